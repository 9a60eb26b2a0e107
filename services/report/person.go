package report

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// person is a named speaker over the whole series. A role belongs to the
// occasion, so capacities are kept by session.
type person struct {
	key     string
	name    string
	country string
	sector  pb.Sector
	entries []*entry
	// said is the form of each session's first mention.
	capacities []capacity
}

type capacity struct {
	session int
	speaker *pb.Speaker
}

// meet merges the speakers of all entries: the same name, accents, case and
// order of its words aside, is the same person; a function without a name is
// the same within one State or organisation.
func (c *composer) meet() {
	held := map[string]*person{}
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		for _, s := range e.Speakers {
			if s.GetName() == "" {
				continue
			}
			key := personKey(s)
			p := held[key]
			if p == nil {
				p = &person{key: key, name: s.Name}
				held[key] = p
				c.people = append(c.people, p)
			}
			if !slices.Contains(e.people, p) {
				e.people = append(e.people, p)
				p.entries = append(p.entries, e)
			}
			if len(s.Name) > len(p.name) {
				p.name = s.Name
			}
			if p.country == "" {
				p.country = s.Country
			}
			if p.sector == pb.Sector_SECTOR_UNSPECIFIED {
				p.sector = s.Sector
			}
			p.take(e.doc.session.number, s)
		}
	}
	c.sameSurname()
	for _, p := range c.people {
		p.sector = c.sectorOf(p)
	}
	slices.SortStableFunc(c.people, func(a, b *person) int {
		return strings.Compare(sortName(a.name), sortName(b.name))
	})
}

// sameSurname makes one person of a surname alone ("Ms Traoré") and of the one
// full name of the series that ends in it, where neither State nor body speak
// against it: a later session names by surname whom an earlier one presented.
func (c *composer) sameSurname() {
	full := map[string][]*person{}
	for _, p := range c.people {
		if f := strings.Fields(fold(p.name)); len(f) > 1 {
			full[f[len(f)-1]] = append(full[f[len(f)-1]], p)
		}
	}
	// Where one who bears a surname alone is somebody else, nobody who does is sure.
	other := map[string]bool{}
	for _, p := range c.people {
		if f := strings.Fields(fold(p.name)); len(f) == 1 && len(full[f[0]]) == 1 {
			to := full[f[0]][0]
			if p.country != "" && to.country != "" && p.country != to.country || !c.sameBody(p, to) {
				other[f[0]] = true
			}
		}
	}
	c.people = slices.DeleteFunc(c.people, func(p *person) bool {
		f := strings.Fields(fold(p.name))
		if len(f) != 1 || len(full[f[0]]) != 1 || other[f[0]] {
			return false
		}
		to := full[f[0]][0]
		for _, e := range p.entries {
			if i := slices.Index(e.people, p); slices.Contains(e.people, to) {
				e.people = slices.Delete(e.people, i, i+1)
			} else {
				e.people[i] = to
				to.entries = append(to.entries, e)
			}
		}
		for _, k := range p.capacities {
			to.take(k.session, k.speaker)
		}
		if to.country == "" {
			to.country = p.country
		}
		return true
	})
}

// sameBody tells whether no body that two persons speak for excludes that they are one.
func (c *composer) sameBody(a, b *person) bool {
	for _, x := range a.capacities {
		for _, y := range b.capacities {
			if m, n := x.speaker.Organisation, y.speaker.Organisation; m != "" && n != "" && c.bodies.Key(m) != c.bodies.Key(n) && !c.sameOffice(x.speaker, y.speaker) {
				return false
			}
		}
	}
	return true
}

// sameOffice tells whether two hold one office of the meeting, whose body one
// source gives and another gives the State.
func (c *composer) sameOffice(a, b *pb.Speaker) bool {
	role := strings.ToLower(a.Role)
	return role == strings.ToLower(b.Role) && slices.ContainsFunc(language.Tags(), func(tag string) bool {
		return c.packs[tag] != nil && slices.Contains(c.packs[tag].Offices, role)
	})
}

// take keeps the fullest form of a capacity at a session; a second, different
// role at one session is a capacity of its own.
func (p *person) take(session int, s *pb.Speaker) {
	for i, k := range p.capacities {
		if k.session == session && (fold(k.speaker.Role) == fold(s.Role) || s.Role == "" || k.speaker.Role == "") &&
			fold(k.speaker.OnBehalfOf) == fold(s.OnBehalfOf) {
			if len(s.Role)+len(s.Organisation) > len(k.speaker.Role)+len(k.speaker.Organisation) {
				p.capacities[i].speaker = s
			}
			return
		}
	}
	p.capacities = append(p.capacities, capacity{session, s})
}

// at is how the person stands at a session, for a lead-in.
func (p *person) at(session int) *pb.Speaker {
	for _, k := range p.capacities {
		if k.session == session {
			return k.speaker
		}
	}
	return p.capacities[0].speaker
}

func (p *person) sessions() []uint32 {
	var n []uint32
	for _, k := range p.capacities {
		if !slices.Contains(n, uint32(k.session)) {
			n = append(n, uint32(k.session))
		}
	}
	slices.Sort(n)
	return n
}

func personKey(s *pb.Speaker) string {
	words := strings.Fields(fold(s.Name))
	slices.Sort(words)
	key := strings.Join(words, " ")
	if fold(s.Name) == fold(s.Role) || len(words) < 2 {
		key += "|" + s.Country + "|" + fold(s.Organisation)
	}
	return key
}

