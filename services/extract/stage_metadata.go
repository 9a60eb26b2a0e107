package extract

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Names of the sources in Provenance.source, in the order of their weight.
const (
	sourceCorrection = "correction"
	sourceSidecar    = "sidecar"
	sourceFolder     = "folder"
	sourceTitle      = "title_page"
	sourceFileName   = "file_name"
	sourceDefault    = "default"
)

// Unsorted is the series of what nothing places.
const Unsorted = "unsorted"

// Resolve says where a document stands in its series: by its sidecar, else by
// the folders SERIES/SESSION below the inbox, else by what the reader found on
// the title page, else in the series "unsorted". part defaults to the number
// printed on the title page, else to the slug of the file's name. Each field
// carries its provenance; sources that disagree give warnings. file is the path
// below the inbox; sidecar may be nil.
func Resolve(doc *pb.Document, sidecar *pb.Sidecar, file string) (*pb.Metadata, []string) {
	return resolve(doc, nil, sidecar, file)
}

// resolve is Resolve with what people said at the desk before all else: they
// saw what the others say.
func resolve(doc *pb.Document, said, sidecar *pb.Sidecar, file string) (*pb.Metadata, []string) {
	r := resolver{read: doc.GetMetadata(), out: &pb.Metadata{}, file: file}
	if r.read == nil {
		r.read = &pb.Metadata{}
	}
	if sidecar == nil {
		sidecar = &pb.Sidecar{}
	}
	if said == nil {
		said = &pb.Sidecar{}
	}
	folders := strings.Split(path.Dir(file), "/")
	if folders[0] == "." {
		folders = nil
	}
	r.series(said, sidecar, folders)
	r.session(said, sidecar, folders)

	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	r.out.Part = r.pick("part", plainly, from(sourceCorrection, address.Slug(said.Part)), from(sourceSidecar, address.Slug(sidecar.Part)),
		from(sourceTitle, address.Slug(r.read.Part)), from(sourceFileName, address.Slug(base)), from(sourceDefault, "x"))
	r.out.Title = r.pick("title", silently, from(sourceCorrection, said.Title), from(sourceSidecar, sidecar.Title), from(sourceTitle, r.read.Title), from(sourceFileName, base))
	days := func(date string) (start, end string) {
		start, end, several := strings.Cut(date, "/")
		if !several {
			end = start
		}
		return start, end
	}
	start, end := days(sidecar.Date)
	saidStart, saidEnd := days(said.Date)
	r.out.Start = r.pick("start", plainly, from(sourceCorrection, saidStart), from(sourceSidecar, start), from(sourceTitle, r.read.Start))
	r.out.End = r.pick("end", plainly, from(sourceCorrection, saidEnd), from(sourceSidecar, end), from(sourceTitle, r.read.End))
	r.out.City = r.pick("city", plainly, from(sourceCorrection, said.City), from(sourceSidecar, sidecar.City), from(sourceTitle, r.read.City))
	r.out.Venue = r.pick("venue", silently, from(sourceCorrection, said.Venue), from(sourceSidecar, sidecar.Venue), from(sourceTitle, r.read.Venue))
	r.out.Publisher = r.pick("publisher", silently, from(sourceTitle, r.read.Publisher))
	r.out.Language = r.pick("language", plainly, from(sourceCorrection, said.Language), from(sourceSidecar, sidecar.Language), from(sourceTitle, r.read.Language),
		from(sourceDefault, languageOf(doc)))
	r.out.RenditionOf = r.pick("rendition_of", silently, from(sourceCorrection, said.RenditionOf), from(sourceSidecar, sidecar.RenditionOf), from(sourceTitle, r.read.RenditionOf))
	r.out.Primary = r.out.RenditionOf == ""
	r.out.Supersedes = r.pick("supersedes", silently, from(sourceCorrection, said.Supersedes), from(sourceSidecar, sidecar.Supersedes))
	switch r.out.Specimen = said.Specimen || sidecar.Specimen || r.read.Specimen; {
	case said.Specimen:
		r.note("specimen", sourceCorrection)
	case sidecar.Specimen:
		r.note("specimen", sourceSidecar)
	}
	r.year()
	return r.out, r.warnings
}

type resolver struct {
	read     *pb.Metadata
	out      *pb.Metadata
	file     string
	warnings []string
}

type candidate struct{ source, value string }

func from(source, value string) candidate { return candidate{source, value} }

// plainly finds that two values disagree when they differ but for case and accents.
func plainly(a, b string) bool { return address.Slug(a) == address.Slug(b) }

// silently never finds a disagreement: titles are shortened, venues paraphrased.
func silently(string, string) bool { return true }

// pick takes the first value there is, notes its source, and warns of others
// that people or pages gave and that disagree.
func (r *resolver) pick(field string, agree func(a, b string) bool, candidates ...candidate) string {
	var chosen candidate
	for _, c := range candidates {
		if c.value == "" {
			continue
		}
		if chosen.value == "" {
			chosen = c
			r.note(field, c.source)
			continue
		}
		if c.source != sourceFileName && c.source != sourceDefault && !agree(chosen.value, c.value) {
			r.warnings = append(r.warnings, fmt.Sprintf("%s: the %s says %q, the %s says %q; the %s counts",
				field, words(chosen.source), chosen.value, words(c.source), c.value, words(chosen.source)))
		}
	}
	return chosen.value
}

