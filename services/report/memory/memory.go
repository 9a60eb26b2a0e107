package memory

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Form is the shape that words have in the sentence of the report around them.
type Form string

const (
	// Clause follows "that", in the indicative: "… said that CLAUSE".
	Clause Form = "clause"
	// Subjunctive is a clause in the mood that some verbs want behind "que":
	// "… a recommandé que SUBJUNCTIVE". Languages without one need no such words.
	Subjunctive Form = "subjunctive"
	// Infinitive has no preposition before it; the verb around it brings that.
	Infinitive Form = "infinitive"
	// Noun is a noun phrase with its article, as behind a verb; a heading, too.
	Noun Form = "noun"
	// Sentence is whole and without a speaker: what a document says itself.
	Sentence Form = "sentence"
	// How follows "how", Whether follows "whether".
	How     Form = "how"
	Whether Form = "whether"
	// Role is that of the person whom the sentence names, in the person's gender.
	Role Form = "role"
)

// Forms are all forms, as files spell them.
func Forms() []Form {
	return []Form{Clause, Subjunctive, Infinitive, Noun, Sentence, How, Whether, Role}
}

// Entry is the words for one source in one language and form.
type Entry struct {
	// Source is Hash(Text).
	Source string
	// ID is the source's citation when the words were put; Text what it says. Both are for people.
	ID, Text string
	Form     Form
	// Language is the source's, Target that of the words.
	Language, Target string
	// Words may be empty: they are asked for, and nobody has put them yet.
	Words string
	// By and Date (YYYY-MM-DD) say who put them and when.
	By, Date string
	// Origin tells whether a person or a machine put them; Put makes it Person where it is empty.
	Origin Origin
	// Reviewed: a person answers for them.
	Reviewed bool
}

// Origin is who put words: a person or a machine.
type Origin string

const (
	Person  Origin = "person"
	Machine Origin = "machine"
)

// Accepted tells whether a person stands behind the words: one put them, or has
// reviewed what a machine put.
func (e *Entry) Accepted() bool { return e.Origin != Machine || e.Reviewed }

type key struct {
	source, target string
	form           Form
}

func (e *Entry) key() key { return key{e.Source, e.Target, e.Form} }

// Memory is a series' entries. The zero value is empty; a nil one may be asked.
type Memory struct {
	entries map[key]Entry
}

// Lookup finds the words for a source's text in a language and a form.
func (m *Memory) Lookup(text, target string, form Form) (Entry, bool) {
	if m == nil {
		return Entry{}, false
	}
	e, ok := m.entries[key{Hash(text), target, form}]
	return e, ok && e.Words != ""
}

// Put adds an entry, in place of that of the same source, target and form. An
// entry without a source gets that of its text. Runs of white space become a space.
func (m *Memory) Put(e Entry) {
	for _, s := range []*string{&e.ID, &e.Text, &e.Words, &e.By, &e.Date} {
		*s = spaced(*s)
	}
	if e.Source == "" {
		e.Source = Hash(e.Text)
	}
	if e.Origin == "" {
		e.Origin = Person
	}
	if e.Words == "" {
		e.Reviewed = false // Nobody can answer for what isn't there.
	}
	if m.entries == nil {
		m.entries = map[key]Entry{}
	}
	m.entries[e.key()] = e
}

// spaced is a text with one space for each run of white space; those that don't
// break are the typesetter's, and stay.
func spaced(s string) string {
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f'
	}), " "))
}

// All gives the entries, by id, source, target and form.
func (m *Memory) All() iter.Seq[Entry] {
	if m == nil {
		return slices.Values([]Entry(nil))
	}
	return slices.Values(slices.SortedFunc(maps.Values(m.entries), compare))
}

// Len counts the entries.
func (m *Memory) Len() int {
	if m == nil {
		return 0
	}
	return len(m.entries)
}

// Stale gives the entries whose text stands no longer in the sources: their ids
// and texts. By id, as in All.
func (m *Memory) Stale(texts iter.Seq2[string, string]) []Entry {
	live := map[string]bool{}
	for _, text := range texts {
		live[Hash(text)] = true
	}
	var stale []Entry
	for e := range m.All() {
		if !live[e.Source] {
			stale = append(stale, e)
		}
	}
	return stale
}

// Over is a memory that holds both's entries, and m's where both have one.
func (m *Memory) Over(below *Memory) *Memory {
	both := &Memory{}
	for _, one := range []*Memory{below, m} {
		for e := range one.All() {
			both.Put(e)
		}
	}
	return both
}

// Sum is a short hash of all entries: the same for the same words, "" for none.
func (m *Memory) Sum() string {
	if m.Len() == 0 {
		return ""
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		panic(err) // A buffer takes everything.
	}
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:8])
}

func compare(a, b Entry) int {
	return cmp.Or(natural(a.ID, b.ID), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), cmp.Compare(a.Form, b.Form))
}

// natural puts S2a-9 before S2a-10.
func natural(a, b string) int {
	head, n := numbered(a)
	other, m := numbered(b)
	return cmp.Or(cmp.Compare(head, other), cmp.Compare(n, m), cmp.Compare(a, b))
}

func numbered(id string) (head string, n int) {
	head = strings.TrimRight(id, "0123456789")
	n, err := strconv.Atoi(id[len(head):])
	if err != nil {
		return id, 0
	}
	return head, n
}
