package language

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

//go:embed fr.yaml en.yaml es.yaml
var files embed.FS

// Tags lists the languages that a report can be written in.
func Tags() []string { return []string{"fr", "en", "es"} }

// Pack is one language.
type Pack struct {
	// Tag is the language's code: fr, en, es.
	Tag string `yaml:"tag"`
	// Open and Close are the quotation marks with their inner spaces; InnerOpen
	// and InnerClose those of a quotation within a quotation.
	Open       string `yaml:"open"`
	Close      string `yaml:"close"`
	InnerOpen  string `yaml:"inner_open"`
	InnerClose string `yaml:"inner_close"`
	// And joins the last two members of a list, AndVowel before a like vowel.
	And      string `yaml:"and"`
	AndVowel string `yaml:"and_vowel"`
	// Thousands separates groups of three digits; Decimal the fraction.
	Thousands string `yaml:"thousands"`
	Decimal   string `yaml:"decimal"`
	// Page abbreviates "page" with its space.
	Page     string   `yaml:"page"`
	Months   []string `yaml:"months"`
	Numbers  []string `yaml:"numbers"`
	NumbersF []string `yaml:"numbers_feminine"`
	// Ordinals are feminine, as of a session; OrdinalF frames those beyond.
	Ordinals []string `yaml:"ordinals"`
	OrdinalF string   `yaml:"ordinal_frame"`
	// StateNames are the names of States that aren't CLDR's, by ISO code.
	StateNames map[string]string `yaml:"state_names"`
	// States are the articles of States' names, by ISO code: "" stands for all others;
	// an empty article says that the name has none.
	States map[string]string `yaml:"states"`
	// Languages names the languages ("anglais").
	Languages map[string]string `yaml:"languages"`
	// Sources names what the sources are, by sort: summary, minutes, bulletin, record.
	Sources map[string]Source `yaml:"sources"`
	// Frames are the sentences, by key; a key may have several forms.
	Frames map[string]Forms `yaml:"frames"`
	// Words are headings and labels, by key.
	Words map[string]string `yaml:"words"`
	// Method is the paragraphs of the method annex, with slots.
	Method []string `yaml:"method"`
	// Speech is verbs of saying with the colon and mark of direct speech; Saying
	// those of lead-ins; Support words of support. Lower case; for checking.
	Speech  []string `yaml:"speech"`
	Saying  []string `yaml:"saying"`
	Support []string `yaml:"support"`
	// Guards are words, folded, that are never left out of a sentence of the
	// language: negations, conditions, reservations.
	Guards []string `yaml:"guards"`
	// Replies are words of a reply.
	Replies []string `yaml:"replies"`
	// Denials are verbs that say the contrary of the clause behind them.
	Denials []string `yaml:"denials"`
	// Shifts are words, folded, by which somebody comes back on what they said, or holds on to it.
	Shifts []string `yaml:"shifts"`
	// FormerStances are adjectives of a stance, folded, that tell of a former one beside
	// one of FormerTimes; {month} stands for each month.
	FormerStances []string `yaml:"former_stances"`
	FormerTimes   []string `yaml:"former_times"`
	// PlainSupports and PlainOpposes are expressions for a stance that says nothing
	// but itself: "supported it", "opposed the proposal".
	PlainSupports []string `yaml:"plain_supports"`
	PlainOpposes  []string `yaml:"plain_opposes"`
	// Supported and Opposed are expressions for a stance with what it is on, as group 1.
	Supported string `yaml:"supported"`
	Opposed   string `yaml:"opposed"`
	// Provisos are words that make a stance less than plain.
	Provisos []string `yaml:"provisos"`
	// Groups are what groups without a name are called, by keys that all languages share.
	Groups map[string]string `yaml:"groups"`
	// Roles are what actors are called by their role, several and one, by keys that all languages share.
	Roles map[string][]string `yaml:"roles"`
	// Articles are definite ones, in lower case, contracted or not.
	Articles []string `yaml:"articles"`
	// Leaning are expressions for a phrase whose object is a pronoun: alone it says too little.
	Leaning []string `yaml:"leaning"`
	// Accepts is an expression for a decision that takes what stands before it.
	Accepted string `yaml:"accepts"`
	// Hollow are expressions for decisions that don't say what was decided.
	Hollow []string `yaml:"hollow"`
	// Credits are words, folded, with which a sentence names a source of its own.
	Credits []string `yaml:"credits"`
	// Holds are words, folded, by which somebody holds on to what they said.
	Holds []string `yaml:"holds"`
	// Behalf are words, folded, that stand before those for whom somebody speaks;
	// behind "^", only where they open the sentence.
	Behalf []string `yaml:"behalf"`
	// Former are words, folded, by which a sentence says what was held before.
	Former []string `yaml:"former"`
	// Heard are verbs of saying, folded, by their sort; the frame tell_SORT tells the same.
	Heard map[string][]string `yaml:"heard"`
	// Agreed are words, folded, by which a meeting says that it agrees.
	Agreed []string `yaml:"agreed"`
	// Unsettled are words, folded, by which a meeting leaves a matter open.
	Unsettled []string `yaml:"unsettled"`
	// Assembly are names, folded, of a meeting's own members, and of the meeting.
	Assembly []string `yaml:"assembly"`
	// Backing and Contesting are stems of verbs of support and of opposition.
	Backing    []string `yaml:"backing"`
	Contesting []string `yaml:"contesting"`
	// Together are expressions for words of a title that only say that one acts jointly.
	Together []string `yaml:"together"`
	// FutureVerbs are expressions for verbs of what comes; reported speech has the conditional.
	FutureVerbs []string `yaml:"future"`
	// TitleTails are expressions for ends of a long title that can go.
	TitleTails []string `yaml:"title_tails"`
	// Pronouns are words, in lower case, that name nobody by themselves.
	Pronouns []string `yaml:"pronouns"`
	// Several are pronouns, in lower case, of more than one.
	Several []string `yaml:"several"`
	// Negators are words, folded, that turn what stands behind them into its contrary.
	Negators []string `yaml:"negators"`
	// Male and Female tell a person's gender.
	Male   Gender `yaml:"male"`
	Female Gender `yaml:"female"`
	// Plurals are words, in lower case, that open the name of several.
	Plurals []string `yaml:"plurals"`
	// PluralVerbs are endings, and whole words behind a space, of verbs of several.
	PluralVerbs []string `yaml:"plural_verbs"`
	// Small are words, in lower case, that may open a sentence and begin no name.
	Small []string `yaml:"small"`
	// Resume tells nouns that take up what was said.
	Resume Resume `yaml:"resume"`
	// Openings tell which sentences of the language can stand alone.
	Openings Openings `yaml:"openings"`

	supports, opposes, supported, opposed, hollow, leaning, accepts, together, titleTails, future *regexp.Regexp

	// days are the dates of the meeting's days, by their numbers.
	days    map[int]string
	regions display.Namer
	states  func() map[string]string
}

