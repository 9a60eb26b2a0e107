package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// Forms of a sentence, as pb.ReportSentence.form.
const (
	formVerbatim  = "verbatim"  // stands as the source prints it
	formLed       = "led"       // a continuation behind a lead-in that names the speaker
	formQuoted    = "quoted"    // names its speaker itself, in quotation marks
	formFinding   = "finding"   // what the source states in its own voice
	formAgreement = "agreement" // who went the same way
	formSupport   = "support"   // who supported, by their acts
	formComposed  = "composed"  // the report's own, about where a theme or name appears
)

// writer appends sentences to one chapter.
type writer struct {
	*composer
	chapter   *pb.Chapter
	key       string
	section   string
	paragraph uint32
	item      bool
	// turns counts the uses of each frame, so that forms alternate.
	turns map[string]int
	// planned is what the chapter is going to quote.
	planned map[*entry]bool
	// named is who was named in full in this chapter.
	named map[*person]bool
	// session whose source was last named, so that it needn't be named again.
	last int
	// marked is the paragraph and language last marked as another language's.
	marked string
	// quoting is the session whose source the sentence before quotes bare.
	quoting int
	// seed makes chapters begin with different forms.
	seed int
}

func (c *composer) write(kind, id, title string) *writer {
	ch := &pb.Chapter{Kind: kind, Theme: id, Title: title}
	return &writer{composer: c, chapter: ch, key: kind + ":" + id, turns: map[string]int{}, planned: map[*entry]bool{}, named: map[*person]bool{},
		last: -1, seed: len(c.report.Chapters)}
}

// head begins a section; its first source is named in full again.
func (w *writer) head(title string) {
	w.section = title
	w.last = -1
	w.break_()
}

// break_ begins a new paragraph.
func (w *writer) break_() { w.paragraph++ }

// add appends a sentence of pieces. The entries are cited, in order.
func (w *writer) add(form string, pieces []*pb.Piece, cite []*entry) {
	if w.paragraph == 0 {
		w.paragraph = 1
	}
	s := &pb.ReportSentence{Form: form, Section: w.section, Paragraph: w.paragraph, Item: w.item}
	var b strings.Builder
	for _, p := range pieces {
		if p.Text == "" {
			continue
		}
		b.WriteString(p.Text)
		if n := len(s.Pieces); n > 0 && p.Citation == "" && s.Pieces[n-1].Citation == "" {
			s.Pieces[n-1].Text += p.Text
			continue
		}
		s.Pieces = append(s.Pieces, p)
	}
	s.Text = b.String()
	for _, e := range cite {
		if !slices.Contains(s.Citations, e.id) {
			s.Citations = append(s.Citations, e.id)
		}
		w.cited[e.id]++
		if e.chapter == "" && w.chapter.Kind == "theme" {
			e.chapter = w.key
			e.reason = ""
		}
	}
	w.chapter.Sentences = append(w.chapter.Sentences, s)
}

// frame fills a frame with the next of its forms; a quotation's place is kept for quote.
func (w *writer) frame(key string, v language.Values) string {
	n := w.turns[key]
	w.turns[key]++
	return w.pack.Frame(key, n+w.seed, v)
}

