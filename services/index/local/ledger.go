package local

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"

	bolt "go.etcd.io/bbolt"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

var (
	bucketStatements = []byte("statements")
	bucketDocuments  = []byte("documents")
)

// record is what is known of a document.
type record struct {
	// Sealed is the generation that is shown; 0: none.
	Sealed uint64 `json:"sealed"`
	// Forgotten is the highest generation that was held when the document was
	// forgotten: nothing up to it is taken again.
	Forgotten uint64 `json:"forgotten,omitempty"`
	// Held counts the statements of each generation.
	Held map[uint64]int `json:"held,omitempty"`
	// Titles, of the sealed generation.
	Title       string `json:"title,omitempty"`
	Series      string `json:"series,omitempty"`
	SeriesTitle string `json:"series_title,omitempty"`
}

// floor is the lowest generation that is taken.
func (r *record) floor() uint64 { return max(r.Sealed, r.Forgotten+1) }

// highest generation that was ever held.
func (r *record) highest() uint64 {
	n := max(r.Sealed, r.Forgotten)
	for g := range r.Held {
		n = max(n, g)
	}
	return n
}

func readRecord(tx *bolt.Tx, document string) (*record, error) {
	r := &record{Held: map[uint64]int{}}
	b := tx.Bucket(bucketDocuments).Get([]byte(document))
	if b == nil {
		return r, nil
	}
	if err := json.Unmarshal(b, r); err != nil {
		return nil, fmt.Errorf("read the record of document %s: %w", document, err)
	}
	if r.Held == nil {
		r.Held = map[uint64]int{}
	}
	return r, nil
}

func writeRecord(tx *bolt.Tx, document string, r *record) error {
	b, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write the record of document %s: %w", document, err)
	}
	return tx.Bucket(bucketDocuments).Put([]byte(document), b)
}

// key puts a document's statements side by side, by generation and ordinal.
func key(document string, generation uint64, ordinal uint32) []byte {
	k := generationKey(document, generation)
	return binary.BigEndian.AppendUint32(k, ordinal)
}

func generationKey(document string, generation uint64) []byte {
	return binary.BigEndian.AppendUint64(documentKey(document), generation)
}

func documentKey(document string) []byte {
	return append([]byte(document), 0)
}

// create writes a statement unless its key is taken.
func create(tx *bolt.Tx, s *pb.Statement, body []byte) (created bool, err error) {
	b := tx.Bucket(bucketStatements)
	k := key(s.GetDocument(), s.GetGeneration(), s.GetOrdinal())
	if b.Get(k) != nil {
		return false, nil
	}
	return true, b.Put(k, body)
}

// generation gives all statements of one, by ordinal.
func generation(tx *bolt.Tx, document string, generation uint64) ([]*pb.Statement, error) {
	var all []*pb.Statement
	prefix := generationKey(document, generation)
	c := tx.Bucket(bucketStatements).Cursor()
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		s := &pb.Statement{}
		if err := proto.Unmarshal(v, s); err != nil {
			return nil, fmt.Errorf("read a statement of document %s: %w", document, err)
		}
		all = append(all, s)
	}
	return all, nil
}

// first gives the first statement of a generation; nil: it has none.
func first(tx *bolt.Tx, document string, generation uint64) *pb.Statement {
	prefix := generationKey(document, generation)
	k, v := tx.Bucket(bucketStatements).Cursor().Seek(prefix)
	s := &pb.Statement{}
	if !bytes.HasPrefix(k, prefix) || proto.Unmarshal(v, s) != nil {
		return nil
	}
	return s
}

// titles labels the values of the facets document and series.
func titles(tx *bolt.Tx, facet string) (map[string]string, error) {
	labels := map[string]string{}
	if facet != "document" && facet != "series" {
		return labels, nil
	}
	err := tx.Bucket(bucketDocuments).ForEach(func(k, _ []byte) error {
		r, err := readRecord(tx, string(k))
		if err != nil {
			return err
		}
		if facet == "document" {
			labels[string(k)] = r.Title
		} else if have, ok := labels[r.Series]; r.SeriesTitle != "" && (!ok || r.SeriesTitle < have) {
			// Should documents disagree, the same one wins everywhere.
			labels[r.Series] = r.SeriesTitle
		}
		return nil
	})
	return labels, err
}

// remove deletes a document's statements below a generation.
func remove(tx *bolt.Tx, document string, below uint64) error {
	prefix, end := documentKey(document), generationKey(document, below)
	c := tx.Bucket(bucketStatements).Cursor()
	var doomed [][]byte
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix) && bytes.Compare(k, end) < 0; k, _ = c.Next() {
		doomed = append(doomed, bytes.Clone(k))
	}
	for _, k := range doomed {
		if err := tx.Bucket(bucketStatements).Delete(k); err != nil {
			return err
		}
	}
	return nil
}
