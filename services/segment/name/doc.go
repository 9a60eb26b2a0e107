// Package name finds names of persons as printed: where one begins and ends, by
// which form of address or title a surname alone is one, what two capitals are
// none; and it compares names: initials, surnames first, longer forms of one.
//
// It promises the same of the same words in documents that show the same of them:
// which words stand without a capital somewhere, and which are acronyms, a Finder
// is told. Whose a name is, and whether a name that nothing around it licenses is
// a person's, it doesn't say: package speech does, with the roster.
package name
