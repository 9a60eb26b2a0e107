//go:build unix

package cluster

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// node is the name of a NATS server's process, counted from 0.
func node(n int) string {
	if n == 0 {
		return "nats"
	}
	return fmt.Sprintf("nats-%d", n+1)
}

// NATS is the bus' address; of several servers all, separated by commas.
func (c *Cluster) NATS() string {
	var all []string
	for n := range max(1, c.Nodes) {
		all = append(all, fmt.Sprintf("nats://127.0.0.1:%d", c.ports[node(n)]))
	}
	return strings.Join(all, ",")
}

// StartNATS starts the bus, all servers of it, and waits until it answers.
func (c *Cluster) StartNATS(ctx context.Context) error {
	for n := range max(1, c.Nodes) {
		if err := c.startNode(n); err != nil {
			return err
		}
	}
	for n := range max(1, c.Nodes) {
		if err := c.answers(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// StartNode starts one of several servers again and waits until it holds what the others hold.
func (c *Cluster) StartNode(ctx context.Context, n int) error {
	if err := c.startNode(n); err != nil {
		return err
	}
	return c.answers(ctx, n)
}

// Node is the newest process of a NATS server, counted from 0.
func (c *Cluster) Node(n int) *Process { return c.Process(node(n)) }

// Health is a server's address for its monitoring pages.
func (c *Cluster) Health(n int) string {
	return fmt.Sprintf("http://127.0.0.1:%d", c.ports[node(n)+" health"])
}

func (c *Cluster) startNode(n int) error {
	name, store := node(n), filepath.Join(c.Dir, "bus")
	env := append(os.Environ(), c.Env["nats"]...)
	if c.Nodes > 1 {
		store = filepath.Join(store, name)
		env = append(env, c.routes(n)...)
	}
	args := []string{"--addr", "127.0.0.1", "--port", fmt.Sprint(c.ports[name]), "--http_port", fmt.Sprint(c.ports[name+" health"]), "--jetstream", "--store_dir", store}
	if c.Bus != "" {
		args = append([]string{"--config", c.Bus}, args...)
	}
	p, err := launch(name, c.Log(name), env, filepath.Join(c.Bin, "nats-server"), args...)
	if err != nil {
		return err
	}
	c.note(p)
	return nil
}

// routes is what deploy/nats/cluster.conf reads from a server's environment.
func (c *Cluster) routes(n int) []string {
	const password = "pRouteOfATest"
	var others []string
	for k := range c.Nodes {
		if k != n {
			others = append(others, fmt.Sprintf("%q", fmt.Sprintf("nats://route:%s@127.0.0.1:%d", password, c.ports[node(k)+" route"])))
		}
	}
	return []string{
		"RAPPORTEUR_NATS_NAME=" + node(n), fmt.Sprintf("RAPPORTEUR_NATS_CLUSTER=127.0.0.1:%d", c.ports[node(n)+" route"]),
		"RAPPORTEUR_NATS_ROUTES=[" + strings.Join(others, ",") + "]", "RAPPORTEUR_NATS_PASSWORD_ROUTE=" + password,
	}
}

func (c *Cluster) answers(ctx context.Context, n int) error {
	return c.until(ctx, c.Node(n), func() error {
		if c.Nodes > 1 {
			return get(ctx, c.Health(n)+"/healthz", io.Discard)
		}
		conn, err := net.DialTimeout("tcp", fmt.Sprintf("127.0.0.1:%d", c.ports[node(n)]), time.Second)
		if err != nil {
			return err
		}
		return conn.Close()
	})
}
