package desk

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// correctable are the fields that people correct, in the order of the form.
var correctable = []string{"series", "session", "title", "date", "city", "venue", "language", "part", "rendition_of", "supersedes"}

// saidField is a field: what is read, and what people said in its place.
type saidField struct {
	Name, Read, Said string
	// From is where the value comes from: sidecar, folder, title page.
	From string
}

type correctData struct {
	ID, Title, File string
	Document        *pb.DocumentRecord
	Fields          []saidField
	Specimen        bool
	Correction      *apiCorrection
	Version         uint32
	By              string
	// Stale: somebody else corrected it since the form was drawn; Mine is what the form says.
	Stale bool
	Mine  map[string]string
}

func (d *correctData) title() string { return d.Title }

// correctPage shows a document's metadata to correct.
func (k *desk) correctPage(w http.ResponseWriter, r *http.Request) error {
	d, err := k.correctData(r)
	if err != nil {
		return err
	}
	return k.show(w, r, http.StatusOK, "correct", d)
}

func (k *desk) correctData(r *http.Request) (*correctData, error) {
	id := r.PathValue("id")
	st, err := k.Status(r.Context())
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(st.Documents, func(d *pb.DocumentRecord) bool { return d.GetId() == id && !d.GetForgotten() })
	if i < 0 {
		return nil, absent(fmt.Sprintf("No document %q is known.", id), "It has another name after its series, session, part or language changed: the list of documents shows it.")
	}
	x := st.Documents[i]
	m := x.GetMetadata()
	d := &correctData{ID: id, Title: cmp.Or(m.GetTitle(), first(x.GetFiles()), id), File: first(x.GetFiles()), Document: x, Specimen: m.GetSpecimen(), By: editor(r)}
	c := st.correction(x.GetFiles()...)
	d.Version, d.Correction = c.GetVersion(), correctionJSON(c)
	session := ""
	if m.GetSession() > 0 {
		session = strconv.FormatUint(uint64(m.GetSession()), 10)
	}
	date := m.GetStart()
	if m.GetEnd() != "" && m.GetEnd() != date {
		date += "/" + m.GetEnd()
	}
	read := map[string]string{"series": m.GetSeries(), "session": session, "title": m.GetTitle(), "date": date, "city": m.GetCity(), "venue": m.GetVenue(),
		"language": m.GetLanguage(), "part": m.GetPart(), "rendition_of": m.GetRenditionOf(), "supersedes": m.GetSupersedes()}
	from := map[string]string{}
	for _, p := range m.GetProvenance() {
		from[p.GetField()] = p.GetSource()
	}
	for _, name := range correctable {
		f := saidField{Name: name, Read: read[name], From: from[name]}
		if d.Correction != nil {
			if v, ok := d.Correction.Fields[name]; ok {
				f.Said = fmt.Sprint(v)
			}
		}
		d.Fields = append(d.Fields, f)
	}
	return d, nil
}

// correctForm writes down what the form says. Fields that say what is read
// already aren't written; a field that was said and is emptied is taken back.
func (k *desk) correctForm(w http.ResponseWriter, r *http.Request) error {
	if err := posted(w, r); err != nil {
		return err
	}
	v := r.PostForm
	by := named(w, r)
	if by == "" {
		return k.show(w, r, http.StatusOK, "who-edits", &whoData{Action: r.URL.Path, Fields: again(v), Back: "/documents"})
	}
	n, err := strconv.ParseUint(cmp.Or(v.Get("version"), "0"), 10, 32)
	if err != nil {
		return wrong("The form doesn't say which version it changes.", "Load the page again and use its form.")
	}
	say := Saying{By: by, Version: uint32(n), Fields: map[string]*string{}}
	mine := map[string]string{}
	for _, name := range correctable {
		if !v.Has(name) {
			continue
		}
		text := strings.TrimSpace(v.Get(name))
		switch was := strings.TrimSpace(v.Get("was-" + name)); {
		case text == was:
		case text == "":
			say.Fields[name] = nil
		default:
			say.Fields[name] = &text
			mine[name] = text
		}
	}
	if yes := "true"; v.Get("specimen") == yes && v.Get("was-specimen") != yes {
		say.Fields["specimen"] = &yes
	}
	if len(say.Fields) == 0 {
		http.Redirect(w, r, "/documents", http.StatusSeeOther)
		return nil
	}
	_, stale, err := k.Correct(r.Context(), r.PathValue("id"), say)
	if err != nil {
		return err
	}
	if !stale {
		http.Redirect(w, r, "/documents?done=corrected", http.StatusSeeOther)
		return nil
	}
	d, err := k.correctData(r)
	if err != nil {
		return err
	}
	d.Stale, d.Mine, d.By = true, mine, by
	return k.show(w, r, http.StatusConflict, "correct", d)
}

func correctLink(id string) string { return "/corrections/" + url.PathEscape(id) }
