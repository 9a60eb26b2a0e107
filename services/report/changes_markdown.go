package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"google.golang.org/protobuf/encoding/protojson"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/md"
	"rapporteur.internal/services/report/language"
)

// Formats of what a version changed, beside those of the report itself.
const (
	FormatChangesMarkdown = "changes.md"
	FormatChangesJSON     = "changes.json"
)

func documentLabel(session uint32, letter string) string {
	return fmt.Sprintf("S%d%s", session, letter)
}

// WriteChangesJSON writes changes as JSON; what would be empty is left out.
func WriteChangesJSON(w io.Writer, c *pb.ReportChanges) error {
	b, err := changesJSON(c)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// WriteChangesMarkdown writes changes for people, in the report's language.
func WriteChangesMarkdown(w io.Writer, c *pb.ReportChanges) error {
	pack, err := language.Load(c.Language)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	word := pack.Word
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n\n", args...) }
	item := func(sort, text string) { fmt.Fprintf(&b, "- **%s** %s\n", word("change_"+sort), text) }
	line("# %s", md.Escape(word("changes")))
	line("%s: `%s` → `%s`", md.Escape(word("version")), c.Before, c.After)
	line("%s", md.Escape(pack.Frame("changes_count", 0, language.Values{"added": int(c.SentencesAdded), "dropped": int(c.SentencesDropped), "changed": int(c.SentencesChanged)})))
	if c.TitleBefore != c.TitleAfter {
		item("changed", fmt.Sprintf("“%s” → “%s”\n", md.Escape(c.TitleBefore), md.Escape(c.TitleAfter)))
	}
	if len(c.Edits)+len(c.Withdrawn) > 0 {
		line("## %s", md.Escape(word("changes_edits")))
		for _, e := range c.Edits {
			fmt.Fprintf(&b, "- %s\n", md.Escape(editLine(pack, e, anchorIDs(e.Edit))))
		}
		for _, e := range c.Withdrawn {
			item("withdrawn", md.Escape(editLine(pack, &pb.AppliedEdit{Edit: e, State: stateApplied}, anchorIDs(e))))
		}
		fmt.Fprintln(&b)
	}
	if len(c.Documents) > 0 {
		line("## %s", md.Escape(word("changes_documents")))
		for _, d := range c.Documents {
			label := d.After
			if d.Before != "" && d.After != "" && d.Before != d.After {
				label = d.Before + " → " + d.After
			} else if label == "" {
				label = d.Before
			}
			item(d.Sort, fmt.Sprintf("%s — %s (%s)", label, md.Escape(d.Title), md.Escape(d.File)))
		}
		fmt.Fprintln(&b)
	}
	for _, ch := range c.Chapters {
		line("## %s (%s)", md.Escape(ch.Title), md.Escape(word("change_"+ch.Sort)))
		for _, s := range ch.Sentences {
			cites := " [" + strings.Join(s.Citations, "; ") + "]"
			switch s.Sort {
			case "changed":
				item(s.Sort, md.Escape(s.Before)+"\n  → "+md.Escape(s.After)+cites)
			case "dropped":
				item(s.Sort, md.Escape(s.Before)+cites)
			default:
				item(s.Sort, md.Escape(s.After)+cites)
			}
		}
		fmt.Fprintln(&b)
	}
	if len(c.Moved) > 0 {
		line("## %s", md.Escape(word("changes_moved")))
		for _, m := range c.Moved {
			fmt.Fprintf(&b, "- %s → %s\n", m.Before, m.After)
		}
		fmt.Fprintln(&b)
	}
	_, err = w.Write(bytes.TrimRight(b.Bytes(), "\n"))
	if err == nil {
		_, err = io.WriteString(w, "\n")
	}
	return err
}

// editLine says who changed what, and, where an edit is to be looked at, why.
func editLine(pack *language.Pack, e *pb.AppliedEdit, cites []string) string {
	day, _, _ := strings.Cut(e.Edit.GetAt(), "T")
	v := language.Values{"date": pack.Dates(day, day), "by": e.Edit.GetBy(), "what": pack.Word("edit_" + wordOf(e.Edit))}
	key := "edit_line"
	if len(cites) > 0 {
		key = "edit_line_cites"
		v["cites"] = strings.Join(cites, ", ")
	}
	line := pack.Frame(key, 0, v)
	if e.State != stateApplied {
		line = pack.Frame("edit_line_"+e.State, 0, language.Values{"line": line, "reason": e.Reason})
	}
	return line
}

// anchorIDs are the citations that an edit was made of.
func anchorIDs(x *pb.Edit) []string {
	var ids []string
	put := func(list ...*pb.Anchor) {
		for _, a := range list {
			if a.GetCitation() != "" {
				ids = append(ids, a.Citation)
			}
		}
	}
	switch w := x.GetWhat().(type) {
	case *pb.Edit_Point:
		put(w.Point.Members...)
		for _, p := range w.Point.Parts {
			put(p.Members...)
		}
	case *pb.Edit_Divergence:
		put(w.Divergence.A, w.Divergence.B)
	case *pb.Edit_KeepOut:
		put(w.KeepOut.Statement)
	}
	return ids
}

// changesJSON is changes by their proto names, without what is empty.
func changesJSON(c *pb.ReportChanges) ([]byte, error) {
	b, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(c)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Compact(&out, b)
	return out.Bytes(), err
}
