// Package asking answers a desk's needs over a line: by questions to the
// services that know, by what custody keeps. It is the same in one process and
// in many, so the desk of both ways to run is composed by it.
//
// It gives errors the form in which the desk shows them: what isn't there, what
// can't be reached at present, what has a remedy. It keeps nothing itself.
package asking
