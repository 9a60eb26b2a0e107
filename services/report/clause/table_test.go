package clause

import (
	"slices"
	"testing"
)

func TestWhatIsAskedOfWhom(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, said, whom, what, kind string }{
		{"fr", "Mme Sow a appelé les donateurs à payer leur part.", "Mme Sow", "les donateurs", "payer leur part", "infinitive"},
		{"fr", "Mme Sow a demandé au Secrétariat de publier la carte.", "Mme Sow", "Secrétariat", "publier la carte", "infinitive"},
		{"fr", "Les États doivent publier la carte.", "", "Les États", "publier la carte", "infinitive"},
		{"fr", "Il incombe aux communes de bâtir le mur.", "", "communes", "bâtir le mur", "infinitive"},
		{"fr", "Elle a dit qu'il fallait bâtir un mur.", "Elle a dit", "", "bâtir un mur", "infinitive"},
		{"fr", "Il est urgent de bâtir un mur.", "", "", "bâtir un mur", "infinitive"},
		{"fr", "Les murs doivent être bâtis.", "", "", "Les murs doivent être bâtis", "that"},
		{"fr", "Le Togo a proposé que le mur soit bâti.", "Le Togo", "", "le mur soit bâti", "that"},
		{"fr", "Le Togo n'a pas demandé de mur.", "Le Togo", "", "", ""},
		{"fr", "Il est probable que le mur tombe.", "", "", "", ""},
		{"en", "She called on States to build walls.", "She called", "States", "build walls", "infinitive"},
		{"en", "Governments must build walls.", "", "Governments", "build walls", "infinitive"},
		{"en", "Governments must never build walls.", "", "Governments", "never build walls", "infinitive"},
		{"en", "It is essential to build walls.", "", "", "build walls", "infinitive"},
		{"en", "It is up to States to build walls.", "", "States", "build walls", "infinitive"},
		{"en", "Chad suggested a ceiling.", "Chad", "", "a ceiling", "noun"},
		{"en", "Chad wished to see the list.", "Chad", "", "", ""},
		{"en", "The report should mention walls.", "", "", "The report should mention walls", "that"},
		{"es", "La jefa instó a los alcaldes a pagar.", "La jefa", "los alcaldes", "pagar", "infinitive"},
		{"es", "Los gobiernos deben publicar el mapa.", "", "Los gobiernos", "publicar el mapa", "infinitive"},
		{"es", "Corresponde a los Estados publicar el mapa.", "", "los Estados", "publicar el mapa", "infinitive"},
		{"es", "Hay que publicar el mapa.", "", "", "publicar el mapa", "infinitive"},
		{"es", "Dijo que los muros caían.", "Dijo", "", "", ""},
		// A second verb of the same subject; another subject's is not the speaker's.
		{"en", "Chad said that the wall was low, and asked the Secretariat to print a map.", "Chad", "the Secretariat", "print a map", "infinitive"},
		{"en", "Chad could not accept a wall and suggested a dyke.", "Chad", "", "a dyke", "noun"},
		{"es", "El Comité aprobó el muro y pidió a la Secretaría que publicara el mapa.", "El Comité", "la Secretaría", "publicar el mapa", "infinitive"},
		{"fr", "Elle a salué l'idée et a invité les villes à bâtir un mur.", "Elle", "les villes", "bâtir un mur", "infinitive"},
		{"en", "Chad backed the wall, and Malta asked for a map.", "Chad", "", "", ""},
		// A passive.
		{"en", "States are invited to build walls.", "", "States", "build walls", "infinitive"},
		{"fr", "Les communes ont été invitées à bâtir un mur.", "", "Les communes", "bâtir un mur", "infinitive"},
		// A clause behind another, a subject of two nouns.
		{"en", "The dykes are low, and governments must build walls.", "", "governments", "build walls", "infinitive"},
		{"es", "Los gobiernos y las ciudades deben publicar el mapa.", "", "Los gobiernos y las ciudades", "publicar el mapa", "infinitive"},
		{"es", "Las ciudades deben de publicar el mapa.", "", "Las ciudades", "publicar el mapa", "infinitive"},
		{"es", "Hace falta publicar el mapa.", "", "", "publicar el mapa", "infinitive"},
		{"en", "Chad said that cities needed to build walls.", "Chad", "cities", "build walls", "infinitive"},
		{"en", "Chad put forward a ceiling.", "Chad", "", "a ceiling", "noun"},
		{"en", "Chad proposed in its place a common map.", "Chad", "", "a common map", "noun"},
		{"en", "Chad preferred a lower wall.", "Chad", "", "a lower wall", "noun"},
		{"en", "Chad preferred to wait.", "Chad", "", "", ""},
		{"es", "Los diques son bajos, pero no hay que ceder.", "", "", "", ""},
		{"en", "The walls are low, and we shall know it.", "", "", "", ""},
		{"en", "Chad praised the map despite the challenges confronting the port.", "Chad", "", "", ""},
		{"en", "Chad spoke of past and proposed surveys.", "Chad", "", "", ""},
		{"en", "They agreed that dykes are low, and that cities need to build walls.", "They", "cities", "build walls", "infinitive"},
		{"en", "The map that Chad had asked for was late.", "", "", "", ""},
		// What an actor shall do is an infinitive where the verb is sure, else the clause as printed.
		{"fr", "Mme Sow a demandé que les communes publient la carte.", "Mme Sow", "les communes", "publier la carte", "infinitive"},
		{"fr", "Mme Sow a demandé que les communes vendent la carte.", "Mme Sow", "", "les communes vendent la carte", "that"},
		{"fr", "Mme Sow a demandé que le mur brille.", "Mme Sow", "", "le mur brille", "that"},
		{"fr", "Mme Sow a demandé aux communes qu'elles s'adaptent au vent.", "Mme Sow", "communes", "s'adapter au vent", "infinitive"},
		{"fr", "La pêche exige des États qu'ils s'adaptent au vent.", "La pêche", "États", "s'adapter au vent", "infinitive"},
		{"fr", "La pêche exige des filets que nous gardons.", "La pêche", "", "des filets que nous gardons", "noun"},
		{"en", "Chad said that it is the employer who should pay.", "Chad", "the employer", "it is the employer who should pay", "that"},
		{"fr", "Mme Sow a dit que c'est le mur qui doit céder.", "Mme Sow", "", "c'est le mur qui doit céder", "that"},
		{"es", "Chile dijo que es el gobierno quien debe pagar.", "Chile", "el gobierno", "es el gobierno quien debe pagar", "that"},
		{"fr", "Les États doivent également partager la carte.", "", "Les États", "partager la carte", "infinitive"},
		{"fr", "Les États ne doivent pas vendre la carte.", "", "Les États", "ne pas vendre la carte", "infinitive"},
		{"fr", "Les employeurs doivent s'unir.", "", "Les employeurs", "s'unir", "infinitive"},
		{"fr", "Le péage doit être payé par le transporteur et la ville.", "", "", "Le péage doit être payé par le transporteur et la ville", "that"},
		{"fr", "Le péage doit être payé par les employeurs.", "", "les employeurs", "Le péage doit être payé par les employeurs", "that"},
		{"en", "Tolls must be paid by the employer.", "", "the employer", "Tolls must be paid by the employer", "that"},
		{"en", "Chad asked that governments publish the map.", "Chad", "governments", "publish the map", "infinitive"},
		{"en", "Chad asked that each map show the wall.", "Chad", "", "each map show the wall", "that"},
		{"en", "Governments should also publish the map.", "", "Governments", "publish the map", "infinitive"},
		{"es", "Chile pidió que los vecinos publicaran el mapa.", "Chile", "", "los vecinos publicaran el mapa", "that"},
		{"es", "Chile pidió que los gobiernos publiquen el mapa.", "Chile", "los gobiernos", "publicar el mapa", "infinitive"},
		{"es", "Chile pidió a los gobiernos que refuercen el muro.", "Chile", "los gobiernos", "refuercen el muro", "that"},
		{"es", "Chile pidió a los gobiernos que añadieran un muro.", "Chile", "los gobiernos", "añadir un muro", "infinitive"},
		{"es", "Chile pidió que los países de destino publicaran el mapa.", "Chile", "los países de destino", "publicar el mapa", "infinitive"},
		{"en", "Chad appealed to wealthy employers for a longer wall.", "Chad", "wealthy employers", "a longer wall", "noun"},
		{"en", "Chad appealed to governments to build a wall.", "Chad", "governments", "build a wall", "infinitive"},
		{"fr", "Les murs doivent être pris en charge par les armateurs.", "", "les armateurs", "Les murs doivent être pris en charge par les armateurs", "that"},
		{"es", "Los gobiernos no deben vender el mapa.", "", "Los gobiernos", "no vender el mapa", "infinitive"},
		{"es", "El peaje debe ser pagado por el empleador.", "", "el empleador", "El peaje debe ser pagado por el empleador", "that"},
	} {
		a, ok := x.Ask(x.Read(c.language, c.text, c.said))
		kind := ""
		if ok {
			kind = a.Kind.String()
		}
		if a.Whom != c.whom || a.What != c.what || kind != c.kind {
			t.Errorf("%q: of %q: %q (%s), wanted of %q: %q (%s)", c.text, a.Whom, a.What, kind, c.whom, c.what, c.kind)
		}
	}
}

