package point

import (
	"rapporteur.internal/services/report/debate"
	"rapporteur.internal/services/report/embedding"
	"rapporteur.internal/services/thesaurus"
)

// Learn makes the model of where claims lie, from the catalogue's formulations
// and the thesaurus's words. tell is called after each round.
func Learn(l *Lexicon, c *debate.Catalogue, rounds int, tell func(round int, loss float64)) *embedding.Model {
	r := *l.reader
	r.model = nil
	var main, side []embedding.Group
	for i := range c.Len() {
		p := c.Position(i)
		g := embedding.Group{Family: p.Debate}
		for _, language := range thesaurus.Languages {
			for _, text := range p.Texts[language] {
				g.Texts = append(g.Texts, r.features(r.read(&Item{Language: language, Text: text})))
			}
		}
		main = append(main, g)
	}
	for i := range r.thesaurus.Len() {
		side = append(side, notionGroup(r.thesaurus.Notion(i)))
	}
	return embedding.Train(main, side, embedding.Options{Dim: 160, Rounds: rounds, Step: .05, Heat: .2, Drop: .2, Side: .5, Seed: 1, Noise: .15,
		Weight: sortWeight, Tell: tell})
}

// sortWeight is what a feature weighs by its sort: a notion more than a word, a word more than a class.
func sortWeight(feature string) float64 {
	switch feature[0] {
	case '=':
		return 1
	case '#':
		return .7
	}
	return .8
}

// notionGroup is a notion's words in each language, itself, and its classes.
func notionGroup(n *thesaurus.Notion) embedding.Group {
	g := embedding.Group{Family: n.ID}
	for _, language := range thesaurus.Languages {
		var stems []string
		for _, phrase := range n.Phrases[language] {
			for _, w := range thesaurus.Words(language, phrase) {
				if !w.Function {
					stems = append(stems, language+":"+w.Stem)
				}
			}
		}
		if len(stems) > 0 {
			g.Texts = append(g.Texts, stems)
		}
	}
	g.Texts = append(g.Texts, []string{"=" + n.ID})
	if len(n.Classes) > 0 {
		var classes []string
		for _, c := range n.Classes {
			classes = append(classes, "#"+c)
		}
		g.Texts = append(g.Texts, classes)
	}
	return g
}
