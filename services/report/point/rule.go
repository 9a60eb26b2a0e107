package point

import "strings"

// Item is one statement to compare.
type Item struct {
	ID       string
	Language string
	Text     string
	// Voices are whose it is: keys of speakers and parties; none: the source's own.
	Voices []string
	// Session keeps points that several sessions hold apart from others.
	Session int
	// Names are keys of what it names: initiatives, States, bodies, places.
	Initiatives, Places []string
	Figures             []Figure
	// Opposes is set where the reporting verb opposes or the speaker warns against.
	Opposes bool
	// Subject are words that name the speaker and say nothing of the matter.
	Subject string
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
	// Shared is the least weight that both hold.
	Shared float64
	// Ratio is the least part of the shared weight in both, by Dice; Within
	// the same for two statements of one language, whose stems count too.
	Ratio, Within float64
	// Divergence is the least ratio of a pair that something separates.
	Divergence float64
}

// DefaultRule was set on testdata/pairs.json for precision first.
func DefaultRule() Rule { return Rule{Shared: 2.75, Ratio: .46, Within: .5, Divergence: .44} }

// Pair is two items that were compared.
type Pair struct {
	A, B   string
	Score  float64
	Weight float64
	// Shared is the evidence: "concept:data", "stem:loop", "figure:50000000", "initiative:…", "place:…".
	Shared []string
	// Claim is set where what they share asserts something.
	Claim bool
	// Within is set where both are in one language.
	Within bool
	// Apart says what separates them: acts, figures, contrast; empty: nothing.
	Apart string
}

// Group is a point: a head and those that go its way.
type Group struct {
	ID      string
	Head    string
	Members []string
	Pairs   []Pair
}

// Explain writes a pair's evidence for a reader.
func (p Pair) Explain() string { return strings.Join(p.Shared, ", ") }
