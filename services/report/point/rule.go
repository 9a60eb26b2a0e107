package point

// Item is one statement to compare.
type Item struct {
	// ID is its own among the items of a matcher.
	ID string
	// Language is fr, en or es; of others words are compared as they stand.
	Language string
	Text     string
	// Voices are whose it is: keys of speakers and parties; none: the source's own.
	Voices []string
	// Session keeps points that several sessions hold apart from others.
	Session int
	Figures []Figure
	// Opposes is set where the statement opposes what somebody said.
	Opposes bool
	// Speaker is the name of who says it, where it stands in the text.
	Speaker string
	// Subject are words that name the speaker and say nothing of the matter.
	Subject string
	// Silent items are held against none, but have their place (Matcher.Near).
	Silent bool
	// Prefer lifts an item among those that could head a point.
	Prefer float64
}

// Figure is a number with what it counts.
type Figure struct {
	Value    float64
	Unit, Of string
}

// Rule is the thresholds.
type Rule struct {
	// Same and Contradicts are the least chances at which a pair is told to be so.
	Same, Contradicts float64
	// Held is the least part of each that must be in the other by its words.
	Held float64
}

// DefaultRule tells what is likelier than not by judged pairs; of other texts
// less is right (docs/points.md).
func DefaultRule() Rule { return Rule{Same: .5, Contradicts: .5} }

// CarefulRule is for a report, where a point that isn't one misleads, and where
// hardly any of the many pairs make the same point.
func CarefulRule() Rule { return Rule{Same: .6, Contradicts: .6, Held: .25} }

// Pair is two items that were compared.
type Pair struct {
	A, B string
	// Same and Contradicts are the chances, 0 to 1, that both make the same
	// point, and that one contradicts the other; Related that they speak of the
	// same, but each makes its own point.
	Same, Contradicts, Related float64
	// Weight is that of what they share; Held the part of each that is in the
	// other by its words, 0 to 1, the lesser of both.
	Weight, Held float64
	// Shared is the evidence: notions by their ids ("transfer-fee"), notions that
	// exclude each other ("rise ↔ fall"), stems ("loop").
	Shared []string
	// Apart is what separates two that contradict each other: figures, acts (one
	// answers or opposes), contrast.
	Apart string
}

// Group is a point: a head and those that go its way.
type Group struct {
	ID      string
	Head    string
	Members []string
	Pairs   []Pair
}
