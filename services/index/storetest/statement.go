package storetest

import (
	"fmt"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// document is one to make statements of.
type document struct {
	id       string
	series   string
	session  uint32
	language string
	// version of another document.
	renditionOf string
	title       string
}

// with changes a statement that is being made.
type with func(*pb.Statement)

func (d document) statement(generation uint64, ordinal uint32, text string, changes ...with) *pb.Statement {
	s := &pb.Statement{
		Id: fmt.Sprintf("%s.%d", d.id, ordinal), Document: d.id, Generation: generation, Ordinal: ordinal,
		Content: fmt.Sprintf("%064x", generation), File: d.series + "/" + d.id + ".pdf",
		Metadata: &pb.Metadata{
			Series: d.series, SeriesTitle: "Series " + d.series, Session: d.session, Title: d.title,
			Start: "2031-03-26", Year: 2031, City: "Genève", Language: d.language,
			Primary: d.renditionOf == "", RenditionOf: d.renditionOf,
		},
		Page: (ordinal-1)/10 + 1, PageLabel: fmt.Sprint((ordinal-1)/10 + 1), Pages: []uint32{(ordinal-1)/10 + 1},
		Section: "Débat", Paragraph: (ordinal-1)/3 + 1, Text: text, Language: d.language,
		Kind: pb.Kind_KIND_NARRATION, Attribution: pb.Attribution_ATTRIBUTION_NONE, Confidence: 0.5,
		Spans: []*pb.Span{{Page: (ordinal-1)/10 + 1, End: uint32(len(text)), Boxes: []*pb.Box{{X0: 72, Y0: 100, X1: 500, Y1: 112}}}},
	}
	for _, change := range changes {
		change(s)
	}
	return s
}

func by(speakers ...*pb.Speaker) with {
	return func(s *pb.Statement) {
		s.Speakers, s.Kind, s.Attribution = speakers, pb.Kind_KIND_STATEMENT, pb.Attribution_ATTRIBUTION_EXPLICIT
	}
}

func from(parties ...*pb.Party) with {
	return func(s *pb.Statement) {
		s.Parties, s.Kind, s.Attribution = parties, pb.Kind_KIND_COLLECTIVE, pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED
	}
}

func on(objectives ...uint32) with {
	return func(s *pb.Statement) { s.Objectives = objectives }
}

// responding adds an earlier statement that it responds to.
func responding(to string, a pb.Act) with {
	return func(s *pb.Statement) {
		s.Responses = append(s.Responses, &pb.Response{Statement: to, Act: a, Words: "words", Confidence: .9})
	}
}

func doing(a pb.Act) with { return func(s *pb.Statement) { s.Act = a } }

func heading(s *pb.Statement) { s.Kind = pb.Kind_KIND_HEADING }
