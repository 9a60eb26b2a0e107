package elastic

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
)

//go:embed documents.json
var documentsMapping []byte

// DocumentsMapping is the mapping of the index in which Kibana shows what became
// of files and documents. It is a picture of the ledger and nothing depends on
// it: it may be deleted, and is drawn anew when an index service starts.
func DocumentsMapping() json.RawMessage { return slices.Clone(documentsMapping) }

func (c *client) documents() string { return c.prefix + "-documents" }

// ProvisionDocuments makes the index of documents where it is missing, and anew
// where it was made by another version. It says whether it made it.
func (p *Provisioner) ProvisionDocuments(ctx context.Context) (bool, error) {
	sum := sha256.Sum256(documentsMapping)
	rules := hex.EncodeToString(sum[:8])
	var have map[string]struct {
		Mappings struct {
			Meta struct {
				Rules string `json:"rules"`
			} `json:"_meta"`
		} `json:"mappings"`
	}
	err := p.do(ctx, func() esapi.Request { return esapi.IndicesGetMappingRequest{Index: []string{p.documents() + "*"}} }, &have)
	if err != nil {
		return false, fmt.Errorf("look for the index %s: %w", p.documents(), err)
	}
	if one, ok := have[p.documents()]; ok {
		if one.Mappings.Meta.Rules == rules {
			return false, nil
		}
		if err := p.removeDocuments(ctx); err != nil {
			return false, err
		}
	}
	var mappings object
	if err := json.Unmarshal(documentsMapping, &mappings); err != nil {
		return false, fmt.Errorf("read documents.json: %w", err)
	}
	mappings["_meta"] = object{"rules": rules}
	replicas := p.Replicas
	if replicas == "" {
		replicas = "0-1"
	}
	err = p.do(ctx, func() esapi.Request {
		return esapi.IndicesCreateRequest{Index: p.documents(), WaitForActiveShards: "1", Body: body(object{
			"mappings": mappings, "settings": object{"number_of_shards": 1, "auto_expand_replicas": replicas, "refresh_interval": "1s"},
		})}
	}, nil)
	if err != nil {
		return false, fmt.Errorf("create the index %s: %w", p.documents(), err)
	}
	return true, nil
}

func (p *Provisioner) removeDocuments(ctx context.Context) error {
	err := p.do(ctx, func() esapi.Request {
		return esapi.IndicesDeleteRequest{Index: []string{p.documents()}, IgnoreUnavailable: ptr(true)}
	}, nil)
	if err != nil {
		return fmt.Errorf("delete the index %s: %w", p.documents(), err)
	}
	return nil
}

// Tell writes what became of files and documents, by their ids; nil removes one.
func (s *Store) Tell(ctx context.Context, all map[string]*index.Fate) error {
	ids := make([]string, 0, len(all))
	for id := range all {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for part := range slices.Chunk(ids, bulkItems) {
		if err := s.tell(ctx, all, part); err != nil {
			return fmt.Errorf("tell what became of %d documents: %w", len(all), err)
		}
	}
	return nil
}

func (s *Store) tell(ctx context.Context, all map[string]*index.Fate, ids []string) error {
	var request bytes.Buffer
	encode := json.NewEncoder(&request)
	encode.SetEscapeHTML(false)
	for _, id := range ids {
		act := "index"
		if all[id] == nil {
			act = "delete"
		}
		if err := encode.Encode(object{act: object{"_id": id}}); err != nil {
			return err
		}
		if all[id] != nil {
			if err := encode.Encode(all[id]); err != nil {
				return err
			}
		}
	}
	var answer struct {
		Items []map[string]result `json:"items"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.BulkRequest{Index: s.documents(), RequireAlias: nil, Body: bytes.NewReader(request.Bytes())}
	}, &answer)
	if err != nil {
		return err
	}
	var errs []error
	for _, item := range answer.Items {
		for act, r := range item {
			if r.Status >= 300 && !(act == "delete" && r.Status == http.StatusNotFound) {
				errs = append(errs, r.err())
			}
		}
	}
	return errors.Join(errs...)
}
