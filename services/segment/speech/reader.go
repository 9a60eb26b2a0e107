package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/name"
	"rapporteur.internal/services/segment/organisation"
	"rapporteur.internal/services/segment/outline"
	"rapporteur.internal/services/segment/title"
	"rapporteur.internal/services/segment/weigh"
)

// reader is one reading of one document.
type reader struct {
	how
	lex       *lexicon.Lexicon
	bodies    *organisation.Reader
	titles    *title.Reader
	names     *name.Finder
	mentions  *mention.Finder
	lines     *outline.Reader
	sentences []*sentence
	roster    *roster
	// acronyms: "OIM" → its long form; longForms the other way, folded.
	acronyms, longForms map[string]string
	// lower: words that stand somewhere without a capital.
	lower map[string]bool
	// past: the document reports in a past tense.
	past bool
	home home
	city string
	// cast is the title that the speakers have in common; empty: none.
	cast  string
	floor floor
	// minutes: the document tells what a body decided, item by item.
	minutes bool
	// moderator was the last who was named as such.
	moderator *person
	// review: the document records States' and bodies' statements, a paragraph each.
	review bool
	// chair presides where the reading is; record: a summary record of speakers
	// in capitals, each of whom has the floor until the next.
	chair    *person
	record   bool
	locality string
	// house is the body whose document it is; nil: not yet read.
	house *string
	// sections numbers the sentences' sections, sectionHomes is their States.
	sections     []int
	sectionHomes map[int]home
	// meetingBody is the body whose meeting it was; empty: none is known.
	meetingBody string
	// parliamentary: 1 the document is a parliament's, -1 it isn't, 0 not asked.
	parliamentary int
	// labels counts the turns of direct speech; labelNames the names before a colon.
	labels    int
	namesOpen int // paragraphs that a full name and a colon open
	nameHeads int // headings that are a name
	// fullForms are the longer forms of bare functions, nil where there are several.
	fullForms map[string][]grammar.Word
	// verbatim: labels open paragraph after paragraph: a record of direct speech.
	verbatim bool
	// reported: what stands behind labels is told, not spoken.
	reported bool
	// guest is whom the meeting was with; answerer who answered last; turns counts
	// each person's sentences.
	guest, answerer, asker *person
	turns                  map[*person]int
	// letters: "Q:" and "A:" part an exchange.
	letters bool
	// answers counts the paragraphs that begin as an answer does.
	answers int
	// headed: headings are speakers' names, and what stands below is theirs.
	headed bool
	// interviewed: with whom a heading says that an interview is.
	interviewed []*person
	labelNames  map[string]int
	// trying: a proposer is asked, and what it changes is taken back.
	trying  bool
	touched []touched
	// proposers are asked for candidates.
	proposers []rule
	// initials are the persons who are written so: "RT" for Rosa Tani.
	initials map[string]*person
	// namedAt are the sentences that name each person.
	namedAt map[*person][]int
	// states are the sentences whose subject is a State that speaks; nil: not looked for.
	states []int
	// took are the bodies, folded, that took part in the sentences before tookTo.
	took   map[string]bool
	tookTo int
	// spoken are those who spoke already; share is how much of the document
	// opens with somebody who speaks, in fifths.
	spoken map[*person]bool
	share  uint8
	// marked is how many paragraphs open with who speaks, in quarters; longs how
	// many sentences a paragraph has, by steps.
	marked, longs uint8
}

// Read decides who said each sentence. The result has one decision a sentence,
// in the same order. city is where the meeting was, empty where unknown: who
// has no State in a document that names hardly any is of that city's.
// With explain each decision tells why.
func Read(lex *lexicon.Lexicon, w *weigh.Weights, in []Sentence, city string, explain bool) []Decision {
	return read(lex, in, city, how{weights: w, explaining: explain})
}

// how a document is read.
type how struct {
	// weights say how much speaks for a candidate.
	weights *weigh.Weights
	// explaining: decisions tell why. numbering: names that the weights don't
	// know get numbers, for fitting.
	explaining, numbering bool
	// choose, where it is set, decides among a sentence's candidates.
	choose func(r *reader, s *sentence, list []candidate, best int) int
}

