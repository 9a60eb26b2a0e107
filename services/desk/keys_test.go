package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// patience is how long tests wait for what comes at once on a machine that is
// at rest: a limit for what never comes, not a measure.
const patience = 2 * time.Minute

// becomes waits until a script says so.
func becomes(t *testing.T, ctx context.Context, script, what string) {
	t.Helper()
	var last error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](script))
		if err == nil && ok {
			return
		}
		last = err
	}
	page, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[location.href, document.readyState, document.activeElement?.outerHTML.slice(0, 300), document.body?.innerText.slice(0, 2000)].join("\n")`))
	t.Fatalf("%s: %s stayed false (%v) for %s; the page (%v): %s", what, script, last, patience, err, page)
}

func press(t *testing.T, ctx context.Context, keys string) {
	t.Helper()
	steps(t, ctx, chromedp.KeyEvent(keys))
}

func TestAllCanBeDoneFromTheKeyboard(t *testing.T) {
	l := small()
	s := l.serve(t)
	ctx := browserOf(t)
	window(t, ctx, 1200, 800, "light")
	load(t, ctx, s, "/?lang=en")
	press(t, ctx, "/")
	becomes(t, ctx, `document.activeElement.id === "q"`, "the slash goes to the search field")
	value[bool](t, ctx, `document.getElementById("q").value = "", true`) // The protocol types the slash too; a keyboard doesn't.
	press(t, ctx, "registre j/k")
	if got := value[string](t, ctx, `document.getElementById("q").value`); got != "registre j/k" {
		t.Errorf("in the field, shortcuts must be letters: it holds %q", got)
	}
	value[bool](t, ctx, `document.getElementById("q").value = "registre", true`)
	press(t, ctx, kb.Enter)
	becomes(t, ctx, `location.search.includes("q=registre") && document.readyState === "complete"`, "Enter searches")
	focused := `document.activeElement.getAttribute("href")`
	for _, c := range []struct{ key, want string }{{"j", "d1.3"}, {"j", "d1.4"}, {"j", "d1.4"}, {"k", "d1.3"}, {"k", "d1.3"}} {
		press(t, ctx, c.key)
		if got := value[string](t, ctx, focused); !strings.Contains(got, c.want) {
			t.Errorf("%s goes to %q, wanted statement %s", c.key, got, c.want)
		}
	}
	press(t, ctx, kb.Enter)
	becomes(t, ctx, `location.pathname === "/statements/d1.3" && document.readyState === "complete"`, "Enter opens the statement")

	load(t, ctx, s, "/help")
	steps(t, ctx, chromedp.Click("#keys"))
	load(t, ctx, s, "/?q=registre")
	press(t, ctx, "j")
	if value[bool](t, ctx, `document.activeElement.matches("a.open")`) {
		t.Error("a shortcut worked after it was switched off")
	}
}

func TestCopyTakesTheCitation(t *testing.T) {
	s := small().serve(t)
	ctx := browserOf(t)
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		grant := browser.SetPermissionParams{Permission: &browser.PermissionDescriptor{Name: name}, Setting: "granted", Origin: s.URL}
		if _, err := chromedp.CallBrowser(ctx, browser.SetPermission, grant); err != nil {
			t.Fatalf("grant %s: %v", name, err)
		}
	}
	load(t, ctx, s, "/statements/d2.1?lang=en")
	steps(t, ctx, chromedp.Click("article .copy.button"))
	becomes(t, ctx, `document.getElementById("said").textContent === "Copied"`, "copying says that it copied")
	const want = "“Leo Marsh warned that ports need more staff.” — Leo Marsh, Minister of Trade, Norway, on behalf of the Nordic group; Harbour Forum, second meeting, session 2, p. 1 [Specimen: invented for demonstration]"
	got, err := chromedp.Run(ctx, chromedp.Evaluate[string](`navigator.clipboard.readText()`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("copied\n%s\nwanted\n%s", got, want)
	}
}

func TestTheDocumentsPageFollowsTheLine(t *testing.T) {
	l := small()
	l.changes = make(chan struct{}, 1)
	s := l.serve(t)
	ctx := browserOf(t)
	load(t, ctx, s, "/documents?lang=en")
	becomes(t, ctx, `!document.body.textContent.includes("Third")`, "the page is there")
	value[bool](t, ctx, `document.querySelector("#live details.warnings").open = true`)
	time.Sleep(300 * time.Millisecond) // The event stream opens after the page has loaded.
	l.add(&pb.DocumentRecord{Id: "d3", State: pb.FileState_FILE_STATE_RECEIVED, Pages: 10, PagesRead: 4, Metadata: &pb.Metadata{Series: "zebra", Title: "Third"}})
	l.changes <- struct{}{}
	becomes(t, ctx, `document.body.textContent.includes("Third") && document.body.textContent.includes("page 4 of 10")`, "a new document appears by itself")
	if !value[bool](t, ctx, `document.querySelector("#live details.warnings").open`) {
		t.Error("what was unfolded was folded by the update")
	}
	value[bool](t, ctx, `document.querySelector("#live a[href='/documents/d2/forget']").focus(), true`)
	l.add(&pb.DocumentRecord{Id: "d5", State: pb.FileState_FILE_STATE_INDEXED, Metadata: &pb.Metadata{Series: "aardvark", Title: "Fifth"}})
	l.changes <- struct{}{}
	becomes(t, ctx, `document.body.textContent.includes("Fifth")`, "another appears")
	if got := value[string](t, ctx, `document.activeElement.getAttribute("href") ?? document.activeElement.tagName`); got != "/documents/d2/forget" {
		t.Errorf("after the update the focus is on %s", got)
	}
}

func TestTheMarksLieOnTheWords(t *testing.T) {
	s := summary(t).serve(t)
	ctx := browserOf(t)
	window(t, ctx, 1280, 800, "light")
	load(t, ctx, s, "/statements/idm.100?lang=fr")
	becomes(t, ctx, `document.querySelector(".sheet img").complete && document.querySelector(".sheet img").naturalWidth > 0`, "the picture is there")
	// Under each mark the picture must be printed: dark pixels, and in most of its width.
	inked := value[float64](t, ctx, `(() => {
		const img = document.querySelector(".sheet img"), svg = document.querySelector(".sheet svg"), view = svg.viewBox.baseVal;
		const c = new OffscreenCanvas(img.naturalWidth, img.naturalHeight).getContext("2d");
		c.drawImage(img, 0, 0);
		const k = img.naturalWidth / view.width;
		let worst = 1;
		for (const r of svg.querySelectorAll(".said")) {
			const b = r.getBBox(), w = Math.round(b.width * k), h = Math.round(b.height * k);
			const d = c.getImageData(Math.round(b.x * k), Math.round(b.y * k), w, h).data;
			let columns = 0;
			for (let x = 0; x < w; x++) for (let y = 0; y < h; y++) if (d[4 * (y * w + x)] < 128) { columns++; break; }
			worst = Math.min(worst, columns / w);
		}
		return worst;
	})()`)
	if inked < .5 {
		t.Errorf("under a mark only %.0f%% of the columns are printed", inked*100)
	}
	if !value[bool](t, ctx, `(() => { const m = document.querySelector(".said").getBoundingClientRect(), s = document.querySelector(".sheetbox").getBoundingClientRect(); return m.top >= s.top && m.bottom <= s.bottom; })()`) {
		t.Error("the marked words are out of sight")
	}
}

func TestOnPaperThereIsTheStatementItsSourceAndItsPage(t *testing.T) {
	s := summary(t).serve(t)
	ctx := browserOf(t)
	for path, wanted := range map[string]string{"/statements/idm.100": ".quote, .who, .source, .sheet img, .said", "/?q=traite": ".hit .who, .hit blockquote, .hit .source", "/documents": ".document h3, .notice"} {
		load(t, ctx, s, path)
		becomes(t, ctx, `[...document.images].every(i => i.complete)`, "the pictures are there")
		pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF())
		if err != nil {
			t.Fatal(err)
		}
		if folder := os.Getenv("RAPPORTEUR_SHOTS"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, "print-"+strings.Trim(strings.Map(onlyLetters, path), "-")+".pdf"), pdf, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		seen := `(s) => [...document.querySelectorAll(s)].filter(e => e.getClientRects().length > 0).length`
		for _, sel := range strings.Split(wanted, ", ") {
			if value[int](t, ctx, `(`+seen+`)("`+sel+`")`) == 0 {
				t.Errorf("%s: %s is missing on paper", path, sel)
			}
		}
		if n := value[int](t, ctx, `(`+seen+`)("nav, .ask, .copy, .actions, .facets, .foot")`); n > 0 {
			t.Errorf("%s: %d things to click on are printed", path, n)
		}
	}
}

func onlyLetters(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r
	}
	return '-'
}
