package kibana

// Panel is one panel of a dashboard: a number, a table, bars, or a saved search.
type Panel struct {
	Key string
	// Look is how it is drawn.
	Look Look
	// View that it counts in.
	View string
	// Rows are the fields by whose values it counts, the outer one first.
	Rows []Bucket
	// Split gives each value of a further field its own column or colour.
	Split *Bucket
	// Metrics of each row; the first decides the order of the rows.
	Metrics []Metric
	// Where narrows this panel alone.
	Where []Clause
	// X, Y, W, H are its place; a dashboard has 48 columns.
	X, Y, W, H int
}

// Look of a panel.
type Look string

// Looks of panels.
const (
	Number Look = "number"
	Table  Look = "table"
	Bars   Look = "bars"
	Shares Look = "shares"
	List   Look = "list"
)

// Bucket counts by the values of a field, the Size first ones.
type Bucket struct {
	Field string
	Size  int
	// ByValue orders by the value itself, and not by the panel's first metric.
	ByValue bool
}

// Metric is what is counted.
type Metric struct {
	// Key of its label in the wording.
	Key string
	// Op: count, unique_count, sum, median, max.
	Op string
	// Field that it reads; none for count.
	Field string
}

// Control narrows a whole dashboard by a field's values.
type Control struct{ Field string }

// Dashboard is what is on one screen.
type Dashboard struct {
	Key  string
	View string
	// Pills that people see and may switch off.
	Pills    map[string]Clause
	Controls []Control
	Panels   []Panel
}

var count = Metric{Key: "count", Op: "count"}

// Dashboards are those that people are given.
func Dashboards() []Dashboard {
	session := &Bucket{Field: "session", Size: 10, ByValue: true}
	distinct := func(key, field string) Metric { return Metric{key, "unique_count", field} }
	reported := where("kind", "statement", "collective")
	documents := where("sort", "document")
	return []Dashboard{
		{
			Key: "dialogue", View: Statements, Pills: pills(),
			Controls: []Control{{"series"}, {"session"}, {"speakers"}, {"countries"}, {"objectives"}, {"language"}},
			Panels: []Panel{
				{Key: "count", Look: Number, View: Statements, Metrics: []Metric{count}, X: 0, Y: 0, W: 12, H: 5},
				{Key: "documents", Look: Number, View: Statements, Metrics: []Metric{distinct("documents", "document")}, X: 12, Y: 0, W: 12, H: 5},
				{Key: "speakers", Look: Number, View: Statements, Metrics: []Metric{distinct("speakers", "speakers")}, X: 24, Y: 0, W: 12, H: 5},
				{Key: "countries", Look: Number, View: Statements, Metrics: []Metric{distinct("count", "countries")}, X: 36, Y: 0, W: 12, H: 5},
				{Key: "themes", Look: Bars, View: Statements, Rows: []Bucket{{"objectives", 23, false}}, Split: session, Metrics: []Metric{count}, X: 0, Y: 5, W: 24, H: 18},
				{Key: "shared", Look: Table, View: Statements, Rows: []Bucket{{"objectives", 23, false}}, Metrics: []Metric{distinct("sessions", "session"), count, distinct("speakers", "speakers")}, X: 24, Y: 5, W: 24, H: 18},
				{Key: "who", Look: Table, View: Statements, Rows: []Bucket{{"speakers", 100, false}}, Metrics: []Metric{count, distinct("sessions", "session")}, X: 0, Y: 23, W: 24, H: 14},
				{Key: "where", Look: Table, View: Statements, Rows: []Bucket{{"countries", 250, false}}, Split: session, Metrics: []Metric{count}, X: 24, Y: 23, W: 24, H: 14},
				{Key: "bodies", Look: Table, View: Statements, Rows: []Bucket{{"organisations", 100, false}}, Metrics: []Metric{count, distinct("sessions", "session")}, X: 0, Y: 37, W: 24, H: 14},
				{Key: "shared-initiatives", Look: Table, View: Statements, Rows: []Bucket{{"initiatives", 50, false}}, Metrics: []Metric{distinct("sessions", "session"), count, distinct("speakers", "speakers")}, X: 24, Y: 37, W: 24, H: 14},
				{Key: "acts", Look: Bars, View: Statements, Rows: []Bucket{{"act", 10, false}}, Split: session, Metrics: []Metric{count}, X: 0, Y: 51, W: 24, H: 12},
				{Key: "coverage", Look: Shares, View: Statements, Rows: []Bucket{{"document_title", 20, false}}, Split: &Bucket{Field: "attribution", Size: 10}, Metrics: []Metric{count}, Where: []Clause{reported}, X: 24, Y: 51, W: 24, H: 12},
				{Key: "list", Look: List, View: Statements, X: 0, Y: 63, W: 48, H: 20},
			},
		},
		{
			Key: "ingestion", View: Documents,
			Controls: []Control{{"series"}, {"session"}, {"state"}},
			Panels: []Panel{
				{Key: "arrived", Look: Number, View: Documents, Metrics: []Metric{{"documents", "count", ""}}, Where: []Clause{documents}, X: 0, Y: 0, W: 9, H: 5},
				{Key: "pages", Look: Number, View: Documents, Metrics: []Metric{{"pages", "sum", "pages"}}, X: 9, Y: 0, W: 9, H: 5},
				{Key: "unread", Look: Number, View: Documents, Metrics: []Metric{{"unread", "sum", "unread"}}, X: 18, Y: 0, W: 10, H: 5},
				{Key: "failed", Look: Number, View: Documents, Metrics: []Metric{{"documents", "count", ""}}, Where: []Clause{where("failed", true)}, X: 28, Y: 0, W: 10, H: 5},
				{Key: "delay", Look: Number, View: Documents, Metrics: []Metric{{"delay", "median", "seconds_to_search"}}, X: 38, Y: 0, W: 10, H: 5},
				{Key: "states", Look: Table, View: Documents, Rows: []Bucket{{"sort", 5, false}, {"state", 10, false}}, Metrics: []Metric{{"documents", "count", ""}}, X: 0, Y: 5, W: 16, H: 12},
				{Key: "failures", Look: Table, View: Documents, Rows: []Bucket{{"files", 50, false}, {"reason", 5, false}, {"remedy", 5, false}}, Metrics: []Metric{{"documents", "count", ""}}, Where: []Clause{where("failed", true)}, X: 16, Y: 5, W: 32, H: 12},
				{Key: "times", Look: Table, View: Documents, Rows: []Bucket{{"title", 100, false}, {"files", 5, false}}, Metrics: []Metric{
					{"delay", "max", "seconds_to_search"}, {"pages", "sum", "pages"}, {"statements", "sum", "statements"}, {"share", "max", "share_unattributed"}, {"dead", "sum", "dead"},
				}, Where: []Clause{documents}, X: 0, Y: 17, W: 48, H: 14},
				{Key: "unattributed", Look: Shares, View: Statements, Rows: []Bucket{{"document_title", 20, false}}, Split: &Bucket{Field: "attribution", Size: 10}, Metrics: []Metric{count}, Where: []Clause{where("primary", true), reported}, X: 0, Y: 31, W: 48, H: 14},
			},
		},
	}
}
