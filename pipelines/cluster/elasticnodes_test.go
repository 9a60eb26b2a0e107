//go:build unix && full

package cluster_test

import (
	"context"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"

	"rapporteur.internal/pipelines/cluster"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
)

// elasticNode is one of several Elasticsearch nodes on this machine.
type elasticNode struct {
	dir, url string
	cmd      *exec.Cmd
	done     chan struct{}
}

// elasticNodes are small ones that find each other, of the distribution that
// estest keeps. The scripts that it starts one by can start one alone.
func elasticNodes(t *testing.T, ctx context.Context, n int) []*elasticNode {
	t.Helper()
	estest.Start(t) // It is fetched, if it wasn't.
	kept, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	homes, err := filepath.Glob(filepath.Join(kept, "rapporteur-test", "elasticsearch", "es-*"))
	if err != nil || len(homes) != 1 {
		t.Fatalf("the distribution: %v, %v", homes, err)
	}
	ports := freePorts(t, 2*n)
	var names, seeds []string
	for i := range n {
		names, seeds = append(names, fmt.Sprintf("n%d", i+1)), append(seeds, fmt.Sprintf("127.0.0.1:%d", ports[n+i]))
	}
	var all []*elasticNode
	for i := range n {
		x := &elasticNode{dir: t.TempDir(), url: fmt.Sprintf("http://127.0.0.1:%d", ports[i])}
		config := fmt.Sprintf(`cluster.name: three
node.name: %s
network.host: 127.0.0.1
http.port: %d
transport.port: %d
discovery.seed_hosts: [%s]
cluster.initial_master_nodes: [%s]
path.data: %s/data
path.logs: %[7]s/logs
xpack.security.enabled: false
xpack.security.autoconfiguration.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
action.destructive_requires_name: false
`, names[i], ports[i], ports[n+i], strings.Join(seeds, ", "), strings.Join(names, ", "), x.dir, x.dir)
		for _, d := range []string{"config/jvm.options.d", "data", "logs", "tmp"} {
			if err := os.MkdirAll(filepath.Join(x.dir, d), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		for name, content := range map[string]string{
			"elasticsearch.yml":          config,
			"jvm.options.d/heap.options": "-Xms400m\n-Xmx400m\n-XX:ActiveProcessorCount=1\n-XX:-AlwaysPreTouch\n-XX:TieredStopAtLevel=1\n",
		} {
			if err := os.WriteFile(filepath.Join(x.dir, "config", name), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range []string{"jvm.options", "log4j2.properties"} {
			copied(t, filepath.Join(homes[0], "config", name), filepath.Join(x.dir, "config", name))
		}
		all = append(all, x)
		t.Cleanup(x.kill)
	}
	for _, x := range all {
		x.start(t, homes[0])
	}
	for _, x := range all {
		x.until(t, ctx, fmt.Sprintf("wait_for_nodes=%d&wait_for_status=green", n))
	}
	return all
}

// freePorts are such that nobody listened on a moment ago.
func freePorts(t *testing.T, n int) []int {
	t.Helper()
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports
}

func (x *elasticNode) start(t *testing.T, home string) {
	t.Helper()
	args := []string{filepath.Join(home, "bin", "elasticsearch")}
	if os.Getuid() == 0 { // It refuses to run as root.
		args = append([]string{"unshare", "--user", "--map-user=1000", "--map-group=1000", "--"}, args...)
	}
	java, err := exec.LookPath("java")
	if err == nil {
		java, err = filepath.EvalSymlinks(java)
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(filepath.Join(x.dir, "logs", "stdout"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	x.cmd, x.done = exec.Command(args[0], args[1:]...), make(chan struct{})
	x.cmd.Env = append(os.Environ(), "ES_PATH_CONF="+filepath.Join(x.dir, "config"), "ES_TMPDIR="+filepath.Join(x.dir, "tmp"),
		"ES_JAVA_HOME="+filepath.Dir(filepath.Dir(java)), "HOSTNAME=localhost")
	x.cmd.Stdout, x.cmd.Stderr = out, out
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := x.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func(cmd *exec.Cmd, done chan struct{}) { cmd.Wait(); close(done) }(x.cmd, x.done)
}

// kill ends the node with SIGKILL, its launcher with it.
func (x *elasticNode) kill() {
	if x.cmd == nil {
		return
	}
	syscall.Kill(-x.cmd.Process.Pid, syscall.SIGKILL)
	<-x.done
	x.cmd = nil
}

// until waits for the cluster's health as a node sees it.
func (x *elasticNode) until(t *testing.T, ctx context.Context, health string) {
	t.Helper()
	for {
		asked, cancel := context.WithTimeout(ctx, 15*time.Second)
		r, err := http.NewRequestWithContext(asked, http.MethodGet, x.url+"/_cluster/health?timeout=5s&"+health, nil)
		if err == nil {
			err = answer(r, io.Discard)
		}
		cancel()
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			said, _ := os.ReadFile(filepath.Join(x.dir, "logs", "stdout"))
			t.Fatalf("a node of Elasticsearch: %v\n%s", err, said[max(0, len(said)-2000):])
		case <-x.done:
			said, _ := os.ReadFile(filepath.Join(x.dir, "logs", "stdout"))
			t.Fatalf("a node of Elasticsearch ended:\n%s", said[max(0, len(said)-2000):])
		case <-time.After(500 * time.Millisecond):
		}
	}
}

// TestOfThreeElasticsearchNodesOneMayDie takes PDFs in while one node after
// another is killed with SIGKILL, and starts again; index knows all three, and
// each shard is on two. The export equals an undisturbed one-process line's.
func TestOfThreeElasticsearchNodesOneMayDie(t *testing.T) {
	const files, kills = 16, 3
	calm, inbox := t.TempDir(), t.TempDir()
	var places []string
	for i, f := range corpus(t, files) {
		at := filepath.Join(fmt.Sprintf("nodes-%02d", i/3), strconv.Itoa(1+i%3), filepath.Base(f))
		places = append(places, at)
		copied(t, f, filepath.Join(calm, at))
	}
	want := inOneProcess(t, calm)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	nodes := elasticNodes(t, ctx, 3)
	var urls []string
	for _, x := range nodes {
		urls = append(urls, x.url)
	}
	c, err := cluster.New(cluster.Config{
		Bin: binaries(t), Dir: t.TempDir(), Inbox: inbox, Elasticsearch: strings.Join(urls, ","),
		Prefix: prefix(t, elastic.Config{URLs: urls}), CacheDir: cache(t), AckWait: 2 * time.Second, Env: untagged(),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("stop the cluster: %v", err)
		}
	})
	if err := c.Up(ctx); err != nil {
		t.Fatal(err)
	}
	homes, _ := filepath.Glob(filepath.Join(filepath.Dir(cache(t)), "rapporteur-test", "elasticsearch", "es-*"))
	x := &chaos{files: files, c: c}
	random := mathrand.New(mathrand.NewPCG(2018, 4))
	killed := 0
	last := x.feed(t, ctx, calm, inbox, places, func(done int) {
		if killed == kills || done != (killed+1)*files/(kills+1) {
			return
		}
		n := nodes[random.IntN(len(nodes))]
		n.until(t, ctx, "wait_for_status=green&wait_for_nodes=3") // A second one may not die before.
		for _, at := range places[min(done+2, files):min(done+5, files)] {
			copied(t, filepath.Join(calm, at), filepath.Join(inbox, at)) // So that there is work in its midst.
		}
		time.Sleep(time.Duration(500+random.IntN(2000)) * time.Millisecond)
		n.kill()
		killed++
		t.Logf("kill %d: the node at %s; %d of %d files settled", killed, n.url, done, files)
		time.Sleep(time.Duration(2000+random.IntN(3000)) * time.Millisecond)
		n.start(t, homes[0])
	})
	if killed != kills {
		t.Errorf("%d kills while files came in, not %d", killed, kills)
	}
	if last == nil {
		return
	}
	nodes[0].until(t, ctx, "wait_for_status=green&wait_for_nodes=3")
	if err := c.Ready(ctx, "index"); err != nil {
		t.Fatal(err)
	}
	s, err := c.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.Rejected {
		t.Errorf("a dead letter of %s: %s", r.Stage, r.Reason)
	}
	got, err := c.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(string(want), string(got)); d != "" {
		t.Errorf("the export (+) differs from an undisturbed run's (-):\n%.4000s", d)
	}
	t.Logf("%d files, %d kills of an Elasticsearch node; %d bytes of export alike", files, kills, len(got))
}
