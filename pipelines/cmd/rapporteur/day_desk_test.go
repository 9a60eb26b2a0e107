//go:build unix

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long a day waits for what comes in seconds on a machine that
// is at rest: a limit for what never comes, not a measure.
const patience = 5 * time.Minute

// day is a policy officer's day at the desk of a running `up`.
type day struct {
	t                *testing.T
	browser          context.Context
	inbox, data, out string
	address, base    string
	up               *exec.Cmd
	log              string // what every `up` wrote on stderr
	shots            string
	shot             int
}

// start starts `up`, as after each kill: on the same data and the same address.
func (d *day) start() {
	d.t.Helper()
	log, err := os.OpenFile(d.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		d.t.Fatal(err)
	}
	defer log.Close()
	d.up = exec.Command("rapporteur", "up", d.inbox, "--data", d.data, "--out", d.out, "--listen", d.address, "--log-level", "info")
	d.up.Stderr = log
	said, err := d.up.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.up.Start(); err != nil {
		d.t.Fatal(err)
	}
	first := make(chan string, 1)
	go func() {
		line, err := bufio.NewReader(said).ReadString('\n')
		if err != nil {
			line += err.Error()
		}
		first <- line
		io.Copy(io.Discard, said)
	}()
	select {
	case line := <-first:
		if !strings.Contains(line, "http://") {
			d.fail("up said %q and not its address", line)
		}
	case <-time.After(patience):
		d.fail("up didn't say its address in %s", patience)
	}
}

func (d *day) kill() {
	d.t.Helper()
	if err := d.up.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	_ = d.up.Wait() // It says that it was killed.
}

// until asks again and again until nil says that a page or an answer is as
// wanted; the error says what is there instead.
func (d *day) until(what string, f func() error) {
	d.t.Helper()
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(150 * time.Millisecond) {
		if err = f(); err == nil {
			return
		}
	}
	d.fail("never in %s: %s; last: %v", patience, what, err)
}

