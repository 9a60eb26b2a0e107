package question

import (
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/kindred"
)

// Choice is answered by all that was typed, or by any one of the others.
type Choice struct {
	// Typed may be empty, where it says nothing in the plan's language.
	Typed  []Match
	Others []Other
}

// Other is a kindred word to look for.
type Other struct {
	Match
	// Weight beside a word that was typed: at most 1.
	Weight float64
}

// Widened are the [Plans] of a query with the kindred words of its bare words,
// and what was added. Phrases that are quoted, and words that must not stand,
// are taken as they are.
func Widened(chains analysis.Chains, words *kindred.Words, query string) ([]Plan, []*pb.Widening) {
	all := clauses(query)
	made := plans(chains, all)
	var units []kindred.Unit
	silent := make([]bool, len(all))
	for from := 0; from < len(all); {
		to := from
		var row []string
		for to < len(all) && !all[to].quoted && !all[to].not {
			row = append(row, all[to].text)
			to++
		}
		if len(row) > 0 {
			found, mute := words.Of(row)
			copy(silent[from:], mute)
			for _, u := range found {
				u.From, u.To = u.From+from, u.To+from
				units = append(units, u)
			}
		}
		from = to + 1
	}
	if len(units) == 0 {
		return made, nil
	}
	for i, p := range made {
		if p.Chain != analysis.Plain {
			made[i].Wide = wide(chains, p.Chain, all, units, silent)
		}
	}
	added := make([]*pb.Widening, len(units))
	for i, u := range units {
		added[i] = &pb.Widening{Typed: typed(all[u.From:u.To])}
		for _, o := range u.Others {
			added[i].Words = append(added[i].Words, &pb.KindredWord{Text: o.Text, Language: o.Language})
		}
	}
	return made, added
}

// Asked are the plans of a question, widened where it asks for that.
func Asked(chains analysis.Chains, words func() (*kindred.Words, error), q *pb.FindRequest) ([]Plan, []*pb.Widening, error) {
	if !q.GetWiden() {
		return Plans(chains, q.GetQuery()), nil, nil
	}
	w, err := words()
	if err != nil {
		return nil, nil, err
	}
	plans, added := Widened(chains, w, q.GetQuery())
	return plans, added, nil
}

func typed(all []clause) string {
	texts := make([]string, len(all))
	for i, c := range all {
		texts[i] = c.text
	}
	return strings.Join(texts, " ")
}

// wide makes a language's choices; nil where none has kindred words.
func wide(chains analysis.Chains, name string, all []clause, units []kindred.Unit, silent []bool) (choices []Choice) {
	added := false
	for i := 0; i < len(all); {
		choice, end := Choice{}, i+1
		if len(units) > 0 && units[0].From == i {
			end = units[0].To
			for _, o := range units[0].Others {
				if o.Language != name {
					continue
				}
				field, texts := analysis.Plain, o.Forms
				if len(texts) == 0 {
					field, texts = name, []string{o.Text}
				}
				for _, text := range texts {
					if m, ok := match(chains[field], text); ok {
						choice.Others, added = append(choice.Others, Other{m, o.Weight}), true
					}
				}
			}
			units = units[1:]
		}
		for ; i < end; i++ {
			field := name
			if all[i].quoted {
				field = analysis.Plain
			}
			if m, ok := match(chains[field], all[i].text); ok && !all[i].not && !silent[i] {
				choice.Typed = append(choice.Typed, m)
			}
		}
		if len(choice.Typed) > 0 || len(choice.Others) > 0 {
			choices = append(choices, choice)
		}
	}
	if !added {
		return nil
	}
	return choices
}
