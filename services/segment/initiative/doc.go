// Package initiative finds what a report names as an undertaking of its own:
// programmes, partnerships, platforms, pacts, funds, campaigns, networks,
// conventions, declarations, strategies.
//
// It promises the name as printed, in order, without overlap, in linear time.
// A name is a head noun with a capital and what belongs to it ("le Partenariat
// pour la mobilité", "the Global Forum on Migration and Development"), a title
// in quotation marks after a head noun, or one of the names in data/*.yaml that
// need no head. Bodies whose name begins like a programme's (the World Food
// Programme) are organisations and left out.
package initiative
