package gold

// Count is how many attributions were wanted, given, and given rightly.
type Count struct{ Want, Said, Right int }

// Add adds another count.
func (c *Count) Add(d Count) {
	c.Want, c.Said, c.Right = c.Want+d.Want, c.Said+d.Said, c.Right+d.Right
}

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	if c.Right == 0 {
		return 0
	}
	return 2 * float64(c.Right) / float64(c.Want+c.Said)
}
