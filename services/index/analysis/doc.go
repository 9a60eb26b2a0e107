// Package analysis turns a text into the terms under which it is found. The
// chain is data, so that the embedded store, which runs it here, and
// Elasticsearch, which is told it as settings, find the same statements:
//
//  1. signs that are no words are spaces (data/signs.txt), invisible marks
//     within words are taken off;
//  2. words as Unicode cuts them (UAX 29), at most 255 characters long;
//  3. lower case;
//  4. folded: accents and ligatures undone, typographic apostrophes straight,
//     so that "egalite" finds "égalité";
//  5. elision: l', d', qu' … taken off (data/elisions.txt);
//
// which is the chain [Plain], for phrases as printed; then, by language,
//
//  6. in English, 's taken off;
//  7. words that say nothing dropped, their places kept (data/LANG.stop.txt);
//  8. words of one family made one (data/LANG.synonyms.txt), where stemming
//     alone doesn't: "migratoire" and "migration";
//  9. a light stem: French and Spanish by Savoy's light stemmers, English by
//     Porter's second.
//
// It doesn't tell languages and doesn't parse questions.
package analysis
