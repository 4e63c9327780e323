//! How often each value stands. Small whole numbers, which most codes are, have a place of their own each; other values
//! are looked up.

use std::collections::{HashMap, HashSet};

use super::{CodeCount, Count, VALUES_MAX, labelled};
use crate::{Code, Variable};

/// Whole numbers from 0 on that have a place of their own.
const SMALL: usize = 1024;

/// Counts of numbers.
pub(super) struct NumberCounts {
    small: Vec<Count>,
    others: HashMap<u64, Count>,
    /// How many further values may have a count.
    room: usize,
    is_full: bool,
}

/// Counts of texts.
pub(super) struct TextCounts {
    texts: HashMap<String, Count>,
    room: usize,
    is_full: bool,
}

impl NumberCounts {
    /// Nothing is counted yet. Labelled codes have their place from the beginning.
    pub(super) fn new(variable: &Variable) -> Self {
        let numbers = labelled(variable).filter_map(|category| category.code.number());
        let large = numbers.filter(|number| small(*number).is_none());
        let others = large.map(|number| (bits(number), Count::default())).collect();
        Self { small: vec![Count::default(); SMALL], others, room: VALUES_MAX + 1, is_full: false }
    }

    pub(super) fn add(&mut self, number: f64, weight: f64) {
        let key = bits(number);
        if let Some(count) = small(number).and_then(|at| self.small.get_mut(at)) {
            count.add(weight);
        } else if let Some(count) = self.others.get_mut(&key) {
            count.add(weight);
        } else if self.room > 0 {
            self.room -= 1;
            self.others.entry(key).or_default().add(weight);
        } else {
            self.is_full = true;
        }
    }

    /// The counts by code, and whether all of them are there.
    pub(super) fn finish(self, variable: &Variable) -> (Vec<CodeCount>, bool) {
        let small = self.small.iter().enumerate().map(|(at, count)| (at as f64, *count));
        let others = self.others.iter().map(|(bits, count)| (f64::from_bits(*bits), *count));
        let mut counted: Vec<(f64, Count)> = small.chain(others).filter(|(_, count)| count.rows > 0).collect();
        counted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let find = |code: &Code| {
            let number = code.number()? + 0.0;
            counted.binary_search_by(|(other, _)| other.total_cmp(&number)).ok().map(|at| counted[at].1)
        };
        let all = counted.iter().map(|(number, count)| (Code::Number(*number), *count));
        arranged(variable, &find, all, self.is_full)
    }
}

impl TextCounts {
    /// Nothing is counted yet. Labelled codes have their place from the beginning.
    pub(super) fn new(variable: &Variable) -> Self {
        let text = |code: &Code| if let Code::Text(text) = code { Some(text.clone()) } else { None };
        let texts = labelled(variable).filter_map(|category| text(&category.code));
        let texts = texts.map(|text| (text, Count::default())).collect();
        Self { texts, room: VALUES_MAX + 1, is_full: false }
    }

    pub(super) fn add(&mut self, text: &str, weight: f64) {
        if let Some(count) = self.texts.get_mut(text) {
            count.add(weight);
        } else if self.room > 0 {
            self.room -= 1;
            self.texts.entry(text.to_owned()).or_default().add(weight);
        } else {
            self.is_full = true;
        }
    }

    /// The counts by code, and whether all of them are there.
    pub(super) fn finish(self, variable: &Variable) -> (Vec<CodeCount>, bool) {
        let mut counted: Vec<(&String, &Count)> = self.texts.iter().filter(|(_, count)| count.rows > 0).collect();
        counted.sort_by(|a, b| a.0.cmp(b.0));
        let find = |code: &Code| if let Code::Text(text) = code { self.texts.get(text).copied() } else { None };
        let all = counted.iter().map(|(text, count)| (Code::Text((*text).clone()), **count));
        arranged(variable, &find, all, self.is_full)
    }
}

/// Labelled codes in the order of the codebook, then the others in theirs; the others only where they are not too many.
fn arranged(
    variable: &Variable,
    find: &dyn Fn(&Code) -> Option<Count>,
    all: impl Iterator<Item = (Code, Count)>,
    is_full: bool,
) -> (Vec<CodeCount>, bool) {
    let codes = labelled(variable).map(|category| &category.code).filter(|code| !matches!(code, Code::Extended(_)));
    let of_codebook =
        |code: &Code| CodeCount { code: code.clone(), is_labelled: true, count: find(code).unwrap_or_default() };
    let mut values: Vec<CodeCount> = codes.map(of_codebook).collect();
    let known: HashSet<String> = values.iter().map(|value| value.code.to_string()).collect();
    let others: Vec<CodeCount> = all
        .filter(|(code, _)| !known.contains(&code.to_string()))
        .map(|(code, count)| CodeCount { code, is_labelled: false, count })
        .collect();
    let has_all = !is_full && others.len() <= VALUES_MAX;
    if has_all {
        values.extend(others);
    }
    (values, has_all)
}

/// The place of a small whole number.
fn small(number: f64) -> Option<usize> {
    let is_small = number >= 0.0 && number < SMALL as f64 && number.fract() == 0.0;
    is_small.then_some(number as usize)
}

/// A number as a key: zero has no sign.
fn bits(number: f64) -> u64 {
    (number + 0.0).to_bits()
}