func TestWhatIsPromisedUntilWhen(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, said, what, until string }{
		{"fr", "Le Togo s'est engagé à bâtir un mur d'ici à 2031.", "Le Togo", "bâtir un mur d'ici à 2031", "d'ici à 2031"},
		{"fr", "Le Togo bâtirait un mur avant le 3 mai 2031.", "Le Togo", "Le Togo bâtirait un mur avant le 3 mai 2031", "avant le 3 mai 2031"},
		{"fr", "Le Togo a annoncé que le mur serait bâti.", "Le Togo", "le mur serait bâti", ""},
		{"fr", "Le Togo a annoncé que le mur était bâti.", "Le Togo", "", ""},
		{"en", "Chad undertook to build a wall by 30 April.", "Chad", "build a wall by 30 April", "by 30 April"},
		{"en", "Chad will build a wall.", "Chad", "build a wall", ""},
		{"en", "Chad promised a wall next year.", "Chad", "a wall next year", "next year"},
		{"en", "Chad said that walls would fall.", "Chad", "", ""},
		{"en", "Chad must agree to build a wall.", "Chad", "", ""},
		{"en", "Chad committed to doubling the wall by 2031.", "Chad", "doubling the wall by 2031", "by 2031"},
		{"en", "Chad offered to bet that the wall would fall.", "Chad", "", ""},
		{"es", "Chile se comprometió a publicar el mapa antes de junio.", "Chile", "publicar el mapa antes de junio", "antes de junio"},
		{"es", "Chile anunció que publicaría el mapa.", "Chile", "publicaría el mapa", ""},
		// A second verb of the same subject.
		{"en", "Chad said that the wall was low, and promised a map by Monday morning.", "Chad", "a map by Monday morning", "by Monday morning"},
		{"es", "Chile compartió la idea y ofreció imprimir el mapa antes del 3 de mayo de 2031.", "Chile", "imprimir el mapa antes del 3 de mayo de 2031", "antes del 3 de mayo de 2031"},
		{"es", "Chile, que había esperado, ofreció además un barco.", "Chile", "un barco", ""},
		{"fr", "Le Togo a gardé son idée, mais enverrait un bac.", "Le Togo", "enverrait un bac", ""},
		{"es", "Chile rompió el silencio: pagaría un muro.", "Chile", "pagaría un muro", ""},
		{"fr", "Il voulait l'avis de sa ville, qu'il a promis d'envoyer avant mai.", "", "envoyer avant mai", "avant mai"},
		// Somebody else's is nobody's of who speaks.
		{"en", "Chad asked for a map, and the Chair undertook to print it by Monday.", "Chad", "", ""},
		// One's own deeds that are said, not announced.
		{"en", "Chad added that it would build a wall by 2031.", "Chad", "it would build a wall by 2031", "by 2031"},
		{"en", "Chad stated that its own maps would show the wall.", "Chad", "its own maps would show the wall", ""},
		{"en", "Chad said that it would prefer a wall.", "Chad", "", ""},
		{"en", "Chad said that it would build a wall if Malta paid.", "Chad", "", ""},
		{"es", "La jefa aseguró que su ciudad publicará el mapa el año próximo.", "La jefa", "su ciudad publicará el mapa el año próximo", "el año próximo"},
		{"en", "Chad confirmed that the workshop would take place in Sfax on 3 and 4 May 2031.", "Chad", "the workshop would take place in Sfax on 3 and 4 May 2031", "on 3 and 4 May 2031"},
		{"en", "The port would close its locks by 2031, he promised.", "he promised", "The port would close its locks by 2031", "by 2031"},
		{"en", "Chad announced a pledge of two boats.", "Chad", "a pledge of two boats", ""},
		{"es", "Chile anunció doscientos barcos antes de mayo.", "Chile", "doscientos barcos antes de mayo", "antes de mayo"},
		{"es", "Chile se comprometió a que diez barcos llevaran el mapa.", "Chile", "diez barcos llevaran el mapa", ""},
		{"fr", "Le Togo s'est dit prêt à bâtir un mur.", "Le Togo", "bâtir un mur", ""},
		{"fr", "Le Togo s'est dit prêt à bâtir un mur si le prix baissait.", "Le Togo", "", ""},
		{"es", "Chile tiene previsto publicar el mapa antes de mayo.", "Chile", "publicar el mapa antes de mayo", "antes de mayo"},
		// What nobody is printed to say is a deed where it has a term, or somebody does it.
		{"en", "Maps will be due every year, the first by 3 May 2031.", "", "Maps will be due every year, the first by 3 May 2031", "by 3 May 2031"},
		{"en", "The first call is to open by May.", "", "The first call is to open by May", "by May"},
		{"fr", "Le secrétariat fera imprimer une carte lundi matin.", "", "Le secrétariat fera imprimer une carte lundi matin", "lundi matin"},
		{"fr", "La caisse du port s'est engagée à payer le mur.", "", "payer le mur", ""},
		{"es", "El grupo presentaría una tabla antes de mayo.", "", "El grupo presentaría una tabla antes de mayo", "antes de mayo"},
		{"en", "The fair will offer an opportunity to meet in May.", "", "", ""},
		{"en", "Rain will fall on the wall.", "", "", ""},
		{"en", "Chad drew a map that Malta would print by May.", "Chad", "", ""},
		// Terms of many forms.
		{"fr", "Le Togo s'est engagé à bâtir un mur à compter de 2031.", "Le Togo", "bâtir un mur à compter de 2031", "à compter de 2031"},
		{"fr", "Le Togo s'est engagé à bâtir un mur l'année suivante.", "Le Togo", "bâtir un mur l'année suivante", "l'année suivante"},
		{"fr", "Le Togo s'est engagé à bâtir un mur dans un délai de six mois.", "Le Togo", "bâtir un mur dans un délai de six mois", "dans un délai de six mois"},
		{"en", "Chad undertook to build a wall the following year.", "Chad", "build a wall the following year", "the following year"},
		{"en", "Chad undertook to build a wall within six months.", "Chad", "build a wall within six months", "within six months"},
		{"en", "Chad undertook to build a wall by March.", "Chad", "build a wall by March", "by March"},
		{"en", "Chad undertook to build a wall before the next session.", "Chad", "build a wall before the next session", "before the next session"},
		{"es", "Chile se comprometió a levantar un muro al año siguiente.", "Chile", "levantar un muro al año siguiente", "al año siguiente"},
		{"es", "Chile se comprometió a levantar un muro a finales de 2031.", "Chile", "levantar un muro a finales de 2031", "a finales de 2031"},
		{"es", "Chile se comprometió a levantar un muro dentro de seis meses.", "Chile", "levantar un muro dentro de seis meses", "dentro de seis meses"},
	} {
		d, _ := x.Deed(x.Read(c.language, c.text, c.said))
		if d.What != c.what || d.Until != c.until {
			t.Errorf("%q: %q until %q, wanted %q until %q", c.text, d.What, d.Until, c.what, c.until)
		}
	}
}

