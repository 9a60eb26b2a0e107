package desk_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// sendForm posts a form of the report's page as somebody, and gives the answer.
func sendForm(t *testing.T, s *httptest.Server, path, by string, v url.Values) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest("POST", s.URL+path, strings.NewReader(v.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept-Language", "en")
	if by != "" {
		r.AddCookie(&http.Cookie{Name: "by", Value: url.QueryEscape(by)})
	}
	return do(t, r)
}

// desked is the small line whose edits remember what was asked.
func desked(t *testing.T) (*line, *httptest.Server, *pb.Edits) {
	t.Helper()
	l := small()
	l.edits.Series, l.edits.Version, l.edits.By, l.edits.At = "harbour", 4, "Omar", "2031-05-14T10:00:00Z"
	l.edits.Edits = []*pb.Edit{
		{Id: "e1", By: "Omar", At: "2031-05-14T10:00:00Z", What: &pb.Edit_Title{Title: "Ports"}},
		{Id: "e2", By: "Omar", At: "2031-05-14T09:00:00Z", What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "accept", Points: []string{"p1"}}}}}
	return l, l.serve(t), &l.edits
}

func TestTheFirstEditAsksForANameOnceAndGoesOn(t *testing.T) {
	_, s, now := desked(t)
	v := url.Values{"action": {"reject"}, "point": {"p2"}, "version": {"4"}, "report": {"v1"}, "back": {"/reports/harbour?view=review"}}
	_, body := sendForm(t, s, "/reports/harbour/edit", "", v)
	holds(t, body, []string{"Who are you?", `name="point" value="p2"`, `name="action" value="reject"`}, nil)
	if len(now.Edits) != 2 {
		t.Error("something was changed without a name")
	}
	v.Set("by", "  Inès  Roux ")
	resp, _ := sendForm(t, s, "/reports/harbour/edit", "", v)
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/reports/harbour?decided=reject&point=p2&view=review#p-p2" || !strings.Contains(resp.Header.Get("Set-Cookie"), "by=In%C3%A8s+Roux") {
		t.Errorf("%s to %s, cookie %s", resp.Status, resp.Header.Get("Location"), resp.Header.Get("Set-Cookie"))
	}
	if e := now.Edits[len(now.Edits)-1]; e.GetBy() != "Inès Roux" || e.GetPoint().GetAction() != "reject" || e.GetPoint().GetPoints()[0] != "p2" {
		t.Errorf("the edit is %v", e)
	}
}

func TestWhatSomebodyElseChangedIsShownAndNotOverwritten(t *testing.T) {
	_, s, now := desked(t)
	// Ines saw the report when nobody had touched the title.
	v := url.Values{"action": {"title"}, "text": {"Harbours"}, "version": {"1"}, "was": {""}, "report": {"v1"}}
	resp, body := sendForm(t, s, "/reports/harbour/edit", "Ines", v)
	if resp.StatusCode != http.StatusConflict {
		t.Errorf("%s, wanted 409", resp.Status)
	}
	holds(t, body, []string{"Somebody else changed this", "Ports", "Omar", "Harbours", `name="version" value="4"`, "Put mine in its place"}, nil)
	if now.Edits[0].GetTitle() != "Ports" {
		t.Error("Omar's title was overwritten")
	}
	// She has seen it, and wants hers nonetheless.
	v.Set("version", "4")
	v.Set("was", "e1@2031-05-14T10:00:00Z@Omar")
	if resp, _ := sendForm(t, s, "/reports/harbour/edit", "Ines", v); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("%s, wanted 303", resp.Status)
	}
	if e := now.Edits[len(now.Edits)-1]; e.GetTitle() != "Harbours" {
		t.Errorf("the edit is %v", e)
	}
}

func TestWhatSomebodyElseDidToAnotherThingStaysBesideIt(t *testing.T) {
	_, s, now := desked(t)
	resp, _ := sendForm(t, s, "/reports/harbour/edit", "Ines", url.Values{"action": {"keep-out"}, "citation": {"S1a-2"}, "text": {"twice said"}, "version": {"1"}})
	if resp.StatusCode != http.StatusSeeOther || len(now.Edits) != 3 || now.Edits[2].GetKeepOut().GetReason() != "twice said" {
		t.Errorf("%s; %v", resp.Status, now.Edits)
	}
}

