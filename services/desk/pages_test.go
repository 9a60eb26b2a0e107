package desk_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestEveryPageIsDrawnInEveryLanguage(t *testing.T) {
	s := small().serve(t)
	for path, want := range map[string]int{
		"/": 200, "/?q=registre&objective=23&session=1": 200, "/?q=nothingofthesort": 200, "/statements/d1.2": 200, "/statements/d1.3?page=1": 200, "/statements/d2.1": 200,
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
