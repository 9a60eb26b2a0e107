package custody

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Corrected are the fields of a file's metadata that people correct, as in a sidecar.
var Corrected = []string{"series", "session", "part", "title", "date", "city", "venue", "language", "rendition_of", "supersedes", "specimen"}

// Say is what somebody says of a document or file.
type Say struct {
	// By is who says it; Version the version of the correction that they saw, 0: none.
	By      string
	Version uint32
	// Fields to set, by name; nil takes back what people said of the field, so
	// that sidecar, folder and pages count again.
	Fields map[string]*string
}

// wrongSay says what is wrong with a correction, and what helps.
type wrongSay struct{ reason, remedy string }

func (e wrongSay) Error() string  { return e.reason }
func (e wrongSay) Remedy() string { return e.remedy }

var errOther = errors.New("another version")

// Correct writes down what people say of a document (by its id), or of a file
// (by its path or content), and has it received anew: its way begins again, with
// what they say before what its sidecar, its folder and its pages say. stale:
// somebody else has corrected it since; the correction that stands is returned.
func (c *Custody) Correct(ctx context.Context, name string, say Say) (now *pb.Correction, stale bool, err error) {
	if err := checkSay(say); err != nil {
		return nil, false, err
	}
	t, err := c.target(ctx, name)
	if err != nil {
		return nil, false, err
	}
	f, err := c.leading(ctx, t)
	if err != nil {
		return nil, false, err
	}
	if f == nil {
		return nil, false, wrongSay{fmt.Sprintf("no file of %s is there any more", name), "put the file into the inbox again, then correct it"}
	}
	path, err := c.spokenOf(ctx, t, f)
	if err != nil {
		return nil, false, err
	}
	var stands *pb.Correction
	now, err = c.ledger.UpdateCorrection(ctx, path, func(r *pb.Correction) error {
		if r.Version != say.Version {
			stands = proto.CloneOf(r)
			return errOther
		}
		if r.Says == nil {
			r.Says = &pb.Sidecar{}
		}
		before := proto.CloneOf(r.Says)
		for field, value := range say.Fields {
			set(r.Says, field, value)
		}
		if proto.Equal(before, r.Says) {
			stands = proto.CloneOf(r)
			return errSame
		}
		r.Content, r.Version, r.By, r.At = f.Content, r.Version+1, say.By, time.Now().UTC().Format(time.RFC3339)
		return nil
	})
	switch {
	case errors.Is(err, errOther):
		return stands, true, nil
	case errors.Is(err, errSame):
		return stands, false, nil
	case err != nil:
		return nil, false, err
	}
	// Were this process to end here, extract would take it up by itself.
	_, err = c.anew(ctx, f)
	return now, false, err
}

var errSame = errors.New("the same")

// spokenOf is the path under which people spoke of what was named: that of a
// name that it had before, if they did, else that of its leading file.
func (c *Custody) spokenOf(ctx context.Context, t *target, f *pb.FileRecord) (string, error) {
	all, err := c.ledger.Corrections(ctx)
	if err != nil {
		return "", err
	}
	path := f.Path
	for _, x := range all {
		if x.File == f.Path {
			return f.Path, nil
		}
		if slices.ContainsFunc(t.files, func(o *pb.FileRecord) bool { return o.Path == x.File }) {
			path = x.File
		}
	}
	return path, nil
}

// leading is the first file of what was named that is still there with its bytes; nil: none.
func (c *Custody) leading(ctx context.Context, t *target) (*pb.FileRecord, error) {
	var order []string
	if t.document != "" {
		d, err := c.ledger.Document(ctx, t.document)
		if err != nil && !isNotFound(err) {
			return nil, err
		}
		if d.GetForgotten() {
			return nil, nil
		}
		order = d.GetFiles()
	}
	for _, f := range t.files {
		if !slices.Contains(order, f.Path) {
			order = append(order, f.Path)
		}
	}
	for _, path := range order {
		for _, f := range t.files {
			if f.Path == path && f.Content != "" && f.State != pb.FileState_FILE_STATE_FORGOTTEN && f.State != pb.FileState_FILE_STATE_GONE {
				return f, nil
			}
		}
	}
	return nil, nil
}

func checkSay(say Say) error {
	if strings.TrimSpace(say.By) == "" || len(say.By) > 200 {
		return wrongSay{"a correction says who made it", "give a name, of 200 bytes at most"}
	}
	if len(say.Fields) == 0 {
		return wrongSay{"the correction names no field", "fields are " + strings.Join(Corrected, ", ")}
	}
	for field, value := range say.Fields {
		if !slices.Contains(Corrected, field) {
			return wrongSay{fmt.Sprintf("%q is no field that can be corrected", field), "fields are " + strings.Join(Corrected, ", ")}
		}
		if value == nil {
			continue
		}
		if reason, remedy := wrongField(field, *value); reason != "" {
			return wrongSay{field + ": " + reason, remedy}
		}
	}
	return nil
}

func wrongField(field, value string) (reason, remedy string) {
	switch {
	case strings.TrimSpace(value) == "":
		return "it is empty", "take the field back (null) to have what its sidecar, folder and pages say"
	case len(value) > 1000:
		return "it is longer than 1000 bytes", "shorten it"
	case strings.ContainsFunc(value, unicode.IsControl):
		return "it holds control characters", "type it anew, on one line"
	}
	switch field {
	case "session":
		if _, err := strconv.ParseUint(value, 10, 16); err != nil {
			return fmt.Sprintf("%q is no number of a session", value), "give the session's ordinal; 0 for none"
		}
	case "date":
		first, last, several := strings.Cut(value, "/")
		a, err := time.Parse(time.DateOnly, first)
		if err == nil && several {
			var b time.Time
			if b, err = time.Parse(time.DateOnly, last); err == nil && b.Before(a) {
				return "it ends before it begins", "write the first day first"
			}
		}
		if err != nil {
			return fmt.Sprintf("%q is no date", value), "write 2031-05-14, or 2031-05-14/2031-05-16 for several days"
		}
	case "language":
		if !slices.Contains([]string{"fr", "en", "es"}, value) {
			return fmt.Sprintf("%q is no language that is read", value), "use fr, en or es"
		}
	case "specimen":
		if value != "true" {
			return fmt.Sprintf("%q can't be said", value), "a document can be marked as a specimen (true); the mark on its pages can't be taken away"
		}
	case "series", "part":
		if !strings.ContainsFunc(value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			return fmt.Sprintf("%q holds neither letter nor digit", value), "give it a name"
		}
	}
	return "", ""
}

// set sets a checked field, or empties it.
func set(s *pb.Sidecar, field string, value *string) {
	text := ""
	if value != nil {
		text = strings.TrimSpace(*value)
	}
	switch field {
	case "series":
		s.Series = text
	case "session":
		s.Session = nil
		if n, err := strconv.ParseUint(text, 10, 16); err == nil {
			session := uint32(n)
			s.Session = &session
		}
	case "part":
		s.Part = text
	case "title":
		s.Title = text
	case "date":
		s.Date = text
	case "city":
		s.City = text
	case "venue":
		s.Venue = text
	case "language":
		s.Language = text
	case "rendition_of":
		s.RenditionOf = text
	case "supersedes":
		s.Supersedes = text
	case "specimen":
		s.Specimen = text == "true"
	}
}
