package lexicon

// Cue names a list of phrases that tells something of a sentence: a section of
// the word files. A name that the files lack, or a section that no cue names,
// is refused when the lexicon is loaded.
type Cue uint16

// The cues, by the names of their sections.
const (
	_                     Cue = iota
	CueAbbreviated            // abbreviated
	CueAbbreviatedBodies      // abbreviated-bodies
	CueAcademia               // academia
	CueAddressing             // addressing
	CueAgreeing               // agreeing
	CueAims                   // aims
	CueAllOfThem              // all-of-them
	CueAlsoSpoke              // also-spoke
	CueAnonymous              // anonymous
	CueAnswerLabels           // answer-labels
	CueAnswerLetters          // answer-letters
	CueAnswering              // answering
	CueArticles               // articles
	CueAs                     // as
	CueAsClauses              // as-clauses
	CueAsFor                  // as-for
	CueAsForeseen             // as-foreseen
	CueAsSaying               // as-saying
	CueAsTold                 // as-told
	CueAsWell                 // as-well
	CueAsking                 // asking
	CueAttendance             // attendance
	CueAttending              // attending
	CueAttitudes              // attitudes
	CueBacked                 // backed
	CueBackground             // background
	CueBallot                 // ballot
	CueBehalf                 // behalf
	CueBothOfThem             // both-of-them
	CueBusinessItems          // business-items
	CueBusinessNouns          // business-nouns
	CueCalled                 // called
	CueCandidates             // candidates
	CueCapacity               // capacity
	CueChairLines             // chair-lines
	CueChairThanks            // chair-thanks
	CueChairs                 // chairs
	CueChambers               // chambers
	CueCities                 // cities
	CueCivil                  // civil
	CueClauses                // clauses
	CueCleft                  // cleft
	CueClosing                // closing
	CueCoPresided             // co-presided
	CueComment                // comment
	CueCompanyRoles           // company-roles
	CueConsensus              // consensus
	CueContrasts              // contrasts
	CueCourtesies             // courtesies
	CueCrosses                // crosses
	CueDecided                // decided
	CueDeciding               // deciding
	CueDeclared               // declared
	CueDeclares               // declares
	CueDeeds                  // deeds
	CueDelegates              // delegates
	CueDirectWords            // direct-words
	CueDirections             // directions
	CueDocuments              // documents
	CueDoings                 // doings
	CueElected                // elected
	CueEnvoys                 // envoys
	CueFallsTo                // falls-to
	CueFirstPerson            // first-person
	CueForChair               // for-chair
	CueFormer                 // former
	CueFormerly               // formerly
	CueFormulas               // formulas
	CueFrames                 // frames
	CueFramesDoing            // frames-doing
	CueFramesNow              // frames-now
	CueFromBodies             // from-bodies
	CueGenericBodies          // generic-bodies
	CueGivesFloor             // gives-floor
	CueGovernments            // governments
	CueGroupsMeeting          // groups/meeting
	CueGroupsParty            // groups/party
	CueGuests                 // guests
	CueHandsOver              // hands-over
	CueHeads                  // heads
	CueHeardFrom              // heard-from
	CueHouseOffices           // house-offices
	CueImpersonal             // impersonal
	CueInCharge               // in-charge
	CueInFunction             // in-function
	CueInTheRoom              // in-the-room
	CueIncluding              // including
	CueInternationalForms     // international-forms
	CueInterviews             // interviews
	CueIntroducing            // introducing
	CueInvited                // invited
	CueItems                  // items
	CueJoined                 // joined
	CueLatter                 // latter
	CueLeads                  // leads
	CueLedTalks               // led-talks
	CueLightVerbs             // light-verbs
	CueLocalOffices           // local-offices
	CueLocalities             // localities
	CueMatters                // matters
	CueMeetingDeeds           // meeting-deeds
	CueMeetingRoles           // meeting-roles
	CueMeetingThings          // meeting-things
	CueModerates              // moderates
	CueModerators             // moderators
	CueMotions                // motions
	CueNamedBodies            // named-bodies
	CueNationalOffices        // national-offices
	CueNationalPosts          // national-posts
	CueNeedsMeeting           // needs-meeting
	CueNoOffice               // no-office
	CueOfCourts               // of-courts
	CueOfLate                 // of-late
	CueOfTheRoom              // of-the-room
	CueOffering               // offering
	CueOne                    // one
	CueOneTh                  // one-th
	CueOpeners                // openers
	CueOpenings               // openings
	CueOrders                 // orders
	CueOrgans                 // organs
	CueOutcomes               // outcomes
	CueOverview               // overview
	CueOwnView                // own-view
	CueParliamentWords        // parliament-words
	CuePastWithBe             // past-with-be
	CuePersons                // persons
	CuePhrases                // phrases
	CuePlaceGiven             // place-given
	CuePlaceNouns             // place-nouns
	CuePlaceOpeners           // place-openers
	CuePortfolioHolders       // portfolio-holders
	CuePresenting             // presenting
	CuePresidedBy             // presided-by
	CuePresides               // presides
	CuePresiding              // presiding
	CuePrivate                // private
	CuePronominal             // pronominal
	CuePurpose                // purpose
	CuePutIt                  // put-it
	CueQuestionHeads          // question-heads
	CueQuestionLabels         // question-labels
	CueQuestionLetters        // question-letters
	CueQuotes                 // quotes
	CueReactions              // reactions
	CueRecordTitles           // record-titles
	CueReplacing              // replacing
	CueReporters              // reporters
	CueRepresentedBy          // represented-by
	CueRepresenting           // representing
	CueRoleLines              // role-lines
	CueRolePhrases            // role-phrases
	CueRoleSurnames           // role-surnames
	CueSaidHeads              // said-heads
	CueSameWords              // same-words
	CueSeats                  // seats
	CueSettled                // settled
	CueSidesBetween           // sides-between
	CueSidesCarrying          // sides-carrying
	CueSidesNouns             // sides-nouns
	CueSidesOn                // sides-on
	CueSidesSo                // sides-so
	CueSmallAddress           // small-address
	CueSomeone                // someone
	CueSource                 // source
	CueSpeakerHeads           // speaker-heads
	CueSpeaking               // speaking
	CueSpeechNouns            // speech-nouns
	CueStateBodies            // state-bodies
	CueStudies                // studies
	CueSubHeads               // sub-heads
	CueSubordinatePhrase      // subordinate-phrase
	CueTakesFloor             // takes-floor
	CueThreeTh                // three-th
	CueTitleRoles             // title-roles
	CueToWhom                 // to-whom
	CueTogether               // together
	CueTurnHeads              // turn-heads
	CueTurnNouns              // turn-nouns
	CueTwoCountries           // two-countries
	CueTwoTh                  // two-th
	CueUnOffices              // un-offices
	CueVoiceOf                // voice-of
	CueVoices                 // voices
	CueVotes                  // votes
	CueWasDone                // was-done
	CueWeekdays               // weekdays
	CueWhen                   // when
	CueWhich                  // which
	CueWholeTitles            // whole-titles
	CueWithDoing              // with-doing
	CueWordGiven              // word-given
	CueThatOf                 // that-of
	CueFocus                  // focus
	CueWorkingTables          // working-tables
	CueInWhich                // in-which
	CueSuch                   // such
	CueViews                  // views
	CueOwnDelegation          // own-delegation
	CueBetweenVerbs           // between-verbs
	CueWorkingGroups          // working-groups
	cues
)

