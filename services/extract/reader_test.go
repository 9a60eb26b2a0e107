package extract

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"
)

// readers are the implementations that keep the Reader's promises.
func readers(t *testing.T) map[string]Reader {
	e := NewEngines(Options{CacheDir: cacheDir(t)}, nil)
	t.Cleanup(func() { _ = e.Close() })
	return map[string]Reader{"in process": e, "in a child": children(t, "extract-child", nil)}
}

func each(t *testing.T, test func(t *testing.T, r Reader)) {
	for name, r := range readers(t) {
		t.Run(name, func(t *testing.T) { test(t, r) })
	}
}

func TestAReportIsReadWithItsPagesAndTheirScores(t *testing.T) {
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	each(t, func(t *testing.T, r Reader) {
		doc, err := r.Read(context.Background(), pdf, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Pages) != 9 || len(doc.Paragraphs) < 20 || len(doc.Content) != 64 {
			t.Errorf("%d pages, %d paragraphs, content %q", len(doc.Pages), len(doc.Paragraphs), doc.Content)
		}
		for _, p := range doc.Pages {
			if p.Engine != "native" || p.Reason == "" || p.Scores["stop_word_rate"] < 0.3 || p.Scores["replacement_rate"] != 0 {
				t.Errorf("page %d: %s because %q, %v", p.Number, p.Engine, p.Reason, p.Scores)
			}
		}
	})
}

func TestBothReadersGiveTheSameBytes(t *testing.T) {
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	var first string
	each(t, func(t *testing.T, r Reader) {
		doc, err := r.Read(context.Background(), pdf, "")
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, p := range doc.Pages {
			b.WriteString(p.Text)
		}
		if first == "" {
			first = b.String()
		}
		if first != b.String() {
			t.Error("the text differs between readers")
		}
	})
}

func TestAPageIsDrawn(t *testing.T) {
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	each(t, func(t *testing.T, r Reader) {
		p, err := r.RenderPage(context.Background(), pdf, "", 2, 72)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(p.PNG))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != p.Width || b.Dy() != p.Height || p.DPI != 72 || p.Width < 590 || p.Width > 600 {
			t.Errorf("%v for %dx%d at %d", b, p.Width, p.Height, p.DPI)
		}
		_, err = r.RenderPage(context.Background(), pdf, "", 10, 72)
		if f := Refused(err); f == nil || f.Code != NoSuchPage || f.Remedy() == "" {
			t.Errorf("page 10 of 9: %v", err)
		}
	})
}

func TestAQuoteIsCheckedByTheOtherEngine(t *testing.T) {
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	each(t, func(t *testing.T, r Reader) {
		doc, err := r.Read(context.Background(), pdf, "")
		if err != nil {
			t.Fatal(err)
		}
		var quotes []Quote
		for _, p := range doc.Paragraphs {
			if len(p.Runs) == 0 || len(p.Text) < 80 {
				continue
			}
			var pages []int
			for _, run := range p.Runs {
				if n := int(run.Page); len(pages) == 0 || pages[len(pages)-1] != n {
					pages = append(pages, n)
				}
			}
			quotes = append(quotes, Quote{Text: p.Text, Pages: pages, Engine: "native"})
		}
		stand := len(quotes)
		quotes = append(quotes, Quote{Text: "This sentence was never printed in the report.", Pages: []int{1}, Engine: "native"},
			Quote{Text: quotes[0].Text, Pages: []int{400}, Engine: "native"})
		read := map[int]int{}
		ctx := WithProgress(context.Background(), func(p Progress) {
			if p.Step == "check" {
				read[p.Page]++
			}
		})
		verdicts, err := VerifyQuotes(ctx, r, pdf, "", quotes)
		if err != nil || len(verdicts) != len(quotes) {
			t.Fatalf("%d verdicts on %d quotes: %v", len(verdicts), len(quotes), err)
		}
		for i, v := range verdicts {
			if i < stand && (!v.Found || v.Engine != "pdfium") || i >= stand && (v.Found || v.Reason == "") {
				t.Errorf("page %v, %.60q: %+v", quotes[i].Pages, quotes[i].Text, v)
			}
		}
		for n, times := range read {
			if times > 1 {
				t.Errorf("page %d was read %d times for %d quotes", n, times, len(quotes))
			}
		}
		if none, err := VerifyQuotes(ctx, r, pdf, "", nil); err != nil || len(none) != 0 {
			t.Errorf("no quotes: %v %v", none, err)
		}
		if _, err := VerifyQuotes(ctx, r, []byte("no PDF at all"), "", quotes); Refused(err) == nil {
			t.Errorf("no PDF: %v", err)
		}
	})
}

func TestWhatIsNoPDFIsRefusedWithItsReasonAndRemedy(t *testing.T) {
	each(t, func(t *testing.T, r Reader) {
		for name, data := range map[string]string{"empty": "", "text": "Dear all, please find the minutes below.", "zip": "PK\x03\x04"} {
			_, err := r.Read(context.Background(), []byte(data), "")
			if f := Refused(err); f == nil || f.Code != NotAPDF || f.Remedy() == "" {
				t.Errorf("%s: %v", name, err)
			}
		}
		_, err := r.Read(context.Background(), []byte("%PDF-1.7\nnothing of a document"), "")
		if f := Refused(err); f == nil || f.Code != Damaged || f.Remedy() == "" {
			t.Errorf("a header alone: %v", err)
		}
	})
}

func TestAMissingPasswordIsToldFromAWrongOne(t *testing.T) {
	pdf := shared(t, "corpus/bad/pdfjs_issue6010_1.pdf")
	each(t, func(t *testing.T, r Reader) {
		for password, want := range map[string]Code{"": NeedsPassword, "wrong": WrongPassword} {
			_, err := r.Read(context.Background(), pdf, password)
			if f := Refused(err); f == nil || f.Code != want || !strings.Contains(f.Remedy(), "x.pdf.yaml") || strings.Contains(f.Remedy(), "--") {
				t.Errorf("password %q: %v, want %s", password, err, want)
			}
		}
		if _, err := r.Read(context.Background(), pdf, "abc"); err != nil {
			t.Errorf("with its password: %v", err)
		}
	})
}

func TestAnEncryptedFileThatNoEngineDeciphersIsNamedAsSuch(t *testing.T) {
	pdf := shared(t, "corpus/bad/pdfjs_issue19484_1.pdf")
	each(t, func(t *testing.T, r Reader) {
		_, err := r.Read(context.Background(), pdf, "")
		if f := Refused(err); f == nil || f.Code != Damaged || !strings.Contains(f.Reason, "encrypted") {
			t.Errorf("%v", err)
		}
	})
}
