package draft

import (
	"fmt"
	"slices"
	"strings"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/thesaurus"
)

// statement is one of the record's, read for the check.
type statement struct {
	*passage
	id         string
	session    uint32
	document   string
	pages      []string
	speakers   []*pb.Speaker
	act        pb.Act
	rendered   []string
	states     []mention
	codes      map[string]bool // of States and groups that it names or that speak
	parties    []string        // who speaks, as codes, bodies' and persons' keys
	printed    []string        // the names of the parties, as printed
	quantities []quantity
	dates      []date
	// supports and opposes are what its act or a response of it says.
	supports, opposes bool
	responses         []string // the statements that it answers
	place             int      // in its document's order
	statement         string
}

// record is a report's statements, as a draft cites them.
type record struct {
	by       map[string]*statement
	all      []*statement
	under    map[string]*statement // by the statement's own id
	order    map[string][]*statement
	sessions []session
	bodies   []body
	persons  []person
	// aliases are full names by acronyms and acronyms by full names, as the record pairs them.
	aliases map[string][]string
	vocabulary
}

// body is one that the record names.
type body struct {
	words []string
	key   string
	name  string
}

// person is one that takes the floor in the record.
type person struct {
	name    string
	words   []string
	surname string
	alone   bool // nobody else has the surname
	roles   []string
	bodies  []string
	country string
}

// vocabulary is in how many statements a stem stands.
type vocabulary struct {
	stems map[string]int
	// small are words that stand without a capital.
	small map[string]bool
}

// Examiner holds drafts to the statements of one report.
type Examiner struct {
	record *record
	words  lexicons
	atlas  *atlas
	tag    string
	key    func(string) string
}

// NewExaminer reads what a report cites and lists. key gives all names of one
// body the same key ("ILO", "OIT"); nil: names are only compared.
func NewExaminer(r *pb.Report, key func(string) string) (*Examiner, error) {
	e := &Examiner{words: lexicons{}, tag: r.Language, key: key}
	if key == nil {
		e.key = thesaurus.Fold
	}
	for _, tag := range tags() {
		l, err := loadLexicon(tag)
		if err != nil {
			return nil, err
		}
		e.words[tag] = l
	}
	var err error
	if e.atlas, err = openAtlas(); err != nil {
		return nil, err
	}
	if len(r.Citations) == 0 {
		return nil, fmt.Errorf("the report of %q cites no statement: there is nothing to hold a draft to", r.Series)
	}
	e.record = e.read(r)
	return e, nil
}

func (e *Examiner) read(r *pb.Report) *record {
	rec := &record{by: map[string]*statement{}, under: map[string]*statement{}, order: map[string][]*statement{}, vocabulary: vocabulary{map[string]int{}, map[string]bool{}}}
	for _, s := range r.Sessions {
		x := session{number: s.Number, city: s.City}
		x.start, _ = time.Parse(time.DateOnly, s.Start)
		if x.end, _ = time.Parse(time.DateOnly, s.End); x.end.Before(x.start) || x.end.Sub(x.start) > 60*24*time.Hour {
			x.end = x.start
		}
		rec.sessions = append(rec.sessions, x)
	}
	for _, c := range r.Citations {
		s := &statement{passage: e.words.read(c.Language, c.Text), id: c.Id, session: c.Session, document: c.Document, speakers: c.Speakers, act: c.Act, rendered: c.Rendered, statement: c.Statement}
		for _, p := range append([]uint32{c.Page}, c.Pages...) {
			s.pages = append(s.pages, fmt.Sprint(p))
		}
		if c.PageLabel != "" {
			s.pages = append(s.pages, c.PageLabel)
		}
		e.party(s, c)
		for _, a := range c.Responses {
			s.responses = append(s.responses, a.Statement)
			s.supports = s.supports || a.Act == pb.Act_ACT_SUPPORTS
			s.opposes = s.opposes || a.Act == pb.Act_ACT_OPPOSES
		}
		s.supports = s.supports || c.Act == pb.Act_ACT_SUPPORTS
		s.opposes = s.opposes || c.Act == pb.Act_ACT_OPPOSES
		s.known = rec.knows
		rec.add(e, s)
	}
	for _, u := range r.Coverage {
		if rec.by[u.Id] != nil || u.Id == "" {
			continue
		}
		s := &statement{passage: e.words.read(guess(u.Text, r.Language), u.Text), id: u.Id, session: u.Session, document: u.Document, pages: []string{fmt.Sprint(u.Page), u.PageLabel}}
		for _, n := range u.Speakers {
			s.speakers = append(s.speakers, &pb.Speaker{Name: n})
		}
		e.party(s, &pb.Citation{Speakers: s.speakers})
		rec.add(e, s)
	}
	for _, list := range rec.order {
		slices.SortFunc(list, func(a, b *statement) int { return a.place - b.place })
	}
	rec.people(r)
	rec.paired()
	e.named(rec)
	return rec
}

// knows tells whether some statement has the word without a capital.
func (r *record) knows(w string) bool { return r.small[w] }

