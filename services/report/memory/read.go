package memory

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Error says what is wrong with a file, where, and what helps.
type Error struct {
	File string
	// Line from 1; 0: the file as a whole. Column is that of the line, from 1,
	// with its Name; 0: the line as a whole, or what its Name calls.
	Line, Column int
	Name         string
	Reason       string
	Advice       string
}

func (e *Error) Error() string {
	where := e.File
	if e.Line > 0 {
		where += fmt.Sprintf(", line %d", e.Line)
	}
	if e.Column > 0 {
		where += fmt.Sprintf(", column %d (%s)", e.Column, e.Name)
	} else if e.Name != "" {
		where += fmt.Sprintf(" (%s)", e.Name)
	}
	return where + ": " + e.Reason
}

// Remedy says what helps.
func (e *Error) Remedy() string { return e.Advice }

// Faults are the errors that Read and Open have joined.
func Faults(err error) []*Error {
	switch x := err.(type) {
	case *Error:
		return []*Error{x}
	case interface{ Unwrap() []error }:
		var all []*Error
		for _, e := range x.Unwrap() {
			all = append(all, Faults(e)...)
		}
		return all
	}
	return nil
}

// Limits of a file.
const (
	maxBytes = 16 << 20
	maxText  = 8000
	maxField = 200
)

var (
	tag    = regexp.MustCompile(`^[a-z]{2,3}$`)
	target = regexp.MustCompile(`\.([a-z]{2,3})\.(?:tsv|txt|ya?ml|xlf|xliff|tmx)$`)
	source = regexp.MustCompile(`^[0-9a-f]{16}$`)
)

// Read reads a file of entries. name is what errors call it; the part before
// .tsv is the language of words whose line doesn't say it (idm-2018.fr.tsv).
// Lines that are wrong are left out, and their errors, all *Error, joined.
func Read(r io.Reader, name string) (*Memory, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return &Memory{}, &Error{File: name, Reason: err.Error(), Advice: "make it readable"}
	}
	f := newFile(name)
	if len(data) > maxBytes {
		f.fail(0, "", fmt.Sprintf("it has more than %d bytes", maxBytes), "put the words of other sources into another file")
		return f.memory, errors.Join(f.wrong...)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if f.columns == nil {
			if !f.heads(i+1, line) {
				break
			}
			continue
		}
		f.entry(i+1, line)
	}
	return f.memory, errors.Join(f.wrong...)
}

// file is a file that is being read.
type file struct {
	name, target string
	columns      []string
	memory       *Memory
	lines        map[key]int
	wrong        []error
}

func newFile(name string) *file {
	f := &file{name: name, memory: &Memory{}, lines: map[key]int{}}
	if m := target.FindStringSubmatch(filepath.Base(name)); m != nil {
		f.target = m[1]
	}
	return f
}

func (f *file) fail(line int, column, reason, advice string) {
	f.wrong = append(f.wrong, &Error{File: f.name, Line: line, Column: slices.Index(f.columns, column) + 1, Name: column, Reason: reason, Advice: advice})
}

// heads takes up the names of the columns.
func (f *file) heads(line int, text string) bool {
	wants := "name the columns in the first line, with a tab between them: " + strings.Join(columns, ", ")
	if !utf8.ValidString(text) {
		f.fail(line, "", "it is not UTF-8", "save it with the encoding UTF-8")
		return false
	}
	for _, c := range strings.Split(text, "\t") {
		c = strings.ToLower(strings.TrimSpace(unquoted(c)))
		switch {
		case c != "" && !slices.Contains(columns, c):
			f.fail(line, "", fmt.Sprintf("there is no column %q", c), wants)
			return false
		case c != "" && slices.Contains(f.columns, c):
			f.fail(line, "", fmt.Sprintf("the column %s is there twice", c), "take one of them out")
			return false
		}
		f.columns = append(f.columns, c)
	}
	for _, c := range []string{"form", "words", "text"} {
		if !slices.Contains(f.columns, c) {
			f.fail(line, "", "the column "+c+" is missing", wants)
			return false
		}
	}
	return true
}

// entry takes up a line.
func (f *file) entry(line int, text string) {
	if !utf8.ValidString(text) {
		f.fail(line, "", "it is not UTF-8", "save the file with the encoding UTF-8")
		return
	}
	fields := strings.Split(text, "\t")
	if extra := strings.Join(fields[min(len(fields), len(f.columns)):], ""); strings.TrimSpace(extra) != "" {
		f.fail(line, "", fmt.Sprintf("it has %d columns, the first line %d", len(fields), len(f.columns)), "a tab stands between columns, and nowhere else")
		return
	}
	v := map[string]string{}
	for i, s := range fields[:min(len(fields), len(f.columns))] {
		v[f.columns[i]] = unquoted(s)
	}
	f.take(line, v)
}

