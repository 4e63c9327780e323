//! Columns of letters that say the status of the values beside them.
//!
//! Letters and numbers below one header, `2016` over two cells, belong together. Elsewhere the profile says on which side of
//! its letters the numbers stand, and they stand to the left where it does not.

use std::collections::HashSet;

use marsad_model::{Column, ColumnRole, FlagSide};

use super::Planner;

/// Two neighbouring columns below one header, counted from 0: letters, and the numbers to which they belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FlagPair {
    pub letters: usize,
    pub numbers: usize,
}

impl Planner<'_, '_, '_> {
    /// The letters and numbers that stand below one header each. Where the profile has columns of letters, two neighbours
    /// below one header are such a pair, be it of a year that the profile does not know yet.
    pub(super) fn flag_pairs(&self) -> Vec<FlagPair> {
        let flags = || self.layout().column.iter().filter(|column| is_flag(column));
        if flags().next().is_none() {
            return Vec::new();
        }
        let is_value = |column: &&Column| column.role == ColumnRole::Value;
        let places = |column: &Column| self.find(column);
        let letters: HashSet<usize> = flags().filter_map(places).collect();
        let numbers: HashSet<usize> = self.layout().column.iter().filter(is_value).filter_map(places).collect();
        let others = self.layout().column.iter().filter(|column| !is_flag(column) && !is_value(column));
        let taken: HashSet<usize> = others.filter_map(places).collect();
        let [first, last] = self.layout().columns.unwrap_or([1, u32::MAX]);
        let header = |at: usize| self.plan.headers.get(at).map_or("", String::as_str);
        let is_free = |at: usize| (first as usize..=last as usize).contains(&(at + 1)) && !taken.contains(&at);
        let is_pair = |at: usize| {
            let own = header(at);
            let is_beside = |other: Option<usize>| other.is_some_and(|other| header(other) == own);
            let are_two = is_beside(Some(at + 1)) && !is_beside(Some(at + 2)) && !is_beside(at.checked_sub(1));
            let are_values = numbers.contains(&at) && numbers.contains(&(at + 1));
            !own.is_empty() && are_two && !are_values && is_free(at) && is_free(at + 1)
        };
        let pairs: Vec<usize> = (0..self.plan.headers.len()).filter(|&at| is_pair(at)).collect();
        let of_one = |is_left: bool, is_right: bool| match (is_left, is_right) {
            (true, false) => Some(FlagSide::Left),
            (false, true) => Some(FlagSide::Right),
            _ => None,
        };
        // The column of values that the profile names says it, else the side of its letters, else their places.
        let said = flags().find_map(|column| column.side);
        let side_of = |at: usize| {
            let of_numbers = of_one(numbers.contains(&at), numbers.contains(&(at + 1)));
            of_numbers.or(said).or_else(|| of_one(letters.contains(&(at + 1)), letters.contains(&at)))
        };
        let usual = pairs.iter().find_map(|&at| side_of(at)).unwrap_or(FlagSide::Left);
        let pair = |at: usize| match side_of(at).unwrap_or(usual) {
            FlagSide::Left => FlagPair { letters: at + 1, numbers: at },
            FlagSide::Right => FlagPair { letters: at, numbers: at + 1 },
        };
        pairs.into_iter().map(pair).collect()
    }

    /// A column of letters speaks of the numbers below its header, or of the nearest ones on its side.
    pub(super) fn flags(&mut self) {
        for FlagPair { letters, numbers } in self.flag_pairs() {
            if let Some(value) = self.plan.values.iter_mut().find(|value| value.at == numbers) {
                value.flag = Some(letters);
            }
        }
        let bare = self.layout().column.iter().find(|column| is_bare_flag(column));
        if let Some(side) = bare.map(side_of) {
            self.flags_beside(side);
        }
        for column in self.layout().column.iter().filter(|column| is_flag(column)) {
            // The last column of letters has no header and lies beyond those that have one.
            let bare = column.at.filter(|_| column.header.is_empty()).map(|at| at.saturating_sub(1) as usize);
            let Some(at) = bare.or_else(|| self.find(column)) else { continue };
            if self.plan.values.iter().any(|value| value.at == at || value.flag == Some(at)) {
                continue;
            }
            let values = self.plan.values.iter_mut();
            let value = match side_of(column) {
                FlagSide::Left => values.filter(|value| value.at < at).max_by_key(|value| value.at),
                FlagSide::Right => values.filter(|value| value.at > at).min_by_key(|value| value.at),
            };
            if let Some(value) = value.filter(|value| value.flag.is_none()) {
                value.flag = Some(at);
            }
        }
    }

    /// Where letters stand without a header beside values, they stand so beside all of them: a table that has grown by a
    /// year has one more such column, wherever the profile had counted them.
    fn flags_beside(&mut self, side: FlagSide) {
        let taken: Vec<usize> = self
            .plan
            .values
            .iter()
            .flat_map(|value| [Some(value.at), value.flag])
            .flatten()
            .chain(self.plan.labels.iter().map(|label| label.at))
            .chain(self.layout().column.iter().filter(|column| !is_flag(column)).filter_map(place_of))
            .collect();
        let header = |at: usize| self.plan.headers.get(at).map_or("", String::as_str);
        let beside = |at: usize| match side {
            FlagSide::Left => at.checked_add(1),
            FlagSide::Right => at.checked_sub(1),
        };
        let is_silent = |at: usize, letters: usize| {
            !taken.contains(&letters) && (header(letters).is_empty() || header(letters) == header(at))
        };
        let found: Vec<Option<usize>> = self
            .plan
            .values
            .iter()
            .map(|value| beside(value.at).filter(|&letters| is_silent(value.at, letters)))
            .collect();
        for (value, letters) in self.plan.values.iter_mut().zip(found) {
            value.flag = value.flag.or(letters);
        }
    }
}

/// Whether a column is one of letters.
pub(super) fn is_flag(column: &Column) -> bool {
    column.role == ColumnRole::Flag
}

/// Whether a column is one of letters that are known by their place alone.
pub(super) fn is_bare_flag(column: &Column) -> bool {
    is_flag(column) && column.header.is_empty() && column.at.is_some()
}

/// The side on which the numbers of a column of letters stand.
fn side_of(column: &Column) -> FlagSide {
    column.side.unwrap_or(FlagSide::Left)
}

/// The place of a column without a header, counted from 0: one that has a header may stand elsewhere.
fn place_of(column: &Column) -> Option<usize> {
    column.at.filter(|_| column.header.is_empty()).map(|at| at.saturating_sub(1) as usize)
}
