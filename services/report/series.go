package report

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"

	"github.com/goccy/go-yaml"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
	"rapporteur.internal/services/report/memory"
	"rapporteur.internal/services/report/theme"
	"rapporteur.internal/services/report/translator"
)

//go:embed series/*.yaml series/*.tsv
var seriesFiles embed.FS

// Series says what the report on a series is called and how it is written.
// The zero value with an ID works: everything else has a default.
type Series struct {
	// ID is the slug, [a-z0-9-]{1,64}.
	ID string `yaml:"id"`
	// Title and Subtitle by language tag; empty: as the documents print it.
	Title    map[string]string `yaml:"title"`
	Subtitle map[string]string `yaml:"subtitle"`
	// Language of the report: fr, en, es; empty: that of most of its documents.
	Language string `yaml:"language"`
	// Source is what the documents are: summary, minutes, bulletin, record; empty: read from their titles.
	Source string `yaml:"source"`
	// Scheme is the themes that chapters follow: objectives (where statements
	// carry any), own (Themes below), sections (the documents' headings), topics
	// (terms that recur in the documents);
	// empty: the first of these that the statements bear.
	Scheme string `yaml:"scheme"`
	// Themes is the series' own scheme.
	Themes []theme.Theme `yaml:"themes"`
	// Passages lets the chapters hold this many sentences a theme where the sources'
	// share would be less; 0: the share.
	Passages int `yaml:"passages"`
	// Editions are those written beside the report, in all their formats: brief,
	// full, sources; "report" may stand among them. None: the brief as DOCX and PDF.
	Editions []string `yaml:"editions"`
	// Translator is whom `rapporteur memory SERIES --translate` asks; nil: nobody. A
	// report never asks by itself.
	Translator *translator.Config `yaml:"translator"`

	// Letters gives documents the letter that they once got, by session and part
	// ("1/idm-2018-1-fr"); others get the next free one, in order of their parts.
	Letters map[string]string `yaml:"-"`
	// KeptOut is statements that the text must not use, by id, with the reason to
	// print: by a person, or since their words could not be verified.
	KeptOut map[string]KeptOut `yaml:"-"`
	// Edits is what people changed; part of the version. nil: nothing.
	Edits *pb.Edits `yaml:"-"`
	// Memory is the words that people put for what stands in another language than
	// the report's; part of the version. nil: none.
	Memory *memory.Memory `yaml:"-"`
	// Links is the address of the desk, to which citations then link; empty: none.
	Links string `yaml:"-"`

	file []byte
}

// KeptOut says why a statement is kept out of the text.
type KeptOut struct {
	// Unverified tells what the quote checker refused from what a person kept out.
	Unverified bool
	// Reason is added to the coverage annex, in any language; may be empty.
	Reason string
}

var slug = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

// OpenSeries reads the embedded file of a series, and the memory that ships with
// it (series/SERIES.TARGET.tsv); a series without a file gets defaults.
func OpenSeries(id string) (*Series, error) {
	if !slug.MatchString(id) {
		return nil, fmt.Errorf("series %q: an id is 1 to 64 of a-z, 0-9 and -", id)
	}
	data, err := seriesFiles.ReadFile("series/" + id + ".yaml")
	s := &Series{ID: id}
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	default:
		if s, err = ParseSeries(data); err != nil {
			return nil, err
		}
	}
	shipped, err := fs.Sub(seriesFiles, "series")
	if err != nil {
		return nil, err
	}
	m, err := memory.Open(shipped, id)
	if err != nil {
		return nil, fmt.Errorf("the memory that ships with %s: %w", id, err)
	}
	if m.Len() > 0 {
		s.Memory = m
	}
	return s, nil
}

// ParseSeries reads a series file. Unknown keys and values are errors.
func ParseSeries(data []byte) (*Series, error) {
	var s Series
	if err := yaml.UnmarshalWithOptions(data, &s, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("series file: %w", err)
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	s.file = append([]byte(nil), data...)
	return &s, nil
}

// WithScheme gives the series with the themes of its own theme scheme
// (docs/themes.md), which chapters follow where the statements bear them,
// whatever the series' file says. Segment holds the scheme to its shape.
func (s *Series) WithScheme(data []byte) (*Series, error) {
	var f struct {
		Last   []string
		Themes []theme.Theme
	}
	if err := yaml.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("theme scheme of %s: %w", s.ID, err)
	}
	y := *s
	y.Scheme, y.Themes = "", f.Themes
	for i := range y.Themes {
		y.Themes[i].Broad = slices.Contains(f.Last, y.Themes[i].ID)
	}
	y.file = slices.Concat(s.file, []byte{0}, data)
	return &y, y.check()
}

func (s *Series) check() error {
	if !slug.MatchString(s.ID) {
		return fmt.Errorf("series file: id %q: 1 to 64 of a-z, 0-9 and -", s.ID)
	}
	one := func(key, value string, of ...string) error {
		if value == "" {
			return nil
		}
		for _, o := range of {
			if value == o {
				return nil
			}
		}
		return fmt.Errorf("series file %s: %s %q: one of %v", s.ID, key, value, of)
	}
	if err := one("language", s.Language, "fr", "en", "es"); err != nil {
		return err
	}
	if err := one("source", s.Source, "summary", "minutes", "bulletin", "record"); err != nil {
		return err
	}
	if err := one("scheme", s.Scheme, "objectives", "own", "sections", "topics"); err != nil {
		return err
	}
	if s.Scheme == "own" && len(s.Themes) == 0 {
		return fmt.Errorf("series file %s: scheme own wants themes", s.ID)
	}
	for _, e := range s.Editions {
		if _, err := layout.ParseEdition(e); err != nil || e == "" {
			return fmt.Errorf("series file %s: editions: %q: one of %v", s.ID, e, layout.Editions())
		}
	}
	if s.Passages < 0 || s.Passages > 100 {
		return fmt.Errorf("series file %s: passages %d: 1 to 100", s.ID, s.Passages)
	}
	if s.Translator != nil {
		if err := s.Translator.Check(); err != nil {
			return fmt.Errorf("series file %s: %w", s.ID, err)
		}
	}
	seen := map[string]bool{}
	for _, t := range s.Themes {
		if t.ID == "" || seen[t.ID] {
			return fmt.Errorf("series file %s: theme %q: every theme has an id of its own", s.ID, t.ID)
		}
		seen[t.ID] = true
	}
	return nil
}
