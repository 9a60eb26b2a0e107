//go:build unix

package pipelines_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index/kibana"
	"rapporteur.internal/services/report/edit"
	"rapporteur.internal/services/report/theme"
	"rapporteur.internal/services/watch"
)

func guide(t *testing.T, lang string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "docs", "guide."+lang+".md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// block is the content of a guide's blocks of one sort, line by line.
func block(text, sort string) []string {
	var lines []string
	for _, m := range regexp.MustCompile("(?s)```"+sort+"\n(.*?)```").FindAllStringSubmatch(text, -1) {
		lines = append(lines, strings.Split(strings.TrimSpace(m[1]), "\n")...)
	}
	return lines
}

func TestTheGuideNamesWhatPeopleSeeInKibana(t *testing.T) {
	for _, lang := range kibana.Languages() {
		text := guide(t, lang)
		all, err := kibana.Objects(kibana.Options{Language: lang, PublicURL: kibana.DefaultURL})
		if err != nil {
			t.Fatal(err)
		}
		titles := map[string]bool{}
		for _, o := range all {
			title, _ := o.Attributes["title"].(string)
			titles[title] = true
			if o.Type != "index-pattern" && !strings.Contains(text, title) {
				t.Errorf("guide.%s.md doesn't tell of %s %q", lang, o.Type, title)
			}
		}
		for _, m := range regexp.MustCompile(`(?m)(?:\*\*|^\| )([^*|]*– Rapporteur \(\w\w\))`).FindAllStringSubmatch(text, -1) {
			if !titles[m[1]] {
				t.Errorf("guide.%s.md tells of %q, which isn't there", lang, m[1])
			}
		}
	}
}

// The guide's example of edits is one that Rapporteur takes.
func TestTheGuidesEditsCanBeRead(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		e, err := edit.ReadYAML("guide."+lang+".md", "idm-2018", []byte(strings.Join(block(guide(t, lang), "yaml-edits"), "\n")))
		if err != nil || e.Version != 3 || len(e.Edits) != 4 {
			t.Errorf("%v %v", e, err)
		}
		for _, x := range e.GetEdits() {
			if x.What == nil {
				t.Errorf("guide.%s.md has an edit that changes nothing", lang)
			}
		}
	}
}

// onScreen collects every text that people see of the objects, however deep, and
// the titles of the dashboards' controls in their order.
func onScreen(t *testing.T, lang string) (all map[string]bool, controls []string) {
	t.Helper()
	objects, err := kibana.Objects(kibana.Options{Language: lang, PublicURL: kibana.DefaultURL})
	if err != nil {
		t.Fatal(err)
	}
	all = map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, x := range v {
				if s, text := x.(string); text && (key == "title" || key == "label" || key == "customLabel" || key == "alias" || key == "labelTemplate") {
					all[s] = true
				}
				walk(x)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		case string: // JSON within a string, as Kibana keeps it.
			var x any
			if strings.HasPrefix(v, "{") || strings.HasPrefix(v, "[") {
				if json.Unmarshal([]byte(v), &x) == nil {
					walk(x)
				}
			}
		}
	}
	for _, o := range objects {
		b, err := json.Marshal(o.Attributes)
		var attributes map[string]any
		if err == nil {
			err = json.Unmarshal(b, &attributes)
		}
		if err != nil {
			t.Fatal(err)
		}
		walk(attributes)
		if o.ID != "rapporteur-dashboard-dialogue-"+lang {
			continue
		}
		var panels map[string]struct {
			Order         int
			ExplicitInput struct{ Title string }
		}
		text := attributes["controlGroupInput"].(map[string]any)["panelsJSON"].(string)
		if err := json.Unmarshal([]byte(text), &panels); err != nil {
			t.Fatal(err)
		}
		controls = make([]string, len(panels))
		for _, p := range panels {
			controls[p.Order] = p.ExplicitInput.Title
		}
	}
	return all, controls
}

// The guide's steps in Kibana name nothing that isn't on the screen.
func TestTheGuidesStepsInKibanaNameWhatIsOnTheScreen(t *testing.T) {
	own := map[string][]string{ // Kibana's own menus, in its language.
		"fr": {"Tableaux de bord", "Discover", "Ouvrir"},
		"en": {"Dashboards", "Discover", "Open"},
	}
	head := map[string]string{"fr": "## Dans Kibana\n", "en": "## In Kibana\n"}
	lists := map[string]*regexp.Regexp{
		"fr": regexp.MustCompile(`restreignent tout l’écran : ([^.]+)\.`), "en": regexp.MustCompile(`narrow the whole screen: ([^.]+)\.`),
	}
	for _, lang := range kibana.Languages() {
		_, steps, found := strings.Cut(guide(t, lang), head[lang])
		steps, _, _ = strings.Cut(steps, "\n## ")
		if !found {
			t.Fatalf("guide.%s.md has no steps in Kibana", lang)
		}
		texts, controls := onScreen(t, lang)
		for _, name := range own[lang] {
			texts[name] = true
		}
		named := regexp.MustCompile(`\*\*([^*]+)\*\*|“([^”]+)”|«\s*([^»]+?)\s*»`).FindAllStringSubmatch(steps, -1)
		if len(named) < 6 {
			t.Errorf("guide.%s.md names %d things in Kibana", lang, len(named))
		}
		for _, m := range named {
			name := m[1] + m[2] + m[3]
			seen := texts[name]
			for text := range texts {
				seen = seen || strings.HasPrefix(text, name+":") || strings.HasPrefix(text, name+" :")
			}
			if !seen {
				t.Errorf("guide.%s.md names %q, which nobody sees in Kibana", lang, name)
			}
		}
		list := lists[lang].FindStringSubmatch(steps)
		if list == nil {
			t.Fatalf("guide.%s.md doesn't tell by what the screen is narrowed", lang)
		}
		words := strings.Split(list[1], ", ")
		if len(words) != len(controls) {
			t.Fatalf("guide.%s.md tells of the lists %q, there are %q", lang, words, controls)
		}
		for i, word := range words {
			begin := word[:min(5, len(word))]
			if !strings.HasPrefix(strings.ToLower(controls[i]), begin) {
				t.Errorf("guide.%s.md tells of a list %q where %q stands", lang, word, controls[i])
			}
		}
	}
}

