package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// errMoving says that a file changed while it was read.
var errMoving = errors.New("it changes while it is read")

// take reads a settled file, stores its bytes, writes it down and emits the
// event. What is wrong with the file is written down, too; an error says that
// something else is.
func (w *watcher) take(ctx context.Context, name string, f *file, side found, info fs.FileInfo) error {
	meta, password, sum, err := readSidecar(name, side)
	var bad *SidecarError
	if errors.As(err, &bad) {
		// What was taken of it before stays.
		return w.refuse(ctx, name, f, info, bad.Error(), bad.Remedy())
	}
	if err != nil {
		return errMoving
	}
	h, opened, err := f.open()
	if err != nil {
		return w.block(ctx, name, f, info, err)
	}
	defer h.Close()
	switch {
	case look(opened) != look(info):
		return errMoving
	case opened.Size() == 0:
		return w.refuse(ctx, name, f, info, "it is empty", "copy it anew")
	case opened.Size() > w.MaxBytes:
		return w.refuse(ctx, name, f, info, fmt.Sprintf("it has %d bytes, above the limit of %d", opened.Size(), w.MaxBytes), "split it, or raise the limit")
	case !beginsLikePDF(h):
		return w.refuse(ctx, name, f, info, "it is named like a PDF, but does not begin like one", "export or copy it anew")
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, h); err != nil {
		return w.block(ctx, name, f, info, fmt.Errorf("reading it failed: %w", plain(err)))
	}
	content := hex.EncodeToString(hash.Sum(nil))
	if after, err := h.Stat(); err != nil || look(after) != look(info) {
		return errMoving
	}

	was, err := w.ledger.File(ctx, name)
	if err != nil && !errors.Is(err, flow.ErrNotFound) {
		return err
	}
	if was.Content == content && was.Sidecar == sum {
		switch was.State {
		case pb.FileState_FILE_STATE_UNSPECIFIED, pb.FileState_FILE_STATE_SEEN, pb.FileState_FILE_STATE_GONE:
		default:
			// Known, and at work or done with; only its time may have changed.
			_, err := w.ledger.UpdateFile(ctx, name, func(r *pb.FileRecord) error {
				r.Size, r.ChangedMs, r.Root = uint64(info.Size()), info.ModTime().UnixMilli(), f.in.dir
				return nil
			})
			return err
		}
	}
	if was.Content == content && was.State == pb.FileState_FILE_STATE_FORGOTTEN {
		return nil
	}
	blobs, err := w.Line.Blobs(ctx)
	if err != nil {
		return err
	}
	if _, err := h.Seek(0, io.SeekStart); err != nil {
		return errMoving
	}
	if err := blobs.PutReader(ctx, content, h); err != nil {
		if flow.IsUnavailable(err) || ctx.Err() != nil {
			return err
		}
		w.Log.Warn("the bytes could not be stored, it is tried again", "file", name, "error", err)
		return errMoving
	}
	if password != "" {
		if err := w.ledger.KeepSecret(ctx, content, password); err != nil {
			return err
		}
	}
	f.hasSecret = password != ""
	settled := time.Now()
	var revision uint64
	if _, err = w.ledger.UpdateFile(ctx, name, func(r *pb.FileRecord) error {
		if r.Content != content || r.Sidecar != sum || r.State != pb.FileState_FILE_STATE_SEEN {
			r.Revision++
		}
		revision = r.Revision
		r.Content, r.Sidecar, r.Size, r.ChangedMs = content, sum, uint64(info.Size()), info.ModTime().UnixMilli()
		r.State, r.Reason, r.Remedy, r.Warnings = pb.FileState_FILE_STATE_SEEN, "", "", nil
		r.SettledMs, r.Root = settled.UnixMilli(), f.in.dir
		return nil
	}); err != nil {
		return err
	}
	// What people waited for begins when the last byte was there for us to see.
	changed := info.ModTime()
	if f.wait.since.After(changed) {
		changed = f.wait.since
	}
	if err := w.emit(&pb.DocumentReceived{
		Content: content, Size: uint64(info.Size()), File: name, Sidecar: meta, HasPassword: password != "",
		Revision: revision, ChangedMs: changed.UnixMilli(), SettledMs: settled.UnixMilli(),
	}); err != nil {
		return err
	}
	w.Log.Info("received", "file", name, "content", content[:12], "bytes", info.Size(), "revision", revision)
	delete(w.warned, name)
	_, err = w.ledger.UpdateFile(ctx, name, func(r *pb.FileRecord) error {
		if r.Revision != revision || r.State != pb.FileState_FILE_STATE_SEEN {
			return flow.ErrUnchanged
		}
		r.State = pb.FileState_FILE_STATE_RECEIVED
		return nil
	})
	return err
}

