package debate

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rapporteur.internal/services/thesaurus"
)

//go:embed data/*.tsv
var files embed.FS

// Position is what can be held in a debate.
type Position struct {
	// Debate and ID name it: "recruitment-fees", "employer-pays".
	Debate, ID string
	// Number is its debate's, from 0.
	Number int
	// Against are the positions that can't be held together with it, by their place in the catalogue.
	Against []int
	// Texts are its formulations by language.
	Texts map[string][]string
}

// Catalogue is the positions.
type Catalogue struct {
	positions []Position
	debates   int
}

// Open reads the catalogue that is built in.
func Open() (*Catalogue, error) { return Read(files) }

// Read reads the *.tsv files of a folder and those of its folder "data". All
// that is wrong is told at once, each fault with its file and line.
func Read(folder fs.FS) (*Catalogue, error) {
	c := &Catalogue{}
	names, err := fs.Glob(folder, "*.tsv")
	if err != nil {
		return nil, fmt.Errorf("debates: %w", err)
	}
	inside, err := fs.Glob(folder, "data/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("debates: %w", err)
	}
	b := builder{c: c, at: map[string]int{}, debate: map[string]int{}}
	for _, name := range append(names, inside...) {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, fmt.Errorf("debates: %w", err)
		}
		b.file(name, string(data))
	}
	b.connect()
	if err := errors.Join(b.faults...); err != nil {
		return nil, fmt.Errorf("debates: %w", err)
	}
	return c, nil
}

type builder struct {
	c      *Catalogue
	at     map[string]int
	debate map[string]int
	links  []link
	faults []error
}

type link struct {
	place string
	from  int
	to    string
}

func (b *builder) file(name, data string) {
	for n, line := range strings.Split(data, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		place := fmt.Sprintf("%s:%d", name, n+1)
		cell := strings.Split(line, "\t")
		if len(cell) != 6 {
			b.faults = append(b.faults, fmt.Errorf("%s: %d columns; wanted 6: debate, position, against, fr, en, es", place, len(cell)))
			continue
		}
		p := Position{Debate: strings.TrimSpace(cell[0]), ID: strings.TrimSpace(cell[1]), Texts: map[string][]string{}}
		key := p.Debate + "/" + p.ID
		if p.Debate == "" || p.ID == "" {
			b.faults = append(b.faults, fmt.Errorf("%s: a position without the name of its debate, or its own", place))
			continue
		}
		if _, held := b.at[key]; held {
			b.faults = append(b.faults, fmt.Errorf("%s: %s stands twice", place, key))
			continue
		}
		for i, l := range thesaurus.Languages {
			p.Texts[l] = split(cell[3+i])
			if len(p.Texts[l]) < 2 {
				b.faults = append(b.faults, fmt.Errorf("%s: %s has fewer than two formulations in %s", place, key, l))
			}
		}
		if _, held := b.debate[p.Debate]; !held {
			b.debate[p.Debate] = b.c.debates
			b.c.debates++
		}
		p.Number = b.debate[p.Debate]
		b.at[key] = len(b.c.positions)
		for _, a := range split(cell[2]) {
			b.links = append(b.links, link{place, len(b.c.positions), p.Debate + "/" + a})
		}
		b.c.positions = append(b.c.positions, p)
	}
}

func split(s string) []string {
	var out []string
	for x := range strings.SplitSeq(s, "|") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

func (b *builder) connect() {
	for _, l := range b.links {
		to, ok := b.at[l.to]
		if !ok || to == l.from {
			b.faults = append(b.faults, fmt.Errorf("%s: it is against %s, which isn't there", l.place, l.to))
			continue
		}
		b.c.positions[l.from].Against = append(b.c.positions[l.from].Against, to)
	}
	for _, l := range b.links {
		if to, ok := b.at[l.to]; ok && !slices.Contains(b.c.positions[to].Against, l.from) {
			b.faults = append(b.faults, fmt.Errorf("%s: %s must be against it, too", l.place, l.to))
		}
	}
}

// Len is the number of positions, Debates that of debates.
func (c *Catalogue) Len() int { return len(c.positions) }

// Debates is the number of questions.
func (c *Catalogue) Debates() int { return c.debates }

// Position is the one at a place, from 0.
func (c *Catalogue) Position(i int) *Position { return &c.positions[i] }