// idOf gives the number of what a proposer says it saw.
func (r *reader) idOf(name string) uint16 {
	if r.numbering {
		return r.weights.Number(name)
	}
	return r.weights.ID(name)
}

func read(lex *lexicon.Lexicon, in []Sentence, city string, h how) []Decision {
	r := &reader{how: h, city: city, lex: lex, bodies: organisation.NewReader(lex), titles: title.NewReader(lex), roster: newRoster(), acronyms: map[string]string{}, longForms: map[string]string{}, lower: map[string]bool{}, turns: map[*person]int{}, spoken: map[*person]bool{}, took: map[string]bool{}}
	r.names = name.NewFinder(lex, r.lower, r.acronyms)
	r.mentions = mention.NewFinder(r.names)
	r.lines = outline.NewReader(r.names)
	r.proposers = append(append(r.proposers, rules...), general...)
	r.readWords(in)
	r.findExchange()
	for _, s := range r.sentences {
		s.FindVerbs()
		organisation.LearnAcronyms(s.parsed, r.acronyms, r.longForms)
	}
	r.tenses()
	for _, s := range r.sentences {
		for _, m := range r.mentions.In(s.parsed) {
			s.mentions = append(s.mentions, &mentioned{Mention: m})
		}
	}
	r.findReview()
	r.findLabels()
	r.findAttendance()
	r.enrolAll()
	r.findChairs()
	r.learnPosts()
	r.headings()
	r.findNameHeads()
	r.findHeaded()
	r.meetingBody = r.findMeetingBody()
	r.findRecord()
	r.findHome()
	r.hosts()
	r.findGenre()
	r.findCast()
	r.enrolGuests()
	r.indexNames()
	r.measureShare()
	r.attributeAll()
	r.signatures()
	r.calibrate()
	out := make([]Decision, len(r.sentences))
	cards := make([]Card, len(r.roster.people))
	for i, p := range r.roster.people {
		cards[i] = r.card(p)
	}
	for i, s := range r.sentences {
		for n, p := range s.d.people {
			c := cards[p.index]
			r.occasion(s, n, p, &c)
			s.d.Speakers = append(s.d.Speakers, c)
		}
		for _, v := range s.Verbs {
			s.d.Verbs = append(s.d.Verbs, Verb{Start: s.Words[v.At].Start, End: s.Words[v.At].End, Act: v.Act, Weak: v.Weak})
		}
		out[i] = s.d
	}
	return out
}

// readWords cuts every sentence into words.
func (r *reader) readWords(in []Sentence) {
	vocab := map[string]*grammar.Vocabulary{}
	last := -1
	for i := range in {
		l := r.lex.Of(in[i].Language)
		v := vocab[l.Code]
		if v == nil {
			v = grammar.NewVocabulary(l)
			vocab[l.Code] = v
		}
		s := &sentence{Sentence: &in[i], parsed: v.Read(in[i].Text, in[i].Places), index: i, first: in[i].Paragraph != last, head: -1}
		s.Body = s.Role == Body
		last = in[i].Paragraph
		s.item = outline.Item(s.parsed)
		s.numbered = len(s.Words) > 3 && s.Words[0].Digit && s.Words[1].Text == "."
		s.Words = outline.WithoutNumber(s.Words)
		r.sentences = append(r.sentences, s)
		for _, t := range s.Words {
			if t.Text == t.Lower && !t.Punct {
				r.lower[t.Lower] = true
			}
		}
	}
}

// tenses finds whether the document reports in the past or the present.
func (r *reader) tenses() {
	past, present := 0, 0
	for _, s := range r.sentences {
		for _, v := range s.Verbs {
			if v.Strong() {
				if v.Tense == lexicon.Present {
					present++
				} else {
					past++
				}
			}
		}
	}
	r.past = past > present
}

// occasion takes the title printed in the sentence itself, where there is one.
func (r *reader) occasion(s *sentence, n int, p *person, c *Card) {
	if n >= len(s.d.on) || s.d.on[n] == nil {
		return
	}
	m := s.d.on[n]
	for _, seg := range [][]grammar.Word{m.After, m.Before} {
		if len(seg) == 0 {
			continue
		}
		if t := r.titles.Of(s.parsed, seg); len(t.Role) > len(c.Role)/2 && t.Role != "" {
			c.Role = t.Role
			return
		}
	}
}
