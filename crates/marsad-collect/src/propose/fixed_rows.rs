//! Lines of a text of fixed width that do not fit its columns: a label that is too long and pushes its numbers aside, a
//! header above two columns alike. Where they stand a person must look, for the places cut them all the same.

use std::collections::BTreeMap;

use super::doubt::{Doubt, DoubtKind};
use crate::formats::fixed_words::{Heads, heads};

/// Above how many rows of values lines are looked at as headers.
const HEADS_MAX: usize = 3;
/// How much of a line is shown.
const SHOWN_MAX: usize = 120;

/// What a person must decide of lines that do not fit columns of these widths: one doubt for all of them, with the place
/// of the first and how many they are.
pub(super) fn doubt(lines: &BTreeMap<u32, String>, widths: &[u16]) -> Option<Doubt> {
    let rows: Vec<u32> = lines.iter().filter(|(_, line)| is_row(line)).map(|(&number, _)| number).collect();
    let (first, last) = (*rows.first()?, *rows.last()?);
    // Titles have no gaps: what stands above which column matters in headers alone.
    let is_unclear = |line: &str| line.trim().contains("  ") && heads(line, widths) == Heads::Unclear;
    let above = lines.range(..first).rev().take(HEADS_MAX).filter(|(_, line)| is_unclear(line));
    let within = lines.range(first..=last).filter(|(_, line)| is_row(line) && is_cut(line, widths));
    let mut unfit: Vec<(u32, &str)> = above.chain(within).map(|(&number, line)| (number, line.as_str())).collect();
    unfit.sort_unstable();
    let &(number, line) = unfit.first()?;
    let shown: String = line.trim().chars().take(SHOWN_MAX).collect();
    let doubt = Doubt::new(DoubtKind::UnfitLine, "", &shown).taking(unfit.len().to_string());
    Some(doubt.at(number.to_string()))
}

/// Whether a line has a word and ends with a number, as a row of values does.
fn is_row(line: &str) -> bool {
    let ends_in_number = line.trim_end().ends_with(|c: char| c.is_numeric());
    let has_word = line.split_whitespace().any(|word| word.starts_with(char::is_alphabetic));
    ends_in_number && has_word && has_value(line)
}

/// Whether a number that is no year stands in a line: a header of years is no row.
fn has_value(line: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.parse().is_ok_and(|year: u32| (1900..2100).contains(&year));
    let numbers = line.split_whitespace().filter(|word| word.chars().all(|c| c.is_numeric() || ",.".contains(c)));
    let mut others = numbers.filter(|word| !is_year(word));
    others.next().is_some()
}

/// Whether a place lies within a word of letters.
fn is_cut(line: &str, widths: &[u16]) -> bool {
    let characters: Vec<char> = line.chars().collect();
    let is_letter = |at: usize| characters.get(at).is_some_and(|c| c.is_alphabetic());
    let mut start = 0;
    widths.iter().take(widths.len().saturating_sub(1)).any(|width| {
        start += usize::from(*width);
        start > 0 && is_letter(start - 1) && is_letter(start)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::doubt;

    #[track_caller]
    fn check(lines: &[&str], widths: &[u16], expected: Option<(&str, &str)>) {
        let lines: BTreeMap<u32, String> = (1..).zip(lines.iter().map(|&line| line.to_owned())).collect();
        let found = doubt(&lines, widths);
        assert_eq!(found.as_ref().map(|doubt| (doubt.place.as_str(), doubt.taken.as_str())), expected);
    }

    #[test]
    fn a_label_that_is_too_long_for_its_column_is_told() {
        let lines = ["PAYS     NOMBRE", "France      123", "Republique Tcheque 45", "Italie       12"];
        check(&lines, &[9, 6], Some(("3", "1")));
        check(&[lines[0], lines[1], lines[3]], &[9, 6], None);
    }

    #[test]
    fn letters_of_two_columns_that_touch_in_every_row_are_told_once() {
        check(&["FRAM   12", "ITAF    7"], &[3, 1, 5], Some(("1", "2")));
    }

    #[test]
    fn a_title_is_no_row() {
        check(&["ENTREES AUX FRONTIERES EN 2023", "PAYS   NOMBRE", "France     12"], &[7, 6], None);
    }
}
