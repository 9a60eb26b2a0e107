package desk

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Deps are what the desk asks others for. Each function returns an error that
// wraps fs.ErrNotExist for what isn't there (shown as 404), a *Problem where it
// knows what helps, and any other error as it is (shown as 500, or as 503 when
// a deadline passed). Find, RenderPage, Page, Status, Original, Reports,
// ReportFile, Retry and Forget are required.
type Deps struct {
	// Find answers from live statements alone.
	Find func(context.Context, *pb.FindRequest) (*pb.FindResponse, error)
	// RenderPage gives the page's picture as PNG.
	RenderPage func(context.Context, *pb.RenderPageRequest) ([]byte, error)
	// Page gives one page as extracted; pages are kept a day after sealing, so
	// an error here is ordinary and only costs the page's text.
	Page func(context.Context, *pb.PageRequest) (*pb.PageResponse, error)
	// Status gives everything known of files and documents, tombstones too.
	Status func(context.Context) (*Status, error)
	// Original gives the PDF's bytes by their SHA-256.
	Original func(ctx context.Context, content string) (io.ReadCloser, error)
	// Reports gives every report that is kept, in any order.
	Reports func(context.Context) ([]Report, error)
	// ReportFile gives the bytes of a file of a report.
	ReportFile func(context.Context, *pb.ReportFile) (io.ReadCloser, error)
	// Retry takes up again what failed of a document, named by its id, or of a
	// file without one, named by its content or path; "" means everything.
	Retry func(ctx context.Context, id string) (taken int, err error)
	// Forget removes a document and leaves a tombstone (law 12).
	Forget func(ctx context.Context, document string) error

	// Edits gives what people changed of a series' report, version 0 where nobody
	// has; ChangeEdits changes that, and answers stale where somebody else has
	// since. Without both, reports can't be edited.
	Edits       func(ctx context.Context, series string) (*pb.Edits, error)
	ChangeEdits func(context.Context, *pb.ChangeEditsRequest) (*pb.ChangeEditsResponse, error)
	// Correct writes down what somebody says of a document, named by its id, or of
	// a file without one, named by its content; stale where somebody else has
	// since: then what stands is returned. Without it nothing can be corrected.
	Correct func(ctx context.Context, id string, say Saying) (now *pb.Correction, stale bool, err error)

	// Sweep removes bytes and dead letters that no document needs any more;
	// without it the API has no gc.
	Sweep func(context.Context) (Swept, error)
	// Changes sends a value after files, documents or reports changed, until
	// ctx ends; values may be merged. Without it the desk looks at Status every
	// second while somebody watches.
	Changes func(ctx context.Context) <-chan struct{}
	// Theme gives an objective's ("10") or theme's title in a language (fr, en,
	// es), or "". Without it titles are those of the facets, or the number.
	Theme func(language, id string) string
	// Hosts are names, without port, by which people reach the desk besides
	// localhost and loopback addresses.
	Hosts []string
	// Version of the product, shown at the foot of each page.
	Version string
	// Log takes the errors that aren't the caller's; without it they are dropped.
	Log *slog.Logger
}

// Status is what is known of the inbox.
type Status struct {
	Documents []*pb.DocumentRecord
	Files     []*pb.FileRecord
	Rejected  []*pb.Rejected
	// Series whose reports are owed or failed; may be left out.
	Series []*pb.SeriesRecord
	// Corrections are what people say of files; may be left out.
	Corrections []*pb.Correction
}

// Swept is what a sweep removed.
type Swept struct {
	Blobs   int   `json:"blobs"`
	Bytes   int64 `json:"bytes"`
	Letters int   `json:"letters"`
}

// Report is one version of a series' report, and when it was written.
type Report struct {
	*pb.ReportWritten
	Written time.Time
}

type desk struct {
	Deps
	words map[string]*wording
	views map[string]*views
}

