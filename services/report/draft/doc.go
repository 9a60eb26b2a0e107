// Package draft holds a text that somebody else wrote, a person or an
// assistant, to the statements that it cites.
//
// [Read] takes Markdown, plain text, a Word document or a report's own JSON and
// cuts it into sentences with their citations in square brackets: [S1a-17],
// [S1a-17, p. 3], [S1a-17; S2a-3], also in a footnote, also behind the full
// stop. [Examiner.Check] lists what doesn't hold, sentence by sentence, each
// with the words it rests on and what to do.
//
// It promises:
//
//   - A citation that no report has, or on another page, is a fault. Words
//     between quotation marks stand so in what is cited, or are a fault.
//   - A State, body, person, number or date of a sentence that no cited statement
//     holds is a fault: in whatever spelling, as an adjective, in letters, rounded
//     where the sentence says "nearly", as a percentage or a fraction.
//   - It blames with words only: what the sentence says, what the source says.
//     Where it can't tell it says nothing, or, across languages, that it can't.
//
// Polarity, stance, session and condition are judged by words and where these
// stand, not by sense: a paraphrase that turns the meaning round with other words
// passes. A sentence without a finding is not thereby true. The package reads no
// PDF; whether the report's own citations stand on their pages is for
// report.Verify. It changes nothing and asks no network.
package draft
