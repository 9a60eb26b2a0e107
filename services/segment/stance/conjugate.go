package stance

import (
	"slices"
	"strings"
)

// conjugate gives the finite third persons and the past participle of a verb;
// those of irregular verbs stand in the data. The infinitive is among them: it
// counts behind a light verb alone.
func (c *compiler) conjugate(verb string) []string {
	c.infinitives[verb] = true
	if forms, ok := c.verb[verb]; ok {
		list := append(strings.Fields(forms), verb)
		for i, f := range list {
			if f != verb && (i > 1 || c.lang != "en") {
				c.past[f] = true
			}
			c.note(f, verb)
		}
		return list
	}
	var list []string
	switch c.lang {
	case "en":
		list = english(verb)
		c.past[list[2]] = true
		return list
	case "fr":
		list = append(french(verb), verb)
	default:
		list = append(spanish(verb), verb)
	}
	for _, f := range list {
		c.note(f, verb)
	}
	return list
}

// note keeps whether a form is a participle or a conditional, by its ending:
// no other third person ends so.
func (c *compiler) note(form, verb string) {
	ends := func(list ...string) bool {
		return slices.ContainsFunc(list, func(e string) bool { return strings.HasSuffix(form, e) })
	}
	switch c.lang {
	case "fr":
		c.participles[form] = c.participles[form] || ends("é", "ée", "és", "ées") ||
			!strings.HasSuffix(verb, "er") && ends("u", "ue", "us", "ues", "i", "ie", "ies", "is", "ise", "ises", "vert", "verte", "verts", "vertes", "fert", "ferte", "ferts", "fertes", "inte", "intes", "ints", "ite", "ites", "its", "aite", "aites", "aits")
		c.conditionals[form] = c.conditionals[form] || ends("rait", "raient") && c.infinitives[form[:strings.LastIndex(form, "r")]+"r"]
	case "es":
		c.participles[form] = c.participles[form] || ends("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
		c.conditionals[form] = c.conditionals[form] || ends("aría", "ería", "iría", "arían", "erían", "irían")
	}
}

// isVerb tells whether a word is an infinitive that can be conjugated.
func (c *compiler) isVerb(word string) bool {
	if c.verb[word] != "" || c.lang == "en" {
		return word != ""
	}
	endings := []string{"ar", "er", "ir"}
	if c.lang == "fr" {
		endings = []string{"er", "ir", "re"}
	}
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

func english(v string) []string {
	switch {
	case strings.HasSuffix(v, "e"):
		return []string{v, v + "s", v + "d"}
	case strings.HasSuffix(v, "y") && !strings.ContainsAny(v[len(v)-2:len(v)-1], "aeiou"):
		return []string{v, v[:len(v)-1] + "ies", v[:len(v)-1] + "ied"}
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"):
		return []string{v, v + "es", v + "ed"}
	}
	return []string{v, v + "s", v + "ed"}
}

func french(v string) []string {
	switch {
	case strings.HasSuffix(v, "er"):
		s := v[:len(v)-2]
		soft := s
		switch {
		case strings.HasSuffix(s, "g"):
			soft = s + "e"
		case strings.HasSuffix(s, "c"):
			soft = s[:len(s)-1] + "ç"
		}
		strong := s
		switch {
		case strings.HasSuffix(s, "y"):
			strong = s[:len(s)-1] + "i"
		case strings.HasSuffix(s, "el"), strings.HasSuffix(s, "et"):
			strong = s + s[len(s)-1:]
		default:
			if i := strings.LastIndex(s, "é"); i >= 0 && i >= len(s)-4 {
				strong = s[:i] + "è" + s[i+len("é"):]
			}
		}
		return []string{strong + "e", strong + "ent", s + "é", s + "ée", s + "és", s + "ées", soft + "ait", soft + "aient", soft + "a", s + "èrent", soft + "ons", strong + "erait", strong + "eraient"}
	case strings.HasSuffix(v, "ir"):
		s := v[:len(v)-1]
		return []string{s + "t", s + "ssent", s, s + "e", s + "s", s + "es", s + "ssait", s + "ssaient", s + "rent", s + "ssons", s + "rait", s + "raient"}
	case strings.HasSuffix(v, "re"):
		s := v[:len(v)-2]
		return []string{s, s + "ent", s + "u", s + "ue", s + "us", s + "ues", s + "ait", s + "aient", s + "it", s + "irent", s + "ons", s + "rait", s + "raient"}
	}
	return []string{v}
}

func spanish(v string) []string {
	switch {
	case strings.HasSuffix(v, "ar"):
		s := v[:len(v)-2]
		return []string{s + "a", s + "an", s + "ó", s + "aron", s + "aba", s + "aban", s + "ado", s + "ada", s + "ados", s + "adas", s + "amos", v + "ía", v + "ían"}
	case strings.HasSuffix(v, "er"), strings.HasSuffix(v, "ir"):
		s := v[:len(v)-2]
		return []string{v[:len(v)-1] + "mos", v + "ía", v + "ían", s + "e", s + "en", s + "ió", s + "ieron", s + "ía", s + "ían", s + "ido", s + "ida", s + "idos", s + "idas"}
	}
	return []string{v}
}
