package desk

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"runtime/debug"
)

// Problem is an error as people and programs see it: what went wrong, and what
// helps. The API sends it as application/problem+json (RFC 9457), with reason
// and remedy as extensions.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	// Detail equals Reason, for clients that know the RFC alone.
	Detail string `json:"detail"`
	Reason string `json:"reason"`
	Remedy string `json:"remedy"`
	// Current is what stands now, where somebody else has changed it meanwhile.
	Current any `json:"current,omitempty"`
}

func (p *Problem) Error() string { return p.Reason }

// problemOf makes of any error what can be shown.
func problemOf(err error) *Problem {
	var p *Problem
	var status int
	var remedy string
	switch {
	case errors.As(err, &p):
		q := *p
		p = &q
	case errors.Is(err, fs.ErrNotExist):
		status, remedy = http.StatusNotFound, "It may have been forgotten or replaced: look for it with the search or under documents."
	case errors.Is(err, context.DeadlineExceeded):
		status, remedy = http.StatusServiceUnavailable, "Try again in a moment; if it lasts, look at the state of the services."
	default:
		status, remedy = http.StatusInternalServerError, "Try again; if it lasts, look at the log."
	}
	if p == nil {
		p = &Problem{Status: status, Reason: err.Error(), Remedy: remedy}
	}
	if p.Status == 0 {
		p.Status = http.StatusInternalServerError
	}
	p.Type, p.Title, p.Detail = "about:blank", http.StatusText(p.Status), p.Reason
	return p
}

func wrong(reason, remedy string) *Problem {
	return &Problem{Status: http.StatusBadRequest, Reason: reason, Remedy: remedy}
}

func absent(reason, remedy string) *Problem {
	return &Problem{Status: http.StatusNotFound, Reason: reason, Remedy: remedy}
}

// note logs what isn't the caller's fault.
func (k *desk) note(r *http.Request, p *Problem) {
	if p.Status >= 500 && r.Context().Err() == nil {
		k.Log.Error("desk could not answer", "method", r.Method, "path", r.URL.Path, "reason", p.Reason)
	}
}

func (k *desk) failAPI(w http.ResponseWriter, r *http.Request, err error) {
	if err == nil {
		return
	}
	p := problemOf(err)
	k.note(r, p)
	writeProblem(w, p)
}

func writeProblem(w http.ResponseWriter, p *Problem) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	json.NewEncoder(w).Encode(p) // The reader is gone if this fails.
}

func (k *desk) failPage(w http.ResponseWriter, r *http.Request, err error) {
	if err == nil {
		return
	}
	p := problemOf(err)
	k.note(r, p)
	k.show(w, r, p.Status, "problem", p)
}

// calm turns a panic into an answer and a line in the log: a fault of ours on
// one page must not look like a dead desk.
func (k *desk) calm(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch v := recover(); {
			case v == nil:
			case v == http.ErrAbortHandler:
				panic(v)
			default:
				k.Log.Error("desk panicked", "path", r.URL.Path, "panic", v, "stack", string(debug.Stack()))
				if w.Header().Get("Content-Type") != "" {
					panic(http.ErrAbortHandler) // The answer has begun: cut it, rather than let it look whole.
				}
				writeProblem(w, problemOf(&Problem{Status: http.StatusInternalServerError, Reason: "The desk failed on " + r.URL.Path + ".", Remedy: "Try again; the log says more."}))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
