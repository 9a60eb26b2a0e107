package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rapporteur.internal/services/report/theme"
)

// themes chooses the scheme and gives every reportable entry one theme, under
// which it stands in the report.
func (c *composer) themes() error {
	c.schemeKind = c.schemeOf()
	switch c.schemeKind {
	case "objectives":
		s, err := theme.Objectives()
		if err != nil {
			return err
		}
		c.scheme = s
	case "own":
		c.scheme = &theme.Scheme{ID: c.series.ID, Themes: c.series.Themes}
	case "matters":
		c.scheme = c.matterScheme()
	case "sections":
		c.scheme = c.sectionScheme(nil)
	default:
		s, err := c.topicScheme()
		if err != nil {
			return err
		}
		c.scheme = s
	}
	for _, e := range c.entries {
		if reportable(e) {
			e.theme = c.primary(e)
		}
	}
	if c.schemeKind != "own" && c.schemeKind != "topics" {
		c.adopt()
	}
	// What can't do without another sentence stands with it.
	for _, e := range c.entries {
		switch b := e.leansOn; {
		case b != nil:
			e.theme = b.theme
		case reportable(e) && e.theme == "" && e.opening == dependent:
			if b := before(e); b != nil {
				e.theme = b.theme
			}
		}
		for _, x := range e.items {
			x.theme = e.theme
		}
	}
	return nil
}

// schemeOf is the series' scheme, else the documents' headings where they tell,
// else the first that a fifth of the entries bear.
func (c *composer) schemeOf() string {
	if c.series.Scheme != "" {
		if c.series.Scheme == "objectives" {
			c.infer()
		}
		return c.series.Scheme
	}
	n, objectives, own := 0, 0, 0
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		n++
		if len(e.Objectives) > 0 {
			objectives++
		}
		if slices.ContainsFunc(e.Themes, func(id string) bool {
			return slices.ContainsFunc(c.series.Themes, func(t theme.Theme) bool { return t.ID == id })
		}) {
			own++
		}
	}
	switch {
	case len(c.series.Themes) > 0 && own*5 >= n:
		return "own"
	case c.oneLanguage() && c.headingsTell(nil):
		// What the documents themselves are divided by tells more than any scheme;
		// headings of several languages wouldn't meet.
		return "sections"
	case c.findMatters():
		return "matters"
	case objectives*5 >= n && n > 0, c.infer():
		return "objectives"
	}
	if c.headingsTell(nil) {
		return "sections"
	}
	return "topics"
}

// oneLanguage tells whether all documents are in one language.
func (c *composer) oneLanguage() bool {
	tag := ""
	for _, m := range c.meetings {
		for _, d := range m.docs {
			if tag != "" && d.Language != tag {
				return false
			}
			tag = d.Language
		}
	}
	return true
}

// adopt gives what stands under no theme ("Opening") that of the chapter whose
// statements lie nearest, on the average, if they are near.
func (c *composer) adopt() {
	members := map[string][]*entry{}
	for _, e := range c.entries {
		if reportable(e) && e.theme != "" {
			members[e.theme] = append(members[e.theme], e)
		}
	}
	for _, e := range c.entries {
		if !reportable(e) || e.theme != "" {
			continue
		}
		score := adopted
		for _, t := range c.scheme.Themes {
			sum := 0.0
			for _, x := range members[t.ID] {
				sum += c.matcher.Near(e.id, x.id)
			}
			if n := len(members[t.ID]); n > 1 && sum/float64(n) > score {
				score, e.theme = sum/float64(n), t.ID
			}
		}
	}
}

// adopted is how near a chapter's statements lie, on the average, to one that
// it takes in.
const adopted = .2

// aboutMigration is the share of entries that must speak of migration for the
// objectives of the Compact to be the themes.
const aboutMigration = .3

