package desk

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// saidEdit is an edit as a list shows it: what was done, to which words.
type saidEdit struct {
	ID, By, At, Trace string
	// What is the key of its wording: edit.WHAT.
	What string
	// Text is the new words; Words those of the sources that it is about.
	Text  string
	Words []string
}

func said(e *pb.Edit) *saidEdit {
	if e == nil {
		return nil
	}
	s := &saidEdit{ID: e.GetId(), By: e.GetBy(), At: e.GetAt(), Trace: trace(e)}
	words := func(all ...*pb.Anchor) {
		for _, a := range all {
			if t := a.GetExact(); t != "" {
				s.Words = append(s.Words, t)
			} else if a.GetCitation() != "" {
				s.Words = append(s.Words, a.GetCitation())
			}
		}
	}
	switch x := e.GetWhat().(type) {
	case *pb.Edit_Title:
		s.What, s.Text = "title", x.Title
	case *pb.Edit_Cover:
		s.What, s.Text = "cover", strings.Join(x.Cover.GetLines(), " / ")
	case *pb.Edit_Order:
		s.What = "order"
	case *pb.Edit_Point:
		s.What, s.Text = "point."+x.Point.GetAction(), x.Point.GetText()
		words(x.Point.GetMembers()...)
	case *pb.Edit_Divergence:
		s.What = "divergence." + x.Divergence.GetAction()
		words(x.Divergence.GetA(), x.Divergence.GetB())
	case *pb.Edit_KeepOut:
		s.What, s.Text = "keep_out", x.KeepOut.GetReason()
		words(x.KeepOut.GetStatement())
	}
	return s
}

// about finds the edit that is about the same as another, or has the id.
func about(all []*pb.Edit, e *pb.Edit, id string) *pb.Edit {
	for _, x := range all {
		if id != "" && x.GetId() == id || e != nil && sameThing(x, e) {
			return x
		}
	}
	return nil
}

// sameThing tells whether two edits are about the same title, point, pair or statement.
func sameThing(a, b *pb.Edit) bool {
	switch x := a.GetWhat().(type) {
	case *pb.Edit_Title:
		_, ok := b.GetWhat().(*pb.Edit_Title)
		return ok
	case *pb.Edit_Cover:
		return b.GetCover() != nil
	case *pb.Edit_Order:
		return b.GetOrder() != nil
	case *pb.Edit_Point:
		return slices.ContainsFunc(x.Point.GetPoints(), func(p string) bool { return slices.Contains(b.GetPoint().GetPoints(), p) })
	case *pb.Edit_Divergence:
		y := b.GetDivergence()
		return y != nil && x.Divergence.GetA().GetCitation() == y.GetA().GetCitation() && x.Divergence.GetB().GetCitation() == y.GetB().GetCitation()
	case *pb.Edit_KeepOut:
		return b.GetKeepOut() != nil && x.KeepOut.GetStatement().GetCitation() == b.GetKeepOut().GetStatement().GetCitation()
	}
	return false
}

// edited is what the pages of a report know of its edits.
type edited struct {
	// On: this desk can edit. By: the name that this browser gave.
	On bool
	By string
	// Version of the edits; Report the version of the report that is shown.
	Version uint32
	Report  string
	// Pending are edits that the report shown doesn't hold yet.
	Pending int
	all     []*pb.Edit
}

// Was is the trace of the edit about one thing, for its form.
func (e *edited) Was(what string, ids ...string) string { return trace(e.of(what, ids...)) }

// Undo is the edit about one thing, nil: there is none.
func (e *edited) Undo(what string, ids ...string) *saidEdit { return said(e.of(what, ids...)) }

func (e *edited) of(what string, ids ...string) *pb.Edit {
	if e == nil {
		return nil
	}
	var like *pb.Edit
	switch what {
	case "title":
		like = &pb.Edit{What: &pb.Edit_Title{}}
	case "cover":
		like = &pb.Edit{What: &pb.Edit_Cover{Cover: &pb.CoverEdit{}}}
	case "order":
		like = &pb.Edit{What: &pb.Edit_Order{Order: &pb.OrderEdit{}}}
	case "point":
		like = &pb.Edit{What: &pb.Edit_Point{Point: &pb.PointEdit{Points: ids}}}
	case "divergence":
		like = &pb.Edit{What: &pb.Edit_Divergence{Divergence: &pb.DivergenceEdit{A: &pb.Anchor{Citation: ids[0]}, B: &pb.Anchor{Citation: ids[1]}}}}
	case "keep_out":
		like = &pb.Edit{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Citation: ids[0]}}}}
	}
	return about(e.all, like, "")
}