// take puts an entry into the memory, or says why it can be none.
func (f *file) take(line int, v map[string]string) {
	for _, name := range columns {
		s := spaced(v[name])
		if !utf8.ValidString(s) {
			f.fail(line, name, "it is not UTF-8", "save the file with the encoding UTF-8")
			return
		}
		if at := strings.IndexFunc(s, unicode.IsControl); at >= 0 {
			f.fail(line, name, fmt.Sprintf("it holds the sign %U, which cannot be printed", []rune(s[at:])[0]), "take it out")
			return
		}
		most := maxField
		if name == "words" || name == "text" {
			most = maxText
		}
		if n := utf8.RuneCountInString(s); n > most {
			f.fail(line, name, fmt.Sprintf("it has %d characters", n), fmt.Sprintf("%d at most", most))
			return
		}
		v[name] = s
	}
	e, ok := f.checked(line, v)
	if !ok {
		return
	}
	if before := f.lines[e.key()]; before > 0 {
		f.fail(line, "words", fmt.Sprintf("line %d has words for this text in this form already; they hold", before), "take out one of the two lines")
		return
	}
	f.lines[e.key()] = line
	f.memory.Put(e)
}

// checked is the entry of a line, or false where it can be none.
func (f *file) checked(line int, v map[string]string) (Entry, bool) {
	e := Entry{Source: strings.ToLower(v["source"]), ID: v["id"], Text: v["text"], Form: Form(strings.ToLower(v["form"])),
		Language: strings.ToLower(v["language"]), Target: strings.ToLower(v["target"]), Words: v["words"], By: v["by"], Date: v["date"],
		Origin: Origin(strings.ToLower(v["origin"]))}
	no := func(column, reason, advice string) (Entry, bool) {
		f.fail(line, column, reason, advice)
		return Entry{}, false
	}
	if !slices.Contains(Forms(), e.Form) {
		return no("form", fmt.Sprintf("there is no form %q", e.Form), fmt.Sprintf("one of %v", Forms()))
	}
	switch {
	case e.Text == "" && e.Source == "":
		return no("text", "it is empty: nothing says which words these stand for", "write the source's sentence there, as the report's list of sources has it")
	case e.Source == "":
		e.Source = Hash(e.Text)
	case !source.MatchString(e.Source):
		return no("source", fmt.Sprintf("%q is no hash of a text", e.Source), "leave it empty: it is made from the text")
	case e.Text != "" && e.Source != Hash(e.Text):
		return no("source", "it is that of another text", "look whether the words fit the text; then leave source empty: it is made from the text")
	}
	if e.Target == "" {
		e.Target = f.target
	}
	if !tag.MatchString(e.Target) {
		return no("target", fmt.Sprintf("%q is no language", e.Target), "fr, en or es; or name the file SERIES.fr.tsv")
	}
	if f.target != "" && e.Target != f.target {
		return no("target", fmt.Sprintf("it is %s, but the file is for %s", e.Target, f.target), fmt.Sprintf("put the line into the file for %s", e.Target))
	}
	if e.Language != "" && !tag.MatchString(e.Language) {
		return no("language", fmt.Sprintf("%q is no language", e.Language), "fr, en or es: that of the text")
	}
	if e.Language == e.Target {
		return no("language", "text and words are in the same language", "what stands in the report's language needs no translation: take the line out")
	}
	switch e.Origin {
	case "", Person, Machine:
	default:
		return no("origin", fmt.Sprintf("%q is neither person nor machine", e.Origin), "person or machine; or leave it empty: a person's")
	}
	if e.Date != "" {
		if _, err := time.Parse(time.DateOnly, e.Date); err != nil {
			return no("date", fmt.Sprintf("%q is no day", e.Date), "write it as 2026-01-31, or leave it empty")
		}
	}
	switch strings.ToLower(v["reviewed"]) {
	case "yes", "true", "oui", "sí", "si", "x", "1":
		e.Reviewed = true
	case "", "no", "false", "non", "0":
	default:
		return no("reviewed", fmt.Sprintf("%q says neither yes nor no", v["reviewed"]), "yes where a person answers for the words, else no")
	}
	return e, true
}
