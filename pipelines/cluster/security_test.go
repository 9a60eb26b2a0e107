//go:build unix

package cluster_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go"

	"rapporteur.internal/pipelines/cluster"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
)

// secured is a cluster on servers with users, keys and TLS.
type secured struct {
	*cluster.Cluster
	es *estest.Node
	// authority is the file of the authority that signed Elasticsearch's certificate.
	authority string
	certs     certificates
	// passwords of NATS' users; admin is one. keys of Elasticsearch by role.
	passwords map[string]string
	keys      map[string]string
}

// secure brings it up, provisioned, with nothing started but the servers.
func secure(t *testing.T, inbox string) *secured {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*patience)
	defer cancel()
	s := &secured{es: estest.StartSecured(t), certs: makeCertificates(t), passwords: map[string]string{}, keys: map[string]string{}}
	dir := t.TempDir()
	s.authority = filepath.Join(dir, "elasticsearch.pem")
	write(t, s.authority, []byte(s.es.CA))
	config := cluster.Config{
		Bin: binaries(t), Dir: t.TempDir(), Inbox: inbox, Elasticsearch: s.es.URL, CacheDir: cache(t), AckWait: 2 * time.Second,
		Bus:    filepath.Join(root, "deploy", "nats", "server-tls.conf"),
		Prefix: prefix(t, elastic.Config{URLs: []string{s.es.URL}, User: s.es.User, Password: s.es.Password, CA: []byte(s.es.CA)}),
		Env: map[string][]string{
			"":     {"RAPPORTEUR_NATS_CA=" + s.certs.CA, "RAPPORTEUR_NATS_PROVISION=false", "RAPPORTEUR_LOG_LEVEL=debug"},
			"nats": {"RAPPORTEUR_NATS_SERVER_CERT=" + s.certs.Cert, "RAPPORTEUR_NATS_SERVER_KEY=" + s.certs.Key},
		},
	}
	for _, user := range append(cluster.Services(), "admin") {
		s.passwords[user] = "p" + rand.Text()
		config.Env["nats"] = append(config.Env["nats"], "RAPPORTEUR_NATS_PASSWORD_"+strings.ToUpper(user)+"="+s.passwords[user])
		file := filepath.Join(dir, user+".password")
		if err := os.WriteFile(file, []byte(s.passwords[user]+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		config.Env[user] = []string{"RAPPORTEUR_NATS_USER=" + user, "RAPPORTEUR_NATS_PASSWORD_FILE=" + file}
	}
	keys := filepath.Join(dir, "keys")
	config.Env["index"] = append(config.Env["index"],
		"RAPPORTEUR_ELASTICSEARCH_API_KEY_FILE="+filepath.Join(keys, "index.key"), "RAPPORTEUR_ELASTICSEARCH_CA="+s.authority)
	var err error
	if s.Cluster, err = cluster.New(config); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("stop the cluster: %v", err)
		}
	})
	if err := s.StartNATS(ctx); err != nil {
		t.Fatal(err)
	}
	// Both are run twice: the second time changes nothing.
	for _, times := range []string{"first", "second"} {
		if _, err := tryRapporteur(t, s.Environment("admin"), "provision", "nats"); err != nil {
			t.Fatalf("provision NATS, the %s time: %v", times, err)
		}
		out, err := tryRapporteur(t, append(s.Environment("provision"), "RAPPORTEUR_ELASTICSEARCH_USER="+s.es.User,
			"RAPPORTEUR_ELASTICSEARCH_PASSWORD="+s.es.Password, "RAPPORTEUR_ELASTICSEARCH_CA="+s.authority), "provision", "elasticsearch", "--keys", keys)
		if err != nil {
			t.Fatalf("provision Elasticsearch, the %s time: %v", times, err)
		}
		for _, role := range []string{"index", "desk"} {
			b, err := os.ReadFile(filepath.Join(keys, role+".key"))
			if err != nil {
				t.Fatal(err)
			}
			key := strings.TrimSpace(string(b))
			if times == "second" && key != s.keys[role] {
				t.Errorf("provisioned again, the key of %s is another", role)
			}
			if bytes.Contains(out, []byte(key)) {
				t.Errorf("provision prints the key of %s", role)
			}
			s.keys[role] = key
		}
	}
	return s
}

