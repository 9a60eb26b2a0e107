package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
)

// wordsTold is how many words of one source sentence the text takes, where more
// can go without changing what it says.
const wordsTold = 30

// sentence is one sentence of the report in the making.
type sentence struct {
	form   string
	pieces []*pb.Piece
	// accorded tells that it begins with "according to" its speaker.
	accorded bool
}

// tell makes a sentence of the report of one statement: what was said, in the
// source's words and with the source's verb, and who said it, by name. It is nil where the
// statement can't be told without the sentence before it, and that isn't told.
//
// after is what the sentence before tells, in the same paragraph; nil: nothing.
func (w *writer) tell(e *entry, limit int, after *entry) *sentence {
	if w.hangs(e, after) {
		return nil
	}
	switch {
	case w.tongueOf(e) != w.pack.Tag:
		return w.foreign(e, limit)
	case len(e.items) > 0:
		return w.asPrinted(e, after)
	case len(e.people) > 0:
		return w.ofPersons(e, limit, after)
	case len(e.Parties) > 0:
		return w.ofParties(e, limit, after)
	}
	return w.ofSource(e, limit, after)
}

// hangs tells a short stance on something that no statement was found to hold,
// where what stands right before it in the source isn't told right before.
func (w *writer) hangs(e *entry, after *entry) bool {
	if e.Act != pb.Act_ACT_SUPPORTS && e.Act != pb.Act_ACT_OPPOSES || len(e.answersTo) > 0 || w.relaxed || words(e.Text) > stanceWords || w.tongueOf(e) != w.pack.Tag ||
		governs(e.parsed) && e.parsed.Form == clause.That {
		return false
	}
	return after == nil || after.doc != e.doc || after.Ordinal+1 != e.Ordinal
}

// stanceWords is how many words a stance has at most that says nothing of what it is on.
const stanceWords = 14

// ofPersons tells what named persons said.
func (w *writer) ofPersons(e *entry, limit int, after *entry) *sentence {
	s := e.parsed
	same := after != nil && after.doc.session == e.doc.session && slices.Equal(after.people, e.people)
	if w.ofOffice(e) && after != nil && after.doc == e.doc && after.Ordinal+1 == e.Ordinal {
		// "Its delegate" is that of whom the sentence before names.
		if s := w.asPrinted(e, after); s != nil {
			return s
		}
	}
	if !e.own && (e.Attribution == pb.Attribution_ATTRIBUTION_CONTINUATION || e.Attribution == pb.Attribution_ATTRIBUTION_PRONOUN && !governs(s) && !s.Postposed) {
		return w.goesOn(e, limit, after, same)
	}
	if governs(s) && (len(e.people) > 1 || !w.severals(e)) {
		return w.saying(e, limit, after, same)
	}
	if e.own && !(s.Own && s.Postposed) {
		return w.asPrinted(e, after)
	}
	if e.own && w.opensWithOwn(e) {
		// What the State did is the source's word, what its delegate said of it comes
		// behind: "according to" would make both the delegate's.
		if s := w.asPrinted(e, after); s != nil {
			return s
		}
	}
	if content, ok, _ := w.clauses.Bare(s); ok && w.resolved(e, clause.Span{Start: 0, End: len(e.Text)}, after) {
		return w.according(e, w.cut(e, accented(w.pack.Tag, e.Text, content), limit), same)
	}
	return w.asPrinted(e, after)
}

