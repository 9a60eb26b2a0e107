package draft

import (
	"fmt"
	"strings"

	"rapporteur.internal/services/thesaurus"
)

// atlas knows States and groups of States by their names, short and long, and
// their adjectives, in three languages.
type atlas struct {
	// names are by their first word; each gives codes, of which a name may have
	// several ("congolais").
	names map[string][]called
}

type called struct {
	words []string
	// codes are ISO's for a State, "group:" and a code for a group.
	codes []string
	// adjective says that it may be an adjective, and tag of which language; a
	// name is found in every language.
	adjective bool
	tag       string
	// capital is set for an acronym, which is one in capitals alone.
	capital bool
}

// openAtlas reads the tables; a wrong line is an error that names it.
func openAtlas() (*atlas, error) {
	a := &atlas{names: map[string][]called{}}
	for _, t := range []struct {
		file    string
		columns int
	}{{"names", 4}, {"adjectives", 3}, {"groups", 3}} {
		data, err := files.ReadFile("data/" + t.file + ".tsv")
		if err != nil {
			return nil, fmt.Errorf("names of States: %w", err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(line, "\t")
			if len(f) != t.columns {
				return nil, fmt.Errorf("names of States, %s.tsv:%d: %d columns instead of %d", t.file, n+1, len(f), t.columns)
			}
			switch t.file {
			case "names":
				a.add(f[0], f[1], f[3], false, f[2] == "acronym")
			case "adjectives":
				for _, form := range strings.Split(f[2], ", ") {
					a.add(f[0], f[1], form, true, false)
				}
			default:
				for _, name := range strings.Split(f[2], "; ") {
					a.add("group:"+f[0], f[1], name, false, strings.ToUpper(name) == name)
				}
			}
		}
	}
	return a, nil
}

func (a *atlas) add(code, tag, name string, adjective, capital bool) {
	var words []string
	for _, w := range thesaurus.Words(tag, name) {
		words = append(words, w.Low)
	}
	if len(words) == 0 {
		return
	}
	if len(words) > 1 && has([]string{"the", "la", "le", "les", "el", "los", "las", "l"}, words[0]) {
		words = words[1:]
	}
	for i, c := range a.names[words[0]] {
		if strings.Join(c.words, " ") == strings.Join(words, " ") && c.adjective == adjective && (!adjective || c.tag == tag) {
			if !has(c.codes, code) {
				a.names[words[0]][i].codes = append(c.codes, code)
			}
			return
		}
	}
	a.names[words[0]] = append(a.names[words[0]], called{words: words, codes: []string{code}, adjective: adjective, tag: tag, capital: capital})
}

// mention is a State, a body or a person that a passage names.
type mention struct {
	from, to  int
	codes     []string
	adjective bool
}

// states finds the States and groups that a passage names, the longest name first.
func (a *atlas) states(p *passage) []mention {
	var out []mention
	for i := 0; i < len(p.words); {
		m, ok := a.state(p, i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.to
	}
	return out
}

func (a *atlas) state(p *passage, i int) (mention, bool) {
	var best mention
	for _, c := range a.names[p.words[i].Low] {
		if i+len(c.words) > len(p.words) || len(c.words) < best.to-best.from {
			continue
		}
		hit := true
		for k, w := range c.words {
			hit = hit && p.words[i+k].Low == w && (k == 0 || p.words[i+k].Break == 0 || p.words[i+k].Break == '.')
		}
		if !hit || !c.stands(p, i) {
			continue
		}
		if len(c.words) == best.to-best.from {
			best.codes = append(best.codes, c.codes...)
			best.adjective = best.adjective && c.adjective
			continue
		}
		best = mention{from: i, to: i + len(c.words), codes: append([]string(nil), c.codes...), adjective: c.adjective}
	}
	return best, best.to > 0
}

// stands tells whether the words at i are the name, and not others that are
// spelled so: no acronym in small letters, no language.
func (c called) stands(p *passage, i int) bool {
	last := i + len(c.words)
	printed := p.said(i, last)
	switch {
	case c.adjective && (c.tag != p.tag || has(p.lex.Common, p.words[i].Low)):
		return false
	case c.capital && strings.ToUpper(printed) != printed:
		return false
	case !c.adjective && !p.words[i].Cap && !p.words[last-1].Cap:
		return false
	case c.adjective && p.tag == "en" && !p.words[i].Cap:
		return false
	}
	// "in Spanish", "langue française".
	return !c.adjective || i == 0 || p.words[i-1].Low != "en" && (p.lex.Languages.at(p.words, i-1) == 0 || p.words[i-1].Cap)
}
