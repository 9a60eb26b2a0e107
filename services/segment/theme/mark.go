package theme

import (
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"

	"rapporteur.internal/services/segment/fold"
)

// gcmID is the scheme whose themes are a statement's objectives; those of any other are its themes.
const gcmID = "gcm"

// Mark gives the statements of a document, in reading order, their objectives
// or themes, where the document is of the scheme's subject: statements,
// collectives and findings, a turn at a time. A turn is what one speaker says
// without another between, over paragraphs; of collectives and findings, what
// stands together in a paragraph. An ordinal begins a new one.
func (s *Scheme) Mark(statements []*pb.Statement) {
	texts := make([]*fold.Text, len(statements))
	words, terms := 0, 0
	for i, st := range statements {
		texts[i] = fold.New(st.Text)
		words += len(texts[i].Words)
		terms += s.scopeTerms(texts[i], st.Language)
	}
	if words == 0 || float64(terms)/float64(words) < scopeRate {
		return
	}
	for i := 0; i < len(statements); {
		if !speaks(statements[i].Kind) {
			i++
			continue
		}
		j := i
		var turn [][]Score
		for ; j < len(statements) && (j == i || sameTurn(statements[i], statements[j], texts[j])); j++ {
			turn = append(turn, s.MatchIn(texts[j], statements[j].Language))
		}
		s.put(statements[i:j], s.Turn(turn...))
		i = j
	}
}

// put writes the themes of a turn on its statements.
func (s *Scheme) put(turn []*pb.Statement, scores []Score) {
	for _, st := range turn {
		for _, sc := range scores {
			if s.ID == gcmID {
				st.Objectives = append(st.Objectives, uint32(sc.Theme.Number))
			} else {
				st.Themes = append(st.Themes, sc.Theme.ID)
			}
		}
	}
}

// speaks says whether sentences of a kind have themes.
func speaks(k pb.Kind) bool {
	return k == pb.Kind_KIND_STATEMENT || k == pb.Kind_KIND_COLLECTIVE || k == pb.Kind_KIND_FINDING
}

// sameTurn says whether b goes on with what a began.
func sameTurn(a, b *pb.Statement, text *fold.Text) bool {
	return a.Kind == b.Kind && slices.EqualFunc(a.Speakers, b.Speakers, sameSpeaker) && slices.EqualFunc(a.Parties, b.Parties, sameParty) &&
		(a.Kind == pb.Kind_KIND_STATEMENT || a.Paragraph == b.Paragraph) && !Announces(text, b.Language)
}

func sameSpeaker(a, b *pb.Speaker) bool {
	if a.Id != "" || b.Id != "" {
		return a.Id == b.Id
	}
	return a.Name == b.Name
}

func sameParty(a, b *pb.Party) bool { return a.Name == b.Name }
