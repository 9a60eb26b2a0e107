//go:build unix

package elastic

import (
	"context"
	"crypto/rand"
	"flag"
	"os"
	"strings"
	"testing"

	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic/estest"
	"rapporteur.internal/services/index/storetest"
)

// A property is checked in 30 ways, not 100, unless the flag says otherwise:
// each takes dozens of calls to a server. The embedded store takes the 100.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "30"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// provisioned gives a config with a prefix of its own, provisioned.
func provisioned(t *testing.T, n *estest.Node) (Config, *Provisioner) {
	t.Helper()
	c := Config{URLs: []string{n.URL}, User: n.User, Password: n.Password, CA: []byte(n.CA), Prefix: "t" + strings.ToLower(rand.Text()[:10])}
	p, err := NewProvisioner(c)
	if err != nil {
		t.Fatal(err)
	}
	done, err := p.Provision(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if !done.Created || done.Index != c.Prefix+"-statements-v1" {
		t.Fatalf("provisioned %+v", done)
	}
	t.Cleanup(func() {
		if err := p.Remove(context.Background()); err != nil {
			t.Error(err)
		}
		p.Close()
	})
	return c, p
}

func opened(t *testing.T, c Config) *Store {
	t.Helper()
	s, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheStoreKeepsTheLaws(t *testing.T) {
	n := estest.Start(t)
	storetest.Run(t, func(t *testing.T) index.Store {
		c, _ := provisioned(t, n)
		return opened(t, c)
	})
}
