package lexicon

// cueNumbers finds a cue by its section's name.
func cueNumbers() map[string]Cue {
	out := map[string]Cue{}
	for c := Cue(1); c < cues; c++ {
		out[cueNames[c]] = c
	}
	return out
}

// CueSet is a set of cues: those that a word can begin.
type CueSet [(cues + 63) / 64]uint64

// Has tells whether a cue is in the set.
func (s *CueSet) Has(c Cue) bool { return s[c>>6]&(1<<(c&63)) != 0 }

func (s *CueSet) add(c Cue) { s[c>>6] |= 1 << (c & 63) }