// saying tells persons' sentence whose verb stands before what was said: by their
// names, the source's verb and words. same: they spoke in the sentence before.
func (w *writer) saying(e *entry, limit int, after *entry, same bool) *sentence {
	s := e.parsed
	said := w.extent(e)
	if !w.resolved(e, said, after) {
		return nil
	}
	content := w.shortened(e, said, limit)
	verb := strings.TrimRight(w.afresh(e, e.Text[s.Verb.Start:s.Content.Start], after), " \u00a0\n")
	if same && e.Attribution == pb.Attribution_ATTRIBUTION_PRONOUN && !s.Subject.Empty() {
		verb = language.Capital(strings.TrimSpace(e.Text[s.Subject.Start:s.Content.Start]))
		return w.line(formTold, w.cite(e, governed(w.pack.Tag, w.lead(s)+verb, content)))
	}
	if same && e.Attribution == pb.Attribution_ATTRIBUTION_PRONOUN && s.Subject.Empty() {
		return w.line(formTold, w.cite(e, governed(w.pack.Tag, w.lead(s)+language.Capital(verb), content)))
	}
	if surnameOnly(e.people) && namesPerson(s.Subject.In(e.Text), e.Speakers) {
		// The source never gives the name in full: it stands as printed.
		return w.line(formTold, w.cite(e, w.lead(s)+governed(w.pack.Tag, strings.TrimSpace(e.Text[s.Subject.Start:s.Content.Start]), content)))
	}
	if s.Subject.Empty() && len(s.Lead) == 0 {
		// A dropped subject: the verb opened the sentence.
		r, n := utf8.DecodeRuneInString(verb)
		verb = string(unicode.ToLower(r)) + verb[n:]
	}
	pieces := []*pb.Piece{}
	names := w.people(e)
	if lead := w.lead(s); lead != "" {
		pieces = append(w.cite(e, lead), &pb.Piece{Text: names + " "})
	} else {
		pieces = append(pieces, &pb.Piece{Text: language.Capital(names) + " "})
	}
	return w.line(formTold, append(pieces, w.cite(e, governed(w.pack.Tag, verb, content))...))
}

// opensWithOwn tells a sentence whose first words are the State or the body of its
// only speaker, by name.
func (w *writer) opensWithOwn(e *entry) bool {
	if len(e.people) != 1 {
		return false
	}
	pack, at := w.packs[w.tongueOf(e)], e.people[0].at(e.doc.session.number)
	text := " " + fold(firstWords(e.Text, stateWords)) + " "
	for _, name := range []string{pack.Country(at.GetCountry()), at.GetOrganisation()} {
		name = fold(name)
		if i := strings.Index(text, " "+name+" "); name != "" && i >= 0 && len(strings.Fields(text[:i])) <= 1 {
			return true
		}
	}
	return false
}

// stateWords is within how many words of a sentence such a name ends.
const stateWords = 8

// extent is what the verb governs, with the rest of the sentence: a second verb
// ("and withdrew its amendment") may carry the point; a participle's tail doesn't.
func (c *composer) extent(e *entry) clause.Span {
	s := e.parsed.Content
	rest := e.Text[s.End:]
	pack := c.packs[c.tongueOf(e)]
	if pack != nil && !c.heldUp(e) && participle(c.tongueOf(e), rest) && !slices.ContainsFunc(pack.Guards, func(g string) bool { return holdsFolded(strings.ReplaceAll(rest, "’", "'"), g) }) {
		return s
	}
	s.End = len(strings.TrimRight(e.Text, " .\u00a0\n"))
	return s
}

// participle tells a tail that a comma and a participle open (", citing the cost …").
func participle(tag, tail string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(tail), ",")
	if !ok {
		return false
	}
	w := strings.ToLower(strings.Trim(firstWord(rest), ","))
	if w == "en" && tag == "fr" {
		f := strings.Fields(rest)
		w = f[min(1, len(f)-1)]
	}
	return strings.HasSuffix(w, map[string]string{"fr": "ant", "en": "ing", "es": "ndo"}[tag]) && len(w) > 4
}

// goesOn tells what a speaker went on to say, as the source has it: its subject is not the speaker.
func (w *writer) goesOn(e *entry, limit int, after *entry, same bool) *sentence {
	all := clause.Span{Start: 0, End: len(e.Text)}
	if w.credits(e) && (e.opening == free || same) && w.resolved(e, all, after) {
		// "According to the village's head, …": it says itself whose it is.
		return w.line(formVerbatim, w.cite(e, w.cut(e, whole(e.Text), limit)))
	}
	if e.parsed.Question || e.parsed.Imperative || fragment(e) || !w.resolved(e, all, after) {
		return w.asPrinted(e, after)
	}
	content, ok, _ := w.clauses.Bare(e.parsed)
	if !ok || governs(e.parsed) {
		content = w.uncapital(strings.TrimRight(whole(e.Text), " .\u00a0"))
		if v := e.parsed.Verb; !v.Empty() && v.Start == 0 && ok {
			r, n := utf8.DecodeRuneInString(content)
			content = string(unicode.ToLower(r)) + content[n:]
		}
		if content == strings.TrimRight(whole(e.Text), " .\u00a0") && !ok {
			// Its first word may be a name or not: as the source prints it, or not at all.
			if s := w.asPrinted(e, after); s != nil {
				return s
			}
		}
	}
	return w.according(e, w.cut(e, w.pack.Unlinked(accented(w.pack.Tag, e.Text, content)), limit), same)
}

