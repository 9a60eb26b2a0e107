package memory

import (
	"bufio"
	"io"
	"strings"
)

// columns of a file, as it is written; it may have them in any order.
var columns = []string{"id", "form", "words", "text", "reviewed", "by", "date", "origin", "language", "target", "source"}

// head stands above the columns of a file that people may change.
const head = "# A line says what stands in the report for the words in text, in the form given. After a change of\n" +
	"# text leave source empty: it is made from the text. reviewed is yes where a person answers for the words.\n" +
	"# origin is person or machine: who put them; what a machine put is marked in the report until reviewed says yes.\n"

// Write writes the entries as a file that Read reads.
func (m *Memory) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(head + strings.Join(columns, "\t") + "\n")
	for e := range m.All() {
		v := e.values()
		fields := make([]string, len(columns))
		for i, c := range columns {
			fields[i] = quoted(v[c], i == 0)
		}
		b.WriteString(strings.Join(fields, "\t") + "\n")
	}
	return b.Flush()
}

// quoted is a field as a spreadsheet writes it: one that begins with a quotation
// mark would be misread without marks around it, and so would a remark's sign.
func quoted(f string, first bool) string {
	if strings.HasPrefix(f, `"`) || first && strings.HasPrefix(f, "#") {
		return `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
	}
	return f
}

// unquoted is a field without the marks that a spreadsheet put around it.
func unquoted(f string) string {
	if len(f) < 2 || f[0] != '"' || f[len(f)-1] != '"' {
		return f
	}
	inner := f[1 : len(f)-1]
	plain := strings.ReplaceAll(inner, `""`, "\x00")
	if strings.Contains(plain, `"`) {
		return f // Marks of the text itself.
	}
	return strings.ReplaceAll(plain, "\x00", `"`)
}

// values is an entry as files spell it, by column.
func (e *Entry) values() map[string]string {
	reviewed := "no"
	if e.Reviewed {
		reviewed = "yes"
	}
	return map[string]string{"id": e.ID, "form": string(e.Form), "words": e.Words, "text": e.Text, "reviewed": reviewed, "by": e.By,
		"date": e.Date, "origin": string(e.Origin), "language": e.Language, "target": e.Target, "source": e.Source}
}
