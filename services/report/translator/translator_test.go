package translator

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

var asks = []Ask{{"en", "fr", "The quay is closed.", "clause"}, {"en", "fr", "The quay & the <lock>", "noun"}}

// answer is a fake translator: it says the form and the text backwards.
func answer(in io.Reader, out io.Writer) {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		var a Ask
		if json.Unmarshal(lines.Bytes(), &a) != nil {
			return
		}
		letters := []rune(a.Text)
		slices.Reverse(letters)
		b, _ := json.Marshal(map[string]string{"words": a.Form + " " + a.Target + " " + string(letters)})
		fmt.Fprintf(out, "%s\n", b)
	}
}

// TestMain lets the test's own program be the command.
func TestMain(m *testing.M) {
	switch os.Getenv("FAKE_TRANSLATOR") {
	case "":
		os.Exit(m.Run())
	case "answers":
		answer(os.Stdin, os.Stdout)
	case "fails":
		fmt.Fprintln(os.Stderr, "no dictionary")
		os.Exit(3)
	case "sleeps":
		time.Sleep(time.Minute)
	case "floods":
		for {
			if _, err := os.Stdout.WriteString(strings.Repeat("x", 1<<16)); err != nil {
				os.Exit(1)
			}
		}
	case "short":
		fmt.Println(`{"words": "a"}`)
	case "wordless":
		fmt.Println("{\"word\": \"a\"}\n{}")
	}
	os.Exit(0)
}

var want = []string{"clause fr .desolc si yauq ehT", "noun fr >kcol< eht & yauq ehT"}

func TestACommandTranslates(t *testing.T) {
	t.Setenv("FAKE_TRANSLATOR", "answers")
	c := Config{Command: []string{os.Args[0]}}
	words, err := c.Translate(t.Context(), asks)
	if err != nil || !slices.Equal(words, want) {
		t.Errorf("%q %v", words, err)
	}
}

func TestAnEndpointTranslates(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
		answer(r.Body, w)
	}))
	defer s.Close()
	c := Config{URL: s.URL}
	words, err := c.Translate(t.Context(), asks)
	if err != nil || !slices.Equal(words, want) || !strings.Contains(s.URL, c.Name()) {
		t.Errorf("%q %v", words, err)
	}
}

func TestATranslatorsFaultHasAReasonAndARemedy(t *testing.T) {
	refuses := httptest.NewServer(http.NotFoundHandler())
	defer refuses.Close()
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	me := []string{os.Args[0]}
	for _, x := range []struct {
		what, mode string
		config     Config
		says       string
	}{
		{"it fails", "fails", Config{Command: me}, "failed: no dictionary"},
		{"it takes too long", "sleeps", Config{Command: me, Seconds: 1}, "no answer within 1s"},
		{"it never ends", "floods", Config{Command: me}, "more than"},
		{"a line is missing", "short", Config{Command: me}, "gave 1 lines for 2"},
		{"no words", "wordless", Config{Command: me}, "line 1 without words"},
		{"there is no such command", "answers", Config{Command: []string{"/no/such/translator"}}, "cannot be reached"},
		{"the endpoint refuses", "answers", Config{URL: refuses.URL}, "answered 404"},
		{"nobody is there", "answers", Config{URL: gone.URL}, "cannot be reached"},
		{"nobody is named", "answers", Config{}, "neither a command nor a url"},
		{"both are named", "answers", Config{Command: me, URL: gone.URL}, "a command and a url"},
		{"no address", "answers", Config{URL: "translate"}, "no address"},
	} {
		t.Setenv("FAKE_TRANSLATOR", x.mode)
		words, err := x.config.Translate(t.Context(), asks)
		var told *Error
		if words != nil || !errors.As(err, &told) || !strings.Contains(err.Error(), x.says) || told.Remedy() == "" {
			t.Errorf("%s: %v %v", x.what, words, err)
		}
	}
}
