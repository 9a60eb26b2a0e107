//go:build unix

package cluster_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	mathrand "math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go"

	"rapporteur.internal/pipelines/cluster"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
	"rapporteur.internal/services/ledger"
)

// TestOfThreeNATSServersOneMayDieAtAnyMoment takes PDFs in over three servers
// that keep each stream threefold, with users, and two copies each of extract,
// segment and index. While they come in, one server after another is killed
// with SIGKILL at seeded moments and started again. The export equals an
// undisturbed one-process line's, byte for byte. RAPPORTEUR_CHAOS=1: ten kills.
func TestOfThreeNATSServersOneMayDieAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("killing servers takes a minute; -short leaves it out")
	}
	kills, files := 2, 8
	if os.Getenv(chaosFull) != "" {
		kills, files = 10, 40
	}
	pdfs := corpus(t, files)
	calm, inbox := t.TempDir(), t.TempDir()
	var places []string
	for i, f := range pdfs {
		at := filepath.Join(fmt.Sprintf("nodes-%02d", i/3), strconv.Itoa(1+i%3), filepath.Base(f))
		places = append(places, at)
		copied(t, f, filepath.Join(calm, at))
	}
	want := inOneProcess(t, calm)

	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	c := threefold(t, ctx, inbox)
	second := map[string]string{}
	for _, s := range []string{"extract", "segment", "index"} {
		at, err := c.Copy(s)
		if err != nil {
			t.Fatal(err)
		}
		second[s] = at
	}
	x := &chaos{files: files, c: c}
	over, killed := make(chan struct{}), make(chan int)
	go func() { killed <- x.killNodes(t, ctx, over, kills, mathrand.New(mathrand.NewPCG(2018, 3))) }()
	last := x.feed(t, ctx, calm, inbox, places, func(int) {})
	close(over)
	if n := <-killed; n != kills {
		t.Errorf("%d kills while files came in, not %d", n, kills)
	}
	if last == nil {
		return
	}
	for _, s := range cluster.Services() {
		if err := c.Ready(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Wait(ctx, files)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.Rejected {
		t.Errorf("a dead letter of %s: %s", r.Stage, r.Reason)
	}
	for _, f := range s.Files {
		if f.State != "indexed" {
			t.Errorf("%s is %s: %s", f.Path, f.State, f.Reason)
		}
	}
	got, err := c.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(string(want), string(got)); d != "" {
		t.Errorf("the export (+) differs from an undisturbed run's (-):\n%.4000s", d)
	}
	for service, at := range second {
		first, copied := settled(t, c.Admin(service), service), settled(t, at, service)
		if first == 0 || copied == 0 {
			t.Errorf("the copies of %s settled %d and %d items: one had no share of the work", service, first, copied)
		}
		t.Logf("two copies of %s settled %d and %d items", service, first, copied)
	}
	t.Logf("%d files, %d kills of a NATS server; %d bytes of export alike", files, kills, len(got))
}

// threefold is a cluster on three NATS servers, provisioned and ready.
func threefold(t *testing.T, ctx context.Context, inbox string) *cluster.Cluster {
	t.Helper()
	es := estest.Start(t)
	config := cluster.Config{
		Bin: binaries(t), Dir: t.TempDir(), Inbox: inbox, Elasticsearch: es.URL, Prefix: prefix(t, elastic.Config{URLs: []string{es.URL}}),
		CacheDir: cache(t), AckWait: 2 * time.Second, Nodes: 3, Bus: filepath.Join(root, "deploy", "nats", "cluster.conf"),
		Env: map[string][]string{"": {"RAPPORTEUR_NATS_PROVISION=false"}},
	}
	for _, user := range append(cluster.Services(), "admin") {
		password := "p" + rand.Text()
		config.Env["nats"] = append(config.Env["nats"], "RAPPORTEUR_NATS_PASSWORD_"+strings.ToUpper(user)+"="+password)
		config.Env[user] = []string{"RAPPORTEUR_NATS_USER=" + user, "RAPPORTEUR_NATS_PASSWORD=" + password, "RAPPORTEUR_SOFFICE=off"}
	}
	c, err := cluster.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("stop the cluster: %v", err)
		}
	})
	if err := c.StartNATS(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := tryRapporteur(t, c.Environment("admin"), "provision", "nats", "--nats-replicas", "3"); err != nil {
		t.Fatal(err)
	}
	everythingThrice(t, ctx, c, config.Env["admin"])
	if err := c.StartAll(ctx); err != nil {
		t.Fatal(err)
	}
	return c
}

