//go:build unix

package elastic

import (
	"context"
	"testing"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic/estest"
)

func TestTheReaderReadsWhatIsLiveAndNothingElse(t *testing.T) {
	ctx := context.Background()
	n := estest.StartSecured(t)
	c, p := provisioned(t, n)
	if _, err := p.ProvisionDocuments(ctx); err != nil {
		t.Fatal(err)
	}
	for _, password := range []string{"pFirst-password", "pOther-password"} {
		if err := p.ReaderUser(ctx, password); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.KibanaPassword(ctx, "pKibana-password"); err != nil {
		t.Fatal(err)
	}
	key, _, err := p.Key(ctx, RoleIndex, "")
	if err != nil {
		t.Fatal(err)
	}
	writer := opened(t, Config{URLs: c.URLs, CA: c.CA, APIKey: key, Prefix: c.Prefix})
	store(t, writer, "d1", 1, 2)
	if err := writer.Tell(ctx, map[string]*index.Fate{"d1": {ID: "d1", Sort: "document", Pages: 3}, "gone": nil}); err != nil {
		t.Fatalf("the index service tells what became of documents: %v", err)
	}
	as := func(user, password string) *client {
		cl, err := newClient(Config{URLs: c.URLs, CA: c.CA, User: user, Password: password, Prefix: c.Prefix})
		if err != nil {
			t.Fatal(err)
		}
		return cl
	}
	reader := as(Reader, "pOther-password")
	search := func(cl *client, name string) error {
		return cl.once(ctx, esapi.SearchRequest{Index: []string{name}}, nil)
	}
	for _, name := range []string{c.Prefix + "-statements", c.Prefix + "-documents"} {
		if err := search(reader, name); err != nil {
			t.Errorf("the reader can't read %s: %v", name, err)
		}
	}
	for _, name := range []string{c.Prefix + "-statements-v1", c.Prefix + "-seals"} {
		if err := search(reader, name); !is(err, 403) {
			t.Errorf("the reader reads %s: %v", name, err)
		}
	}
	err = reader.once(ctx, esapi.IndexRequest{Index: c.Prefix + "-documents", Body: body(object{"id": "x"})}, nil)
	if !is(err, 403) {
		t.Errorf("the reader writes: %v", err)
	}
	if err := search(as(Reader, "pFirst-password"), c.Prefix+"-statements"); !is(err, 401) {
		t.Errorf("the password before still works: %v", err)
	}
	if err := as(KibanaUser, "pKibana-password").once(ctx, esapi.SecurityAuthenticateRequest{}, nil); err != nil {
		t.Errorf("Kibana can't sign in: %v", err)
	}
}
