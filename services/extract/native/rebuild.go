package native

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strconv"
)

// Bounds of a rebuilt file.
const (
	maxObjectNumber = 8_388_607 // PDF 32000 annex C
	maxUnpacked     = 128 << 20 // bytes out of object streams
)

var (
	rootRef      = regexp.MustCompile(`/Root\s+(\d+)\s+(\d+)\s+R`)
	encryptRef   = regexp.MustCompile(`/Encrypt\s+(\d+)\s+(\d+)\s+R`)
	encryptDict  = regexp.MustCompile(`/Encrypt\s*<<`)
	fileID       = regexp.MustCompile(`(?s)/ID\s*\[.{0,400}?\]`)
	catalogType  = regexp.MustCompile(`/Type\s*/Catalog\b`)
	objStmType   = regexp.MustCompile(`/Type\s*/ObjStm\b`)
	firstKey     = regexp.MustCompile(`/First\s+(\d+)`)
	countKey     = regexp.MustCompile(`/N\s+(\d+)`)
	streamStarts = regexp.MustCompile(`stream\r?\n`)
)

// found is an object's place in the file.
type found struct {
	offset, end int // of "N G obj", and where the next object begins
	gen         int
}

// Rebuild writes a file anew whose header, cross-reference table or trailer is missing or wrong:
// it looks for the objects themselves, the last one of each number counts, as viewers do. The
// bytes before stay as they are; objects packed in object streams are unpacked. An error says
// that there is no document to be found in the bytes.
func Rebuild(data []byte) (out []byte, err error) {
	defer recovered(&err)
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		data = append([]byte("%PDF-1.7\n"), data...)
	}
	objects := scan(data)
	if len(objects) == 0 {
		return nil, errors.New("no objects in the file")
	}
	crypt := encryption(data, objects)
	out = append(make([]byte, 0, len(data)+len(data)/8+1024), data...)
	out = append(out, '\n')
	if crypt == "" {
		out = unpack(data, out, objects)
	}
	root := catalog(out, objects)
	if root == "" {
		return nil, errors.New("no catalogue in the file")
	}
	return table(out, objects, root+crypt), nil
}

// scan finds "N G obj".
func scan(data []byte) map[int]found {
	objects := map[int]found{}
	last := -1
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		at := pos + i
		pos = at + 3
		number, gen, start, ok := before(data, at)
		if !ok {
			continue
		}
		if f, ok := objects[last]; ok {
			f.end = start
			objects[last] = f
		}
		objects[number] = found{offset: start, end: len(data), gen: gen}
		last = number
	}
	return objects
}

// before reads the two numbers in front of "obj".
func before(data []byte, at int) (number, gen, start int, ok bool) {
	gen, i, ok := numberBefore(data, at)
	if !ok {
		return 0, 0, 0, false
	}
	number, start, ok = numberBefore(data, i)
	return number, gen, start, ok && number > 0 && number <= maxObjectNumber && gen <= 65535
}

func numberBefore(data []byte, at int) (n, start int, ok bool) {
	i := at
	for i > 0 && isSpace(data[i-1]) {
		i--
	}
	j := i
	for j > 0 && data[j-1] >= '0' && data[j-1] <= '9' && i-j < 10 {
		j--
	}
	if i == j {
		return 0, 0, false
	}
	n, err := strconv.Atoi(string(data[j:i]))
	return n, j, err == nil
}

// encryption is the part of the trailer that an encrypted file needs; "" for any other.
func encryption(data []byte, objects map[int]found) string {
	id := ""
	if all := fileID.FindAll(data, -1); len(all) > 0 {
		id = " " + string(all[len(all)-1])
	}
	if all := encryptRef.FindAllSubmatch(data, -1); len(all) > 0 {
		m := all[len(all)-1]
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			if f, ok := objects[n]; ok {
				return fmt.Sprintf(" /Encrypt %d %d R%s", n, f.gen, id)
			}
		}
	}
	if loc := encryptDict.FindIndex(data); loc != nil {
		l := lexer{data: data, pos: loc[1] - 2}
		if _, ok := l.next(); ok {
			return " " + string(data[loc[0]:l.pos]) + id
		}
	}
	return ""
}