func TestTheGuideShowsPicturesThatAreThere(t *testing.T) {
	for _, lang := range kibana.Languages() {
		pictures := regexp.MustCompile(`!\[[^\]]+\]\(([^)]+)\)`).FindAllStringSubmatch(guide(t, lang), -1)
		if len(pictures) < 4 {
			t.Errorf("guide.%s.md shows %d pictures", lang, len(pictures))
		}
		for _, m := range pictures {
			if info, err := os.Stat(filepath.Join(root, "docs", m[1])); err != nil || info.Size() > 120_000 {
				t.Errorf("guide.%s.md: %s: %v", lang, m[1], err)
			}
		}
	}
}

func TestTheGuidesSidecarIsTaken(t *testing.T) {
	for _, lang := range kibana.Languages() {
		side, _, err := watch.ReadSidecar("x.pdf.yaml", []byte(strings.Join(block(guide(t, lang), "yaml"), "\n")+"\n"))
		if err != nil || side.GetSession() != 1 || side.GetLanguage() != lang {
			t.Errorf("guide.%s.md: %v, %v", lang, side, err)
		}
	}
}

func TestTheGuidesKQLFindsWhatTheDeskFinds(t *testing.T) {
	s := examples(t)
	for _, lang := range kibana.Languages() {
		lines := block(guide(t, lang), "kql")
		if len(lines) < 6 {
			t.Fatalf("guide.%s.md has %d queries", lang, len(lines))
		}
		for _, line := range lines {
			filter := []any{map[string]any{"match_phrase": map[string]any{"primary": true}}}
			want := &pb.FindRequest{Size: 1}
			for part := range strings.SplitSeq(line, " and ") {
				field, value, fielded := strings.Cut(part, " : ")
				if !fielded {
					want.Query = part
					filter = append(filter, map[string]any{"multi_match": map[string]any{"type": "best_fields", "query": part, "lenient": true}})
					continue
				}
				c := kibana.Clause{Field: field}
				for v := range strings.SplitSeq(strings.Trim(value, "()"), " or ") {
					if v != "*" {
						c.Values = append(c.Values, v)
					}
				}
				if c.KQL() != part {
					t.Errorf("%q isn't KQL as the searches are written: %q", part, c.KQL())
				}
				filter = append(filter, c.Query())
				switch field {
				case "session":
					want.Sessions = []uint32{1}
				case "countries":
					want.Countries = []string{value}
				case "act":
					want.Acts = []pb.Act{pb.Act_ACT_COMMITS, pb.Act_ACT_PROPOSES}
				case "speakers":
					want = nil
				}
			}
			answer := s.search(kibana.Statements, map[string]any{"size": 0, "track_total_hits": true, "query": map[string]any{"bool": map[string]any{"filter": filter}}})
			n := answer["hits"].(map[string]any)["total"].(map[string]any)["value"].(float64)
			if n == 0 {
				t.Errorf("%s finds nothing", line)
			}
			if want == nil {
				continue
			}
			found, err := s.store.Find(context.Background(), want)
			if err != nil {
				t.Fatal(err)
			}
			if float64(found.Total) != n {
				t.Errorf("%s: Kibana finds %v, the desk %d", line, n, found.Total)
			}
		}
	}
}

// Kibana and the desk call the same thing by the same name.
func TestKibanaSpeaksAsTheDeskDoes(t *testing.T) {
	scheme, err := theme.Objectives()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range kibana.Languages() {
		read := func(v any, path ...string) {
			b, err := os.ReadFile(filepath.Join(append([]string{root, "services"}, path...)...))
			if err == nil {
				err = json.Unmarshal(b, v)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		desk := map[string]string{}
		read(&desk, "desk", "wording", lang+".json")
		var words struct {
			Values map[string]map[string]string
		}
		read(&words, "index", "kibana", "wording", lang+".json")
		for _, field := range []string{"kind", "attribution", "act"} {
			if len(words.Values[field]) == 0 {
				t.Errorf("%s: no names for %s", lang, field)
			}
			for value, name := range words.Values[field] {
				if desk[field+"."+value] != name {
					t.Errorf("%s: %s.%s is %q in Kibana, %q at the desk", lang, field, value, name, desk[field+"."+value])
				}
			}
		}
		for _, th := range scheme.Themes {
			if name := words.Values["objectives"][th.ID]; name != th.Title[lang] {
				t.Errorf("%s: objective %s is %q in Kibana, %q in the report", lang, th.ID, name, th.Title[lang])
			}
		}
	}
}