// infer gives entries objectives by the notions that they hold, where no
// statement came with any and the documents are about migration: of a turn,
// the two that weigh most, those of the sentence's own words first.
func (c *composer) infer() bool {
	n, about := 0, 0
	for _, e := range c.entries {
		if len(e.Objectives) > 0 {
			return false
		}
		if !reportable(e) {
			continue
		}
		n++
		if low := fold(e.Text); strings.Contains(low, "migra") || strings.Contains(low, "refugi") || strings.Contains(low, "refuge") || strings.Contains(low, "diaspora") {
			about++
		}
	}
	if n == 0 || float64(about) < aboutMigration*float64(n) {
		return false
	}
	c.inferred = true
	for _, t := range c.turnList {
		sum := map[uint32]float64{}
		for _, e := range t.entries {
			e.hits = c.lexicon.Objectives(c.tongueOf(e), e.Text)
			for o, w := range e.hits {
				sum[o] += w
			}
		}
		for _, e := range t.entries {
			e.inferred = strongest(e.hits, sum)
		}
	}
	return true
}

// strongest is up to two objectives: by the sentence's own notions, else by its turn's.
func strongest(own, turn map[uint32]float64) []uint32 {
	weight := map[uint32]float64{}
	for o, w := range turn {
		weight[o] = w + 4*own[o]
	}
	var list []uint32
	for o, w := range weight {
		if w >= 1 {
			list = append(list, o)
		}
	}
	slices.SortFunc(list, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b))
	})
	return list[:min(len(list), 2)]
}

// themesOf is all themes that an entry bears.
func (c *composer) themesOf(e *entry) []string {
	switch c.schemeKind {
	case "objectives":
		list := e.Objectives
		if c.inferred {
			list = e.inferred
		}
		ids := make([]string, 0, len(list))
		for _, o := range list {
			ids = append(ids, strconv.Itoa(int(o)))
		}
		if own := c.ownObjective(e, list); own != "" {
			return []string{own}
		}
		return ids
	case "own":
		return e.Themes
	case "topics":
		return e.topics
	case "matters":
		return nonEmpty(e.matter)
	}
	if id := c.sections[sectionID(e.Section)]; id != "" {
		return []string{id}
	}
	return nil
}

// ownWords is what a sentence's own words must weigh for an objective that its
// turn wasn't given, where they hold nothing of those that it was.
const ownWords = 3

// ownObjective is the objective that a sentence's own words speak of where they
// hold nothing of its turn's; "" mostly.
func (c *composer) ownObjective(e *entry, given []uint32) string {
	if c.inferred || len(given) == 0 {
		return ""
	}
	if e.hits == nil {
		e.hits = c.lexicon.Objectives(c.tongueOf(e), e.Text)
	}
	best, weight := uint32(0), 0.0
	for o, w := range e.hits {
		if slices.Contains(given, o) {
			return ""
		}
		if o != broadest && (w > weight || w == weight && o < best) {
			best, weight = o, w
		}
	}
	if weight < ownWords {
		return ""
	}
	return strconv.Itoa(int(best))
}

// broadest is the objective on partnerships, which nearly all speak of.
const broadest = 23

// primary is the one theme under which an entry stands: of those it bears, the
// one whose terms its own words hold most; else the first that isn't broad.
func (c *composer) primary(e *entry) string {
	var ids []string
	for _, id := range c.themesOf(e) {
		if c.scheme.Find(id) != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	best, hits := "", 0.0
	for _, id := range ids {
		if h := c.termHits(e, id); h > hits && !c.scheme.Find(id).Broad {
			best, hits = id, h
		}
	}
	if best != "" {
		return best
	}
	for _, id := range ids {
		if !c.scheme.Find(id).Broad {
			return id
		}
	}
	return ids[0]
}

func (c *composer) themeTitle(id string) string {
	if t := c.scheme.Find(id); t != nil {
		return theme.Text(t.Title, c.pack.Tag)
	}
	return c.pack.Word("other_theme")
}