// TestTheLineWorksWithSecurityOnAndKeepsItsSecrets runs six services, each with
// a user of its own at NATS over TLS and the index with an API key at an
// Elasticsearch with security on that speaks TLS alone, over both examples and a PDF that opens with a
// password alone; then looks for every secret in the logs, the events and the
// bus' store.
func TestTheLineWorksWithSecurityOnAndKeepsItsSecrets(t *testing.T) {
	inbox := t.TempDir()
	s := secure(t, inbox)
	ctx, cancel := context.WithTimeout(t.Context(), 3*patience)
	defer cancel()
	if err := s.StartAll(ctx); err != nil {
		t.Fatal(err)
	}
	examples, err := filepath.Glob(filepath.Join(root, "examples", "inbox", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range examples {
		copied(t, f, filepath.Join(inbox, filepath.Base(f)))
	}
	password := "w" + rand.Text()
	write(t, filepath.Join(inbox, "locked.pdf.yaml"), []byte("title: Minutes of a closed meeting\nlanguage: en\nseries: Closed meetings\nsession: 1\npassword: "+password+"\n"))
	write(t, filepath.Join(inbox, "locked.pdf"), lockedPDF(password, "The representative of Uruguay said that harbour fees should fall.", "She added that the registry would open in the spring."))
	status, err := s.Wait(ctx, 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range status.Files {
		if f.State != "indexed" {
			t.Errorf("%s is %s: %s", f.Path, f.State, f.Reason)
		}
	}
	export, err := s.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(export, []byte("harbour fees should fall")) {
		t.Error("the locked PDF was not read")
	}
	if d := cmp.Diff(string(inOneProcess(t, inbox)), string(export)); d != "" {
		t.Errorf("with security on the export (+) differs (-):\n%.2000s", d)
	}
	s.edited(t)
	// What may be refused was refused to nobody who needs it.
	for _, name := range append(cluster.Services(), "nats") {
		b, err := os.ReadFile(s.Log(name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if low := strings.ToLower(line); strings.Contains(low, "violation") || strings.Contains(low, "security_exception") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}

	secrets := map[string]string{"the PDF's password": password, "Elasticsearch's password": s.es.Password}
	for user, p := range s.passwords {
		secrets["NATS' password of "+user] = p
	}
	for role, k := range s.keys {
		secrets["the API key of "+role] = k
		if id, err := base64.StdEncoding.DecodeString(k); err == nil {
			_, bare, _ := strings.Cut(string(id), ":")
			secrets["the bare API key of "+role] = bare
		}
	}
	kept := false
	bucket := string(filepath.Separator) + "KV_secrets" + string(filepath.Separator)
	if err := filepath.WalkDir(s.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for what, secret := range secrets {
			if !bytes.Contains(b, []byte(secret)) {
				continue
			}
			if what == "the PDF's password" && strings.Contains(path, bucket) {
				kept = true
				continue
			}
			t.Errorf("%s stands in %s", what, path)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if !kept {
		t.Error("the PDF's password isn't found in the bucket of secrets: the search looks in the wrong place")
	}
	for what, secret := range secrets {
		if bytes.Contains(export, []byte(secret)) {
			t.Errorf("%s stands in the export", what)
		}
	}
}

// edited corrects a document at the desk and edits a report, and waits until both
// are in it.
func (s *secured) edited(t *testing.T) {
	t.Helper()
	call := func(method, path, match, body string, v any) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), method, s.Desk()+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if match != "" {
			r.Header.Set("If-Match", match)
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode/100 != 2 {
			t.Fatalf("%s %s: %s %s (%v)", method, path, resp.Status, b, err)
		}
		if v != nil {
			if err := json.Unmarshal(b, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	var reports struct{ Reports []struct{ Series string } }
	for end := time.Now().Add(patience); !slices.ContainsFunc(reports.Reports, func(r struct{ Series string }) bool { return r.Series == "closed-meetings" }); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("no report on the closed meetings: %v", reports)
		}
		call("GET", "/api/v1/reports", "", "", &reports)
	}
	var docs struct{ Documents []struct{ ID, Series string } }
	call("GET", "/api/v1/documents", "", "", &docs)
	for _, d := range docs.Documents {
		if d.Series == "closed-meetings" {
			call("PATCH", "/api/v1/documents/"+d.ID, `"0"`, `{"by":"Ines","city":"Montevideo"}`, nil)
		}
	}
	call("POST", "/api/v1/reports/closed-meetings/edits", `"0"`, `{"by":"Ines","edit":{"title":"Behind closed doors"}}`, nil)
	var now struct {
		Building bool
		Report   struct {
			Title    string
			Sessions []struct{ City string }
		}
	}
	for end := time.Now().Add(patience); now.Report.Title != "Behind closed doors" || len(now.Report.Sessions) != 1 || now.Report.Sessions[0].City != "Montevideo"; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the report doesn't follow: %+v", now)
		}
		call("GET", "/api/v1/reports/closed-meetings", "", "", &now)
	}
}

// TestWhatAServiceMayNotDoIsRefused asks the real servers.
func TestWhatAServiceMayNotDoIsRefused(t *testing.T) {
	s := secure(t, t.TempDir())
	reads := "$JS.API.DIRECT.GET.KV_secrets.$KV.secrets.any"
	for _, c := range []struct {
		user, subject string
		may           bool
	}{
		{"extract", "rapporteur.statement.a.1.d", false},
		{"extract", "rapporteur.document.a.1.d.indexed", false},
		{"watch", "rapporteur.document.a.1.d.extracted", false},
		{"watch", "rapporteur.statement.a.1.d", false},
		{"segment", "rapporteur.received.any", false},
		{"index", "rapporteur.statement.a.1.d", false},
		{"report", "rapporteur.statement.a.1.d", false},
		{"watch", "$KV.secrets.any", true},
		{"extract", "$KV.secrets.any", false},
		{"segment", "$KV.secrets.any", false},
		{"index", "$KV.secrets.any", false},
		{"report", "$KV.secrets.any", false},
		{"report", "$KV.edits.any", true},
		{"desk", "$KV.edits.any", false},
		{"extract", "$KV.edits.any", false},
		{"segment", "$KV.schemes.any", true},
		{"report", "$KV.schemes.any", false},
		{"extract", "$KV.schemes.any", false},
		{"desk", "rapporteur.ask.edit", true},
		{"index", "rapporteur.ask.edit", false},
		{"desk", "$KV.corrections.any", true},
		{"extract", "$KV.corrections.any", false},
		{"watch", "$KV.corrections.any", false},
		{"extract", reads, true},
		{"watch", reads, false},
		{"segment", reads, false},
		{"index", reads, false},
		{"report", reads, false},
		{"desk", reads, false},
		{"watch", "$JS.API.STREAM.MSG.GET.KV_secrets", false},
		{"desk", "$JS.API.CONSUMER.CREATE.KV_secrets.any.$KV.secrets.any", false},
		{"index", "$JS.API.CONSUMER.CREATE.KV_secrets.any.$KV.secrets.any", false},
		{"index", "$JS.API.STREAM.DELETE.STATEMENTS", false},
		{"desk", "$JS.API.STREAM.DELETE.DOCUMENTS", false},
		{"segment", "$JS.API.CONSUMER.DELETE.DOCUMENTS.extract", false},
		{"admin", "$JS.API.STREAM.INFO.DOCUMENTS", true},
		{"index", "$JS.API.STREAM.INFO.DOCUMENTS", true},
	} {
		if err := s.publish(t, c.user, c.subject); (err == nil) != c.may {
			t.Errorf("%s publishes on %s: %v, wanted allowed %v", c.user, c.subject, err, c.may)
		}
	}
	for _, c := range []struct{ user, subject string }{
		{"index", "_INBOX_extract.>"}, {"desk", "_INBOX.>"}, {"watch", "rapporteur.>"}, {"segment", "$KV.secrets.>"}, {"report", ">"},
	} {
		nc, refused := s.connect(t, c.user, s.passwords[c.user])
		if _, err := nc.SubscribeSync(c.subject); err != nil {
			t.Fatal(err)
		}
		if err := nc.Flush(); err != nil {
			t.Fatal(err)
		}
		if refused(); nc.LastError() == nil {
			t.Errorf("%s subscribes to %s", c.user, c.subject)
		}
	}
	if nc, err := nats.Connect(s.NATS(), nats.RootCAs(s.certs.CA), nats.UserInfo("desk", "guessed")); err == nil {
		nc.Close()
		t.Error("a guessed password is taken")
	}
	if nc, err := nats.Connect(s.NATS(), nats.UserInfo("desk", s.passwords["desk"])); err == nil {
		nc.Close()
		t.Error("a server whose authority is not known is trusted")
	}

	statements := "/" + s.Prefix + "-statements"
	for _, c := range []struct {
		role, method, path, body string
		status                   int
	}{
		{"desk", "GET", statements + "/_search", "", 200},
		{"desk", "POST", statements + "-write/_doc", `{}`, 403},
		{"desk", "DELETE", statements + "-v1", "", 403},
		{"desk", "GET", "/" + s.Prefix + "-seals/_search", "", 403},
		{"desk", "GET", statements + "-v1/_search", "", 403},
		{"index", "GET", statements + "/_search", "", 200},
		{"index", "DELETE", statements + "-v1", "", 403},
		{"index", "PUT", statements + "-v1/_settings", `{"index":{"refresh_interval":"9s"}}`, 403},
		{"index", "GET", "/_security/api_key?name=*", "", 403},
		{"", "GET", statements + "/_search", "", 401},
	} {
		r, err := http.NewRequestWithContext(t.Context(), c.method, s.es.URL+c.path, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		if c.role != "" {
			r.Header.Set("Authorization", "ApiKey "+s.keys[c.role])
		}
		resp, err := s.es.HTTP().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != c.status {
			t.Errorf("%s %s with the key of %q: %s, wanted %d", c.method, c.path, c.role, resp.Status, c.status)
		}
	}
}

// connect opens a connection as a user; the function waits for what the server refuses.
func (s *secured) connect(t *testing.T, user, password string) (*nats.Conn, func()) {
	t.Helper()
	nc, err := nats.Connect(s.NATS(), nats.RootCAs(s.certs.CA), nats.UserInfo(user, password), nats.CustomInboxPrefix("_INBOX_"+user),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	return nc, func() { time.Sleep(20 * time.Millisecond) }
}

// publish returns what the server says.
func (s *secured) publish(t *testing.T, user, subject string) error {
	t.Helper()
	nc, refused := s.connect(t, user, s.passwords[user])
	if err := nc.PublishRequest(subject, nc.NewRespInbox(), nil); err != nil {
		t.Fatal(err)
	}
	if err := nc.Flush(); err != nil {
		t.Fatal(err)
	}
	refused()
	return nc.LastError()
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
