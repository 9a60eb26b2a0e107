package edit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Error says what is wrong with an edit, and what helps.
type Error struct {
	// Where: the edit's number and id; empty: the edits as a whole.
	Where, Reason, Advice string
}

func (e *Error) Error() string {
	if e.Where == "" {
		return e.Reason
	}
	return e.Where + ": " + e.Reason
}

// Remedy says what helps.
func (e *Error) Remedy() string { return e.Advice }

// Limits of a series' edits: they travel in one answer.
const (
	maxBytes = 400 << 10
	maxLine  = 2000
	maxText  = 6000
	maxLines = 40
	maxName  = 200
)

// Edits of earlier versions may name "messages" and "between", which no report has any more.
var chapterKey = regexp.MustCompile(`^(summary|messages|between|theme:[a-z0-9._-]{0,100})$`)

// Check tells what is wrong with edits that are to be stored.
func Check(e *pb.Edits) error {
	seen := map[string]bool{}
	for i, x := range e.Edits {
		fail := func(reason, advice string, args ...any) error {
			where := fmt.Sprintf("edit %d", i+1)
			if x.Id != "" {
				where += " (" + x.Id + ")"
			}
			return &Error{where, fmt.Sprintf(reason, args...), advice}
		}
		switch {
		case x.Id == "" || seen[x.Id]:
			return fail("every edit has an id of its own", "leave the id of a new edit out: it is given")
		case strings.TrimSpace(x.By) == "":
			return fail("it doesn't say who made it", "write by: and a name")
		case len(x.By) > maxName || len(x.Note) > maxLine:
			return fail("by or note is too long", fmt.Sprintf("by has %d bytes at most, note %d", maxName, maxLine))
		}
		seen[x.Id] = true
		if _, err := time.Parse(time.RFC3339, x.At); err != nil {
			return fail("at %q is no time", "write it as 2031-05-14T09:30:00Z, or leave it out", x.At)
		}
		if reason, advice := wrong(x); reason != "" {
			return fail("%s", advice, reason)
		}
	}
	if n := proto.Size(e); n > maxBytes {
		return &Error{"", fmt.Sprintf("the edits have %d bytes, above the %d that one series may have", n, maxBytes), "take back edits that are no longer needed"}
	}
	return nil
}

// wrong is what is wrong with the content of one edit.
func wrong(x *pb.Edit) (reason, advice string) {
	switch w := x.What.(type) {
	case *pb.Edit_Title:
		return text("the title", w.Title, maxLine)
	case *pb.Edit_Cover:
		if len(w.Cover.GetLines()) > maxLines {
			return fmt.Sprintf("the cover has %d lines", len(w.Cover.Lines)), fmt.Sprintf("%d at most", maxLines)
		}
		for _, l := range w.Cover.GetLines() {
			if reason, advice := text("a line of the cover", l, maxLine); reason != "" {
				return reason, advice
			}
		}
	case *pb.Edit_Order:
		seen := map[string]bool{}
		for _, k := range w.Order.GetChapters() {
			if seen[k] {
				return fmt.Sprintf("the chapter %q stands twice in the order", k), "name each chapter once"
			}
			if !chapterKey.MatchString(k) {
				return fmt.Sprintf("%q is no chapter's key", k), "keys are summary, and theme: with a theme's id, as the report's JSON has them"
			}
			seen[k] = true
		}
		if len(seen) == 0 {
			return "the order names no chapter", "name the chapters' keys, or take the edit back"
		}
	case *pb.Edit_Point:
		return wrongPoint(w.Point)
	case *pb.Edit_Divergence:
		if a := w.Divergence.GetAction(); a != "accept" && a != "reject" {
			return fmt.Sprintf("%q is nothing to do with a divergence", a), "use accept or reject"
		}
		return anchored(w.Divergence.A, w.Divergence.B)
	case *pb.Edit_KeepOut:
		if utf8.RuneCountInString(w.KeepOut.GetReason()) > maxLine {
			return "the reason is too long", fmt.Sprintf("%d characters at most", maxLine)
		}
		return anchored(w.KeepOut.GetStatement())
	default:
		return "it changes nothing", "say one of title, cover, order, point, divergence, keep_out"
	}
	return "", ""
}

func wrongPoint(p *pb.PointEdit) (reason, advice string) {
	if !slices.Contains([]string{"accept", "reject", "merge", "split", "reword"}, p.GetAction()) {
		return fmt.Sprintf("%q is nothing to do with a point", p.GetAction()), "use accept, reject, merge, split or reword"
	}
	if p.Action == "reword" {
		if reason, advice := text("the words of the point", p.Text, maxText); reason != "" {
			return reason, advice
		}
	} else if p.Text != "" {
		return "only a reworded point has a text", "use the action reword"
	}
	if p.Action == "split" {
		if len(p.Parts) < 2 {
			return "a point is split into two parts at least", "give parts, each with its members"
		}
		for _, part := range p.Parts {
			if len(part.Members) == 0 {
				return "a part of a point has no member", "give each part the statements that belong to it"
			}
			if reason, advice := anchored(part.Members...); reason != "" {
				return reason, advice
			}
		}
		return "", ""
	}
	if len(p.Parts) > 0 {
		return "only a point that is split has parts", "use the action split"
	}
	if len(p.Members) < 2 && p.Action != "reword" || len(p.Members) == 0 {
		return "a point has two statements at least", "name the point, or its members"
	}
	return anchored(p.Members...)
}

func anchored(list ...*pb.Anchor) (reason, advice string) {
	for _, a := range list {
		if a.GetExact() == "" || a.GetDocument() == "" {
			return "it doesn't say which statement it means", "give the citation's id (S1a-17) as the report has it, or document and exact words"
		}
		if len(a.Exact) > 3*8000 || len(a.Prefix) > 1000 || len(a.Suffix) > 1000 {
			return "an anchor is longer than a statement can be", "give the statement's words as the report has them"
		}
	}
	return "", ""
}

func text(what, s string, most int) (reason, advice string) {
	switch {
	case strings.TrimSpace(s) == "":
		return what + " is empty", "take the edit back to have the machine's words again"
	case utf8.RuneCountInString(s) > most:
		return fmt.Sprintf("%s has %d characters", what, utf8.RuneCountInString(s)), fmt.Sprintf("%d at most", most)
	case strings.ContainsFunc(s, unicode.IsControl):
		return what + " holds a line end or another control character", "write it on one line"
	}
	return "", ""
}
