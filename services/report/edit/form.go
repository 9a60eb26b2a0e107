package edit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"google.golang.org/protobuf/encoding/protojson"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// head stands above the edits in the file that people may change. Its last line
// tells whether they did.
const head = `# What people changed of the report on %s. You may change this file while
# Rapporteur runs or not: what you write is taken up, and the report built anew.
# A new edit needs no id, by and at. An edit is one of:
#   title: "…"                        cover: {lines: ["…", "…"]}
#   order: {chapters: [theme:23, theme:10]}
#   point: {action: accept | reject | merge | split | reword, points: [p1a2b3c4], text: "…"}
#   divergence: {action: accept | reject, a: {citation: S1a-3}, b: {citation: S2a-7}}
#   keep_out: {statement: {citation: S1a-3}, reason: "…"}
# Leave version as it is: it says which edits you saw.
# written by Rapporteur: %s
`

const markLine = "# written by Rapporteur: "

func markOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:8])
}

// WriteYAML is the file of a series' edits.
func WriteYAML(e *pb.Edits) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"version":%d,"edits":[`, e.Version)
	for i, x := range e.Edits {
		raw, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(x)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(raw)
	}
	b.WriteString("]}")
	body, err := yaml.JSONToYAML(b.Bytes())
	if err != nil {
		return nil, err
	}
	return append(fmt.Appendf(nil, head, e.Series, markOf(body)), body...), nil
}

// Untouched tells whether a file is as Rapporteur wrote it.
func Untouched(file []byte) bool {
	_, rest, ok := bytes.Cut(file, []byte("\n"+markLine))
	mark, body, ok2 := bytes.Cut(rest, []byte("\n"))
	return ok && ok2 && string(bytes.TrimSpace(mark)) == markOf(body)
}

const form = "the lines at its head say what an edit looks like"

var missingQuotes = regexp.MustCompile(`invalid value for string (?:type|field)?.*?: ([0-9.]+|true|false)`)

// ReadYAML reads a file of edits that people changed; an empty file has version 0
// and no edits. name is the path that errors, all *Error, give.
func ReadYAML(name, series string, file []byte) (e *pb.Edits, err error) {
	fail := func(reason, advice string) error { return &Error{name, reason, advice} }
	// The YAML library has been seen to panic on malformed input.
	defer func() {
		if p := recover(); p != nil {
			e, err = nil, fail("it is not valid YAML", form)
		}
	}()
	if len(file) > 2*maxBytes {
		return nil, fail(fmt.Sprintf("it has %d bytes", len(file)), fmt.Sprintf("%d at most", 2*maxBytes))
	}
	if !utf8.Valid(file) {
		return nil, fail("it is not UTF-8", "save it with the encoding UTF-8")
	}
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	raw, err := yaml.YAMLToJSON(file)
	if err != nil {
		return nil, fail("it is not valid YAML: "+firstLine(err.Error()), "correct that line; "+form)
	}
	e = &pb.Edits{Series: series}
	if s := bytes.TrimSpace(raw); len(s) == 0 || string(s) == "null" {
		return e, nil
	}
	var in struct {
		Version uint32            `json:"version"`
		Edits   []json.RawMessage `json:"edits"`
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return nil, fail("it has other keys than version and edits, or these hold something else: "+strings.TrimPrefix(err.Error(), "json: "), form)
	}
	e.Version = in.Version
	for i, r := range in.Edits {
		x := &pb.Edit{}
		if err := protojson.Unmarshal(r, x); err != nil {
			advice := form
			text := plain(err)
			if missingQuotes.MatchString(text) {
				advice = "write quotation marks around numbers, true and false where words are meant"
			}
			where := fmt.Sprintf("edit %d", i+1)
			var id struct {
				ID any `json:"id"`
			}
			if json.Unmarshal(r, &id) == nil && id.ID != nil {
				where += fmt.Sprintf(" (%v)", id.ID)
			}
			return nil, fail(where+": "+text, advice)
		}
		e.Edits = append(e.Edits, x)
	}
	return e, nil
}

var position = regexp.MustCompile(`\(line \d+:\d+\): `)

// plain is an error of protojson without its place in the JSON, which nobody sees.
func plain(err error) string {
	s := strings.ReplaceAll(err.Error(), "\u00a0", " ")
	return position.ReplaceAllString(strings.TrimSpace(strings.TrimPrefix(s, "proto:")), "")
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
