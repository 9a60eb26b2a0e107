package desk_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/desk"
)

func TestARejectedCorrectionShowsTheFormAgainWithEveryErrorAtItsField(t *testing.T) {
	l := small()
	s := l.serve(t)
	v := url.Values{"version": {"0"}, "session": {"trois"}, "was-session": {"1"}, "date": {"hier"}, "was-date": {"2021-05-03/2021-05-04"}, "language": {"xx"}, "was-language": {"fr"},
		"city": {"Gand"}, "was-city": {"Anvers"}, "rendition_of": {"nope"}, "was-rendition_of": {""}, "supersedes": {"d1"}, "was-supersedes": {""}}
	resp, body := sendForm(t, s, "/corrections/d1?lang=fr", "Ines", v)
	if resp.StatusCode != http.StatusUnprocessableEntity || len(l.said) != 0 {
		t.Errorf("%s, said %v", resp.Status, l.said)
	}
	holds(t, body, []string{`name="session" value="trois" aria-describedby="e-session d-session" aria-invalid="true"`, "«\u00a0trois\u00a0» n’est pas un numéro de session.", `name="was-session" value="1"`,
		`name="date" value="hier"`, "«\u00a0hier\u00a0» n’est pas une date.", `<option value="xx" selected>`, "n’est pas une langue", `name="city" value="Gand"`, `name="was-city" value="Anvers"`,
		"n’est connu sous «\u00a0nope\u00a0»", "est ce document lui-même", "5 champs sont à revoir", `<option value="d2">2 – Harbour Forum, second meeting (d2.pdf)</option>`}, []string{`<option value="d1">`, `id="e-city"`})
	for _, session := range []string{"-3", "3.5", "70000"} {
		if resp, _ := sendForm(t, s, "/corrections/d1", "Ines", url.Values{"version": {"0"}, "session": {session}}); resp.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("session %s: %s", session, resp.Status)
		}
	}
	// By its file's name it is itself as well; another of the series is taken.
	for name, want := range map[string]int{"Rapport d’été.pdf": 422, "harbour/rapport d’été": 422, "d2.pdf": 303} {
		if resp, _ := sendForm(t, s, "/corrections/d1", "Ines", url.Values{"version": {"0"}, "supersedes": {name}}); resp.StatusCode != want {
			t.Errorf("supersedes %s: %s, wanted %d", name, resp.Status, want)
		}
	}
}

