// Package party reads States, bodies and groups to whom words can be credited
// without a person's name: "several delegations", "la Fédération de Russie, le
// Mali et le Chili", "the representative of Kenya", "somebody in the front row".
//
// It promises the same of the same sentence in documents that show the same of
// their bodies and persons. It doesn't say whether a party speaks: package speech
// does, by the verb and the floor.
package party