// fail ends the test and tells where the day stands: what the browser shows,
// what the line says of itself, what `up` said last.
func (d *day) fail(format string, args ...any) {
	d.t.Helper()
	d.t.Errorf(format, args...)
	dir := d.shots
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "rapporteur-day-"); err != nil { // It outlives the test, to be looked at.
			d.t.Error(err)
		}
	}
	ctx, cancel := context.WithTimeout(d.browser, time.Minute)
	defer cancel()
	page, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[location.href, document.readyState, document.title, document.body?.innerText.slice(0, 3000)].join("\n")`))
	d.t.Logf("the browser shows (%v): %s", err, page)
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		name := filepath.Join(dir, "failed.png")
		err = os.WriteFile(name, png, 0o644)
		d.t.Logf("seen in %s", name)
	}
	if err != nil {
		d.t.Logf("no picture of it: %v", err)
	}
	for _, path := range []string{"/api/v1/status", "/api/v1/reports/idm-2018", "/api/v1/reports/idm-2018/edits"} {
		b, err := d.get(path)
		d.t.Logf("%s (%v): %.3000s", path, err, b)
	}
	log, err := os.ReadFile(d.log)
	lines := strings.SplitAfter(string(log), "\n")
	d.t.Logf("up, process %d, said last (%v):\n%s", d.up.Process.Pid, err, strings.Join(lines[max(0, len(lines)-60):], ""))
	d.t.FailNow()
}

// get asks the API.
func (d *day) get(path string) ([]byte, error) {
	c := http.Client{Timeout: time.Minute}
	resp, err := c.Get(d.base + path)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = errors.New(resp.Status)
	}
	return b, err
}

// try does something in the browser, which may be in the midst of another page:
// a report's page draws itself anew when there is a newer version.
func (d *day) try(actions ...chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(d.browser, time.Minute)
	defer cancel()
	return chromedp.Do(ctx, actions...)
}

// do does it, again where the page went away under its hands.
func (d *day) do(what string, actions ...chromedp.Action[chromedp.Void]) {
	d.t.Helper()
	d.until(what, func() error { return d.try(actions...) })
}

func (d *day) open(path string) {
	d.t.Helper()
	to, err := url.Parse(d.base + path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.until("open "+path, func() error {
		if err := d.try(chromedp.Navigate(to.String()), chromedp.WaitReady("main")); err != nil {
			return err
		}
		// A page that draws itself anew may have come first.
		is, err := url.Parse(eval[string](d, `location.href`))
		if err == nil && (is.Path != to.Path || is.Query().Get("view") != to.Query().Get("view")) {
			err = fmt.Errorf("%s is open", is)
		}
		return err
	})
}

// eval is what a script says of the page. It may run more than once.
func eval[T any](d *day, script string) (v T) {
	d.t.Helper()
	d.until(script, func() (err error) {
		ctx, cancel := context.WithTimeout(d.browser, time.Minute)
		defer cancel()
		v, err = chromedp.Run(ctx, chromedp.Evaluate[T](script))
		return err
	})
	return v
}

// filling writes into a field as typing does: a page that somebody types into
// doesn't draw itself anew.
func filling(selector, text string) []chromedp.Action[chromedp.Void] {
	typed := fmt.Sprintf(`document.querySelector(%q).dispatchEvent(new Event("input", { bubbles: true }))`, selector)
	return []chromedp.Action[chromedp.Void]{chromedp.SetValue(selector, text), running(typed)}
}

// unfolding opens what is folded.
func unfolding(selector string) []chromedp.Action[chromedp.Void] {
	script := fmt.Sprintf(`document.querySelectorAll(%q).forEach(e => e.open = true); true`, selector)
	return []chromedp.Action[chromedp.Void]{running(script)}
}

// running runs a script that ends with true.
func running(script string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (v chromedp.Void, err error) {
		_, err = chromedp.Evaluate[bool](script)(ctx, t)
		return v, err
	}
}

// send opens a page, fills a form in, sends it by its button and waits until
// it did what it is for. Where a newer version of the page came between, that
// is done again, as a person would: never where it has been done.
func (d *day) send(path string, fill []chromedp.Action[chromedp.Void], button, picture string, done func() error) {
	d.t.Helper()
	for n := 1; ; n++ {
		d.open(path)
		err := d.try(slices.Concat(fill, []chromedp.Action[chromedp.Void]{chromedp.ScrollIntoView(button)})...)
		if picture != "" {
			d.picture(picture)
			picture = ""
		}
		if err == nil {
			err = d.press(button)
		}
		// It may still be on its way when another page came before its own.
		var is error
		for end := time.Now().Add(10 * time.Second); ; time.Sleep(100 * time.Millisecond) {
			if is = done(); is == nil {
				return
			} else if time.Now().After(end) {
				break
			}
		}
		if n == 5 {
			d.fail("%s on %s was pressed %d times: %v; the last time: %v", button, path, n, is, err)
		}
		d.t.Logf("%s on %s: %v (%v); once more", button, path, is, err)
	}
}

// press clicks and waits for the page after it.
func (d *day) press(button string) error {
	const before, after = `document.documentElement.dataset.before = "yes"; true`,
		`document.readyState === "complete" && document.documentElement.dataset.before !== "yes" && !!document.querySelector("main")`
	ctx, cancel := context.WithTimeout(d.browser, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, running(before), chromedp.Click(button)); err != nil {
		return err
	}
	for ; ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](after)); err == nil && ok {
			return nil
		}
	}
	return fmt.Errorf("no page came after it: %w", ctx.Err())
}

// picture keeps a screenshot where RAPPORTEUR_SHOTS names a folder.
func (d *day) picture(name string) {
	if d.shots == "" {
		return
	}
	d.shot++
	for _, look := range []struct {
		name          string
		width, height int64
	}{{"desk", 1366, 768}, {"phone", 390, 844}} {
		if err := chromedp.Do(d.browser, chromedp.EmulateViewport(look.width, look.height), chromedp.Sleep(200*time.Millisecond)); err != nil {
			d.t.Log(err)
			return
		}
		png, err := chromedp.Run(d.browser, chromedp.CaptureScreenshot())
		if err == nil {
			err = os.WriteFile(filepath.Join(d.shots, fmt.Sprintf("%02d-%s-%s.png", d.shot, name, look.name)), png, 0o644)
		}
		if err != nil {
			d.t.Log(err)
		}
	}
	if err := chromedp.Do(d.browser, chromedp.EmulateViewport(1366, 768)); err != nil {
		d.t.Log(err)
	}
}

// reported is the report as the API gives it.
type reported struct {
	Building bool   `json:"building"`
	Taken    uint32 `json:"edits_taken"`
	Report   struct {
		Sessions []struct{ Number uint32 } `json:"sessions"`
		Points   []struct{ ID, Status, Head, Text string }
		Edits    []struct{ State string }
	} `json:"report"`
}

// report waits for a report that is built and is as wanted.
func (d *day) report(what string, wanted func(reported) bool) (r reported) {
	d.t.Helper()
	d.until(what, func() error {
		b, err := d.get("/api/v1/reports/idm-2018")
		r = reported{}
		if err == nil {
			err = json.Unmarshal(b, &r)
		}
		if err == nil && (r.Building || !wanted(r)) {
			err = fmt.Errorf("it has %d sessions, %d edits; building: %v", len(r.Report.Sessions), r.Taken, r.Building)
		}
		return err
	})
	return r
}

// taken waits until the report holds n edits.
func (d *day) taken(n uint32) reported {
	d.t.Helper()
	return d.report(fmt.Sprintf("the report with %d edits", n), func(r reported) bool { return r.Taken >= n })
}

// stand tells whether n edits stand.
func (d *day) stand(n uint32) error {
	var e struct{ Version uint32 }
	b, err := d.get("/api/v1/reports/idm-2018/edits")
	if err == nil {
		err = json.Unmarshal(b, &e)
	}
	if err == nil && e.Version != n {
		err = fmt.Errorf("%d edits stand, not %d", e.Version, n)
	}
	return err
}

// edit makes the nth edit on a page and waits until the report has it in.
func (d *day) edit(n uint32, path string, fill []chromedp.Action[chromedp.Void], button, picture string) {
	d.t.Helper()
	d.send(path, fill, button, picture, func() error { return d.stand(n) })
	d.taken(n)
}
