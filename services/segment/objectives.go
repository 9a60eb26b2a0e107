package segment

import (
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/theme"
)

// objectives fills in themes by turns: what one speaker says in a row has one
// set of them, cut where he announces an ordinal. The default scheme is asked
// where the text is of its subject, a series' own where its scope says so.
func (w *writer) objectives(all []*pb.Statement) {
	turns := w.turns(all)
	w.mark(all, turns, w.lex.themes, func(s *pb.Statement, t *theme.Theme) { s.Objectives = append(s.Objectives, uint32(t.Number)) })
	if w.lex.own != nil {
		w.mark(all, turns, w.lex.own, func(s *pb.Statement, t *theme.Theme) { s.Themes = append(s.Themes, t.ID) })
	}
}

// mark gives the statements of a document, by their turns, the themes of a scheme.
func (w *writer) mark(all []*pb.Statement, turns []turn, scheme *theme.Scheme, put func(*pb.Statement, *theme.Theme)) {
	in := scheme.InScope(w.passages(all, turns))
	for _, t := range turns {
		if !slices.Contains(in[t.from:t.to], true) {
			continue
		}
		for _, s := range w.scores(scheme, t.from, t.to) {
			for _, x := range all[t.from:t.to] {
				put(x, s.Theme)
			}
		}
	}
}

// turn is statements from one up to another, which it doesn't hold.
type turn struct{ from, to int }

// turns are what speakers say in a row, in the order of the document.
func (w *writer) turns(all []*pb.Statement) []turn {
	var out []turn
	for i := 0; i < len(all); {
		if !themed(all[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(all) && sameTurn(all[i], all[j]) && !theme.Announces(w.folded[j], all[j].Language) {
			j++
		}
		out = append(out, turn{i, j})
		i = j
	}
	return out
}

// passages is the document as a scheme's gate reads it.
func (w *writer) passages(all []*pb.Statement, turns []turn) []theme.Passage {
	out := make([]theme.Passage, len(all))
	for i, s := range all {
		out[i] = theme.Passage{Text: w.folded[i], Language: s.Language, Paragraph: int(s.Paragraph)}
		if s.Kind == pb.Kind_KIND_HEADING {
			out[i].Heading = true
			out[i].Level = int(w.doc.Paragraphs[w.units[i].paragraph].GetLevel())
		}
	}
	for n, t := range turns {
		for i := t.from; i < t.to; i++ {
			out[i].Turn = n + 1
		}
	}
	return out
}

// scores gives the themes of the statements i to j, read as one turn.
func (w *writer) scores(scheme *theme.Scheme, i, j int) []theme.Score {
	each := make([][]theme.Score, 0, j-i)
	for ; i < j; i++ {
		each = append(each, scheme.MatchIn(w.folded[i], w.sentences[i].Language))
	}
	return scheme.Turn(each...)
}

// themed: the kinds that say something of a theme.
func themed(s *pb.Statement) bool {
	if s.Role != pb.Role_ROLE_UNSPECIFIED {
		return false
	}
	return s.Kind == pb.Kind_KIND_STATEMENT || s.Kind == pb.Kind_KIND_COLLECTIVE || s.Kind == pb.Kind_KIND_FINDING
}

// sameTurn: the same people go on; a group or a finding within its paragraph.
func sameTurn(a, b *pb.Statement) bool {
	if a.Kind != b.Kind || b.Role != a.Role || a.Section != b.Section || len(a.Speakers) != len(b.Speakers) || len(a.Parties) != len(b.Parties) {
		return false
	}
	for i := range a.Speakers {
		if a.Speakers[i].Id != b.Speakers[i].Id {
			return false
		}
	}
	for i := range a.Parties {
		if a.Parties[i].Name != b.Parties[i].Name {
			return false
		}
	}
	return a.Kind == pb.Kind_KIND_STATEMENT || a.Paragraph == b.Paragraph
}
