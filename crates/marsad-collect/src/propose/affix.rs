//! What tells the headers of a row apart, where all of them begin or end with the same words.

use std::collections::BTreeSet;

/// Each text with the part in which it differs from the others; nothing where they share no word.
pub(super) fn differing<'t>(texts: &BTreeSet<&'t str>) -> Vec<(&'t str, &'t str)> {
    let all: Vec<&'t str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let start = all.iter().skip(1).fold(all[0].len(), |length, text| shared_start(all[0], text).min(length));
    let start = word_start(all[0], start);
    let end = all.iter().skip(1).fold(all[0].len(), |length, text| shared_end(all[0], text).min(length));
    let end = word_end(all[0], end);
    if start == 0 && end == 0 {
        return Vec::new();
    }
    let is_edge = |c: char| c.is_whitespace() || "_-–—/():,.|[]".contains(c);
    let part = |text: &'t str| {
        let until = text.len().saturating_sub(end).max(start.min(text.len()));
        text.get(start.min(text.len())..until).unwrap_or_default().trim_matches(is_edge)
    };
    all.into_iter().map(|text| (text, part(text))).filter(|(_, part)| !part.is_empty()).collect()
}

/// How many bytes two texts begin with in common.
fn shared_start(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

/// How many bytes two texts end with in common.
fn shared_end(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

/// The last place before `length` at which a word ends: `male` and `married` share no word.
fn word_start(text: &str, length: usize) -> usize {
    let head = &text[..length];
    head.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, c)| at + c.len_utf8()).max().unwrap_or(0)
}

/// How many of the last `length` bytes begin with a whole word.
fn word_end(text: &str, length: usize) -> usize {
    let from = text.len() - length;
    let tail = &text[from..];
    tail.char_indices().find(|(_, c)| !c.is_alphanumeric()).map_or(0, |(at, _)| tail.len() - at)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::differing;

    #[test]
    fn the_part_that_differs_is_the_word() {
        let texts = ["International migrant stock (male)", "International migrant stock (female)"];
        let found = differing(&texts.into_iter().collect::<BTreeSet<_>>());
        assert_eq!(found.iter().map(|(_, part)| *part).collect::<Vec<_>>(), ["female", "male"]);
        let texts = ["Hommes inscrits", "Femmes inscrits"];
        let found = differing(&texts.into_iter().collect::<BTreeSet<_>>());
        assert_eq!(found.iter().map(|(_, part)| *part).collect::<Vec<_>>(), ["Femmes", "Hommes"]);
        assert!(differing(&["Mali", "Malte"].into_iter().collect()).is_empty());
    }
}
