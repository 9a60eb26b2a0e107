package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"rapporteur.internal/services/desk"
)

func TestOnlyHostsThatAreTheDesksAreAnswered(t *testing.T) {
	l := small()
	d := l.deps()
	d.Hosts = []string{"desk.example.org"}
	h, err := desk.New(d)
	if err != nil {
		t.Fatal(err)
	}
	for host, ok := range map[string]bool{
		"localhost:8420": true, "127.0.0.1:8420": true, "127.0.0.1": true, "[::1]:8420": true, "LOCALHOST": true, "localhost.": true, "rapporteur.localhost:1": true, "desk.example.org:80": true, "Desk.Example.Org": true,
		"evil.example:8420": false, "localhost.evil.example": false, "192.168.1.5:8420": false, "127.0.0.1.evil.example": false, "": false, "desk.example.org.evil": false, "[::1": true, "0.0.0.0:8420": false,
	} {
		r, _ := http.NewRequest("GET", "http://localhost/api/v1/status", nil)
		r.Host = host
		w := newRecorder()
		h.ServeHTTP(w, r)
		if got := w.Code == 200; got != ok {
			t.Errorf("host %q: %d, wanted an answer: %v", host, w.Code, ok)
		}
		if !ok && (w.Code != http.StatusMisdirectedRequest || !strings.Contains(w.Body.String(), "remedy")) {
			t.Errorf("host %q: %d %s, wanted 421 with a remedy", host, w.Code, w.Body)
		}
	}
}

func TestChangesAreNotTakenFromOtherSites(t *testing.T) {
	for name, c := range map[string]struct {
		headers map[string]string
		ok      bool
	}{
		"a program":                 {nil, true},
		"the desk's own page":       {map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:8420"}, true},
		"another site":              {map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, false},
		"another port's page":       {map[string]string{"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:3000"}, false},
		"another site, old browser": {map[string]string{"Origin": "https://evil.example"}, false},
		"a sandboxed report":        {map[string]string{"Origin": "null"}, false},
	} {
		for _, path := range []string{"/api/v1/documents/d1:forget", "/api/v1/retry", "/retry", "/documents/d1/forget"} {
			l := small()
			h, err := desk.New(l.deps())
			if err != nil {
				t.Fatal(err)
			}
			r, _ := http.NewRequest("POST", "http://localhost:8420"+path, nil)
			for k, v := range c.headers {
				r.Header.Set(k, v)
			}
			w := newRecorder()
			h.ServeHTTP(w, r)
			did := len(l.retried)+len(l.forgotten) == 1
			if did != c.ok || (w.Code == http.StatusForbidden) == c.ok {
				t.Errorf("%s, POST %s: %d, done: %v", name, path, w.Code, did)
			}
		}
	}
}

func TestReadingChangesNothing(t *testing.T) {
	l := small()
	s := l.serve(t)
	for _, path := range []string{"/documents/d1/forget", "/retry", "/api/v1/retry", "/api/v1/documents/d1:forget", "/api/v1/documents/d1:retry"} {
		get(t, s, path, "en")
	}
	if len(l.retried)+len(l.forgotten) > 0 {
		t.Errorf("GET retried %q and forgot %q", l.retried, l.forgotten)
	}
}

func TestAHostileTextStaysText(t *testing.T) {
	l := small()
	evil := `"><img src=x onerror=alert(1)><script>alert(2)</script>{{.}}` + "\u202e\x00'"
	for _, s := range l.statements {
		s.Text += evil
		s.Section, s.File = evil, evil
		s.Metadata.Title, s.Metadata.SeriesTitle, s.Metadata.City = evil, evil, evil
		for _, x := range s.Speakers {
			x.Name, x.Role, x.Organisation, x.OnBehalfOf = evil, evil, evil, evil
		}
		if s.Evidence != nil {
			s.Evidence.Text, s.Evidence.Rule = evil, evil
		}
		s.Places, s.Initiatives, s.Themes = []string{evil}, []string{evil}, []string{evil}
		s.PageLabel, s.Language = evil, evil
	}
	for _, d := range l.status.Documents {
		d.Files, d.Warnings, d.Reason, d.Remedy = []string{evil}, []string{evil}, evil, evil
	}
	for _, f := range l.status.Files {
		f.Path, f.Reason, f.Remedy = evil, evil, evil
	}
	l.pages[1].Text, l.pages[1].Unread, l.pages[1].Label = evil, evil, evil
	for _, r := range l.reports {
		r.Version = evil
	}
	s := l.serve(t)
	for _, path := range []string{"/", "/?q=" + strings.ReplaceAll("%22><script>alert(3)</script>", "<", "%3C"), "/?speaker=%22%3E%3Cscript%3E", "/statements/d1.2", "/statements/d1.3", "/documents", "/documents/d1/pages/1", "/documents/d1/forget",
		"/reports", "/reports/harbour", "/statements/%3Cscript%3E", "/nowhere/%3Cscript%3E", "/statements/d1.2?back=javascript:alert(1)", "/statements/d1.2?back=%2F%2Fevil.example"} {
		_, body := get(t, s, path, "en")
		for _, bad := range []string{"<script>", "<img src=x", "javascript:", `href="//`} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q as markup", path, bad)
			}
		}
		if strings.Contains(body, " style=") || strings.Contains(body, " onclick=") {
			t.Errorf("%s has an inline style or script, which the policy forbids", path)
		}
	}
}

func TestAReportIsShownWithoutRights(t *testing.T) {
	s := small().serve(t)
	resp, _ := get(t, s, "/api/v1/reports/harbour/html?view=1", "en")
	p := resp.Header.Get("Content-Security-Policy")
	if !strings.Contains(p, "sandbox") || strings.Contains(p, "allow-scripts") || strings.Contains(p, "allow-same-origin") || !strings.Contains(p, "default-src 'none'") {
		t.Errorf("a report comes with the policy %q", p)
	}
	if resp, _ := get(t, s, "/api/v1/reports/harbour/docx", "en"); !strings.HasPrefix(resp.Header.Get("Content-Disposition"), `attachment; filename=harbour.docx`) {
		t.Errorf("a file to keep comes as %q", resp.Header.Get("Content-Disposition"))
	}
	if resp, body := get(t, s, "/api/v1/reports/harbour/json?version=v0", "en"); body != `{"old":true}` {
		t.Errorf("an earlier version is %s %q", resp.Status, body)
	}
}

func TestThePDFKeepsItsName(t *testing.T) {
	s := small().serve(t)
	resp, body := get(t, s, "/originals/"+contentA+".pdf", "en")
	if body != "%PDF-1.4 first" || resp.Header.Get("Content-Type") != "application/pdf" || resp.Header.Get("Content-Disposition") != "inline; filename*=utf-8''Rapport%20d%E2%80%99%C3%A9t%C3%A9.pdf" {
		t.Errorf("%s %q %q", resp.Status, resp.Header.Get("Content-Disposition"), body)
	}
	for _, path := range []string{"/originals/" + contentB + ".pdf", "/originals/secret.pdf", "/originals/" + contentA} {
		if resp, _ := get(t, s, path, "en"); resp.StatusCode != 404 {
			t.Errorf("%s: %s, wanted 404", path, resp.Status)
		}
	}
}
