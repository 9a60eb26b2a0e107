// Package fold makes texts comparable: case, accents, ligatures and the
// variants of apostrophe, hyphen and space are folded away, and every folded
// byte and every word still knows where it stood in the original.
//
// It promises that folding is linear, deterministic and idempotent
// (String(String(s)) == String(s)), and that the offsets it gives lie on the
// boundaries of runes of the original. It doesn't stem, and knows no language.
package fold
