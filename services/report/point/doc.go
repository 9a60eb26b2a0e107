// Package point finds statements that go the same way, over speakers, sessions
// and languages, by a stated rule that anybody can follow by hand:
//
//   - A statement's features are notions (concepts.yaml, in French, English and
//     Spanish), names of initiatives, States, bodies and places, figures, and,
//     towards statements of its own language, the stems of its other words.
//   - Each feature has a weight: a notion's own; a stem's by its rarity in the
//     statements at hand.
//   - Two statements go the same way when the weight of what they share reaches
//     Rule.Shared, its part of both (Dice's coefficient) reaches Rule.Ratio (or
//     Rule.Within, in one language), one shared notion asserts something, and nothing separates them: no negation or opposition of one alone, no
//     other number for the same thing.
//   - A point is a head with the statements that go its way, of at least two
//     speakers. Points don't chain: each member was compared with the head.
//
// What shares much and is separated is a possible divergence, for a person to
// judge. The package decides nothing about who is right, and reads no texts but
// those it is given.
package point
