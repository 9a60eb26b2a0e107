package station

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

type nothing struct{ Flags }

func (n *nothing) Open(context.Context, *Station) (*Service, error) { return &Service{}, nil }

func TestASecretComesFromItsFileElseFromTheEnvironment(t *testing.T) {
	t.Setenv("STATION_SECRET", " from the environment\n")
	dir := t.TempDir()
	full, empty := filepath.Join(dir, "full"), filepath.Join(dir, "empty")
	for file, text := range map[string]string{full: "\tfrom the file \n", empty: " \n"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, file, variable, want, fails string
	}{
		{"the file goes first", full, "STATION_SECRET", "from the file", ""},
		{"no file is named", "", "STATION_SECRET", "from the environment", ""},
		{"neither is set", "", "STATION_NONE", "", ""},
		{"an empty file is a mistake, not an empty secret", empty, "STATION_SECRET", "", "is empty"},
		{"a missing file is a mistake", filepath.Join(dir, "none"), "STATION_SECRET", "", "no such file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Secret(c.file, c.variable)
			if got != c.want || (err == nil) != (c.fails == "") || err != nil && !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func TestAWrongCallExitsWithTwoAndHelpWithNought(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--no-such-flag"}, 2, "--help"},
		{[]string{"--log-level", "loud"}, 2, "log-level"},
		{[]string{"--help"}, 0, "RAPPORTEUR_NATS_URL"},
		{[]string{"--nats-password-file", filepath.Join(t.TempDir(), "none")}, 1, "no such file"},
	} {
		var out bytes.Buffer
		if code := Main("test", "A test.", &nothing{}, c.args, &out, &out); code != c.code || !strings.Contains(out.String(), c.says) {
			t.Errorf("%v exits with %d, wanted %d, and says %s", c.args, code, c.code, out.String())
		}
	}
}

func TestReadinessSaysWhatIsMissingAndHealthDoesNotAsk(t *testing.T) {
	ready := &readiness{}
	stop, at, err := admin("127.0.0.1:0", prometheus.NewRegistry(), ready.ask)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	ask := func(path string) (int, string) {
		t.Helper()
		resp, err := http.Get("http://" + at + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(b)
	}
	if code, text := ask("/readyz"); code != http.StatusServiceUnavailable || !strings.Contains(text, "starting") {
		t.Errorf("while it starts: %d %s", code, text)
	}
	ready.set(func(context.Context) error { return errors.New("the store does not answer") })
	if code, text := ask("/readyz"); code != http.StatusServiceUnavailable || !strings.Contains(text, "the store does not answer") {
		t.Errorf("without a neighbour: %d %s", code, text)
	}
	if code, _ := ask("/healthz"); code != http.StatusOK {
		t.Errorf("without a neighbour it is alive: %d", code)
	}
	ready.set(func(context.Context) error { return nil })
	for _, path := range []string{"/readyz", "/metrics", "/debug/pprof/"} {
		if code, text := ask(path); code != http.StatusOK {
			t.Errorf("%s: %d %s", path, code, text)
		}
	}
}