// readSidecar reads the sidecar, if there is one. sum tells sidecars apart: it
// covers all that was said, of the password two bytes of a salted hash, enough
// to see a change and too little to find it by trying.
func readSidecar(name string, side found) (meta *pb.Sidecar, password, sum string, err error) {
	h, info, err := side.open()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", "", nil
	}
	file := name + SidecarSuffix
	if err != nil {
		return nil, "", "", &SidecarError{File: file, Reason: err.Error(), Advice: remedyOf(err)}
	}
	defer h.Close()
	data, err := io.ReadAll(io.LimitReader(h, maxSidecar+1))
	if err != nil {
		return nil, "", "", err
	}
	if int64(len(data)) != info.Size() && len(data) <= maxSidecar {
		return nil, "", "", errMoving
	}
	if meta, password, err = ReadSidecar(file, data); err != nil {
		return nil, "", "", err
	}
	plain, err := proto.MarshalOptions{Deterministic: true}.Marshal(meta)
	if err != nil {
		return nil, "", "", err
	}
	if password != "" {
		secret := sha256.Sum256([]byte("password of " + file + ": " + password))
		plain = append(plain, secret[:2]...)
	}
	all := sha256.Sum256(plain)
	return meta, password, hex.EncodeToString(all[:16]), nil
}

// block refuses a file that could not be read; it is tried at each look.
func (w *watcher) block(ctx context.Context, name string, f *file, info fs.FileInfo, err error) error {
	f.blocked = true
	return w.refuse(ctx, name, f, info, err.Error(), remedyOf(err))
}

// refuse writes down, once, why a file is not taken.
func (w *watcher) refuse(ctx context.Context, name string, f *file, info fs.FileInfo, reason, remedy string) error {
	_, err := w.ledger.UpdateFile(ctx, name, func(r *pb.FileRecord) error {
		if r.State == pb.FileState_FILE_STATE_REFUSED && r.Reason == reason {
			return flow.ErrUnchanged
		}
		if info != nil {
			r.Size, r.ChangedMs = uint64(info.Size()), info.ModTime().UnixMilli()
		}
		r.State, r.Reason, r.Remedy, r.Root = pb.FileState_FILE_STATE_REFUSED, reason, remedy, f.in.dir
		// Taken anew as soon as what is wrong is not wrong any more, though its bytes stay.
		r.Sidecar = "refused"
		return nil
	})
	if err == nil {
		w.warn(name, "not taken: "+reason+"; "+remedy)
	}
	return err
}

// remember takes from the ledger what was taken in earlier runs.
func (w *watcher) remember(ctx context.Context) error {
	for name, f := range w.known {
		f.early = true
		r, err := w.ledger.File(ctx, name)
		if errors.Is(err, flow.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if r.State == pb.FileState_FILE_STATE_REFUSED {
			w.warned[name] = "not taken: " + r.Reason + "; " + r.Remedy
		}
		if r.Content == "" || r.State == pb.FileState_FILE_STATE_SEEN || r.State == pb.FileState_FILE_STATE_GONE {
			continue
		}
		side, info := f.sidecar()
		_, password, sum, err := readSidecar(name, side)
		if err != nil || sum != r.Sidecar {
			continue
		}
		f.hasSecret = password != ""
		f.size, f.changed = int64(r.Size), r.ChangedMs
		if f.hasSide = info != nil; f.hasSide {
			f.side = look(info)
		}
	}
	return nil
}

// refresh writes passwords again before they end.
func (w *watcher) refresh(ctx context.Context) error {
	for name, f := range w.known {
		if !f.hasSecret {
			continue
		}
		side, _ := f.sidecar()
		_, password, _, err := readSidecar(name, side)
		if err != nil || password == "" {
			continue
		}
		r, err := w.ledger.File(ctx, name)
		if errors.Is(err, flow.ErrNotFound) || err == nil && r.Content == "" {
			continue
		}
		if err != nil {
			return err
		}
		if err := w.ledger.KeepSecret(ctx, r.Content, password); err != nil {
			return err
		}
	}
	return nil
}
