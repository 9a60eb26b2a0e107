package desk_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/desk"
)

func TestEveryPageIsDrawnInEveryLanguage(t *testing.T) {
	s := small().serve(t)
	for path, want := range map[string]int{
		"/": 200, "/?q=registre&objective=23&session=1": 200, "/?q=nothingofthesort": 200, "/?q=registre&exact=1": 200, "/statements/d1.2": 200, "/statements/d1.3?page=1": 200, "/statements/d2.1": 200,
		"/documents": 200, "/documents/d1/pages/1": 200, "/documents/d1/pages/2": 200, "/documents/d1/forget": 200, "/reports": 200, "/reports/harbour": 200,
		"/reports/harbour?version=v0": 200, "/help": 200, "/nowhere": 404, "/statements/d9.1": 404, "/documents/d1/pages/9": 404, "/?kind=nonsense": 400,
	} {
		for _, l := range []string{"en", "fr", "es"} {
			resp, body := get(t, s, path, l)
			if resp.StatusCode != want {
				t.Errorf("%s in %s: %s, wanted %d", path, l, resp.Status, want)
			}
			if !strings.Contains(body, `<html lang="`+l+`">`) || !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
				t.Errorf("%s in %s is no whole page in that language: %.200s", path, l, body)
			}
			if strings.Contains(body, "ZgotmplZ") || strings.Contains(body, "<no value>") || strings.Contains(body, "%!") {
				t.Errorf("%s in %s: a template filled something in wrongly", path, l)
			}
			if resp.Header.Get("Content-Security-Policy") == "" || resp.StatusCode == http.StatusInternalServerError {
				t.Errorf("%s in %s: %s without a policy", path, l, resp.Status)
			}
		}
	}
}

// holds checks that a page shows some things and not others.
func holds(t *testing.T, body string, wanted, unwanted []string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(body, w) {
			t.Errorf("the page lacks %q", w)
		}
	}
	for _, u := range unwanted {
		if strings.Contains(body, u) {
			t.Errorf("the page holds %q", u)
		}
	}
}

func TestAResultSaysWhoWhereAndHowSure(t *testing.T) {
	_, body := get(t, small().serve(t), "/?q=registre", "fr")
	holds(t, body, []string{"2 déclarations", "Ada Brun", "Directrice", "Agence des ports", "(ADP)", "Forum des ports · session 1 · p. 2", "<mark>registre</mark>", "Par pronom", "Intervenant incertain, 41\u202f%",
		"De nombreux participants", "&lt;script&gt;alert(1)&lt;/script&gt;", "/statements/d1.3?back=q%3Dregistre"}, []string{"Leo Marsh", "Spécimen"})
	_, body = get(t, small().serve(t), "/?q=staff", "en")
	holds(t, body, []string{"Leo Marsh", "Minister of Trade", "on behalf of the Nordic group", "Specimen", "[Specimen: invented for demonstration]"}, []string{"Speaker uncertain", ", Norway, Norway"})
}

func TestHeadingsAreLeftOutUntilAskedFor(t *testing.T) {
	s := small().serve(t)
	_, body := get(t, s, "/", "en")
	holds(t, body, []string{"4 statements", "Show headings and title pages too"}, []string{`href="/statements/d1.1"`})
	_, body = get(t, s, "/?all=1", "en")
	holds(t, body, []string{"5 statements", `href="/statements/d1.1?back=all%3D1"`, "Leave out headings and title pages"}, nil)
	_, body = get(t, s, "/?kind=front_matter", "en")
	holds(t, body, []string{"1 statement<", "Kind of sentence", "Title page"}, []string{`href="/statements/d1.2`})
}

func TestTheValuesOfAFilterStayToBeChosen(t *testing.T) {
	_, body := get(t, small().serve(t), "/?session=1", "en")
	holds(t, body, []string{`href="/?session=1&amp;session=2"`, "Session 2", `href="/" class="on"`, "(remove this filter)"}, nil)
	_, body = get(t, small().serve(t), "/?session=1&country=NO", "en")
	holds(t, body, []string{"No statement found", "remove the filters", "Norway", `href="/?country=NO"`}, nil)
}

