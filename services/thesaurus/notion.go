package thesaurus

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed data/*.tsv
var files embed.FS

// Languages are those in which every notion has words.
var Languages = [...]string{"fr", "en", "es"}

// Kind is what sort of thing a notion is.
type Kind uint8

// The kinds, as the files name them.
const (
	Thing Kind = iota
	People
	Act
	Change
	Quality
	Body
	Instrument
)

var kinds = [...]string{"thing", "people", "act", "change", "quality", "body", "instrument"}

func (k Kind) String() string { return kinds[k] }

// Predicate tells whether the kind says something of a matter (an act, a
// change, a quality) rather than naming it.
func (k Kind) Predicate() bool { return k == Act || k == Change || k == Quality }

// Notion is what careful rapporteurs treat as one thing.
type Notion struct {
	ID   string
	Kind Kind
	// Field is the file that it stands in.
	Field string
	place string
	// Classes are coarse ones, as of Roget's outline ("wage-pay-income"), the
	// most telling first: where two notions share one, a reader would look for
	// both in one place.
	Classes []string
	// Broader and Opposite are numbers of notions (see [Thesaurus.Notion]).
	Broader, Opposite []int
	// Phrases are its words by language, the first the one to show.
	Phrases map[string][]string
}

// Thesaurus is the notions, ready to be found. It is read by many at once.
type Thesaurus struct {
	notions []*Notion
	byID    map[string]int
	// by language and the stem of the first word
	phrases map[string]map[string][]phrase
}

// Open reads the notions that are built in.
func Open() (*Thesaurus, error) { return Read(files) }

// Read reads the *.tsv files of a folder and those of its folder "data". All
// that is wrong is told at once, each fault with its file and line.
func Read(folder fs.FS) (*Thesaurus, error) {
	t := &Thesaurus{byID: map[string]int{}, phrases: map[string]map[string][]phrase{}}
	names, err := fs.Glob(folder, "*.tsv")
	if err != nil {
		return nil, fmt.Errorf("thesaurus: %w", err)
	}
	inside, err := fs.Glob(folder, "data/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("thesaurus: %w", err)
	}
	var faults []error
	var links []link
	for _, name := range append(names, inside...) {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, fmt.Errorf("thesaurus: %w", err)
		}
		l, bad := t.readFile(name, string(data))
		links, faults = append(links, l...), append(faults, bad...)
	}
	faults = append(faults, t.connect(links)...)
	faults = append(faults, t.arrange()...)
	if err := errors.Join(faults...); err != nil {
		return nil, fmt.Errorf("thesaurus: %w", err)
	}
	return t, nil
}

// link is a reference from a notion to another by its id.
type link struct {
	place string
	from  int
	to    string
	broad bool
}

func (t *Thesaurus) readFile(name, data string) (links []link, faults []error) {
	field := strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".tsv")
	for n, line := range strings.Split(data, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		place := fmt.Sprintf("%s:%d", name, n+1)
		cell := strings.Split(line, "\t")
		if len(cell) != 8 {
			faults = append(faults, fmt.Errorf("%s: %d columns; wanted 8: id, kind, classes, broader, opposite, fr, en, es", place, len(cell)))
			continue
		}
		x := &Notion{ID: strings.TrimSpace(cell[0]), Field: field, place: place, Classes: split(cell[2], "|"), Phrases: map[string][]string{}}
		kind := slices.Index(kinds[:], strings.TrimSpace(cell[1]))
		if kind < 0 {
			faults = append(faults, fmt.Errorf("%s: kind %q; wanted one of %s", place, cell[1], strings.Join(kinds[:], ", ")))
			continue
		}
		x.Kind = Kind(kind)
		if x.ID == "" {
			faults = append(faults, fmt.Errorf("%s: a notion without id", place))
			continue
		}
		if at, held := t.byID[x.ID]; held {
			faults = append(faults, fmt.Errorf("%s: the id %q stands already in %s", place, x.ID, t.notions[at].Field))
			continue
		}
		for i, language := range Languages {
			x.Phrases[language] = split(cell[5+i], ";")
			if len(x.Phrases[language]) == 0 {
				faults = append(faults, fmt.Errorf("%s: %s has no words in %s", place, x.ID, language))
			}
		}
		at := len(t.notions)
		t.byID[x.ID] = at
		t.notions = append(t.notions, x)
		for _, id := range split(cell[3], "|") {
			links = append(links, link{place, at, id, true})
		}
		for _, id := range split(cell[4], "|") {
			links = append(links, link{place, at, id, false})
		}
	}
	return links, faults
}

func split(s, by string) []string {
	var out []string
	for x := range strings.SplitSeq(s, by) {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

// connect resolves references; opposites are made mutual.
func (t *Thesaurus) connect(links []link) (faults []error) {
	for _, l := range links {
		to, ok := t.byID[l.to]
		switch {
		case !ok:
			faults = append(faults, fmt.Errorf("%s: no notion %q", l.place, l.to))
		case to == l.from:
			faults = append(faults, fmt.Errorf("%s: %s refers to itself", l.place, l.to))
		case l.broad:
			t.notions[l.from].Broader = insert(t.notions[l.from].Broader, to)
		default:
			t.notions[l.from].Opposite = insert(t.notions[l.from].Opposite, to)
			t.notions[to].Opposite = insert(t.notions[to].Opposite, l.from)
		}
	}
	for i := range t.notions {
		if t.above(i, i, 0) {
			faults = append(faults, fmt.Errorf("%s: %s is broader than itself", t.notions[i].place, t.notions[i].ID))
		}
	}
	return faults
}

// above tells whether a notion stands above another.
func (t *Thesaurus) above(high, low, depth int) bool {
	for _, b := range t.notions[low].Broader {
		if b == high || depth < 12 && t.above(high, b, depth+1) {
			return true
		}
	}
	return false
}

func insert(list []int, x int) []int {
	if slices.Contains(list, x) {
		return list
	}
	list = append(list, x)
	slices.Sort(list)
	return list
}

// Len is the number of notions; they are numbered from 0 in the files' order.
func (t *Thesaurus) Len() int { return len(t.notions) }

// Notion is the one of that number.
func (t *Thesaurus) Notion(i int) *Notion { return t.notions[i] }

// Number is that of an id.
func (t *Thesaurus) Number(id string) (int, bool) {
	i, ok := t.byID[id]
	return i, ok
}
