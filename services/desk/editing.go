package desk

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// nameCookie keeps who edits here: asked once, no sign-in.
const nameCookie = "by"

// editor is the name that this browser gave, or "".
func editor(r *http.Request) string {
	c, err := r.Cookie(nameCookie)
	if err != nil {
		return ""
	}
	name, err := url.QueryUnescape(c.Value)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(name)
}

// named takes the name from the form, and remembers it, or from the cookie.
func named(w http.ResponseWriter, r *http.Request) string {
	name := strings.Join(strings.Fields(r.PostForm.Get("by")), " ")
	if name == "" {
		return editor(r)
	}
	http.SetCookie(w, &http.Cookie{Name: nameCookie, Value: url.QueryEscape(name), Path: "/", MaxAge: 365 * 86400, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	return name
}

// posted reads a form of the desk.
func posted(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	if err := r.ParseForm(); err != nil {
		return wrong("The form can't be read.", "Use the forms on the desk's own pages; a text has its limits.")
	}
	return nil
}

// sent is a field of a form, to be sent again.
type sent struct{ Name, Value string }

func again(v url.Values, without ...string) []sent {
	var out []sent
	for _, name := range slices.Sorted(maps.Keys(v)) {
		for _, x := range v[name] {
			if !slices.Contains(without, name) {
				out = append(out, sent{name, x})
			}
		}
	}
	return out
}

// whoData is the page that asks who edits, and goes on with what was asked for.
type whoData struct {
	Action, Back string
	Fields       []sent
}

// nameForm changes the name that this browser gives.
func (k *desk) nameForm(w http.ResponseWriter, r *http.Request) error {
	if err := posted(w, r); err != nil {
		return err
	}
	named(w, r)
	http.Redirect(w, r, local(r.PostForm.Get("back")), http.StatusSeeOther)
	return nil
}

// local is an address on this desk; what leads elsewhere becomes its first page.
func local(back string) string {
	u, err := url.Parse(back)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(back, "//") || strings.Contains(back, "\\") {
		return "/"
	}
	return u.String()
}

// editForm changes the edits of a report as one of its forms asks. Where
// somebody else changed the same thing since the form was drawn, nothing is
// changed, and both are shown; what they did to other things stays beside this.
func (k *desk) editForm(w http.ResponseWriter, r *http.Request) error {
	if err := posted(w, r); err != nil {
		return err
	}
	slug, v := r.PathValue("series"), r.PostForm
	back := local(cmp.Or(v.Get("back"), "/reports/"+url.PathEscape(slug)))
	req := &pb.ChangeEditsRequest{Series: slug, Report: v.Get("report"), By: named(w, r)}
	n, err := strconv.ParseUint(cmp.Or(v.Get("version"), "0"), 10, 32)
	if err != nil {
		return wrong("The form doesn't say which version it changes.", "Load the page again and use its forms.")
	}
	req.Version = uint32(n)
	if faults := misread(v); len(faults) > 0 {
		return k.redo(w, r, back, faults, nil)
	}
	if req.By == "" {
		return k.show(w, r, http.StatusOK, "who-edits", &whoData{Action: r.URL.Path, Fields: again(v), Back: back})
	}
	var mine *pb.Edit
	if v.Get("action") == "undo" {
		req.Change = &pb.ChangeEditsRequest_Remove{Remove: v.Get("id")}
	} else {
		if mine, err = wished(v); err != nil {
			return err
		}
		req.Change = &pb.ChangeEditsRequest_Put{Put: mine}
	}
	for range 4 {
		resp, err := k.ChangeEdits(r.Context(), req)
		var p *Problem
		if errors.As(err, &p) && (p.Status == http.StatusBadRequest || p.Status == http.StatusUnprocessableEntity) {
			return k.redo(w, r, back, nil, p)
		}
		if err != nil {
			return err
		}
		if !resp.GetStale() {
			http.Redirect(w, r, k.onward(r, back), http.StatusSeeOther)
			return nil
		}
		now := resp.GetEdits()
		theirs := about(now.GetEdits(), mine, v.Get("id"))
		if mine == nil && theirs == nil { // What was to be undone is undone.
			http.Redirect(w, r, back, http.StatusSeeOther)
			return nil
		}
		if trace(theirs) != v.Get("was") {
			fields := append(again(v, "version", "was", "by"), sent{"version", fmt.Sprint(now.GetVersion())}, sent{"was", trace(theirs)})
			return k.show(w, r, http.StatusConflict, "conflict", &conflictData{Back: back, Action: r.URL.Path, Fields: fields, Theirs: said(theirs), Mine: said(mine), By: now.GetBy(), At: now.GetAt()})
		}
		req.Version = now.GetVersion()
	}
	return &Problem{Status: http.StatusConflict, Reason: "Others change this report at the same moment, again and again.", Remedy: "Try again in a moment."}
}

type conflictData struct {
	Action, Back string
	Fields       []sent
	// Theirs is nil where somebody took back what the form changed; Mine where the form undoes.
	Theirs, Mine *saidEdit
	By, At       string
}

// trace tells one state of an edit from another.
func trace(e *pb.Edit) string {
	if e == nil {
		return ""
	}
	return e.GetId() + "@" + e.GetAt() + "@" + e.GetBy()
}

// wished reads the edit that a form asks for.
func wished(v url.Values) (*pb.Edit, error) {
	text := strings.TrimSpace(v.Get("text"))
	anchor := func(name string) *pb.Anchor { return &pb.Anchor{Citation: v.Get(name)} }
	switch action := v.Get("action"); action {
	case "title":
		return &pb.Edit{What: &pb.Edit_Title{Title: text}}, nil
	case "cover":
		var lines []string
		for l := range strings.Lines(v.Get("text")) {
			if l = strings.TrimSpace(l); l != "" {
				lines = append(lines, l)
			}
		}
		return &pb.Edit{What: &pb.Edit_Cover{Cover: &pb.CoverEdit{Lines: lines}}}, nil
	case "order":
		chapters := slices.Clone(v["chapter"])
		place := map[string]int{}
		for i, c := range chapters {
			n, err := strconv.Atoi(strings.TrimSpace(v.Get("place-" + c)))
			if err != nil {
				return nil, wrong(fmt.Sprintf("%q is no place in the order.", v.Get("place-"+c)), "Give each chapter a number.")
			}
			// Where two have one number, the one that moved to it comes first.
			place[c] = 2*n + 1
			if n != i+1 {
				place[c] = 2 * n
				if n > i+1 {
					place[c] = 2*n + 2
				}
			}
		}
		slices.SortStableFunc(chapters, func(a, b string) int { return cmp.Compare(place[a], place[b]) })
		return &pb.Edit{What: &pb.Edit_Order{Order: &pb.OrderEdit{Chapters: chapters}}}, nil
	case "accept", "reject", "reword", "merge":
		p := &pb.PointEdit{Action: action, Points: v["point"]}
		if action == "reword" {
			p.Text = text
		}
		if action == "merge" && len(p.Points) < 2 {
			return nil, wrong("A point can be merged with another alone.", "Choose the other one in the list.")
		}
		return &pb.Edit{What: &pb.Edit_Point{Point: p}}, nil
	case "split":
		parts := map[string]*pb.PointPart{}
		for _, c := range v["member"] {
			n := v.Get("part-" + c)
			if parts[n] == nil {
				parts[n] = &pb.PointPart{}
			}
			parts[n].Members = append(parts[n].Members, &pb.Anchor{Citation: c})
		}
		if len(parts) < 2 {
			return nil, wrong("All statements are in one part.", "Put at least one of them into the other part.")
		}
		p := &pb.PointEdit{Action: action, Points: v["point"]}
		for _, n := range slices.Sorted(maps.Keys(parts)) {
			p.Parts = append(p.Parts, parts[n])
		}
		return &pb.Edit{What: &pb.Edit_Point{Point: p}}, nil
	case "diverge", "agree":
		d := &pb.DivergenceEdit{Action: "accept", A: anchor("a"), B: anchor("b")}
		if action == "agree" {
			d.Action = "reject"
		}
		return &pb.Edit{What: &pb.Edit_Divergence{Divergence: d}}, nil
	case "keep-out":
		return &pb.Edit{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: anchor("citation"), Reason: text}}}, nil
	default:
		return nil, wrong(fmt.Sprintf("%q is nothing that can be done to a report.", action), "Use the forms on the desk's own pages.")
	}
}
