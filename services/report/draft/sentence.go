package draft

// Sentence is one of a draft, with what it cites.
type Sentence struct {
	// Text is the sentence without its citations and without markup.
	Text string `json:"text"`
	// Line counts from 1: lines of Markdown and plain text, paragraphs of a Word
	// document, sentences of JSON.
	Line int `json:"line"`
	// Citations are in the draft's order; Paragraph tells which sentences stand together.
	Citations []Ref `json:"citations,omitempty"`
	Paragraph int   `json:"paragraph"`
	// Heading says that it is a title or a label, of which no citation is wanted.
	Heading bool `json:"heading,omitempty"`
}

// Ref is a citation as a draft writes it.
type Ref struct {
	// ID is as written: S1a-17. What is no identifier stands here, too.
	ID string `json:"id"`
	// Pages are those that the draft names, as it prints them; none: it names none.
	Pages []string `json:"pages,omitempty"`
}

// Code says what is wrong with a sentence.
type Code string

// The codes. Missing and Unjudged are notices: nothing is said to be wrong.
const (
	Missing     Code = "citation_missing"
	Unjudged    Code = "not_judged"
	Unknown     Code = "citation_unknown"
	Page        Code = "page_wrong"
	Quotation   Code = "quotation_altered"
	State       Code = "state_not_cited"
	Body        Code = "body_not_cited"
	Person      Code = "name_not_cited"
	Speaker     Code = "speaker_wrong"
	Role        Code = "role_wrong"
	Number      Code = "number"
	Date        Code = "date"
	Negation    Code = "negation"
	Stance      Code = "stance_reversed"
	Session     Code = "session_wrong"
	Condition   Code = "condition_dropped"
	Unsupported Code = "support_low"
)

// Notice tells whether a finding of the code only asks to look.
func (c Code) Notice() bool { return c == Missing || c == Unjudged }

// Finding is one thing that a draft says and its sources don't.
type Finding struct {
	Sentence string   `json:"sentence"`
	Line     int      `json:"line"`
	Code     Code     `json:"code"`
	Cited    []string `json:"cited,omitempty"`
	// What names the words; Remedy says what to do.
	What   string `json:"what"`
	Remedy string `json:"remedy"`
	Notice bool   `json:"notice,omitempty"`
}
