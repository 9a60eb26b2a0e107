package flow

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"google.golang.org/protobuf/proto"
)

// Bucket holds records by key. Keys are made of [-/_=.a-zA-Z0-9].
type Bucket struct {
	line *Line
	name string
	kv   jetstream.KeyValue
}

// Bucket opens a bucket of the topology.
func (l *Line) Bucket(ctx context.Context, name string) (*Bucket, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b, ok := l.buckets[name]; ok {
		return b, nil
	}
	kv, err := l.js.KeyValue(ctx, name)
	if err != nil {
		return nil, bus("open bucket "+name, err)
	}
	b := &Bucket{line: l, name: name, kv: kv}
	l.buckets[name] = b
	return b, nil
}

// Get returns a record's bytes and revision; ErrNotFound where there is none.
func (b *Bucket) Get(ctx context.Context, key string) ([]byte, uint64, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	e, err := b.kv.Get(ctx, key)
	if err != nil {
		return nil, 0, bus("get "+b.name+" "+key, err)
	}
	return e.Value(), e.Revision(), nil
}

// Put writes a record whatever stood there.
func (b *Bucket) Put(ctx context.Context, key string, value []byte) error {
	ctx, cancel := bounded(ctx)
	defer cancel()
	_, err := b.kv.Put(ctx, key, value)
	return bus("put "+b.name+" "+key, err)
}

// Swap writes a record if it still has the given revision; 0: if there is
// none. It returns the new revision, or ErrConflict.
func (b *Bucket) Swap(ctx context.Context, key string, value []byte, revision uint64) (uint64, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	var rev uint64
	var err error
	if revision == 0 {
		rev, err = b.kv.Create(ctx, key, value)
	} else {
		rev, err = b.kv.Update(ctx, key, value, revision)
	}
	return rev, bus("swap "+b.name+" "+key, err)
}

// Delete removes a record and its bytes; one that is not there is no error.
func (b *Bucket) Delete(ctx context.Context, key string) error {
	ctx, cancel := bounded(ctx)
	defer cancel()
	err := bus("delete "+b.name+" "+key, b.kv.Purge(ctx, key))
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// All calls f with each record, in no particular order. f must not keep value.
func (b *Bucket) All(ctx context.Context, f func(key string, value []byte) error) error {
	w, err := b.kv.WatchAll(ctx, jetstream.IgnoreDeletes())
	if err != nil {
		return bus("list "+b.name, err)
	}
	defer w.Stop()
	timeout := time.NewTimer(15 * time.Second)
	defer timeout.Stop()
	for {
		select {
		case e, ok := <-w.Updates():
			if !ok {
				return Unavailable(fmt.Errorf("list %s: the bus went away", b.name))
			}
			if e == nil {
				return nil
			}
			timeout.Reset(15 * time.Second)
			if err := f(e.Key(), e.Value()); err != nil {
				return err
			}
		case <-timeout.C:
			return Unavailable(fmt.Errorf("list %s: nothing more after 15 seconds", b.name))
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Watch calls f with each record there is, then with each that changes, until
// ctx ends or f returns an error. value is nil for a deleted record; live is
// false for those that were there at the start.
func (b *Bucket) Watch(ctx context.Context, f func(key string, value []byte, live bool) error) error {
	w, err := b.kv.WatchAll(ctx)
	if err != nil {
		return bus("watch "+b.name, err)
	}
	defer w.Stop()
	live := false
	for {
		select {
		case e, ok := <-w.Updates():
			if !ok {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				return Unavailable(fmt.Errorf("watch %s: the bus went away", b.name))
			}
			if e == nil {
				live = true
				continue
			}
			value := e.Value()
			if e.Operation() != jetstream.KeyValuePut {
				value = nil
			}
			if err := f(e.Key(), value, live); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// ErrUnchanged, returned by the function given to Update, leaves the record as
// it is; Update then returns nil.
var ErrUnchanged = errors.New("unchanged")

// Update changes a record by compare-and-swap. f is given the record as it
// stands, or record emptied where there is none, and may be called several
// times. A record that f leaves equal is not written. record ends as what
// stands in the bucket.
func Update[M proto.Message](ctx context.Context, b *Bucket, key string, record M, f func(M) error) error {
	for try := 0; ; try++ {
		proto.Reset(record)
		old, revision, err := b.Get(ctx, key)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		if err := proto.Unmarshal(old, record); err != nil {
			return fmt.Errorf("read record %s of %s: %w", key, b.name, err)
		}
		before := proto.Clone(record)
		if err := f(record); err != nil {
			if errors.Is(err, ErrUnchanged) {
				return nil
			}
			return err
		}
		if revision != 0 && proto.Equal(before, record) {
			return nil
		}
		value, err := proto.MarshalOptions{Deterministic: true}.Marshal(record)
		if err != nil {
			return fmt.Errorf("write record %s of %s: %w", key, b.name, err)
		}
		_, err = b.Swap(ctx, key, value, revision)
		if !errors.Is(err, ErrConflict) {
			return err
		}
		if try == 50 {
			return Unavailable(err)
		}
		if err := pause(ctx, time.Duration(rand.Int64N(int64(1+min(try, 10))*int64(2*time.Millisecond)))); err != nil {
			return err
		}
	}
}

// Load reads a record; ErrNotFound where there is none.
func Load[M proto.Message](ctx context.Context, b *Bucket, key string, record M) error {
	value, _, err := b.Get(ctx, key)
	if err != nil {
		return err
	}
	if err := proto.Unmarshal(value, record); err != nil {
		return fmt.Errorf("read record %s of %s: %w", key, b.name, err)
	}
	return nil
}

// bounded gives a request to the bus an end, where its caller set none.
func bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, ok := ctx.Deadline(); ok {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, 10*time.Second)
}

// pause waits, or returns why it could not.
func pause(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
