package desk

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed wording/*.json
var wordingFiles embed.FS

// languages of the desk, the default first.
var languages = [...]string{"en", "fr", "es"}

// wording is what the desk says in one language: wording/LANGUAGE.json, a flat
// map from keys to texts in which {name} is filled in.
type wording struct {
	language string
	texts    map[string]string
	regions  display.Namer
	tongues  display.Namer
}

func readWordings() (map[string]*wording, error) {
	all := map[string]*wording{}
	for _, l := range languages {
		b, err := wordingFiles.ReadFile("wording/" + l + ".json")
		if err != nil {
			return nil, err
		}
		tag := language.MustParse(l)
		w := &wording{language: l, regions: display.Regions(tag), tongues: display.Languages(tag)}
		if err := json.Unmarshal(b, &w.texts); err != nil {
			return nil, fmt.Errorf("read wording/%s.json: %w", l, err)
		}
		all[l] = w
	}
	return all, nil
}

// say gives the text of key with {name} filled in from pairs of name and value.
// A key without text is given back, so that a gap is seen and not hidden.
func (w *wording) say(key string, pairs ...any) string {
	s, ok := w.texts[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+fmt.Sprint(pairs[i])+"}", fmt.Sprint(pairs[i+1]))
	}
	return s
}

// count says n of something: key.one or key.other, {n} grouped in thousands.
// French counts nought as one.
func (w *wording) count(key string, n any) string {
	v := toInt(n)
	form := ".other"
	if v == 1 || v == 0 && w.language == "fr" {
		form = ".one"
	}
	return w.say(key+form, "n", w.number(v))
}

func toInt(n any) int64 {
	v, _ := strconv.ParseInt(fmt.Sprint(n), 10, 64)
	return v
}

// number groups thousands as the language does.
func (w *wording) number(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + w.say("number.group") + s[i:]
	}
	return s
}

// percent of a share between 0 and 1.
func (w *wording) percent(share float64) string {
	return w.say("number.percent", "n", strconv.Itoa(int(share*100+.5)))
}

// size says how large a file is; "" where that isn't told.
func (w *wording) size(n uint64) string {
	switch {
	case n == 0:
		return ""
	case n < 1<<10:
		return w.say("size.bytes", "n", n)
	case (n+512)>>10 < 1<<10:
		return w.say("size.kilo", "n", (n+512)>>10)
	}
	tenths := strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64)
	return w.say("size.mega", "n", strings.Replace(tenths, ".", w.say("number.point"), 1))
}

// dates says a stretch of ISO 8601 days: "26–27 March 2018".
func (w *wording) dates(start, end string) string {
	y1, m1, d1, ok1 := day(start)
	y2, m2, d2, ok2 := day(end)
	full := func(y, m, d int) string {
		return w.say("date.full", "d", d, "m", w.month(m), "y", y)
	}
	switch {
	case !ok1:
		return start
	case !ok2 || start == end:
		return full(y1, m1, d1)
	case y1 == y2 && m1 == m2:
		return w.say("date.full", "d", fmt.Sprintf("%d–%d", d1, d2), "m", w.month(m1), "y", y1)
	}
	return full(y1, m1, d1) + " – " + full(y2, m2, d2)
}

// moment says a time of RFC 3339, in UTC as it is kept.
func (w *wording) moment(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return w.dates(t.UTC().Format(time.DateOnly), "") + ", " + t.UTC().Format("15:04") + " UTC"
}

func (w *wording) month(m int) string { return w.say(fmt.Sprintf("month.%d", m)) }

func day(s string) (y, m, d int, ok bool) {
	n, err := fmt.Sscanf(s, "%d-%d-%d", &y, &m, &d)
	return y, m, d, err == nil && n == 3 && m >= 1 && m <= 12
}

// country names a State by its ISO 3166-1 alpha-2 code.
func (w *wording) country(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return cmp.Or(w.regions.Name(r), code)
}

// tongue names a language by its code.
func (w *wording) tongue(code string) string {
	t, err := language.Parse(code)
	if err != nil {
		return code
	}
	return cmp.Or(w.tongues.Name(t), code)
}

var matcher = language.NewMatcher([]language.Tag{language.English, language.French, language.Spanish})

// chooseLanguage takes ?lang= and remembers it, else what was remembered, else what
// the browser asks for.
func (k *desk) chooseLanguage(w http.ResponseWriter, r *http.Request) string {
	if l := r.URL.Query().Get("lang"); k.words[l] != nil {
		http.SetCookie(w, &http.Cookie{Name: "lang", Value: l, Path: "/", MaxAge: 365 * 86400, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return l
	}
	if c, err := r.Cookie("lang"); err == nil && k.words[c.Value] != nil {
		return c.Value
	}
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil {
		return languages[0]
	}
	_, i, _ := matcher.Match(tags...)
	return languages[i]
}

// inLanguage is the same address in another language.
func inLanguage(u *url.URL, l string) string {
	q := u.Query()
	q.Set("lang", l)
	return u.Path + "?" + q.Encode()
}