func TestFiltersAreNamedInThePersonsLanguage(t *testing.T) {
	_, body := get(t, small().serve(t), "/?objective=10&country=NO&document=d1&kind=collective&speaker=Ada+Brun", "fr")
	holds(t, body, []string{"10. Prévenir, combattre et éliminer la traite des personnes", "Norvège", "Forum des ports (1)", "Collectif", "Retirer tous les filtres"}, nil)
}

func TestResultsAreTurnedByAddress(t *testing.T) {
	l := small()
	for len(l.statements) < 45 {
		l.statements = append(l.statements, l.statements[1])
	}
	s := l.serve(t)
	_, body := get(t, s, "/?q=traite&sort=reading", "en")
	holds(t, body, []string{"1–20 shown", `rel="next" href="/?cursor=20&amp;from=20&amp;q=traite&amp;sort=reading"`}, []string{"Back to the first"})
	_, body = get(t, s, "/?cursor=40&from=40&q=traite&sort=reading", "en")
	holds(t, body, []string{"41–41 shown", `href="/?q=traite&amp;sort=reading">Back to the first`, `<ol class="hits" start="41">`}, []string{`rel="next"`})
}

func TestAStatementStandsBesideItsPage(t *testing.T) {
	_, body := get(t, small().serve(t), "/statements/d1.2?back=q%3Dtraite%26session%3D1", "en")
	holds(t, body, []string{
		`<a href="/?q=traite&amp;session=1">← Back to the results`, `viewBox="0 0 595.00 842.00"`, `<rect class="said" x="69.00" y="99.00" width="432.00" height="14.00"/>`, `<rect class="evidence"`,
		"/originals/" + contentA + ".pdf#page=1", "/api/v1/pages/" + contentA + "/1.png?dpi=110", "(printed: i)", "Page 1 / 3", "fr.apposition", "The text &lt;of&gt; the page",
		"10. Prevent, combat and eradicate trafficking in persons", "12 ports", "In its context", "/statements/d1.3", `href="/documents/d1/pages/1"`,
		"«\u00a0Ada Brun, Directrice de l&#39;Agence des ports, a souligné que la traite recule dans 12 ports.\u00a0» — Ada Brun, Directrice, ADP; Forum des ports, session 1, p. i"}, []string{"Specimen"})
	_, body = get(t, small().serve(t), "/statements/d1.3", "en")
	holds(t, body, []string{"where they stand", `href="/statements/d1.2"`, "confidence 41%", `viewBox="0 0 594.`}, nil)
}

func TestAStatementLeadsToWhatItAnswersAndToWhatAnswersIt(t *testing.T) {
	l := small()
	for _, s := range l.statements {
		if s.GetId() == "d1.3" {
			s.Responses = []*pb.Response{{Statement: "d1.2", Act: pb.Act_ACT_OPPOSES, Words: "contested <this>", Parties: []string{"Norway"}, Confidence: .8}}
		}
	}
	s := l.serve(t)
	for lang, want := range map[string][2]string{"en": {"What it responds to", "What responds to it"}, "fr": {"À quoi il répond", "Ce qui lui répond"}, "es": {"A qué responde", "Qué le responde"}} {
		_, body := get(t, s, "/statements/d1.3", lang)
		holds(t, body, []string{want[0], `href="/statements/d1.2"`, "contested &lt;this&gt;", "Norway"}, []string{want[1]})
		_, body = get(t, s, "/statements/d1.2", lang)
		holds(t, body, []string{want[1], `href="/statements/d1.3"`, `href="/?responds_to=d1.2"`}, []string{want[0]})
	}
	_, body := get(t, s, "/?responds_to=d1.2&all=1", "en")
	holds(t, body, []string{"/statements/d1.3"}, nil)
}

