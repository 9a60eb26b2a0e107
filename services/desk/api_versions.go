package desk

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// formatChanges is the file of a report that says how it differs from the version before.
const formatChanges = "changes.json"

// apiNow is a series' report as it will be: the newest, and what it still owes.
type apiNow struct {
	Series  string `json:"series"`
	Title   string `json:"title"`
	Version string `json:"version"`
	Written string `json:"written"`
	// Building: a newer version is owed. Reason and Remedy: why it failed.
	Building bool   `json:"building"`
	Reason   string `json:"reason"`
	Remedy   string `json:"remedy"`
	// EditsTaken is the version of the edits that it took in; EditsReason what is
	// wrong with their file, where people change that by hand.
	EditsTaken  uint32          `json:"edits_taken"`
	EditsReason string          `json:"edits_reason"`
	EditsRemedy string          `json:"edits_remedy"`
	Report      json.RawMessage `json:"report"`
}

func (k *desk) apiReportNow(w http.ResponseWriter, r *http.Request) error {
	s, v, err := k.findReport(r.Context(), r.PathValue("series"), r.URL.Query().Get("version"))
	if err != nil {
		return err
	}
	out := apiNow{Series: s.Slug, Title: s.Title, Version: v.GetVersion(), Written: v.Written.UTC().Format(time.RFC3339), Building: s.Building,
		Reason: s.Reason, Remedy: s.Remedy, EditsTaken: v.GetEdits(), EditsReason: s.EditsReason, EditsRemedy: s.EditsRemedy}
	if out.Report, err = k.reportJSON(r, v, "json"); err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, out)
}

// reportJSON reads a file of a report that is JSON.
func (k *desk) reportJSON(r *http.Request, v *version, format string) (json.RawMessage, error) {
	for _, f := range v.GetFiles() {
		if f.GetFormat() != format {
			continue
		}
		file, err := k.ReportFile(r.Context(), f)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		b, err := io.ReadAll(file)
		if err == nil && !json.Valid(b) {
			err = fmt.Errorf("version %s of the report: its %s isn't JSON", v.GetVersion(), format)
		}
		return b, err
	}
	return nil, absent(fmt.Sprintf("Version %s of the report has no %s.", v.GetVersion(), format), "It is written with the report since editions that can do so.")
}

// apiReview gives what waits for a person: lists out of the report's JSON.
func (k *desk) apiReview(w http.ResponseWriter, r *http.Request) error {
	_, v, err := k.findReport(r.Context(), r.PathValue("series"), r.URL.Query().Get("version"))
	if err != nil {
		return err
	}
	raw, err := k.reportJSON(r, v, "json")
	if err != nil {
		return err
	}
	var in struct {
		Points      []json.RawMessage `json:"points"`
		Divergences []json.RawMessage `json:"divergences"`
		Edits       []json.RawMessage `json:"edits"`
		Annexes     struct {
			Coverage []json.RawMessage `json:"coverage"`
		} `json:"annexes"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return fmt.Errorf("read the report of %s: %w", r.PathValue("series"), err)
	}
	out := struct {
		Version    string `json:"version"`
		EditsTaken uint32 `json:"edits_taken"`
		// Points and divergences with their status; proposed is for a person to decide.
		Points      []json.RawMessage `json:"points"`
		Divergences []json.RawMessage `json:"divergences"`
		// Unverified were kept out since the page doesn't print them, KeptOut by people, Unused for other reasons.
		Unverified []json.RawMessage `json:"unverified"`
		KeptOut    []json.RawMessage `json:"kept_out"`
		Unused     []json.RawMessage `json:"unused"`
		// Conflicts are edits whose sources changed; both versions stand in them.
		Conflicts []json.RawMessage `json:"conflicts"`
		Edits     []json.RawMessage `json:"edits"`
	}{v.GetVersion(), v.GetEdits(), orEmpty(in.Points), orEmpty(in.Divergences), []json.RawMessage{}, []json.RawMessage{}, []json.RawMessage{}, []json.RawMessage{}, orEmpty(in.Edits)}
	for _, c := range in.Annexes.Coverage {
		switch field(c, "code") {
		case "unverified":
			out.Unverified = append(out.Unverified, c)
		case "kept_out":
			out.KeptOut = append(out.KeptOut, c)
		default:
			out.Unused = append(out.Unused, c)
		}
	}
	for _, e := range in.Edits {
		if field(e, "state") != "applied" {
			out.Conflicts = append(out.Conflicts, e)
		}
	}
	return writeJSON(w, http.StatusOK, out)
}

// field is a text of a JSON object; "" where it has none.
func field(raw json.RawMessage, name string) string {
	var m map[string]json.RawMessage
	var s string
	if json.Unmarshal(raw, &m) != nil || json.Unmarshal(m[name], &s) != nil {
		return ""
	}
	return s
}

type apiVersion struct {
	Version string `json:"version"`
	Written string `json:"written"`
	Newest  bool   `json:"newest"`
	// Before is the version that it followed; empty: it was the first.
	Before     string   `json:"before"`
	Edits      uint32   `json:"edits"`
	By         []string `json:"by"`
	Documents  uint32   `json:"documents"`
	Statements uint32   `json:"statements"`
	// Changes is the address of what it changed; empty: nothing to compare with.
	Changes string `json:"changes"`
}

func (k *desk) apiVersions(w http.ResponseWriter, r *http.Request) error {
	s, _, err := k.findReport(r.Context(), r.PathValue("series"), "")
	if err != nil {
		return err
	}
	out := []apiVersion{}
	for _, v := range s.Versions {
		x := apiVersion{Version: v.GetVersion(), Written: v.Written.UTC().Format(time.RFC3339), Newest: v.Newest, Before: v.GetBefore(), Edits: v.GetEdits(),
			By: orEmpty(v.GetBy()), Documents: v.GetDocuments(), Statements: v.GetStatements()}
		if has(v.ReportWritten, formatChanges) {
			x.Changes = "/api/v1/reports/" + s.Slug + "/changes?version=" + v.GetVersion()
		}
		out = append(out, x)
	}
	return writeJSON(w, http.StatusOK, map[string]any{"series": s.Slug, "versions": out})
}

func has(r *pb.ReportWritten, format string) bool {
	for _, f := range r.GetFiles() {
		if f.GetFormat() == format {
			return true
		}
	}
	return false
}

func firstVersion(v *version) *Problem {
	return absent(fmt.Sprintf("Version %s of the report followed no other.", v.GetVersion()), "Changes are told from the second version on.")
}

// apiChanges says how a version differs from the one before it.
func (k *desk) apiChanges(w http.ResponseWriter, r *http.Request) error {
	_, v, err := k.findReport(r.Context(), r.PathValue("series"), r.URL.Query().Get("version"))
	if err != nil {
		return err
	}
	if !has(v.ReportWritten, formatChanges) {
		return firstVersion(v)
	}
	raw, err := k.reportJSON(r, v, formatChanges)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, raw)
}
