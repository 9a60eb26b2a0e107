package flow

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"google.golang.org/protobuf/proto"
)

// Topology is what travels on a Line, given by the composition.
type Topology struct {
	Streams []Stream
	Buckets []Records
	// Blobs names the object store.
	Blobs string
	// Tries names the bucket that counts failures; flow makes it.
	Tries string
	// Questions is the prefix of the subjects of Answer.
	Questions string
	// Address gives a message's subject and its id; the id is the same for the same content.
	Address func(proto.Message) (subject, id string, err error)
	// Filter gives the subjects, with wildcards, on which messages of a type travel.
	Filter func(proto.Message) (string, error)
	// Bury makes the dead letter of an item.
	Bury func(Dead) proto.Message
}

// Stream is a JetStream stream with limits retention on disk.
type Stream struct {
	Name     string
	Subjects []string
	// MaxAge and MaxMsgs bound it; 0: no bound.
	MaxAge  time.Duration
	MaxMsgs int64
}

// Records is a key-value bucket.
type Records struct {
	Name string
	// TTL ends a record that was not written for so long; 0: never.
	TTL time.Duration
}

// Dead is an item that is not tried again by itself.
type Dead struct {
	Stage    string
	Stream   string
	Sequence uint64
	Subject  string
	// Type is the item's full protobuf name, Item its bytes, Message what they decode to; nil: they do not.
	Type    string
	Item    []byte
	Message proto.Message
	Reason  string
	Remedy  string
	Tries   int
	At      time.Time
}

// Options of a Line; the zero value is for production on a server outside.
type Options struct {
	// AckWait is how long the server waits for a sign of life before it delivers an item again; 0: 30 s.
	// It bounds how long the work of a killed process lies idle.
	AckWait time.Duration
	// Grace is how long handlers may go on after Run's context ended; 0: 5 s.
	Grace time.Duration
	// Bind leaves streams and buckets as they are: the operator made them.
	Bind bool
	// Replicas of streams and buckets; 0: 1.
	Replicas int
	Log      *slog.Logger
	Metrics  *Metrics
	Hook     Hook
}

// Line is a connection with its streams, buckets and blobs.
type Line struct {
	nc       *nats.Conn
	js       jetstream.JetStream
	topology Topology
	opts     Options
	log      *slog.Logger

	mu      sync.Mutex
	buckets map[string]*Bucket
	blobs   *Blobs
}

// Open makes what the topology names where it is missing, and returns the line.
// Closing nc is the caller's.
func Open(ctx context.Context, nc *nats.Conn, t Topology, opts Options) (*Line, error) {
	if t.Address == nil || t.Filter == nil || t.Bury == nil {
		return nil, errors.New("open the line: the topology lacks Address, Filter or Bury")
	}
	if opts.AckWait == 0 {
		opts.AckWait = 30 * time.Second
	}
	if opts.Grace == 0 {
		opts.Grace = 5 * time.Second
	}
	if opts.Replicas == 0 {
		opts.Replicas = 1
	}
	js, err := jetstream.New(nc,
		jetstream.WithPublishAsyncMaxPending(publishWindow*8),
		jetstream.WithPublishAsyncTimeout(15*time.Second),
		jetstream.WithDefaultTimeout(10*time.Second))
	if err != nil {
		return nil, fmt.Errorf("open the line: %w", err)
	}
	l := &Line{nc: nc, js: js, topology: t, opts: opts, log: opts.Log, buckets: map[string]*Bucket{}}
	if l.log == nil {
		l.log = slog.New(slog.DiscardHandler)
	}
	if opts.Bind {
		return l, nil
	}
	if err := l.provision(ctx); err != nil {
		return nil, err
	}
	return l, nil
}

