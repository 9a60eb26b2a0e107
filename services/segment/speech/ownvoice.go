package speech

// ownVoice gives a sentence to nobody where that is likelier than that the holder
// of the floor says it, though no words of its own do: whether it is then told as
// narration, a finding or procedure is another question, and parts what speaks for
// nobody among several candidates. What a reader is told that somebody said must be
// likelier than not; but where the next sentence is plainly about a person, the
// paragraph is that person's.
func (r *reader) ownVoice(s *sentence, list []candidate, best int) int {
	c := &list[best]
	if c.d.Attribution != Continuation || c.move.sort() != "kept" {
		return best
	}
	sum, likeliest := 0.0, best
	for i := range list {
		if list[i].move.sort() != "nobody" {
			continue
		}
		if sum += list[i].Chance; likeliest == best || list[i].Chance > list[likeliest].Chance {
			likeliest = i
		}
	}
	if sum <= c.Chance || r.personNext(s) {
		return best
	}
	return likeliest
}

// personNext: the next sentence of the paragraph opens with "he" or "she", or says
// whose something is by a word that only stands for a person.
func (r *reader) personNext(s *sentence) bool {
	if s.index+1 >= len(r.sentences) {
		return false
	}
	q := r.sentences[s.index+1]
	if q.first || q.head >= 0 {
		return false
	}
	r.traitsOf(q)
	if q.traits.open == opensHe || q.traits.open == opensShe {
		return true
	}
	for i := 0; i < len(q.Words) && i < 6; i++ {
		if w := q.Words[i]; w.Lower == "his" || w.Lower == "her" {
			return true
		}
	}
	return false
}
