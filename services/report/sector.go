package report

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

//go:embed sectors.yaml
var sectorsFile []byte

// sectorRule is one line of sectors.yaml.
type sectorRule struct {
	Sector string   `yaml:"sector"`
	Words  []string `yaml:"words"`
}

func openSectors() ([]sectorRule, error) {
	var rules []sectorRule
	if err := yaml.UnmarshalWithOptions(sectorsFile, &rules, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("sectors: %w", err)
	}
	for _, r := range rules {
		if _, ok := pb.Sector_value["SECTOR_"+strings.ToUpper(r.Sector)]; !ok {
			return nil, fmt.Errorf("sectors: %q is none", r.Sector)
		}
	}
	return rules, nil
}

// sectorOf is a person's sector: as the statements say, else by the words of
// what they speak for, else of their role; a State's country alone says State.
func (c *composer) sectorOf(p *person) pb.Sector {
	if p.sector != pb.Sector_SECTOR_UNSPECIFIED {
		if p.sector == pb.Sector_SECTOR_STATE && !c.forState(p.capacities[0].speaker) {
			return c.sectorByWords(p.capacities[0].speaker.Organisation)
		}
		return p.sector
	}
	for _, k := range p.capacities {
		if c.bodies.by[fold(k.speaker.Organisation)] != nil || c.bodies.by[fold(k.speaker.Acronym)] != nil && k.speaker.Acronym != "" {
			return pb.Sector_SECTOR_INTERNATIONAL
		}
	}
	for _, text := range []func(*pb.Speaker) string{
		func(s *pb.Speaker) string { return s.Organisation },
		func(s *pb.Speaker) string { return s.Role + " " + s.Name },
	} {
		for _, k := range p.capacities {
			if s := c.sectorByWords(text(k.speaker)); s != pb.Sector_SECTOR_UNSPECIFIED {
				return s
			}
		}
	}
	for _, k := range p.capacities {
		if k.speaker.Country != "" && c.statesOwn(k.speaker) {
			return pb.Sector_SECTOR_STATE
		}
	}
	return pb.Sector_SECTOR_UNSPECIFIED
}

// statesOwn tells an organisation that is the State itself.
func (c *composer) statesOwn(s *pb.Speaker) bool {
	for _, p := range c.packs {
		if fold(s.Organisation) == fold(p.Country(s.Country)) {
			return true
		}
	}
	return s.Organisation == ""
}

func (c *composer) sectorByWords(text string) pb.Sector {
	s, ok := c.sectorsRead[text]
	if !ok {
		s = c.readSector(text)
		if c.sectorsRead == nil {
			c.sectorsRead = map[string]pb.Sector{}
		}
		c.sectorsRead[text] = s
	}
	return s
}

func (c *composer) readSector(text string) pb.Sector {
	t := " " + fold(text) + " "
	for _, r := range c.sectorRules {
		for _, w := range r.Words {
			open := strings.HasSuffix(w, "-")
			w = " " + strings.TrimSuffix(w, "-")
			if !open {
				w += " "
			}
			if strings.Contains(t, w) {
				return pb.Sector(pb.Sector_value["SECTOR_"+strings.ToUpper(r.Sector)])
			}
		}
	}
	return pb.Sector_SECTOR_UNSPECIFIED
}

// partySector is what sort of body a party is, and its key among all.
func (c *composer) partySector(p *pb.Party) (key string, sector pb.Sector) {
	if p.Country != "" {
		return "state:" + p.Country, pb.Sector_SECTOR_STATE
	}
	if c.bodies.by[fold(p.Name)] != nil {
		return c.bodies.Key(p.Name), pb.Sector_SECTOR_INTERNATIONAL
	}
	return c.bodies.Key(p.Name), c.sectorByWords(p.Name)
}

// sectorsOf are the sorts of those whose an entry is, each once; none where
// nobody is named.
func (c *composer) sectorsOf(e *entry) []pb.Sector {
	var out []pb.Sector
	take := func(s pb.Sector) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, p := range e.people {
		take(c.sectorOf(p))
	}
	for _, p := range e.Parties {
		if p.Sort != "anonymous" {
			_, s := c.partySector(p)
			take(s)
		}
	}
	slices.Sort(out)
	return out
}
