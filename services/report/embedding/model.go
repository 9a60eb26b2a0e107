package embedding

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

//go:embed model.bin
var file []byte

// Model is features with their vectors.
type Model struct {
	dim int
	at  map[string]int32
	// weight is a feature's own: rare ones weigh more.
	weight []float32
	// vectors stand one behind the other, dim numbers each.
	vectors []float32
}

// Open reads the model that is built in.
func Open() (*Model, error) { return Read(file) }

// Dim is how many numbers a vector has.
func (m *Model) Dim() int { return m.dim }

// Known tells whether the model has learned a feature.
func (m *Model) Known(feature string) bool {
	_, ok := m.at[feature]
	return ok
}

// Vector is the direction of a text's features, each counted once per mention;
// nil where the model knows none of them.
func (m *Model) Vector(features []string) []float32 {
	sum := make([]float32, m.dim)
	known := false
	for _, f := range features {
		i, ok := m.at[f]
		if !ok {
			continue
		}
		known = true
		w := m.weight[i]
		for k, x := range m.vectors[int(i)*m.dim : int(i+1)*m.dim] {
			sum[k] += w * x
		}
	}
	if !known || !unit(sum) {
		return nil
	}
	return sum
}

// unit gives a vector length 1; false: it has none.
func unit(v []float32) bool {
	n := math.Sqrt(float64(Dot(v, v)))
	if n < 1e-9 {
		return false
	}
	for k := range v {
		v[k] /= float32(n)
	}
	return true
}

// Dot is the cosine of two vectors of length 1; 0 where one is nil.
func Dot(a, b []float32) float32 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	k := 0
	for ; k+4 <= len(a); k += 4 {
		s0 += a[k] * b[k]
		s1 += a[k+1] * b[k+1]
		s2 += a[k+2] * b[k+2]
		s3 += a[k+3] * b[k+3]
	}
	for ; k < len(a); k++ {
		s0 += a[k] * b[k]
	}
	return s0 + s1 + s2 + s3
}

// Without is a vector without its part along what many have in common, of
// length 1 again; nil where nothing is left.
func Without(v, common []float32) []float32 {
	if len(v) == 0 || len(v) != len(common) {
		return v
	}
	out := make([]float32, len(v))
	for k := range v {
		out[k] = v[k] - common[k]
	}
	if !unit(out) {
		return nil
	}
	return out
}

// magic begins a model's file, behind gzip.
const magic = "RAPEMB1\n"

// Write writes the model: for each feature its name, weight, scale, and dim
// numbers of a byte each.
func (m *Model) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(magic)
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) }
	put(uint32(m.dim))
	put(uint32(len(m.at)))
	names := make([]string, len(m.at))
	for f, i := range m.at {
		names[i] = f
	}
	for i, f := range names {
		put(uint16(len(f)))
		b.WriteString(f)
		v := m.vectors[i*m.dim : (i+1)*m.dim]
		var top float32
		for _, x := range v {
			top = max(top, float32(math.Abs(float64(x))))
		}
		put(m.weight[i])
		put(top)
		for _, x := range v {
			if top > 0 {
				x = x / top * 127
			}
			b.WriteByte(byte(int8(math.Round(float64(x)))))
		}
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

var errShort = errors.New("the file is cut short")

// Read reads what Write wrote.
func Read(data []byte) (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("embedding model: %w", err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("embedding model: %w", err)
	}
	if !bytes.HasPrefix(raw, []byte(magic)) || len(raw) < len(magic)+8 {
		return nil, errors.New("embedding model: it doesn't begin as one")
	}
	raw = raw[len(magic):]
	dim, count := int(binary.LittleEndian.Uint32(raw)), int(binary.LittleEndian.Uint32(raw[4:]))
	raw = raw[8:]
	if dim < 1 || dim > 4096 || count < 1 || count > len(raw)/(10+dim) {
		return nil, fmt.Errorf("embedding model: %d features of %d numbers in %d bytes", count, dim, len(raw))
	}
	m := &Model{dim: dim, at: make(map[string]int32, count), weight: make([]float32, count), vectors: make([]float32, 0, count*dim)}
	for i := range count {
		if len(raw) < 2 {
			return nil, fmt.Errorf("embedding model, feature %d: %w", i, errShort)
		}
		n := int(binary.LittleEndian.Uint16(raw))
		if len(raw) < 2+n+8+dim {
			return nil, fmt.Errorf("embedding model, feature %d: %w", i, errShort)
		}
		m.at[string(raw[2:2+n])] = int32(i)
		raw = raw[2+n:]
		m.weight[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw))
		top := math.Float32frombits(binary.LittleEndian.Uint32(raw[4:]))
		for _, x := range raw[8 : 8+dim] {
			m.vectors = append(m.vectors, float32(int8(x))/127*top)
		}
		raw = raw[8+dim:]
	}
	if len(m.at) != count {
		return nil, errors.New("embedding model: a feature stands twice")
	}
	return m, nil
}
