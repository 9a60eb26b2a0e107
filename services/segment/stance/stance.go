package stance

// Sentence is one sentence after it is decided who said it.
type Sentence struct {
	Text, Language string
	// Paragraph and Section number the paragraph and the heading above it.
	Paragraph, Section int
	// Title: a heading or front matter, which does nothing.
	Title bool
	// Aside: a footnote, a table, a caption: it answers nothing, nothing answers it.
	Aside bool
	// Told: somebody said it; else the reporter tells.
	Told bool
	// Speakers are ids of the persons who said it.
	Speakers []string
	// Names are what those who said it may be called: names, functions, bodies.
	Names []string
	// Parties as printed.
	Parties []string
	// Countries of those who said it, ISO 3166-1 alpha-2, and Places, the States that the text names.
	Countries []string
	Places    []Place
	// Verbs are its reporting verbs, in order.
	Verbs []Verb
}

// Place is a State that a text names: bytes of it, and its ISO code.
type Place struct {
	Start, End int
	Country    string
}

// Verb is a reporting verb in a sentence: bytes of its text.
type Verb struct {
	Start, End int
	// Act as the lexicon has it.
	Act string
	// Weak: proves speech of a person only.
	Weak bool
}

// Reading is what a sentence does.
type Reading struct {
	// Act is one of Acts, empty for a title.
	Act string
	// Why names the cues that spoke for it, and their words.
	Why       string
	Responses []Response
}

// Response says that a sentence answers an earlier one.
type Response struct {
	// Sentence is the index of the earlier one.
	Sentence int
	// Act is supports, opposes, or empty where it merely answers.
	Act string
	// Parties are whose it is, where the sentence holds several stances.
	Parties []string
	// Words are the evidence as printed.
	Words string
	// Confidence is 0 to 1: how likely the link is right.
	Confidence float64
}

// Read reads a document's sentences; explain fills in Why.
func (x *Frames) Read(in []Sentence, explain bool) []Reading {
	r := &reader{frames: x, in: in, explain: explain, lines: make([]line, len(in)), vocab: map[string]map[string]*known{}, nameOf: map[string][]string{}}
	out := make([]Reading, len(in))
	for i := range in {
		r.act(i)
	}
	for i := range in {
		out[i].Responses = r.respond(i)
	}
	stood := r.stoodFor()
	for i := range in {
		r.settle(i, stood)
		out[i].Act = Acts[r.lines[i].does()]
		if explain {
			out[i].Why = r.lines[i].why(in[i].Text)
		}
	}
	return out
}

// reader reads one document.
type reader struct {
	frames *Frames
	in     []Sentence
	lines  []line
	vocab  map[string]map[string]*known
	// nameOf are the words of a name.
	nameOf map[string][]string
	// explain: somebody wants to know why.
	explain bool
}

// line is a sentence while it is read.
type line struct {
	l     *language
	k     []word
	zones []zone
	hits  []hit
	score [acts]float64
	act   int
	// stand is the support or opposition with which a sentence begins that does more.
	stand int
	// tried tells how much spoke for which earlier sentence, for people.
	tried string
	// stems of the words that say what it is about.
	stems map[string]bool
	// told: somebody said it.
	told bool
	// echo: it has no verb and takes up what one before does.
	echo bool
	// named are the words of the names of those who said it.
	named []string
	// answers are the earlier sentences that it responds to.
	answers []int
}

// does is the act that is told: a question asks to be told something, which is
// answered as a request is, but calls on nobody to do anything.
func (n *line) does() int {
	if n.act != urges {
		return n.act
	}
	question, top := false, 0.0
	for j := range n.hits {
		if h := &n.hits[j]; !h.hidden && h.act == urges && h.counted > top {
			question, top = h.cue >= 0 && n.l.cues[h.cue].is == asks, h.counted
		}
	}
	if question {
		return reports
	}
	return urges
}

// language gives a sentence's language; French where it is unknown.
func (r *reader) language(code string) *language {
	if l := r.frames.languages[code]; l != nil {
		return l
	}
	return r.frames.languages["fr"]
}

// words cuts sentence i and looks its words up.
func (r *reader) words(i int) {
	s, n := &r.in[i], &r.lines[i]
	n.l = r.language(s.Language)
	v := r.vocab[n.l.code]
	if v == nil {
		v = make(map[string]*known, 1024)
		r.vocab[n.l.code] = v
	}
	n.k = cut(make([]word, 0, len(s.Text)/5+4), s.Text, n.l.code == "en")
	for j := range n.k {
		w := &n.k[j]
		w.info = v[w.text]
		if w.info == nil {
			w.info = n.l.describe(w.text)
			v[w.text] = w.info
		}
	}
}
