package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// apiEdits is what people changed of a report.
type apiEdits struct {
	Series  string            `json:"series"`
	Version uint32            `json:"version"`
	By      string            `json:"by"`
	At      string            `json:"at"`
	Edits   []json.RawMessage `json:"edits"`
}

func editsJSON(e *pb.Edits) (*apiEdits, error) {
	out := &apiEdits{Series: e.GetSeries(), Version: e.GetVersion(), By: e.GetBy(), At: e.GetAt(), Edits: []json.RawMessage{}}
	for _, x := range e.GetEdits() {
		b, err := messageJSON(x)
		if err != nil {
			return nil, err
		}
		out.Edits = append(out.Edits, b)
	}
	return out, nil
}

// messageJSON is a message by its proto names; protojson varies its white space.
func messageJSON(m proto.Message) (json.RawMessage, error) {
	b, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(m)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Compact(&out, b)
	return out.Bytes(), err
}

func (k *desk) apiEdits(w http.ResponseWriter, r *http.Request) error {
	e, err := k.Edits(r.Context(), r.PathValue("series"))
	if err != nil {
		return err
	}
	return writeEdits(w, http.StatusOK, e)
}

func writeEdits(w http.ResponseWriter, status int, e *pb.Edits) error {
	out, err := editsJSON(e)
	if err != nil {
		return err
	}
	w.Header().Set("ETag", etag(e.GetVersion()))
	return writeJSON(w, status, out)
}

func etag(version uint32) string { return `"` + strconv.FormatUint(uint64(version), 10) + `"` }

// seen reads from If-Match which version the caller saw.
func seen(r *http.Request) (uint32, error) {
	h := strings.TrimSpace(r.Header.Get("If-Match"))
	if h == "" {
		return 0, &Problem{Status: http.StatusPreconditionRequired, Reason: "The request doesn't say which version it changes.",
			Remedy: `Send the ETag of what you saw as If-Match; "0" where nothing was changed yet.`}
	}
	n, err := strconv.ParseUint(strings.Trim(h, `"`), 10, 32)
	if err != nil {
		return 0, wrong(fmt.Sprintf("If-Match %s is no version.", h), `Send the ETag of what you saw, as "7".`)
	}
	return uint32(n), nil
}

// maxBody is more than a series' edits may have.
const maxBody = 1 << 20

// readBody reads a JSON body; keys that it doesn't know are errors.
func readBody(r *http.Request, v any) error {
	d := json.NewDecoder(http.MaxBytesReader(nil, r.Body, maxBody))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil && d.Decode(&struct{}{}) != io.EOF {
		err = errors.New("something follows the JSON object")
	}
	if err != nil {
		return wrong("The body can't be read: "+err.Error()+".", "/api/v1/openapi.yaml describes it.")
	}
	return nil
}

type apiEditsChange struct {
	// Report is the version that ids of points and citations are of.
	Report string            `json:"report"`
	By     string            `json:"by"`
	Edits  []json.RawMessage `json:"edits"`
}

// apiPutEdits puts all edits of a series anew.
func (k *desk) apiPutEdits(w http.ResponseWriter, r *http.Request) error {
	var in apiEditsChange
	if err := readBody(r, &in); err != nil {
		return err
	}
	all := &pb.Edits{}
	for i, raw := range in.Edits {
		x, err := readEdit(raw)
		if err != nil {
			return wrong(fmt.Sprintf("Edit %d can't be read: %v.", i+1, err), "/api/v1/openapi.yaml describes edits.")
		}
		all.Edits = append(all.Edits, x)
	}
	return k.changeEdits(w, r, &pb.ChangeEditsRequest{Report: in.Report, By: in.By, Change: &pb.ChangeEditsRequest_All{All: all}})
}

// apiPutEdit adds one edit, or puts it in the place of the one with its id or about the same.
func (k *desk) apiPutEdit(w http.ResponseWriter, r *http.Request) error {
	var in struct {
		Report string          `json:"report"`
		By     string          `json:"by"`
		Edit   json.RawMessage `json:"edit"`
	}
	if err := readBody(r, &in); err != nil {
		return err
	}
	x, err := readEdit(in.Edit)
	if err != nil {
		return wrong(fmt.Sprintf("The edit can't be read: %v.", err), "/api/v1/openapi.yaml describes edits.")
	}
	return k.changeEdits(w, r, &pb.ChangeEditsRequest{Report: in.Report, By: in.By, Change: &pb.ChangeEditsRequest_Put{Put: x}})
}

// apiDropEdit takes an edit back; ?by= says who does.
func (k *desk) apiDropEdit(w http.ResponseWriter, r *http.Request) error {
	return k.changeEdits(w, r, &pb.ChangeEditsRequest{By: r.URL.Query().Get("by"), Change: &pb.ChangeEditsRequest_Remove{Remove: r.PathValue("edit")}})
}

func readEdit(raw json.RawMessage) (*pb.Edit, error) {
	if len(raw) == 0 {
		return nil, errors.New("there is none")
	}
	x := &pb.Edit{}
	if err := protojson.Unmarshal(raw, x); err != nil {
		return nil, errors.New(strings.TrimLeft(strings.TrimPrefix(err.Error(), "proto:"), " \u00a0"))
	}
	return x, nil
}

func (k *desk) changeEdits(w http.ResponseWriter, r *http.Request, req *pb.ChangeEditsRequest) error {
	var err error
	req.Series = r.PathValue("series")
	if req.Version, err = seen(r); err != nil {
		return err
	}
	resp, err := k.ChangeEdits(r.Context(), req)
	if err != nil {
		return err
	}
	if resp.GetStale() {
		now, err := editsJSON(resp.GetEdits())
		if err != nil {
			return err
		}
		w.Header().Set("ETag", etag(now.Version))
		return &Problem{Status: http.StatusPreconditionFailed, Current: now,
			Reason: fmt.Sprintf("The edits are at version %d, changed by %s at %s; you saw version %d. Nothing was changed.", now.Version, now.By, now.At, req.Version),
			Remedy: "Look at what stands now (current), then change that."}
	}
	return writeEdits(w, http.StatusOK, resp.GetEdits())
}
