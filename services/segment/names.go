package segment

import (
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/speech"
)

var kinds = map[speech.Kind]pb.Kind{
	speech.Narration: pb.Kind_KIND_NARRATION, speech.Statement: pb.Kind_KIND_STATEMENT, speech.Collective: pb.Kind_KIND_COLLECTIVE,
	speech.Finding: pb.Kind_KIND_FINDING, speech.Procedural: pb.Kind_KIND_PROCEDURAL,
	speech.HeadingKind: pb.Kind_KIND_HEADING, speech.FrontMatterKind: pb.Kind_KIND_FRONT_MATTER,
}

var attributions = map[speech.Attribution]pb.Attribution{
	speech.None: pb.Attribution_ATTRIBUTION_NONE, speech.Explicit: pb.Attribution_ATTRIBUTION_EXPLICIT,
	speech.Continuation: pb.Attribution_ATTRIBUTION_CONTINUATION, speech.Pronoun: pb.Attribution_ATTRIBUTION_PRONOUN,
	speech.OnBehalf: pb.Attribution_ATTRIBUTION_ON_BEHALF, speech.OwnOrganisation: pb.Attribution_ATTRIBUTION_ORGANISATION,
	speech.CollectiveNamed: pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED, speech.CollectiveAnonymous: pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS,
}

var acts = map[string]pb.Act{
	"reports": pb.Act_ACT_REPORTS, "asserts": pb.Act_ACT_ASSERTS, "proposes": pb.Act_ACT_PROPOSES, "urges": pb.Act_ACT_URGES,
	"commits": pb.Act_ACT_COMMITS, "supports": pb.Act_ACT_SUPPORTS, "opposes": pb.Act_ACT_OPPOSES, "warns": pb.Act_ACT_WARNS,
	"thanks": pb.Act_ACT_THANKS,
}

var sectors = map[string]pb.Sector{
	"state": pb.Sector_SECTOR_STATE, "international": pb.Sector_SECTOR_INTERNATIONAL, "civil_society": pb.Sector_SECTOR_CIVIL_SOCIETY,
	"private": pb.Sector_SECTOR_PRIVATE, "city": pb.Sector_SECTOR_CITY, "academia": pb.Sector_SECTOR_ACADEMIA,
}
