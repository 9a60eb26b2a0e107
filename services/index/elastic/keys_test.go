//go:build unix

package elastic

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic/estest"
)

func TestKeysDoWhatTheirRolesMay(t *testing.T) {
	ctx := context.Background()
	n := estest.StartSecured(t)
	c, p := provisioned(t, n)
	keys := map[Role]string{}
	for _, role := range []Role{RoleIndex, RoleDesk} {
		key, made, err := p.Key(ctx, role, "")
		if err != nil || !made || key == "" {
			t.Fatalf("%s: made %v, %v", role, made, err)
		}
		same, made, err := p.Key(ctx, role, key)
		if err != nil || made || same != key {
			t.Fatalf("%s again: made %v, %v", role, made, err)
		}
		keys[role] = key
	}
	writer := opened(t, Config{URLs: c.URLs, CA: c.CA, APIKey: keys[RoleIndex], Prefix: c.Prefix})
	store(t, writer, "d1", 1, 2)
	store(t, writer, "d1", 2, 3)
	store(t, writer, "d2", 1, 1)
	if err := writer.Forget(ctx, "d2"); err != nil {
		t.Fatal(err)
	}
	if err := writer.Put(ctx, sample("d3", 1, 1)); err != nil {
		t.Fatal(err)
	}
	reader := opened(t, Config{URLs: c.URLs, CA: c.CA, APIKey: keys[RoleDesk], Prefix: c.Prefix})
	if n := total(t, reader); n != 3 {
		t.Fatalf("the desk sees %d, want 3", n)
	}
	t.Run("the desk can't write", func(t *testing.T) {
		if err := reader.Put(ctx, sample("d4", 1, 1)); !errors.Is(err, index.ErrUnavailable) {
			t.Fatalf("got %v", err)
		}
		if _, err := reader.Seal(ctx, "d3", 1, 1, 0); !errors.Is(err, index.ErrUnavailable) {
			t.Fatalf("got %v", err)
		}
		if err := reader.Forget(ctx, "d1"); err == nil {
			t.Fatal("it forgot a document")
		}
	})
	t.Run("the desk sees nothing that isn't live", func(t *testing.T) {
		err := reader.once(ctx, esapi.SearchRequest{Index: []string{c.Prefix + "-statements-v1"}}, nil)
		if !is(err, 403) {
			t.Fatalf("got %v", err)
		}
	})
	t.Run("neither makes templates", func(t *testing.T) {
		for role, key := range keys {
			other, err := NewProvisioner(Config{URLs: c.URLs, CA: c.CA, APIKey: key, Prefix: c.Prefix})
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			if _, err := other.Provision(ctx); !is(err, 403) {
				t.Fatalf("%s: got %v", role, err)
			}
		}
	})
	t.Run("a key that was lost is made anew, and the old one ends", func(t *testing.T) {
		key, made, err := p.Key(ctx, RoleDesk, "bm9uZTpub25l")
		if err != nil || !made || key == keys[RoleDesk] {
			t.Fatalf("made %v, %v", made, err)
		}
		if _, err := reader.Find(ctx, &pb.FindRequest{}); !is(err, 401) {
			t.Fatalf("the old key: %v", err)
		}
		if n := total(t, opened(t, Config{URLs: c.URLs, CA: c.CA, APIKey: key, Prefix: c.Prefix})); n != 3 {
			t.Fatalf("the new key sees %d", n)
		}
	})
	t.Run("a wrong password is no reason to give up a statement", func(t *testing.T) {
		s := opened(t, Config{URLs: c.URLs, CA: c.CA, User: "tester", Password: "wrong", Prefix: c.Prefix})
		if err := s.Put(ctx, sample("d5", 1, 1)); !errors.Is(err, index.ErrUnavailable) {
			t.Fatalf("got %v", err)
		}
	})
	t.Run("a node whose authority is not known is not trusted", func(t *testing.T) {
		s := opened(t, Config{URLs: c.URLs, APIKey: keys[RoleIndex], Prefix: c.Prefix, Patience: time.Second})
		if err := s.Put(ctx, sample("d5", 1, 1)); !errors.Is(err, index.ErrUnavailable) || !contains(err.Error(), "certificate") {
			t.Fatalf("got %v", err)
		}
	})
	t.Run("a key isn't in the errors", func(t *testing.T) {
		s := opened(t, Config{URLs: []string{"http://127.0.0.1:1"}, APIKey: keys[RoleIndex], Prefix: c.Prefix, Patience: 1})
		err := s.Put(ctx, sample("d5", 1, 1))
		if err == nil || contains(err.Error(), keys[RoleIndex]) {
			t.Fatalf("got %v", err)
		}
	})
}
