package desk

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed view/*.html
var viewFiles embed.FS

//go:embed static
var staticFiles embed.FS

// views are the templates of one language.
type views struct{ *template.Template }

// view is what every page's template gets.
type view struct {
	// Name of the page, which is its template's too.
	Name     string
	Language string
	// Here is the page's address, Others the same in the other languages.
	Here   string
	Others []tongueLink
	// Title tells this page from others of its name; may be empty.
	Title string
	Data  any
}

// pair hands a template two things.
type pair struct{ A, B any }

// short is the beginning of a text, for a list to choose from.
func short(s string) string {
	if r := []rune(s); len(r) > 90 {
		return string(r[:89]) + "…"
	}
	return s
}

// titled is data that gives its page a title of its own.
type titled interface{ title() string }

type tongueLink struct{ Code, Name, Link string }

func parseViews(w *wording, version string) (*views, error) {
	t := template.New("").Funcs(template.FuncMap{
		"t": w.say, "count": w.count, "number": func(n any) string { return w.number(toInt(n)) },
		"percent": w.percent, "dates": w.dates, "country": w.country, "tongue": w.tongue,
		"version": func() string { return version },
		"asset":   asset,
		"list":    func(s ...string) []string { return s },
		"pair":    func(a, b any) pair { return pair{a, b} },
		"inc":     func(n int) int { return n + 1 },
		"short":   short,
		"moment":  w.moment,
		"size":    w.size,
	})
	t, err := t.ParseFS(viewFiles, "view/*.html")
	if err != nil {
		return nil, fmt.Errorf("read the desk's templates: %w", err)
	}
	return &views{t}, nil
}

// show sends a page, whole or not at all: a template that fails halfway must
// not leave half a page behind.
func (k *desk) show(w http.ResponseWriter, r *http.Request, status int, name string, data any) error {
	l := k.chooseLanguage(w, r)
	v := &view{Name: name, Language: l, Here: r.URL.RequestURI(), Data: data}
	for _, o := range languages {
		v.Others = append(v.Others, tongueLink{o, k.words[o].texts["language.name"], inLanguage(r.URL, o)})
	}
	if t, ok := data.(titled); ok {
		v.Title = t.title()
	}
	var b bytes.Buffer
	if err := k.views[l].ExecuteTemplate(&b, name, v); err != nil {
		k.Log.Error("desk could not draw a page", "page", name, "reason", err)
		http.Error(w, "The page could not be drawn.", http.StatusInternalServerError)
		return nil
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", l)
	w.Header().Add("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	w.Write(b.Bytes())
	return nil
}

// asset is the address of an embedded file; it changes with the file, so that
// browsers may keep it.
func asset(name string) (string, error) {
	b, err := staticFiles.ReadFile("static/" + name)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return "/static/" + name + "?v=" + hex.EncodeToString(sum[:6]), nil
}

func (k *desk) static(w http.ResponseWriter, r *http.Request) {
	b, err := fs.ReadFile(staticFiles, "static/"+r.PathValue("name"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	kind := mime.TypeByExtension(path.Ext(r.PathValue("name")))
	if strings.HasSuffix(r.PathValue("name"), ".js") {
		kind = "text/javascript; charset=utf-8" // Not left to the machine's own table of types.
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	w.Write(b)
}

func (k *desk) helpPage(w http.ResponseWriter, r *http.Request) error {
	return k.show(w, r, http.StatusOK, "help", nil)
}
