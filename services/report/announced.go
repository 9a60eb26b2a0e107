package report

import (
	"regexp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// matter is a theme that the documents themselves give: one that a meeting
// announces in so many words, or a heading.
type matter struct {
	id, title string
	// from is the statement that names it, where one does.
	from *entry
	// words are what names it, by language: its own and the memory's.
	words map[string]string
	// doc is where it was found; foreign is set where it has no words in the
	// report's language.
	doc     *source
	foreign bool
	// own is set where it is a section of its document alone.
	own bool
}

// leastAnnounced is how many themes a list has at least that structures a meeting.
const leastAnnounced = 3

// item marks a member of a list: "1)", "(b)", "iv)".
var itemMark = regexp.MustCompile(`(?:^|[\s:;,(])\(?([0-9]{1,2}|[a-z]|[ivx]{1,4})\) `)

// announced are the themes that a document of the report's language lists, in
// the source's own voice, as those of the meeting: "the sessions dealt with the
// following themes: 1) …; 2) …".
func (c *composer) announced() []*matter {
	for _, m := range c.meetings {
		for _, d := range m.docs {
			if d.Language != c.pack.Tag || c.headingsTell(func(x *source) bool { return x == d }) {
				continue
			}
			for _, e := range d.entries {
				if e.Kind == pb.Kind_KIND_STATEMENT || e.Kind == pb.Kind_KIND_FRONT_MATTER || len(e.people) > 0 {
					continue
				}
				if list := announcedIn(c.pack, e.Text); len(list) >= leastAnnounced {
					return c.listed(d, e, list)
				}
			}
		}
	}
	return nil
}

// announcedIn are the members of a list of themes, as printed; nil: it is none.
func announcedIn(pack *language.Pack, text string) []string {
	marks := itemMark.FindAllStringSubmatchIndex(text, -1)
	// The first mark is the first of its row, and the next ones go on.
	for i, x := range marks {
		if !slices.Contains([]string{"1", "a", "i"}, text[x[2]:x[3]]) {
			continue
		}
		marks = marks[i:]
		break
	}
	var list []string
	head := ""
	if len(marks) >= leastAnnounced && slices.Contains([]string{"1", "a", "i"}, text[marks[0][2]:marks[0][3]]) {
		head = text[:marks[0][0]]
		for i, x := range marks {
			end := len(text)
			if i+1 < len(marks) {
				end = marks[i+1][0]
			}
			list = append(list, text[x[1]:end])
		}
	} else if before, after, ok := strings.Cut(text, ":"); ok && strings.Count(after, ";") >= leastAnnounced-1 {
		head, list = before, strings.Split(after, ";")
	}
	low := " " + fold(head) + " "
	if !slices.ContainsFunc(pack.Openings.Announces, func(w string) bool { return strings.Contains(low, " "+w+" ") }) {
		return nil
	}
	for i, t := range list {
		t = strings.Trim(t, " \u00a0;,.")
		for _, and := range []string{pack.And, "et", "and", "y", "e"} {
			t = strings.TrimSuffix(t, " "+strings.TrimSpace(and))
			t = strings.TrimPrefix(t, strings.TrimSpace(and)+" ")
		}
		list[i] = strings.Trim(t, " \u00a0;,.")
		if n := len(strings.Fields(list[i])); n == 0 || n > headingWords+10 {
			return nil
		}
	}
	return list
}

// listed makes themes of the members of an announced list; two neighbours of
// one subject, named in full and by its initials, are one.
func (c *composer) listed(d *source, e *entry, list []string) []*matter {
	var out []*matter
	for _, t := range list {
		if n := len(out); n > 0 && sameByInitials(out[n-1].words[d.Language], t) {
			out[n-1].words[d.Language] += " " + t
			continue
		}
		title := announcedTitle(c.pack, t)
		out = append(out, &matter{id: sectionID(title), title: title, from: e, doc: d, words: map[string]string{d.Language: t}})
	}
	return out
}

// announcedTitle is a theme's own words: without those that only say that one
// acts together, and without what stands behind a colon.
func announcedTitle(pack *language.Pack, text string) string {
	if head, _, ok := strings.Cut(text, ":"); ok && len(strings.Fields(head)) > 1 {
		text = strings.TrimSpace(head)
	}
	if aim := pack.Aimed(text); len(strings.Fields(aim)) > 1 {
		text = aim
	}
	return language.Capital(pack.Headed(strings.Trim(text, " \u00a0.")))
}

// sameByInitials tells whether one text spells out what the other abbreviates.
func sameByInitials(a, b string) bool {
	for _, x := range [2][2]string{{a, b}, {b, a}} {
		for _, w := range strings.FieldsFunc(x[0], func(r rune) bool { return r == ' ' || r == '(' || r == ')' || r == ',' }) {
			if len(w) >= 3 && strings.ToUpper(w) == w && strings.ToLower(w) != w && spells(x[1], w) {
				return true
			}
		}
	}
	return false
}

// spells tells whether words in a row, small ones passed over, begin with the
// letters of an abbreviation.
func spells(text, abbreviation string) bool {
	letters := []rune(strings.ToLower(abbreviation))
	words := strings.Fields(fold(text))
	for from := range words {
		n := 0
		for i := from; i < len(words) && n < len(letters); i++ {
			switch r := []rune(words[i]); {
			case r[0] == letters[n]:
				n++
			case len(r) > 3 || i == from:
				i = len(words)
			}
		}
		if n == len(letters) {
			return true
		}
	}
	return false
}
