package lexicon

// Class is what a word can be; a set of bits.
type Class uint64

// Classes of function words, compared as written in lower case.
const (
	Determiner Class = 1 << iota
	Indefinite
	Of
	Preposition
	Conjunction
	Coordinator
	Masculine // subject pronoun of one man
	Feminine  // subject pronoun of one woman
	Plural    // subject pronoun of several
	Subject   // pronoun that can only be a subject
	Relative
	Subordinator
	Auxiliary
	Have // auxiliary that makes a past tense with a participle
	Be
	PastBe
	Reflexive
	Clitic
	Adverb
	Negation
	Lead     // opens a fronted phrase
	Inverted // subject pronoun after its verb ("-t-il")

	// Classes of content words, compared folded.
	Role
	RoleFeminine
	RoleMasculine
	RolePlural
	Organisation
	WeakOrganisation
	International // acronym of an international body
	Meeting       // plural noun of a meeting's people ("participants")
	Party         // plural noun of States, members, bodies
	People        // plural noun of a population: it speaks where nobody has the floor
	Quantifier
	Occasion // the meeting or the report as a subject ("session")
	Ordinal
	Honorific
	HonorificFeminine
	HonorificMasculine
	Particle  // part of a personal name ("van", "de")
	Never     // capitalised, but no part of a name
	Portfolio // what a minister is in charge of
	FirstFeminine
	FirstMasculine
	Procedure       // what a chair does
	ProcedureObject // remarks, address, floor
	ProcedureVerb   // made, gave, took (the floor)
	Delegation      // delegation, State party: one body that speaks
	Speech          // noun of speaking: statement, intervention, question
	Source          // a document that states
	Deliberative    // a body that meets and decides
	LowTitle        // a body's noun that, with a small letter, is a thing ("programme")
	RoleAdjunct     // goes on with a function, and is no name ("Secretario General")
)

// functionSections maps the sections of function.txt to classes.
var functionSections = map[string]Class{
	"determiner": Determiner, "indefinite": Indefinite, "of": Of, "preposition": Preposition,
	"conjunction": Conjunction, "coordinator": Coordinator, "masculine": Masculine, "feminine": Feminine,
	"plural": Plural, "subject": Subject, "relative": Relative, "subordinator": Subordinator,
	"auxiliary": Auxiliary, "have": Have, "be": Be, "past-be": PastBe, "reflexive": Reflexive,
	"clitic": Clitic, "adverb": Adverb, "negation": Negation, "lead": Lead, "inverted": Inverted,
}

// foldedSections maps the sections of the other word files to classes.
var foldedSections = map[string]map[string]Class{
	"roles": {
		"masculine": Role | RoleMasculine, "feminine": Role | RoleFeminine, "common": Role, "plural": Role | RolePlural, "adjuncts": RoleAdjunct,
	},
	"honorifics": {
		"masculine": Honorific | HonorificMasculine, "feminine": Honorific | HonorificFeminine, "common": Honorific,
	},
	"organisations": {"strong": Organisation, "weak": Organisation | WeakOrganisation, "delegation": Delegation, "things": LowTitle, "deliberative": Deliberative | Organisation},
	"groups":        {"meeting": Meeting, "party": Party, "people": People, "quantifiers": Quantifier},
	"floor":         {"meeting": Occasion, "ordinals": Ordinal, "source-nouns": Source, "speech": Speech},
	"procedure":     {"verbs": Procedure, "carriers": ProcedureVerb, "objects": ProcedureObject},
	"names": {
		"particles": Particle, "never": Never, "portfolio": Portfolio, "feminine": FirstFeminine, "masculine": FirstMasculine,
	},
	"given":    {"feminine": FirstFeminine, "masculine": FirstMasculine},
	"acronyms": {"international": International},
}
