package flow

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Blobs holds bytes under the lower-case hex of their SHA-256.
type Blobs struct {
	store jetstream.ObjectStore
}

// Blobs opens the object store of the topology.
func (l *Line) Blobs(ctx context.Context) (*Blobs, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.blobs != nil {
		return l.blobs, nil
	}
	store, err := l.js.ObjectStore(ctx, l.topology.Blobs)
	if err != nil {
		return nil, bus("open the blob store", err)
	}
	l.blobs = &Blobs{store: store}
	return l.blobs, nil
}

// Name is the name under which data would be stored.
func Name(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Put stores data, if it is not there yet, and returns its name.
func (b *Blobs) Put(ctx context.Context, data []byte) (string, error) {
	name := Name(data)
	return name, b.PutReader(ctx, name, bytes.NewReader(data))
}

// PutReader stores what r gives under name, its SHA-256 as the caller computed
// it, unless it is there. Bytes that do not have that sum are refused.
func (b *Blobs) PutReader(ctx context.Context, name string, r io.Reader) error {
	if ok, err := b.Has(ctx, name); ok || err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := b.store.Put(ctx, jetstream.ObjectMeta{Name: name}, io.TeeReader(r, sum)); err != nil {
		return bus("store blob "+name, err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != name {
		b.store.Delete(ctx, name)
		return fmt.Errorf("store blob %s: its bytes sum to %s, they changed meanwhile", name, got)
	}
	return nil
}

// Has tells whether a blob is there.
func (b *Blobs) Has(ctx context.Context, name string) (bool, error) {
	_, err := b.Size(ctx, name)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Size returns a blob's length in bytes; ErrNotFound where there is none.
func (b *Blobs) Size(ctx context.Context, name string) (int64, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	info, err := b.store.GetInfo(ctx, name)
	if err != nil {
		return 0, bus("look for blob "+name, err)
	}
	return int64(info.Size), nil
}

// Get returns a blob's bytes, checked against its sum; ErrNotFound where there is none.
func (b *Blobs) Get(ctx context.Context, name string) ([]byte, error) {
	data, err := b.store.GetBytes(ctx, name)
	if err != nil {
		return nil, bus("fetch blob "+name, err)
	}
	return data, nil
}

// Delete removes a blob; one that is not there is no error.
func (b *Blobs) Delete(ctx context.Context, name string) error {
	err := bus("delete blob "+name, b.store.Delete(ctx, name))
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// Blob is what is known of a blob without fetching it.
type Blob struct {
	Size   int64
	Stored time.Time
}

// All lists the blobs by name.
func (b *Blobs) All(ctx context.Context) (map[string]Blob, error) {
	infos, err := b.store.List(ctx)
	if err != nil && !errors.Is(err, jetstream.ErrNoObjectsFound) {
		return nil, bus("list blobs", err)
	}
	all := make(map[string]Blob, len(infos))
	for _, info := range infos {
		all[info.Name] = Blob{Size: int64(info.Size), Stored: info.ModTime}
	}
	return all, nil
}