// accented gives the French "à" back its accent that the source's capital, with
// which a sentence opened, had lost.
func accented(tag, text, content string) string {
	if tag == "fr" && strings.HasPrefix(content, "a ") && strings.HasPrefix(text, "A ") {
		return "à" + content[1:]
	}
	return content
}

// severals tells a sentence whose verb is of several: one name would not stand before it.
func (c *composer) severals(e *entry) bool {
	verb := " " + e.parsed.Verb.In(e.Text)
	return slices.ContainsFunc(c.packs[c.tongueOf(e)].PluralVerbs, func(v string) bool {
		return strings.HasPrefix(v, " ") && strings.HasPrefix(verb, v+" ") || !strings.HasPrefix(v, " ") && strings.HasSuffix(firstWord(verb), v)
	})
}

// governs tells a sentence whose subject and verb stand in front of what the
// verb governs.
func governs(s clause.Sentence) bool {
	return s.Own && s.Form != clause.Whole && !s.Postposed && !s.Verb.Empty() && s.Verb.End <= s.Content.Start && s.Content.Start < s.Content.End &&
		(s.Subject.Empty() || s.Subject.End <= s.Verb.Start)
}

// surnameOnly tells persons of whom no source gives more than one name.
func surnameOnly(list []*person) bool {
	return slices.ContainsFunc(list, func(p *person) bool { return !strings.Contains(p.name, " ") })
}

// ofParties tells what States and groups said; their names stand as printed.
func (w *writer) ofParties(e *entry, limit int, after *entry) *sentence {
	s := e.parsed
	if !governs(s) || s.Subject.Empty() || !w.resolved(e, clause.Span{Start: s.Subject.Start, End: len(e.Text)}, after) {
		return w.asPrinted(e, after)
	}
	content := w.shortened(e, w.extent(e), limit)
	text := governed(w.pack.Tag, strings.TrimSpace(w.afresh(e, e.Text[s.Subject.Start:s.Content.Start], after)), content)
	if lead := w.lead(s); lead != "" {
		return w.line(formTold, w.cite(e, lead+text))
	}
	return w.line(formTold, w.cite(e, language.Capital(text)))
}

// ofSource tells what the source states in its own voice.
func (w *writer) ofSource(e *entry, limit int, after *entry) *sentence {
	content, ok, _ := w.clauses.Bare(e.parsed)
	if !ok || !w.resolved(e, clause.Span{Start: 0, End: len(e.Text)}, after) {
		return w.asPrinted(e, after)
	}
	if e.decision {
		// Who decided is a part of what was decided.
		content = whole(e.Text)
	}
	content = w.cut(e, content, limit)
	if !w.lexicon.Asserts(w.tongueOf(e), e.Text) || w.procedure(e) || e.decision || !reportable(e) {
		// A fact of the meeting needs nobody who found it.
		return w.line(formVerbatim, w.cite(e, language.Capital(content)))
	}
	key := "found"
	if after != nil && len(after.people) == 0 && len(after.Parties) == 0 && after.doc.session == e.doc.session && w.foundLast {
		key = "found_again"
	}
	if len(w.meetings) < 2 || e.doc.session.number == 0 {
		key += "_plain"
	}
	w.found = true
	head := w.frame(key, language.Values{"session": w.pack.Session(e.doc.session.number), "source": w.source.The, "of_source": w.source.Of})
	return w.line(formFinding, append([]*pb.Piece{{Text: elided(w.pack.Tag, head, content)}}, w.cite(e, content)...))
}

// wholeWords is how many words a sentence has at most that is printed as it stands.
const wholeWords = 45