// Gender is words for persons of one: pronouns in lower case, titles folded.
type Gender struct {
	Pronouns []string `yaml:"pronouns"`
	Titles   []string `yaml:"titles"`
}

// Openings are first words, in lower case with straight apostrophes.
type Openings struct {
	// Connectives stand before a comma and can be left out of a quotation.
	Connectives []string `yaml:"connectives"`
	// Anaphors open a sentence that refers back.
	Anaphors []string `yaml:"anaphors"`
	// Impersonal openings look like anaphors and are none.
	Impersonal []string `yaml:"impersonal"`
	// Inside are words that refer back wherever they stand.
	Inside []string `yaml:"inside"`
	// Reporting are words that attribute wherever they stand ("selon lui").
	Reporting []string `yaml:"reporting"`
	// Procedure are words of a fact about the meeting ("was held").
	Procedure []string `yaml:"procedure"`
	// Headings are beginnings, folded, of headings that name a part of any meeting
	// rather than a theme.
	Headings []string `yaml:"headings"`
	// Announces are words, folded, with which a source lists the themes of a meeting.
	Announces []string `yaml:"announces"`
	// Counters are openings, folded, before a comma, that pass to another matter.
	Counters []string `yaml:"counters"`
	// Meeting are words, folded, of facts about the meeting, by their kind, and
	// under "itself" what a sentence calls the meeting that it goes on about.
	Meeting map[string][]string `yaml:"meeting"`
	// Next are words, folded, for what comes after the meeting; Closings are
	// beginnings of headings of a document's end; Concludes verbs of concluding.
	Next      []string `yaml:"next"`
	Closings  []string `yaml:"closings"`
	Concludes []string `yaml:"concludes"`
	// Wide are beginnings, folded, of what a source credits to the meeting at large.
	Wide []string `yaml:"wide"`
	// Calls are stems of words of a call or a commitment.
	Calls []string `yaml:"calls"`
	// Practices are words of a practice, project or programme.
	Practices []string `yaml:"practices"`
}

// MeetingFacts are the kinds of facts about a meeting, in the order in which they are looked for.
var MeetingFacts = [...]string{"held", "theme", "who", "opened", "task"}

// Source is a noun for the documents that the report rests on, with its article.
type Source struct {
	The string `yaml:"the"`
	Of  string `yaml:"of"`
	In  string `yaml:"in"`
	// Plural is without an article.
	Plural   string `yaml:"plural"`
	PluralOf string `yaml:"plural_of"`
}

// Forms are the alternatives of one frame, used in turn.
type Forms []string

