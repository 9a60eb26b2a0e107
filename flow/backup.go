package flow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Backup is what a folder holds that Line.Backup wrote, or Line.Restore read.
type Backup struct {
	// Server is the version of the server that wrote it; an older one may not read it.
	Server  string          `json:"server"`
	Made    time.Time       `json:"made"`
	Streams []StreamInFiles `json:"streams"`
}

// StreamInFiles is a stream of a backup: NAME.json its shape, NAME.data its
// messages and consumers, in the server's own format.
type StreamInFiles struct {
	Name     string `json:"name"`
	Messages uint64 `json:"messages"`
	Size     int64  `json:"size"`
	SHA256   string `json:"sha256"`
}

const (
	backupFile = "backup.json"
	// backupTries is how often a backup begins anew when something moved meanwhile.
	backupTries = 5
)

// ErrMoving says that the line moved all the while that it was written down.
var ErrMoving = errors.New("messages went through the line while it was backed up")

// Backup writes every stream and bucket but those named, and the blobs, into a
// new folder, as they stood at one moment: when anything was stored meanwhile it
// begins anew, and gives up with ErrMoving. The streams' consumers are in it,
// so that what was done is not done again after Restore.
func (l *Line) Backup(ctx context.Context, dir string, without ...string) (*Backup, error) {
	if _, err := os.Stat(dir); err == nil {
		return nil, fmt.Errorf("back up into %s: it is there already; name a new folder", dir)
	}
	part := dir + ".part"
	defer os.RemoveAll(part)
	names := slices.DeleteFunc(l.streams(), func(name string) bool { return slices.Contains(without, name) })
	for range backupTries {
		before, err := l.marks(ctx, names)
		if err != nil {
			return nil, err
		}
		b, err := l.backup(ctx, part, names)
		if err != nil {
			return nil, err
		}
		after, err := l.marks(ctx, names)
		if err != nil {
			return nil, err
		}
		if slices.Equal(before, after) {
			if err := os.Rename(part, dir); err != nil {
				return nil, fmt.Errorf("finish the backup: %w", err)
			}
			return b, nil
		}
	}
	return nil, ErrMoving
}

// streams names all streams of the topology, with those beneath its buckets and blobs.
func (l *Line) streams() []string {
	var names []string
	for _, s := range l.topology.Streams {
		names = append(names, s.Name)
	}
	for _, b := range l.topology.Buckets {
		names = append(names, streamOfBucket(b.Name))
	}
	if l.topology.Tries != "" {
		names = append(names, streamOfBucket(l.topology.Tries))
	}
	if l.topology.Blobs != "" {
		names = append(names, streamOfBlobs(l.topology.Blobs))
	}
	return names
}

// BucketStream names the stream beneath a bucket, for those who leave it out of a backup.
func BucketStream(bucket string) string { return streamOfBucket(bucket) }

// mark tells two states of a stream apart.
type mark struct {
	name        string
	last, first uint64
	messages    uint64
	deleted     int
}

func (l *Line) marks(ctx context.Context, names []string) ([]mark, error) {
	var all []mark
	for _, name := range names {
		s, err := l.js.Stream(ctx, name)
		if err != nil {
			return nil, bus("look for stream "+name, err)
		}
		at := s.CachedInfo().State
		all = append(all, mark{name, at.LastSeq, at.FirstSeq, at.Msgs, at.NumDeleted})
	}
	return all, nil
}

func (l *Line) backup(ctx context.Context, dir string, names []string) (*Backup, error) {
	if err := os.RemoveAll(dir); err != nil {
		return nil, fmt.Errorf("begin the backup: %w", err)
	}
	// Others may not read it: it holds the documents.
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("begin the backup: %w", err)
	}
	b := &Backup{Server: l.nc.ConnectedServerVersion(), Made: time.Now().UTC()}
	for _, name := range names {
		s, err := l.snapshot(ctx, dir, name)
		if err != nil {
			return nil, fmt.Errorf("back up stream %s: %w", name, err)
		}
		b.Streams = append(b.Streams, s)
	}
	manifest, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return nil, err
	}
	return b, written(filepath.Join(dir, backupFile), manifest)
}

// apiError is how JetStream says no.
type apiError struct {
	Error *struct {
		Code        int    `json:"code"`
		Description string `json:"description"`
	} `json:"error"`
}

func (e apiError) err() error {
	if e.Error == nil {
		return nil
	}
	return fmt.Errorf("the server answers %d: %s", e.Error.Code, e.Error.Description)
}

// shaped is a stream's shape and state, as the server gives and takes them.
type shaped struct {
	Config map[string]any  `json:"config"`
	State  json.RawMessage `json:"state"`
}

// snapshot writes one stream. The protocol is JetStream's own, which the client
// doesn't speak: a request, then chunks on a subject of ours, each answered, the
// empty one last.
func (l *Line) snapshot(ctx context.Context, dir, name string) (StreamInFiles, error) {
	out := StreamInFiles{Name: name}
	sub, err := l.nc.SubscribeSync(l.nc.NewInbox())
	if err != nil {
		return out, err
	}
	defer sub.Unsubscribe()
	if err := sub.SetPendingLimits(-1, -1); err != nil {
		return out, err
	}
	var answer struct {
		apiError
		shaped
	}
	if err := l.api(ctx, "STREAM.SNAPSHOT."+name, map[string]any{"deliver_subject": sub.Subject, "jsck": true, "chunk_size": 128 << 10}, &answer); err != nil {
		return out, err
	}
	if err := answer.err(); err != nil {
		return out, err
	}
	var state struct {
		Messages uint64 `json:"messages"`
	}
	if err := json.Unmarshal(answer.State, &state); err != nil {
		return out, fmt.Errorf("read its state: %w", err)
	}
	out.Messages = state.Messages
	f, err := os.OpenFile(filepath.Join(dir, name+".data"), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return out, err
	}
	defer f.Close()
	sum := sha256.New()
	for {
		m, err := next(ctx, sub)
		if err != nil {
			return out, err
		}
		if len(m.Data) == 0 {
			if status := m.Header.Get("Status"); status != "" && status != "204" {
				return out, fmt.Errorf("the server broke off: %s %s", status, m.Header.Get("Description"))
			}
			break
		}
		if m.Reply != "" {
			if err := m.Respond(nil); err != nil {
				return out, err
			}
		}
		n, err := io.MultiWriter(f, sum).Write(m.Data)
		if err != nil {
			return out, err
		}
		out.Size += int64(n)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return out, err
	}
	out.SHA256 = hex.EncodeToString(sum.Sum(nil))
	shape, err := json.MarshalIndent(answer.shaped, "", "  ")
	if err != nil {
		return out, err
	}
	return out, written(filepath.Join(dir, name+".json"), shape)
}

// next is the next chunk; a server that says nothing for a minute is gone.
func next(ctx context.Context, sub *nats.Subscription) (*nats.Msg, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	m, err := sub.NextMsgWithContext(ctx)
	return m, bus("wait for the next chunk", err)
}

// api asks JetStream itself.
func (l *Line) api(ctx context.Context, what string, request, answer any) error {
	data, err := json.Marshal(request)
	if err != nil {
		return err
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	m, err := l.nc.RequestWithContext(ctx, jetstream.DefaultAPIPrefix+what, data)
	if err != nil {
		return bus("ask the server", err)
	}
	return json.Unmarshal(m.Data, answer)
}

func written(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}
