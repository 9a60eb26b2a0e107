package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"rapporteur.internal/pipelines"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// target is where a command writes for people.
type target struct {
	Out string `help:"Folder for exports and reports (default: ${out})." env:"RAPPORTEUR_OUT" placeholder:"DIR"`
}

func (t target) dir() string {
	if t.Out != "" {
		return t.Out
	}
	return filepath.Join(userData(), "out")
}

type runCommand struct {
	place
	target
	typesetting
	Inputs []string `arg:"" name:"pdf|dir" help:"PDFs, and folders of PDFs." type:"path"`
	logging
}

func (c *runCommand) Run(ctx context.Context, std streams) error {
	for _, in := range c.Inputs {
		if _, err := os.Stat(in); err != nil {
			return usageError{fmt.Errorf("%w (name PDFs that exist, or folders)", err)}
		}
	}
	if err := apart(c.target.dir(), c.Inputs); err != nil {
		return err
	}
	child, err := self()
	if err != nil {
		return err
	}
	h, err := pipelines.Open(ctx, pipelines.Config{
		Data: c.place.dir(), Out: c.target.dir(), Inputs: c.Inputs, Once: true,
		Child: child, CacheDir: cacheDir(), Log: c.logUnlisted(std.err), Office: c.find(std),
	})
	if err != nil {
		return err
	}
	defer h.Close()
	line, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- h.Run(line) }()
	bar := newProgress(std.err)
	for {
		p, err := h.Progress(ctx)
		if err != nil && ctx.Err() == nil {
			stop()
			return errors.Join(err, <-ended)
		}
		bar.show(p)
		if err == nil && p.Idle {
			break
		}
		select {
		case err := <-ended:
			bar.end()
			return errors.Join(errors.New("the line ended before its work was done"), err)
		case <-ctx.Done():
			bar.end()
			stop()
			<-ended
			return errors.New("interrupted; what was done is kept, run again to go on")
		case <-time.After(50 * time.Millisecond):
		}
	}
	bar.end()
	stop()
	if err := <-ended; err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if err := h.WriteOut(ctx); err != nil {
		return err
	}
	files, documents, err := h.Taken(ctx)
	if err != nil {
		return err
	}
	files = slices.DeleteFunc(files, func(f *pb.FileRecord) bool { return f.State == pb.FileState_FILE_STATE_GONE })
	failed := list(std.err, files, documents)
	unwritten, err := h.Unwritten(ctx)
	if err != nil {
		return err
	}
	for _, u := range unwritten {
		if u.Reason != "" {
			fmt.Fprintf(std.err, "report %s could not be written: %s\n", u.Series, remedied(u.Reason, u.Remedy))
		}
		if u.EditsReason != "" {
			fmt.Fprintf(std.err, "edits of %s are not taken up, the last good ones hold: %s\n", u.Series, remedied(printable(u.EditsReason), u.EditsRemedy))
		}
		if u.SchemeReason != "" {
			fmt.Fprintf(std.err, "the theme scheme of %s is not taken up, the default stands in: %s\n", u.Series, remedied(printable(u.SchemeReason), u.SchemeRemedy))
		}
		if u.MemoryReason != "" {
			fmt.Fprintf(std.err, "the translation memory of %s is taken up without what is wrong in it: %s\n", u.Series, remedied(printable(u.MemoryReason), u.MemoryRemedy))
		}
	}
	for _, k := range h.Kept() {
		if k.Beside == "" {
			fmt.Fprintf(std.err, "%s was changed by somebody and stays, though nothing stands behind it any more\n", printable(k.Name))
			continue
		}
		fmt.Fprintf(std.err, "%s was changed by somebody and stays; the new one is %s\n", printable(k.Name), printable(k.Beside))
	}
	if failed == 0 && len(unwritten) > 0 {
		return faultsError{len(unwritten)}
	}
	if failed > 0 {
		rest := "; the others are in " + c.target.dir()
		if failed == len(files) {
			rest = "" // There are no others.
		}
		fmt.Fprintf(std.err, "%d of %s failed%s\n", failed, counted(len(files), "file"), rest)
		return faultsError{failed}
	}
	fmt.Fprintf(std.err, "%s; exports and reports are in %s\n", counted(len(files), "file"), c.target.dir())
	return nil
}

// counted is "1 file" or "3 files".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// list prints what is wrong with files and counts those that failed.
func list(w io.Writer, files []*pb.FileRecord, documents map[string]*pb.DocumentRecord) int {
	failed := 0
	for _, f := range files {
		d := documents[f.Document]
		switch {
		case f.State == pb.FileState_FILE_STATE_REFUSED, f.State == pb.FileState_FILE_STATE_QUESTION, d.GetDead() > 0 && f.State == pb.FileState_FILE_STATE_INDEXED:
			failed++
			reason, remedy := f.Reason, f.Remedy
			if reason == "" {
				reason, remedy = fmt.Sprintf("%d of its statements could not be stored", d.GetDead()), "rapporteur retry "+d.GetId()
			}
			fmt.Fprintf(w, "%s: %s\n", printable(f.Path), remedied(reason, remedy))
		case d.GetUnread() > 0:
			fmt.Fprintf(w, "%s: warning: %d of %d pages could not be read (`rapporteur status` says why)\n", printable(f.Path), d.Unread, d.Pages)
		}
		for _, warning := range f.Warnings {
			fmt.Fprintf(w, "%s: warning: %s\n", printable(f.Path), printable(warning))
		}
	}
	return failed
}

// remedied is a reason with what helps against it, as a line of text.
func remedied(reason, remedy string) string {
	if remedy == "" {
		return printable(reason)
	}
	reason = strings.TrimSuffix(reason, ".")
	if !strings.HasSuffix(reason, "?") {
		reason += "."
	}
	return printable(reason + " Remedy: " + remedy)
}

// apart refuses an OUT that lies inside an inbox: its files would be taken in.
func apart(out string, inputs []string) error {
	o := resolved(out)
	for _, in := range inputs {
		i := resolved(in)
		if rel, err := filepath.Rel(i, o); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return usageError{fmt.Errorf("the output folder %s lies inside the inbox %s: choose another with --out", out, in)}
		}
	}
	return nil
}

// resolved is a path with its links followed as far as it exists.
func resolved(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	rest := ""
	for at := abs; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return abs
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// progress is one line on a terminal; elsewhere nothing.
type progress struct {
	w    io.Writer
	last string
}

func newProgress(w io.Writer) *progress {
	if f, ok := w.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{w: w}
}

func (p *progress) show(now pipelines.Progress) {
	if p.w == nil {
		return
	}
	text := fmt.Sprintf("%d of %d files, %d statements", now.Done, now.Files, now.Statements)
	if now.Current != "" {
		text += "; " + printable(now.Current)
	}
	if text != p.last {
		fmt.Fprintf(p.w, "\r\x1b[K%s", text)
		p.last = text
	}
}

func (p *progress) end() {
	if p.w != nil && p.last != "" {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