// UnmarshalYAML takes one string or a list.
func (f *Forms) UnmarshalYAML(unmarshal func(any) error) error {
	var one string
	if err := unmarshal(&one); err == nil {
		*f = Forms{one}
		return nil
	}
	var many []string
	if err := unmarshal(&many); err != nil {
		return err
	}
	*f = many
	return nil
}

// Load reads the pack of a language; an unknown tag is an error that names the known ones.
func Load(tag string) (*Pack, error) {
	data, err := files.ReadFile(tag + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("language %q: a report can be written in %s", tag, strings.Join(Tags(), ", "))
	}
	var p Pack
	if err := yaml.UnmarshalWithOptions(data, &p, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("language pack %s: %w", tag, err)
	}
	for _, x := range []struct {
		to   **regexp.Regexp
		from []string
	}{{&p.supports, p.PlainSupports}, {&p.opposes, p.PlainOpposes}, {&p.supported, []string{p.Supported}}, {&p.opposed, []string{p.Opposed}}, {&p.hollow, p.Hollow}, {&p.leaning, p.Leaning}, {&p.accepts, []string{p.Accepted}},
		{&p.together, p.Together}, {&p.titleTails, p.TitleTails}, {&p.future, p.FutureVerbs}} {
		if *x.to, err = regexp.Compile("(?i)" + strings.Join(x.from, "|")); err != nil {
			return nil, fmt.Errorf("language pack %s: %w", tag, err)
		}
	}
	if err := p.Resume.compile(); err != nil {
		return nil, fmt.Errorf("language pack %s: %w", tag, err)
	}
	p.regions = display.Regions(language.Make(tag))
	p.states = sync.OnceValue(p.namedStates)
	return &p, nil
}

// Country names a State by its ISO 3166-1 alpha-2 code; an unknown code is returned as it is.
func (p *Pack) Country(code string) string {
	if name := p.StateNames[strings.ToUpper(code)]; name != "" {
		return name
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := p.regions.Name(region); name != "" {
		return name
	}
	return code
}

// Language names a language by its tag.
func (p *Pack) Language(tag string) string {
	if n, ok := p.Languages[tag]; ok {
		return n
	}
	return tag
}

// Word is a heading or label; a missing key shows itself, and a test finds it.
func (p *Pack) Word(key string) string {
	if w, ok := p.Words[key]; ok {
		return w
	}
	return "⟨" + key + "⟩"
}

// Source is the noun for a sort of source, "record" where the sort is unknown.
func (p *Pack) Source(sort string) Source {
	if s, ok := p.Sources[sort]; ok {
		return s
	}
	return p.Sources["record"]
}

// plainName lowers a name and takes its accents and signs off.
func plainName(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Supporting tells whether a text plainly supports something, Opposing whether
// it plainly opposes it.
func (p *Pack) Supporting(text string) bool { return p.supports.MatchString(text) }

// Opposing is Supporting's contrary.
func (p *Pack) Opposing(text string) bool { return p.opposes.MatchString(text) }

// SupportedIn is what a text plainly supports, OpposedIn what it opposes; "" where neither.
func (p *Pack) SupportedIn(text string) string { return first(p.supported, text) }

// OpposedIn is SupportedIn's contrary.
func (p *Pack) OpposedIn(text string) string { return first(p.opposed, text) }

// SaysNothing tells whether a decision doesn't say what was decided.
func (p *Pack) SaysNothing(text string) bool {
	return p.hollow.MatchString(strings.TrimRight(text, ". "))
}

// Accepts tells whether a decision only says that what stands before it was accepted.
func (p *Pack) Accepts(text string) bool { return p.accepts.MatchString(text) }

// Leans tells whether a phrase's object is a pronoun, which only the text around it explains.
func (p *Pack) Leans(text string) bool { return p.leaning.MatchString(text) }

func first(r *regexp.Regexp, text string) string {
	if m := r.FindStringSubmatch(text); len(m) > 1 {
		return m[1]
	}
	return ""
}

// Aimed is a title without the words at its beginning that only say that one acts jointly.
func (p *Pack) Aimed(title string) string {
	if at := p.together.FindStringIndex(title); at != nil && at[0] == 0 {
		return title[at[1]:]
	}
	return title
}

// Headed is a title without a tail that can go, where it is long and enough is left.
func (p *Pack) Headed(title string) string {
	if len(strings.Fields(title)) <= longTitle {
		return title
	}
	if at := p.titleTails.FindStringIndex(title); at != nil && len(strings.Fields(title[:at[0]])) >= leastTitle {
		return title[:at[0]]
	}
	return title
}

const (
	// longTitle is from how many words on a title is long, leastTitle how many are left of it.
	longTitle  = 10
	leastTitle = 5
)

// Future tells a text with a verb of what comes.
func (p *Pack) Future(text string) bool { return p.future.MatchString(text) }
