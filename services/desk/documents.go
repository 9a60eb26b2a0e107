package desk

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

type documentsData struct {
	Groups []group
	// Loose are files that became no document: refused, waiting, asked about.
	Loose []entry
	// Dead are dead letters that belong to no document shown.
	Dead                    []*pb.Rejected
	Busy, Failed            int
	Files, Statements       int
	Forgotten               int     // documents of which a tombstone is left
	Left                    []entry // their files, which can be taken again
	Done                    string  // what was just done: retried, forgotten
	CanRetry, CanCorrect    bool
	DocumentsN, AttributedN int
}

// group is the documents of one session of a series.
type group struct {
	Series  string
	Session uint32
	Dates   [2]string
	City    string
	Entries []entry
}

// entry is a document with its files, or a file without a document.
type entry struct {
	ID, Title, Part string // ID: what retry is asked for
	Document        *pb.DocumentRecord
	Files           []*pb.FileRecord
	State           string // token
	Stage           int    // steps done, of four
	Busy            bool
	PagesRead       uint32
	Reason, Remedy  string
	Warnings        []string
	Dead            []*pb.Rejected
	Gone            bool
	Question        *question
	PDF, Read       string
	Search, Forget  string
	Correct         string // the page that corrects its metadata
	Language        string
}

// question is "new version or annex?", with the sidecars that answer it, or
// what the record says of it.
type question struct {
	Holder, Sidecar, Version, Annex, Reason, Remedy string
	// For the forms that answer: Content names the file, Supersedes the document
	// whose place it wants, Picks those that it may replace, and Said is the
	// version of what people said of it already.
	Content, Supersedes string
	Picks               []pick
	Said                uint32
}

// holder is the document whose place a file wants: the one of its record, else
// the one whose file the record's reason names.
func holder(f *pb.FileRecord, docs []*pb.DocumentRecord) *pb.DocumentRecord {
	var best *pb.DocumentRecord
	length := 0
	for _, d := range docs {
		if d.GetForgotten() {
			continue
		}
		if d.GetId() == f.GetDocument() {
			return d
		}
		for _, name := range d.GetFiles() {
			if len(name) > length && strings.Contains(f.GetReason(), name) {
				best, length = d, len(name)
			}
		}
	}
	return best
}

// ask puts the question of a file, with what answers it.
func (st *Status) ask(f *pb.FileRecord, docs []*pb.DocumentRecord) *question {
	q := &question{Reason: f.GetReason(), Remedy: f.GetRemedy()}
	h := holder(f, docs)
	if hash(f.GetContent()) {
		q.Content, q.Said = f.GetContent(), st.correction(f.GetPath()).GetVersion()
		c, _ := st.checking(f.GetContent())
		q.Picks = picks(slices.DeleteFunc(c.known, func(d *pb.DocumentRecord) bool {
			return h != nil && d.GetMetadata().GetSeries() != h.GetMetadata().GetSeries()
		}), "")
	}
	if h == nil {
		return q // The record's own reason and remedy say it.
	}
	q.Reason, q.Remedy = "", ""
	q.Holder, q.Supersedes = cmp.Or(h.GetMetadata().GetTitle(), first(h.GetFiles()), h.GetId()), h.GetId()
	q.Sidecar, q.Version, q.Annex = path.Base(f.GetPath())+".yaml", "supersedes: "+h.GetId(), "part: annex-1"
	return q
}

// stage counts the steps that are done, of received, extracted, segmented, indexed.
func stage(s pb.FileState) int {
	switch s {
	case pb.FileState_FILE_STATE_RECEIVED:
		return 1
	case pb.FileState_FILE_STATE_EXTRACTED:
		return 2
	case pb.FileState_FILE_STATE_SEGMENTED:
		return 3
	case pb.FileState_FILE_STATE_INDEXED:
		return 4
	}
	return 0
}

