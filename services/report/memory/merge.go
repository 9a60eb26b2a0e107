package memory

// Merged tells what became of each entry that was merged into a memory.
type Merged struct {
	// Taken are new, or in place of other words.
	Taken []Entry
	// Same stand there already; Open have no words yet.
	Same, Open []Entry
	// Behind stay out: a person's words go before a machine's, newer ones before older.
	Behind []Entry
	// Void are those of Taken and Same whose text stands in no document of the series.
	Void []Entry
}

// Merge takes up the words of given that go before m's own: a person's, or what
// a person has reviewed, before a machine's; of the same rank the newer, and where
// the days say nothing, those given. live tells the texts' sources that stand in the
// series' documents; nil: all do. Void words are taken too: their document may come.
func (m *Memory) Merge(given *Memory, live func(source string) bool) Merged {
	var is Merged
	for e := range given.All() {
		old, there := m.entries[e.key()]
		switch {
		case e.Words == "":
			is.Open = append(is.Open, e)
			continue
		case there && old.Words != "" && before(old, e):
			is.Behind = append(is.Behind, e)
			continue
		case there && alike(old, e):
			is.Same = append(is.Same, e)
		default:
			if there && e.Text == "" {
				e.Text = old.Text
			}
			m.Put(e)
			is.Taken = append(is.Taken, e)
		}
		if live != nil && !live(e.Source) {
			is.Void = append(is.Void, e)
		}
	}
	return is
}

// before tells whether a's words go before b's.
func before(a, b Entry) bool {
	if a.Accepted() != b.Accepted() {
		return a.Accepted()
	}
	return a.Date != "" && b.Date != "" && a.Date > b.Date
}

// alike tells entries apart by what counts: words, and who answers for them.
func alike(a, b Entry) bool {
	return a.Words == b.Words && a.Reviewed == b.Reviewed && a.Origin == b.Origin && a.By == b.By && a.Date == b.Date
}
