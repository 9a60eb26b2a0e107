//go:build unix

package cluster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Config says what a cluster is made of.
type Config struct {
	// Bin is the folder that Build filled.
	Bin string
	// Dir takes the bus' store and the logs.
	Dir   string
	Inbox string
	// Elasticsearch is its address, Prefix that of all names in it.
	Elasticsearch, Prefix string
	// CacheDir keeps the second engine's compiled code; "": none is kept.
	CacheDir string
	// AckWait is how long a killed process' work lies idle; 0: the product's 30 s.
	AckWait time.Duration
	// Bus is a configuration file of nats-server, which is started with it beside
	// its port and store; "": none.
	Bus string
	// Nodes is how many NATS servers there are, 1 or 3; 0: 1. Three need Bus to be
	// deploy/nats/cluster.conf, or one like it.
	Nodes int
	// Env is further environment: of a service, of "nats", or under "" of all services.
	Env map[string][]string
}

// Cluster is six services and a bus.
type Cluster struct {
	Config
	ports map[string]int

	mu    sync.Mutex
	procs map[string]*Process
}

// New prepares a cluster; nothing runs yet.
func New(c Config) (*Cluster, error) {
	l := &Cluster{Config: c, ports: map[string]int{}, procs: map[string]*Process{}}
	for _, d := range []string{filepath.Join(c.Dir, "log"), filepath.Join(c.Dir, "bus")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return nil, fmt.Errorf("make the cluster's folder: %w", err)
		}
	}
	names := slices.Concat([]string{"page"}, Services())
	for n := range max(1, c.Nodes) {
		names = append(names, node(n), node(n)+" route", node(n)+" health")
	}
	ports, err := free(len(names))
	if err != nil {
		return nil, err
	}
	for i, name := range names {
		l.ports[name] = ports[i]
	}
	return l, nil
}

// free finds ports that nobody listens on.
func free(n int) ([]int, error) {
	var ports []int
	for range n {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, fmt.Errorf("find a free port: %w", err)
		}
		defer ln.Close()
		ports = append(ports, ln.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}

// Desk is the desk's address.
func (c *Cluster) Desk() string { return fmt.Sprintf("http://127.0.0.1:%d", c.ports["page"]) }

// Admin is a service's address for /healthz, /readyz and /metrics.
func (c *Cluster) Admin(service string) string {
	return fmt.Sprintf("http://127.0.0.1:%d", c.ports[service])
}

// Log is the file that a process' output is appended to.
func (c *Cluster) Log(name string) string { return filepath.Join(c.Dir, "log", name+".log") }

// Start starts a service, with further environment.
func (c *Cluster) Start(service string, env ...string) (*Process, error) {
	var args []string
	switch service {
	case "watch":
		args = []string{c.Inbox}
	case "desk":
		args = []string{"--listen", fmt.Sprintf("127.0.0.1:%d", c.ports["page"])}
	}
	p, err := launch(service, c.Log(service), c.Environment(service, env...), filepath.Join(c.Bin, "rapporteur-"+service), args...)
	if err != nil {
		return nil, err
	}
	c.note(p)
	return p, nil
}

// Copy starts a further copy of a service beside the first, and gives its address as Admin does.
func (c *Cluster) Copy(service string) (admin string, err error) {
	ports, err := free(1)
	if err != nil {
		return "", err
	}
	c.mu.Lock()
	name := fmt.Sprintf("%s copy %d", service, len(c.procs))
	c.mu.Unlock()
	p, err := launch(name, c.Log(name), c.Environment(service, fmt.Sprintf("RAPPORTEUR_ADMIN=127.0.0.1:%d", ports[0])), filepath.Join(c.Bin, "rapporteur-"+service))
	if err != nil {
		return "", err
	}
	c.note(p)
	return fmt.Sprintf("http://127.0.0.1:%d", ports[0]), nil
}

// Environment is what a service is started with: this process', without what
// would steer Rapporteur, and the cluster's.
func (c *Cluster) Environment(service string, more ...string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "RAPPORTEUR_") })
	env = append(env,
		"RAPPORTEUR_NATS_URL="+c.NATS(), "RAPPORTEUR_ELASTICSEARCH_URL="+c.Elasticsearch, "RAPPORTEUR_ELASTICSEARCH_PREFIX="+c.Prefix,
		"RAPPORTEUR_CACHE="+c.CacheDir)
	if port := c.ports[service]; port != 0 {
		env = append(env, fmt.Sprintf("RAPPORTEUR_ADMIN=127.0.0.1:%d", port))
	}
	if c.AckWait > 0 {
		env = append(env, "RAPPORTEUR_ACK_WAIT="+c.AckWait.String())
	}
	return slices.Concat(env, c.Env[""], c.Env[service], more)
}

