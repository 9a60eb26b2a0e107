package segment

// Without gives lexicons that lack a share of the verbs and function words,
// chosen at random by the seed: how the grammar fares where words are unknown.
func (x *Lexicons) Without(share float64, seed uint64) *Lexicons {
	y := *x
	y.speech = x.speech.Without(share, seed)
	return &y
}