// inTurn fills a frame whose forms follow each other: the first opens, the
// others alternate after it.
func (w *writer) inTurn(key string, v language.Values) string {
	n := w.turns[key]
	w.turns[key]++
	if forms := w.pack.Forms(key); n >= forms && forms > 1 {
		n = 1 + (n-1)%(forms-1)
	}
	return w.pack.Frame(key, n, v)
}

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
	// One mark a paragraph is enough.
	if tag := w.tongueOf(entries[0]); tag != w.pack.Tag && w.marked != fmt.Sprint(w.section, w.paragraph, tag) {
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

// marks are quotation marks with what closes them.
var marks = []struct{ open, end string }{{"«", "»"}, {"“", "”"}, {"\"", "\""}}

// whole is a text without a quotation mark at its ends that has no fellow: of a
// speech that the source quotes over several sentences.
func whole(text string) string {
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
		if i > 0 {
			pieces = append(pieces, &pb.Piece{Text: " "})
		}
		pieces = append(pieces, &pb.Piece{Text: whole(x.Text), Citation: x.id, Language: w.tongueOf(x)})
	}
	w.add(formVerbatim, pieces, flat([]*entry{e}))
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

func (c *composer) tongueOf(e *entry) string {
	if e.Language != "" {
		return e.Language
	}
	return e.doc.Language
}

// people names speakers for a lead-in: in full at first, by name alone after.
func (w *writer) people(e *entry) string {
	var names []string
	for _, p := range e.people {
		if w.named[p] {
			names = append(names, p.name)
		} else {
			names = append(names, w.composer.named(p, e.doc.session.number))
		}
		w.named[p] = true
	}
	return w.pack.List(names)
}

// passage writes the entries of one passage: its own attributions as they
// stand, continuations behind a lead-in, each with what it depends on.
func (w *writer) passage(entries []*entry) {
	for i := 0; i < len(entries); {
		i += w.unit(entries[i:], i > 0, "")
	}
}

// unit writes as many entries as one sentence of the report takes, and says
// how many. after tells that the sentence before names the speaker; with is
// the frames' variant: "" or "_theme", which fills about and on.
func (w *writer) unit(entries []*entry, after bool, id string) int {
	e := entries[0]
	session := e.doc.session.number
	foreign := w.tongueOf(e) != w.pack.Tag
	theme := func(key string, v language.Values) string {
		if id == "" {
			return w.frame(key, v)
		}
		v["about"], v["on"] = w.about(id)
		return w.frame(key+"_theme", v)
	}
	switch {
	case own(e) && !foreign && id == "":
		w.verbatim(e)
		return 1
	case own(e):
		// Its own words name the speaker, so the lead-in doesn't; what depends on
		// it stands within the same quotation marks.
		n := 1
		for n < len(entries) && !own(entries[n]) && foreign {
			n++
		}
		for _, p := range e.people {
			w.named[p] = true
		}
		if id == "" && w.goesOnQuoting(session) {
			w.add(formQuoted, w.quote(quotePlace, entries[:n]), flat(entries[:n]))
			return n
		}
		w.add(formQuoted, w.quote(theme("quoted", w.sourceOf(session)), entries[:n]), flat(entries[:n]))
		w.quoting = session
		return n
	case reportingPronoun(e) && after && !foreign && id == "":
		w.verbatim(e)
		return 1
	}
	n := 1
	for n < len(entries) && !own(entries[n]) &&
		(foreign || entries[n].Attribution != pb.Attribution_ATTRIBUTION_PRONOUN || entries[n].Ordinal == entries[n-1].Ordinal+1) {
		n++
	}
	run := entries[:n]
	reporting := slices.ContainsFunc(run, w.reports)
	v := w.sourceOf(session)
	var key, form string
	switch {
	case len(e.people) == 0 && after:
		key, form = "follow_none", formFinding
		id = ""
	case len(e.people) == 0:
		key, form = "finding", formFinding
	case reporting && after:
		key, form = "follow_reporting", formLed
		id = ""
	case reporting:
		// The quotation itself says "she stressed": a lead-in with a verb of
		// saying would attribute it twice.
		key, form = "led_reporting", formLed
		id = ""
	case after:
		key, form = "follow", formLed
		id = ""
	default:
		key, form = "led", formLed
	}
	v["speakers"] = w.people(e)
	w.add(form, w.quote(theme(key, v), run), flat(run))
	return n
}

// reports tells a sentence that attributes by itself, by a pronoun ("she
// stressed that", "according to him").
func (c *composer) reports(e *entry) bool {
	if reportingPronoun(e) {
		return true
	}
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	low := strings.ToLower(e.Text)
	return slices.ContainsFunc(pack.Openings.Reporting, func(w string) bool { return strings.Contains(low, w) })
}

// names lists who spoke in entries, by session where there are several; States
// and groups that are credited without a person are not among them.
func (w *writer) names(entries []*entry) string {
	type at struct {
		session int
		names   []string
	}
	var by []*at
	seen := map[*person]bool{}
	for _, e := range entries {
		n := e.doc.session.number
		for _, p := range e.people {
			if seen[p] {
				continue
			}
			seen[p] = true
			i := slices.IndexFunc(by, func(x *at) bool { return x.session == n })
			if i < 0 {
				by = append(by, &at{session: n})
				i = len(by) - 1
			}
			name := p.name
			if !w.named[p] {
				name = w.composer.named(p, n)
			}
			w.named[p] = true
			by[i].names = append(by[i].names, name)
		}
	}
	var parts []string
	for _, x := range by {
		list := w.pack.List(x.names)
		if len(w.meetings) > 1 && x.session > 0 && (len(by) > 1 || x.session != w.last) {
			list = w.pack.Frame("at_session", 0, language.Values{"names": list, "session": w.pack.Session(x.session)})
		}
		parts = append(parts, list)
	}
	if len(parts) > 1 {
		return strings.Join(parts[:len(parts)-1], ", ") + w.pack.Word("and_also") + parts[len(parts)-1]
	}
	return strings.Join(parts, "")
}

// also says who else went the same way: named speakers, then States and groups
// as the source credits them, then the source's own conclusions; support by name
// only where the act is support.
func (w *writer) also(entries []*entry) {
	var named, supporters, parties, findings []*entry
	for _, e := range entries {
		switch {
		case e.Act == pb.Act_ACT_SUPPORTS && (len(e.people) > 0 || len(e.Parties) > 0):
			supporters = append(supporters, e)
		case len(e.people) > 0:
			named = append(named, e)
		case len(e.Parties) > 0:
			parties = append(parties, e)
		default:
			findings = append(findings, e)
		}
	}
	if len(named) > 0 {
		names := w.names(named)
		if names != "" {
			w.add(formAgreement, []*pb.Piece{{Text: w.frame("also_raised", language.Values{"names": names})}}, named)
		}
	}
	if len(supporters) > 0 {
		w.add(formSupport, []*pb.Piece{{Text: w.frame("supported", language.Values{"names": w.credited(supporters)})}}, supporters)
	}
	if len(parties) > 0 {
		v := language.Values{"source": w.source.The, "names": w.credited(parties)}
		w.add(formAgreement, []*pb.Piece{{Text: w.frame("also_groups", v)}}, parties)
	}
	for _, e := range findings {
		v := w.sourceOf(e.doc.session.number)
		w.add(formAgreement, []*pb.Piece{{Text: w.frame("also_source", v)}}, []*entry{e})
	}
}

// plainNoun tells a group that the source names by one common noun
// ("participants"): between quotation marks it would look like a doubtful word.
func plainNoun(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLower(r) })
}

// credited names persons, then States in the report's language, then groups in
// the source's words between quotation marks, but for plain nouns.
func (w *writer) credited(entries []*entry) string {
	var names, states, groups []string
	put := func(list *[]string, s string) {
		if s != "" && !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	for _, e := range entries {
		for _, p := range e.people {
			put(&names, w.composer.named(p, e.doc.session.number))
		}
		for _, p := range e.Parties {
			switch {
			case p.Country != "":
				put(&states, w.pack.Country(p.Country))
			case slices.ContainsFunc(e.people, func(x *person) bool { return fold(x.name) == fold(p.Name) }):
			case p.Sort == "anonymous" && e.Language == w.pack.Tag && plainNoun(p.Name):
				put(&groups, w.pack.Fill(w.pack.Word("bare_group"), language.Values{"group": p.Name}))
			default:
				put(&groups, w.pack.Quote(p.Name))
			}
		}
	}
	if len(states) > 0 {
		names = append(names, w.pack.Fill(w.pack.Word("states_list"), language.Values{"states": w.pack.List(states), "n": len(states)}))
	}
	return w.pack.List(append(names, groups...))
}
