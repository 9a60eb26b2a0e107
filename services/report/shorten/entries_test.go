package shorten

import (
	"strings"
	"testing"
)

// first writes an entry with the first of each word's alternatives, and every
// further alternative once.
func variants(entry string) []string {
	words := strings.Fields(entry)
	most := 1
	for _, w := range words {
		most = max(most, strings.Count(w, "|")+1)
	}
	var out []string
	for k := range most {
		var b []string
		for _, w := range words {
			a := strings.Split(w, "|")
			b = append(b, a[min(k, len(a)-1)])
		}
		out = append(out, strings.ReplaceAll(strings.Join(b, " "), "' ", "'"))
	}
	return out
}

// TestWordsThatNeverGo holds every entry: a tail that holds it stays, and the
// same tail without it goes.
func TestWordsThatNeverGo(t *testing.T) {
	r := open(t)
	for language, frame := range map[string]string{
		"fr": "la commune a rouvert le puits, ce qui est connu @ dans la vallée",
		"en": "the village has reopened the well, which is known @ in the valley",
		"es": "el pueblo ha reabierto el pozo, lo que es conocido @ en el valle",
	} {
		l := r.languages[language]
		plain := strings.Replace(frame, " @", "", 1)
		if len(r.Cuts(language, plain)) == 0 {
			t.Fatalf("%s: the tail without the words stays", language)
		}
		for name, list := range map[string][]string{
			"negation": l.Negation, "condition": l.Condition, "restriction": l.Restriction, "modality": l.Modality,
			"reservation": l.Reservation, "comparison": l.Comparison, "quantifier": l.Quantifier, "figure": l.Figure,
		} {
			for _, entry := range list {
				for _, v := range variants(entry) {
					text := strings.Replace(frame, "@", v, 1)
					for _, k := range r.Cuts(language, text) {
						if strings.Contains(text[k.Start:k.End], " "+v+" ") {
							t.Errorf("%s, %s: %q goes with %q", language, name, v, text[k.Start:k.End])
						}
					}
				}
			}
		}
	}
}

// TestEveryOpeningOpensACut holds every entry of the lists that open or are a cut.
func TestEveryOpeningOpensACut(t *testing.T) {
	r := open(t)
	for language, w := range map[string]struct{ main, finite, noun, infinitive, topic string }{
		"fr": {"la commune a rouvert le puits", "est connu dans la vallée", "les écoles", "servir les écoles", "le puits"},
		"en": {"the village has reopened the well", "is known in the valley", "the schools", "serve the schools", "the well"},
		"es": {"el pueblo ha reabierto el pozo", "es conocido en el valle", "las escuelas", "servir a las escuelas", "el pozo"},
	} {
		l := r.languages[language]
		for _, c := range []struct {
			kind string
			list []string
			form string
		}{
			{"connective", l.Connective, "@, " + w.main},
			{"topic", l.TopicEmpty, "@, " + w.main},
			{"topic", l.TopicOpen, "@ " + w.topic + ", " + w.main},
			{"time", l.Time, w.main + " @"},
			{"example", l.Example, w.main + ", @ " + w.noun},
			{"coordinate", l.AsWell, w.main + ", @ " + w.noun},
			{"verb-phrase", l.Saying, w.main + ", @ " + w.noun + " " + w.finite},
			{"verb-phrase", l.Said, w.main + " " + l.And[0] + " @ " + w.noun},
			{"verb-phrase", l.Auxiliary, w.main + " " + l.And[0] + " @ " + w.noun},
			{"tail-relative", l.Relative, w.main + ", @ " + w.finite},
			{"tail-relative", l.RelativeVerb, w.main + ", @ " + w.finite},
			{"tail-purpose", l.Purpose, w.main + ", @ " + w.infinitive},
			{"tail-purpose", l.PurposeFree, w.main + " @ " + w.infinitive},
			{"tail-cause", l.Cause, w.main + ", @ " + w.noun + " " + w.finite},
			{"tail-cause", l.CauseNoun, w.main + ", @ " + w.noun},
			{"tail-lack", l.Lack, w.main + ", @ " + w.noun},
		} {
			for _, entry := range c.list {
				for _, v := range variants(entry) {
					text := strings.Replace(c.form, "@", v, 1)
					found := false
					for _, k := range r.Cuts(language, text) {
						left, _ := apply(text, []Cut{k})
						found = found || k.Kind == c.kind && left == w.main
					}
					if !found {
						t.Errorf("%s: no %s for %q in %q: %v", language, c.kind, entry, text, shown(text, r.Cuts(language, text)))
					}
				}
			}
		}
	}
}