func words(source string) string { return strings.ReplaceAll(source, "_", " ") }

// note adds the provenance of a field, with its place where the reader has one.
func (r *resolver) note(field, source string) {
	if source == sourceTitle {
		for _, p := range r.read.Provenance {
			if p.Field == field {
				r.out.Provenance = append(r.out.Provenance, proto.Clone(p).(*pb.Provenance))
				return
			}
		}
	}
	r.out.Provenance = append(r.out.Provenance, &pb.Provenance{Field: field, Source: source})
}

func (r *resolver) series(said, sidecar *pb.Sidecar, folders []string) {
	folder := ""
	if len(folders) > 0 {
		folder = folders[0]
	}
	printed := r.read.Series
	if printed == "" {
		printed = r.read.SeriesTitle
	}
	r.out.Series = r.pick("series", sameSeries, from(sourceCorrection, address.Slug(said.Series)), from(sourceSidecar, address.Slug(sidecar.Series)), from(sourceFolder, address.Slug(folder)),
		from(sourceTitle, address.Slug(printed)), from(sourceDefault, Unsorted))
	// The title as people wrote it, unless that is but the slug; then as printed.
	var given, by string
	switch {
	case said.Series != "":
		given, by = said.Series, sourceCorrection
	case sidecar.Series != "":
		given, by = sidecar.Series, sourceSidecar
	case folder != "":
		given, by = folder, sourceFolder
	}
	fits := r.read.SeriesTitle != "" && sameSeries(r.out.Series, address.Slug(printed))
	switch {
	case given != "" && given != r.out.Series:
		r.out.SeriesTitle = given
		r.note("series_title", by)
	case fits:
		r.out.SeriesTitle = r.read.SeriesTitle
		r.note("series_title", sourceTitle)
	default:
		r.out.SeriesTitle = given
	}
}

var yearsIn = regexp.MustCompile(`(?:^|-)((?:19|20)\d\d)(?:$|-)`)

// sameSeries tells whether two slugs may name one series. A short name is
// mostly an acronym, which cannot be held against the words that it stands for
// (nor against those words in another language): of it the year alone counts.
func sameSeries(a, b string) bool {
	if a == b {
		return true
	}
	y, z := yearsIn.FindStringSubmatch(a), yearsIn.FindStringSubmatch(b)
	if y != nil && z != nil && y[1] != z[1] {
		return false
	}
	letters := func(s string) (words []string) {
		for _, w := range strings.Split(s, "-") {
			if strings.Trim(w, "0123456789") != "" {
				words = append(words, w)
			}
		}
		return words
	}
	s, t := letters(a), letters(b)
	for _, w := range [][]string{s, t} {
		if len(w) == 1 && len(w[0]) <= 6 {
			return true
		}
	}
	shared := 0
	for _, w := range s {
		if slices.Contains(t, w) {
			shared++
		}
	}
	return 2*shared >= min(len(s), len(t))
}

var firstNumber = regexp.MustCompile(`\d+`)

func (r *resolver) session(said, sidecar *pb.Sidecar, folders []string) {
	number := func(n uint32) string {
		if n == 0 {
			return ""
		}
		return strconv.FormatUint(uint64(n), 10)
	}
	folder := ""
	if len(folders) > 1 {
		folder = firstNumber.FindString(folders[1])
		if folder == "" && address.Slug(folders[1]) != "none" {
			r.warnings = append(r.warnings, fmt.Sprintf("session: the folder %q has no number in its name", folders[1]))
		}
	}
	given := func(s *pb.Sidecar) string {
		if s.Session == nil {
			return ""
		}
		return strconv.FormatUint(uint64(s.GetSession()), 10)
	}
	value := r.pick("session", plainly, from(sourceCorrection, given(said)), from(sourceSidecar, given(sidecar)), from(sourceFolder, strings.TrimLeft(folder, "0")),
		from(sourceTitle, number(r.read.Session)))
	n, err := strconv.ParseUint(value, 10, 16)
	if value != "" && err != nil {
		r.warnings = append(r.warnings, fmt.Sprintf("session: %s is no number of a session", value))
	}
	r.out.Session = uint32(n)
}

func (r *resolver) year() {
	if len(r.out.Start) >= 4 {
		if n, err := strconv.ParseUint(r.out.Start[:4], 10, 16); err == nil {
			r.out.Year = uint32(n)
			return
		}
	}
	if r.read.Year != 0 {
		r.out.Year = r.read.Year
		r.note("year", sourceTitle)
		return
	}
	if m := yearsIn.FindStringSubmatch(r.out.Series); m != nil {
		n, _ := strconv.ParseUint(m[1], 10, 16)
		r.out.Year = uint32(n)
	}
}

// languageOf is the language in which most of the text stands.
func languageOf(doc *pb.Document) string {
	weight := map[string]int{}
	for _, p := range doc.GetParagraphs() {
		weight[p.Language] += len(p.Text)
	}
	delete(weight, "")
	best := ""
	for language, n := range weight {
		if best == "" || n > weight[best] || n == weight[best] && language < best {
			best = language
		}
	}
	return best
}

// provenance is the source of a field.
func provenance(m *pb.Metadata, field string) string {
	for _, p := range m.GetProvenance() {
		if p.Field == field {
			return p.Source
		}
	}
	return ""
}