func TestAStatementIsShownWithoutItsPicture(t *testing.T) {
	l := small()
	l.picture = func(string, uint32, uint32) ([]byte, error) { return nil, errors.New("the renderer ran out of memory") }
	l.pages = nil
	resp, body := get(t, l.serve(t), "/statements/d1.2", "en")
	if resp.StatusCode != 200 {
		t.Fatalf("%s without a picture", resp.Status)
	}
	holds(t, body, []string{"Ada Brun", "the renderer ran out of memory", "the PDF can still be opened"}, []string{"<img"})
}

func TestDocumentsSayHowFarTheyAreAndWhatHelps(t *testing.T) {
	l := small()
	l.add(&pb.DocumentRecord{Id: "d3", State: pb.FileState_FILE_STATE_RECEIVED, Pages: 40, PagesRead: 13, Metadata: &pb.Metadata{Series: "harbour", SeriesTitle: "Harbour Forum", Session: 2, Title: "Annex"}})
	l.add(&pb.DocumentRecord{Id: "d4", Forgotten: true, Metadata: &pb.Metadata{Title: "Gone and forgotten"}})
	l.add(&pb.DocumentRecord{Id: "d5", Forgotten: true, Successor: "d1", Metadata: &pb.Metadata{Title: "Moved to another session"}})
	l.status.Files = append(l.status.Files, &pb.FileRecord{Path: "harbour/asked.pdf", State: pb.FileState_FILE_STATE_QUESTION, Reason: "its place is held by other bytes", Remedy: "write into asked.pdf.yaml"},
		&pb.FileRecord{Path: "harbour/old.pdf", Document: "d4", State: pb.FileState_FILE_STATE_FORGOTTEN})
	l.status.Rejected = append(l.status.Rejected, &pb.Rejected{Stage: "extract", Content: contentC, Reason: "said by its file already"}, &pb.Rejected{Stage: "watch", Content: contentB, Reason: "belongs to nothing shown"})
	_, body := get(t, l.serve(t), "/documents", "en")
	holds(t, body, []string{"belongs to nothing shown", "harbour/broken.pdf ends in the middle of an object.", "Copy it again from its source.", "New version or annex?", "supersedes: d1", "other.pdf.yaml", "1 page unread", "Incomplete: 1 statement failed",
		"statement d1.5 has no text", "Retry after the next version.", "page 3 is a scan", "3–4 May 2021, Anvers", "Specimen", `<progress value="13" max="40"`, "page 13 of 40", "1 under way", "4 need attention", "1 document was forgotten",
		`name="id" value="harbour/broken.pdf"`, "<summary>1 document was forgotten.</summary>", `name="id" value="harbour/old.pdf"`, "Take it again", "its place is held by other bytes", "write into asked.pdf.yaml"}, []string{"Gone and forgotten", "Moved to another", `<h3><span class="path">harbour/old.pdf`, "supersedes: <", "said by its file already"})
}

