package segment

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/speech"
)

func TestScratch(t *testing.T) {
	b, err := os.ReadFile("/tmp/w/scratch.txt")
	if err != nil {
		t.Skip()
	}
	lex := lexicons(t)
	for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		lang, text, ok := strings.Cut(l, "\t")
		if !ok {
			continue
		}
		doc := ruleDocument(ruleCase{"", lang, text, ""})
		out := ""
		speech.Trace = func(n int, o []string, g []int, best int) {
			out = ""
			for i, x := range o {
				m := " "
				if i == best {
					m = "*"
				}
				if strings.Contains(x, "narration") && i != best || strings.HasPrefix(x, "3 ") || strings.HasPrefix(x, "4 ") || strings.HasPrefix(x, "0 ") && i != best {
					continue
				}
				out += "      " + m + x + "\n"
			}
		}
		lex.Gather(doc, speech.ListOrder(), false, func(in []speech.Sentence) (func(int) bool, speech.Judge) {
			return func(int) bool { return true }, func(int, *speech.Decision) int { return 0 }
		})
		speech.Trace = nil
		fmt.Printf("%s %s\n%s", lang, text, out)
	}
}
