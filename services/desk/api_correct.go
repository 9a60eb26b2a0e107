package desk

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Saying is what somebody says of a document's place in its series, in place of
// what its sidecar, its folder and its pages say.
type Saying struct {
	By string
	// Version of the correction that they saw, 0: none.
	Version uint32
	// Fields to set, by name; nil takes back what was said.
	Fields map[string]*string
}

// apiCorrection is what people say of a file.
type apiCorrection struct {
	File    string         `json:"file"`
	Version uint32         `json:"version"`
	By      string         `json:"by"`
	At      string         `json:"at"`
	Fields  map[string]any `json:"fields"`
}

func correctionJSON(c *pb.Correction) *apiCorrection {
	if c == nil {
		return nil
	}
	x := &apiCorrection{File: c.GetFile(), Version: c.GetVersion(), By: c.GetBy(), At: c.GetAt(), Fields: map[string]any{}}
	s := c.GetSays()
	for name, v := range map[string]string{"series": s.GetSeries(), "part": s.GetPart(), "title": s.GetTitle(), "date": s.GetDate(), "city": s.GetCity(),
		"venue": s.GetVenue(), "language": s.GetLanguage(), "rendition_of": s.GetRenditionOf(), "supersedes": s.GetSupersedes()} {
		if v != "" {
			x.Fields[name] = v
		}
	}
	if s != nil && s.Session != nil {
		x.Fields["session"] = s.GetSession()
	}
	if s.GetSpecimen() {
		x.Fields["specimen"] = true
	}
	return x
}

// correction finds what people say of one of the files.
func (st *Status) correction(files ...string) *pb.Correction {
	for _, f := range files {
		for _, c := range st.Corrections {
			if c.GetFile() == f {
				return c
			}
		}
	}
	return nil
}

// apiDocument answers with one document; its ETag is its correction's version.
func (k *desk) apiDocument(w http.ResponseWriter, r *http.Request) error {
	st, err := k.Status(r.Context())
	if err != nil {
		return err
	}
	for _, d := range st.Documents {
		if d.GetId() == r.PathValue("id") {
			w.Header().Set("ETag", etag(st.correction(d.GetFiles()...).GetVersion()))
			return writeJSON(w, http.StatusOK, documentJSON(st, d))
		}
	}
	return absent(fmt.Sprintf("There is no document %q.", r.PathValue("id")), "/api/v1/documents lists them.")
}

// apiCorrect corrects a document's metadata, or answers "new version or annex?"
// for a file without a document, which its content names.
func (k *desk) apiCorrect(w http.ResponseWriter, r *http.Request) error {
	version, err := seen(r)
	if err != nil {
		return err
	}
	var in map[string]any
	if err := readBody(r, &in); err != nil {
		return err
	}
	say := Saying{Version: version, Fields: map[string]*string{}}
	for field, v := range in {
		text, null := "", false
		switch v := v.(type) {
		case nil:
			null = true
		case string:
			text = v
		case float64:
			b, _ := json.Marshal(v)
			text = string(b)
		case bool:
			text = fmt.Sprint(v)
		default:
			return wrong(fmt.Sprintf("%s is no single value.", field), "Give text, a number, true, or null to take back what was said.")
		}
		switch {
		case field == "by":
			say.By = text
		case null:
			say.Fields[field] = nil
		default:
			say.Fields[field] = &text
		}
	}
	if err := k.checked(r, say.Fields); err != nil {
		return err
	}
	now, stale, err := k.Correct(r.Context(), r.PathValue("id"), say)
	if err != nil {
		return err
	}
	w.Header().Set("ETag", etag(now.GetVersion()))
	if stale {
		return &Problem{Status: http.StatusPreconditionFailed, Current: correctionJSON(now),
			Reason: fmt.Sprintf("The correction is at version %d, by %s at %s; you saw version %d. Nothing was changed.", now.GetVersion(), now.GetBy(), now.GetAt(), version),
			Remedy: "Look at what stands now (current), then change that."}
	}
	return writeJSON(w, http.StatusAccepted, correctionJSON(now))
}

// checked refuses what is wrong with the fields, all at once; for a document
// that isn't known it names those that are.
func (k *desk) checked(r *http.Request, fields map[string]*string) error {
	st, err := k.Status(r.Context())
	if err != nil {
		return err
	}
	c, found := st.checking(r.PathValue("id"))
	if !found {
		return nil // Correct says so.
	}
	english := k.words["en"]
	var reasons, remedies []string
	faults := c.faults(fields)
	for _, field := range slices.Sorted(maps.Keys(faults)) {
		f := faults[field]
		reasons = append(reasons, field+": "+english.say("wrong."+f.Key, "value", f.Value))
		remedy := field + ": " + english.say("wrong."+f.Key+".remedy")
		if f.Key == "unknown" || f.Key == "itself" {
			ids := []string{}
			for _, d := range c.choices(field, fields) {
				ids = append(ids, fmt.Sprintf("%s (%s)", d.GetId(), first(d.GetFiles())))
			}
			remedy = fmt.Sprintf("%s: give the id of another document: %s", field, cmp.Or(strings.Join(ids[:min(len(ids), 50)], ", "), "there is none so far"))
		}
		remedies = append(remedies, remedy)
	}
	if len(reasons) == 0 {
		return nil
	}
	return &Problem{Status: http.StatusUnprocessableEntity, Reason: strings.Join(reasons, " "), Remedy: strings.Join(remedies, " ")}
}
