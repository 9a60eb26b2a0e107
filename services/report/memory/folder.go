package memory

import (
	"errors"
	"io/fs"
	"strings"
)

// Open reads the files of a series in a folder, SERIES.TARGET.tsv, as one
// memory; a folder or series without any has an empty one. What is wrong with
// files and lines is joined, and costs these alone.
func Open(folder fs.FS, series string) (*Memory, error) {
	all := &Memory{}
	names, err := fs.Glob(folder, series+".*.tsv")
	if err != nil {
		return all, err
	}
	var wrong []error
	for _, name := range names {
		if !target.MatchString(name) || strings.TrimSuffix(name, target.FindString(name)) != series {
			wrong = append(wrong, &Error{File: name, Reason: "its name says no language", Advice: "name it " + series + ".fr.tsv, with the language of its words"})
			continue
		}
		f, err := folder.Open(name)
		if err != nil {
			wrong = append(wrong, &Error{File: name, Reason: err.Error(), Advice: "make it readable"})
			continue
		}
		m, err := Read(f, name)
		if err != nil {
			wrong = append(wrong, err)
		}
		f.Close()
		for e := range m.All() {
			all.Put(e)
		}
	}
	return all, errors.Join(wrong...)
}
