package segment

import (
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/speech"
	"rapporteur.internal/services/segment/stance"
)

// stances fills in what each statement does, and what it responds to.
func (w *writer) stances(out []*pb.Statement) {
	in := make([]stance.Sentence, len(out))
	section := 0
	for i, s := range out {
		d := &w.decisions[i]
		if d.Kind == speech.HeadingKind {
			section++
		}
		in[i] = stance.Sentence{
			Text: s.Text, Language: s.Language, Paragraph: w.sentences[i].Paragraph, Section: section,
			Title: d.Kind == speech.HeadingKind || d.Kind == speech.FrontMatterKind,
			Aside: w.sentences[i].Role == speech.Aside,
			Told:  d.Kind == speech.Statement || d.Kind == speech.Collective,
		}
		x := &in[i]
		for _, p := range s.Speakers {
			x.Speakers = append(x.Speakers, p.Id)
			x.Names = append(x.Names, p.Name, p.Role, p.Organisation, p.Acronym)
			if p.Country != "" {
				x.Countries = append(x.Countries, p.Country)
			}
		}
		for _, p := range s.Parties {
			x.Parties = append(x.Parties, p.Name)
			if p.Country != "" {
				x.Countries = append(x.Countries, p.Country)
			}
		}
		for _, m := range w.sentences[i].Places {
			x.Places = append(x.Places, stance.Place{Start: m.Start, End: m.End, Country: m.ISO})
		}
		for _, v := range d.Verbs {
			x.Verbs = append(x.Verbs, stance.Verb{Start: v.Start, End: v.End, Act: v.Act, Weak: v.Weak})
		}
	}
	for i, r := range w.lex.frames.Read(in, w.options.explain) {
		out[i].Act = acts[r.Act]
		for _, x := range r.Responses {
			out[i].Responses = append(out[i].Responses, &pb.Response{
				Statement: out[x.Sentence].Id, Act: acts[x.Act], Parties: x.Parties, Words: x.Words, Confidence: x.Confidence,
			})
		}
		if w.options.explain && r.Why != "" {
			out[i].Explain = append(out[i].Explain, &pb.Explanation{Rule: "act", Note: r.Why})
		}
	}
}
