package memory

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Format is a file's shape.
type Format string

const (
	TSV   Format = "tsv"   // what the data folder holds
	YAML  Format = "yaml"  // for people
	XLIFF Format = "xliff" // XLIFF 2.0; 1.2 is read, too
	TMX   Format = "tmx"   // TMX 1.4b
)

// FormatOf tells the format of a file by its ending.
func FormatOf(name string) (Format, bool) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".tsv", ".txt":
		return TSV, true
	case ".yaml", ".yml":
		return YAML, true
	case ".xlf", ".xliff":
		return XLIFF, true
	case ".tmx":
		return TMX, true
	}
	return "", false
}

// Export writes the entries in a format.
func (m *Memory) Export(w io.Writer, format Format) error {
	switch format {
	case TSV:
		return m.Write(w)
	case YAML:
		return m.writeYAML(w)
	case XLIFF:
		return m.writeXLIFF(w)
	case TMX:
		return m.writeTMX(w)
	}
	return fmt.Errorf("there is no format %q: tsv, yaml, xliff or tmx", format)
}

// Import reads a file of a format, as Read reads a TSV: what is wrong with an
// entry costs that entry alone, and its error, an *Error, tells where it stands.
// What isn't the format at all ends the reading; what stood before it holds.
func Import(r io.Reader, name string, format Format) (*Memory, error) {
	if format == TSV {
		return Read(r, name)
	}
	f := newFile(name)
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	switch {
	case err != nil:
		f.fail(0, "", err.Error(), "make it readable")
	case len(data) > maxBytes:
		f.fail(0, "", fmt.Sprintf("it has more than %d bytes", maxBytes), "put the words of other sources into another file")
	case format == YAML:
		f.readYAML(data)
	case format == XLIFF:
		f.readMarkup(data, "xliff")
	case format == TMX:
		f.readMarkup(data, "tmx")
	default:
		f.fail(0, "", fmt.Sprintf("there is no format %q", format), "tsv, yaml, xliff or tmx")
	}
	return f.memory, errors.Join(f.wrong...)
}
