//! When what a table tells its values apart by was so, where a title says it: `âge au retour` is not the age of today.

use crate::names::fold;
use crate::titles::{self, Vocabulary};

/// Words that lead to a moment, folded, and those that may stand between them and it.
const LEADING: [&str; 8] = ["au", "aux", "a", "at", "upon", "lors", "عند", "حين"];
const BETWEEN: [&str; 8] = ["la", "le", "l", "les", "du", "de", "the", "of"];

/// Whether a line names a moment right behind a word of the breakdown that none of the `old` folded lines names. That the word
/// itself stands elsewhere in them explains nothing: whoever counts returns may tell ages apart that are not those at return.
pub(super) fn are_other(breakdown: &Vocabulary, line: &str, old: &[String]) -> bool {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_known = |moment: &str| {
        old.iter().any(|text| {
            let words: Vec<&str> = text.split(' ').collect();
            (0..words.len()).filter_map(|at| moment_at(&words, at)).any(|own| titles::say_same(own, moment))
        })
    };
    let behind_name = (1..words.len()).filter(|&at| breakdown.says(words[at - 1]));
    behind_name.filter_map(|at| moment_at(&words, at)).any(|moment| !is_known(moment))
}

/// The word for a moment to which the word at a place leads; none where it is a date, or says nothing of what is counted.
fn moment_at<'w>(words: &[&'w str], at: usize) -> Option<&'w str> {
    words.get(at).filter(|word| LEADING.contains(word))?;
    let mut rest = words.iter().enumerate().skip(at + 1);
    let (place, word) = rest.find(|(_, word)| !BETWEEN.contains(word))?;
    (!titles::is_empty_word(words, place)).then_some(*word)
}
