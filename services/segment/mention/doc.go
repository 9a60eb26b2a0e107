// Package mention finds where a sentence names persons, with what it says of each
// in passing: the form of address, the function and the body before and behind the
// name; and where to the reporting verb a mention stands: its subject, behind it,
// its agent, its source, on whose behalf.
//
// It promises the same of the same words in documents of the same names. It finds
// names, not persons: two capitals beside a verb are a mention, and whether that
// is somebody, and who, package speech says.
package mention
