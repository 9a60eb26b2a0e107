//go:build unix

package estest

import (
	"context"
	"errors"
	"testing"
)

// Start gives tests a small node, and skips them where there can be none.
func Start(t testing.TB) *Node {
	t.Helper()
	return start(t, Kind{Name: "plain", Heap: "512m", JVM: "-XX:-AlwaysPreTouch -XX:TieredStopAtLevel=1"})
}

// StartSecured gives tests a small node with security on, which speaks TLS alone.
func StartSecured(t testing.TB) *Node {
	t.Helper()
	return start(t, Kind{Name: "secured-tls", Heap: "512m", JVM: "-XX:-AlwaysPreTouch -XX:TieredStopAtLevel=1", Secured: true})
}

func start(t testing.TB, kind Kind) *Node {
	t.Helper()
	if testing.Short() {
		t.Skip("a real Elasticsearch isn't brought up in -short")
	}
	n, err := Up(context.Background(), kind)
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Release(); err != nil {
			t.Errorf("release Elasticsearch: %v", err)
		}
	})
	return n
}
