package report

import (
	"fmt"
	"iter"
	"strings"
	"sync"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/point"
	"rapporteur.internal/services/report/shorten"
	"rapporteur.internal/services/report/theme"
	"rapporteur.internal/services/thesaurus"
)

// openClauses and openCuts read what is built in, once.
var (
	openClauses = sync.OnceValues(clause.Open)
	openCuts    = sync.OnceValues(shorten.Open)
)

// composer is one report in the making.
type composer struct {
	series     *Series
	pack       *language.Pack
	packs      map[string]*language.Pack
	bodies     *bodies
	source     language.Source
	meetings   []*meeting
	entries    []*entry
	byID       map[string]*entry
	people     []*person
	turnList   []*turn
	renditions map[string]int
	orphans    []orphan
	// termWeight is what a word counts for, mostCentral the highest centrality by language.
	termWeight  map[string]float64
	mostCentral map[string]float64
	lexicon     *point.Lexicon
	thesaurus   *thesaurus.Thesaurus
	clauses     *clause.Lexicon
	cuts        *shorten.Rules
	matcher     *point.Matcher
	// close are pairs of statements of different sessions that are best told side by side.
	close []side
	// joined are those that the text has side by side.
	joined map[[2]*entry]bool
	// notionCount is in how many statements each notion of the thesaurus stands.
	notionCount map[int]int
	// reported is how many statements are content of the meetings.
	reported int
	// unreviewed are statements told in a person's words of the memory that nobody has
	// reviewed; a machine's are machined's.
	unreviewed map[*entry]bool
	// uncapitalled are words that the sources print without a capital.
	uncapitalled map[string]bool
	sectorRules  []sectorRule
	// sectorsRead are what the rules said of texts.
	sectorsRead map[string]pb.Sector
	scheme      *theme.Scheme
	// inferred is set where the report itself gives statements their objectives.
	inferred   bool
	schemeKind string
	// sections gives the theme of each heading that has one.
	sections map[string]string
	// matters are the themes that the documents themselves give.
	matters []*matter
	// sectionTitles are the headings that themes were made of.
	sectionTitles []string
	groups        []*group
	report        *pb.Report
	// cited counts, by citation id, the sentences that cite it.
	cited map[string]int
	// edits are what people want, keptOut what of it keeps statements out.
	edits   []*wish
	keptOut map[string]KeptOut
}

// Compose makes the report of a series from its statements, in any order.
// Statements of renditions (another language's version of a document that is
// here) and of lower generations are left out. No statement at all is a report without
// chapters, not an error.
func Compose(series *Series, statements iter.Seq[*pb.Statement]) (*pb.Report, error) {
	if series == nil || !slug.MatchString(series.ID) {
		return nil, fmt.Errorf("compose: the series wants an id of 1 to 64 of a-z, 0-9 and -")
	}
	c := &composer{
		series: series, byID: map[string]*entry{}, renditions: map[string]int{}, cited: map[string]int{},
		packs: map[string]*language.Pack{}, unreviewed: map[*entry]bool{}, joined: map[[2]*entry]bool{},
	}
	var err error
	if c.bodies, err = openBodies(); err != nil {
		return nil, err
	}
	if c.sectorRules, err = openSectors(); err != nil {
		return nil, err
	}
	for _, tag := range language.Tags() {
		if c.packs[tag], err = language.Load(tag); err != nil {
			return nil, err
		}
	}
	if c.lexicon, err = point.Open(); err != nil {
		return nil, err
	}
	c.thesaurus = c.lexicon.Thesaurus()
	if c.clauses, err = openClauses(); err != nil {
		return nil, err
	}
	if c.cuts, err = openCuts(); err != nil {
		return nil, err
	}
	if err := c.gather(statements); err != nil {
		return nil, fmt.Errorf("compose %s: %w", series.ID, err)
	}
	c.pack = c.packs[c.tongue()]
	c.pack.Daily(c.held())
	c.source = c.pack.Source(c.sort())
	c.meet()
	c.plainWords()
	c.parse()
	c.turns()
	c.answers()
	c.centrality()
	c.wishes()
	c.place()
	if err := c.themes(); err != nil {
		return nil, fmt.Errorf("compose %s: %w", series.ID, err)
	}
	c.report = &pb.Report{Series: series.ID, Language: c.pack.Tag, Title: c.title(), Labels: c.sectionTitles}
	if err := c.match(); err != nil {
		return nil, fmt.Errorf("compose %s: %w", series.ID, err)
	}
	c.regroup()
	c.decide()
	c.countNotions()
	c.shifts()
	p := c.choose()
	ledger := p.ledger()
	ahead := c.lookAhead(p)
	c.themeChapters(p)
	c.brief(p)
	c.untranslated()
	c.reorder()
	c.introduce()
	c.wayForward(ahead)
	c.sessions()
	c.points()
	c.ledgers(ledger)
	c.annexes()
	c.overview()
	c.machined()
	c.method()
	c.tellEdits()
	c.report.Version = c.version()
	c.cover()
	return c.report, nil
}

// tongue is the language of the report: the series' choice, else that of most
// of its documents, the language of more statements where they tie.
func (c *composer) tongue() string {
	if c.series.Language != "" {
		return c.series.Language
	}
	docs, lines := map[string]int{}, map[string]int{}
	for _, m := range c.meetings {
		for _, d := range m.docs {
			if c.packs[d.Language] != nil {
				docs[d.Language]++
				lines[d.Language] += len(d.entries)
			}
		}
	}
	best := ""
	for _, tag := range language.Tags() {
		if docs[tag] > 0 && (best == "" || docs[tag] > docs[best] || docs[tag] == docs[best] && lines[tag] > lines[best]) {
			best = tag
		}
	}
	if best == "" {
		return "en"
	}
	return best
}

// sort is what the sources are called, read from most of the documents' titles.
func (c *composer) sort() string {
	if c.series.Source != "" {
		return c.series.Source
	}
	count := map[string]int{}
	for _, m := range c.meetings {
		for _, d := range m.docs {
			t := fold(d.Title)
			for _, x := range sourceWords {
				if strings.Contains(" "+t+" ", " "+x.word+" ") {
					count[x.sort]++
					break
				}
			}
		}
	}
	return most(count)
}

var sourceWords = []struct{ word, sort string }{
	{"resume", "summary"}, {"summary", "summary"}, {"resumen", "summary"},
	{"bulletin", "bulletin"}, {"boletin", "bulletin"},
	{"proces verbal", "minutes"}, {"minutes", "minutes"}, {"acta", "minutes"},
}

// unsorted is the series of documents that nothing places.
const unsorted = "unsorted"

func (c *composer) title() string {
	if t := c.editedTitle(); t != "" {
		return t
	}
	if t := theme.Text(c.series.Title, c.pack.Tag); t != "" {
		return t
	}
	if c.series.ID == unsorted {
		return c.pack.Word("unsorted")
	}
	count := map[string]int{}
	for _, m := range c.meetings {
		for _, d := range m.docs {
			if t := d.meta.GetSeriesTitle(); t != "" {
				count[t]++
				if d.Language == c.pack.Tag {
					count[t] += len(c.meetings) + len(m.docs)
				}
			}
		}
	}
	if t := most(count); t != "" {
		return t
	}
	// Without a series' title, one document lends its own.
	if len(c.meetings) == 1 && len(c.meetings[0].docs) == 1 {
		if t := c.meetings[0].docs[0].Title; strings.Contains(t, " ") {
			return t
		}
	}
	return c.series.ID
}
