//! How a file writes numbers and dates, by those that can be read in one way only.

use marsad_model::NumberMarks;

use super::arabic_marks::arabic_marks;
use super::doubt::DoubtKind;
use crate::values::numbers::{self, Written};
use crate::values::periods::{self, Moment, TimeHabits};

/// The marks that the numbers among `texts` agree on, and a number of which one could doubt that.
///
/// Where all marks stand before exactly three digits, and several do, they are taken for thousands; but a file of
/// numbers with three decimals would look the same. Where decimals stand behind commas and behind stops, no mark is
/// settled by the one number or the other: each number that could be either is then a finding. Only where the marks of
/// thousands too go with the way that most numbers are written, that way is taken.
pub(super) fn marks(texts: &[String], decimals: u8) -> (NumberMarks, Option<(DoubtKind, String)>) {
    let mut votes = Votes::default();
    let is_number = |text: &&String| !matches!(numbers::read(text, NumberMarks::default()), Written::Nothing);
    let written: Vec<&String> = texts.iter().filter(is_number).collect();
    if let Some(found) = arabic_marks(&written) {
        return found;
    }
    written.iter().for_each(|text| votes.count(text));
    match (votes.comma_decimal, votes.stop_decimal) {
        (1.., 0) => votes.taken(Some(','), decimals),
        (0, 1..) => votes.taken(Some('.'), decimals),
        (0, 0) => votes.taken(None, decimals),
        (commas, stops) => {
            let is_comma = commas > stops && votes.stop_thousands > 0 && votes.comma_thousands == 0;
            let is_stop = stops > commas && votes.comma_thousands > 0 && votes.stop_thousands == 0;
            let marks = match (is_comma, is_stop) {
                (true, _) => NumberMarks { decimal: Some(','), thousands: Some('.') },
                (_, true) => NumberMarks { decimal: Some('.'), thousands: Some(',') },
                _ => NumberMarks::default(),
            };
            let odd = if commas < stops { votes.first_comma } else { votes.first_stop };
            (marks, odd.map(|text| (DoubtKind::MixedMarks, text)))
        }
    }
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
    /// The first numbers whose decimals stand behind a comma, and behind a stop.
    first_comma: Option<String>,
    first_stop: Option<String>,
}

impl Votes {
    /// The marks of numbers that agree on the mark before decimals, and a number of which one could doubt that.
    fn taken(self, decimal: Option<char>, decimals: u8) -> (NumberMarks, Option<(DoubtKind, String)>) {
        // One number alone could have three decimals where the dataflow has any.
        let needed = if decimals == 0 { 1 } else { 2 };
        let thousands = match (self.comma_thousands, self.stop_thousands, decimal) {
            (1.., 0, None | Some('.')) => Some(','),
            (0, 1.., None | Some(',')) => Some('.'),
            // Where only whole numbers make sense, three digits after the only mark are thousands.
            (0, 0, None) if self.three_after_stop >= needed && self.three_after_comma == 0 => Some('.'),
            (0, 0, None) if self.three_after_comma >= needed && self.three_after_stop == 0 => Some(','),
            _ => None,
        };
        let is_sure = self.comma_thousands + self.stop_thousands > 0 || decimal.is_some();
        let doubted = self.three.filter(|_| thousands.is_some() && !is_sure);
        (NumberMarks { decimal, thousands }, doubted.map(|text| (DoubtKind::Thousands, text)))
    }

    fn comma(&mut self, text: &str) {
        self.comma_decimal += 1;
        self.first_comma.get_or_insert_with(|| text.to_owned());
    }

    fn stop(&mut self, text: &str) {
        self.stop_decimal += 1;
        self.first_stop.get_or_insert_with(|| text.to_owned());
    }