// New makes the desk's handler. It panics on no input: what it embeds is
// checked by its tests, and an error in it is returned.
func New(d Deps) (http.Handler, error) {
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	words, err := readWordings()
	if err != nil {
		return nil, err
	}
	k := &desk{Deps: d, words: words, views: map[string]*views{}}
	for language, w := range words {
		if k.views[language], err = parseViews(w, d.Version); err != nil {
			return nil, err
		}
	}
	return guard(d.Hosts, k.calm(k.routes())), nil
}

func (k *desk) routes() http.Handler {
	m := http.NewServeMux()
	page := func(pattern string, f func(http.ResponseWriter, *http.Request) error) {
		m.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { k.failPage(w, r, f(w, r)) })
	}
	api := func(pattern string, f func(http.ResponseWriter, *http.Request) error) {
		m.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { k.failAPI(w, r, f(w, r)) })
	}
	page("GET /{$}", k.searchPage)
	page("GET /statements/{id}", k.statementPage)
	page("GET /documents", k.documentsPage)
	page("GET /documents/{id}/pages/{n}", k.readPage)
	page("GET /documents/{id}/forget", k.forgetPage)
	page("POST /documents/{id}/forget", k.forget)
	page("POST /retry", k.retry)
	page("GET /reports", k.reportsPage)
	page("GET /reports/{series}", k.reportPage)
	page("GET /reports/{series}/sentences/{place}", k.sentencePage)
	if k.ChangeEdits != nil {
		page("POST /reports/{series}/edit", k.editForm)
	}
	page("POST /name", k.nameForm)
	if k.Correct != nil {
		page("GET /corrections/{id}", k.correctPage)
		page("POST /corrections/{id}", k.correctForm)
	}
	page("GET /help", k.helpPage)
	page("GET /originals/{name}", k.original)
	m.HandleFunc("GET /static/{name}", k.static)
	page("/", func(http.ResponseWriter, *http.Request) error {
		return &Problem{Status: http.StatusNotFound, Reason: "No page of the desk stands at this address.", Remedy: "Start from the search page."}
	})

	api("GET /api/v1/search", k.apiSearch)
	api("GET /api/v1/statements/{id}", k.apiStatement)
	api("GET /api/v1/status", k.apiStatus)
	api("GET /api/v1/documents", k.apiDocuments)
	api("POST /api/v1/documents/{action}", k.apiAct)
	api("POST /api/v1/retry", k.apiRetry)
	if k.Sweep != nil {
		api("POST /api/v1/gc", k.apiSweep)
	}
	api("GET /api/v1/reports", k.apiReports)
	api("GET /api/v1/reports/{series}", k.apiReportNow)
	api("GET /api/v1/reports/{series}/review", k.apiReview)
	api("GET /api/v1/reports/{series}/versions", k.apiVersions)
	api("GET /api/v1/reports/{series}/changes", k.apiChanges)
	if k.Edits != nil && k.ChangeEdits != nil {
		api("GET /api/v1/reports/{series}/edits", k.apiEdits)
		api("PUT /api/v1/reports/{series}/edits", k.apiPutEdits)
		api("POST /api/v1/reports/{series}/edits", k.apiPutEdit)
		api("DELETE /api/v1/reports/{series}/edits/{edit}", k.apiDropEdit)
	}
	api("GET /api/v1/documents/{id}", k.apiDocument)
	if k.Correct != nil {
		api("PATCH /api/v1/documents/{id}", k.apiCorrect)
	}
	api("GET /api/v1/reports/{series}/{format}", k.apiReportFile)
	api("GET /api/v1/export", k.apiExport)
	api("GET /api/v1/export/schema", k.apiSchema)
	api("GET /api/v1/pages/{content}/{picture}", k.apiPicture)
	api("GET /api/v1/events", k.apiEvents)
	api("GET /api/v1/openapi.yaml", k.apiDescription)
	api("/api/", func(_ http.ResponseWriter, r *http.Request) error {
		return &Problem{Status: http.StatusNotFound, Reason: r.Method + " " + r.URL.Path + " is not part of the API.", Remedy: "/api/v1/openapi.yaml lists what is."}
	})
	return m
}
