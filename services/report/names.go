package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
)

// doers are those of a statement's voices who do what its verb tells: where several
// spoke, or others are named, those whom the verb's subject names.
func (c *composer) doers(e *entry) string {
	names := c.voiceList(e)
	printed := e.parsed.Subject.In(e.Text)
	if printed == "" {
		// "Chad, which had waited, offered a boat": its subject opens the sentence.
		if head, _, ok := strings.Cut(e.Text, ","); ok && words(head) <= 6 {
			printed = head
		}
	}
	subject := " " + fold(printed) + " "
	if len(names) > 1 && len(subject) > 2 {
		held := map[string]bool{}
		for _, p := range e.people {
			f := strings.Fields(fold(p.name))
			if len(f) > 0 && strings.Contains(subject, " "+f[len(f)-1]+" ") {
				held[c.named(p, e.doc.session.number)] = true
			}
		}
		for _, p := range e.Parties {
			if !strings.Contains(subject, " "+fold(p.Name)+" ") {
				continue
			}
			for _, n := range c.partyNames(e, p) {
				held[n] = true
			}
		}
		if some := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !held[n] }); len(some) > 0 {
			names = some
		}
	}
	return language.Capital(c.pack.List(names))
}

// others are a statement's voices beside those whom a row names already.
func (c *composer) others(e *entry, by string) []string {
	return slices.DeleteFunc(c.voiceList(e), func(n string) bool { return strings.Contains(fold(by), fold(n)) })
}

// actor is whom a clause names, in the report's words: a role or a State by its name in
// the report's language, else as printed, without the article; quoted where it is of
// another language.
func (c *composer) actor(e *entry, printed string) string {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return ""
	}
	bare := strings.Trim(strings.TrimSpace(printed), ",;: ")
	if c.tongueOf(e) == c.pack.Tag && !c.clauses.Acts(clause.Sentence{Text: bare, Language: c.pack.Tag, Subject: clause.Span{End: len(bare)}}) {
		return language.Capital(bare) // "los presentes" wants its article
	}
	for _, a := range pack.Articles {
		sep := " "
		if strings.HasSuffix(a, "'") || strings.HasSuffix(a, "’") {
			sep = ""
		}
		if rest := bare[min(len(a+sep), len(bare)):]; strings.EqualFold(bare[:min(len(a+sep), len(bare))], a+sep) && rest != "" {
			bare = rest
			break
		}
	}
	if bare == "" {
		return ""
	}
	if c.tongueOf(e) == c.pack.Tag {
		return language.Capital(calm(bare))
	}
	for key, forms := range pack.Roles {
		for i, f := range forms {
			if fold(f) == fold(bare) && i < len(c.pack.Roles[key]) {
				return language.Capital(c.pack.Roles[key][i])
			}
		}
	}
	return c.pack.Quote(bare)
}

// pronounOnly tells an addressee that only the source's context names.
func (c *composer) pronounOnly(e *entry, s string) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && slices.Contains(pack.Pronouns, strings.ToLower(strings.TrimSpace(s)))
}

// voicesNamed are those whose a statement is, as the report names them: persons
// with their bodies, States in the report's language, groups as printed.
func (c *composer) voicesNamed(e *entry) string { return c.pack.List(c.voiceList(e)) }

// voiceList is the names one by one.
func (c *composer) voiceList(e *entry) []string {
	var names []string
	put := func(s string) {
		if s != "" && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	for _, p := range e.people {
		put(c.named(p, e.doc.session.number))
	}
	behalf := c.spokenFor(e)
	for _, p := range e.Parties {
		if p == behalf {
			continue
		}
		for _, n := range c.partyNames(e, p) {
			if behalf != nil {
				n = c.pack.Frame("behalf", 0, language.Values{"what": n, "group": c.pack.List(c.partyNames(e, behalf))})
			}
			put(n)
		}
	}
	return names
}

// spokenFor is the group of an entry's two parties for which the other speaks, by
// the words before its name ("on behalf of"): they are one voice. nil: none.
func (c *composer) spokenFor(e *entry) *pb.Party {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil || len(e.people) > 0 || len(e.Parties) != 2 || (e.Parties[0].Country == "") == (e.Parties[1].Country == "") {
		return nil
	}
	group := e.Parties[0]
	if group.Country != "" {
		group = e.Parties[1]
	}
	before, _, ok := strings.Cut(" "+fold(e.Text)+" ", " "+fold(group.Name)+" ")
	if !ok || group.Name == "" {
		return nil
	}
	if slices.ContainsFunc(pack.Behalf, func(w string) bool {
		first, opens := strings.CutPrefix(w, "^")
		return opens && before == " "+first || !opens && strings.HasSuffix(before, " "+w)
	}) {
		return group
	}
	return nil
}

// partyNames is a party as the report names it; nothing where it is one of the persons.
func (c *composer) partyNames(e *entry, p *pb.Party) []string {
	switch {
	case slices.ContainsFunc(e.people, func(x *person) bool { return fold(x.name) == fold(p.Name) }):
		return nil
	case p.Country != "":
		return []string{c.pack.State(p.Country)}
	case p.Sort == "anonymous" && c.tongueOf(e) != c.pack.Tag:
		return []string{c.group(p.Name)}
	}
	return []string{c.bodies.Within(calm(p.Name), c.pack.Tag)}
}

// group is what a group without a name is called in the report's language.
func (c *composer) group(name string) string {
	for _, p := range c.packs {
		for key, said := range p.Groups {
			if fold(said) == fold(name) {
				return c.pack.Groups[key]
			}
		}
	}
	return c.pack.Word("unnamed")
}

// calm is a name without capitals throughout; acronyms stay.
func calm(name string) string {
	f := strings.Fields(name)
	for i, w := range f {
		f[i] = calmWord(w)
	}
	return strings.Join(f, " ")
}

func calmWord(w string) string {
	r := []rune(w)
	if len(r) < 4 || strings.ToUpper(w) != w || !strings.ContainsAny(w, "AEIOUYÉÈÀÍÓÁÚ") {
		return w
	}
	return string(r[:1]) + strings.ToLower(string(r[1:]))
}
