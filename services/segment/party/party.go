package party

import "rapporteur.internal/services/segment/grammar"

// Party is a State, body or group that is credited without a person's name.
type Party struct {
	// Name as printed; Country where it is a State.
	Name, Country string
	// Sort: state, organisation, group, anonymous.
	Sort string

	// Deliberative: a body that meets and decides.
	Deliberative bool
	// Delegation: a State or a bloc that is named by who speaks for it.
	Delegation bool
	// Bloc: a bloc of States.
	Bloc bool
}

// stateParty credits a State; a city is a body.
func stateParty(p grammar.Place, k []grammar.Word) *Party {
	if p.City {
		return &Party{Name: grammar.Text(k), Sort: "organisation"}
	}
	return &Party{Name: grammar.Text(k), Country: p.ISO, Sort: "state"}
}
