package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Synthetic gives statements for measurements: documents of 250 statements each
// in three languages, with speakers, parties, objectives and places on the page
// in about the numbers that real reports have. The same seed gives the same.
func Synthetic(seed uint64, generation uint64, n int) []*pb.Statement {
	const each = 250
	r := rand.New(rand.NewPCG(seed, 1))
	all := make([]*pb.Statement, 0, n)
	for i := range n {
		nth := i / each
		v := vocabularies()[nth%3]
		d := document{
			id: fmt.Sprintf("doc%06d", nth), series: fmt.Sprintf("series-%d", nth%20), session: uint32(1 + nth%4),
			language: v.language, title: fmt.Sprintf("Report %d", nth),
		}
		words := make([]string, 12+r.IntN(30))
		for w := range words {
			// Few words are frequent, many are rare.
			words[w] = v.words[int(float64(len(v.words))*r.Float64()*r.Float64())]
			if r.IntN(6) == 0 {
				words[w] = fmt.Sprintf("%s%s", words[w], v.endings[r.IntN(len(v.endings))])
			}
			if r.IntN(40) == 0 {
				words[w] += fmt.Sprint(r.IntN(3000))
			}
		}
		s := d.statement(generation, uint32(i%each+1), strings.Join(words, " ")+".")
		switch r.IntN(4) {
		case 0, 1:
			k := r.IntN(400)
			by(&pb.Speaker{Id: fmt.Sprintf("p%d", k), Name: fmt.Sprintf("Speaker %d", k), Role: fmt.Sprintf("Role %d", k%60),
				Organisation: fmt.Sprintf("Organisation %d", k%90), Acronym: fmt.Sprintf("O%d", k%90), Country: country(k)})(s)
			s.Objectives = []uint32{uint32(1 + r.IntN(23)), uint32(1 + r.IntN(23))}
			s.Act = pb.Act(1 + r.IntN(9))
		case 2:
			k := r.IntN(190)
			from(&pb.Party{Name: "State " + country(k), Country: country(k), Sort: "state"}, &pb.Party{Name: "many participants", Sort: "anonymous"})(s)
			s.Objectives = []uint32{uint32(1 + r.IntN(23))}
		}
		s.Spans = nil
		for at := 0; at < len(s.Text); at += 90 {
			s.Spans = append(s.Spans, &pb.Span{Page: s.Page, Start: uint32(at), End: uint32(min(at+90, len(s.Text))), Spaced: at > 0,
				Boxes: []*pb.Box{{X0: 72, Y0: float32(100 + at), X1: 520, Y1: float32(112 + at)}}})
		}
		all = append(all, s)
	}
	return all
}

func country(k int) string { return string([]byte{byte('A' + k%26), byte('A' + k/26%26)}) }

type vocabulary struct {
	language string
	words    []string
	endings  []string
}

func vocabularies() []vocabulary {
	return []vocabulary{
		{"fr", strings.Fields("la les de et des migrations droits l'accès travailleurs coopération frontières traite protection États régions retour réintégration données politiques santé éducation femmes enfants l’égalité gouvernance financement partenaires villes diasporas transferts emploi compétences reconnaissance documents identité assistance consulaire retour volontaire solidarité mobilité climat catastrophes résilience communautés d'accueil intégration discrimination médias preuves statistiques recommandations engagement dialogue"), []string{"s", "e", "es", "ment"}},
		{"en", strings.Fields("the of and to in migration rights access workers cooperation borders trafficking protection states regions return reintegration data policies health education women children equality governance funding partners cities diasporas remittances employment skills recognition documents identity assistance consular voluntary solidarity mobility climate disasters resilience communities host integration discrimination media evidence statistics recommendations commitment dialogue"), []string{"s", "ing", "ed", "ly"}},
		{"es", strings.Fields("la los de y en migraciones derechos acceso trabajadores cooperación fronteras trata protección estados regiones retorno reintegración datos políticas salud educación mujeres niños igualdad gobernanza financiación socios ciudades diásporas remesas empleo competencias reconocimiento documentos identidad asistencia consular voluntario solidaridad movilidad clima desastres resiliencia comunidades acogida integración discriminación medios pruebas estadísticas recomendaciones compromiso diálogo"), []string{"s", "es", "mente"}},
	}
}
