package desk

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// contentType of a format of reports; "" for others.
func contentType(format string) string {
	switch editionless(format) {
	case "html":
		return "text/html; charset=utf-8"
	case "md", "changes.md":
		return "text/markdown; charset=utf-8"
	case "json", formatChanges:
		return "application/json"
	case "pdf":
		return "application/pdf"
	case "docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case "xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return ""
}

// editionless is the format of an edition's file: docx of brief.docx.
func editionless(format string) string {
	for _, edition := range []string{"brief.", "full.", "sources."} {
		if f, ok := strings.CutPrefix(format, edition); ok && !strings.Contains(f, ".") {
			return f
		}
	}
	return format
}

// reportPolicy holds a report's HTML: its own styles and pictures, no script,
// nothing from elsewhere, framed by the desk alone. The sandbox gives it an
// origin of its own.
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
	"frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

// series is the reports of one series, the newest first.
type series struct {
	Slug, Title, Link string
	Specimen          bool
	Versions          []version
	// Ended: its documents are all elsewhere now, and the versions are history.
	Ended bool
	// Building: a newer version is owed. Reason and Remedy: why it failed.
	Building       bool
	Reason, Remedy string
	// What is wrong with the file of edits that people change by hand.
	EditsReason, EditsRemedy string
	// SchemeReason says what is wrong with the theme scheme that the series brings.
	SchemeReason, SchemeRemedy string
	// MemoryReason says what is wrong with the files of the translation memory.
	MemoryReason, MemoryRemedy string
}

type version struct {
	Report
	Links         []reportLink
	HTML          string // address of the HTML to embed
	Shown, Newest bool
	Link          string
}

type reportLink struct {
	Format, Link string
	Size         uint64 // bytes; 0: not told
	// Note on a PDF: tagged, untagged, awaits.
	Note string
	// Change: it tells what the version changed.
	Change bool
}

// series gives the reports by series, in the order of their slugs.
func (k *desk) series(ctx context.Context) ([]series, error) {
	all, err := k.Reports(ctx)
	if err != nil {
		return nil, err
	}
	owed := map[string]*pb.SeriesRecord{}
	titles, specimens := map[string]string{}, map[string]bool{}
	if st, err := k.Status(ctx); err == nil {
		for _, d := range st.Documents {
			m := d.GetMetadata()
			titles[m.GetSeries()] = cmp.Or(titles[m.GetSeries()], m.GetSeriesTitle())
			specimens[m.GetSeries()] = specimens[m.GetSeries()] || m.GetSpecimen() && !d.GetForgotten()
		}
		for _, r := range st.Series {
			owed[r.GetSeries()] = r
		}
	}
	slices.SortStableFunc(all, func(a, b Report) int {
		return cmp.Or(cmp.Compare(a.GetSeries(), b.GetSeries()), b.Written.Compare(a.Written))
	})
	var out []series
	begin := func(name string) {
		r := owed[name]
		out = append(out, series{Slug: name, Title: cmp.Or(titles[name], name), Link: "/reports/" + url.PathEscape(name), Specimen: specimens[name],
			Building: r.GetWanted() > r.GetBuilt() && r.GetReason() == "", Reason: r.GetReason(), Remedy: r.GetRemedy(),
			Ended:       len(r.GetReports()) > 0 && r.GetReports()[0].GetDocuments() == 0,
			EditsReason: r.GetEditsReason(), EditsRemedy: r.GetEditsRemedy(), SchemeReason: r.GetSchemeReason(), SchemeRemedy: r.GetSchemeRemedy(),
			MemoryReason: r.GetMemoryReason(), MemoryRemedy: r.GetMemoryRemedy()})
		delete(owed, name)
	}
	for _, x := range all {
		slug := url.PathEscape(x.GetSeries())
		if n := len(out); n == 0 || out[n-1].Slug != x.GetSeries() {
			begin(x.GetSeries())
		}
		s := &out[len(out)-1]
		if x.GetDocuments() == 0 { // A report on nothing is none.
			continue
		}
		v := version{Report: x, Newest: len(s.Versions) == 0 && !s.Ended, Link: s.Link + "?version=" + url.QueryEscape(x.GetVersion())}
		for _, f := range x.GetFiles() {
			l := fmt.Sprintf("/api/v1/reports/%s/%s?version=%s", slug, url.PathEscape(f.GetFormat()), url.QueryEscape(x.GetVersion()))
			if f.GetFormat() == "html" {
				v.HTML = l + "&view=1"
			}
			v.Links = append(v.Links, reportLink{f.GetFormat(), l, f.GetSize(), note(f), strings.HasPrefix(f.GetFormat(), "changes.")})
		}
		s.Versions = append(s.Versions, v)
	}
	for name, r := range owed { // Those whose first report is still to come.
		if r.GetWanted() > r.GetBuilt() || r.GetReason() != "" {
			begin(name)
		}
	}
	slices.SortFunc(out, func(a, b series) int { return cmp.Compare(a.Slug, b.Slug) })
	return out, nil
}

// note tells of a PDF whether it is tagged, or will be in a moment.
func note(f *pb.ReportFile) string {
	switch {
	case f.GetFormat() != "pdf":
		return ""
	case f.GetAwaits():
		return "awaits"
	case f.GetMaker() != "":
		return "tagged"
	}
	return "untagged"
}

// standing gives the series that have a report or await one: those whose
// documents are all elsewhere now have none.
func (k *desk) standing(ctx context.Context) ([]series, error) {
	all, err := k.series(ctx)
	if err != nil {
		return nil, err
	}
	var out []series
	for _, s := range all {
		if s.Ended {
			s.Versions = nil
			if !s.Building && s.Reason == "" {
				continue
			}
		}
		out = append(out, s)
	}
	return out, nil
}

func (k *desk) reportsPage(w http.ResponseWriter, r *http.Request) error {
	all, err := k.standing(r.Context())
	if err != nil {
		return err
	}
	return k.show(w, r, http.StatusOK, "reports", all)
}

// findReport finds a version of a series' report; "" is the newest.
func (k *desk) findReport(ctx context.Context, slug, hash string) (*series, *version, error) {
	all, err := k.series(ctx)
	if err != nil {
		return nil, nil, err
	}
	var known []string
	for _, s := range all {
		if len(s.Versions) == 0 {
			continue
		}
		if !s.Ended {
			known = append(known, s.Slug)
		}
		if s.Slug != slug || s.Ended && hash == "" {
			continue
		}
		for i := range s.Versions {
			if hash == "" || s.Versions[i].GetVersion() == hash {
				s.Versions[i].Shown = true
				return &s, &s.Versions[i], nil
			}
		}
		return nil, nil, absent(fmt.Sprintf("Version %q of the report isn't kept.", hash), "The last ones are; the report's page lists them.")
	}
	remedy := "No report was written yet: one follows when a series' documents are done."
	if len(known) > 0 {
		remedy = "Reports stand for " + strings.Join(known, ", ") + "."
	}
	return nil, nil, absent(fmt.Sprintf("No report of the series %q stands.", slug), remedy)
}

// apiReportFile sends a file of a report: to keep, or with view=1 its HTML to look at.
func (k *desk) apiReportFile(w http.ResponseWriter, r *http.Request) error {
	s, v, err := k.findReport(r.Context(), r.PathValue("series"), r.URL.Query().Get("version"))
	if err != nil {
		return err
	}
	format := r.PathValue("format")
	i := slices.IndexFunc(v.GetFiles(), func(f *pb.ReportFile) bool { return f.GetFormat() == format })
	kind := contentType(format)
	if i < 0 && strings.HasPrefix(format, "changes.") && kind != "" {
		return firstVersion(v)
	}
	if i < 0 || kind == "" {
		var have []string
		for _, f := range v.GetFiles() {
			have = append(have, f.GetFormat())
		}
		return absent(fmt.Sprintf("The report of %s isn't written as %q.", s.Slug, format), "It is written as "+strings.Join(have, ", ")+".")
	}
	f, err := k.ReportFile(r.Context(), v.GetFiles()[i])
	if err != nil {
		return err
	}
	defer f.Close()
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Security-Policy", reportPolicy)
	if n := v.GetFiles()[i].GetSize(); n > 0 {
		h.Set("Content-Length", strconv.FormatUint(n, 10))
	}
	if format != "html" || r.URL.Query().Get("view") != "1" {
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": s.Slug + "." + format}))
	}
	io.Copy(w, f) // Errors: the reader is gone, or the length falls short, which clients notice.
	return nil
}
