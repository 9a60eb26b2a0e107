//go:build unix

package elastic

import (
	"bytes"
	"context"
	"testing"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index/elastic/estest"
)

// counted refreshes an index and counts what is in it, live or not.
func counted(t *testing.T, s *Store, name string) int {
	t.Helper()
	ctx := context.Background()
	if err := s.refresh(ctx, name); err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Count int `json:"count"`
	}
	if err := s.do(ctx, func() esapi.Request { return esapi.CountRequest{Index: []string{name}} }, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Count
}

// generationsShown are those that readers see.
func generationsShown(t *testing.T, s *Store) map[uint64]int {
	t.Helper()
	r, err := s.Find(context.Background(), &pb.FindRequest{Size: 1000})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[uint64]int{}
	for _, h := range r.GetHits() {
		seen[h.GetStatement().GetGeneration()]++
	}
	return seen
}

// slowly writes statements to the index as a Seal does whose request was on its
// way for a while, and refreshes.
func slowly(t *testing.T, s *Store, all []*pb.Statement) {
	t.Helper()
	var request bytes.Buffer
	for i, st := range all {
		e, reason := laidOut(i, st)
		if reason != "" {
			t.Fatal(reason)
		}
		if err := e.write(&request); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.send(context.Background(), s.write, &request, len(all)); err != nil {
		t.Fatal(err)
	}
	if err := s.refresh(context.Background(), s.write); err != nil {
		t.Fatal(err)
	}
}

func TestStatementsLieInParcelsUntilTheirSeal(t *testing.T) {
	c, _ := provisioned(t, estest.Start(t))
	s := opened(t, c)
	if err := s.Put(context.Background(), sample("d1", 1, 600)); err != nil {
		t.Fatal(err)
	}
	if parcels, statements := counted(t, s, s.parcels), counted(t, s, s.write); parcels != 3 || statements != 0 {
		t.Fatalf("%d parcels and %d statements, want 3 and 0", parcels, statements)
	}
	store(t, s, "d1", 1, 600)
	if parcels, statements := counted(t, s, s.parcels), counted(t, s, s.write); parcels != 0 || statements != 600 {
		t.Fatalf("%d parcels and %d statements, want 0 and 600", parcels, statements)
	}
	// A generation that never was whole leaves nothing behind either.
	if err := s.Put(context.Background(), sample("d1", 2, 5)); err != nil {
		t.Fatal(err)
	}
	store(t, s, "d1", 3, 4)
	if parcels, statements := counted(t, s, s.parcels), counted(t, s, s.write); parcels != 0 || statements != 4 {
		t.Fatalf("%d parcels and %d statements, want 0 and 4", parcels, statements)
	}
}

func TestWhatASlowProcessWritesOfAReplacedGenerationDoesNotComeBack(t *testing.T) {
	c, _ := provisioned(t, estest.Start(t))
	s := opened(t, c)
	store(t, s, "d1", 1, 3)
	store(t, s, "d1", 2, 2)
	slowly(t, s, sample("d1", 1, 3))
	if seen := generationsShown(t, s); len(seen) != 1 || seen[2] != 2 {
		t.Fatalf("statements by generation: %v", seen)
	}
	if err := s.Forget(context.Background(), "d1"); err != nil {
		t.Fatal(err)
	}
	slowly(t, s, sample("d1", 1, 3))
	slowly(t, s, sample("d1", 2, 2))
	if seen := generationsShown(t, s); len(seen) != 0 {
		t.Fatalf("of a forgotten document, by generation: %v", seen)
	}
}

func TestWhatASlowProcessHadNotWrittenYetDoesNotComeEither(t *testing.T) {
	ctx := context.Background()
	c, _ := provisioned(t, estest.Start(t))
	s := opened(t, c)
	// It sealed the first generation, and stands still before it shows it.
	if err := s.Put(ctx, sample("d1", 1, 3)); err != nil {
		t.Fatal(err)
	}
	have, err := s.sealOf(ctx, "d1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.writeSeal(ctx, have.after(stamp{Generation: 1, Count: 3})); err != nil {
		t.Fatal(err)
	}
	store(t, s, "d1", 2, 2)
	slowly(t, s, sample("d1", 1, 3))
	if seen := generationsShown(t, s); len(seen) != 1 || seen[2] != 2 {
		t.Fatalf("statements by generation: %v", seen)
	}
	if seal, err := s.sealOf(ctx, "d1"); err != nil || seal.Generation != 2 || len(seal.Below) != 0 {
		t.Fatalf("the seal is %+v, %v", seal, err)
	}
}

func TestASealThatEndedHalfwayIsDoneAgain(t *testing.T) {
	ctx := context.Background()
	c, _ := provisioned(t, estest.Start(t))
	s := opened(t, c)
	store(t, s, "d1", 1, 3)
	if err := s.Put(ctx, sample("d1", 2, 4)); err != nil {
		t.Fatal(err)
	}
	have, err := s.sealOf(ctx, "d1")
	if err != nil {
		t.Fatal(err)
	}
	now, err := s.writeSeal(ctx, have.after(stamp{Generation: 2, Count: 4}))
	if err != nil {
		t.Fatal(err)
	}
	if len(now.Below) != 1 || now.Below[0] != (replaced{1, 3}) {
		t.Fatalf("the seal doesn't know what it replaces: %+v", now)
	}
	// A statement that is delivered again meanwhile takes nothing from its parcel.
	if err := s.Put(ctx, sample("d1", 2, 1)); err != nil {
		t.Fatal(err)
	}
	sealed, err := s.Seal(ctx, "d1", 2, 4, 0)
	if err != nil || sealed.Held != 4 {
		t.Fatalf("%+v, %v", sealed, err)
	}
	if seen := generationsShown(t, s); len(seen) != 1 || seen[2] != 4 {
		t.Fatalf("statements by generation: %v", seen)
	}
	// Once more, when the parcels are gone.
	if sealed, err := s.Seal(ctx, "d1", 2, 4, 0); err != nil || sealed.Held != 4 || sealed.Dead != 0 {
		t.Fatalf("%+v, %v", sealed, err)
	}
}
