package speech

// What is not weighed has a confidence of its own: a footnote or a table, of
// which nothing is told; a heading or a line that only names somebody, which the
// layout tells; words that a signature below or an attribution behind gives away.
const (
	untold  = 0.5
	laidOut = 0.9
	signed  = 0.88
)

// unknownGenre: hardly anything is attributed and nobody speaks twice; what
// was found is likely to be a slip.
func (r *reader) unknownGenre() bool {
	body, said := 0, 0
	turns := map[*person]int{}
	twice := false
	for _, s := range r.sentences {
		if s.head >= 0 || s.Role == Aside {
			continue
		}
		body++
		if s.d.Kind == Statement || s.d.Kind == Collective {
			said++
		}
		for _, p := range s.d.people {
			turns[p]++
			twice = twice || turns[p] > 1
		}
	}
	return body > 20 && !twice && 8*said < body
}

// cautious is the confidence that nothing exceeds in an unknown genre.
const cautious = 0.6

// calibrate lowers what the document as a whole makes doubtful.
func (r *reader) calibrate() {
	r.findings()
	if !r.unknownGenre() {
		return
	}
	for _, s := range r.sentences {
		if s.head < 0 {
			s.d.Confidence = min(s.d.Confidence, cautious)
		}
	}
}

// findings: a paragraph's opening sentence sums up what was said only where
// much was said; in a law, a programme or an agenda it is plain text.
func (r *reader) findings() {
	body, said := 0, 0
	for _, s := range r.sentences {
		if s.head >= 0 || s.Role == Aside {
			continue
		}
		body++
		if (s.d.Kind == Statement || s.d.Kind == Collective) && s.d.Source == s.index {
			said++
		}
	}
	if said >= 2 && 8*said >= body {
		return
	}
	for _, s := range r.sentences {
		if s.d.Kind == Finding {
			s.d.Kind = Narration
		}
	}
}
