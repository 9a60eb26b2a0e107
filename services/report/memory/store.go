package memory

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Store writes the entries of a language into a series' file in a folder, whole
// or not at all. Remarks that people wrote into the file stay, above the entries.
// A file with lines that cannot be read is left as it is: they would be lost.
func (m *Memory) Store(dir, series, language string) error {
	name := filepath.Join(dir, series+"."+language+".tsv")
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read the memory: %w", err)
	}
	if len(old) > 0 {
		if _, err := Read(bytes.NewReader(old), name); err != nil {
			return fmt.Errorf("the memory is left as it is, since what is wrong with it would be lost; mend it first: %w", err)
		}
	}
	one := &Memory{}
	for e := range m.All() {
		if e.Target == language {
			one.Put(e)
		}
	}
	var b bytes.Buffer
	for line := range strings.Lines(strings.TrimPrefix(string(old), "\ufeff")) {
		if line = strings.TrimRight(line, "\r\n"); strings.HasPrefix(line, "#") && !strings.Contains(head, line+"\n") {
			b.WriteString(line + "\n")
		}
	}
	if err := one.Write(&b); err != nil {
		return err
	}
	return whole(dir, name, b.Bytes())
}

// whole writes a file so that who reads it sees the old one or the new one.
func whole(dir, name string, data []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, ".memory-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // Gone where it was renamed.
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write the memory: %w", err)
	}
	return nil
}
