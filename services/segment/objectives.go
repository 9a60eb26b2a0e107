package segment

import (
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/theme"
)

// objectives fills in themes by turns: what one speaker says in a row has one
// set of them, cut where he announces an ordinal. The default scheme is asked
// on documents of its subject alone, a series' own on all.
func (w *writer) objectives(all []*pb.Statement) {
	inScope := w.inScope(all)
	if !inScope && w.lex.own == nil {
		return
	}
	for i := 0; i < len(all); {
		if !themed(all[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(all) && sameTurn(all[i], all[j]) && !theme.Announces(w.folded[j], all[j].Language) {
			j++
		}
		turn := all[i:j]
		if inScope {
			for _, s := range w.scores(w.lex.themes, i, j) {
				for _, x := range turn {
					x.Objectives = append(x.Objectives, uint32(s.Theme.Number))
				}
			}
		}
		if w.lex.own != nil {
			for _, s := range w.scores(w.lex.own, i, j) {
				for _, x := range turn {
					x.Themes = append(x.Themes, s.Theme.ID)
				}
			}
		}
		i = j
	}
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

// scopeSample is how many bytes of a document tell its subject.
const scopeSample = 200_000

func (w *writer) inScope(all []*pb.Statement) bool {
	byLanguage := map[string]*strings.Builder{}
	size := 0
	for _, s := range all {
		if size += len(s.Text); size > scopeSample {
			break
		}
		b := byLanguage[s.Language]
		if b == nil {
			b = &strings.Builder{}
			byLanguage[s.Language] = b
		}
		b.WriteString(s.Text)
		b.WriteByte(' ')
	}
	longest := ""
	for _, lang := range []string{"fr", "en", "es"} {
		if b := byLanguage[lang]; b != nil && (longest == "" || b.Len() > byLanguage[longest].Len()) {
			longest = lang
		}
	}
	return longest != "" && w.lex.themes.InScope(byLanguage[longest].String(), longest)
}
