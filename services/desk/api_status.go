package desk

import (
	"net/http"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

type apiDocument struct {
	ID          string   `json:"id"`
	Content     string   `json:"content"`
	Generation  uint64   `json:"generation"`
	Sealed      uint64   `json:"sealed"`
	Files       []string `json:"files"`
	Series      string   `json:"series"`
	SeriesTitle string   `json:"series_title"`
	Session     uint32   `json:"session"`
	Part        string   `json:"part"`
	Title       string   `json:"title"`
	Start       string   `json:"start"`
	End         string   `json:"end"`
	City        string   `json:"city"`
	Venue       string   `json:"venue"`
	Supersedes  string   `json:"supersedes"`
	Language    string   `json:"language"`
	RenditionOf string   `json:"rendition_of"`
	Primary     bool     `json:"primary"`
	Specimen    bool     `json:"specimen"`
	State       string   `json:"state"`
	Reason      string   `json:"reason"`
	Remedy      string   `json:"remedy"`
	Warnings    []string `json:"warnings"`
	Pages       uint32   `json:"pages"`
	PagesRead   uint32   `json:"pages_read"`
	Unread      uint32   `json:"unread"`
	Statements  uint32   `json:"statements"`
	Attributed  uint32   `json:"attributed"`
	Held        uint32   `json:"held"`
	Dead        uint32   `json:"dead"`
	// Milliseconds from the last byte written, and from settling, to searchable; 0: not yet.
	FromWrittenMS int64 `json:"from_written_ms"`
	FromSettledMS int64 `json:"from_settled_ms"`
	Forgotten     bool  `json:"forgotten"`
	// Where each field was read, by the field's name.
	Provenance map[string]string `json:"provenance"`
	// What people say of it; nil: nothing.
	Correction *apiCorrection `json:"correction"`
}

type apiFile struct {
	Path     string   `json:"path"`
	Content  string   `json:"content"`
	Size     uint64   `json:"size"`
	State    string   `json:"state"`
	Reason   string   `json:"reason"`
	Remedy   string   `json:"remedy"`
	Document string   `json:"document"`
	Warnings []string `json:"warnings"`
	// What people say of it; nil: nothing.
	Correction *apiCorrection `json:"correction"`
}

type apiRejected struct {
	Stage    string `json:"stage"`
	Stream   string `json:"stream"`
	Sequence uint64 `json:"sequence"`
	Subject  string `json:"subject"`
	Reason   string `json:"reason"`
	Remedy   string `json:"remedy"`
	Tries    uint32 `json:"tries"`
	Document string `json:"document"`
	At       string `json:"at"`
}

type apiStatusBody struct {
	Version   string        `json:"version"`
	Busy      int           `json:"busy"`
	Failed    int           `json:"failed"`
	Documents []apiDocument `json:"documents"`
	Files     []apiFile     `json:"files"`
	Rejected  []apiRejected `json:"rejected"`
	Series    []apiSeries   `json:"series"`
}

// apiSeries is what a series owes its readers.
type apiSeries struct {
	Series string `json:"series"`
	// Building: a newer report is owed. Reason and Remedy: why it failed.
	Building bool   `json:"building"`
	Reason   string `json:"reason"`
	Remedy   string `json:"remedy"`
	// EditsReason: what is wrong with the file of edits that people change by hand.
	EditsReason string `json:"edits_reason"`
	EditsRemedy string `json:"edits_remedy"`
	// SchemeReason: what is wrong with the theme scheme that the series brings.
	SchemeReason string `json:"scheme_reason"`
	SchemeRemedy string `json:"scheme_remedy"`
	// MemoryReason: what is wrong with the files of the translation memory.
	MemoryReason string `json:"memory_reason"`
	MemoryRemedy string `json:"memory_remedy"`
}

func (k *desk) apiStatus(w http.ResponseWriter, r *http.Request) error {
	st, err := k.Status(r.Context())
	if err != nil {
		return err
	}
	d := arrange(st)
	out := apiStatusBody{Version: k.Version, Busy: d.Busy, Failed: d.Failed, Documents: documentsJSON(st), Files: []apiFile{}, Rejected: []apiRejected{}, Series: []apiSeries{}}
	for _, r := range st.Series {
		out.Series = append(out.Series, apiSeries{r.GetSeries(), r.GetWanted() > r.GetBuilt() && r.GetReason() == "", r.GetReason(), r.GetRemedy(), r.GetEditsReason(), r.GetEditsRemedy(),
			r.GetSchemeReason(), r.GetSchemeRemedy(), r.GetMemoryReason(), r.GetMemoryRemedy()})
	}
	for _, f := range st.Files {
		out.Files = append(out.Files, apiFile{f.GetPath(), f.GetContent(), f.GetSize(), token(f.GetState(), "FILE_STATE_"), f.GetReason(), f.GetRemedy(), f.GetDocument(), orEmpty(f.GetWarnings()),
			correctionJSON(st.correction(f.GetPath()))})
	}
	for _, x := range st.Rejected {
		out.Rejected = append(out.Rejected, apiRejected{x.GetStage(), x.GetStream(), x.GetSequence(), x.GetSubject(), x.GetReason(), x.GetRemedy(),
			x.GetTries(), x.GetDocument(), time.UnixMilli(x.GetAtMs()).UTC().Format(time.RFC3339)})
	}
	return writeJSON(w, http.StatusOK, out)
}

func (k *desk) apiDocuments(w http.ResponseWriter, r *http.Request) error {
	st, err := k.Status(r.Context())
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, map[string]any{"documents": documentsJSON(st)})
}