// catalog names the document's root: the last trailer's that exists, else the last object that
// says it is one.
func catalog(data []byte, objects map[int]found) string {
	all := rootRef.FindAllSubmatch(data, -1)
	for i := len(all) - 1; i >= 0; i-- {
		n, err := strconv.Atoi(string(all[i][1]))
		if f, ok := objects[n]; err == nil && ok {
			return fmt.Sprintf("/Root %d %d R", n, f.gen)
		}
	}
	best, at := 0, -1
	for n, f := range objects {
		if f.offset > at && catalogType.Match(data[f.offset:min(f.end, f.offset+4096)]) {
			best, at = n, f.offset
		}
	}
	if best == 0 {
		return ""
	}
	return fmt.Sprintf("/Root %d %d R", best, objects[best].gen)
}

// unpack appends the objects that object streams hold (PDF 32000 §7.5.7).
func unpack(data, out []byte, objects map[int]found) []byte {
	budget := maxUnpacked
	for _, n := range ordered(objects) {
		f := objects[n]
		body := data[f.offset:min(f.end, len(data))]
		at := streamStarts.FindIndex(body)
		if at == nil || !objStmType.Match(body[:at[0]]) {
			continue
		}
		first, count := keyNumber(firstKey, body[:at[0]]), keyNumber(countKey, body[:at[0]])
		plain := inflate(body[at[1]:], budget)
		budget -= len(plain)
		if first <= 0 || first > len(plain) {
			continue
		}
		l := lexer{data: plain[:first]}
		type pair struct{ number, offset int }
		var pairs []pair
		for len(pairs) < count {
			a, ok1 := l.next()
			b, ok2 := l.next()
			if !ok1 || !ok2 {
				break
			}
			pairs = append(pairs, pair{int(a.num), first + int(b.num)})
		}
		for i, p := range pairs {
			end := len(plain)
			if i+1 < len(pairs) {
				end = pairs[i+1].offset
			}
			if _, there := objects[p.number]; there || p.number <= 0 || p.number > maxObjectNumber || p.offset < 0 || p.offset >= end || end > len(plain) {
				continue
			}
			start := len(out)
			out = fmt.Appendf(out, "%d 0 obj\n", p.number)
			out = append(append(out, plain[p.offset:end]...), "\nendobj\n"...)
			objects[p.number] = found{offset: start, end: len(out)}
		}
	}
	return out
}

// inflate decodes as much of a deflated stream as is whole, up to limit bytes.
func inflate(b []byte, limit int) []byte {
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	defer r.Close()
	var out bytes.Buffer
	_, _ = io.Copy(&out, io.LimitReader(r, int64(max(limit, 0)))) // what came before the damage counts
	return out.Bytes()
}

func keyNumber(key *regexp.Regexp, dict []byte) int {
	m := key.FindSubmatch(dict)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return 0
	}
	return n
}

func ordered(objects map[int]found) []int {
	numbers := make([]int, 0, len(objects))
	for n := range objects {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	return numbers
}

// table appends a cross-reference table and a trailer.
func table(out []byte, objects map[int]found, trailer string) []byte {
	at := len(out)
	numbers := ordered(objects)
	out = append(out, "xref\n0 1\n0000000000 65535 f \n"...)
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		out = fmt.Appendf(out, "%d %d\n", numbers[i], j-i)
		for _, n := range numbers[i:j] {
			out = fmt.Appendf(out, "%010d %05d n \n", objects[n].offset, objects[n].gen)
		}
		i = j
	}
	return fmt.Appendf(out, "trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n", numbers[len(numbers)-1]+1, trailer, at)
}