// busy says whether something is still to come by itself.
func busy(s pb.FileState) bool {
	switch s {
	case pb.FileState_FILE_STATE_SEEN, pb.FileState_FILE_STATE_RECEIVED, pb.FileState_FILE_STATE_EXTRACTED, pb.FileState_FILE_STATE_SEGMENTED, pb.FileState_FILE_STATE_WAITING:
		return true
	}
	return false
}

func (k *desk) documentsPage(w http.ResponseWriter, r *http.Request) error {
	st, err := k.Status(r.Context())
	if err != nil {
		return err
	}
	d := arrange(st)
	d.CanCorrect = k.Correct != nil
	switch done := r.URL.Query().Get("done"); done {
	case "retried", "forgotten", "corrected":
		d.Done = done
	}
	return k.show(w, r, http.StatusOK, "documents", d)
}

// arrange groups what is known by series and session, and joins files and dead
// letters to their documents. Its order depends on the data alone.
func arrange(st *Status) *documentsData {
	d := &documentsData{Files: len(st.Files), CanRetry: len(st.Rejected) > 0}
	docs := slices.Clone(st.Documents)
	slices.SortFunc(docs, func(a, b *pb.DocumentRecord) int {
		x, y := a.GetMetadata(), b.GetMetadata()
		return cmp.Or(cmp.Compare(x.GetSeries(), y.GetSeries()), cmp.Compare(x.GetSession(), y.GetSession()),
			cmp.Compare(x.GetPart(), y.GetPart()), cmp.Compare(a.GetId(), b.GetId()))
	})
	files := slices.Clone(st.Files)
	slices.SortFunc(files, func(a, b *pb.FileRecord) int { return cmp.Compare(a.GetPath(), b.GetPath()) })
	known := map[string]bool{}
	for _, x := range docs {
		if x.GetForgotten() {
			if x.GetSuccessor() == "" { // Else it was moved, and stands elsewhere.
				d.Forgotten++
			}
			continue
		}
		known[x.GetId()] = true
		e := ofDocument(x, files, st.Rejected)
		d.count(e)
		d.DocumentsN++
		d.Statements += int(x.GetHeld())
		d.AttributedN += int(x.GetAttributed())
		m := x.GetMetadata()
		if n := len(d.Groups); n == 0 || d.Groups[n-1].Series != cmp.Or(m.GetSeriesTitle(), m.GetSeries()) || d.Groups[n-1].Session != m.GetSession() {
			d.Groups = append(d.Groups, group{Series: cmp.Or(m.GetSeriesTitle(), m.GetSeries()), Session: m.GetSession(), Dates: [2]string{m.GetStart(), m.GetEnd()}, City: m.GetCity()})
		}
		g := &d.Groups[len(d.Groups)-1]
		g.Entries = append(g.Entries, e)
	}
	for _, f := range files {
		if known[f.GetDocument()] && f.GetState() != pb.FileState_FILE_STATE_QUESTION {
			continue
		}
		e := entry{ID: f.GetPath(), Title: f.GetPath(), Files: []*pb.FileRecord{f}, State: token(f.GetState(), "FILE_STATE_"), Warnings: f.GetWarnings(),
			Stage: stage(f.GetState()), Busy: busy(f.GetState()), Reason: f.GetReason(), Remedy: f.GetRemedy(), Gone: f.GetState() == pb.FileState_FILE_STATE_GONE}
		if hash(f.GetContent()) {
			e.PDF = originalLink(f.GetContent(), 1)
		}
		if f.GetState() == pb.FileState_FILE_STATE_QUESTION {
			e.Question = st.ask(f, docs)
			e.Reason, e.Remedy = "", ""
		}
		if f.GetState() == pb.FileState_FILE_STATE_FORGOTTEN {
			d.Left = append(d.Left, e)
			continue
		}
		d.count(e)
		d.Loose = append(d.Loose, e)
	}
	refused := map[string]bool{} // contents whose file says already why it was refused
	for _, f := range files {
		if f.GetState() == pb.FileState_FILE_STATE_REFUSED && f.GetContent() != "" {
			refused[f.GetContent()] = true
		}
	}
	for _, x := range st.Rejected {
		if !known[x.GetDocument()] && !(x.GetDocument() == "" && refused[x.GetContent()]) {
			d.Dead = append(d.Dead, x)
		}
	}
	return d
}

