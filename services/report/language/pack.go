package language

import (
	"embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
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
	// Openings tell which sentences of the language can stand alone.
	Openings Openings `yaml:"openings"`

	regions display.Namer
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
	// Wide are beginnings, folded, of what a source credits to the meeting at large.
	Wide []string `yaml:"wide"`
	// Calls are stems of words of a call or a commitment.
	Calls []string `yaml:"calls"`
	// Practices are words of a practice, project or programme.
	Practices []string `yaml:"practices"`
}

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
	p.regions = display.Regions(language.Make(tag))
	return &p, nil
}

// Country names a State by its ISO 3166-1 alpha-2 code; an unknown code is returned as it is.
func (p *Pack) Country(code string) string {
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
