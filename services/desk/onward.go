package desk

import (
	"net/http"
	"net/url"
	"slices"
)

// onward is where a form leads once it is done: from a point that was decided
// in the review to the next one that nobody has decided, else back.
func (k *desk) onward(r *http.Request, back string) string {
	v := r.PostForm
	u, err := url.Parse(back)
	if action := v.Get("action"); err != nil || action != "accept" && action != "reject" || u.Query().Get("view") != "review" {
		return back
	}
	d, err := k.reportData(r, "")
	if err != nil || d.Read == nil || d.Edit == nil {
		return back // The page that follows says why.
	}
	id := v.Get("point")
	points := d.Read.Points
	at := slices.IndexFunc(points, func(p point) bool { return p.ID == id })
	if at < 0 {
		return back
	}
	to := id
	for i := 1; i < len(points); i++ {
		p := points[(at+i)%len(points)]
		if p.Status == "proposed" && d.Edit.Was("point", p.ID) == "" {
			to = p.ID
			break
		}
	}
	q := u.Query()
	q.Set("decided", v.Get("action"))
	q.Set("point", id)
	u.RawQuery, u.Fragment = q.Encode(), "p-"+to
	return u.String()
}

// decided reads from the address which point was just decided.
func (d *reportData) decided(r *http.Request) {
	q := r.URL.Query()
	if d.Read == nil || q.Get("decided") != "accept" && q.Get("decided") != "reject" {
		return
	}
	for i := range d.Read.Points {
		if d.Read.Points[i].ID == q.Get("point") {
			d.Decided, d.DecidedPoint = q.Get("decided"), &d.Read.Points[i]
		}
	}
}