// Ready waits until a service says that it and its neighbours are ready.
func (c *Cluster) Ready(ctx context.Context, service string) error {
	return c.until(ctx, c.Process(service), func() error { return get(ctx, c.Admin(service)+"/readyz", io.Discard) })
}

// Up starts the bus and all services, and waits until they are ready.
func (c *Cluster) Up(ctx context.Context) error {
	if err := c.StartNATS(ctx); err != nil {
		return err
	}
	return c.StartAll(ctx)
}

// StartAll starts all services, and waits until they are ready.
func (c *Cluster) StartAll(ctx context.Context) error {
	for _, s := range Services() {
		if _, err := c.Start(s); err != nil {
			return err
		}
	}
	for _, s := range Services() {
		if err := c.Ready(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// Process is the newest of a name; nil: there was none.
func (c *Cluster) Process(name string) *Process {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.procs[name]
}

func (c *Cluster) note(p *Process) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.procs[p.Name] = p
}

// Close stops the services, then the bus. The error says which did not stop by
// themselves.
func (c *Cluster) Close() error {
	c.mu.Lock()
	names := slices.Sorted(maps.Keys(c.procs))
	c.mu.Unlock()
	isBus := func(name string) bool { return strings.HasPrefix(name, "nats") }
	slices.SortStableFunc(names, func(a, b string) int {
		switch {
		case isBus(a) == isBus(b):
			return 0
		case isBus(b):
			return -1
		}
		return 1
	})
	var errs []error
	for _, name := range names {
		p := c.Process(name)
		select {
		case <-p.Done():
			continue
		default:
		}
		err := p.Stop(20 * time.Second)
		if !isBus(name) { // It ends with 1 when it is told to.
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Freeze stops a process tree without ending it (SIGSTOP) until thaw is called.
func Freeze(pid int) (thaw func() error, err error) {
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		return nil, fmt.Errorf("freeze process %d: %w", pid, err)
	}
	return func() error { return syscall.Kill(pid, syscall.SIGCONT) }, nil
}

// until asks again and again until there is no error, the process ended or ctx did.
func (c *Cluster) until(ctx context.Context, p *Process, ask func() error) error {
	if p == nil {
		return errors.New("it was not started")
	}
	for {
		err := ask()
		if err == nil {
			return nil
		}
		select {
		case <-p.Done():
			return fmt.Errorf("%s ended: %w\n%s", p.Name, errors.Join(p.err, err), c.tail(p.Name))
		case <-ctx.Done():
			return fmt.Errorf("%s does not answer: %w\n%s", p.Name, errors.Join(ctx.Err(), err), c.tail(p.Name))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// tail is the end of a log.
func (c *Cluster) tail(name string) string {
	b, err := os.ReadFile(c.Log(name))
	if err != nil {
		return err.Error()
	}
	return string(b[max(0, len(b)-4000):])
}

// get reads what stands at an address.
func get(ctx context.Context, url string, w io.Writer) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		var b bytes.Buffer
		io.Copy(&b, io.LimitReader(resp.Body, 4096))
		return fmt.Errorf("%s: %s: %s", url, resp.Status, strings.TrimSpace(b.String()))
	}
	_, err = io.Copy(w, resp.Body)
	return err
}