func TestForgettingIsAskedFirst(t *testing.T) {
	l := small()
	s := l.serve(t)
	_, body := get(t, s, "/documents/d2/forget", "fr")
	holds(t, body, []string{"Oublier ce document", "Harbour Forum, second meeting", "Spécimen", `method="post" action="/documents/d2/forget"`}, nil)
	r, _ := http.NewRequest("POST", s.URL+"/documents/d2/forget", nil)
	if resp, _ := do(t, r); resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/documents?done=forgotten" || len(l.forgotten) != 1 {
		t.Errorf("%s to %s, forgot %q", resp.Status, resp.Header.Get("Location"), l.forgotten)
	}
	_, body = get(t, s, "/documents?done=forgotten", "fr")
	holds(t, body, []string{"Le document a été oublié."}, []string{"second meeting"})
	r, _ = http.NewRequest("POST", s.URL+"/retry", strings.NewReader("id=d1"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if resp, _ := do(t, r); resp.StatusCode != http.StatusSeeOther || len(l.retried) != 1 || l.retried[0] != "d1" {
		t.Errorf("%s, retried %q", resp.Status, l.retried)
	}
}

func TestReportsAreShownByVersion(t *testing.T) {
	l := small()
	l.status.Series = []*pb.SeriesRecord{{Series: "harbour", Wanted: 3, Built: 2}, {Series: "rivers", Wanted: 1}, {Series: "seas", Wanted: 1, Reason: "a template is missing", Remedy: "reinstall"}}
	s := l.serve(t)
	_, body := get(t, s, "/reports", "en")
	holds(t, body, []string{"Harbour Forum", "2 November 2021", "Word (DOCX)", "version v1", "Earlier versions", "version v0", "Specimen", "Being written anew", "Its first report is being written", "a template is missing", "reinstall"}, []string{`href="/reports/rivers"`})
	_, body = get(t, s, "/reports/harbour?version=v0&view=print", "en")
	holds(t, body, []string{"Not the newest version", "This version has no HTML"}, []string{"<iframe"})
	_, body = get(t, s, "/reports/harbour?view=print", "en")
	holds(t, body, []string{`<iframe class="reportframe" src="/api/v1/reports/harbour/html?version=v1&amp;view=1"`}, []string{"Not the newest version"})
	if resp, _ := get(t, s, "/reports/rivers", "en"); resp.StatusCode != 404 {
		t.Errorf("a report that is still to come: %s, wanted 404", resp.Status)
	}
}

func TestEachSentenceOfAReportIsOneClickFromItsPage(t *testing.T) {
	s := small().serve(t)
	_, body := get(t, s, "/reports/harbour", "en")
	holds(t, body, []string{`<article class="text" lang="fr">`, "La traite dans les ports", "Un intervenant sur deux", "<h3>Ce qui a été dit</h3>", "<h3>Appuis</h3>", `<p class="item">`, "&lt;b&gt;un registre&lt;/b&gt;",
		`<a class="src" href="/statements/d1.2" title="Ada Brun – Forum des ports, p. i">S1a-2</a>`,
		`href="/statements/d1.3" title="">S1a-3</a>`, // not among the citations: found by its session, letter and ordinal
		`>S2a-1<span class="inv"> Specimen</span>`, `href="#c1"`, `href="/reports/harbour?view=review"`}, []string{"<iframe"})
	holds(t, body, []string{`<p><strong>Traite.</strong> <span class="sentence"`, `<caption id="c1t1">Pratiques</caption>`, `<th scope="col">Par</th><th scope="col">Source</th>`,
		`<td><span lang="en">Ports need more staff</span> <span class="faint">(English)</span></td><td>Leo Marsh (Norvège)</td><td><a class="src invented" href="/statements/d2.1"`,
		`<td>Registre &lt;des&gt; ports</td><td></td>`}, []string{"Rien</caption>"})
	if n := strings.Count(body, "<h3>"); n != 2 {
		t.Errorf("%d headings of sections, wanted 2", n)
	}
	_, body = get(t, s, "/reports/harbour?view=review", "en")
	holds(t, body, []string{"Possible divergences", "L’une avance", "Points held in common", "Left out", "Statements not used", "To be translated", `<span class="said" lang="en">ports need more staff</span>`, "Détail", `href="/statements/d1.4"`, "1 statement was kept out"}, nil)
	_, points, _ := strings.Cut(body, "Points held in common")
	if left, used := strings.Index(points, "Leo Marsh warned"), strings.Index(points, "Ada Brun, Directrice"); left < 0 || used < left {
		t.Error("points that the text leaves out must stand first")
	}
}

func TestAReportWhoseDataCannotBeReadIsStillShown(t *testing.T) {
	l := small()
	l.files["r1.json"] = []byte("{broken")
	resp, body := get(t, l.serve(t), "/reports/harbour", "en")
	if resp.StatusCode != 200 {
		t.Fatal(resp.Status)
	}
	holds(t, body, []string{"<iframe", "Word (DOCX)"}, []string{"Review</a>"})
}

func TestTheLanguageIsTheBrowsersUntilChosen(t *testing.T) {
	s := small().serve(t)
	for accept, want := range map[string]string{"fr-CA,fr;q=0.9,en;q=0.5": "fr", "de, es;q=0.4": "es", "de": "en", "": "en", ";;;": "en", "en-GB": "en"} {
		if _, body := get(t, s, "/help", accept); !strings.Contains(body, `<html lang="`+want+`">`) {
			t.Errorf("for %q the page isn't in %s", accept, want)
		}
	}
	resp, body := get(t, s, "/documents?lang=es", "fr")
	holds(t, body, []string{`<html lang="es">`}, nil)
	r, _ := http.NewRequest("GET", s.URL+"/documents", nil)
	r.Header.Set("Accept-Language", "fr")
	r.AddCookie(resp.Cookies()[0])
	_, body = do(t, r)
	holds(t, body, []string{`<html lang="es">`, `href="/documents?lang=fr"`}, nil)
}

func TestASeriesWhoseDocumentsAreElsewhereHasNoReport(t *testing.T) {
	l := small()
	l.reports = append(l.reports,
		desk.Report{Written: time.Date(2021, 11, 2, 9, 0, 0, 0, time.UTC), ReportWritten: &pb.ReportWritten{Series: "quays", Version: "q1", Documents: 1, Files: []*pb.ReportFile{{Format: "md", Blob: "r0.json"}}}},
		desk.Report{Written: time.Date(2021, 11, 3, 9, 0, 0, 0, time.UTC), ReportWritten: &pb.ReportWritten{Series: "quays", Version: "q2"}})
	rec := &pb.SeriesRecord{Series: "quays", Wanted: 2, Built: 2, Reports: []*pb.ReportWritten{{Version: "q2"}, {Version: "q1", Documents: 1}}}
	l.status.Series = append(l.status.Series, rec)
	s := l.serve(t)
	for _, path := range []string{"/reports", "/api/v1/reports"} {
		_, body := get(t, s, path, "en")
		holds(t, body, []string{"harbour"}, []string{"quays"})
	}
	if resp, _ := get(t, s, "/reports/quays", "en"); resp.StatusCode != 404 {
		t.Errorf("its page: %s", resp.Status)
	}
	if resp, _ := get(t, s, "/api/v1/reports/quays/md?version=q1", "en"); resp.StatusCode != 200 {
		t.Errorf("a version that is kept: %s", resp.Status)
	}
	rec.Wanted = 3 // A document comes.
	_, body := get(t, s, "/reports", "en")
	holds(t, body, []string{"quays"}, []string{"q1"})
}

func TestWordsOfPeopleBearTheirMarkAtTheDesk(t *testing.T) {
	l := small()
	l.files["r1.json"] = []byte(strings.Replace(reportOfHarbour, `"citations":["S1a-2"],"section"`, `"edit":"e1","citations":["S1a-2"],"section"`, 1))
	s := l.serve(t)
	for language, words := range map[string]string{"en": "words of a person", "fr": "mots d’une personne", "es": "palabras de una persona"} {
		for _, path := range []string{"/reports/harbour", "/reports/harbour/sentences/1.1"} {
			_, body := get(t, s, path, language)
			if n := strings.Count(body, "†"); n != 1 {
				t.Errorf("%s in %s holds %d marks, wanted 1", path, language, n)
			}
			holds(t, body, []string{`title="` + words + `"`, `<span class="unseen"> (` + words + `)</span>`}, nil)
		}
	}
	_, body := get(t, s, "/reports/harbour?view=review", "fr")
	holds(t, body, []string{`<span class="needed">(obligatoire)</span>`}, nil)
}
