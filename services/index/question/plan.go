package question

import (
	"rapporteur.internal/services/index/analysis"
)

// Plan is what a statement of one language must and must not hold.
type Plan struct {
	// Chain is the language, or analysis.Plain for statements of all others.
	Chain string
	Must  []Match
	Not   []Match
	// Nothing: what was typed holds no word; no statement answers.
	Nothing bool
	// Wide are the choices that answer below what was typed, all wanted together,
	// none of Not; nil where nothing was added.
	Wide []Choice
}

// Match is a term, or several side by side.
type Match struct {
	// Field is the chain whose terms these are: a language, or analysis.Plain
	// for the text as printed.
	Field string
	// Text is what was typed, for a store that runs the chain itself.
	Text string
	// Terms with their places; places that are missing hold any word.
	Terms []Term
}

// Term is one term of a match.
type Term struct {
	Term string
	// Offset from the first term's place.
	Offset int
}

// Plans makes a plan for each language and one for all other languages. An
// empty query gives none: everything answers.
func Plans(chains analysis.Chains, query string) []Plan {
	return plans(chains, clauses(query))
}

func plans(chains analysis.Chains, all []clause) []Plan {
	if len(all) == 0 {
		return nil
	}
	names := append(analysis.Languages(), analysis.Plain)
	plans := make([]Plan, len(names))
	for i, name := range names {
		plans[i] = plan(chains, name, all)
	}
	return plans
}

func plan(chains analysis.Chains, name string, all []clause) Plan {
	p := Plan{Chain: name}
	// Words that say nothing count where nothing else is asked.
	for _, silent := range []bool{false, true} {
		for _, c := range all {
			field := name
			if c.quoted || silent {
				field = analysis.Plain
			}
			m, ok := match(chains[field], c.text)
			switch {
			case !ok:
			case c.not && !silent:
				p.Not = append(p.Not, m)
			case !c.not:
				p.Must = append(p.Must, m)
			}
		}
		if len(p.Must) > 0 || len(p.Not) > 0 {
			break
		}
	}
	p.Nothing = len(p.Must) == 0 && len(p.Not) == 0
	return p
}

// Own tells whether a match looks in what only the plan's statements have.
func (p Plan) Own(m Match) bool { return m.Field == p.Chain && p.Chain != analysis.Plain }

func match(chain *analysis.Chain, text string) (Match, bool) {
	tokens := chain.Tokens(text)
	if len(tokens) == 0 {
		return Match{}, false
	}
	m := Match{Field: chain.Name, Text: text}
	for _, t := range tokens {
		m.Terms = append(m.Terms, Term{t.Term, t.Position - tokens[0].Position})
	}
	return m, true
}
