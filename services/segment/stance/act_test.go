package stance

import "testing"

func TestWhatASentenceDoesIsNotWhatItsWordsMayDoElsewhere(t *testing.T) {
	for _, c := range []struct{ name, language, text, want string }{
		{"an adjective orders nothing", "fr", "Les chouettes vivent dans des tours hautes, ordonnées et sèches.", "asserts"},
		{"a participle with its auxiliary is a verb", "fr", "La mairie a, lors de la séance, ordonné la fermeture du puits.", "urges"},
		{"behind an and, too", "fr", "Le greffier a ouvert les archives et recommandé le silence.", "reports"},
		{"a function is no request", "fr", "Anne Ber, directrice chargée de la tour, a chanté.", "reports"},
		{"an occasion that a thing offers is no promise", "fr", "La foire offre une occasion de chanter, a dit le maire.", "asserts"},
		{"an offer is one", "fr", "Le maire a offert de repeindre la tour.", "commits"},
		{"to engage others is to urge", "fr", "Elle a engagé les boulangers à se lever tôt.", "urges"},
		{"efforts that are made are facts", "fr", "La ville s'emploie à repeindre la tour.", "reports"},
		{"an impossibility opposes nobody", "fr", "Aucun boulanger ne saurait travailler sans four.", "asserts"},
		{"a refusal does", "fr", "Malte ne saurait accepter ce tarif.", "opposes"},
		{"an event to come is no promise", "fr", "La foire se tiendra en mai.", "reports"},
		{"what would be presented isn't yet", "es", "El gremio presentaría un plano antes del 3 de mayo.", "commits"},
		{"a subordinate subjunctive asks nothing", "fr", "Bien que la tour soit haute, elle penche, a dit le maire.", "asserts"},
		{"also opens no support", "es", "También subrayó que las torres son altas.", "asserts"},
		{"also with a name does", "es", "También Laos.", "supports"},
		{"what a thing supports", "es", "La panadera explicó que los hornos respaldan a los aprendices.", "asserts"},
		{"a plural noun is no verb", "en", "She said that the fair had become useful for calendars and budgets.", "asserts"},
		{"a date is no fact", "en", "The towers will open by 3 May 2031.", "commits"},
		{"a draft that would say something", "en", "Paragraph 4 of the draft would oblige each town to count its wells.", "proposes"},
		{"a welcome of persons thanks", "en", "The mayor welcomed delegates to the tower.", "thanks"},
		{"what a body agreed is decided", "en", "The council agreed that the tower be painted.", "reports"},
		{"a cause is no answer", "en", "Ms. Brun supported small bakers in seven mountain towns for years.", "asserts"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := []Sentence{{Text: c.text, Language: c.language, Told: true}}
			if got := loaded(t).Read(in, false)[0].Act; got != c.want {
				t.Errorf("%q %s, wanted %s", c.text, got, c.want)
			}
		})
	}
}

func TestASecondVerbMaySayMoreThanTheStanceBeforeIt(t *testing.T) {
	for _, c := range []struct {
		name, language string
		lines          []string
		want           string
	}{
		{"a counter-proposal", "en", []string{"Chad|Chad proposed a raffle.", "Peru|Peru opposed the raffle and proposed a lottery."}, "proposes proposes>0"},
		{"a promise", "fr", []string{"Tchad|Le Tchad a suggéré une loterie.", "Pérou|Le Pérou a appuyé cette idée et s'est engagé à prêter une urne."}, "proposes commits>0"},
		{"behind what is told", "es", []string{"Chad|El Chad sugirió una rifa.", "Malta|Malta agradeció que fuera breve, y se comprometió a prestar una urna."}, "proposes commits"},
		{"but not what only tells more", "en", []string{"Chad|Chad proposed a raffle.", "Peru|Peru backed it, and said that raffles were old."}, "proposes supports>0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := loaded(t).Read(said(c.language, c.lines...), false)
			got := printed(all)
			if s := got[0] + " " + got[1]; s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

func TestStancesBehindAnAndAreKeptApart(t *testing.T) {
	for _, text := range []string{"Peru backed the raffle and Laos opposed it.", "Peru backed the raffle, which Laos opposed."} {
		got := loaded(t).Read(said("en", "Chad|Chad proposed a raffle.", "Peru+Laos|"+text), false)[1].Responses
		if len(got) != 2 || got[0].Act != "supports" || got[1].Act != "opposes" || got[1].Parties[0] != "Laos" {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestAnAppositionTellsWhatAStanceWas(t *testing.T) {
	in := said("fr", "Tchad|Le Tchad a suggéré une loterie.", "Malte|Malte, hostile en mai à tout jeu, s'y est ralliée.")
	if got := printed(loaded(t).Read(in, false)); got[1] != "supports>0" {
		t.Errorf("%q", got)
	}
}