func documentsJSON(st *Status) []apiDocument {
	out := []apiDocument{}
	for _, d := range st.Documents {
		out = append(out, documentJSON(st, d))
	}
	return out
}

func documentJSON(st *Status, d *pb.DocumentRecord) apiDocument {
	m := d.GetMetadata()
	x := apiDocument{
		ID: d.GetId(), Content: d.GetContent(), Generation: d.GetGeneration(), Sealed: d.GetSealed(), Files: orEmpty(d.GetFiles()),
		Series: m.GetSeries(), SeriesTitle: m.GetSeriesTitle(), Session: m.GetSession(), Part: m.GetPart(), Title: m.GetTitle(),
		Start: m.GetStart(), End: m.GetEnd(), City: m.GetCity(), Venue: m.GetVenue(), Supersedes: m.GetSupersedes(), Language: m.GetLanguage(), RenditionOf: m.GetRenditionOf(),
		Primary: m.GetPrimary(), Specimen: m.GetSpecimen(), State: token(d.GetState(), "FILE_STATE_"), Reason: d.GetReason(),
		Remedy: d.GetRemedy(), Warnings: orEmpty(d.GetWarnings()), Pages: d.GetPages(), PagesRead: d.GetPagesRead(), Unread: d.GetUnread(),
		Statements: d.GetStatements(), Attributed: d.GetAttributed(), Held: d.GetHeld(), Dead: d.GetDead(), Forgotten: d.GetForgotten(),
		Provenance: map[string]string{}, Correction: correctionJSON(st.correction(d.GetFiles()...)),
	}
	for _, p := range m.GetProvenance() {
		x.Provenance[p.GetField()] = p.GetSource()
	}
	if d.GetSealedMs() > 0 {
		if d.GetChangedMs() > 0 {
			x.FromWrittenMS = d.GetSealedMs() - d.GetChangedMs()
		}
		if d.GetSettledMs() > 0 {
			x.FromSettledMS = d.GetSealedMs() - d.GetSettledMs()
		}
	}
	return x
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

type apiReport struct {
	Series     string          `json:"series"`
	Title      string          `json:"title"`
	Version    string          `json:"version"`
	Newest     bool            `json:"newest"`
	Written    string          `json:"written"`
	Documents  uint32          `json:"documents"`
	Statements uint32          `json:"statements"`
	Specimen   bool            `json:"specimen"`
	Files      []apiReportFile `json:"files"`
}

type apiReportFile struct {
	Format string `json:"format"`
	Size   uint64 `json:"size"`
	Link   string `json:"link"`
}

func (k *desk) apiReports(w http.ResponseWriter, r *http.Request) error {
	all, err := k.standing(r.Context())
	if err != nil {
		return err
	}
	out := []apiReport{}
	for _, s := range all {
		for _, v := range s.Versions {
			x := apiReport{Series: s.Slug, Title: s.Title, Version: v.GetVersion(), Newest: v.Newest, Written: v.Written.UTC().Format(time.RFC3339),
				Documents: v.GetDocuments(), Statements: v.GetStatements(), Specimen: s.Specimen, Files: []apiReportFile{}}
			for i, f := range v.GetFiles() {
				x.Files = append(x.Files, apiReportFile{f.GetFormat(), f.GetSize(), v.Links[i].Link})
			}
			out = append(out, x)
		}
	}
	return writeJSON(w, http.StatusOK, map[string]any{"reports": out})
}
