package edit

import (
	"slices"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

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
