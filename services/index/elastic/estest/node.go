//go:build unix

package estest

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/crypto/bcrypt"
)

//go:embed watch.sh
var watch []byte

// ErrMissing: a part that the node needs isn't here.
var ErrMissing = errors.New("a real Elasticsearch can't be brought up here")

// Kind of node: nodes of one name are the same.
type Kind struct {
	Name string
	// Heap of the JVM, as "512m".
	Heap string
	// JVM holds further options.
	JVM string
	// Secured: with users, roles and API keys, over TLS.
	Secured bool
}

// Node is one that runs; Release it.
type Node struct {
	URL string `json:"url"`
	// User and Password of a superuser, where the node is secured.
	User     string `json:"user"`
	Password string `json:"password"`
	// CA is the PEM of the authority that signed the certificate of a secured node.
	CA    string `json:"ca"`
	PID   int    `json:"pid"`
	lease *os.File
}

// Up gives a running node of a kind.
func Up(ctx context.Context, kind Kind) (*Node, error) {
	scripts, err := parts()
	if err != nil {
		return nil, err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMissing, err)
	}
	cache = filepath.Join(cache, "rapporteur-test", "elasticsearch")
	dir := filepath.Join(cache, "nodes", kind.Name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the node's folder: %w", err)
	}
	// Fetching is for one at a time, whatever the kind.
	fetch, err := locked(filepath.Join(cache, "fetch.lock"), syscall.LOCK_EX)
	if err != nil {
		return nil, err
	}
	defer fetch.Close()
	lock, err := locked(filepath.Join(dir, "lock"), syscall.LOCK_EX)
	if err != nil {
		return nil, err
	}
	defer lock.Close()
	lease, err := locked(filepath.Join(dir, "leases"), syscall.LOCK_SH)
	if err != nil {
		return nil, err
	}
	n := &Node{lease: lease}
	if b, err := os.ReadFile(filepath.Join(dir, "node.json")); err == nil && json.Unmarshal(b, n) == nil && n.answers(ctx) {
		return n, nil
	}
	if err := n.start(ctx, kind, scripts, cache, dir); err != nil {
		return nil, errors.Join(err, lease.Close())
	}
	return n, nil
}

// Release gives the lease back; the node ends when nobody holds one any more.
func (n *Node) Release() error { return n.lease.Close() }

func (n *Node) start(ctx context.Context, kind Kind, scripts, cache, dir string) error {
	ports, err := freePorts(2)
	if err != nil {
		return err
	}
	data := filepath.Join(dir, "data")
	environment := append(os.Environ(),
		"ES_CACHE="+cache, "ES_DATA="+data, fmt.Sprintf("ES_PORT=%d", ports[0]), fmt.Sprintf("ES_TPORT=%d", ports[1]),
		"ES_HEAP="+kind.Heap, "ES_JVM_OPTS="+kind.JVM)
	*n = Node{URL: fmt.Sprintf("http://127.0.0.1:%d", ports[0]), lease: n.lease}
	var certs *certificates
	if kind.Secured {
		if certs, err = newCertificates(); err != nil {
			return err
		}
		n.URL, n.CA = fmt.Sprintf("https://127.0.0.1:%d", ports[0]), string(certs.ca)
		n.User, n.Password = "tester", rand.Text()
		hash, err := bcrypt.GenerateFromPassword([]byte(n.Password), 10)
		if err != nil {
			return fmt.Errorf("make a password: %w", err)
		}
		environment = append(environment, "ES_SECURITY=true", "ES_USER="+n.User, "ES_PASSWORD="+n.Password, "ES_PASSWORD_HASH="+string(hash), "ES_EXTRA_YML="+certs.settings())
	}
	// A node that was left over from a run whose watcher died.
	down := exec.CommandContext(ctx, "bash", filepath.Join(scripts, "down.sh"))
	down.Env = environment
	if out, err := down.CombinedOutput(); err != nil {
		return fmt.Errorf("stop the node of an earlier run: %w\n%s", err, out)
	}
	if err := os.RemoveAll(data); err != nil {
		return fmt.Errorf("empty the node's folder: %w", err)
	}
	if certs != nil {
		if err := certs.write(filepath.Join(data, "config")); err != nil {
			return err
		}
	}
	if err := n.up(ctx, scripts, environment); err != nil {
		return fmt.Errorf("start Elasticsearch by up.sh: %w", err)
	}
	if !n.answers(ctx) {
		return errors.New("start Elasticsearch by up.sh: it doesn't answer")
	}
	pid, err := os.ReadFile(filepath.Join(data, "es.pid"))
	if err == nil {
		_, err = fmt.Sscan(string(pid), &n.PID)
	}
	if err != nil {
		return fmt.Errorf("read the node's pid: %w", err)
	}
	b, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("note the node: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "node.json"), b, 0o600); err != nil {
		return fmt.Errorf("note the node: %w", err)
	}
	script := filepath.Join(dir, "watch.sh")
	if err := os.WriteFile(script, watch, 0o600); err != nil {
		return fmt.Errorf("write the watcher: %w", err)
	}
	watcher := exec.Command("sh", script, dir, filepath.Join(scripts, "down.sh"))
	watcher.Env = environment
	watcher.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := watcher.Start(); err != nil {
		return fmt.Errorf("start the watcher: %w", err)
	}
	return watcher.Process.Release()
}

