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
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// ErrNotEmpty says that there is something already where a backup was to go.
var ErrNotEmpty = errors.New("the server is not empty")

// Restore brings what Backup wrote to a server that holds nothing of it, with
// the line's number of copies, and makes what the backup left out. It looks
// through the whole backup first: one that is damaged, or goes to a server that
// is not empty (ErrNotEmpty), changes nothing. Nobody may use the line meanwhile.
func (l *Line) Restore(ctx context.Context, dir string) (*Backup, error) {
	b, err := readBackup(dir)
	if err != nil {
		return nil, err
	}
	for _, s := range b.Streams {
		have, err := l.js.Stream(ctx, s.Name)
		switch {
		case errors.Is(err, jetstream.ErrStreamNotFound):
		case err != nil:
			return nil, bus("look for stream "+s.Name, err)
		case have.CachedInfo().State.LastSeq > 0:
			return nil, fmt.Errorf("stream %s holds, or held, messages: %w", s.Name, ErrNotEmpty)
		}
	}
	for _, s := range b.Streams {
		if err := l.js.DeleteStream(ctx, s.Name); err != nil && !errors.Is(err, jetstream.ErrStreamNotFound) {
			return nil, bus("replace stream "+s.Name, err)
		}
		if err := l.restore(ctx, dir, s); err != nil {
			return nil, fmt.Errorf("restore stream %s: %w", s.Name, err)
		}
	}
	return b, l.provision(ctx)
}

// readBackup reads a backup's list and holds the files against it.
func readBackup(dir string) (*Backup, error) {
	manifest, err := os.ReadFile(filepath.Join(dir, backupFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s holds no backup, or one that was not finished: there is no %s in it", dir, backupFile)
	}
	if err != nil {
		return nil, fmt.Errorf("read the backup: %w", err)
	}
	b := &Backup{}
	if err := json.Unmarshal(manifest, b); err != nil {
		return nil, fmt.Errorf("read the backup's %s: %w", backupFile, err)
	}
	if len(b.Streams) == 0 {
		return nil, fmt.Errorf("the backup in %s names no stream", dir)
	}
	for _, s := range b.Streams {
		if s.Name == "" || filepath.Base(s.Name) != s.Name {
			return nil, fmt.Errorf("the backup in %s names the stream %q", dir, s.Name)
		}
		f, err := os.Open(filepath.Join(dir, s.Name+".data"))
		if err != nil {
			return nil, fmt.Errorf("read the backup: %w", err)
		}
		sum := sha256.New()
		_, err = io.Copy(sum, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("read the backup: %w", err)
		}
		if hex.EncodeToString(sum.Sum(nil)) != s.SHA256 {
			return nil, fmt.Errorf("the backup in %s is damaged: %s.data is not what was written; take another one", dir, s.Name)
		}
	}
	return b, nil
}

// restore sends one stream: a request, then the chunks, each answered, the empty one last.
func (l *Line) restore(ctx context.Context, dir string, s StreamInFiles) error {
	shape, err := os.ReadFile(filepath.Join(dir, s.Name+".json"))
	if err != nil {
		return err
	}
	var request shaped
	if err := json.Unmarshal(shape, &request); err != nil {
		return fmt.Errorf("read %s.json: %w", s.Name, err)
	}
	request.Config["num_replicas"], request.Config["allow_direct"] = l.opts.Replicas, l.direct()
	var answer struct {
		apiError
		To string `json:"deliver_subject"`
	}
	if err := l.api(ctx, "STREAM.RESTORE."+s.Name, request, &answer); err != nil {
		return err
	}
	if err := answer.err(); err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(dir, s.Name+".data"))
	if err != nil {
		return err
	}
	defer f.Close()
	chunk := make([]byte, 64<<10)
	for {
		n, err := f.Read(chunk)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if err := l.chunk(ctx, answer.To, chunk[:n], time.Minute); err != nil {
			return err
		}
	}
	// The server puts it in place now, which takes as long as it takes.
	return l.chunk(ctx, answer.To, nil, time.Hour)
}

// chunk sends a piece and waits until it is taken.
func (l *Line) chunk(ctx context.Context, to string, data []byte, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	m, err := l.nc.RequestWithContext(ctx, to, data)
	if err != nil {
		return bus("send a chunk", err)
	}
	var answer apiError
	if len(m.Data) > 0 {
		if err := json.Unmarshal(m.Data, &answer); err != nil {
			return fmt.Errorf("read the server's answer: %w", err)
		}
	}
	return answer.err()
}
