//! Labels that stand beside other labels: the rest of a list, and a part of the row above.

use super::fold::fold;

/// Words for others, folded.
pub(super) const OTHERS: [&str; 12] =
    ["autre", "autres", "other", "others", "reste", "rest", "اخري", "اخرون", "اخر", "بقيه", "باقي", "غيرهم"];

/// Whether a label stands for others, `Autres nationalités`: it is like many names and is none of them.
pub(crate) fn is_of_others(word: &str) -> bool {
    let folded = fold(word);
    let mut words = folded.split(' ');
    let is_other = |word: Option<&str>| word.is_some_and(|word| OTHERS.contains(&word));
    is_other(words.next()) || is_other(words.next_back())
}

/// Whether a code is that of the rest of a list.
pub(crate) fn is_of_rest(code: &str) -> bool {
    ["_O", "OTH", "OTHER", "OTHERS"].contains(&code)
}

/// Whether a label says that it is a part of the row above, `dont femmes`.
pub(crate) fn is_of_which(label: &str) -> bool {
    without_of_which(label).is_some()
}

/// A label without the words that say it is a part of the row above.
pub(super) fn without_of_which(word: &str) -> Option<&str> {
    const OF_WHICH: [&str; 8] = ["dont", "of which", "y compris", "including", "منهم", "منها", "ومنهم", "ومنها"];
    let indented = word.trim_start_matches([' ', '\u{a0}', '-', '–', '•']);
    let bracketed = indented.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let lower = bracketed.unwrap_or(indented);
    let starts = |prefix: &&&str| lower.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let prefix = OF_WHICH.iter().find(starts)?;
    let rest = lower[prefix.len()..].trim_start_matches([' ', ':', '\u{a0}', '-', '–']);
    (rest.len() < lower.len() - prefix.len() && !rest.is_empty()).then_some(rest)
}
