package edit

import (
	"fmt"
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// View is what a person saw of a report: its statements by citation, and its points.
type View struct {
	Sentences map[string]Sentence
	// Points are the citations of each, by its id.
	Points map[string][]string
}

// fill completes what a client gave by its ids alone.
func (v *View) fill(x *pb.Edit) error {
	switch w := x.What.(type) {
	case *pb.Edit_Point:
		p := w.Point
		if len(p.GetMembers()) == 0 && p.GetAction() != "split" {
			for _, id := range p.GetPoints() {
				cites, ok := v.points()[id]
				if !ok {
					return &Error{"", fmt.Sprintf("the report has no point %q", id), "take its id from the report that is shown now"}
				}
				for _, c := range cites {
					if !slices.ContainsFunc(p.Members, func(a *pb.Anchor) bool { return a.Citation == c }) {
						p.Members = append(p.Members, &pb.Anchor{Citation: c})
					}
				}
			}
		}
		for _, a := range p.GetMembers() {
			if err := v.anchor(a); err != nil {
				return err
			}
		}
		for _, part := range p.GetParts() {
			for _, a := range part.Members {
				if err := v.anchor(a); err != nil {
					return err
				}
			}
		}
	case *pb.Edit_Divergence:
		for _, a := range []*pb.Anchor{w.Divergence.GetA(), w.Divergence.GetB()} {
			if err := v.anchor(a); err != nil {
				return err
			}
		}
	case *pb.Edit_KeepOut:
		return v.anchor(w.KeepOut.GetStatement())
	}
	return nil
}

func (v *View) points() map[string][]string {
	if v == nil {
		return nil
	}
	return v.Points
}

func (v *View) anchor(a *pb.Anchor) error {
	if a == nil || a.Exact != "" || a.Citation == "" {
		return nil
	}
	if v != nil {
		if s, ok := v.Sentences[a.Citation]; ok {
			proto.Merge(a, Of(s))
			return nil
		}
	}
	return &Error{"", fmt.Sprintf("the report has no statement %q", a.Citation), "take its id from the report that is shown now"}
}

// target is what an edit is about; a later edit of the same takes its place.
func target(x *pb.Edit) string {
	key := func(list ...*pb.Anchor) string {
		var parts []string
		for _, a := range list {
			parts = append(parts, a.GetDocument()+"\x00"+bare(a.GetExact()))
		}
		slices.Sort(parts)
		return strings.Join(slices.Compact(parts), "\x00\x00")
	}
	switch w := x.What.(type) {
	case *pb.Edit_Title:
		return "title"
	case *pb.Edit_Cover:
		return "cover"
	case *pb.Edit_Order:
		return "order"
	case *pb.Edit_Point:
		members := w.Point.GetMembers()
		for _, p := range w.Point.GetParts() {
			members = slices.Concat(members, p.Members)
		}
		if w.Point.GetAction() == "reword" {
			return "words\x00" + key(members...)
		}
		return "point\x00" + key(members...)
	case *pb.Edit_Divergence:
		return "divergence\x00" + key(w.Divergence.GetA(), w.Divergence.GetB())
	case *pb.Edit_KeepOut:
		return "keep_out\x00" + key(w.KeepOut.GetStatement())
	}
	return ""
}
