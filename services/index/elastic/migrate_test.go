//go:build unix

package elastic

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic/estest"
)

// sample gives a document's generation.
func sample(document string, generation uint64, n int) []*pb.Statement {
	var all []*pb.Statement
	for i := range n {
		all = append(all, &pb.Statement{
			Id: fmt.Sprintf("%s.%d", document, i+1), Document: document, Generation: generation, Ordinal: uint32(i + 1), Language: "fr",
			Text: fmt.Sprintf("Phrase %d.", i+1), Speakers: []*pb.Speaker{{Name: "Odile Ménard"}},
			Metadata: &pb.Metadata{Series: "sommets", Session: 1, Primary: true},
		})
	}
	return all
}

func store(t *testing.T, s index.Store, document string, generation uint64, n int) {
	t.Helper()
	if err := s.Put(context.Background(), sample(document, generation, n)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Seal(context.Background(), document, generation, n, 0); err != nil {
		t.Fatal(err)
	}
}

func total(t *testing.T, s index.Store) int {
	t.Helper()
	r, err := s.Find(context.Background(), &pb.FindRequest{Size: 1})
	if err != nil {
		t.Fatal(err)
	}
	return int(r.GetTotal())
}

// age makes a version look as if another program had made it.
func age(t *testing.T, p *Provisioner, n int) {
	t.Helper()
	err := p.do(context.Background(), func() esapi.Request {
		return esapi.IndicesPutMappingRequest{Index: []string{p.statements(n)}, Body: body(object{"_meta": object{"rules": "older"}})}
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
}

func TestProvisioningTwiceChangesNothing(t *testing.T) {
	c, p := provisioned(t, estest.Start(t))
	s := opened(t, c)
	store(t, s, "d1", 1, 3)
	again, err := p.Provision(context.Background())
	if err != nil || again != (Provisioned{Index: c.Prefix + "-statements-v1"}) {
		t.Fatalf("got %+v, %v", again, err)
	}
	if n := total(t, s); n != 3 {
		t.Fatalf("%d statements, want 3", n)
	}
	age(t, p, 1)
	if again, err = p.Provision(context.Background()); err != nil || !again.Outdated {
		t.Fatalf("got %+v, %v", again, err)
	}
}

func TestAMigrationKeepsReadersAndWritersGoing(t *testing.T) {
	ctx := context.Background()
	c, p := provisioned(t, estest.Start(t))
	s := opened(t, c)
	store(t, s, "d1", 1, 3)
	store(t, s, "d1", 2, 2)
	store(t, s, "d2", 1, 4)
	age(t, p, 1)
	// The stream holds both generations; d3 arrives while the first replay runs,
	// d4 after writers were switched.
	calls := 0
	name, err := p.Migrate(ctx, func(ctx context.Context, into index.Store) error {
		calls++
		if n := total(t, s); n != 6+5*(calls-1) {
			t.Errorf("call %d: readers see %d", calls, n)
		}
		store(t, into, "d1", 1, 3)
		store(t, into, "d1", 2, 2)
		store(t, into, "d2", 1, 4)
		if calls == 1 {
			store(t, s, "d3", 1, 5)
			return nil
		}
		store(t, s, "d4", 1, 6)
		store(t, into, "d3", 1, 5)
		return nil
	})
	if err != nil || name != c.Prefix+"-statements-v2" || calls != 2 {
		t.Fatalf("got %s, %v, %d calls", name, err, calls)
	}
	if n := total(t, s); n != 2+4+5+6 {
		t.Fatalf("%d statements, want 17", n)
	}
	if v, err := p.versions(ctx); err != nil || len(v) != 1 || v[0] != 2 {
		t.Fatalf("versions %v, %v", v, err)
	}
	now, err := p.Provision(ctx)
	if err != nil || now.Outdated || now.Index != name {
		t.Fatalf("got %+v, %v", now, err)
	}
	if sealed, err := s.Seal(ctx, "d1", 1, 3, 0); err != nil || !sealed.Superseded {
		t.Fatalf("the new version doesn't know the seals: %+v, %v", sealed, err)
	}
}

func TestAMigrationThatFailedIsTakenUpAgain(t *testing.T) {
	ctx := context.Background()
	c, p := provisioned(t, estest.Start(t))
	s := opened(t, c)
	store(t, s, "d1", 1, 3)
	broken := errors.New("the replay broke")
	for at := 1; at <= 2; at++ {
		calls := 0
		_, err := p.Migrate(ctx, func(ctx context.Context, into index.Store) error {
			if calls++; calls == at {
				return broken
			}
			store(t, into, "d1", 1, 3)
			return nil
		})
		if !errors.Is(err, broken) {
			t.Fatalf("call %d: got %v", at, err)
		}
		if n := total(t, s); n != 3 {
			t.Fatalf("call %d: readers see %d", at, n)
		}
	}
	_, err := p.Migrate(ctx, func(ctx context.Context, into index.Store) error {
		store(t, into, "d1", 1, 3)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := total(t, s); n != 3 {
		t.Fatalf("%d statements, want 3", n)
	}
}

func TestForgettingReachesEveryVersion(t *testing.T) {
	ctx := context.Background()
	c, p := provisioned(t, estest.Start(t))
	s := opened(t, c)
	store(t, s, "d1", 1, 3)
	store(t, s, "d2", 1, 1)
	_, err := p.Migrate(ctx, func(ctx context.Context, into index.Store) error {
		store(t, into, "d1", 1, 3)
		store(t, into, "d2", 1, 1)
		return s.Forget(ctx, "d1")
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := total(t, s); n != 1 {
		t.Fatalf("%d statements, want 1", n)
	}
}

func TestNamesAreCompletedOnceTheyShow(t *testing.T) {
	ctx := context.Background()
	c, _ := provisioned(t, estest.Start(t))
	s := opened(t, c)
	if err := s.Put(ctx, sample("d1", 1, 2)); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Complete(ctx, "odi", 5); err != nil || len(got) != 0 {
		t.Fatalf("before the seal: %v, %v", got, err)
	}
	store(t, s, "d1", 1, 2)
	for _, begin := range []string{"odi", "ODILE MEN", "odile mén"} {
		if got, err := s.Complete(ctx, begin, 5); err != nil || len(got) != 1 || got[0] != "Odile Ménard" {
			t.Fatalf("%s: %v, %v", begin, got, err)
		}
	}
}

func TestAFieldThatIsNotInTheMappingIsRefused(t *testing.T) {
	_, p := provisioned(t, estest.Start(t))
	err := p.do(context.Background(), func() esapi.Request {
		return esapi.IndexRequest{Index: p.writeAlias(), Body: body(object{"colour": "blue"})}
	}, nil)
	if !is(err, 400) {
		t.Fatalf("got %v", err)
	}
}
