package desk

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"

	"google.golang.org/protobuf/encoding/protojson"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

type reportData struct {
	Series series
	Shown  version
	// Read is the report from its data; nil where only the HTML can be shown.
	Read *reading
	// View is one of reportViews; Views leads to them.
	View  string
	Views []choice
	// Edit is what people changed; nil where that can't be told.
	Edit *edited
	// Rejected and the others are edits that have no other place on the page.
	Rejected []*saidEdit
	Back     string // where a form comes back to
	Changes  *changed
	// Sentence is the one that its own page shows.
	Sentence *sentence
	Of       *point
	// Decided is what was just done (accept, reject) to DecidedPoint.
	Decided      string
	DecidedPoint *point
}

func (d *reportData) title() string { return d.Series.Title }

// Old tells whether an earlier version is shown, which can't be edited.
func (d *reportData) Old() bool { return !d.Shown.Newest }

// Can tells whether forms are shown.
func (d *reportData) Can() bool { return d.Edit != nil && d.Edit.On && d.Shown.Newest && d.Read != nil }

// reportViews are the ways to look at a report: to read, to decide, to change
// the whole, to see what changed, and as printed.
var reportViews = []string{"read", "review", "edit", "versions", "print"}

func (k *desk) reportPage(w http.ResponseWriter, r *http.Request) error {
	d, err := k.reportData(r, r.URL.Query().Get("version"))
	if err != nil {
		return err
	}
	d.View = r.URL.Query().Get("view")
	switch {
	case d.View == "print" || slices.ContainsFunc(d.Views, func(c choice) bool { return c.Name == d.View }):
	case d.Read == nil:
		d.View = "print"
	default:
		d.View = "read"
	}
	for i := range d.Views {
		d.Views[i].On = d.Views[i].Name == d.View
		if d.Views[i].On {
			d.Back = d.Views[i].Link
		}
	}
	d.decided(r)
	if d.View == "versions" {
		if d.Changes, err = k.changesOf(r.Context(), &d.Shown); err != nil {
			k.Log.Warn("desk shows a report without its changes", "reason", err)
		}
	}
	return k.show(w, r, http.StatusOK, "report", d)
}

// reportData reads a version of a report and what people changed of it.
func (k *desk) reportData(r *http.Request, asked string) (*reportData, error) {
	s, v, err := k.findReport(r.Context(), r.PathValue("series"), asked)
	if err != nil {
		return nil, err
	}
	d := &reportData{Series: *s, Shown: *v}
	if d.Read, err = k.reading(r.Context(), v); r.Context().Err() != nil {
		return nil, r.Context().Err() // Nobody waits for the page any more.
	} else if err != nil {
		// Unreadable data costs the reading view alone; the files can still be had.
		k.Log.Warn("desk shows a report without its data", "reason", err)
	}
	if err := k.edited(r, d); err != nil && r.Context().Err() == nil {
		k.Log.Warn("desk shows a report without its edits", "reason", err)
	}
	for _, name := range reportViews {
		if name != "print" && name != "versions" && d.Read == nil || name == "print" && v.HTML == "" || name == "edit" && !d.Can() {
			continue
		}
		q := url.Values{}
		if name != "read" {
			q.Set("view", name)
		}
		if asked != "" {
			q.Set("version", asked)
		}
		link := s.Link
		if len(q) > 0 {
			link += "?" + q.Encode()
		}
		d.Views = append(d.Views, choice{name, link, false})
	}
	return d, nil
}

// edited reads the edits of a report's series.
func (k *desk) edited(r *http.Request, d *reportData) error {
	if k.Edits == nil || k.ChangeEdits == nil {
		return nil
	}
	e, err := k.Edits(r.Context(), d.Series.Slug)
	if err != nil {
		return err
	}
	d.Edit = &edited{On: true, By: editor(r), Version: e.GetVersion(), Report: d.Shown.GetVersion(), all: e.GetEdits()}
	if d.Shown.Newest && e.GetVersion() > d.Shown.GetEdits() {
		d.Edit.Pending = int(e.GetVersion() - d.Shown.GetEdits())
	}
	for _, x := range e.GetEdits() {
		if x.GetPoint().GetAction() == "reject" || x.GetPoint().GetAction() == "merge" || x.GetPoint().GetAction() == "split" {
			d.Rejected = append(d.Rejected, said(x))
		}
	}
	return nil
}

// sentencePage shows one sentence with its sources and what can be done to it.
func (k *desk) sentencePage(w http.ResponseWriter, r *http.Request) error {
	d, err := k.reportData(r, r.URL.Query().Get("version"))
	if err != nil {
		return err
	}
	if d.Read == nil {
		return absent("The report's sentences can't be read.", "Download one of its files.")
	}
	x, ok := d.Read.pieces[r.PathValue("place")]
	if !ok {
		return absent(fmt.Sprintf("The report has no sentence %s.", r.PathValue("place")), "It was written anew since: start from the report's page.")
	}
	d.Sentence = &x
	for i := range d.Read.Points {
		if d.Read.Points[i].ID == x.Point && x.Point != "" {
			d.Of = &d.Read.Points[i]
		}
	}
	d.Back = d.Series.Link + "#s" + x.Place
	return k.show(w, r, http.StatusOK, "sentence", d)
}

// changed is what a version changed of the one before it.
type changed struct {
	*pb.ReportChanges
	Edits, Withdrawn []*saidEdit
}

// changesOf reads what a version changed; nil: nothing to compare with.
func (k *desk) changesOf(ctx context.Context, v *version) (*changed, error) {
	i := slices.IndexFunc(v.GetFiles(), func(f *pb.ReportFile) bool { return f.GetFormat() == formatChanges })
	if i < 0 {
		return nil, nil
	}
	f, err := k.ReportFile(ctx, v.GetFiles()[i])
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, reportMost))
	if err != nil {
		return nil, err
	}
	c := &changed{ReportChanges: &pb.ReportChanges{}}
	if err := (protojson.UnmarshalOptions{DiscardUnknown: true}).Unmarshal(b, c.ReportChanges); err != nil {
		return nil, fmt.Errorf("read what version %s changed: %w", v.GetVersion(), err)
	}
	for _, e := range c.ReportChanges.GetEdits() {
		c.Edits = append(c.Edits, said(e.GetEdit()))
	}
	for _, e := range c.ReportChanges.GetWithdrawn() {
		c.Withdrawn = append(c.Withdrawn, said(e))
	}
	return c, nil
}
