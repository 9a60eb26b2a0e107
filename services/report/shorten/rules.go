package shorten

import (
	"embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed data/fr.yaml data/en.yaml data/es.yaml
var files embed.FS

// Rules are the words and guards by which clauses are shortened.
type Rules struct {
	languages map[string]*lexicon
	guards    []guard
}

// Open loads the rules of the three languages.
func Open() (*Rules, error) {
	r := &Rules{languages: map[string]*lexicon{}, guards: guards()}
	for _, tag := range []string{"fr", "en", "es"} {
		data, err := files.ReadFile("data/" + tag + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("read rules %s: %w", tag, err)
		}
		l, err := load(tag, data)
		if err != nil {
			return nil, fmt.Errorf("rules %s: %w", tag, err)
		}
		r.languages[tag] = l
	}
	return r, nil
}

// entries are the lists of a language as they are written down. An entry is a
// phrase; each of its words may have alternatives: "dans son|sa|ses".
type entries struct {
	// What never goes.
	Negation    []string `yaml:"negation"`
	Condition   []string `yaml:"condition"`
	Restriction []string `yaml:"restriction"`
	Modality    []string `yaml:"modality"`
	Reservation []string `yaml:"reservation"`
	Comparison  []string `yaml:"comparison"`
	Quantifier  []string `yaml:"quantifier"`
	Figure      []string `yaml:"figure"`
	// What points back, or joins its members so that none may go.
	Anaphor []string `yaml:"anaphor"`
	Union   []string `yaml:"union"`
	Degree  []string `yaml:"degree"`
	// Fronted and inner circumstances.
	OccasionOpen []string `yaml:"occasion_open"`
	OccasionNoun []string `yaml:"occasion_noun"`
	TopicEmpty   []string `yaml:"topic_empty"`
	TopicOpen    []string `yaml:"topic_open"`
	Connective   []string `yaml:"connective"`
	Time         []string `yaml:"time"`
	// Openings of spans.
	Role         []string `yaml:"role"`
	Example      []string `yaml:"example"`
	Like         []string `yaml:"like"`
	Among        []string `yaml:"among"`
	And          []string `yaml:"and"`
	Or           []string `yaml:"or"`
	AsWell       []string `yaml:"as_well"`
	Saying       []string `yaml:"saying"`
	Said         []string `yaml:"said"`
	ParticipleIn []string `yaml:"participle_in"`
	Relative     []string `yaml:"relative"`
	RelativeVerb []string `yaml:"relative_before_verb"`
	Purpose      []string `yaml:"purpose"`
	PurposeFree  []string `yaml:"purpose_without_comma"`
	Cause        []string `yaml:"cause"`
	CauseNoun    []string `yaml:"cause_noun"`
	Lack         []string `yaml:"lack"`
	// Grammar.
	Determiner     []string `yaml:"determiner"`
	Closed         []string `yaml:"closed"`
	Clitic         []string `yaml:"clitic"`
	Subordinator   []string `yaml:"subordinator"`
	Finite         []string `yaml:"finite"`
	Auxiliary      []string `yaml:"auxiliary"`
	FiniteEnding   []string `yaml:"finite_ending"`
	NotFinite      []string `yaml:"not_finite"`
	Base           []string `yaml:"base"`
	BeforeBase     []string `yaml:"before_base"`
	InfinitiveLead []string `yaml:"infinitive_lead"`
	InfinitiveEnd  []string `yaml:"infinitive_ending"`
	NotInfinitive  []string `yaml:"not_infinitive"`
	ParticipleEnd  []string `yaml:"participle_ending"`
	PastEnding     []string `yaml:"past_ending"`
	NotParticiple  []string `yaml:"not_participle"`
}

// lexicon is one language, its phrases taken apart and its words in sets.
type lexicon struct {
	tag string
	entries
	negation, condition, restriction, modality, reservation phrases
	comparison, quantifier, figure, anaphor, union, degree  phrases
	occasionOpen, topicEmpty, topicOpen, connective, time   phrases
	example, among, asWell, saying, said, participleIn      phrases
	relative, relativeVerb, purpose, purposeFree            phrases
	cause, causeNoun, lack, subordinator                    phrases

	like, or, occasionNoun, role, and, determiner, closed, clitic, auxiliary, finite, notFinite,
	base, beforeBase, infinitiveLead, notInfinitive, notParticiple map[string]bool
}

// load reads one language and refuses a list that is missing, empty or double.
func load(tag string, data []byte) (*lexicon, error) {
	l := &lexicon{tag: tag}
	if err := yaml.UnmarshalWithOptions(data, &l.entries, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	for _, s := range []struct {
		name string
		from []string
		into *phrases
	}{
		{"negation", l.Negation, &l.negation}, {"condition", l.Condition, &l.condition},
		{"restriction", l.Restriction, &l.restriction}, {"modality", l.Modality, &l.modality},
		{"reservation", l.Reservation, &l.reservation}, {"comparison", l.Comparison, &l.comparison},
		{"quantifier", l.Quantifier, &l.quantifier}, {"figure", l.Figure, &l.figure},
		{"anaphor", l.Anaphor, &l.anaphor}, {"union", l.Union, &l.union}, {"degree", l.Degree, &l.degree},
		{"occasion_open", l.OccasionOpen, &l.occasionOpen}, {"topic_empty", l.TopicEmpty, &l.topicEmpty},
		{"topic_open", l.TopicOpen, &l.topicOpen}, {"connective", l.Connective, &l.connective},
		{"time", l.Time, &l.time}, {"example", l.Example, &l.example}, {"among", l.Among, &l.among},
		{"as_well", l.AsWell, &l.asWell}, {"saying", l.Saying, &l.saying}, {"said", l.Said, &l.said},
		{"participle_in", l.ParticipleIn, &l.participleIn}, {"relative", l.Relative, &l.relative},
		{"relative_before_verb", l.RelativeVerb, &l.relativeVerb},
		{"purpose", l.Purpose, &l.purpose}, {"purpose_without_comma", l.PurposeFree, &l.purposeFree},
		{"cause", l.Cause, &l.cause}, {"cause_noun", l.CauseNoun, &l.causeNoun}, {"lack", l.Lack, &l.lack}, {"subordinator", l.Subordinator, &l.subordinator},
	} {
		if err := refuse(s.name, s.from, s.name == "relative_before_verb"); err != nil {
			return nil, err
		}
		*s.into = compile(tag, s.from)
	}
	for _, s := range []struct {
		name  string
		from  []string
		into  *map[string]bool
		empty bool
	}{
		{"like", l.Like, &l.like, false}, {"or", l.Or, &l.or, false}, {"occasion_noun", l.OccasionNoun, &l.occasionNoun, false}, {"role", l.Role, &l.role, false},
		{"and", l.And, &l.and, false}, {"determiner", l.Determiner, &l.determiner, false},
		{"closed", l.Closed, &l.closed, false}, {"clitic", l.Clitic, &l.clitic, false},
		{"auxiliary", l.Auxiliary, &l.auxiliary, false}, {"finite", l.Finite, &l.finite, false}, {"not_finite", l.NotFinite, &l.notFinite, true},
		{"base", l.Base, &l.base, true}, {"before_base", l.BeforeBase, &l.beforeBase, true},
		{"infinitive_lead", l.InfinitiveLead, &l.infinitiveLead, false},
		{"not_infinitive", l.NotInfinitive, &l.notInfinitive, true},
		{"not_participle", l.NotParticiple, &l.notParticiple, false},
	} {
		if err := refuse(s.name, s.from, s.empty); err != nil {
			return nil, err
		}
		*s.into = set(s.from)
	}
	return l, nil
}

func refuse(name string, list []string, mayBeEmpty bool) error {
	if len(list) == 0 && !mayBeEmpty {
		return fmt.Errorf("%s is empty", name)
	}
	seen := map[string]bool{}
	for _, e := range list {
		switch {
		case strings.TrimSpace(e) == "":
			return fmt.Errorf("%s holds an empty entry", name)
		case seen[e]:
			return fmt.Errorf("%s holds %q twice", name, e)
		}
		seen[e] = true
	}
	return nil
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, e := range list {
		m[e] = true
	}
	return m
}
