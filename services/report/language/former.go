package language

import "strings"

// WasOnce tells whether words, folded, with a space at each end, hold what was
// somebody's stance before: "hostile in May", "at first opposed".
func (p *Pack) WasOnce(folded string) bool {
	for _, s := range p.FormerStances {
		for at, from := 0, 0; ; from = at + 1 {
			i := strings.Index(folded[from:], " "+s+" ")
			if i < 0 {
				break
			}
			at = from + i
			if p.onceAt(folded[:at+1], folded[at+len(s)+1:]) {
				return true
			}
		}
	}
	return false
}

// onceAt tells whether words of time stand right before or behind a stance.
func (p *Pack) onceAt(before, behind string) bool {
	for _, t := range p.FormerTimes {
		list := []string{t}
		if strings.Contains(t, "{month}") {
			list = list[:0]
			for _, m := range p.Months {
				list = append(list, strings.ReplaceAll(t, "{month}", foldMonth(m)))
			}
		}
		for _, t := range list {
			if strings.HasSuffix(before, " "+t+" ") || strings.HasPrefix(behind, " "+t+" ") {
				return true
			}
		}
	}
	return false
}

// foldMonth gives a month's name in small letters without accents.
func foldMonth(m string) string {
	return strings.NewReplacer("é", "e", "û", "u").Replace(strings.ToLower(m))
}