// add files a statement, read.
func (r *record) add(e *Examiner, s *statement) {
	s.codes = map[string]bool{}
	s.states = e.atlas.states(s.passage)
	for _, m := range s.states {
		for _, c := range m.codes {
			s.codes[c] = true
		}
	}
	for _, p := range s.parties {
		s.codes[p] = true
	}
	s.dates = s.passage.dates()
	s.quantities = s.passage.quantities(s.dates)
	fmt.Sscanf(s.id[strings.LastIndexByte(s.id, '-')+1:], "%d", &s.place)
	r.by[s.id] = s
	r.all = append(r.all, s)
	if s.statement != "" {
		r.under[s.statement] = s
	}
	r.order[s.document] = append(r.order[s.document], s)
	seen := map[string]bool{}
	for i, w := range s.words {
		if !w.Cap {
			r.small[w.Low] = true
		}
		if s.content(i) && !seen[w.Stem] {
			seen[w.Stem] = true
			r.stems[w.Stem]++
		}
	}
}

// party gathers who speaks in a statement.
func (e *Examiner) party(s *statement, c *pb.Citation) {
	add := func(key string) {
		if key != "" && !has(s.parties, key) {
			s.parties = append(s.parties, key)
		}
	}
	name := func(n string) {
		if n == "" {
			return
		}
		found := false
		for _, m := range e.atlas.states(e.words.read(s.tag, n)) {
			found = true
			for _, code := range m.codes {
				add(code)
			}
		}
		if !found {
			add("body:" + e.key(n))
		}
	}
	for _, p := range c.Speakers {
		if w := lows(tokens("", p.Name)); len(w) > 0 {
			add("person:" + strings.Join(w, " "))
		}
		add(p.Country)
		name(p.Organisation)
		name(p.OnBehalfOf)
		name(p.Acronym)
	}
	for _, p := range c.Parties {
		add(p.Country)
		name(p.Name)
		s.printed = append(s.printed, p.Name)
	}
}

// people gathers who takes the floor, with what the annex knows of them.
func (r *record) people(rep *pb.Report) {
	by := map[string]*person{}
	add := func(name, role, organisation, country string) {
		w := thesaurus.Words("", name)
		if len(w) == 0 {
			return
		}
		key := thesaurus.Fold(name)
		p := by[key]
		if p == nil {
			p = &person{name: name, surname: w[len(w)-1].Low}
			for _, x := range w {
				p.words = append(p.words, x.Low)
			}
			by[key] = p
		}
		if role != "" && !has(p.roles, role) {
			p.roles = append(p.roles, role)
		}
		if organisation != "" && !has(p.bodies, organisation) {
			p.bodies = append(p.bodies, organisation)
		}
		if country != "" {
			p.country = country
		}
	}
	for _, s := range r.all {
		for _, x := range s.speakers {
			add(x.Name, x.Role, x.Organisation, x.Country)
			add(x.Name, "", x.OnBehalfOf, "")
		}
	}
	for _, a := range rep.Speakers {
		add(a.Name, "", "", a.Country)
		for _, c := range a.Capacities {
			add(a.Name, c.Role, c.Organisation, "")
			add(a.Name, "", c.OnBehalfOf, "")
		}
	}
	keys := make([]string, 0, len(by))
	for k := range by {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		r.persons = append(r.persons, *by[k])
	}
	for i := range r.persons {
		p := &r.persons[i]
		p.alone = true
		for j, q := range r.persons {
			if i != j && q.surname == p.surname && len(q.words) > 1 && len(p.words) > 1 {
				p.alone = false
			}
		}
	}
}

// paired gathers "Full Name (FN)" where the letters are those of the name.
func (r *record) paired() {
	r.aliases = map[string][]string{}
	pair := func(a, b string) {
		if k := thesaurus.Fold(a); !has(r.aliases[k], b) {
			r.aliases[k] = append(r.aliases[k], b)
		}
	}
	for _, s := range r.all {
		for i, w := range s.words {
			short := s.said(i, i+1)
			if i == 0 || w.Break != '(' || !capital(short) || len(short) < 2 || len(short) > 10 {
				continue
			}
			for from := i - 1; from >= 0 && from >= i-12; from-- {
				if name := s.said(from, i); s.words[from].Cap && initials(name) == thesaurus.Fold(short) {
					pair(name, short)
					pair(short, name)
					break
				}
				if s.words[from].Break != 0 {
					break
				}
			}
		}
		for _, x := range s.speakers {
			if x.Acronym != "" && x.Organisation != "" {
				pair(x.Acronym, x.Organisation)
				pair(x.Organisation, x.Acronym)
			}
		}
	}
}

// named gathers the bodies that the record names.
func (e *Examiner) named(r *record) {
	seen := map[string]bool{}
	add := func(name string) {
		w := thesaurus.Words("", name)
		if len(w) == 0 || seen[thesaurus.Fold(name)] || len(w) == 1 && strings.ToUpper(name) != name || len(e.atlas.states(e.words.read(e.tag, name))) > 0 && len(w) < 3 {
			return
		}
		seen[thesaurus.Fold(name)] = true
		b := body{key: "body:" + e.key(name), name: name}
		for _, x := range w {
			b.words = append(b.words, x.Low)
		}
		r.bodies = append(r.bodies, b)
	}
	for _, s := range r.all {
		for _, x := range s.speakers {
			add(x.Organisation)
			add(x.OnBehalfOf)
			add(x.Acronym)
		}
		for _, n := range s.printed {
			add(n)
		}
	}
	slices.SortStableFunc(r.bodies, func(a, b body) int { return len(b.words) - len(a.words) })
}
