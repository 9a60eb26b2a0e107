package edit

import (
	"slices"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Documents are the documents whose words edits hold.
func Documents(e *pb.Edits) []string {
	var ids []string
	put := func(list ...*pb.Anchor) {
		for _, a := range list {
			if id := a.GetDocument(); id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, x := range e.GetEdits() {
		switch w := x.What.(type) {
		case *pb.Edit_Point:
			put(w.Point.GetMembers()...)
			for _, p := range w.Point.GetParts() {
				put(p.Members...)
			}
		case *pb.Edit_Divergence:
			put(w.Divergence.GetA(), w.Divergence.GetB())
		case *pb.Edit_KeepOut:
			put(w.KeepOut.GetStatement())
		}
	}
	return ids
}

// Without is the next version of edits without the words of a document that is
// forgotten: anchors in it go, and edits that mean nothing without them. nil:
// nothing of it was there.
func Without(old *pb.Edits, document string) *pb.Edits {
	next := proto.CloneOf(old)
	next.Edits = nil
	gone := func(a *pb.Anchor) bool { return a.GetDocument() == document }
	changed := false
	for _, x := range old.Edits {
		y := proto.CloneOf(x)
		keep := true
		switch w := y.What.(type) {
		case *pb.Edit_Point:
			p := w.Point
			p.Members = slices.DeleteFunc(p.Members, gone)
			for _, part := range p.Parts {
				part.Members = slices.DeleteFunc(part.Members, gone)
			}
			p.Parts = slices.DeleteFunc(p.Parts, func(part *pb.PointPart) bool { return len(part.Members) == 0 })
			reason, _ := wrongPoint(p)
			keep = reason == ""
		case *pb.Edit_Divergence:
			keep = !gone(w.Divergence.A) && !gone(w.Divergence.B)
		case *pb.Edit_KeepOut:
			keep = !gone(w.KeepOut.Statement)
		}
		changed = changed || !keep || !proto.Equal(x, y)
		if keep {
			next.Edits = append(next.Edits, y)
		}
	}
	if !changed {
		return nil
	}
	next.Version++
	return next
}
