package desk

import (
	"cmp"
	"errors"
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
	// Value is what the form shows; Was what stood in it when it was drawn.
	Value, Was string
	// Picks are what can be chosen; none: it is typed.
	Picks []pick
	Fault *fault
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
	// Faulty counts the fields that are wrong; then nothing was written.
	Faulty int
	// Refused is why what was said can't be written, where no field is to blame.
	Refused *Problem
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

// correctData is the form of a document, or of a file that has none yet.
func (k *desk) correctData(r *http.Request) (*correctData, error) {
	id := r.PathValue("id")
	st, err := k.Status(r.Context())
	if err != nil {
		return nil, err
	}
	c, found := st.checking(id)
	if !found {
		return nil, absent(fmt.Sprintf("No document %q is known.", id), "It has another name after its series, session, part or language changed: the list of documents shows it.")
	}
	d := &correctData{ID: id, By: editor(r), Document: c.of}
	files := c.of.GetFiles()
	for _, f := range st.Files {
		if c.of == nil && (f.GetContent() == id || f.GetPath() == id) {
			files = append(files, f.GetPath())
		}
	}
	m := c.of.GetMetadata()
	d.Title, d.File, d.Specimen = cmp.Or(m.GetTitle(), first(files), id), first(files), m.GetSpecimen()
	said := st.correction(files...)
	d.Version, d.Correction = said.GetVersion(), correctionJSON(said)
	read := readFields(m)
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
		f.Value = cmp.Or(f.Said, f.Read)
		f.Was = f.Value
		d.Fields = append(d.Fields, f)
	}
	d.choices(c, nil)
	return d, nil
}

// choices fills in what can be chosen.
func (d *correctData) choices(c checking, fields map[string]*string) {
	for i := range d.Fields {
		switch f := &d.Fields[i]; f.Name {
		case "rendition_of", "supersedes":
			f.Picks = picks(c.choices(f.Name, fields), f.Value)
		case "language":
			f.Picks = nil
			for _, l := range languages {
				f.Picks = append(f.Picks, pick{Value: l})
			}
			if f.Value != "" && !slices.Contains(languages[:], f.Value) {
				f.Picks = append(f.Picks, pick{f.Value, f.Value})
			}
		}
	}
}

// readFields are the fields that can be corrected, as they were read.
func readFields(m *pb.Metadata) map[string]string {
	session := ""
	if m.GetSession() > 0 {
		session = strconv.FormatUint(uint64(m.GetSession()), 10)
	}
	date := m.GetStart()
	if m.GetEnd() != "" && m.GetEnd() != date {
		date += "/" + m.GetEnd()
	}
	return map[string]string{"series": m.GetSeries(), "session": session, "title": m.GetTitle(), "date": date, "city": m.GetCity(), "venue": m.GetVenue(),
		"language": m.GetLanguage(), "part": m.GetPart(), "rendition_of": m.GetRenditionOf(), "supersedes": m.GetSupersedes()}
}

// refused shows the form again as it was sent, with what is wrong beside each
// field; nothing was written.
func (k *desk) refused(w http.ResponseWriter, r *http.Request, say Saying, c checking, faults map[string]*fault, p *Problem) error {
	d, err := k.correctData(r)
	if err != nil {
		return err
	}
	v := r.PostForm
	d.By, d.Version, d.Faulty, d.Refused = say.By, say.Version, len(faults), p
	d.Specimen = d.Specimen || v.Get("specimen") == "true"
	for i := range d.Fields {
		f := &d.Fields[i]
		if v.Has(f.Name) {
			f.Value, f.Was = v.Get(f.Name), v.Get("was-"+f.Name)
		}
		f.Fault = faults[f.Name]
	}
	d.choices(c, say.Fields)
	return k.show(w, r, http.StatusUnprocessableEntity, "correct", d)
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
	st, err := k.Status(r.Context())
	if err != nil {
		return err
	}
	c, _ := st.checking(r.PathValue("id"))
	if faults := c.faults(say.Fields); len(faults) > 0 {
		return k.refused(w, r, say, c, faults, nil)
	}
	_, stale, err := k.Correct(r.Context(), r.PathValue("id"), say)
	var p *Problem
	if errors.As(err, &p) && (p.Status == http.StatusBadRequest || p.Status == http.StatusUnprocessableEntity) {
		return k.refused(w, r, say, c, nil, p)
	}
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
