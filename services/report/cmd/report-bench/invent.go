package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Invented words: nobody said what they make.
var (
	given   = strings.Fields("Ada Bela Cora Dario Elin Faro Greta Hiro Inez Jonas Kaia Lars Mira Nuno Olga Pavel Quinn Rosa Sven Talia Ugo Vera Wim Xenia Yara Zeno")
	family  = strings.Fields("Abbot Brandt Castell Dahl Elster Fjord Garrow Holm Irving Jarl Kestrel Lund Marlow Norr Oster Pell Quist Rowan Stroud Tarn Ulm Vale Wray Yates Zander")
	roles   = []string{"Minister for Water", "Mayor", "Director", "Ambassador", "Professor of Hydrology", "Chair of the growers' union"}
	states  = strings.Fields("FR KE PE NO JP SN CL PT GH NZ")
	verbs   = []string{"said that", "stressed that", "urged that", "proposed that", "noted that", "announced that"}
	acts    = []pb.Act{pb.Act_ACT_REPORTS, pb.Act_ACT_ASSERTS, pb.Act_ACT_URGES, pb.Act_ACT_PROPOSES, pb.Act_ACT_ASSERTS, pb.Act_ACT_COMMITS}
	things  = strings.Fields("wells canals seeds orchards ferries tariffs harvests granaries bridges reservoirs fisheries pastures terraces mills aquifers levees nurseries markets roofs turbines")
	manners = strings.Fields("salted ancient shared flooded private public coastal upland broken restored metered leased planted guarded silted")
	claims  = []string{"must be open to all who live beside them", "should be measured each spring by the towns", "cannot be kept without the help of the growers",
		"need a fund of their own within two years", "are the responsibility of every State on the river", "have to be repaired before the rains"}
)

// invent makes documents of so many statements each, over five sessions.
func invent(documents, each int) []*pb.Statement {
	r := rand.New(rand.NewPCG(7, 11))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	var out []*pb.Statement
	for d := range documents {
		id := fmt.Sprintf("d%05d", d)
		m := &pb.Metadata{Series: "invented", SeriesTitle: "River talks", Session: uint32(d%5 + 1), Part: id, Title: "Summary of day " + id,
			Language: "en", Primary: true, Start: fmt.Sprintf("2017-%02d-05", d%5+3)}
		for i := 0; i < each; {
			name, role, state := pick(given)+" "+pick(family), pick(roles), pick(states)
			speaker := &pb.Speaker{Name: name, Role: role, Country: state, Organisation: "House of " + pick(family)}
			for turn := range 1 + r.IntN(4) {
				if i == each {
					break
				}
				i++
				k := r.IntN(len(verbs))
				claim := fmt.Sprintf("%s %s and %s %s %s", pick(manners), pick(things), pick(manners), pick(things), pick(claims))
				text, how := fmt.Sprintf("%s, %s, %s %s.", name, role, verbs[k], claim), pb.Attribution_ATTRIBUTION_EXPLICIT
				if turn > 0 {
					text, how = strings.ToUpper(claim[:1])+claim[1:]+fmt.Sprintf(" in %d villages.", 2+r.IntN(900)), pb.Attribution_ATTRIBUTION_CONTINUATION
				}
				out = append(out, &pb.Statement{Id: fmt.Sprintf("%s.%d", id, i), Document: id, Content: id, Generation: 1, Ordinal: uint32(i), File: id + ".pdf",
					Metadata: m, Page: uint32(i/20 + 1), PageLabel: fmt.Sprint(i/20 + 1), Pages: []uint32{uint32(i/20 + 1)}, Paragraph: uint32(i/4 + 1),
					Section: "Part " + pick(things), Text: text, Language: "en", Kind: pb.Kind_KIND_STATEMENT, Attribution: how, Confidence: .9, Act: acts[k],
					Speakers: []*pb.Speaker{speaker}})
			}
		}
	}
	return out
}
