package kibana

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed wording
var wordings embed.FS

// words are what people read, in one language.
type words struct {
	Locale     string                       `json:"locale"`
	Views      map[string]string            `json:"views"`
	Open       string                       `json:"open"`
	Fields     map[string]string            `json:"fields"`
	Values     map[string]map[string]string `json:"values"`
	Filters    map[string]string            `json:"filters"`
	Searches   map[string][2]string         `json:"searches"`
	Dashboards map[string][2]string         `json:"dashboards"`
	Panels     map[string]string            `json:"panels"`
	Columns    map[string]string            `json:"columns"`
}

// Languages that the objects come in.
func Languages() []string { return []string{"fr", "en"} }

func wording(lang string) (*words, error) {
	b, err := wordings.ReadFile("wording/" + lang + ".json")
	if err != nil {
		return nil, fmt.Errorf("no wording in the language %q: there are %v", lang, Languages())
	}
	w := &words{}
	if err := json.Unmarshal(b, w); err != nil {
		return nil, fmt.Errorf("read wording/%s.json: %w", lang, err)
	}
	w.Values["countries"] = countries(lang)
	return w, nil
}

// countries names the States and territories of ISO 3166-1 by their codes, as CLDR does.
func countries(lang string) map[string]string {
	names := display.Regions(language.Make(lang))
	all := map[string]string{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			r, err := language.ParseRegion(code)
			if err != nil || !r.IsCountry() || r.String() != code || r.Canonicalize() != r {
				continue
			}
			if name := names.Name(r); name != "" {
				all[code] = name
			}
		}
	}
	return all
}

// lookup is a field's values as Kibana's static lookup takes them.
func (w *words) lookup(field string) []any {
	values := w.Values[field]
	keys := slices.SortedFunc(maps.Keys(values), func(a, b string) int {
		x, err := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		if err == nil && err2 == nil {
			return x - y
		}
		if a < b {
			return -1
		}
		return 1
	})
	entries := []any{}
	for _, k := range keys {
		value := values[k]
		if field == "objectives" {
			value = k + ". " + value
		}
		entries = append(entries, object{"key": k, "value": value})
	}
	return entries
}
