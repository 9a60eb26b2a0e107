package speech

import "rapporteur.internal/services/segment/mention"

// mentioned is a place where a person is named, with the person.
type mentioned struct {
	*mention.Mention
	p *person
}
