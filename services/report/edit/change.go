package edit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Change makes the next version of a series' edits. view is the report that the
// request's ids belong to; nil: there is none yet. old is left as it is. What
// stays the same keeps who made it and when.
func Change(old *pb.Edits, req *pb.ChangeEditsRequest, view *View, now time.Time) (*pb.Edits, error) {
	at := now.UTC().Format(time.RFC3339)
	next := &pb.Edits{Series: req.Series, Version: old.GetVersion() + 1, By: req.By, At: at}
	switch c := req.Change.(type) {
	case *pb.ChangeEditsRequest_All:
		for i, x := range c.All.GetEdits() {
			made, err := make1(old, x, req, view, at, fmt.Sprintf("e%d-%d", next.Version, i+1))
			if err != nil {
				return nil, numbered(err, i, x)
			}
			next.Edits = append(next.Edits, made)
		}
		// Of two about the same, the later counts; it doesn't say which a person wants.
		seen := map[string]int{}
		for i, x := range next.Edits {
			if j, ok := seen[target(x)]; ok && target(x) != "" {
				return nil, &Error{fmt.Sprintf("edits %d and %d", j+1, i+1), "they are about the same", "keep one of them"}
			}
			seen[target(x)] = i
		}
	case *pb.ChangeEditsRequest_Put:
		made, err := make1(old, c.Put, req, view, at, fmt.Sprintf("e%d", next.Version))
		if err != nil {
			return nil, err
		}
		if c.Put.GetId() != "" && find(old, c.Put.Id) == nil {
			return nil, &Error{"", fmt.Sprintf("there is no edit %q", c.Put.Id), "leave the id of a new edit out"}
		}
		for _, x := range old.GetEdits() {
			if x.Id != made.Id && target(x) != target(made) {
				next.Edits = append(next.Edits, x)
			}
		}
		next.Edits = append(next.Edits, made)
	case *pb.ChangeEditsRequest_Remove:
		if find(old, c.Remove) == nil {
			return nil, &Error{"", fmt.Sprintf("there is no edit %q", c.Remove), "it may have been taken back already"}
		}
		for _, x := range old.GetEdits() {
			if x.Id != c.Remove {
				next.Edits = append(next.Edits, x)
			}
		}
	default:
		return nil, &Error{"", "the request changes nothing", "give all edits, one to put, or the id of one to remove"}
	}
	if strings.TrimSpace(req.By) == "" {
		return nil, &Error{"", "it isn't said who changes the edits", "give a name as by"}
	}
	if err := Check(next); err != nil {
		return nil, err
	}
	return proto.CloneOf(next), nil
}

// make1 is an edit as it is stored: filled, with id, who and when.
func make1(old *pb.Edits, x *pb.Edit, req *pb.ChangeEditsRequest, view *View, at, id string) (*pb.Edit, error) {
	before := find(old, x.GetId())
	if before != nil && proto.Equal(before, x) {
		return x, nil
	}
	made := proto.CloneOf(x)
	if err := view.fill(made); err != nil {
		return nil, err
	}
	if made.Id == "" {
		made.Id = id
	}
	switch {
	case before == nil && made.By == "", before != nil && made.By == before.By && req.By != "":
		made.By = req.By
	}
	made.At = at
	return made, nil
}

func find(e *pb.Edits, id string) *pb.Edit {
	i := slices.IndexFunc(e.GetEdits(), func(x *pb.Edit) bool { return x.Id == id && id != "" })
	if i < 0 {
		return nil
	}
	return e.Edits[i]
}

// numbered says which of several edits an error is about.
func numbered(err error, i int, x *pb.Edit) error {
	e, ok := err.(*Error)
	if !ok || e.Where != "" {
		return err
	}
	where := fmt.Sprintf("edit %d", i+1)
	if x.GetId() != "" {
		where += " (" + x.Id + ")"
	}
	return &Error{where, e.Reason, e.Advice}
}