func (l *Line) provision(ctx context.Context) error {
	for _, s := range l.topology.Streams {
		err := l.made(ctx, jetstream.StreamConfig{
			Name: s.Name, Subjects: s.Subjects, MaxAge: s.MaxAge, MaxMsgs: s.MaxMsgs,
			Storage: jetstream.FileStorage, Retention: jetstream.LimitsPolicy, Replicas: l.opts.Replicas,
			Duplicates: min(2*time.Minute, orForever(s.MaxAge)), AllowDirect: l.direct(),
		})
		if err != nil {
			return bus("make stream "+s.Name, err)
		}
	}
	buckets := l.topology.Buckets
	if l.topology.Tries != "" {
		// A count is of no use once its item has been settled one way or the other.
		buckets = append(buckets[:len(buckets):len(buckets)], Records{Name: l.topology.Tries, TTL: 7 * 24 * time.Hour})
	}
	for _, b := range buckets {
		if err := l.made(ctx, l.kept(streamOfBucket(b.Name), []string{"$KV." + b.Name + ".>"}, b.TTL)); err != nil {
			return bus("make bucket "+b.Name, err)
		}
	}
	if name := l.topology.Blobs; name != "" {
		c := l.kept(streamOfBlobs(name), []string{"$O." + name + ".C.>", "$O." + name + ".M.>"}, 0)
		c.MaxMsgsPerSubject, c.DenyDelete = 0, false
		if err := l.made(ctx, c); err != nil {
			return bus("make the blob store "+name, err)
		}
	}
	return nil
}

const (
	// peersWithin is how long servers that have just started may take to find each other.
	peersWithin = 45 * time.Second
	// noPeers is the server's error code for too few of them
	// (JSClusterNoPeersErrF in the server's errors.json).
	noPeers = 10005
)

// made creates a stream or brings it up to date. Where several copies are wanted
// and the servers have just started, one may still count another as away: that
// passes, and is waited for.
func (l *Line) made(ctx context.Context, c jetstream.StreamConfig) error {
	for end := time.Now().Add(peersWithin); ; {
		_, err := l.js.CreateOrUpdateStream(ctx, c)
		var api *jetstream.APIError
		if err == nil || c.Replicas < 2 || !errors.As(err, &api) || api.ErrorCode != noPeers || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(250 * time.Millisecond):
		}
	}
}

// kept is the stream beneath a bucket or the blob store, as the client makes
// them itself but for who answers (see direct), which it leaves no choice in.
func (l *Line) kept(name string, subjects []string, ttl time.Duration) jetstream.StreamConfig {
	return jetstream.StreamConfig{
		Name: name, Subjects: subjects, MaxAge: ttl, MaxMsgsPerSubject: 1, MaxMsgs: -1, MaxBytes: -1, MaxMsgSize: -1, MaxConsumers: -1,
		Storage: jetstream.FileStorage, Replicas: l.opts.Replicas, Duplicates: min(2*time.Minute, orForever(ttl)),
		AllowRollup: true, DenyDelete: true, Discard: jetstream.DiscardNew, AllowDirect: l.direct(),
	}
}

// direct: any copy of a stream may answer for it. Not where there are several:
// one that lags would say that a record which was stored is not there, and a
// stage would pass over a document as gone. The leader alone answers then.
func (l *Line) direct() bool { return l.opts.Replicas == 1 }

func streamOfBucket(name string) string { return "KV_" + name }
func streamOfBlobs(name string) string  { return "OBJ_" + name }

func orForever(d time.Duration) time.Duration {
	if d == 0 {
		return 1 << 62
	}
	return d
}

// Conn is the connection that the line runs on.
func (l *Line) Conn() *nats.Conn { return l.nc }

// Ready tells whether the bus answers and its streams are there.
func (l *Line) Ready(ctx context.Context) error {
	for _, s := range l.topology.Streams {
		if _, err := l.js.Stream(ctx, s.Name); err != nil {
			return bus("look for stream "+s.Name, err)
		}
	}
	return nil
}

// streamOf finds the stream that stores a subject or a filter.
func (l *Line) streamOf(subject string) (string, error) {
	for _, s := range l.topology.Streams {
		for _, pattern := range s.Subjects {
			if covers(pattern, subject) {
				return s.Name, nil
			}
		}
	}
	return "", fmt.Errorf("no stream stores %s", subject)
}

// covers tells whether every subject that matches s matches pattern, too.
func covers(pattern, s string) bool {
	p, t := strings.Split(pattern, "."), strings.Split(s, ".")
	for i, token := range p {
		if token == ">" {
			return i < len(t)
		}
		if i >= len(t) || t[i] == ">" || (token != "*" && token != t[i]) {
			return false
		}
	}
	return len(p) == len(t)
}
