package report

import (
	"maps"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
)

// foreign tells what stands only in another language: in the words of the
// series' translation memory, else quoted, where that is wanted.
func (w *writer) foreign(e *entry, limit int) *sentence {
	names := w.composer.voicesNamed(e)
	rendered := func(text string) []*pb.Piece { return []*pb.Piece{{Text: text, Citation: e.id, Language: w.pack.Tag}} }
	denies := w.denies(e)
	if text, ok := w.translated(e, memory.Clause); ok && (names != "" || len(e.Parties) == 0) && (denies || e.Act != pb.Act_ACT_OPPOSES) {
		head := ""
		switch {
		case denies:
			head = w.frame("told_opposes", language.Values{"names": w.voicesTold(e), "n": w.number(e, w.voiceList(e))})
		case names != "" && w.last != nil && w.last.doc == e.doc && len(e.people) > 0 && slices.Equal(w.last.people, e.people):
			head = w.again(e)
		case names != "":
			if head = w.heardFrom(e); head == "" {
				head = w.accordingTo(e)
			}
		case len(w.meetings) > 1 && e.doc.session.number > 0:
			w.found = true
			head = w.frame("found", language.Values{"session": w.pack.Session(e.doc.session.number)})
		}
		if head == "" {
			text = language.Capital(text)
		}
		if more, ok := w.translated(e, memory.Infinitive); ok && !denies && (e.Act == pb.Act_ACT_URGES || e.Act == pb.Act_ACT_PROPOSES) {
			// The sentence has two halves: what is so, and what is wanted.
			wanted := w.pack.Word("wanted")
			return w.line(formRendered, slices.Concat([]*pb.Piece{{Text: elided(w.pack.Tag, head, text)}}, rendered(text),
				[]*pb.Piece{{Text: w.pack.Word("semicolon") + elided(w.pack.Tag, wanted, more)}}, rendered(more)))
		}
		s := w.line(formRendered, append([]*pb.Piece{{Text: elided(w.pack.Tag, head, text)}}, rendered(text)...))
		return s
	}
	if text, ok := w.translated(e, memory.Sentence); ok && names == "" {
		return w.line(formRendered, rendered(language.Capital(text)))
	}
	return w.foreignQuoted(e, names, limit)
}

// foreignQuoted is a sentence of another language between quotation marks, marked.
func (w *writer) foreignQuoted(e *entry, names string, limit int) *sentence {
	if !w.quotes || fragment(e) || len(e.people) > 0 && !e.own && e.opening == dependent {
		return nil
	}
	text := whole(e.Text)
	if words(text) > limit {
		text = w.cut(e, text, limit)
	}
	var pieces []*pb.Piece
	if names != "" && !e.own {
		pieces = append(pieces, &pb.Piece{Text: w.quotedFrom(e)})
	}
	pieces = append(pieces, &pb.Piece{Text: w.pack.Open})
	pieces = append(pieces, w.cite(e, text)...)
	return &sentence{form: formQuoted, pieces: append(pieces, &pb.Piece{Text: w.pack.Close + " " +
		w.pack.Frame("foreign_mark", 0, language.Values{"language": w.pack.Language(w.tongueOf(e))})})}
}

// heardFrom opens what another language's verb of saying governs by a verb of the
// same sort, behind who said it; "" where there is none.
func (w *writer) heardFrom(e *entry) string {
	pack := w.packs[w.tongueOf(e)]
	s := e.parsed
	if pack == nil || !e.own || !governs(s) || s.Form != clause.That {
		return ""
	}
	verb := e.Text[s.Verb.Start:s.Content.Start]
	names := w.voiceList(e)
	n := w.number(e, names)
	for _, sort := range slices.Sorted(maps.Keys(pack.Heard)) {
		if !slices.ContainsFunc(pack.Heard[sort], func(v string) bool { return holdsFolded(verb, v) }) {
			continue
		}
		if sort == "agree" && n < 2 {
			// With whom, the frame couldn't say.
			return ""
		}
		return w.frame("tell_"+sort, language.Values{"names": w.voicesTold(e), "n": n})
	}
	return ""
}

// quotedFrom opens a quotation that doesn't name its speaker: where it speaks of
// them by a pronoun, it is the record's word, not theirs.
func (w *writer) quotedFrom(e *entry) string {
	pack := w.packs[w.tongueOf(e)]
	if pack != nil && (slices.Contains(pack.Male.Pronouns, strings.ToLower(firstWord(e.Text))) || slices.Contains(pack.Female.Pronouns, strings.ToLower(firstWord(e.Text))) || slices.Contains(pack.Pronouns, strings.ToLower(firstWord(e.Text)))) {
		return w.frame("reads_of", language.Values{"speakers": w.voicesTold(e)})
	}
	return w.accordingTo(e)
}

// denies tells a sentence whose verb says the contrary of the clause behind it:
// "according to" would put into somebody's mouth what they deny.
func (c *composer) denies(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	before := e.Text
	if s := e.parsed; governs(s) {
		before = e.Text[:s.Content.Start]
	}
	return slices.ContainsFunc(pack.Denials, func(w string) bool { return holdsFolded(before, w) })
}
