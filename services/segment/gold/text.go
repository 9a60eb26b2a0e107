package gold

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// Text is one annotated text, as its file holds it; texts/README.md has the rules.
type Text struct {
	Document struct {
		ID, Language, Title, City, Venue, Start string
	} `json:"document"`
	Speakers  []Person
	Sentences []Annotated
}

// Person is who speaks in a text.
type Person struct {
	// Key is what sentences call the person by.
	Key string
	// Name is the fullest form in the text, without honorifics.
	Name string
	// Role is the function as printed; Organisation the body spoken for, with
	// its Acronym; Country its State as ISO 3166-1 alpha-2; OnBehalfOf the
	// principal, where there is one. Each may be empty.
	Role, Organisation, Acronym, Country string
	OnBehalfOf                           string `json:"on_behalf_of"`
}

// Annotated is one sentence with what people said of it.
type Annotated struct {
	// ID is PARAGRAPH.SENTENCE.
	ID   string
	Para int
	Text string
	// Kind is as in the export: statement, collective, finding, narration,
	// procedural, heading, front_matter.
	Kind string
	// Speakers are keys of persons.
	Speakers []string
	// Group holds States as ISO 3166-1 alpha-2, persons by key, others as printed.
	Group      []string
	Objectives []uint32
	Figures    []string
}

// Open reads an annotated text.
func Open(file string) (*Text, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	t := &Text{}
	if err := json.Unmarshal(raw, t); err != nil {
		return nil, fmt.Errorf("%s is no annotated text: %w", file, err)
	}
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("%s is no annotated text: %w; texts/README.md says what one holds", file, err)
	}
	return t, nil
}

// check finds what the counting could not count.
func (t *Text) check() error {
	if len(t.Sentences) == 0 {
		return errors.New("it holds no sentence")
	}
	for _, s := range t.Sentences {
		if ClassOf(s.Kind) == none {
			return fmt.Errorf("sentence %s is of no known kind: %q", s.ID, s.Kind)
		}
		for _, k := range s.Speakers {
			if _, known := t.person(k); !known {
				return fmt.Errorf("sentence %s names a speaker %q whom it does not list", s.ID, k)
			}
		}
	}
	return nil
}

// person finds who has a key.
func (t *Text) person(key string) (Person, bool) {
	for _, p := range t.Speakers {
		if p.Key == key {
			return p, true
		}
	}
	return Person{}, false
}

// names are the persons' names behind keys.
func (t *Text) names(keys []string) []string {
	var out []string
	for _, k := range keys {
		p, _ := t.person(k)
		out = append(out, p.Name)
	}
	return out
}