// asPrinted is a sentence as the source prints it: where it can't be taken
// apart with certainty, and can stand.
func (w *writer) asPrinted(e *entry, after *entry) *sentence {
	if fragment(e) {
		return nil
	}
	text := whole(e.Text)
	stands := e.opening != dependent && (e.own || len(e.people) == 0)
	follows := after != nil && after.doc == e.doc && after.Ordinal+1 == e.Ordinal && (e.own || slices.Equal(after.people, e.people))
	if !stands && !follows {
		return nil
	}
	if len(e.items) == 0 && words(text) > wholeWords {
		if text = w.cut(e, text, wholeWords); words(text) > wholeWords+15 {
			return nil
		}
	}
	if !follows && len(text) == len(e.Text) && e.lead > 0 {
		text = language.Capital(text[e.lead:])
	}
	if !follows && !(w.relaxed && !reportable(e)) && w.looksBack(e, clause.Span{Start: 0, End: len(e.Text)}) {
		return nil
	}
	for _, p := range e.people {
		w.named[p] = true
	}
	pieces := w.cite(e, text)
	for _, x := range e.items {
		pieces = append(append(pieces, &pb.Piece{Text: " "}), w.cite(x, whole(x.Text))...)
	}
	return &sentence{form: formVerbatim, pieces: pieces}
}

// lead is what stands in front of the subject and belongs to what is said: a
// condition, a cause, a time. An occasion or a connective goes.
func (w *writer) lead(s clause.Sentence) string {
	from, to := -1, -1
	for _, p := range s.Lead {
		switch kind := p.Kind; {
		case kind == "condition", kind == "cause", kind == "time", w.keeps(s, p):
			if from < 0 {
				from = p.Start
			}
			to = p.End
		}
	}
	if from < 0 {
		return ""
	}
	return language.Capital(strings.TrimRight(s.Text[from:to], " ,\u00a0")) + ", "
}

// keeps tells what is fronted and says at whose question, or in whose name, somebody speaks.
func (c *composer) keeps(s clause.Sentence, p clause.Part) bool {
	pack := c.packs[s.Language]
	head := fold(p.In(s.Text)) + " "
	return pack != nil && slices.ContainsFunc(pack.Resume.Kept, func(w string) bool { return strings.HasPrefix(head, fold(w)+" ") })
}

// resolved tells whether what a span of a sentence looks back to stands right before it.
func (w *writer) resolved(e *entry, span clause.Span, after *entry) bool {
	if w.relaxed || !w.looksBack(e, span) {
		return true
	}
	if after == nil {
		return false
	}
	// The sentence before it in the source, or what it answers.
	return after.doc == e.doc && after.Ordinal+1 == e.Ordinal || slices.Contains(e.answersTo, after) ||
		len(e.answersTo) > 0 && after.root() == e.root()
}

// looksBack tells whether a span holds what can't be understood without the
// sentence before, or words of somebody's own person.
func (w *writer) looksBack(e *entry, span clause.Span) bool {
	return slices.ContainsFunc(e.parsed.Holes, func(h clause.Hole) bool {
		return !h.Go && h.Start >= span.Start && h.End <= span.End
	})
}

// shortened is a span of an entry's text, cut to a number of words.
func (w *writer) shortened(e *entry, span clause.Span, limit int) string {
	return w.cut(e, strings.TrimSpace(e.Text[span.Start:span.End]), limit)
}

func (w *writer) cut(e *entry, text string, limit int) string {
	if words(text) <= limit {
		return text
	}
	short, _ := w.cuts.To(w.tongueOf(e), text, limit)
	return short
}

// parse takes each sentence apart, and tells what the meeting decided: that
// stands among what the source narrates as often as among conclusions.
func (c *composer) parse() {
	// The sentence before, in its paragraph, told what was decided.
	var before *entry
	for _, e := range c.entries {
		narrated := e.Kind == pb.Kind_KIND_NARRATION || e.Kind == pb.Kind_KIND_PROCEDURAL
		if !reportable(e) && !narrated {
			continue
		}
		said := ""
		if e.Evidence.GetOrdinal() == e.Ordinal {
			said = e.Evidence.GetText()
		}
		e.parsed = c.clauses.Read(c.tongueOf(e), e.Text, said)
		after := before != nil && before.doc == e.doc && before.Paragraph == e.Paragraph && before.Ordinal+1 == e.Ordinal
		e.decision = len(e.people) == 0 && c.meetingAlone(e) && c.clauses.Decides(e.parsed, after)
		if before = nil; e.decision {
			before = e
		}
	}
}

// meetingAlone tells whether no party is named with an entry but the meeting itself.
func (c *composer) meetingAlone(e *entry) bool {
	return !slices.ContainsFunc(e.Parties, func(p *pb.Party) bool { return !c.clauses.Meeting(c.tongueOf(e), p.GetName()) })
}

// stands tells whether an entry can be told alone.
func (c *composer) stands(e *entry) bool { return c.alone(e) }
