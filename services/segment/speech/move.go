package speech

// move is what a candidate does to the floor.
type move uint8

const (
	moveNarrate move = iota
	moveProceed
	moveFind
	moveGroupOn // the same group as before
	moveGroup   // a group, State or body
	moveKeep    // the holders go on
	moveTakeUp  // the holders of the paragraph before go on
	moveStandBy // who was announced
	moveSection // whom the heading names
	moveReturn  // who spoke in this section before
	moveMet     // who was named in this section before and has not spoken
	moveKnown   // anybody else who spoke already
	moveNew     // somebody who never spoke
	moves
)

var moveNames = [moves]string{"narrate", "proceed", "find", "group-on", "group", "keep", "take-up", "stand-by", "section", "return", "met", "known", "new"}

func (r *reader) moveOf(s *sentence, d *Decision) move {
	f := &r.floor
	switch d.Kind {
	case Procedural:
		return moveProceed
	case Finding:
		return moveFind
	case Collective:
		if g := f.group; len(g) > 0 && len(d.Parties) > 0 && g[0].Name == d.Parties[0].Name {
			return moveGroupOn
		}
		return moveGroup
	case Statement:
	default:
		return moveNarrate
	}
	who := d.people
	switch {
	case samePeople(who, f.holders):
		return moveKeep
	case len(f.standby) > 0 && samePeople(who, f.standby):
		return moveStandBy
	case samePeople(who, f.carry):
		return moveTakeUp
	case len(f.section) > 0 && samePeople(who, f.section) || len(f.titular) > 0 && samePeople(who, f.titular):
		return moveSection
	}
	for _, q := range f.recent {
		if samePeople(who, q) {
			return moveReturn
		}
	}
	for _, p := range r.mentionedBefore(s) {
		if len(who) == 1 && p == who[0] {
			return moveMet
		}
	}
	for _, p := range who {
		if !r.spoken[p] {
			return moveNew
		}
	}
	return moveKnown
}

var classNames = [...]string{"nobody", "procedure", "group", "holder", "former", "somebody"}

// class is the coarse answer, an index of classNames.
func (m move) class() uint8 {
	switch m {
	case moveNarrate, moveFind:
		return 0
	case moveProceed:
		return 1
	case moveGroup, moveGroupOn:
		return 2
	case moveKeep:
		return 3
	case moveTakeUp:
		return 4
	}
	return 5
}

// sort tells which decisions a decision is as sure as: a statement that its own
// words give, one that goes on from who had the floor, a group's, nobody's.
func (m move) sort() string {
	switch m {
	case moveGroup, moveGroupOn:
		return "group"
	case moveNarrate, moveProceed, moveFind:
		return "nobody"
	case moveKeep, moveTakeUp:
		return "kept"
	}
	return "given"
}
