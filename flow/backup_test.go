package flow

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/types/known/wrapperspb"
)

// numbers counts what it takes, and emits its length.
func numbers(got *calls) Stage {
	return Step("numbers", func(_ context.Context, in *wrapperspb.StringValue, emit Emit) error {
		got.add(in.Value)
		return emit(wrapperspb.Int64(int64(len(in.Value))))
	})
}

// full is a line with messages, records and a blob, of which a stage has taken all but the last two.
func full(t *testing.T) (b *bench, blob string) {
	t.Helper()
	b = embedded(t, Options{})
	records, err := b.line.Bucket(t.Context(), "records")
	if err == nil {
		err = records.Put(t.Context(), "a", []byte("one"))
	}
	if err == nil {
		err = records.Put(t.Context(), "a", []byte("two"))
	}
	if err == nil {
		err = records.Put(t.Context(), "gone", []byte("three"))
	}
	if err == nil {
		err = records.Delete(t.Context(), "gone")
	}
	if err != nil {
		t.Fatal(err)
	}
	blobs, err := b.line.Blobs(t.Context())
	if err == nil {
		blob, err = blobs.Put(t.Context(), bytes.Repeat([]byte("page "), 200_000))
	}
	if err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		b.put(fmt.Sprint("m", i))
	}
	stop := b.start(numbers(&calls{}))
	b.settled("numbers")
	stop()
	b.put("last but one", "last")
	return b, blob
}

func TestWhatIsBackedUpGoesOnWhereItStood(t *testing.T) {
	from, blob := full(t)
	dir := filepath.Join(t.TempDir(), "backup")
	done, err := from.line.Backup(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(done.Streams) != 6 || done.Streams[0].Name != "IN" || done.Streams[0].Messages != 302 {
		t.Errorf("backed up %+v", done)
	}
	if _, err := from.line.Backup(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "name a new folder") {
		t.Errorf("over an older backup: %v", err)
	}
	to := embedded(t, Options{})
	if _, err := to.line.Restore(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	for _, filter := range []string{"in.>", "out.>"} {
		if want, got := from.all(filter), to.all(filter); len(want) < 3 || !slices.Equal(want, got) {
			t.Errorf("%s: %d messages, want %d alike", filter, len(got), len(want))
		}
	}
	records, err := to.line.Bucket(t.Context(), "records")
	if err != nil {
		t.Fatal(err)
	}
	value, revision, err := records.Get(t.Context(), "a")
	if err != nil || string(value) != "two" || revision != 2 {
		t.Errorf("the record is %q, revision %d, %v", value, revision, err)
	}
	if _, _, err := records.Get(t.Context(), "gone"); !errors.Is(err, ErrNotFound) {
		t.Errorf("what was deleted: %v", err)
	}
	if _, err := records.Swap(t.Context(), "a", []byte("three"), revision); err != nil {
		t.Errorf("the record can't be changed: %v", err)
	}
	blobs, err := to.line.Blobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if data, err := blobs.Get(t.Context(), blob); err != nil || len(data) != 1_000_000 {
		t.Errorf("the blob has %d bytes, %v", len(data), err)
	}
	taken := &calls{}
	to.start(numbers(taken))
	to.settled("numbers")
	if !slices.Equal(taken.got, []string{"last but one", "last"}) {
		t.Errorf("the stage took %d messages anew: %.200v", len(taken.got), taken.got)
	}
}

func TestABackupLeavesOutWhatItIsTold(t *testing.T) {
	from, _ := full(t)
	dir := filepath.Join(t.TempDir(), "backup")
	if _, err := from.line.Backup(t.Context(), dir, BucketStream("records")); err != nil {
		t.Fatal(err)
	}
	to := embedded(t, Options{})
	if _, err := to.line.Restore(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	records, err := to.line.Bucket(t.Context(), "records")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := records.Get(t.Context(), "a"); !errors.Is(err, ErrNotFound) {
		t.Errorf("what was left out: %v", err)
	}
	if err := records.Put(t.Context(), "a", nil); err != nil {
		t.Errorf("the bucket that was left out isn't there: %v", err)
	}
}

func TestABackupIsOfOneMoment(t *testing.T) {
	b, _ := full(t)
	ctx, cancel := context.WithCancel(t.Context())
	moving := make(chan struct{})
	go func() {
		defer close(moving)
		for i := 0; ctx.Err() == nil; i++ {
			b.line.Publish(ctx, wrapperspb.String(fmt.Sprint("moving", i)))
		}
	}()
	dir := filepath.Join(t.TempDir(), "backup")
	_, err := b.line.Backup(t.Context(), dir)
	cancel()
	<-moving
	if !errors.Is(err, ErrMoving) {
		t.Fatalf("got %v", err)
	}
	if left, _ := filepath.Glob(dir + "*"); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
	if _, err := b.line.Backup(t.Context(), dir); err != nil {
		t.Errorf("at rest: %v", err)
	}
}

func TestWhatCannotBeRestoredChangesNothing(t *testing.T) {
	from, _ := full(t)
	good := filepath.Join(t.TempDir(), "backup")
	if _, err := from.line.Backup(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		spoil func(dir string) error
		want  string
	}{
		{"cut off", func(dir string) error { return os.Truncate(filepath.Join(dir, "OUT.data"), 100) }, "OUT.data is not what was written"},
		{"without a stream's file", func(dir string) error { return os.Remove(filepath.Join(dir, "OBJ_blobs.data")) }, "OBJ_blobs.data"},
		{"not finished", func(dir string) error { return os.Remove(filepath.Join(dir, "backup.json")) }, "not finished"},
		{"with a name that leads elsewhere", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "backup.json"), []byte(`{"streams":[{"name":"../IN"}]}`), 0o600)
		}, `"../IN"`},
		{"with an empty list", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "backup.json"), []byte(`{}`), 0o600)
		}, "names no stream"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(good)); err != nil {
				t.Fatal(err)
			}
			if err := test.spoil(dir); err != nil {
				t.Fatal(err)
			}
			to := embedded(t, Options{})
			if _, err := to.line.Restore(t.Context(), dir); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if got := to.all("in.>"); len(got) > 0 {
				t.Errorf("%d messages are there", len(got))
			}
		})
	}
	t.Run("into a server that holds something", func(t *testing.T) {
		if _, err := from.line.Restore(t.Context(), good); !errors.Is(err, ErrNotEmpty) {
			t.Errorf("got %v", err)
		}
		if got := from.all("in.>"); len(got) != 302 {
			t.Errorf("%d messages are left", len(got))
		}
	})
}
