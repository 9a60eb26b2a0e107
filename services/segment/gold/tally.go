package gold

// Ratio is a share before it is divided, so that shares of several texts add up.
type Ratio struct{ Hit, Of float64 }

// Value is the share, 0 of nothing.
func (r Ratio) Value() float64 {
	if r.Of == 0 {
		return 0
	}
	return r.Hit / r.Of
}

func (r *Ratio) add(o Ratio) { r.Hit += o.Hit; r.Of += o.Of }

func (r *Ratio) count(hit bool) {
	r.Of++
	if hit {
		r.Hit++
	}
}

// Found is what was right of what was said and of what was wanted.
type Found struct{ Right, Said, Wanted float64 }

// P is the precision.
func (f Found) P() float64 { return Ratio{f.Right, f.Said}.Value() }

// R is the recall.
func (f Found) R() float64 { return Ratio{f.Right, f.Wanted}.Value() }

// F1 is the harmonic mean of the two.
func (f Found) F1() float64 { return harmonic(f.P(), f.R()) }

// Add adds another count, so that several texts pool.
func (f *Found) Add(o Found) { f.Right += o.Right; f.Said += o.Said; f.Wanted += o.Wanted }

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Class is what kind tells apart.
type Class int

// The classes; that no statement stands at a place is one of its own, which only
// an export can have.
const (
	attributed Class = iota
	collective
	heading
	other
	none
)

// ClassOf gives the class of a kind of the export: statement, collective, heading
// and front_matter, any other; an unknown kind has a class of its own.
func ClassOf(kind string) Class {
	switch kind {
	case "statement":
		return attributed
	case "collective":
		return collective
	case "heading", "front_matter":
		return heading
	case "narration", "procedural", "finding":
		return other
	}
	return none
}

// Tally counts what an export has right of an annotated text, or of several:
// tallies add up. README.md beside the texts has the rules that it counts by.
type Tally struct {
	// Text and Exact are the annotation's words that the export holds, folded
	// and as printed; Held the export's words that the annotation holds.
	Text, Exact, Held Ratio
	// Boundary are ends of sentences.
	Boundary Found
	// Who are sentences attributed to exactly these named speakers.
	Who Found
	// Named and Continued are who where the sentence prints the speaker's
	// surname and where it does not; End the sentences after a statement in its
	// paragraph that are none and carry no speaker.
	Named, Continued, End Ratio
	// kinds counts sentences by class, annotated and exported.
	kinds [none][none + 1]float64
	// Group are the parties of collective sentences.
	Group Found
	// Speaker are the annotation's speakers whose name the export knows, Known
	// the export's names that are speakers.
	Speaker, Known Ratio
	// Role sums the likeness of roles over the speakers found; Org, Country and
	// Behalf count those whose organisation, State and principal are right.
	Role, Org, Country, Behalf Ratio
	// Objective and Figure, where the annotation has any.
	Objective, Figure Found
	// Sure are the sentences that the export attributes with a confidence of
	// Sure or more, of those that it attributes; SureRight are those of the sure
	// ones that are right.
	Sure, SureRight Ratio
}

// Sure is the confidence from which an attribution counts as sure.
const Sure = 0.8

// Add adds another text's tally.
func (t *Tally) Add(o Tally) {
	mine, theirs := t.ratios(), o.ratios()
	for i := range mine {
		mine[i].add(*theirs[i])
	}
	for i, f := range t.founds() {
		f.Add(*o.founds()[i])
	}
	for g := range t.kinds {
		for p := range t.kinds[g] {
			t.kinds[g][p] += o.kinds[g][p]
		}
	}
}

func (t *Tally) ratios() []*Ratio {
	return []*Ratio{&t.Text, &t.Exact, &t.Held, &t.Named, &t.Continued, &t.End, &t.Speaker, &t.Known, &t.Role, &t.Org, &t.Country, &t.Behalf, &t.Sure, &t.SureRight}
}

func (t *Tally) founds() []*Found {
	return []*Found{&t.Boundary, &t.Who, &t.Group, &t.Objective, &t.Figure}
}

// Kind is the mean F1 of the classes that the annotation has.
func (t *Tally) Kind() float64 {
	var sum, n float64
	for c := range t.kinds {
		var f Found
		for p, v := range t.kinds[c] {
			f.Wanted += v
			if p == c {
				f.Right = v
			}
		}
		for g := range t.kinds {
			f.Said += t.kinds[g][c]
		}
		if f.Wanted > 0 {
			sum += f.F1()
			n++
		}
	}
	return Ratio{sum, n}.Value()
}

// Columns are the names of all figures, in the order of a table.
func Columns() []string {
	return []string{"text", "exact", "noise", "sentence", "who", "who_p", "who_r", "named", "continued", "end", "kind", "group", "speaker", "speaker_p", "role", "org", "country", "behalf", "objective", "figure", "sure", "sure_right"}
}

// Value is a figure by its name; false where the annotation has nothing that
// it could be a figure of.
func (t *Tally) Value(name string) (float64, bool) {
	ratio := func(r Ratio) (float64, bool) { return r.Value(), r.Of > 0 }
	found := func(f Found) (float64, bool) { return f.F1(), f.Wanted > 0 }
	switch name {
	case "text":
		return t.Text.Value(), true
	case "exact":
		return t.Exact.Value(), true
	case "noise":
		return 1 - t.Held.Value(), true
	case "sentence":
		return t.Boundary.F1(), true
	case "who":
		return t.Who.F1(), true
	case "who_p":
		return t.Who.P(), true
	case "who_r":
		return t.Who.R(), true
	case "named":
		return ratio(t.Named)
	case "continued":
		return ratio(t.Continued)
	case "end":
		return ratio(t.End)
	case "kind":
		return t.Kind(), true
	case "group":
		return found(t.Group)
	case "speaker":
		return t.Speaker.Value(), true
	case "speaker_p":
		return t.Known.Value(), true
	case "role":
		return t.Role.Value(), true
	case "org":
		return t.Org.Value(), true
	case "country":
		return ratio(t.Country)
	case "behalf":
		return ratio(t.Behalf)
	case "objective":
		return found(t.Objective)
	case "figure":
		return found(t.Figure)
	case "sure":
		return ratio(t.Sure)
	case "sure_right":
		return ratio(t.SureRight)
	}
	return 0, false
}