func TestEachFormBecomesItsEdit(t *testing.T) {
	for _, x := range []struct {
		form string
		is   func(*pb.Edit) bool
	}{
		{"action=cover&text=One%0A%0A+Two+", func(e *pb.Edit) bool { return strings.Join(e.GetCover().GetLines(), "|") == "One|Two" }},
		{"action=order&chapter=theme:1&chapter=theme:2&chapter=theme:other&place-theme:1=1&place-theme:2=2&place-theme:other=1", func(e *pb.Edit) bool {
			return strings.Join(e.GetOrder().GetChapters(), "|") == "theme:other|theme:1|theme:2"
		}},
		{"action=order&chapter=theme:1&chapter=theme:2&chapter=theme:other&place-theme:1=3&place-theme:2=2&place-theme:other=3", func(e *pb.Edit) bool {
			return strings.Join(e.GetOrder().GetChapters(), "|") == "theme:2|theme:other|theme:1"
		}},
		{"action=reword&point=p2&text=So+it+is.", func(e *pb.Edit) bool { return e.GetPoint().GetText() == "So it is." }},
		{"action=merge&point=p2&point=p3", func(e *pb.Edit) bool { return len(e.GetPoint().GetPoints()) == 2 }},
		{"action=split&point=p2&member=S1a-2&member=S2a-1&part-S1a-2=1&part-S2a-1=2", func(e *pb.Edit) bool {
			return len(e.GetPoint().GetParts()) == 2 && e.GetPoint().GetParts()[1].GetMembers()[0].GetCitation() == "S2a-1"
		}},
		{"action=diverge&a=S1a-2&b=S2a-1", func(e *pb.Edit) bool { return e.GetDivergence().GetAction() == "accept" }},
		{"action=agree&a=S1a-2&b=S2a-1", func(e *pb.Edit) bool {
			return e.GetDivergence().GetAction() == "reject" && e.GetDivergence().GetB().GetCitation() == "S2a-1"
		}},
	} {
		_, s, now := desked(t)
		v, err := url.ParseQuery(x.form + "&version=4")
		if err != nil {
			t.Fatal(err)
		}
		resp, _ := sendForm(t, s, "/reports/harbour/edit", "Ines", v)
		if resp.StatusCode != http.StatusSeeOther || len(now.Edits) != 3 || !x.is(now.Edits[2]) {
			t.Errorf("%s: %s, %v", x.form, resp.Status, now.Edits)
		}
	}
	for _, form := range []string{"action=sing", "action=merge&point=p2", "action=split&point=p2&member=S1a-2&part-S1a-2=1", "action=order&chapter=a&place-a=first", "action=title&version=x"} {
		_, s, now := desked(t)
		v, _ := url.ParseQuery(form)
		if resp, _ := sendForm(t, s, "/reports/harbour/edit", "Ines", v); resp.StatusCode != http.StatusBadRequest || len(now.Edits) != 2 {
			t.Errorf("%s: %s, wanted 400", form, resp.Status)
		}
	}
}

func TestAFormNeverLeadsAwayFromTheDesk(t *testing.T) {
	_, s, _ := desked(t)
	for _, back := range []string{"https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:x"} {
		resp, _ := sendForm(t, s, "/name", "", url.Values{"by": {"Ines"}, "back": {back}})
		if to := resp.Header.Get("Location"); to != "/" {
			t.Errorf("%s leads to %s", back, to)
		}
	}
}

func TestTheReportPageOffersWhatCanBeDone(t *testing.T) {
	_, s, _ := desked(t)
	_, body := get(t, s, "/reports/harbour?view=review", "en")
	holds(t, body, []string{`value="accept"`, `value="reject"`, `value="reword"`, `value="diverge"`, "Your changes that no longer fit", "gone", "Introuvable."}, nil)
	_, body = get(t, s, "/reports/harbour", "en")
	holds(t, body, []string{`href="/reports/harbour/sentences/1.1"`, "being worked into the report"}, nil)
	_, body = get(t, s, "/reports/harbour/sentences/1.1", "en")
	holds(t, body, []string{"Ada Brun a souligné", `value="keep-out"`, `value="reword"`, `href="/statements/d1.2"`}, nil)
	_, body = get(t, s, "/reports/harbour?view=versions", "en")
	holds(t, body, []string{"harbour/d2.pdf", "Leo Marsh warned…", "S1a-2 → S1a-3"}, nil)
	_, body = get(t, s, "/reports/harbour?version=v0&view=edit", "en")
	holds(t, body, nil, []string{`value="accept"`, `name="place-`})
}

func TestACorrectionSaysWhatWasChangedAlone(t *testing.T) {
	l := small()
	s := l.serve(t)
	_, body := get(t, s, "/corrections/d1", "en")
	holds(t, body, []string{`name="session" value="1"`, `name="date" value="2021-05-03/2021-05-04"`, `name="city" value="Anvers"`}, nil)
	resp, _ := sendForm(t, s, "/corrections/d1", "Ines", url.Values{"version": {"0"}, "session": {"2"}, "was-session": {"1"}, "title": {"Forum des ports"}, "was-title": {"Forum des ports"}})
	if resp.StatusCode != http.StatusSeeOther || len(l.status.Corrections) != 1 {
		t.Fatalf("%s, %v", resp.Status, l.status.Corrections)
	}
	if c := l.status.Corrections[0]; c.GetBy() != "Ines" || c.GetSays().GetTitle() != "" {
		t.Errorf("said is %v", c)
	}
	// Somebody who saw no correction yet is shown this one.
	resp, body = sendForm(t, s, "/corrections/d1", "Omar", url.Values{"version": {"0"}, "session": {"5"}, "was-session": {"1"}})
	if resp.StatusCode != http.StatusConflict {
		t.Errorf("%s, wanted 409", resp.Status)
	}
	holds(t, body, []string{"Somebody else corrected this document", "Ines", "You wanted:", "5"}, nil)
}
