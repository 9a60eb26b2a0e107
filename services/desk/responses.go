package desk

import (
	"context"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// answeredMost of the statements that respond to one are shown beside it.
const answeredMost = 6

// answer is one statement's response to another: Quote is the other end.
type answer struct {
	Quote quote
	Act   string // token; empty where it merely answers
	Words string
	// Parties whose it is, where the sentence holds several stances.
	Parties string
}

// responses finds what a statement responds to, and what responds to it.
func (k *desk) responses(ctx context.Context, words *wording, s *pb.Statement, d *statementData) error {
	if err := k.answersOf(ctx, words, s, d); err != nil {
		return err
	}
	resp, err := k.Find(ctx, &pb.FindRequest{RespondsTo: []string{s.GetId()}, Renditions: true, Sort: pb.Sort_SORT_READING, Size: answeredMost})
	if err != nil {
		return err
	}
	for _, h := range resp.GetHits() {
		for _, x := range h.GetStatement().GetResponses() {
			if x.GetStatement() == s.GetId() {
				d.Answered = append(d.Answered, k.answer(words, h.GetStatement(), x, d))
			}
		}
	}
	d.AnsweredTotal, d.AnsweredLink = resp.GetTotal(), searchFor("responds_to", s.GetId())
	return nil
}

// answersOf finds the statements that s responds to.
func (k *desk) answersOf(ctx context.Context, words *wording, s *pb.Statement, d *statementData) error {
	var ids []string
	for _, x := range s.GetResponses() {
		ids = append(ids, x.GetStatement())
	}
	if len(ids) == 0 {
		return nil
	}
	resp, err := k.Find(ctx, &pb.FindRequest{Ids: ids, Renditions: true, Size: uint32(len(ids))})
	if err != nil {
		return err
	}
	for _, x := range s.GetResponses() {
		for _, h := range resp.GetHits() {
			if h.GetStatement().GetId() == x.GetStatement() {
				d.Answers = append(d.Answers, k.answer(words, h.GetStatement(), x, d))
			}
		}
	}
	return nil
}

func (k *desk) answer(words *wording, other *pb.Statement, x *pb.Response, d *statementData) answer {
	a := answer{Quote: k.quote(words, other, nil), Act: token(x.GetAct(), "ACT_"), Words: x.GetWords(), Parties: strings.Join(x.GetParties(), ", ")}
	if d.Back != "" {
		a.Quote.Link += "?" + backParam(strings.TrimPrefix(d.Back, "/?"))
	}
	return a
}
