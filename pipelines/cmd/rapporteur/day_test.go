//go:build unix

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// day is a policy officer's day at the desk of a running `up`.
type day struct {
	t                *testing.T
	browser          context.Context
	inbox, data, out string
	address, base    string
	up               *exec.Cmd
	shots            string
	shot             int
}

// start starts `up`, as after each kill: on the same data and the same address.
func (d *day) start() {
	d.t.Helper()
	d.up = exec.Command("rapporteur", "up", d.inbox, "--data", d.data, "--out", d.out, "--listen", d.address)
	d.up.Stderr = os.Stderr
	said, err := d.up.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.up.Start(); err != nil {
		d.t.Fatal(err)
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil || !strings.Contains(line, "http://") {
		d.t.Fatalf("up said %q, %v", line, err)
	}
	go io.Copy(io.Discard, said)
}

func (d *day) kill() {
	d.t.Helper()
	if err := d.up.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	_ = d.up.Wait() // It says that it was killed.
}

func (d *day) do(actions ...chromedp.Action[chromedp.Void]) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.browser, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		d.picture("failed")
		d.t.Fatalf("at the desk: %v", err)
	}
}

func (d *day) open(path string) {
	d.t.Helper()
	d.do(chromedp.Navigate(d.base+path), chromedp.WaitReady("main"))
}