// fold lowers, takes accents off, and turns everything but letters and digits to single spaces.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}

// sortName sorts by the last word of a name.
func sortName(name string) string {
	f := strings.Fields(fold(name))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1] + " " + strings.Join(f, " ")
}

// short is what a lead-in puts in brackets after a name: a State by its name in
// the report's language, else an acronym, else the body.
func (c *composer) short(s *pb.Speaker) string {
	switch {
	case s.GetCountry() != "" && c.forState(s):
		return c.pack.Country(s.Country)
	case s.GetAcronym() != "":
		return c.bodies.Localise(s.Acronym, c.pack.Tag)
	case s.GetOrganisation() != "" && s.GetOrganisation() != s.GetName():
		return c.bodies.Localise(s.Organisation, c.pack.Tag)
	case s.GetCountry() != "":
		return c.pack.Country(s.Country)
	}
	return ""
}

// forState tells who speaks for a State, by the statement or by the words.
func (c *composer) forState(s *pb.Speaker) bool {
	by := c.sectorByWords(s.Organisation)
	if s.Sector != pb.Sector_SECTOR_UNSPECIFIED {
		// A State's name within that of a council of enterprises makes no State of it.
		return s.Sector == pb.Sector_SECTOR_STATE && (by == pb.Sector_SECTOR_UNSPECIFIED || by == pb.Sector_SECTOR_STATE)
	}
	if by == pb.Sector_SECTOR_UNSPECIFIED {
		by = c.sectorByWords(s.Role)
	}
	return by == pb.Sector_SECTOR_STATE || by == pb.Sector_SECTOR_UNSPECIFIED && c.statesOwn(s)
}

// named is a person as a lead-in names them at a session.
func (c *composer) named(p *person, session int) string {
	if c.function(p) {
		if p.country != "" {
			return c.pack.State(p.country)
		}
		if b := c.short(p.at(session)); b != "" {
			return b
		}
		return c.pack.Groups["one_participant"]
	}
	if c.delegation(p) {
		return c.spoken(p)
	}
	if o := c.office(p.at(session)); o != "" {
		return p.name + " (" + o + ")"
	}
	if s := c.short(p.at(session)); s != "" && !holdsFolded(p.name, s) {
		return p.name + " (" + s + ")"
	}
	return p.name
}

// office is the meeting's own office in which somebody speaks, as the source has
// it: what a co-chair says is no State's word. A body's or a State's president is
// none of a meeting.
func (c *composer) office(s *pb.Speaker) string {
	role := strings.ToLower(strings.TrimSpace(s.GetRole()))
	for _, tag := range language.Tags() {
		pack := c.packs[tag]
		if pack == nil || !slices.Contains(pack.Offices, role) {
			continue
		}
		heads := slices.Contains(pack.Heads, role)
		if s.Organisation != "" && (heads || !c.forState(s)) || heads && s.Country != "" {
			return ""
		}
		if tag != c.pack.Tag {
			return ""
		}
		return s.Role
	}
	return ""
}

// function tells a "name" that is a function or other common words ("Delegate"):
// most of its words stand in the sources without a capital.
func (c *composer) function(p *person) bool {
	f := strings.FieldsFunc(strings.ToLower(p.name), func(r rune) bool { return !unicode.IsLetter(r) })
	n := 0
	for _, w := range f {
		if c.uncapitalled[w] {
			n++
		}
	}
	return len(f) > 0 && c.uncapitalled[f[0]] && float64(n) > commonWords*float64(len(f))
}

// commonWords is the share of a name's words that are common ones where it is none.
const commonWords = .6

// spoken is a person's name in the text: who is known by a function in another
// language alone ("Representative of Norway") is the delegation of the State.
func (c *composer) spoken(p *person) string {
	if c.delegation(p) {
		return c.pack.Fill(c.pack.Word("delegation"), language.Values{"country": c.pack.Country(p.country)})
	}
	return p.name
}

// delegation tells who is named by function and State alone, in another
// language than the report's.
func (c *composer) delegation(p *person) bool {
	return p.country != "" && c.tongueOf(p.entries[0]) != c.pack.Tag && c.functionOnly(p.name, p.country)
}

// functionOnly tells a name that is a function with the State's name.
func (c *composer) functionOnly(name, country string) bool {
	for _, pack := range c.packs {
		if state := pack.Country(country); holdsFolded(name, state) && fold(name) != fold(state) {
			return true
		}
	}
	return false
}

// surname is a person's, where the name leaves no doubt of it: two words, or a
// particle ("da", "van") before the last; "" where it may be more than the last word.
func (c *composer) surname(p *person) string {
	f := strings.Fields(p.name)
	if len(f) < 2 || c.delegation(p) {
		return ""
	}
	if len(f) == 2 {
		return f[1]
	}
	for _, e := range p.entries {
		// As a source prints it behind a title.
		pack := c.packs[c.tongueOf(e)]
		if pack == nil {
			continue
		}
		for _, title := range append(slices.Clone(pack.Male.Titles), pack.Female.Titles...) {
			for i := 1; i < len(f); i++ {
				short := strings.Join(f[i:], " ")
				if strings.Contains(" "+fold(e.Text)+" ", " "+title+" "+fold(short)+" ") {
					return short
				}
			}
		}
	}
	return ""
}