func TestEveryPromiseOfASentenceIsRead(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct {
		language, text, said string
		want                 []Deed
	}{
		{"en", "Chad asked for a map, and the Chair undertook to print it by Monday.", "Chad", []Deed{{"the Chair", "print it by Monday", "by Monday"}}},
		{"en", "Chad stated that it would pay in May, and Malta that it would print the map by June.", "Chad",
			[]Deed{{"Malta", "it would print the map by June", "by June"}, {"", "it would pay in May", "in May"}}},
		{"en", "Chad offered a boat, and the Secretariat is to print a map by May.", "Chad",
			[]Deed{{"", "a boat", ""}, {"the Secretariat", "the Secretariat is to print a map by May", "by May"}}},
		{"en", "Chad said that Malta had promised to print a map.", "Chad", nil},
		// The second leaves the verb of the first out.
		{"fr", "Le Togo s'est engagé à imprimer la carte avant mai, et le Tchad un guide pour le 3 juin 2031.", "Le Togo",
			[]Deed{{"le Tchad", "imprimer un guide pour le 3 juin 2031", "pour le 3 juin 2031"}, {"", "imprimer la carte avant mai", "avant mai"}}},
		{"en", "Chad undertook to print the map by May, and Malta a guide by June.", "Chad",
			[]Deed{{"Malta", "print a guide by June", "by June"}, {"", "print the map by May", "by May"}}},
		{"es", "Chile se comprometió a imprimir el mapa antes de mayo, y Cuba una guía antes de junio.", "Chile",
			[]Deed{{"Cuba", "imprimir una guía antes de junio", "antes de junio"}, {"", "imprimir el mapa antes de mayo", "antes de mayo"}}},
		{"en", "Chad undertook to print the map of Malta and a guide by June.", "Chad", []Deed{{"", "print the map of Malta and a guide by June", "by June"}}},
	} {
		got := x.Deeds(x.Read(c.language, c.text, c.said))
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestADeedIsAnInfinitiveWhereItsVerbIsSure(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, subject, want string }{
		{"fr", "Le Togo bâtirait un mur", "Le Togo", "bâtir un mur"},
		{"fr", "il remettra la carte", "Le Togo", "remettre la carte"},
		{"fr", "enverrait un bac", "Le Togo", "envoyer un bac"},
		{"fr", "elle publierait la carte", "La ville", "publier la carte"},
		{"fr", "il tiendrait un atelier", "Le Togo", "tenir un atelier"},
		{"fr", "il n'enverrait aucun bac", "Le Togo", ""},
		{"fr", "il appellera la ville", "Le Togo", ""},
		{"fr", "le mur serait bâti", "Le Togo", ""},
		{"fr", "le mur tombera", "Le Togo", ""},
		{"fr", "il publiera la carte et enverra un bac", "Le Togo", ""},
		{"en", "it would build a wall", "Chad", "build a wall"},
		{"en", "Chad will also build a wall", "Chad", "build a wall"},
		{"en", "the Secretariat is to print a map", "the Secretariat", "print a map"},
		{"en", "it would not build a wall", "Chad", ""},
		{"en", "the wall would fall", "Chad", ""},
		{"es", "publicaría el mapa", "Chile", "publicar el mapa"},
		{"es", "pondrá un muro", "Chile", "poner un muro"},
		{"es", "el mapa se publicaría", "Chile", ""},
	} {
		if got, _ := x.Action(c.language, c.text, c.subject); got != c.want {
			t.Errorf("%q of %q: %q, wanted %q", c.text, c.subject, got, c.want)
		}
	}
}

func TestDecisionsAreTheMeetingsOwn(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct {
		language, text, said string
		want                 bool
	}{
		{"en", "Plenary adopted paragraph 9.", "", true},
		{"en", "The Committee agreed to publish the map.", "The Committee", true},
		{"en", "It was agreed that the map be published.", "", true},
		{"en", "The text was adopted without amendment.", "", true},
		{"en", "Ms. Sow was elected Chair.", "", true},
		{"en", "Ms. Sow agreed to publish the map.", "Ms. Sow", false},
		{"en", "In 2015, the Committee adopted a map.", "", false},
		{"en", "The map was adopted by the Parliament of Chad.", "", false},
		{"en", "The Committee had adopted a map.", "", false},
		{"en", "She said that the Committee adopted a map.", "She said", false},
		{"fr", "Il a été décidé que la carte serait publiée.", "", true},
		{"fr", "La réunion est convenue de publier la carte.", "La réunion", true},
		{"fr", "Le Togo a décidé de publier la carte.", "Le Togo", false},
		{"fr", "La loi a été adoptée en 2015.", "", false},
		{"es", "Se acordó publicar el mapa.", "", true},
		{"es", "El texto quedó aprobado sin enmiendas.", "", true},
		{"es", "El Comité aprobó el mapa.", "El Comité", true},
		{"es", "Chile acordó publicar el mapa.", "Chile", false},
	} {
		if got := x.Decision(x.Read(c.language, c.text, c.said)); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}

func TestPractices(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, said, want string }{
		{"fr", "Mme Sow a présenté le projet Sève, qui relie deux ports.", "Mme Sow", "Projet Sève"},
		{"fr", "Le Togo a créé un fonds pour les ports.", "Le Togo", "Fonds pour les ports"},
		{"fr", "Mme Sow a présenté ses excuses.", "Mme Sow", ""},
		{"fr", "Mme Sow a loué le port, et a présenté le réseau des criées et des marchés.", "Mme Sow", "Réseau des criées et des marchés"},
		{"fr", "Mme Sow a présenté le projet Sève et le maire a quitté la salle.", "Mme Sow", "Projet Sève"},
		{"fr", "Mme Sow a présenté le partenariat pour les filets conclu entre la grande criée du port nord et les trois marchés de la côte sud.", "Mme Sow", "Partenariat pour les filets"},
		{"fr", "Mme Sow a cité quatre initiatives récentes.", "Mme Sow", ""},
		{"fr", "Mme Sow a dit que le Togo avait présenté le projet Sève.", "Mme Sow", ""},
		{"en", "Ms. Sow praised the port, and presented the training for net menders and cooks.", "Ms. Sow", "Training for net menders and cooks"},
		{"es", "La jefa elogió el puerto y presentó la red de lonjas y mercados.", "La jefa", "Red de lonjas y mercados"},
		{"fr", "Mme Sow a mis en doute le projet Sève.", "Mme Sow", ""},
		{"en", "Ms. Sow presented the Sap project, which links two ports.", "Ms. Sow", "Sap project"},
		{"en", "Chad set up a fund for ports.", "Chad", "Fund for ports"},
		{"en", "Chad presented a view of the fund.", "Chad", ""},
		{"es", "La jefa presentó la iniciativa Savia, que une dos puertos.", "La jefa", "Iniciativa Savia"},
		{"es", "Chile creó un fondo para los puertos.", "Chile", "Fondo para los puertos"},
		{"es", "Chile describió una escuela que cerraba.", "Chile", ""},
	} {
		if got, ok := x.Practice(x.Read(c.language, c.text, c.said)); got != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestWhatHadBeenIsToldAsThePast(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct {
		language, text, said string
		want                 bool
	}{
		{"en", "The dyke had been proposed by Chad in May.", "", true},
		{"en", "Chad had proposed a dyke.", "Chad", true},
		{"en", "Chad, which had opposed the wall, proposed a dyke.", "Chad", false},
		{"en", "Chad proposed a dyke that had failed.", "Chad", false},
		{"fr", "La digue avait été proposée par le Tchad.", "", true},
		{"fr", "Le Tchad a proposé la digue qui avait cédé.", "Le Tchad", false},
		{"es", "El dique había sido propuesto por Chile.", "", true},
		{"es", "Chile propuso un dique.", "Chile", false},
	} {
		if got := x.Earlier(x.Read(c.language, c.text, c.said)); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}

func TestMembersOfAnInfinitivePhraseStandAlike(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, want string }{
		{"fr", "ouvrir le port et de fermer la route", "ouvrir le port et fermer la route"},
		{"fr", "garantir le droit de partir et de revenir", "garantir le droit de partir et de revenir"},
		{"en", "open the port and to close the road", "open the port and close the road"},
		{"en", "open the road to ships", "open the road to ships"},
		{"es", "abrir el puerto y a cerrar la ruta", "abrir el puerto y a cerrar la ruta"},
	} {
		if got := x.Even(c.language, c.text); got != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

func TestPartnersStandBehindAPhraseThatSaysSo(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, said, want string }{
		{"fr", "Le Togo a créé un fonds en partenariat avec les communes et la Banque du Golfe, qui prête à bas taux.", "Le Togo", "les communes et la Banque du Golfe"},
		{"fr", "Le Togo a créé un fonds avec peine.", "Le Togo", ""},
		{"en", "Chad set up a fund together with the harbour cities in May.", "Chad", "the harbour cities"},
		{"en", "Chad set up a fund with 300 members.", "Chad", ""},
		{"es", "Chile creó un fondo junto con los municipios para los puertos.", "Chile", "los municipios"},
	} {
		if got := x.Partners(x.Read(c.language, c.text, c.said)); got != c.want {
			t.Errorf("%q: %q, wanted %q", c.text, got, c.want)
		}
	}
}
