//! A column of categories: one small number for each row, and what the numbers mean.

use std::collections::HashMap;

/// The code of a row whose category is missing.
pub const MISSING: u32 = u32::MAX;

/// Whole numbers in a range this wide are coded with a table instead of a sort.
const TABLE_MAX: usize = 1 << 20;

/// Categories of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// For each row the place of its label, or [`MISSING`].
    pub of_row: Vec<u32>,
    /// What the codes mean, in the order in which they are shown.
    pub labels: Vec<String>,
}

impl Codes {
    /// Codes of texts, none where missing; labels in the order of their bytes.
    pub fn of_texts<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut places: HashMap<&str, u32> = HashMap::new();
        let mut last: Option<(&str, u32)> = None;
        let mut of_row: Vec<u32> = Vec::with_capacity(texts.size_hint().0);
        for text in texts {
            let Some(text) = text else {
                of_row.push(MISSING);
                continue;
            };
            let known = last.filter(|(before, _)| *before == text).map(|(_, place)| place);
            let next = places.len() as u32;
            let place = known.unwrap_or_else(|| *places.entry(text).or_insert(next));
            last = Some((text, place));
            of_row.push(place);
        }
        let mut seen: Vec<(&str, u32)> = places.into_iter().collect();
        seen.sort_unstable();
        let mut renamed = vec![0; seen.len()];
        seen.iter().enumerate().for_each(|(place, (_, old))| renamed[*old as usize] = place as u32);
        rename(&mut of_row, &renamed);
        Self { of_row, labels: seen.into_iter().map(|(text, _)| text.to_owned()).collect() }
    }

    /// Codes of numbers in ascending order, NaN missing; labels are the numbers as they are written.
    pub fn of_numbers(values: &[f64]) -> Self {
        whole_numbers(values).unwrap_or_else(|| any_numbers(values))
    }

    /// Codes for the truth: `false` and `true`.
    pub fn of_truths(truths: impl Iterator<Item = Option<bool>>) -> Self {
        let of_row = truths.map(|truth| truth.map_or(MISSING, u32::from)).collect();
        Self { of_row, labels: vec!["false".to_owned(), "true".to_owned()] }
    }

    /// How many rows have no category.
    pub fn missing(&self) -> usize {
        self.of_row.iter().filter(|code| **code == MISSING).count()
    }

    /// The code of a label.
    pub fn find(&self, label: &str) -> Option<u32> {
        self.labels.iter().position(|known| known == label).map(|place| place as u32)
    }

    /// The first code that has no label.
    pub(super) fn first_without_label(&self) -> Option<u32> {
        self.of_row.iter().copied().find(|code| *code != MISSING && *code as usize >= self.labels.len())
    }
}

fn rename(of_row: &mut [u32], renamed: &[u32]) {
    of_row.iter_mut().filter(|code| **code != MISSING).for_each(|code| *code = renamed[*code as usize]);
}

/// With a table, where all are whole and lie close together.
fn whole_numbers(values: &[f64]) -> Option<Codes> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.iter().filter(|value| !value.is_nan()) {
        if value.fract() != 0.0 {
            return None;
        }
        low = low.min(*value);
        high = high.max(*value);
    }
    if low > high {
        return Some(Codes { of_row: vec![MISSING; values.len()], labels: Vec::new() });
    }
    if high - low >= TABLE_MAX as f64 {
        return None;
    }
    let place = |value: f64| (value - low) as usize;
    let mut table = vec![MISSING; place(high) + 1];
    values.iter().filter(|value| !value.is_nan()).for_each(|value| table[place(*value)] = 0);
    let mut labels = Vec::new();
    for (offset, code) in table.iter_mut().enumerate().filter(|(_, code)| **code == 0) {
        *code = labels.len() as u32;
        labels.push((low + offset as f64).to_string());
    }
    let of_row = values.iter().map(|value| if value.is_nan() { MISSING } else { table[place(*value)] }).collect();
    Some(Codes { of_row, labels })
}

/// With a sort.
fn any_numbers(values: &[f64]) -> Codes {
    // Adding zero makes −0 and 0 one number.
    let mut distinct: Vec<f64> = values.iter().filter(|value| !value.is_nan()).map(|value| value + 0.0).collect();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    let place = |value: &f64| {
        distinct.binary_search_by(|known| known.total_cmp(&(value + 0.0))).map_or(MISSING, |at| at as u32)
    };
    let of_row = values.iter().map(place).collect();
    Codes { of_row, labels: distinct.iter().map(f64::to_string).collect() }
}

#[cfg(test)]
mod tests {
    use super::{Codes, MISSING};

    fn check(values: &[f64], of_row: &[u32], labels: &[&str]) {
        let codes = Codes::of_numbers(values);
        assert_eq!(
            (codes.of_row.as_slice(), codes.labels.as_slice()),
            (of_row, labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>().as_slice())
        );
    }

    #[test]
    fn numbers_are_coded_whether_whole_or_not() {
        check(&[3.0, 1.0, 3.0], &[1, 0, 1], &["1", "3"]);
        check(&[0.5, -2.0, f64::NAN], &[1, 0, MISSING], &["-2", "0.5"]);
        check(&[1e12, 1.0], &[1, 0], &["1", "1000000000000"]);
        check(&[-0.0, 0.5, 0.0], &[0, 1, 0], &["0", "0.5"]);
        check(&[f64::NAN], &[MISSING], &[]);
        check(&[], &[], &[]);
    }

    #[test]
    fn infinity_is_a_number_like_another() {
        check(&[f64::INFINITY, 1.0], &[1, 0], &["1", "inf"]);
    }

    #[test]
    fn texts_are_coded_in_their_order() {
        let codes = Codes::of_texts([Some("b"), None, Some("a"), Some("b")].into_iter());
        assert_eq!(codes.of_row, [1, MISSING, 0, 1]);
        assert_eq!((codes.labels.len(), codes.missing(), codes.find("b"), codes.find("c")), (2, 1, Some(1), None));
    }
}
