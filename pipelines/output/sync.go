package output

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Sources are where the folder's content comes from.
type Sources struct {
	Files     func(context.Context) ([]*pb.FileRecord, error)
	Documents func(context.Context) ([]*pb.DocumentRecord, error)
	Series    func(context.Context) ([]*pb.SeriesRecord, error)
	Find      func(context.Context, *pb.FindRequest) (*pb.FindResponse, error)
	Blob      func(ctx context.Context, name string) ([]byte, error)
}

// Folder is OUT. One goroutine uses it at a time.
type Folder struct {
	dir string
	src Sources
	// written is what stands in an export's file, by its name: document and generation.
	written map[string]string
	// reports is what stands in a series' files, by series: version and blobs.
	reports map[string]string
	// kept are files that somebody changed, with the name of what stands beside them.
	kept map[string]string
}

// Open takes the folder; it is made when the first file is written.
func Open(dir string, src Sources) *Folder {
	return &Folder{dir: dir, src: src, written: map[string]string{}, reports: map[string]string{}, kept: map[string]string{}}
}

// list remembers which exports are ours, so that a forgotten PDF's goes and
// nobody else's file does.
const list = ".rapporteur.json"

// Sync brings the folder up to date: an export for each PDF that is
// searchable, the newest report of each series. What could not be written is
// in the error; the rest was.
//
// A file that somebody changed is left as it is, and the new one stands beside
// it: Kept.
func (f *Folder) Sync(ctx context.Context) error {
	return errors.Join(f.statements(ctx), f.seriesReports(ctx))
}

func (f *Folder) statements(ctx context.Context) error {
	files, err := f.src.Files(ctx)
	if err != nil {
		return fmt.Errorf("list the files: %w", err)
	}
	documents, err := f.src.Documents(ctx)
	if err != nil {
		return fmt.Errorf("list the documents: %w", err)
	}
	byID := map[string]*pb.DocumentRecord{}
	for _, d := range documents {
		byID[d.Id] = d
	}
	of := map[string]*pb.DocumentRecord{} // by path
	var paths []string
	for _, r := range files {
		d := byID[r.GetDocument()]
		if d == nil || d.Forgotten || d.Sealed == 0 || !slices.Contains(d.Files, r.Path) {
			continue
		}
		of[r.Path] = d
		paths = append(paths, r.Path)
	}
	var errs []error
	var names []string
	for path, name := range Names(paths) {
		names = append(names, name)
		d := of[path]
		mark := fmt.Sprintf("%s.%d.%d", d.Id, d.Sealed, d.Held)
		file := filepath.Join(f.dir, "statements", name+".jsonl")
		if _, err := os.Stat(file); err == nil && f.written[name] == mark {
			continue
		}
		b, err := f.lines(ctx, d.Id)
		if err == nil {
			err = f.put(file, b)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("export %s: %w", path, err))
			continue
		}
		f.written[name] = mark
	}
	return errors.Join(append(errs, f.drop(names))...)
}

// lines is a document's export: its live statements in reading order.
func (f *Folder) lines(ctx context.Context, document string) ([]byte, error) {
	var b bytes.Buffer
	q := &pb.FindRequest{Documents: []string{document}, Renditions: true, Sort: pb.Sort_SORT_READING, Size: 500}
	for {
		found, err := f.src.Find(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, h := range found.Hits {
			if err := export.Write(&b, export.Of(h.Statement)); err != nil {
				return nil, err
			}
		}
		if found.Next == "" {
			return b.Bytes(), nil
		}
		q.Cursor = found.Next
	}
}

// drop removes exports that were ours and no longer have a document.
func (f *Folder) drop(names []string) error {
	slices.Sort(names)
	file := filepath.Join(f.dir, "statements", list)
	var old []string
	if b, err := os.ReadFile(file); err == nil {
		if err := json.Unmarshal(b, &old); err != nil {
			return fmt.Errorf("read %s: %w (remove it; exports that are out of date are then yours to remove)", file, err)
		}
	}
	var errs []error
	for _, name := range old {
		if !slices.Contains(names, name) && name == filepath.Base(name) {
			if err := f.remove(filepath.Join(f.dir, "statements", name+".jsonl")); err != nil {
				errs = append(errs, err)
			}
			delete(f.written, name)
		}
	}
	if len(names) == 0 && len(old) == 0 {
		return nil
	}
	if names == nil {
		names = []string{}
	}
	b, err := json.Marshal(names)
	if err != nil {
		return err
	}
	return errors.Join(append(errs, Put(file, b))...)
}

// formats are those in which a report may have been written here.
var formats = []string{"docx", "html", "md", "json", "pdf", "xlsx", "changes.md", "changes.json",
	"brief.docx", "brief.html", "brief.md", "brief.pdf", "full.docx", "full.html", "full.md", "full.pdf", "sources.docx", "sources.html", "sources.md"}

// ended removes the files of a report that no document stands behind any more.
func (f *Folder) ended(series string) error {
	delete(f.reports, series)
	var errs []error
	for _, format := range formats {
		name := filepath.Join(f.dir, "reports", series+"."+format)
		if err := f.remove(name); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (f *Folder) seriesReports(ctx context.Context) error {
	all, err := f.src.Series(ctx)
	if err != nil {
		return fmt.Errorf("list the series: %w", err)
	}
	var errs []error
	for _, s := range all {
		if len(s.Reports) == 0 {
			continue
		}
		newest := s.Reports[0]
		if newest.Documents == 0 { // Its documents are elsewhere now: there is no report.
			if err := f.ended(s.Series); err != nil {
				errs = append(errs, err)
			}
			continue
		}
		mark := newest.Version // A PDF may take the place of another in the same version.
		for _, file := range newest.Files {
			mark += " " + file.Blob
		}
		for _, file := range newest.Files {
			name := filepath.Join(f.dir, "reports", s.Series+"."+file.Format)
			if _, err := os.Stat(name); err == nil && f.reports[s.Series] == mark {
				continue
			}
			b, err := f.src.Blob(ctx, file.Blob)
			if err == nil {
				err = f.put(name, b)
			}
			if err != nil {
				errs = append(errs, fmt.Errorf("report %s.%s: %w", s.Series, file.Format, err))
			}
		}
		if len(errs) == 0 {
			f.reports[s.Series] = mark
		}
	}
	return errors.Join(errs...)
}