func (d *documentsData) count(e entry) {
	if e.Busy {
		d.Busy++
	}
	if e.State == "refused" || e.Question != nil || len(e.Dead) > 0 {
		d.Failed++
	}
	d.CanRetry = d.CanRetry || e.State == "refused"
}

func ofDocument(x *pb.DocumentRecord, files []*pb.FileRecord, dead []*pb.Rejected) entry {
	m := x.GetMetadata()
	id := url.PathEscape(x.GetId())
	e := entry{ID: x.GetId(), Title: cmp.Or(m.GetTitle(), first(x.GetFiles()), x.GetId()), Part: m.GetPart(), Document: x,
		State: token(x.GetState(), "FILE_STATE_"), Stage: stage(x.GetState()), Busy: busy(x.GetState()), PagesRead: x.GetPagesRead(),
		Reason: x.GetReason(), Remedy: x.GetRemedy(), Warnings: x.GetWarnings(), Language: m.GetLanguage(),
		Read: "/documents/" + id + "/pages/1", Search: searchFor("document", x.GetId()), Forget: "/documents/" + id + "/forget", Correct: correctLink(x.GetId())}
	if hash(x.GetContent()) {
		e.PDF = originalLink(x.GetContent(), 1)
	}
	here := 0
	for _, f := range files {
		if f.GetDocument() == x.GetId() && f.GetState() != pb.FileState_FILE_STATE_QUESTION {
			e.Files = append(e.Files, f)
			for _, w := range f.GetWarnings() {
				if !slices.Contains(e.Warnings, w) {
					e.Warnings = append(slices.Clip(e.Warnings), w)
				}
			}
			if f.GetState() != pb.FileState_FILE_STATE_GONE {
				here++
			}
		}
	}
	e.Gone = len(e.Files) > 0 && here == 0
	for _, r := range dead {
		if r.GetDocument() == x.GetId() {
			e.Dead = append(e.Dead, r)
		}
	}
	return e
}

// document finds a document that is known and not forgotten.
func (k *desk) document(ctx context.Context, id string) (*pb.DocumentRecord, error) {
	st, err := k.Status(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range st.Documents {
		if d.GetId() == id && !d.GetForgotten() {
			return d, nil
		}
	}
	return nil, absent(fmt.Sprintf("No document %q is known.", id), "The list of documents shows those that are.")
}

type forgetData struct {
	Entry      entry
	Specimen   bool
	Statements uint32
}

// forgetPage asks before a document is forgotten.
func (k *desk) forgetPage(w http.ResponseWriter, r *http.Request) error {
	doc, err := k.document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	return k.show(w, r, http.StatusOK, "forget", &forgetData{Entry: ofDocument(doc, nil, nil), Specimen: doc.GetMetadata().GetSpecimen(), Statements: doc.GetHeld()})
}

func (k *desk) forget(w http.ResponseWriter, r *http.Request) error {
	doc, err := k.document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := k.Forget(r.Context(), doc.GetId()); err != nil {
		return err
	}
	http.Redirect(w, r, "/documents?done=forgotten", http.StatusSeeOther)
	return nil
}

// retry takes the id of the form's field; empty means everything.
func (k *desk) retry(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		return wrong("The form can't be read.", "Use the button on the documents page.")
	}
	if _, err := k.Retry(r.Context(), strings.TrimSpace(r.PostForm.Get("id"))); err != nil {
		return err
	}
	http.Redirect(w, r, "/documents?done=retried", http.StatusSeeOther)
	return nil
}
