package theme

import (
	"sort"
	"strings"

	"rapporteur.internal/services/segment/fold"
)

// A theme of a turn needs a sentence, or a clause, of its own: a term of
// certain weight (3), or several that add up to it in one sentence.
const certain = 3

// Turn gives the themes of a speaker's turn from the scores of its sentences:
// those that one of them speaks of for certain, the strongest first, the
// scheme's last themes behind, as many as the scheme allows.
func (s *Scheme) Turn(sentences ...[]Score) []Score {
	sum := make([]*Score, len(s.Themes))
	sure := make([]bool, len(s.Themes))
	for _, scores := range sentences {
		for _, sc := range scores {
			k := sc.Theme.rank
			if sum[k] == nil {
				sum[k] = &Score{Theme: sc.Theme}
			}
			t := sum[k]
			t.Weight += min(sc.Weight, 2*certain)
			t.Peak = max(t.Peak, sc.Peak)
			t.Hits = append(t.Hits, sc.Hits...)
			sure[k] = sure[k] || sc.Weight >= certain && sc.Peak >= 2
		}
	}
	var out []Score
	for k, t := range sum {
		if t != nil && sure[k] {
			out = append(out, *t)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := out[i].Theme.Last, out[j].Theme.Last; a != b {
			return b
		}
		return out[i].Weight > out[j].Weight
	})
	if len(out) > s.Most {
		out = out[:s.Most]
	}
	return out
}

// Announces says whether a sentence opens with an ordinal, by which a speaker
// announces the next point: there the turn's themes begin anew.
func Announces(text *fold.Text, lang string) bool {
	if len(text.Words) == 0 {
		return false
	}
	w := text.Words[0].Fold
	if next := 1; (w == "en" || w == "in" || w == "the") && next < len(text.Words) && text.Words[next].Before == ' ' {
		w = w + " " + text.Words[next].Fold
	}
	return ordinals[lang][w]
}

// ordinals open a point, by language. "Enfin" and "finally" go on as often as they open.
var ordinals = map[string]map[string]bool{
	"fr": set("premierement deuxiemement secondement troisiemement quatriemement cinquiemement sixiemement septiemement primo secundo tertio", "en premier", "en deuxieme", "en second", "en troisieme", "en quatrieme"),
	"en": set("first firstly second secondly third thirdly fourth fourthly fifth fifthly sixth sixthly", "the first", "the second", "the third", "the fourth"),
	"es": set("primero primeramente segundo segundamente tercero cuarto quinto sexto", "en primer", "en segundo", "en tercer", "en cuarto", "en quinto"),
}

func set(words string, phrases ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range append(strings.Fields(words), phrases...) {
		m[w] = true
	}
	return m
}