// everythingThrice looks whether each stream has three copies, and whether the
// leader alone answers for it: a copy that lags would call a record missing.
func everythingThrice(t *testing.T, ctx context.Context, c *cluster.Cluster, admin []string) {
	t.Helper()
	_, password, _ := strings.Cut(admin[1], "=")
	nc, err := nats.Connect(c.NATS(), nats.UserInfo("admin", password))
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	m, err := nc.RequestWithContext(ctx, "$JS.API.STREAM.LIST", nil)
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Streams []struct {
			Config struct {
				Name     string `json:"name"`
				Replicas int    `json:"num_replicas"`
				Direct   bool   `json:"allow_direct"`
			} `json:"config"`
		} `json:"streams"`
	}
	if err := json.Unmarshal(m.Data, &all); err != nil {
		t.Fatal(err)
	}
	shape := ledger.Topology()
	if want := len(shape.Streams) + len(shape.Buckets) + 2; len(all.Streams) != want { // The blobs and the tries.
		t.Errorf("%d streams, want %d", len(all.Streams), want)
	}
	for _, s := range all.Streams {
		if s.Config.Replicas != 3 || s.Config.Direct {
			t.Errorf("stream %+v", s.Config)
		}
	}
}

// killNodes kills servers while files come in, each when a seeded share of them
// is settled and a seeded while later, and starts each again. It returns how
// many it killed before the last file was settled.
func (x *chaos) killNodes(t *testing.T, ctx context.Context, over <-chan struct{}, kills int, random *mathrand.Rand) int {
	done := 0
	for k := range kills {
		at := k * x.files * 3 / 4 / kills
		for x.settled.Load() < int64(at) {
			select {
			case <-ctx.Done():
				return done
			case <-over:
				return done
			case <-time.After(20 * time.Millisecond):
			}
		}
		time.Sleep(time.Duration(random.IntN(1500)) * time.Millisecond)
		select {
		case <-over:
			return done
		default:
		}
		n := random.IntN(3)
		leads := led(ctx, x.c, n)
		x.c.Node(n).Kill()
		done++
		t.Logf("kill %2d: server %d, which led %s; %d of %d files settled", done, n+1, leads, x.settled.Load(), x.files)
		time.Sleep(time.Duration(500+random.IntN(2500)) * time.Millisecond)
		if err := x.c.StartNode(ctx, n); err != nil {
			t.Error(err)
			return done
		}
	}
	return done
}

// led tells which streams a server leads.
func led(ctx context.Context, c *cluster.Cluster, n int) string {
	var jsz struct {
		Accounts []struct {
			Streams []struct {
				Name    string `json:"name"`
				Cluster struct {
					Leader string `json:"leader"`
				} `json:"cluster"`
			} `json:"stream_detail"`
		} `json:"account_details"`
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Health(n)+"/jsz?accounts=true&streams=true", nil)
	if err != nil {
		return err.Error()
	}
	if err := answer(r, &jsz); err != nil {
		return err.Error()
	}
	var names []string
	for _, a := range jsz.Accounts {
		for _, s := range a.Streams {
			if s.Cluster.Leader == c.Node(n).Name {
				names = append(names, s.Name)
			}
		}
	}
	if names == nil {
		return "nothing"
	}
	return strings.Join(names, ", ")
}

// settled is how many items a service's stage of its own name has done, by its metrics.
func settled(t *testing.T, admin, stage string) int {
	t.Helper()
	m := regexp.MustCompile(`(?m)^rapporteur_stage_items_total\{stage="` + stage + `",verdict="done"\} (\d+)$`).FindStringSubmatch(metrics(t, admin))
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// metrics is a service's page of them.
func metrics(t *testing.T, admin string) string {
	t.Helper()
	var page strings.Builder
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, admin+"/metrics", nil)
	if err == nil {
		err = answer(r, &page)
	}
	if err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// With three copies the leader alone answers, by another request than any copy does.
func TestWhoMayReadFromOneCopyMayReadFromThree(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(root, "deploy", "nats", "users.conf"))
	if err != nil {
		t.Fatal(err)
	}
	users := regexp.MustCompile(`(?s)user: (\w+), password.*?subscribe:`).FindAllStringSubmatch(string(b), -1)
	if len(users) != len(cluster.Services()) {
		t.Fatalf("%d users, want %d", len(users), len(cluster.Services()))
	}
	for _, u := range users {
		of := func(pattern string) map[string]bool {
			all := map[string]bool{}
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(u[0], -1) {
				all[m[1]] = true
			}
			return all
		}
		direct, leader := of(`"\$JS\.API\.DIRECT\.GET\.(\w+)(?:\.>)?"`), of(`"\$JS\.API\.STREAM\.MSG\.GET\.(\w+)"`)
		if len(direct) == 0 {
			t.Errorf("%s may read nothing", u[1])
		}
		if d := diff.Diff(direct, leader); d != "" {
			t.Errorf("%s may read other streams of one copy (-) than of three (+):\n%s", u[1], d)
		}
	}
}
