package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
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
	line("# %s", escapeMD(word("changes")))
	line("%s: `%s` → `%s`", escapeMD(word("version")), c.Before, c.After)
	line("%s", escapeMD(pack.Frame("changes_count", 0, language.Values{"added": int(c.SentencesAdded), "dropped": int(c.SentencesDropped), "changed": int(c.SentencesChanged)})))
	if c.TitleBefore != c.TitleAfter {
		item("changed", fmt.Sprintf("“%s” → “%s”\n", escapeMD(c.TitleBefore), escapeMD(c.TitleAfter)))
	}
	if len(c.Edits)+len(c.Withdrawn) > 0 {
		line("## %s", escapeMD(word("changes_edits")))
		for _, e := range c.Edits {
			fmt.Fprintf(&b, "- %s\n", escapeMD(editLine(pack, e, anchorIDs(e.Edit))))
		}
		for _, e := range c.Withdrawn {
			item("withdrawn", escapeMD(editLine(pack, &pb.AppliedEdit{Edit: e, State: stateApplied}, anchorIDs(e))))
		}
		fmt.Fprintln(&b)
	}
	if len(c.Documents) > 0 {
		line("## %s", escapeMD(word("changes_documents")))
		for _, d := range c.Documents {
			label := d.After
			if d.Before != "" && d.After != "" && d.Before != d.After {
				label = d.Before + " → " + d.After
			} else if label == "" {
				label = d.Before
			}
			item(d.Sort, fmt.Sprintf("%s — %s (%s)", label, escapeMD(d.Title), escapeMD(d.File)))
		}
		fmt.Fprintln(&b)
	}
	for _, ch := range c.Chapters {
		line("## %s (%s)", escapeMD(ch.Title), escapeMD(word("change_"+ch.Sort)))
		for _, s := range ch.Sentences {
			cites := " [" + strings.Join(s.Citations, "; ") + "]"
			switch s.Sort {
			case "changed":
				item(s.Sort, escapeMD(s.Before)+"\n  → "+escapeMD(s.After)+cites)
			case "dropped":
				item(s.Sort, escapeMD(s.Before)+cites)
			default:
				item(s.Sort, escapeMD(s.After)+cites)
			}
		}
		fmt.Fprintln(&b)
	}
	if len(c.Moved) > 0 {
		line("## %s", escapeMD(word("changes_moved")))
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