    fn count(&mut self, text: &str) {
        let western = numbers::in_western(text);
        let core = western.trim_matches(|c: char| !c.is_ascii_digit());
        let (commas, stops) = (core.matches(',').count(), core.matches('.').count());
        let after = |mark: char| {
            core.rsplit(mark).next().map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count())
        };
        // Nothing groups thousands behind a zero, behind more than three digits, or where a blank groups them already:
        // `0,567`, `1234,567`, `1 234,567`; and the Arabic mark groups none: `١٢٫٣٤٥`.
        let whole = core.split([',', '.']).next().unwrap_or_default();
        let is_odd_group = core.starts_with('0') || whole.len() > 3 || whole.contains(|c: char| !c.is_ascii_digit());
        let is_decimal = is_odd_group || numbers::has_arabic_decimals(text, NumberMarks::default());
        match (commas, stops) {
            (1, 0) if is_decimal || after(',') != 3 => self.comma(text),
            (0, 1) if is_decimal || after('.') != 3 => self.stop(text),
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
                self.comma(text);
                self.stop_thousands += 1;
            }
            (1.., 1) if core.rfind('.') > core.rfind(',') => {
                self.stop(text);
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

/// Whether the months of dates follow each other, and none between them is left out.
pub(super) fn are_months_in_a_row(texts: &[String], habits: TimeHabits) -> bool {
    let month = |text: &String| match periods::read(text, habits)? {
        Moment::Period(period) if period.frequency() == Some(marsad_model::Frequency::D) => {
            let date = period.start().date();
            Some(i32::from(date.year()) * 12 + i32::from(date.month()))
        }
        _ => None,
    };
    let months: std::collections::BTreeSet<i32> = texts.iter().filter_map(month).collect();
    months.iter().zip(months.iter().skip(1)).all(|(one, next)| next - one == 1)
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
    use marsad_model::NumberMarks;

    use super::{DoubtKind, marks};

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
        let doubted = doubted.map(|(_, text)| text);
        assert_eq!((found.decimal, found.thousands, doubted.as_deref()), (None, Some('.'), Some("5.657")));
        let small = ["1,234", "2,345", "0,567"].map(str::to_owned);
        let (found, doubted) = marks(&small, 1);
        assert_eq!((found.decimal, found.thousands, doubted), (Some(','), None, None), "no thousands begin with zero");
        let (found, doubted) = marks(&["5.657".to_owned(), "12,4".to_owned()], 1);
        assert_eq!((found.decimal, doubted), (Some(','), None));
    }

    #[test]
    fn digits_of_every_script_are_judged_alike() {
        let latin =
            [["2,345", "1,111"], ["2.345", "1.111"], ["2,345", "0,567"], ["2,345.5", "1,111.2"], ["2,3", "1,1"]];
        let arabic = |text: &str| text.chars().map(|c| in_digits(c, '٠')).collect::<String>();
        let persian = |text: &str| text.chars().map(|c| in_digits(c, '۰')).collect::<String>();
        for (texts, decimals) in latin.iter().flat_map(|texts| [(texts, 0), (texts, 1)]) {
            let (found, doubted) = marks(&texts.map(str::to_owned), decimals);
            let kind = doubted.map(|(kind, _)| kind);
            let written: [[String; 2]; 3] = [
                texts.map(arabic),
                texts.map(persian),
                // The commas of an Arabic keyboard, where stops need no other mark.
                texts.map(|text| arabic(text).replace(',', "،")),
            ];
            for other in written {
                let (marks, doubted) = marks(&other, decimals);
                assert_eq!((marks, doubted.map(|(kind, _)| kind)), (found, kind), "{other:?}");
            }
        }
        let (found, doubted) = marks(&["٢,٣٤٥", "١,١١١"].map(str::to_owned), 1);
        let thousands = NumberMarks { decimal: None, thousands: Some(',') };
        assert_eq!((found, doubted), (thousands, Some((DoubtKind::Thousands, "٢,٣٤٥".to_owned()))));
    }

    /// A digit in the script whose zero is given.
    fn in_digits(c: char, zero: char) -> char {
        c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c)
    }

    #[test]
    fn three_digits_behind_thousands_that_another_mark_groups_are_decimals() {
        for text in ["1 234,567", "1'234,567", "١٬٢٣٤٫٥٦٧"] {
            let (found, doubted) = marks(&[text.to_owned(), "7".to_owned()], 1);
            let decimals = NumberMarks { decimal: Some(','), thousands: None };
            assert_eq!((found, doubted), (decimals, None), "{text}");
        }
    }

    #[test]
    fn three_digits_behind_the_arabic_mark_are_decimals_in_a_draft_of_counts_too() {
        let (found, doubted) = marks(&["١٢٫٣٤٥", "٧٫١١١"].map(str::to_owned), 0);
        assert_eq!((found, doubted), (NumberMarks { decimal: Some(','), thousands: None }, None));
    }

    #[test]
    fn one_number_in_another_way_settles_no_mark_and_is_a_doubt() {
        let of = |texts: &[&str]| marks(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>(), 1);
        let odd = |text: &str| Some((DoubtKind::MixedMarks, text.to_owned()));
        let none = NumberMarks::default();
        assert_eq!(of(&["541,9", "612,4", "623,1", "98,2", "1.234", "1,310.5"]), (none, odd("1,310.5")));
        assert_eq!(of(&["541.9", "612.4", "98,2", "1.234", "5.657"]), (none, odd("98,2")));
        // Thousands that go with the decimals of most numbers show how the file writes them.
        let german = NumberMarks { decimal: Some(','), thousands: Some('.') };
        assert_eq!(of(&["1.541,9", "612,4", "98.2"]), (german, odd("98.2")));
    }
}
