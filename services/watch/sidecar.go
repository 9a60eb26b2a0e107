package watch

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// SidecarSuffix is added to a PDF's whole name: x.pdf has x.pdf.yaml.
const SidecarSuffix = ".yaml"

// maxSidecar is far more than the keys can need, in bytes.
const maxSidecar = 64 << 10

// sidecarKeys lists what a sidecar may say, as the guide prints it.
var sidecarKeys = []string{"series", "session", "part", "title", "date", "city", "venue", "language",
	"rendition_of", "supersedes", "password", "specimen"}

// SidecarError says what is wrong with a sidecar.
type SidecarError struct {
	// File is the sidecar's path; Line is from 1, 0: the file as a whole; Key may be empty.
	File   string
	Line   int
	Key    string
	Reason string
	Advice string
}

func (e *SidecarError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ", line %d", e.Line)
	}
	b.WriteString(": ")
	if e.Key != "" {
		fmt.Fprintf(&b, "key %q: ", e.Key)
	}
	b.WriteString(e.Reason)
	return b.String()
}

// Remedy says what helps.
func (e *SidecarError) Remedy() string { return e.Advice }

// ReadSidecar reads a sidecar's bytes; file is the path that errors name. The
// password is returned apart, since it must not travel with the rest. An empty
// file says nothing. Errors are *SidecarError; they never quote a value that
// could be a password.
func ReadSidecar(file string, data []byte) (side *pb.Sidecar, password string, err error) {
	fail := func(line int, key, reason, advice string) error {
		return &SidecarError{File: file, Line: line, Key: key, Reason: reason, Advice: advice}
	}
	const form = "write one `key: value` a line; known keys: series, session, part, title, date, city, venue, language, rendition_of, supersedes, password, specimen"
	// The YAML library has been seen to panic on malformed input.
	defer func() {
		if p := recover(); p != nil {
			side, password, err = nil, "", fail(0, "", "it is not valid YAML", form)
		}
	}()
	if len(data) > maxSidecar {
		return nil, "", fail(0, "", fmt.Sprintf("it has %d bytes, above the %d allowed", len(data), maxSidecar), form)
	}
	if !utf8.Valid(data) {
		return nil, "", fail(0, "", "it is not UTF-8", "save it with the encoding UTF-8")
	}
	side = &pb.Sidecar{}
	// Some editors on Windows begin a file with a byte order mark.
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, "", fail(lineOf(err), "", "it is not valid YAML", form)
	}
	var values []*ast.MappingValueNode
	for i, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if i > 0 {
			return nil, "", fail(doc.Body.GetToken().Position.Line, "", "it holds a second document after ---", form)
		}
		switch body := doc.Body.(type) {
		case *ast.MappingNode:
			values = body.Values
		case *ast.MappingValueNode:
			values = []*ast.MappingValueNode{body}
		case *ast.NullNode, *ast.CommentGroupNode:
		default:
			return nil, "", fail(body.GetToken().Position.Line, "", "it is no list of keys with values", form)
		}
	}
	seen := map[string]bool{}
	for _, v := range values {
		key, line := v.Key.GetToken().Value, v.Key.GetToken().Position.Line
		if !slices.Contains(sidecarKeys, key) {
			return nil, "", fail(line, key, "unknown key", suggest(key))
		}
		if seen[key] {
			return nil, "", fail(line, key, "given twice", "keep one of them")
		}
		seen[key] = true
		value, ok := scalar(v.Value)
		if !ok {
			return nil, "", fail(line, key, "its value is no single word, number or line", "write `"+key+": value` on one line")
		}
		if value == "" {
			continue
		}
		if key == "password" {
			password = value
			continue
		}
		if reason, advice := assign(side, key, value); reason != "" {
			return nil, "", fail(line, key, reason, advice)
		}
	}
	return side, password, nil
}

// scalar returns a plain value as it is written, so that 0123 stays 0123.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.NullNode:
		return "", true
	case *ast.StringNode:
		return strings.TrimSpace(n.Value), true
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func assign(s *pb.Sidecar, key, value string) (reason, advice string) {
	if len(value) > 1000 {
		return "its value is longer than 1000 bytes", "shorten it"
	}
	if strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\n' }) {
		return "its value holds control characters", "type it anew"
	}
	switch key {
	case "series":
		s.Series = value
	case "session":
		n, err := strconv.ParseUint(value, 10, 16)
		if err != nil {
			return fmt.Sprintf("%q is no number of a session", value), "write the session's ordinal, for example `session: 2`; 0 for none"
		}
		session := uint32(n)
		s.Session = &session
	case "part":
		s.Part = value
	case "title":
		s.Title = value
	case "date":
		if !validDate(value) {
			return fmt.Sprintf("%q is no date", value), "write `date: 2031-05-14`, or `date: 2031-05-14/2031-05-16` for several days"
		}
		s.Date = value
	case "city":
		s.City = value
	case "venue":
		s.Venue = value
	case "language":
		if !slices.Contains([]string{"fr", "en", "es"}, value) {
			return fmt.Sprintf("%q is no language that is read", value), "write fr, en or es"
		}
		s.Language = value
	case "rendition_of":
		s.RenditionOf = value
	case "supersedes":
		s.Supersedes = value
	case "specimen":
		switch strings.ToLower(value) {
		case "true", "yes":
			s.Specimen = true
		case "false", "no":
		default:
			return fmt.Sprintf("%q is neither true nor false", value), "write `specimen: true`"
		}
	}
	return "", ""
}

func validDate(s string) bool {
	first, last, several := strings.Cut(s, "/")
	a, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return false
	}
	if !several {
		return true
	}
	b, err := time.Parse(time.DateOnly, last)
	return err == nil && !b.Before(a)
}

// suggest names the known key that is one or two letters away, and all of them.
func suggest(key string) string {
	all := "known keys: " + strings.Join(sidecarKeys, ", ")
	for _, k := range sidecarKeys {
		if near(strings.ToLower(key), k) {
			return fmt.Sprintf("did you mean %q? %s", k, all)
		}
	}
	return all
}

// near tells whether a and b are at most two edits apart.
func near(a, b string) bool {
	if len(a) > len(b)+2 || len(b) > len(a)+2 {
		return false
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)] <= 2
}

var position = regexp.MustCompile(`^\[(\d+):\d+\]`)

func lineOf(err error) int {
	var s *yaml.SyntaxError
	if errors.As(err, &s) && s.Token != nil && s.Token.Position != nil {
		return s.Token.Position.Line
	}
	if m := position.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 0
}
