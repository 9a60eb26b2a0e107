package stance

import "testing"

// Who asks to be told something calls on nobody to do anything; what was done before
// is told, not done.
func TestAQuestionIsNoProposalAndNoCall(t *testing.T) {
	for _, c := range []struct{ code, text, act string }{
		{"en", "Nepal asked whether the wells would be repaired.", "reports"},
		{"en", "Nepal asked who would choose the masons.", "reports"},
		{"en", "Ms. Rose Tani wondered how many of those present had seen a well.", "reports"},
		{"en", "Nepal wanted to know what the wells cost.", "reports"},
		{"en", "A mason enquired whether the review could impose fines.", "reports"},
		{"fr", "Le Népal a demandé si les puits seraient réparés.", "reports"},
		{"fr", "Le Népal a demandé qui choisirait les maçons.", "reports"},
		{"fr", "Mme Rose Tani a voulu savoir combien coûtait un puits.", "reports"},
		{"fr", "Le Népal s'est enquis du prix des puits.", "reports"},
		{"es", "Nepal preguntó si se repararían los pozos.", "reports"},
		{"es", "Nepal quiso saber quién elegiría a los albañiles.", "reports"},
		{"es", "La Sra. Rosa Tani preguntó cuánto costaba un pozo.", "reports"},
		// A request is one, whatever stands around it.
		{"en", "Nepal asked that the wells be repaired.", "urges"},
		{"en", "Nepal asked the bank to repair the wells.", "urges"},
		{"fr", "Le Népal a demandé que les puits soient réparés.", "urges"},
		{"fr", "Le Népal a demandé à la banque de réparer les puits.", "urges"},
		{"es", "Nepal pidió que se repararan los pozos.", "urges"},
		// What had been proposed or asked before.
		{"en", "Nepal recalled that it had proposed a fund.", "reports"},
		{"en", "Nepal had already called for a fund.", "reports"},
		{"fr", "Le Népal a rappelé qu'il avait proposé un fonds.", "reports"},
		{"fr", "Le Népal avait déjà demandé un fonds.", "reports"},
		{"es", "Nepal recordó que había propuesto un fondo.", "reports"},
		{"es", "Nepal ya había pedido un fondo.", "reports"},
	} {
		if act, _ := decided(t, c.code, c.text); act != c.act {
			t.Errorf("%s: %q %s, wanted %s", c.code, c.text, act, c.act)
		}
	}
}
