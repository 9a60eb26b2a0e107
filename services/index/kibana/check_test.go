package kibana_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur.internal/services/index/kibana"
)

func fields(t *testing.T) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	for _, view := range []string{kibana.Statements, kibana.Documents} {
		f, err := kibana.Fields(view)
		if err != nil {
			t.Fatal(err)
		}
		all["rapporteur-"+view] = f
	}
	return all
}

func made(t *testing.T, lang string) []byte {
	t.Helper()
	all, err := kibana.Objects(kibana.Options{Language: lang, PublicURL: kibana.DefaultURL})
	if err != nil {
		t.Fatal(err)
	}
	b, err := kibana.NDJSON(all)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsMadeHasNoFault(t *testing.T) {
	for _, lang := range kibana.Languages() {
		if faults := kibana.Check(made(t, lang), fields(t)); len(faults) > 0 {
			t.Errorf("%s:\n%s", lang, strings.Join(faults, "\n"))
		}
	}
}

func TestTheFilesInDeployAreWhatIsMade(t *testing.T) {
	for _, lang := range kibana.Languages() {
		have, err := os.ReadFile(filepath.Join("..", "..", "..", "deploy", "kibana", lang+".ndjson"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, made(t, lang)) {
			t.Errorf("deploy/kibana/%s.ndjson is stale: go run ./services/index/cmd/kibana-objects", lang)
		}
	}
}

func TestTheExampleOfTheShapesHasNoFault(t *testing.T) {
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	for _, lang := range kibana.Languages() {
		b, err := os.ReadFile(filepath.Join(shared, "kibana", "statements."+lang+".ndjson"))
		if err != nil {
			t.Skipf("shared/kibana/statements.%s.ndjson is missing", lang)
		}
		if faults := kibana.Check(b, nil); len(faults) > 0 {
			t.Errorf("%s:\n%s", lang, strings.Join(faults, "\n"))
		}
	}
}

// kcheck.py is what the checker here was written after.
func TestTheFirstCheckerFindsNoFaultEither(t *testing.T) {
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	script := filepath.Join(shared, "kibana", "kcheck.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("shared/kibana/kcheck.py is missing: set RAPPORTEUR_SHARED")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the command python3 isn't installed")
	}
	check := func(content []byte) (string, error) {
		file := filepath.Join(t.TempDir(), "objects.ndjson")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(python, script, file).CombinedOutput()
		return string(out), err
	}
	for _, lang := range kibana.Languages() {
		if out, err := check(made(t, lang)); err != nil || !strings.Contains(out, "OK") {
			t.Errorf("%s: %v\n%s", lang, err, out)
		}
	}
	spoilt := strings.Replace(string(made(t, "fr")), "optionsListControl", "optionControl", 1)
	if out, err := check([]byte(spoilt)); err == nil || !strings.Contains(out, "optionControl") {
		t.Errorf("a fault isn't found: %v\n%s", err, out)
	}
}

func TestBothLanguagesSayTheSameThings(t *testing.T) {
	keys := map[string]map[string]bool{}
	var walk func(into map[string]bool, at string, v any)
	walk = func(into map[string]bool, at string, v any) {
		if o, ok := v.(map[string]any); ok {
			for k, x := range o {
				walk(into, at+"."+k, x)
			}
			return
		}
		if v == "" {
			t.Errorf("%s is empty", at)
		}
		into[at] = true
	}
	for _, lang := range kibana.Languages() {
		b, err := os.ReadFile(filepath.Join("wording", lang+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var all map[string]any
		if err := json.Unmarshal(b, &all); err != nil {
			t.Fatal(err)
		}
		keys[lang] = map[string]bool{}
		walk(keys[lang], "", all)
	}
	if d := cmp.Diff(keys["fr"], keys["en"]); d != "" {
		t.Error(d)
	}
}

func TestALanguageThatIsNotThereIsRefused(t *testing.T) {
	if _, err := kibana.Objects(kibana.Options{Language: "xx"}); err == nil {
		t.Fatal("made objects in no language")
	}
}

func TestLinksLeadToTheDesk(t *testing.T) {
	all, err := kibana.Objects(kibana.Options{Language: "fr", PublicURL: "https://desk.example"})
	if err != nil {
		t.Fatal(err)
	}
	var formats map[string]struct {
		ID     string
		Params map[string]any
	}
	if err := json.Unmarshal([]byte(all[0].Attributes["fieldFormatMap"].(string)), &formats); err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{"page_path": "https://desk.example{{rawValue}}", "speakers": "https://desk.example/?speaker={{value}}"} {
		if got := formats[field].Params["urlTemplate"]; got != want {
			t.Errorf("%s leads to %v, want %s", field, got, want)
		}
	}
}

// seeded is one fault that is put into good objects: a change of one object's
// text, and words of the fault that must be found.
var seeded = []struct{ name, old, new, want string }{
	{"a shape of a later Kibana", `"typeMigrationVersion":"10.5.0"`, `"typeMigrationVersion":"11.0.0"`, "newer than"},
	{"a core version of a later Kibana", `"coreMigrationVersion":"8.8.0"`, `"coreMigrationVersion":"8.9.0"`, "coreMigrationVersion"},
	{"no version", `,"typeMigrationVersion":"10.5.0"`, ``, "typeMigrationVersion is missing"},
	{"an attribute that a search doesn't have", `"hideChart":true`, `"hideCharts":true`, "unknown attribute hideCharts"},
	{"an attribute of the wrong type", `"hideChart":true`, `"hideChart":"yes"`, "hideChart has the wrong type"},
	{"a top-level key that Kibana doesn't know", `"managed":false`, `"managed":false,"owner":"me"`, "unknown top-level key owner"},
	{"an object that isn't there", `"id":"rapporteur-search-all-fr","name"`, `"id":"rapporteur-search-every-fr","name"`, "is not in the bundle"},
	{"a filter without its reference", `"name":"kibanaSavedObjectMeta.searchSourceJSON.filter[0].meta.index"`, `"name":"kibanaSavedObjectMeta.searchSourceJSON.filter[7].meta.index"`, "has no reference"},
	{"a filter on no field", `\"key\":\"primary\"`, `\"key\":\"primal\"`, "primal is not in the mapping"},
	{"an index in place of a reference", `"searchSourceJSON":"{`, `"searchSourceJSON":"{\"index\":\"x\",`, "must be a reference"},
	{"a query in no language", `\"language\":\"kuery\"`, `\"language\":\"sql\"`, "query.language"},
	{"a column that the mapping lacks", `"columns":["text"`, `"columns":["texte"`, "column texte is not in the mapping"},
	{"a sort without direction", `["ordinal","asc"]`, `["ordinal","up"]`, "is no field with asc or desc"},
	{"a sort on text", `["ordinal","asc"]`, `["text","asc"]`, "sort on the text field"},
	{"a format that Kibana lacks", `\"id\":\"percent\"`, `\"id\":\"permille\"`, "permille"},
	{"a label on no field", `\"acronyms\":{\"customLabel`, `\"sigles\":{\"customLabel`, "sigles is not in the mapping"},
	{"broken JSON within a string", `"fieldAttrs":"{`, `"fieldAttrs":"{{`, "not the JSON"},
	{"a panel on a field that the mapping lacks", `\"sourceField\":\"objectives\"`, `\"sourceField\":\"objectifs\"`, "objectifs is not in the mapping"},
	{"terms on text", `\"sourceField\":\"objectives\"`, `\"sourceField\":\"text\"`, "terms on the text field"},
	{"an operation that Lens lacks", `\"operationType\":\"unique_count\"`, `\"operationType\":\"distinct\"`, "distinct"},
	{"buckets that aren't bucketed", `\"isBucketed\":true`, `\"isBucketed\":false`, "must be isBucketed"},
	{"columns out of order", `\"columnOrder\":[\"r0\",`, `\"columnOrder\":[`, "columnOrder differs"},
	{"an order by no column", `\"columnId\":\"m0\",\"type\":\"column\"`, `\"columnId\":\"m9\",\"type\":\"column\"`, "orderBy"},
	{"a column drawn that isn't there", `\"metricAccessor\":\"m0\"`, `\"metricAccessor\":\"m8\"`, "m8 is no column"},
	{"accessors that aren't there", `\"accessors\":[\"m0\"]`, `\"accessors\":[\"m7\"]`, "m7 is no column"},
	{"a layer drawn that has no data", `\"layerId\":\"layer-count\"`, `\"layerId\":\"layer-none\"`, "has no data"},
	{"a look that Lens lacks", `\"visualizationType\":\"lnsXY\"`, `\"visualizationType\":\"lnsMap3D\"`, "lnsMap3D"},
	{"a layer without its data view", `p-count:indexpattern-datasource-layer-layer-count`, `p-count:indexpattern-datasource-layer-layer-other`, "no reference indexpattern"},
	{"panels over each other", `\"w\":12,\"x\":12,\"y\":0`, `\"w\":12,\"x\":11,\"y\":0`, "overlaps panel"},
	{"a panel beside the grid", `\"w\":12,\"x\":36,\"y\":0`, `\"w\":13,\"x\":36,\"y\":0`, "outside the 48 columns"},
	{"a panel of another place", `\"panelIndex\":\"p-count\"`, `\"panelIndex\":\"p-counts\"`, "gridData.i differs"},
	{"a panel that Kibana lacks", `\"type\":\"search\"`, `\"type\":\"searching\"`, "searching"},
	{"a control on no field", `\"fieldName\":\"countries\"`, `\"fieldName\":\"pays\"`, "pays is not in the mapping"},
	{"a control that Kibana lacks", `optionsListControl`, `optionControl`, "optionControl"},
	{"a control without its data view", `controlGroup_control-series:optionsListDataView`, `controlGroup_control-serie:optionsListDataView`, "no reference controlGroup_control-series"},
	{"a chaining that Kibana lacks", `"chainingSystem":"HIERARCHICAL"`, `"chainingSystem":"SOME"`, "chainingSystem"},
	{"no JSON at all", `{"type":"search"`, `{type:"search"`, "no JSON object"},
}

func TestSeededFaultsAreFound(t *testing.T) {
	good := string(made(t, "fr"))
	known := fields(t)
	for _, s := range seeded {
		t.Run(s.name, func(t *testing.T) {
			bad := strings.Replace(good, s.old, s.new, 1)
			if bad == good {
				t.Fatalf("nothing to change: %s is not in the objects", s.old)
			}
			faults := kibana.Check([]byte(bad), known)
			if !strings.Contains(strings.Join(faults, "\n"), s.want) {
				t.Fatalf("not found: %q; found %q", s.want, faults)
			}
		})
	}
	t.Run("an object given twice", func(t *testing.T) {
		first, _, _ := strings.Cut(good, "\n")
		if faults := kibana.Check([]byte(good+first+"\n"), known); len(faults) != 1 || !strings.Contains(faults[0], "given twice") {
			t.Fatalf("found %q", faults)
		}
	})
}
