package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// written is the file in a folder of OUT that holds what was written there: by
// name, the SHA-256 of the last contents. A file with another is somebody's.
const written = ".written.json"

// rememberedContents is how many contents of a file are remembered: the last, and
// those that a stop in between may have left.
const rememberedContents = 3

// A Kept is a file that somebody changed: it stays as it is.
type Kept struct {
	// Name is the file's; Beside that of the new one, which stands in the same
	// folder, "" where none was to be written.
	Name, Beside string
}

// Kept are the files that were left alone because somebody changed them, by name.
func (f *Folder) Kept() []Kept {
	var out []Kept
	for _, name := range slices.Sorted(maps.Keys(f.kept)) {
		out = append(out, Kept{Name: name, Beside: f.kept[name]})
	}
	return out
}

// put writes a file of OUT, unless somebody changed what stands there: then the
// new one stands beside it.
func (f *Folder) put(name string, content []byte) error {
	record, err := readWritten(filepath.Dir(name))
	if err != nil {
		return err
	}
	base := filepath.Base(name)
	at := base
	for n := 1; ; n++ {
		ours, err := record.ours(filepath.Join(filepath.Dir(name), at), content)
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		if ours {
			break
		}
		at = besides(base, n)
	}
	for n := 1; ; n++ {
		// What stood beside a file that nobody's hand is on any more goes.
		old := besides(base, n)
		if old == at {
			break
		}
		if _, ok := record[old]; !ok {
			break
		}
		file := filepath.Join(filepath.Dir(name), old)
		if ours, err := record.ours(file, nil); err != nil {
			return err
		} else if at == base && ours {
			if err := record.remove(file); err != nil {
				return err
			}
		}
	}
	delete(f.kept, name)
	if at != base {
		f.kept[name] = filepath.Join(filepath.Dir(name), at)
	}
	// Remembered first: a stop in between must not make our own file somebody's.
	if err := record.remember(filepath.Dir(name), at, content); err != nil {
		return err
	}
	return Put(filepath.Join(filepath.Dir(name), at), content)
}

// remove takes a file of OUT away, unless somebody changed it.
func (f *Folder) remove(name string) error {
	record, err := readWritten(filepath.Dir(name))
	if err != nil {
		return err
	}
	ours, err := record.ours(name, nil)
	if err != nil {
		return err
	}
	if !ours {
		f.kept[name] = ""
		return nil
	}
	if err := record.remove(name); err != nil {
		return err
	}
	return record.save(filepath.Dir(name))
}

// besides is the n-th name beside a file's: report.new.docx, report.new-2.docx.
func besides(base string, n int) string {
	ext := filepath.Ext(base)
	mark := ".new"
	if n > 1 {
		mark += "-" + strconv.Itoa(n)
	}
	return strings.TrimSuffix(base, ext) + mark + ext
}

// contents is what was written in a folder: by name, the sums of its contents.
type contents map[string][]string

func readWritten(dir string) (contents, error) {
	file := filepath.Join(dir, written)
	b, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return contents{}, nil
	}
	if err != nil {
		return nil, err
	}
	c := contents{}
	if err := json.Unmarshal(b, &c); err != nil {
		return nil, fmt.Errorf("read %s: %w (remove it; the files beside it are then taken for yours, and new ones stand beside them)", file, err)
	}
	return c, nil
}

// ours tells whether a file may be written over or removed: it isn't there, it
// holds the wanted bytes already, or bytes that we wrote.
func (c contents) ours(file string, wanted []byte) (bool, error) {
	b, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	s := sum(b)
	return wanted != nil && s == sum(wanted) || slices.Contains(c[filepath.Base(file)], s), nil
}

func (c contents) remember(dir, base string, content []byte) error {
	s := sum(content)
	if list := c[base]; len(list) > 0 && list[len(list)-1] == s {
		return nil
	}
	list := append(slices.DeleteFunc(c[base], func(x string) bool { return x == s }), s)
	c[base] = list[max(0, len(list)-rememberedContents):]
	return c.save(dir)
}

func (c contents) remove(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	delete(c, filepath.Base(file))
	return nil
}

func (c contents) save(dir string) error {
	b, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return err
	}
	return Put(filepath.Join(dir, written), append(b, '\n'))
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}
