//! How a file writes numbers and dates, by those that can be read in one way only.

use marsad_model::NumberMarks;

use crate::values::numbers::{self, Written};
use crate::values::periods::{self, Moment, TimeHabits};

/// The marks that the numbers among `texts` agree on, and a number of which one could doubt that.
///
/// Where all marks stand before exactly three digits, and several do, they are taken for thousands; but a file of
/// numbers with three decimals would look the same.
pub(super) fn marks(texts: &[String], decimals: u8) -> (NumberMarks, Option<String>) {
    let mut votes = Votes::default();
    let is_number = |text: &&String| !matches!(numbers::read(text, NumberMarks::default()), Written::Nothing);
    texts.iter().filter(is_number).for_each(|text| votes.count(text));
    let decimal = match (votes.comma_decimal, votes.stop_decimal) {
        (1.., 0) => Some(','),
        (0, 1..) => Some('.'),
        _ => None,
    };
    // One number alone could have three decimals where the dataflow has any.
    let needed = if decimals == 0 { 1 } else { 2 };
    let thousands = match (votes.comma_thousands, votes.stop_thousands, decimal) {
        (1.., 0, None | Some('.')) => Some(','),
        (0, 1.., None | Some(',')) => Some('.'),
        // Where only whole numbers make sense, three digits after the only mark are thousands.
        (0, 0, None) if votes.three_after_stop >= needed && votes.three_after_comma == 0 => Some('.'),
        (0, 0, None) if votes.three_after_comma >= needed && votes.three_after_stop == 0 => Some(','),
        _ => None,
    };
    let is_sure = votes.comma_thousands + votes.stop_thousands > 0 || decimal.is_some();
    let doubted = votes.three.filter(|_| thousands.is_some() && !is_sure);
    (NumberMarks { decimal, thousands }, doubted)
}

/// How often each use of a mark was seen where it can be no other.
#[derive(Default)]
struct Votes {
    comma_decimal: u32,
    stop_decimal: u32,
    comma_thousands: u32,
    stop_thousands: u32,
    three_after_stop: u32,
    three_after_comma: u32,
    /// The first number with three digits after its only mark.
    three: Option<String>,
}

impl Votes {
    fn count(&mut self, text: &str) {
        let western: String = text
            .chars()
            .map(|c| match c {
                '٠'..='٩' | '۰'..='۹' => '0',
                '٫' => ',',
                c => c,
            })
            .collect();
        let core = western.trim_matches(|c: char| !c.is_ascii_digit());
        let (commas, stops) = (core.matches(',').count(), core.matches('.').count());
        let after = |mark: char| {
            core.rsplit(mark).next().map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count())
        };
        // Nothing groups thousands behind a zero, or behind more than three digits: `0,567`, `1234,567`.
        let first = core.chars().take_while(char::is_ascii_digit).count();
        let is_decimal = core.starts_with('0') || first > 3;
        match (commas, stops) {
            (1, 0) if is_decimal => self.comma_decimal += 1,
            (0, 1) if is_decimal => self.stop_decimal += 1,
            (1, 0) if after(',') != 3 => self.comma_decimal += 1,
            (0, 1) if after('.') != 3 => self.stop_decimal += 1,
            (1, 0) => {
                self.three_after_comma += 1;
                self.three.get_or_insert_with(|| text.to_owned());
            }
            (0, 1) => {
                self.three_after_stop += 1;
                self.three.get_or_insert_with(|| text.to_owned());
            }
            (2.., 0) => self.comma_thousands += 1,
            (0, 2..) => self.stop_thousands += 1,
            (1, 1..) if core.rfind(',') > core.rfind('.') => {
                self.comma_decimal += 1;
                self.stop_thousands += 1;
            }
            (1.., 1) if core.rfind('.') > core.rfind(',') => {
                self.stop_decimal += 1;
                self.comma_thousands += 1;
            }
            _ => {}
        }
    }
}

/// Whether a text is a date that makes sense only with the month first.
pub(super) fn is_month_first(text: &str) -> bool {
    let parts: Vec<u32> = text.split(['/', '-', '.']).filter_map(|part| part.trim().parse().ok()).collect();
    matches!(parts[..], [month, day, year] if month <= 12 && (13..=31).contains(&day) && year > 31)
}

/// Whether a text is a date.
pub(super) fn is_date(text: &str, habits: TimeHabits) -> bool {
    let day = Some(marsad_model::Frequency::D);
    matches!(periods::read(text, habits), Some(Moment::Period(period)) if period.frequency() == day)
}

/// The frequency that dates have together: months where they are first or last days of several months of a year, years
/// where they are the last days of December. None where something else than dates says time.
pub(super) fn frequency(texts: &[String], habits: TimeHabits) -> Option<&'static str> {
    let mut months: std::collections::BTreeMap<i16, std::collections::BTreeSet<i8>> = std::collections::BTreeMap::new();
    for text in texts {
        match periods::read(text, habits) {
            Some(Moment::Period(period)) if period.frequency() == Some(marsad_model::Frequency::D) => {
                let date = period.start().date();
                let is_edge = date.day() == 1 || date.day() == date.days_in_month();
                months.entry(date.year()).or_default().insert(if is_edge { date.month() } else { 0 });
            }
            // Half-years and totals beside months keep the frequency open.
            Some(_) => {}
            None => {}
        }
    }
    let all: Vec<&std::collections::BTreeSet<i8>> = months.values().collect();
    match &all[..] {
        [] => None,
        years if years.iter().any(|months| months.contains(&0)) => None,
        years if years.iter().all(|months| months.len() == 1 && months.contains(&12)) => Some("A"),
        years if years.iter().any(|months| months.len() > 1) => Some("M"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_are_those_that_sure_numbers_agree_on() {
        let of = |texts: &[&str], decimals| {
            let (marks, _) = marks(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>(), decimals);
            (marks.decimal, marks.thousands)
        };
        assert_eq!(of(&["1.234,5", "12,7"], 1), (Some(','), Some('.')));
        assert_eq!(of(&["1 234", "France"], 0), (None, None));
        assert_eq!(of(&["1.539", "12"], 0), (None, Some('.')));
        assert_eq!(of(&["1.539", "12"], 1), (None, None));
        assert_eq!(of(&["1,5", "1.5"], 1), (None, None));
    }

    #[test]
    fn marks_that_all_stand_before_three_digits_are_thousands_with_a_doubt() {
        let texts = ["5.657", "12.403", "7"].map(str::to_owned);
        let (found, doubted) = marks(&texts, 1);
        assert_eq!((found.decimal, found.thousands, doubted.as_deref()), (None, Some('.'), Some("5.657")));
        let small = ["1,234", "2,345", "0,567"].map(str::to_owned);
        let (found, doubted) = marks(&small, 1);
        assert_eq!((found.decimal, found.thousands, doubted), (Some(','), None, None), "no thousands begin with zero");
        let (found, doubted) = marks(&["5.657".to_owned(), "12,4".to_owned()], 1);
        assert_eq!((found.decimal, doubted), (Some(','), None));
    }
}