// up runs up.sh. The script looks over plain HTTP whether the node answers, and
// waits half a minute in vain where it speaks TLS alone: then it isn't waited for.
func (n *Node) up(ctx context.Context, scripts string, environment []string) error {
	var out bytes.Buffer
	up := exec.Command("bash", filepath.Join(scripts, "up.sh"))
	up.Env, up.Stdout, up.Stderr, up.WaitDelay = environment, &out, &out, time.Second
	if err := up.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- up.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				return fmt.Errorf("%w\n%s", err, out.String())
			}
			return nil
		case <-ctx.Done():
			return errors.Join(ctx.Err(), up.Process.Kill())
		case <-time.After(500 * time.Millisecond):
			if n.CA != "" && n.reached(ctx, time.Second) {
				err := up.Process.Kill()
				<-ended
				return err
			}
		}
	}
}

func (n *Node) answers(ctx context.Context) bool { return n.reached(ctx, 30*time.Second) }

// HTTP is a client that trusts the node.
func (n *Node) HTTP() *http.Client {
	if n.CA == "" {
		return http.DefaultClient
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM([]byte(n.CA))
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	return &http.Client{Transport: transport}
}

func (n *Node) reached(ctx context.Context, within time.Duration) bool {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, n.URL+"/_cluster/health?wait_for_status=yellow&timeout=20s", nil)
	if err != nil {
		return false
	}
	if n.User != "" {
		request.SetBasicAuth(n.User, n.Password)
	}
	client := n.HTTP()
	defer client.CloseIdleConnections()
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	return response.Body.Close() == nil && response.StatusCode == http.StatusOK
}

// parts finds the scripts, and says which part is missing.
func parts() (scripts string, err error) {
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		root, err := os.Getwd()
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrMissing, err)
		}
		for {
			if _, err := os.Stat(filepath.Join(root, "go.work")); err == nil {
				break
			}
			if root == filepath.Dir(root) {
				return "", fmt.Errorf("%w: RAPPORTEUR_SHARED isn't set, and no go.work is above the working folder", ErrMissing)
			}
			root = filepath.Dir(root)
		}
		shared = filepath.Join(filepath.Dir(root), "shared")
	}
	scripts = filepath.Join(shared, "elasticsearch")
	if _, err := os.Stat(filepath.Join(scripts, "up.sh")); err != nil {
		return "", fmt.Errorf("%w: no %s: set RAPPORTEUR_SHARED", ErrMissing, filepath.Join("shared", "elasticsearch", "up.sh"))
	}
	for _, command := range []string{"bash", "curl", "flock", "java", "mvn", "setsid", "unzip"} {
		if _, err := exec.LookPath(command); err != nil {
			return "", fmt.Errorf("%w: the command %s isn't installed", ErrMissing, command)
		}
	}
	return scripts, nil
}

// locked opens a file and waits for its lock; closing it gives the lock back.
func locked(path string, how int) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", filepath.Base(path), err)
	}
	for {
		if err = syscall.Flock(int(f.Fd()), how); !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lock %s: %w", filepath.Base(path), err), f.Close())
	}
	return f, nil
}

func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, fmt.Errorf("find a free port: %w", err)
		}
		defer l.Close()
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
