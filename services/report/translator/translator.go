package translator

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

// Config says who translates. The zero value is nobody.
type Config struct {
	// Command and its arguments; it is run without a shell.
	Command []string `yaml:"command"`
	// URL of an endpoint, instead.
	URL string `yaml:"url"`
	// Seconds that an answer may take; 0: 120.
	Seconds int `yaml:"seconds"`
}

// Check says what is wrong with a configuration.
func (c *Config) Check() error {
	switch {
	case len(c.Command) == 0 && c.URL == "":
		return errors.New("translator: it names neither a command nor a url")
	case len(c.Command) > 0 && c.URL != "":
		return errors.New("translator: it names a command and a url; one of them")
	case len(c.Command) > 0 && c.Command[0] == "":
		return errors.New("translator: the command is empty")
	case c.Seconds < 0 || c.Seconds > 3600:
		return fmt.Errorf("translator: seconds %d: 1 to 3600", c.Seconds)
	}
	if u, err := url.Parse(c.URL); c.URL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("translator: %q is no address: it looks like http://host/translate", c.URL)
	}
	return nil
}

// Parse reads a file that names a translator. Unknown keys are errors.
func Parse(data []byte) (*Config, error) {
	var c Config
	if err := yaml.UnmarshalWithOptions(data, &c, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("translator: %s", strings.SplitN(err.Error(), "\n", 2)[0])
	}
	if err := c.Check(); err != nil {
		return nil, err
	}
	return &c, nil
}

// Name is what the memory calls the translator: its program, or its host.
func (c *Config) Name() string {
	if len(c.Command) > 0 {
		return filepath.Base(c.Command[0])
	}
	u, err := url.Parse(c.URL)
	if err != nil {
		return ""
	}
	return u.Host
}

// Ask is a text to translate: from the language Source into Target, in a form.
type Ask struct {
	Source string `json:"source"`
	Target string `json:"target"`
	Text   string `json:"text"`
	Form   string `json:"form"`
}

// Error says why there is no answer, and what helps.
type Error struct {
	Reason, Advice string
	Err            error
}

func (e *Error) Error() string {
	if e.Err != nil {
		return "the translator " + e.Reason + ": " + e.Err.Error()
	}
	return "the translator " + e.Reason
}

// Remedy says what helps.
func (e *Error) Remedy() string { return e.Advice }

func (e *Error) Unwrap() error { return e.Err }

// maxAnswer is how many bytes an answer may have.
const maxAnswer = 4 << 20

// Translate gives the words for each ask, in order; "" where the translator has none.
func (c *Config) Translate(ctx context.Context, asks []Ask) ([]string, error) {
	if err := c.Check(); err != nil {
		return nil, &Error{"cannot be asked", "mend the key translator of the series' file, or translator.yaml", err}
	}
	if len(asks) == 0 {
		return nil, nil
	}
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	enc.SetEscapeHTML(false)
	for _, a := range asks {
		if err := enc.Encode(a); err != nil {
			return nil, err
		}
	}
	limit := time.Duration(cmp.Or(c.Seconds, 120)) * time.Second
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	send := c.run
	if c.URL != "" {
		send = c.post
	}
	answer, err := send(ctx, &lines)
	var told *Error
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, &Error{fmt.Sprintf("gave no answer within %v", limit), "give it more seconds, or ask for fewer sentences", nil}
	case errors.As(err, &told):
		return nil, told
	case err != nil:
		return nil, &Error{"cannot be reached", "look whether the command or the address is right, and its service runs", err}
	}
	return read(answer, len(asks))
}

// read takes up an answer of n lines.
func read(answer []byte, n int) ([]string, error) {
	const shape = "it gives a line {\"words\": \"…\"} for each line it gets, in the same order"
	var words []string
	for line := range bytes.Lines(answer) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var a struct {
			Words *string `json:"words"`
		}
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, &Error{fmt.Sprintf("gave a line %d that is no JSON", len(words)+1), shape, err}
		}
		if a.Words == nil {
			return nil, &Error{fmt.Sprintf("gave a line %d without words", len(words)+1), shape, nil}
		}
		words = append(words, strings.TrimSpace(*a.Words))
	}
	if len(words) != n {
		return nil, &Error{fmt.Sprintf("gave %d lines for %d", len(words), n), shape, nil}
	}
	return words, nil
}

// bounded keeps what is written up to a limit, and tells that there was more.
// It is no bytes.Buffer itself: that one's ReadFrom knows no limit.
type bounded struct {
	kept bytes.Buffer
	most int
	over bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.kept.Len()+len(p) > b.most {
		b.over = true
		return 0, tooMuch()
	}
	return b.kept.Write(p)
}

func tooMuch() *Error {
	return &Error{fmt.Sprintf("gave more than %d bytes", maxAnswer), "ask for fewer sentences, or mend the translator", nil}
}

func (c *Config) run(ctx context.Context, lines io.Reader) ([]byte, error) {
	cmd := exec.CommandContext(ctx, c.Command[0], c.Command[1:]...)
	cmd.WaitDelay = time.Second // A child of it may hold its output open.
	out := &bounded{most: maxAnswer}
	var said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = lines, out, &beginning{&said}
	err := cmd.Run()
	if out.over {
		return nil, tooMuch()
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, &Error{"failed: " + cmp.Or(strings.Join(strings.Fields(said.String()), " "), exit.Error()), "run the command by hand with a line of JSON, and see what it says", nil}
	}
	return out.kept.Bytes(), err
}

// beginning keeps the first words of what a command says about its failure.
type beginning struct{ kept *bytes.Buffer }

func (t *beginning) Write(p []byte) (int, error) {
	if room := 400 - t.kept.Len(); room > 0 {
		t.kept.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (c *Config) post(ctx context.Context, lines io.Reader) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL, lines)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/jsonl; charset=utf-8")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return nil, &Error{"answered " + resp.Status, "see the log of its service", nil}
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if len(b) > maxAnswer {
		return nil, tooMuch()
	}
	return b, err
}
