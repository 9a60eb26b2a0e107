package point

// NewPlaces reads items only to tell how near they lie (Near): nothing is
// compared, and Compare and Find have nothing to tell.
func NewPlaces(l *Lexicon, items []Item) *Matcher {
	m := &Matcher{reader: l.reader, model: l.model, at: map[string]int{}, claims: make([]*claim, len(items))}
	inParallel(len(items), func() func(i int) {
		return func(i int) { m.claims[i] = m.reader.read(&items[i]) }
	})
	for i := range items {
		m.at[items[i].ID] = i
	}
	m.centre()
	return m
}
