package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// input is a folder that is looked through, or a single PDF.
type input struct {
	// dir is absolute, without symbolic links; root opens nothing outside it.
	dir  string
	root *os.Root
	// only is the one file to take, and as its name in the ledger; empty: all.
	only, as string
}

func openInput(name string, files bool) (*input, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, plain(err))
	}
	info, err := os.Stat(real)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, plain(err))
	}
	in := &input{dir: real}
	if !info.IsDir() {
		if !files || !info.Mode().IsRegular() {
			return nil, fmt.Errorf("%s: it is no folder", name)
		}
		in.dir, in.only, in.as = filepath.Dir(real), filepath.Base(real), filepath.Base(abs)
	}
	if in.root, err = os.OpenRoot(in.dir); err != nil {
		return nil, fmt.Errorf("%s: %w", name, plain(err))
	}
	return in, nil
}

// plain takes the system's operation and path out of an error, which its reader knows.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// found is a file below an input.
type found struct {
	in *input
	// rel is its path below the input, with forward slashes.
	rel string
}

// name is its path in the ledger, before clashes between inputs are settled.
func (f found) name() string {
	if f.in.only != "" {
		return f.in.as
	}
	return f.rel
}

// numbered inserts ~2, ~3 … before the ending of a path.
func numbered(name string, n int) string {
	ext := path.Ext(name)
	return fmt.Sprintf("%s~%d%s", strings.TrimSuffix(name, ext), n, ext)
}

// stat follows symbolic links within the input alone. A nil info without an
// error: there is nothing.
func (f found) stat() (fs.FileInfo, error) {
	info, err := f.in.root.Stat(filepath.FromSlash(f.rel))
	if errors.Is(err, fs.ErrNotExist) {
		// A link whose target is missing is there, and tells so.
		if link, lerr := f.in.root.Lstat(filepath.FromSlash(f.rel)); lerr == nil && link.Mode()&fs.ModeSymlink != 0 {
			return nil, errLink
		}
		return nil, nil
	}
	if err != nil {
		if link, lerr := f.in.root.Lstat(filepath.FromSlash(f.rel)); lerr == nil && link.Mode()&fs.ModeSymlink != 0 {
			return nil, errLink
		}
		return nil, plain(err)
	}
	return info, nil
}

var errLink = errors.New("a symbolic link that leads out of the inbox, or to nothing")

// open opens for reading, and makes sure that it is a regular file.
func (f found) open() (*os.File, fs.FileInfo, error) {
	h, err := f.in.root.Open(filepath.FromSlash(f.rel))
	if err != nil {
		return nil, nil, plain(err)
	}
	info, err := h.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no regular file")
	}
	if err != nil {
		h.Close()
		return nil, nil, plain(err)
	}
	return h, info, nil
}

// survey is what one look through an input showed.
type survey struct {
	files []found
	dirs  []string
	// unread are folders, with a closing slash, whose files are not known now.
	unread map[string]error
}

// survey lists PDFs and what is other, folders included in name order.
func (in *input) survey() (*survey, error) {
	s := &survey{unread: map[string]error{}}
	if in.only != "" {
		s.files = []found{{in, in.only}}
		return s, nil
	}
	err := fs.WalkDir(in.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if p == "." {
				return err
			}
			if !errors.Is(err, fs.ErrNotExist) {
				s.unread[p+"/"] = plain(err)
			}
			return nil
		}
		if p == "." {
			s.dirs = append(s.dirs, in.dir)
			return nil
		}
		kind := sortOf(d.Name())
		if d.IsDir() {
			if kind == passedOver {
				return fs.SkipDir
			}
			s.dirs = append(s.dirs, filepath.Join(in.dir, filepath.FromSlash(p)))
			return nil
		}
		if kind == aPDF || kind == other {
			s.files = append(s.files, found{in, p})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.dir, plain(err))
	}
	return s, nil
}
