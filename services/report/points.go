package report

// group is statements of several speakers that go the same way.
type group struct {
	id      string
	entries []*entry
	head    *entry
	theme   string
	used    bool
}

func (c *composer) match() error { return nil }

// termHits counts the terms of a theme in an entry's own words.
func (c *composer) termHits(e *entry, id string) int { return 0 }
