//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// third is the summary of a session that nobody has seen, as a PDF.
func (d *day) third() []byte {
	d.t.Helper()
	text := []string{
		"Ana Belmonte, Director of the Harbour Institute, said that seasonal workers needed contracts in a language that they could read.",
		"She added that the ferry timetable was printed in two languages.",
		"Piotr Zielny, Head of the Growers' Union, said that seasonal workers needed contracts in a language that they could read.",
		"Jonas Ekdahl, Deputy Mayor of Tarnholm, said that recruiters who charge fees should lose their licence.",
		"Mara Quill, Director of the Labour Observatory, said that recruiters who charge fees should lose their licence.",
		"Lucia Ferro, Deputy Mayor of Altamonte, said that cities should be consulted before new shelters open.",
		"Omar Haddad, Director of the Shelter Network, said that cities should be consulted before new shelters open.",
		"Ines Tavares, Head of the Statistics Office of Tarnholm, said that data on returns should be published every year.",
		"Karl Boman, Director of the Return Monitor, said that data on returns should be published every year.",
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
	d.do("open the third summary", chromedp.Navigate("file://"+file))
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
	d := &day{t: t, inbox: filepath.Join(dir, "inbox"), data: filepath.Join(dir, "data"), out: filepath.Join(dir, "out"), address: free(t), log: filepath.Join(dir, "up.log"), shots: os.Getenv("RAPPORTEUR_SHOTS")}
	d.base = "http://" + d.address
	examples, err := filepath.Abs("../../../examples/inbox")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(d.inbox, os.DirFS(examples)); err != nil {
		t.Fatal(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(patience))
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
	d.report("the first report", func(r reported) bool { return len(r.Report.Sessions) == 2 })

	// A third document is dropped; its session is corrected at the desk.
	if err := os.WriteFile(filepath.Join(d.inbox, "third.pdf"), third, 0o644); err != nil {
		t.Fatal(err)
	}
	const entry = `[...document.querySelectorAll("li.document")].find(e => e.textContent.includes("third.pdf"))`
	d.until("the third document at the desk", func() error {
		d.open("/documents?lang=en")
		if look := eval[string](d, entry+`?.className ?? "not there"`); !slices.Contains(strings.Fields(look), "state-indexed") {
			return errors.New(look)
		}
		return nil
	})
	d.picture("documents")
	link := eval[string](d, entry+`.querySelector('a[href^="/corrections/"]').getAttribute("href")`)
	said := slices.Concat(filling("#f-series", "idm-2018"), filling("#f-session", "3"), filling("#by", "Ines"))
	d.send(link, said, `form[action^="/corrections/"] button`, "correct", d.corrected)
	r := d.report("the report with a third session", func(r reported) bool { return len(r.Report.Sessions) == 3 })

	// Two points are accepted, one is reworded, one rejected. The process is
	// killed right after the first decision.
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
	d.send(review, nil, inPoint(open[0], `button[value="accept"]`), "", func() error { return d.stand(1) })
	d.kill()
	d.start()
	d.taken(1)
	d.edit(2, review, nil, inPoint(open[1], `button[value="accept"]`), "")
	const words = "Ports and towns, several speakers said, need rules that a newcomer can read."
	d.edit(3, review, slices.Concat(unfolding(inPoint(open[2], "details")), filling(inPoint(open[2], "textarea"), words)), inPoint(open[2], `button[value="reword"]`), "reword")
	d.edit(4, review, nil, inPoint(open[3], `button[value="reject"]`), "")

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
	d.edit(5, place, slices.Concat(unfolding("details"), filling(`input[name="text"]`, "Beside the matter, says the head of unit")), `button[value="keep-out"]`, "sentence")
	d.open("/reports/idm-2018?view=versions")
	d.picture("versions")

	// What is downloaded holds it all.
	d.until("the PDF that stays", func() error {
		d.open("/reports/idm-2018")
		if said := eval[string](d, `document.querySelector(".downloads").textContent`); strings.Contains(said, "tagged one follows") {
			return errors.New(said)
		}
		return nil
	})
	files := map[string]string{}
	for _, format := range []string{"docx", "pdf", "xlsx"} {
		files[format] = readable(t, format, d.download(format))
	}
	after := d.taken(5)
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

// inPoint says which point's box on the review page a selector is in.
func inPoint(id, rest string) string { return "#p-" + id + " " + rest }

// corrected tells whether what was said of the third document has arrived.
func (d *day) corrected() error {
	var s struct {
		Documents []struct {
			Files      []string
			Correction *struct{ By string }
		}
	}
	b, err := d.get("/api/v1/status")
	if err == nil {
		err = json.Unmarshal(b, &s)
	}
	if err != nil {
		return err
	}
	for _, x := range s.Documents {
		if slices.Contains(x.Files, "third.pdf") && x.Correction != nil {
			return nil
		}
	}
	return errors.New("nothing is said of third.pdf")
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
