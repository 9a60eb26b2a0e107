package clause

import "testing"

func BenchmarkRead(b *testing.B) {
	x := loaded(b)
	text := "Lors de la visite, la maire de Vélindre, Awa Sow, a également souligné, à cet égard, que les digues du port, bâties il y a trente ans, ne tiendraient plus une crue, ajoutant que la ville paierait."
	for b.Loop() {
		x.Bare(x.Read("fr", text, "la maire de Vélindre, Awa Sow, a également souligné"))
	}
}