// cueNames are the sections' names.
var cueNames = [cues]string{
	CueAbbreviated:        "abbreviated",
	CueAbbreviatedBodies:  "abbreviated-bodies",
	CueAcademia:           "academia",
	CueAddressing:         "addressing",
	CueAgreeing:           "agreeing",
	CueAims:               "aims",
	CueAllOfThem:          "all-of-them",
	CueAlsoSpoke:          "also-spoke",
	CueAnonymous:          "anonymous",
	CueAnswerLabels:       "answer-labels",
	CueAnswerLetters:      "answer-letters",
	CueAnswering:          "answering",
	CueArticles:           "articles",
	CueAs:                 "as",
	CueAsClauses:          "as-clauses",
	CueAsFor:              "as-for",
	CueAsForeseen:         "as-foreseen",
	CueAsSaying:           "as-saying",
	CueAsTold:             "as-told",
	CueAsWell:             "as-well",
	CueAsking:             "asking",
	CueAttendance:         "attendance",
	CueAttending:          "attending",
	CueAttitudes:          "attitudes",
	CueBacked:             "backed",
	CueBackground:         "background",
	CueBallot:             "ballot",
	CueBehalf:             "behalf",
	CueBothOfThem:         "both-of-them",
	CueBusinessItems:      "business-items",
	CueBusinessNouns:      "business-nouns",
	CueCalled:             "called",
	CueCandidates:         "candidates",
	CueCapacity:           "capacity",
	CueChairLines:         "chair-lines",
	CueChairThanks:        "chair-thanks",
	CueChairs:             "chairs",
	CueChambers:           "chambers",
	CueCities:             "cities",
	CueCivil:              "civil",
	CueClauses:            "clauses",
	CueCleft:              "cleft",
	CueClosing:            "closing",
	CueCoPresided:         "co-presided",
	CueComment:            "comment",
	CueCompanyRoles:       "company-roles",
	CueConsensus:          "consensus",
	CueContrasts:          "contrasts",
	CueCourtesies:         "courtesies",
	CueCrosses:            "crosses",
	CueDecided:            "decided",
	CueDeciding:           "deciding",
	CueDeclared:           "declared",
	CueDeclares:           "declares",
	CueDeeds:              "deeds",
	CueDelegates:          "delegates",
	CueDirectWords:        "direct-words",
	CueDirections:         "directions",
	CueDocuments:          "documents",
	CueDoings:             "doings",
	CueElected:            "elected",
	CueEnvoys:             "envoys",
	CueFallsTo:            "falls-to",
	CueFirstPerson:        "first-person",
	CueForChair:           "for-chair",
	CueFormer:             "former",
	CueFormerly:           "formerly",
	CueFormulas:           "formulas",
	CueFrames:             "frames",
	CueFramesDoing:        "frames-doing",
	CueFramesNow:          "frames-now",
	CueFromBodies:         "from-bodies",
	CueGenericBodies:      "generic-bodies",
	CueGivesFloor:         "gives-floor",
	CueGovernments:        "governments",
	CueGroupsMeeting:      "groups/meeting",
	CueGroupsParty:        "groups/party",
	CueGuests:             "guests",
	CueHandsOver:          "hands-over",
	CueHeads:              "heads",
	CueHeardFrom:          "heard-from",
	CueHouseOffices:       "house-offices",
	CueImpersonal:         "impersonal",
	CueInCharge:           "in-charge",
	CueInFunction:         "in-function",
	CueInTheRoom:          "in-the-room",
	CueIncluding:          "including",
	CueInternationalForms: "international-forms",
	CueInterviews:         "interviews",
	CueIntroducing:        "introducing",
	CueInvited:            "invited",
	CueItems:              "items",
	CueJoined:             "joined",
	CueLatter:             "latter",
	CueLeads:              "leads",
	CueLedTalks:           "led-talks",
	CueLightVerbs:         "light-verbs",
	CueLocalOffices:       "local-offices",
	CueLocalities:         "localities",
	CueMatters:            "matters",
	CueMeetingDeeds:       "meeting-deeds",
	CueMeetingRoles:       "meeting-roles",
	CueMeetingThings:      "meeting-things",
	CueModerates:          "moderates",
	CueModerators:         "moderators",
	CueMotions:            "motions",
	CueNamedBodies:        "named-bodies",
	CueNationalOffices:    "national-offices",
	CueNationalPosts:      "national-posts",
	CueNeedsMeeting:       "needs-meeting",
	CueNoOffice:           "no-office",
	CueOfCourts:           "of-courts",
	CueOfLate:             "of-late",
	CueOfTheRoom:          "of-the-room",
	CueOffering:           "offering",
	CueOne:                "one",
	CueOneTh:              "one-th",
	CueOpeners:            "openers",
	CueOpenings:           "openings",
	CueOrders:             "orders",
	CueOrgans:             "organs",
	CueOutcomes:           "outcomes",
	CueOverview:           "overview",
	CueOwnView:            "own-view",
	CueParliamentWords:    "parliament-words",
	CuePastWithBe:         "past-with-be",
	CuePersons:            "persons",
	CuePhrases:            "phrases",
	CuePlaceGiven:         "place-given",
	CuePlaceNouns:         "place-nouns",
	CuePlaceOpeners:       "place-openers",
	CuePortfolioHolders:   "portfolio-holders",
	CuePresenting:         "presenting",
	CuePresidedBy:         "presided-by",
	CuePresides:           "presides",
	CuePresiding:          "presiding",
	CuePrivate:            "private",
	CuePronominal:         "pronominal",
	CuePurpose:            "purpose",
	CuePutIt:              "put-it",
	CueQuestionHeads:      "question-heads",
	CueQuestionLabels:     "question-labels",
	CueQuestionLetters:    "question-letters",
	CueQuotes:             "quotes",
	CueReactions:          "reactions",
	CueRecordTitles:       "record-titles",
	CueReplacing:          "replacing",
	CueReporters:          "reporters",
	CueRepresentedBy:      "represented-by",
	CueRepresenting:       "representing",
	CueRoleLines:          "role-lines",
	CueRolePhrases:        "role-phrases",
	CueRoleSurnames:       "role-surnames",
	CueSaidHeads:          "said-heads",
	CueSameWords:          "same-words",
	CueSeats:              "seats",
	CueSettled:            "settled",
	CueSidesBetween:       "sides-between",
	CueSidesCarrying:      "sides-carrying",
	CueSidesNouns:         "sides-nouns",
	CueSidesOn:            "sides-on",
	CueSidesSo:            "sides-so",
	CueSmallAddress:       "small-address",
	CueSomeone:            "someone",
	CueSource:             "source",
	CueSpeakerHeads:       "speaker-heads",
	CueSpeaking:           "speaking",
	CueSpeechNouns:        "speech-nouns",
	CueStateBodies:        "state-bodies",
	CueStudies:            "studies",
	CueSubHeads:           "sub-heads",
	CueSubordinatePhrase:  "subordinate-phrase",
	CueTakesFloor:         "takes-floor",
	CueThreeTh:            "three-th",
	CueTitleRoles:         "title-roles",
	CueToWhom:             "to-whom",
	CueTogether:           "together",
	CueTurnHeads:          "turn-heads",
	CueTurnNouns:          "turn-nouns",
	CueTwoCountries:       "two-countries",
	CueTwoTh:              "two-th",
	CueUnOffices:          "un-offices",
	CueVoiceOf:            "voice-of",
	CueVoices:             "voices",
	CueVotes:              "votes",
	CueWasDone:            "was-done",
	CueWeekdays:           "weekdays",
	CueWhen:               "when",
	CueWhich:              "which",
	CueWholeTitles:        "whole-titles",
	CueWithDoing:          "with-doing",
	CueWordGiven:          "word-given",
	CueThatOf:             "that-of",
	CueFocus:              "focus",
	CueWorkingTables:      "working-tables",
	CueInWhich:            "in-which",
	CueSuch:               "such",
	CueViews:              "views",
	CueOwnDelegation:      "own-delegation",
	CueBetweenVerbs:       "between-verbs",
	CueWorkingGroups:      "working-groups",
}