func eval[T any](d *day, script string) T {
	d.t.Helper()
	v, err := chromedp.Run(d.browser, chromedp.Evaluate[T](script))
	if err != nil {
		d.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// until asks again and again, up to two minutes, until a page or answer is as wanted.
func (d *day) until(what string, f func() bool) {
	d.t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(150 * time.Millisecond) {
		if f() {
			return
		}
	}
	d.picture("failed")
	d.t.Fatalf("never: %s", what)
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

func (d *day) report() (r reported, ok bool) {
	resp, err := http.Get(d.base + "/api/v1/reports/idm-2018")
	if err != nil {
		return r, false
	}
	defer resp.Body.Close()
	return r, resp.StatusCode == 200 && json.NewDecoder(resp.Body).Decode(&r) == nil
}

func (d *day) edits() (n uint32) {
	resp, err := http.Get(d.base + "/api/v1/reports/idm-2018/edits")
	if err != nil {
		return 0
	}
	defer resp.Body.Close()
	var e struct{ Version uint32 }
	if err := json.NewDecoder(resp.Body).Decode(&e); err != nil {
		d.t.Fatal(err)
	}
	return e.Version
}

// taken waits until the report holds n edits.
func (d *day) taken(n uint32) {
	d.t.Helper()
	d.until(fmt.Sprintf("the report with %d edits", n), func() bool {
		r, ok := d.report()
		return ok && !r.Building && r.Taken >= n
	})
}

// point says which point's box on the review page a selector is in.
func inPoint(id, rest string) string { return "#p-" + id + " " + rest }

// press sends a form by its button and waits for the page after it.
func (d *day) press(selector string) {
	d.t.Helper()
	eval[bool](d, `document.documentElement.dataset.before = "yes"; true`)
	d.do(chromedp.ScrollIntoView(selector), chromedp.Click(selector))
	d.until("the page after "+selector, func() bool {
		gone, err := chromedp.Run(d.browser, chromedp.Evaluate[bool](`document.readyState === "complete" && document.documentElement.dataset.before !== "yes" && !!document.querySelector("main")`))
		return err == nil && gone
	})
}

// third is the summary of a session that nobody has seen, as a PDF.
func (d *day) third() []byte {
	d.t.Helper()
	text := []string{
		"Ana Belmonte, Director of the Harbour Institute, said that seasonal workers needed contracts in a language that they read.",
		"She added that recruiters who charge fees should lose their licence.",
		"Jonas Ekdahl, Deputy Mayor of Tarnholm, reported that the city had opened two shelters in 2019.",
		"Many participants agreed that data on returns were scarce.",
	}
	var b strings.Builder
	b.WriteString(`<meta charset="utf-8"><style>body{font:12pt serif;margin:2cm}</style><h1>Dialogue on Work and Movement</h1><p>Summary of the discussion</p><h2>Round table</h2>`)
	for _, s := range text {
		fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(s))
	}
	file := filepath.Join(d.t.TempDir(), "third.html")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		d.t.Fatal(err)
	}
	d.do(chromedp.Navigate("file://" + file))
	r, err := chromedp.Call(d.browser, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		d.t.Fatal(err)
	}
	return r.Data
}

func TestADaysWorkSurvivesAKillAndIsInAllThreeFiles(t *testing.T) {
	var chromium string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			chromium = p
			break
		}
	}
	if chromium == "" {
		t.Skip("needs chromium")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("needs pdftotext")
	}
	dir := t.TempDir()
	d := &day{t: t, inbox: filepath.Join(dir, "inbox"), data: filepath.Join(dir, "data"), out: filepath.Join(dir, "out"), address: free(t), shots: os.Getenv("RAPPORTEUR_SHOTS")}
	d.base = "http://" + d.address
	examples, err := filepath.Abs("../../../examples/inbox")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(d.inbox, os.DirFS(examples)); err != nil {
		t.Fatal(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(90*time.Second))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	defer stop()
	browser, quit := chromedp.NewContext(alloc)
	defer quit()
	if err := chromedp.Do(browser, chromedp.Navigate("about:blank"), chromedp.EmulateViewport(1366, 768)); err != nil {
		t.Fatalf("start chromium: %v", err)
	}
	d.browser = browser
	third := d.third()

	d.start()
	defer func() { d.kill() }()
	d.until("the first report", func() bool { r, ok := d.report(); return ok && !r.Building && len(r.Report.Sessions) == 2 })

	// A third document is dropped; its session is corrected at the desk.
	if err := os.WriteFile(filepath.Join(d.inbox, "third.pdf"), third, 0o644); err != nil {
		t.Fatal(err)
	}
	const entry = `[...document.querySelectorAll("li.document")].find(e => e.textContent.includes("third.pdf"))`
	d.until("the third document at the desk", func() bool {
		d.open("/documents?lang=en")
		return eval[bool](d, `!!`+entry+`?.classList.contains("state-indexed")`)
	})
	d.picture("documents")
	link := eval[string](d, entry+`.querySelector('a[href^="/corrections/"]').getAttribute("href")`)
	d.open(link)
	d.do(chromedp.SetValue("#f-series", "idm-2018"), chromedp.SetValue("#f-session", "3"), chromedp.SetValue("#by", "Ines"))
	d.picture("correct")
	d.press(`form[action^="/corrections/"] button`)
	d.until("the report with a third session", func() bool { r, ok := d.report(); return ok && !r.Building && len(r.Report.Sessions) == 3 })

	// Two points are accepted, one is reworded, one rejected. The process is
	// killed right after the first decision.
	r, _ := d.report()
	var open []string
	for _, p := range r.Report.Points {
		if p.Status == "proposed" {
			open = append(open, p.ID)
		}
	}
	if len(open) < 4 {
		t.Fatalf("%d points wait for a decision, wanted 4: %+v", len(open), r.Report.Points)
	}
	review := "/reports/idm-2018?view=review"
	d.open(review)
	d.picture("review")
	d.press(inPoint(open[0], `button[value="accept"]`))
	d.kill()
	d.start()
	d.taken(1)
	d.open(review)
	d.press(inPoint(open[1], `button[value="accept"]`))
	const words = "Ports and towns, several speakers said, need rules that a newcomer can read."
	d.taken(2)
	d.open(review)
	eval[bool](d, `document.querySelectorAll("`+inPoint(open[2], "details")+`").forEach(e => e.open = true); true`)
	d.do(chromedp.SetValue(inPoint(open[2], `textarea`), words))
	d.picture("reword")
	d.press(inPoint(open[2], `button[value="reword"]`))
	d.taken(3)
	d.open(review)
	d.press(inPoint(open[3], `button[value="reject"]`))
	d.taken(4)

	if d.shots != "" { // The guides' pictures: reports-en.png, reports-fr.png.
		for _, lang := range []string{"fr", "en"} {
			d.open(review + "&lang=" + lang)
			eval[bool](d, `document.getElementById("points").scrollIntoView(); scrollBy(0, -90); true`)
			d.picture("guide-" + lang)
		}
	}

	// A statement is kept out, from the sentence that uses it.
	d.open("/reports/idm-2018")
	d.picture("read")
	place := eval[string](d, `[...document.querySelectorAll(".sentence")].filter(s => s.querySelectorAll("a.src").length === 1).at(-1).querySelector("a.act").getAttribute("href")`)
	d.open(place)
	out := eval[string](d, `document.querySelector('input[name="citation"]').value`)
	eval[bool](d, `document.querySelectorAll("details").forEach(e => e.open = true); true`)
	d.do(chromedp.SetValue(`input[name="text"]`, "Beside the matter, says the head of unit"))
	d.picture("sentence")
	d.press(`button[value="keep-out"]`)
	d.taken(5)
	if n := d.edits(); n != 5 {
		t.Errorf("%d edits stand, wanted 5", n)
	}
	d.open("/reports/idm-2018?view=versions")
	d.picture("versions")

	// What is downloaded holds it all.
	d.until("the PDF that stays", func() bool {
		d.open("/reports/idm-2018")
		return !eval[bool](d, `document.querySelector(".downloads").textContent.includes("tagged one follows")`)
	})
	files := map[string]string{}
	for _, format := range []string{"docx", "pdf", "xlsx"} {
		files[format] = readable(t, format, d.download(format))
	}
	after, _ := d.report()
	status := map[string]string{}
	for _, p := range after.Report.Points {
		status[p.ID] = p.Status
	}
	if status[open[0]] != "accepted" || status[open[1]] != "accepted" || status[open[2]] != "reworded" || status[open[3]] != "" {
		t.Errorf("the points stand as %v; decided were %v", status, open)
	}
	for format, text := range files {
		if !strings.Contains(text, words) {
			t.Errorf("the %s doesn't hold the reworded point", format)
		}
		if !strings.Contains(text, "Beside the matter, says the head of unit") {
			t.Errorf("the %s doesn't tell why %s was kept out", format, out)
		}
		if !strings.Contains(text, "third.pdf") && !strings.Contains(text, "Ekdahl") {
			t.Errorf("the %s doesn't hold the third document", format)
		}
	}
}

// free is a loopback address that nobody listens on.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
