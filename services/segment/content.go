package segment

import (
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/figure"
	"rapporteur.internal/services/segment/initiative"
)

// content fills in what a statement speaks of: figures and places.
func (w *writer) content(s *pb.Statement, i int) {
	if s.Kind == pb.Kind_KIND_HEADING || s.Kind == pb.Kind_KIND_FRONT_MATTER {
		return
	}
	text := w.folded[i]
	for _, f := range figure.FindIn(text, s.Language) {
		s.Figures = append(s.Figures, f.Proto())
	}
	for _, x := range initiative.FindIn(text, s.Language) {
		s.Initiatives = addOnce(s.Initiatives, x.Text)
	}
	seen := map[string]bool{}
	for _, m := range w.sentences[i].Places {
		name := s.Text[m.Start:m.End]
		if (m.Form == country.Name || m.Form == country.City) && !seen[name] {
			seen[name] = true
			s.Places = append(s.Places, name)
		}
	}
}

func addOnce(list []string, x string) []string {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}
