package report

import (
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
			names = append(names, w.spoken(p))
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
			name := w.spoken(p)
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
