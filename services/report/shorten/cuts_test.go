package shorten

import (
	"slices"
	"strings"
	"testing"
)

func open(t testing.TB) *Rules {
	t.Helper()
	r, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestWhatMayGo: each kind in each language, alone.
func TestWhatMayGo(t *testing.T) {
	r := open(t)
	for _, c := range []struct{ language, kind, clause, left string }{
		{"fr", "occasion", "dans ses remarques liminaires, les villes portuaires ont accueilli les familles", "les villes portuaires ont accueilli les familles"},
		{"en", "occasion", "In her opening remarks, the port cities have welcomed the families", "The port cities have welcomed the families"},
		{"es", "occasion", "en su intervención de apertura, las ciudades han acogido a las familias", "las ciudades han acogido a las familias"},
		{"fr", "topic", "s’agissant des semences, les coopératives ont besoin de semences locales", "les coopératives ont besoin de semences locales"},
		{"en", "topic", "in this regard, the cooperatives have asked for local seed", "the cooperatives have asked for local seed"},
		{"es", "topic", "a este respecto, las cooperativas han pedido semillas locales", "las cooperativas han pedido semillas locales"},
		{"fr", "connective", "les coopératives, par ailleurs, ont demandé des semences locales", "les coopératives ont demandé des semences locales"},
		{"en", "connective", "Finally, the cooperatives have asked for local seed", "The cooperatives have asked for local seed"},
		{"es", "connective", "asimismo, las cooperativas han pedido semillas locales", "las cooperativas han pedido semillas locales"},
		{"fr", "apposition", "Ada Lindqvist, ministre des eaux du Haut-Val, a rouvert le puits communal", "Ada Lindqvist a rouvert le puits communal"},
		{"en", "apposition", "Ada Lindqvist, the Minister for Water of the Upper Vale, has reopened the village well", "Ada Lindqvist has reopened the village well"},
		{"es", "apposition", "Ada Lindqvist, ministra de aguas del Valle Alto, ha reabierto el pozo comunal", "Ada Lindqvist ha reabierto el pozo comunal"},
		{"fr", "verb-phrase", "le puits communal est rouvert, ajoutant que la pompe est neuve", "le puits communal est rouvert"},
		{"en", "verb-phrase", "the village well is open again, and has a new pump", "the village well is open again"},
		{"es", "verb-phrase", "el pozo comunal está abierto y añadió que la bomba es nueva", "el pozo comunal está abierto"},
		{"fr", "example", "les métiers du fleuve, tels que la pêche et le passage, ont repris avec la crue", "les métiers du fleuve ont repris avec la crue"},
		{"en", "example", "the river trades have come back with the flood, such as fishing, ferrying and towing", "the river trades have come back with the flood"},
		{"es", "example", "los oficios del río han vuelto con la crecida, como la pesca y el pasaje", "los oficios del río han vuelto con la crecida"},
		{"fr", "parenthesis", "le réseau des passeurs (autrefois une guilde) a repris avec la crue", "le réseau des passeurs a repris avec la crue"},
		{"en", "parenthesis", "the ferry network – formerly a guild – has come back with the flood", "the ferry network has come back with the flood"},
		{"es", "parenthesis", "la red de barqueros (antiguo gremio) ha vuelto con la crecida", "la red de barqueros ha vuelto con la crecida"},
		{"fr", "numbering", "il convient : a) de rouvrir le puits", "il convient : de rouvrir le puits"},
		{"en", "numbering", "the village has agreed to (a) reopen the well", "the village has agreed to reopen the well"},
		{"es", "numbering", "el pueblo ha aceptado: 1) reabrir el pozo", "el pueblo ha aceptado: reabrir el pozo"},
		{"fr", "coordinate", "la commune a décidé de rouvrir le puits et de remplacer la pompe", "la commune a décidé de rouvrir le puits"},
		{"en", "coordinate", "the ferry network has welcomed the young pilots, as well as their families", "the ferry network has welcomed the young pilots"},
		{"es", "coordinate", "el pueblo ha decidido reabrir el pozo y cambiar la bomba", "el pueblo ha decidido reabrir el pozo"},
		{"fr", "time", "la crue a repris avec force ces dernières années", "la crue a repris avec force"},
		{"en", "time", "in recent years, the flood has come back with force", "the flood has come back with force"},
		{"es", "time", "la crecida ha vuelto con fuerza en los últimos años", "la crecida ha vuelto con fuerza"},
		{"fr", "tail-participle", "la commune a rouvert le puits, en associant les voisins au chantier", "la commune a rouvert le puits"},
		{"en", "tail-participle", "the village has reopened the well, thus sparing the children a long walk", "the village has reopened the well"},
		{"es", "tail-participle", "el pueblo ha reabierto el pozo, ahorrando a los niños una larga caminata", "el pueblo ha reabierto el pozo"},
		{"fr", "tail-relative", "la commune a rouvert le puits, ce qui épargne aux enfants une longue marche", "la commune a rouvert le puits"},
		{"en", "tail-relative", "the village well, which lies behind the school, has been reopened", "the village well has been reopened"},
		{"es", "tail-relative", "el pueblo ha reabierto el pozo, lo que ahorra a los niños una larga caminata", "el pueblo ha reabierto el pozo"},
		{"fr", "tail-purpose", "la commune a rouvert le puits afin d’épargner aux enfants une longue marche", "la commune a rouvert le puits"},
		{"en", "tail-purpose", "the village has reopened the well in order to spare the children a long walk", "the village has reopened the well"},
		{"es", "tail-purpose", "el pueblo ha reabierto el pozo, para ahorrar a los niños una larga caminata", "el pueblo ha reabierto el pozo"},
		{"fr", "tail-cause", "la commune a rouvert le puits, car la crue est passée", "la commune a rouvert le puits"},
		{"en", "tail-cause", "the village has reopened the well, because the flood has passed", "the village has reopened the well"},
		{"es", "tail-cause", "el pueblo ha reabierto el pozo, ya que la crecida ha pasado", "el pueblo ha reabierto el pozo"},
		{"fr", "tail-lack", "la commune a rouvert le puits à la main, faute de pompe", "la commune a rouvert le puits à la main"},
		{"en", "tail-lack", "the village has reopened the well by hand, for want of a pump", "the village has reopened the well by hand"},
		{"es", "tail-lack", "el pueblo ha reabierto el pozo a mano, a falta de bomba", "el pueblo ha reabierto el pozo a mano"},
	} {
		t.Run(c.language+" "+c.kind, func(t *testing.T) {
			cuts := r.Cuts(c.language, c.clause)
			for _, k := range cuts {
				if left, _ := apply(c.clause, []Cut{k}); k.Kind == c.kind && left == c.left {
					return
				}
			}
			t.Errorf("no %s in %q: %v", c.kind, c.clause, shown(c.clause, cuts))
		})
	}
}

func shown(text string, cuts []Cut) []string {
	var out []string
	for _, k := range cuts {
		out = append(out, k.Kind+": "+text[k.Start:k.End])
	}
	return out
}

// TestEachGuardHoldsBackACut: with the guard nothing goes (or the span named
// doesn't); without it that span would.
func TestEachGuardHoldsBackACut(t *testing.T) {
	r := open(t)
	seen := map[string]bool{}
	for _, c := range []struct{ guard, language, clause, span string }{
		{"negation", "fr", "la commune a rouvert le puits, ce qui ne coûte rien", ", ce qui ne coûte rien"},
		{"negation", "en", "the village has reopened the well, which isn't deep", ", which isn't deep"},
		{"negation", "es", "el pueblo ha reabierto el pozo, lo que no cuesta dinero", ", lo que no cuesta dinero"},
		{"condition", "fr", "la commune a rouvert le puits, qui est propre si la crue passe", ", qui est propre si la crue passe"},
		{"condition", "en", "the village has reopened the well, which is clean provided that the flood passes", ", which is clean provided that the flood passes"},
		{"condition", "es", "el pueblo ha reabierto el pozo, lo que es útil siempre que pase la crecida", ", lo que es útil siempre que pase la crecida"},
		{"restriction", "fr", "la commune a rouvert le puits, qui est réservé uniquement aux écoles", ", qui est réservé uniquement aux écoles"},
		{"restriction", "en", "the village has reopened the well, which is only for the school", ", which is only for the school"},
		{"restriction", "es", "el pueblo ha reabierto el pozo, lo que es sólo para la escuela", ", lo que es sólo para la escuela"},
		{"modality", "fr", "la commune a rouvert le puits, ce qui doit être salué", ", ce qui doit être salué"},
		{"modality", "en", "the village has reopened the well, which must be welcomed", ", which must be welcomed"},
		{"modality", "es", "el pueblo ha reabierto el pozo, lo que debe celebrarse", ", lo que debe celebrarse"},
		{"reservation", "fr", "la commune a rouvert le puits, qui est propre mais profond", ", qui est propre mais profond"},
		{"reservation", "en", "the village has reopened the well, which is clean but deep", ", which is clean but deep"},
		{"reservation", "es", "el pueblo ha reabierto el pozo, lo que es bueno pero caro", ", lo que es bueno pero caro"},
		{"comparison", "fr", "la commune a rouvert le puits, qui est mieux que la rivière", ", qui est mieux que la rivière"},
		{"comparison", "en", "the village has reopened the well, which is cleaner than the river", ", which is cleaner than the river"},
		{"comparison", "es", "el pueblo ha reabierto el pozo, lo que es mejor para el río", ", lo que es mejor para el río"},
		{"quantifier", "fr", "la commune a rouvert le puits, ce qui sert à plusieurs familles", ", ce qui sert à plusieurs familles"},
		{"quantifier", "en", "the village has reopened the well, which serves many families", ", which serves many families"},
		{"quantifier", "es", "el pueblo ha reabierto el pozo, lo que sirve a muchas familias", ", lo que sirve a muchas familias"},
		{"figure", "fr", "la commune a rouvert le puits, ce qui sert 40 familles", ", ce qui sert 40 familles"},
		{"figure", "en", "the village has reopened the well, which serves forty families", ", which serves forty families"},
		{"figure", "es", "el pueblo ha reabierto el pozo, lo que sirve a cuarenta familias", ", lo que sirve a cuarenta familias"},
		{"paired", "en", "the village has reopened the well, which is “clean and cold", ", which is “clean and cold"},
		{"touch", "fr", "la crue a repris ces dernières années avec force dans la vallée", " ces dernières années"},
		{"complement", "fr", "la commune a rouvert le puits qui sert les enfants de la colline", " qui sert les enfants de la colline"},
		{"complement", "en", "the village has reopened the well which serves the children of the hill", " which serves the children of the hill"},
		{"complement", "es", "el pueblo ha reabierto el pozo para regar los huertos de la colina", " para regar los huertos de la colina"},
		{"scope", "fr", "la commune n’a pas rouvert le puits afin de vendre l’eau", " afin de vendre l’eau"},
		{"scope", "en", "the village could not accept a new well and suggested a ferry", " and suggested a ferry"},
		{"scope", "es", "el pueblo no quiere cerrar el pozo y vender el agua", " y vender el agua"},
		{"scope", "en", "the old well has enough clean water, so as to serve the village", ", so as to serve the village"},
		{"verb", "fr", "lorsque la crue monte, ce qui est courant, les familles vers la colline partent", ", ce qui est courant, les familles vers la colline partent"},
		{"seam", "fr", "la commune a rouvert le puits (vieux), (profond), qui sert la ville", " (profond)"},
		{"anaphor", "en", "the ferry network (BFN) has told the guild that BFN is open", " (BFN)"},
		{"anaphor", "fr", "les métiers du fleuve, tels que le passage, ont repris et celui-ci est connu", ", tels que le passage,"},
		{"list", "fr", "la commune a rouvert le puits, la digue et le four, ainsi que le lavoir", ", ainsi que le lavoir"},
		{"list", "en", "the village has spared the children a walk by digging a well, clearing the gate", ", clearing the gate"},
		{"second", "en", "the village has reopened the well, which has a pump, and the guild has left", ", which has a pump, and the guild has left"},
		{"second", "en", "the village has reopened the well, including the pump, the gate, and strengthen the dam", ", including the pump, the gate, and strengthen the dam"},
		{"second", "en", "the village has reopened the well in order to serve the school, repaired the dam", " in order to serve the school, repaired the dam"},
		{"union", "fr", "la commune a décidé à la fois de rouvrir le puits et de remplacer la pompe", " et de remplacer la pompe"},
		{"union", "en", "the wells have been opened or were being cleaned", " or were being cleaned"},
		{"union", "fr", "la commune a décidé de rouvrir le puits ou de remplacer la pompe", " ou de remplacer la pompe"},
		{"union", "es", "la crecida ha vuelto a todos los pueblos, tanto en el valle, como el monte", ", como el monte"},
		{"room", "en", "they are here, which is new", ", which is new"},
	} {
		seen[c.guard] = true
		t.Run(c.guard+" "+c.language, func(t *testing.T) {
			if strings.Contains(strings.Join(shown(c.clause, r.Cuts(c.language, c.clause)), "\n"), ": "+c.span) {
				t.Errorf("%q goes from %q", c.span, c.clause)
			}
			lax := &Rules{languages: r.languages, guards: slices.DeleteFunc(slices.Clone(r.guards), func(g guard) bool { return g.name == c.guard })}
			if !slices.ContainsFunc(lax.Cuts(c.language, c.clause), func(k Cut) bool { return c.clause[k.Start:k.End] == c.span }) {
				t.Errorf("without the guard %q doesn't go either: %v", c.span, shown(c.clause, lax.Cuts(c.language, c.clause)))
			}
		})
	}
	for _, g := range r.guards {
		if !seen[g.name] {
			t.Errorf("no clause holds the guard %s", g.name)
		}
	}
}

// TestWhatLooksLikeACutAndIsNone: spans that a text once showed to be something else.
func TestWhatLooksLikeACutAndIsNone(t *testing.T) {
	r := open(t)
	for name, c := range map[string]struct{ language, clause string }{
		"a letter in brackets behind a number tells which paragraph": {"en", "the plan follows paragraph 12 (b) of the river code"},
		"a letter behind a noun tells which item":                    {"es", "el plan sigue el inciso c) de la ordenanza del río"},
		"a name in brackets tells which of two":                      {"fr", "le maire de Saint-Loup (Haut-Val) a rouvert le puits communal"},
		"an example that a relative clause follows may be its noun":  {"en", "the village has praised the river works, such as the new dam, which keeps the valley dry at 3 a.m."},
		"'such as' without more is the form of a thing":              {"fr", "la commune a rouvert le puits, tel que dessiné par le maître maçon"},
		"an example's list may hold participles of its own":          {"en", "the village has praised most of the works, including those on mending the dam, clearing the gate and where the well stands"},
		"what follows an example may be of the clause":               {"es", "el pueblo ha reabierto los pozos, incluyendo el viejo, de conformidad con la ordenanza del río"},
		"a comma before 'and' behind one item ends the example":      {"en", "the village has praised the works, including the dam, and the care of the wells"},
		"'to' before a noun opens no purpose":                        {"en", "the plan has sections pertaining, inter alia, to affordable ferries"},
		"'as well as' joins the last item of a list":                 {"en", "the dam has been praised by, among others, the guild, the school, the mill, as well as the ferry"},
		"'like' without a determiner says what it is taken for":      {"fr", "la commune a rouvert le puits, comme preuve de sa bonne foi"},
		"a list of nouns in -ing is no participle":                   {"en", "the village has paid for a course in ferrying, towing and mending"},
		"a list that isn't open keeps its items":                     {"fr", "la commune a rouvert le puits, le lavoir, le four et la halle"},
		"'for example' alone makes the example a claim":              {"en", "the village has, for example, reopened the well"},
		"a relative clause without a comma restricts its noun":       {"es", "el pueblo ha reabierto los pozos que sirven a la escuela"},
		"a topic that says something of its own stays":               {"fr", "s’agissant des enfants, la commune a rouvert le puits communal"},
		"a clause whose quotation isn't closed is left alone":        {"fr", "la commune a rouvert « le puits, ce qui est connu"},
	} {
		t.Run(name, func(t *testing.T) {
			if cuts := r.Cuts(c.language, c.clause); len(cuts) > 0 {
				t.Errorf("%q: %v", c.clause, shown(c.clause, cuts))
			}
		})
	}
}

func TestAListThatSaysItIsOpenMayLoseItems(t *testing.T) {
	left, _ := open(t).To("fr", "la commune a demandé, entre autres, une pompe neuve, une digue haute, un four communal et un lavoir", 15)
	if want := "la commune a demandé, entre autres, une pompe neuve, un four communal et un lavoir"; left != want {
		t.Errorf("%q", left)
	}
}
