package layout

import (
	"fmt"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Edition is which part of a report is written, for whom. It changes no word: it
// chooses.
type Edition string

const (
	// Brief is the cover's line and the chapter in brief: two pages.
	Brief Edition = "brief"
	// Report is the chapters with the short annexes.
	Report Edition = "report"
	// Full is the report with all annexes, and every statement of the sources.
	Full Edition = "full"
	// Sources is every statement of the sources alone, with where it is used or why not.
	Sources Edition = "sources"
)

// Editions are all of them, from the shortest to the last.
func Editions() []Edition { return []Edition{Brief, Report, Full, Sources} }

// ParseEdition reads an edition's name; "" is the report.
func ParseEdition(name string) (Edition, error) {
	if name == "" {
		return Report, nil
	}
	for _, e := range Editions() {
		if name == string(e) {
			return e, nil
		}
	}
	return "", fmt.Errorf("edition %q: one of %v", name, Editions())
}

// Of gives the report as an edition of it. The data are shared with r and whole;
// Lay lays out what the edition has.
func (e Edition) Of(r *pb.Report) *pb.Report {
	return &pb.Report{Series: r.Series, Title: r.Title, Language: r.Language, Version: r.Version, Sessions: r.Sessions, Chapters: r.Chapters,
		Citations: r.Citations, Specimen: r.Specimen, Overview: r.Overview, Points: r.Points, Divergences: r.Divergences, Speakers: r.Speakers,
		Initiatives: r.Initiatives, Figures: r.Figures, Coverage: r.Coverage, Method: r.Method, Cover: r.Cover, Unverified: r.Unverified,
		Labels: r.Labels, Edits: r.Edits, EditsVersion: r.EditsVersion, Untranslated: r.Untranslated, Tables: r.Tables, Edition: string(e)}
}

// Sort is what the edition is called on its cover.
func (l *Layout) Sort() string {
	if l.Edition == Report || l.Edition == Brief { // The brief's chapter says what it is.
		return l.Pack.Word("report")
	}
	return l.Pack.Word("edition_" + string(l.Edition))
}

// Cover are the lines under the title. The brief has no room for all: they stand in
// one paragraph there, the warning of a specimen before it.
func (l *Layout) Cover() []string {
	if l.Edition != Brief || len(l.Report.Cover) == 0 {
		return l.Report.Cover
	}
	line := ""
	var out []string
	specimen := l.Pack.Frame("cover_specimen", 0, nil)
	for _, c := range l.Report.Cover {
		if c == specimen { // Nobody may take an invented source for a true one.
			out = append(out, c)
			continue
		}
		if line != "" {
			line += " "
			if !endsSentence(line) {
				line = line[:len(line)-1] + ". "
			}
		}
		line += c
	}
	return append(out, line)
}

// endsSentence tells a text, with a space behind it, whose last mark ends a sentence.
func endsSentence(s string) bool {
	switch s[len(s)-2] {
	case '.', '!', '?':
		return true
	}
	return false
}

// HasContents tells whether the edition is long enough for a table of contents.
func (l *Layout) HasContents() bool { return l.Edition != Brief }