func TestTheAPIRefusesWhatNoDocumentIsNamed(t *testing.T) {
	l := small()
	s := l.serve(t)
	patch := func(body string) (int, desk.Problem) {
		r, err := http.NewRequest("PATCH", s.URL+"/api/v1/documents/d1", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("If-Match", `"0"`)
		resp, text := do(t, r)
		var p desk.Problem
		if err := json.NewDecoder(io.NopCloser(strings.NewReader(text))).Decode(&p); err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, p
	}
	for body, want := range map[string][2]string{
		`{"by":"Ines","supersedes":"nope"}`:           {"“nope”", "d2 (harbour/d2.pdf)"},
		`{"by":"Ines","supersedes":"d1"}`:             {"itself", "d2 (harbour/d2.pdf)"},
		`{"by":"Ines","rendition_of":"d2"}`:           {"“d2”", "none so far"}, // It stands in another session.
		`{"by":"Ines","language":"xx","date":"hier"}`: {"date: “hier” is no date. language: “xx”", "2031-05-14"},
		`{"by":"Ines","session":-3,"city":"Porto"}`:   {"“-3”", "digits"},
	} {
		if status, p := patch(body); status != 422 || !strings.Contains(p.Reason, want[0]) || !strings.Contains(p.Remedy, want[1]) {
			t.Errorf("%s: %d %q, %q", body, status, p.Reason, p.Remedy)
		}
	}
	if len(l.said) != 0 {
		t.Errorf("said %v", l.said)
	}
	if status, _ := patch(`{"by":"Ines","rendition_of":"d2","session":2}`); status != 202 {
		t.Errorf("a version of one in the session that is said with it: %d", status)
	}
}

func TestARejectedEditShowsItsFormAgainWithWhatWasTyped(t *testing.T) {
	_, s, now := desked(t)
	for _, c := range []struct {
		form   string
		wanted []string
	}{
		{"action=reword&point=p2&text=+&was=x", []string{`aria-invalid="true" aria-describedby="e-text"`, "Il faut des mots ici.", `name="point" value="p2"`, `name="was" value="x"`, `name="action" value="reword"`}},
		{"action=order&chapter=theme:10&chapter=theme:other&place-theme:10=first&place-theme:other=1", []string{`name="place-theme:10" value="first" aria-invalid="true"`, "n’est pas un rang", `name="place-theme:other" value="1">`}},
		{"action=split&point=p2&member=S1a-2&part-S1a-2=1", []string{"Tous les énoncés sont dans une même partie."}},
	} {
		v, err := url.ParseQuery(c.form + "&version=4")
		if err != nil {
			t.Fatal(err)
		}
		resp, body := sendForm(t, s, "/reports/harbour/edit?lang=fr", "Ines", v)
		if resp.StatusCode != http.StatusBadRequest || len(now.Edits) != 2 {
			t.Errorf("%s: %s", c.form, resp.Status)
		}
		holds(t, body, append(c.wanted, `action="/reports/harbour/edit"`, "Rien n’est changé", `name="version" value="4"`), []string{`lang="en"><p>`})
	}
}

func TestNewVersionOrAnnexIsAnsweredAtTheDesk(t *testing.T) {
	l := small()
	const content = "dd00000000000000000000000000000000000000000000000000000000000004"
	// As extract leaves it: without a document, its reason names the file that holds the place.
	l.status.Files = append(l.status.Files, &pb.FileRecord{Path: "harbour/later.pdf", Content: content, State: pb.FileState_FILE_STATE_QUESTION,
		Reason: "its place (series harbour, session 2, language en, part 1) is held by other bytes, from harbour/d2.pdf: is this a new version of that, or an annex?", Remedy: "write into harbour/later.pdf.yaml: `supersedes: d2.pdf`"})
	s := l.serve(t)
	_, body := get(t, s, "/documents", "fr")
	_, body, _ = strings.Cut(body, `<span class="path">harbour/later.pdf`)
	body, _, _ = strings.Cut(body, "</li>\n<li class=\"document")
	holds(t, body, []string{`action="/corrections/` + content + `"`, `<select name="supersedes" required>`, `<option value="d2" selected>`, "C’est une nouvelle version", `name="part" value="annex-1"`, "C’est une annexe", "Harbour Forum, second meeting"}, nil)
	for _, v := range []url.Values{{"version": {"0"}, "supersedes": {"d2"}}, {"version": {"1"}, "part": {"annexe des cartes"}}} {
		resp, _ := sendForm(t, s, "/corrections/"+content, "Ines", v)
		if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/documents?done=corrected" {
			t.Fatalf("%v: %s to %s", v, resp.Status, resp.Header.Get("Location"))
		}
	}
	if len(l.said) != 2 || *l.said[0].Fields["supersedes"] != "d2" || *l.said[1].Fields["part"] != "annexe des cartes" || len(l.said[0].Fields) != 1 {
		t.Errorf("said %v", l.said)
	}
	// A name without a letter comes back in a form of the file's own.
	resp, body := sendForm(t, s, "/corrections/"+content, "Ines", url.Values{"version": {"2"}, "part": {"--"}})
	if resp.StatusCode != http.StatusUnprocessableEntity {
		t.Error(resp.Status)
	}
	holds(t, body, []string{"harbour/later.pdf", `name="part" value="--"`, "neither letter nor digit", `name="version" value="2"`}, nil)
}
