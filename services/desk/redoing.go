package desk

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// redoData is a form of a report that can't be meant as it was sent: shown
// again with what was typed, and what is wrong beside it.
type redoData struct {
	Kind, Action, Back, Language string
	// Fields are sent again as they were.
	Fields []sent
	// Typed says whether the form has a text, which is Text.
	Typed  bool
	Text   string
	Places []redoPlace
	// Fault is the text's, or the whole form's where it has none.
	Fault *fault
	// Refused is why report refuses it.
	Refused *Problem
}

// redoPlace is a chapter's place in the order.
type redoPlace struct {
	Name, Title, Value string
	Fault              *fault
}

// typedActions are the forms with a text.
var typedActions = []string{"title", "cover", "reword", "keep-out"}

// misread says what can't be meant in a form of a report: by field, "" for the
// form as a whole.
func misread(v url.Values) map[string]*fault {
	out := map[string]*fault{}
	switch v.Get("action") {
	case "title", "cover", "reword":
		if strings.TrimSpace(v.Get("text")) == "" {
			out["text"] = &fault{Key: "needed"}
		}
	case "order":
		for _, c := range v["chapter"] {
			if _, err := strconv.Atoi(strings.TrimSpace(v.Get("place-" + c))); err != nil {
				out["place-"+c] = &fault{"place", v.Get("place-" + c)}
			}
		}
	case "merge":
		if len(v["point"]) < 2 {
			out[""] = &fault{Key: "merge"}
		}
	case "split":
		parts := map[string]bool{}
		for _, c := range v["member"] {
			parts[v.Get("part-"+c)] = true
		}
		if len(parts) < 2 {
			out[""] = &fault{Key: "split"}
		}
	}
	return out
}

// redo shows a form of a report again; nothing was changed.
func (k *desk) redo(w http.ResponseWriter, r *http.Request, back string, faults map[string]*fault, p *Problem) error {
	v := r.PostForm
	d := &redoData{Kind: v.Get("action"), Action: r.URL.Path, Back: back, Refused: p, Text: v.Get("text"), Fault: faults["text"]}
	d.Typed = slices.Contains(typedActions, d.Kind)
	titles := map[string]string{}
	if report, err := k.reportData(r, ""); err == nil && report.Read != nil {
		d.Language = report.Read.Language
		for _, c := range report.Read.Chapters {
			titles[c.Key] = c.Title
		}
	}
	without := []string{"by"}
	if d.Typed {
		without = append(without, "text")
	}
	if d.Kind == "order" {
		for _, c := range v["chapter"] {
			name := "place-" + c
			title := titles[c]
			if title == "" {
				title = c
			}
			without = append(without, name)
			d.Places = append(d.Places, redoPlace{name, title, v.Get(name), faults[name]})
		}
	}
	if !d.Typed {
		d.Fault = faults[""]
	}
	d.Fields = again(v, without...)
	return k.show(w, r, http.StatusBadRequest, "redo", d)
}
