package report

import (
	"fmt"
	"regexp"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

const quotePlace = "\x00"

// sourceOf names the source of a session: in full where the text last spoke of
// another, else by its noun alone.
func (w *writer) sourceOf(session int) language.Values {
	v := language.Values{"source": w.source.The, "source_session": w.source.The, "of_source_session": w.source.Of, "in_source_session": w.source.In}
	if len(w.meetings) > 1 && session > 0 && w.last != session {
		of := w.pack.Fill(w.pack.Word("of_session"), language.Values{"session": w.pack.Session(session)})
		v["source_session"] = w.source.The + of
		v["of_source_session"] = w.source.Of + of
		v["in_source_session"] = w.source.In + of
	}
	w.last = session
	v["quote"] = quotePlace
	return v
}

// quote puts the words of entries in quotation marks where the frame holds
// their place: words left out between them are marked, and another language is named.
func (w *writer) quote(frame string, entries []*entry) []*pb.Piece {
	head, tail, _ := strings.Cut(frame, quotePlace)
	pieces := []*pb.Piece{{Text: head + w.pack.Open}}
	entries = flat(entries)
	for i, e := range entries {
		text, lead := whole(e.Text), 0
		if i == 0 && len(text) == len(e.Text) {
			lead = e.lead
		}
		switch {
		case i > 0 && entries[i-1].Ordinal+1 == e.Ordinal:
			pieces = append(pieces, &pb.Piece{Text: " "})
		case i > 0:
			pieces = append(pieces, &pb.Piece{Text: " […] "})
		case lead > 0:
			pieces = append(pieces, &pb.Piece{Text: "[…] "})
		}
		pieces = append(pieces, &pb.Piece{Text: text[lead:], Citation: e.id, Language: w.tongueOf(e)})
	}
	end := w.pack.Close
	// One mark a paragraph is enough, but for lists: their items are read one by one.
	if tag := w.tongueOf(entries[0]); tag != w.pack.Tag && (w.item || w.marked != fmt.Sprint(w.section, w.paragraph, tag)) {
		w.marked = fmt.Sprint(w.section, w.paragraph, tag)
		end += " " + w.pack.Frame("foreign_mark", 0, language.Values{"language": w.pack.Language(tag)})
	}
	return append(pieces, &pb.Piece{Text: end + tail})
}

// flat is entries, each with the members of its list.
func flat(entries []*entry) []*entry {
	var out []*entry
	for _, e := range entries {
		out = append(append(out, e), e.items...)
	}
	return out
}

// paragraphNumber is the number of a paragraph that a document prints before
// its first sentence.
var paragraphNumber = regexp.MustCompile(`^(\d{1,3}\.|\d{1,3}\.\d{1,3}\.?)\s+`)

// marks are quotation marks with what closes them.
var marks = []struct{ open, end string }{{"«", "»"}, {"“", "”"}, {"\"", "\""}}

// whole is a text without its paragraph's number, and without a quotation mark
// at its ends that has no fellow: of a speech that the source quotes over several
// sentences.
func whole(text string) string {
	text = paragraphNumber.ReplaceAllString(text, "")
	for _, m := range marks {
		opens, ends := strings.Count(text, m.open), strings.Count(text, m.end)
		odd := m.open == m.end && opens%2 == 1
		if odd || opens > ends {
			text = strings.TrimLeft(strings.TrimPrefix(text, m.open), " \u00a0")
		}
		if odd || ends > opens {
			text = strings.TrimRight(strings.TrimSuffix(text, m.end), " \u00a0")
		}
	}
	return text
}

// verbatim writes an entry as it stands, with the members of its list.
func (w *writer) verbatim(e *entry) {
	for _, p := range e.people {
		w.named[p] = true
	}
	w.last = e.doc.session.number
	var pieces []*pb.Piece
	for i, x := range flat([]*entry{e}) {
		text := whole(x.Text)
		switch {
		case i > 0:
			pieces = append(pieces, &pb.Piece{Text: " "})
		case x.lead > 0 && len(text) == len(x.Text) && !w.follows(x):
			// "Finally," looks back to what isn't there.
			text = text[x.lead:]
			pieces = append(pieces, &pb.Piece{Text: "[…] "})
		}
		pieces = append(pieces, &pb.Piece{Text: text, Citation: x.id, Language: w.tongueOf(x)})
	}
	w.add(formVerbatim, pieces, flat([]*entry{e}))
}

// follows tells whether the sentence right before cites what stands right
// before e in its source.
func (w *writer) follows(e *entry) bool {
	n := len(w.chapter.Sentences)
	if n == 0 {
		return false
	}
	s := w.chapter.Sentences[n-1]
	last := w.byID[s.Citations[len(s.Citations)-1]]
	return s.Paragraph == w.paragraph && last != nil && last.doc == e.doc && last.Ordinal+1 == e.Ordinal
}

// goesOnQuoting tells whether the sentence before, in the same paragraph,
// quotes the same session's source without a lead-in to another speaker.
func (w *writer) goesOnQuoting(session int) bool {
	n := len(w.chapter.Sentences)
	if n == 0 || w.quoting != session || w.last != session {
		return false
	}
	s := w.chapter.Sentences[n-1]
	return s.Form == formQuoted && s.Paragraph == w.paragraph && s.Section == w.section
}
