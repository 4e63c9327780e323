//! Columns of letters that say the status of the numbers beside them, and on which side of them these stand.
//!
//! Letters and numbers below one header, `2016` merged over two cells, belong together. Elsewhere letters belong to the
//! numbers to their left, unless letters stand before the first numbers and none behind the last.

use marsad_model::{Column, ColumnRole, FlagSide};

use super::doubt::{Doubt, DoubtKind};
use super::grid::KeptCell;
use super::roles::{Meaning, Roles};
use crate::reading::headers::Headers;
use crate::values::statuses;

impl Roles<'_, '_, '_> {
    /// On which side of a column of letters alone the numbers stand whose status they say; none where it is no such column.
    pub(super) fn side_of_flags(&self, at: usize) -> Option<FlagSide> {
        if !self.is_of_letters(at) {
            return None;
        }
        let headers = self.headers();
        // `PRE` and `REN` below `TYP_DEC` are letters that are known, and say something else.
        if self.shape(&headers.path(at)).is_some() {
            return None;
        }
        self.side_of_header(&headers, at).or_else(|| match self.numbers_beside(&headers, at) {
            [_, Some(_)] if *self.letters_before.get_or_init(|| self.are_before(&headers)) => Some(FlagSide::Right),
            [Some(_), _] => Some(FlagSide::Left),
            [None, _] => None,
        })
    }

    /// On which side of a column the only column of numbers stands that shares its header.
    pub(super) fn side_of_header(&self, headers: &Headers, at: usize) -> Option<FlagSide> {
        let own = headers.path(at);
        let is_shared = |other: Option<usize>| other.is_some_and(|other| headers.path(other) == own);
        let [left, right] = self.numbers_beside(headers, at);
        match (is_shared(left), is_shared(right)) {
            _ if own.is_empty() => None,
            (true, false) => Some(FlagSide::Left),
            (false, true) => Some(FlagSide::Right),
            _ => None,
        }
    }

    /// The columns of letters that say nothing yet: in the next file they may.
    pub(super) fn silent_flags(&self, headers: &Headers, others: &[usize], found: &mut Meaning) {
        let flags = found.layout.column.iter().filter(|column| column.role == ColumnRole::Flag);
        let usual = flags.map(|column| column.side.unwrap_or(FlagSide::Left)).next();
        let known: Vec<Option<u32>> = found.layout.column.iter().map(|column| column.at).collect();
        let is_new = |at: &usize| !known.contains(&Some(*at as u32 + 1));
        for at in others.iter().copied().filter(is_new).filter(|&at| self.is_silent(at)) {
            let [left, right] = self.numbers_beside(headers, at);
            // Without a header of its own it is one where other columns of the table are of letters.
            let of_others = usual.filter(|side| {
                headers.path(at).is_empty()
                    && match side {
                        FlagSide::Left => left.is_some(),
                        FlagSide::Right => right.is_some(),
                    }
            });
            if let Some(side) = self.side_of_header(headers, at).or(of_others) {
                found.layout.column.push(flag((at, side)));
            }
        }
    }

    /// A column of letters, with the question whose status they are.
    pub(super) fn flag_column(&self, (at, side): (usize, FlagSide), found: &mut Meaning) -> Column {
        let first = self.data_rows().find_map(|row| self.grid.at(row, at)).map(KeptCell::label).unwrap_or_default();
        let word = match side {
            FlagSide::Left => "left",
            FlagSide::Right => "right",
        };
        let doubt = Doubt::new(DoubtKind::FlagColumn, "", &first).taking(word);
        found.doubts.push(doubt.at(self.grid.spot(None, at)));
        flag((at, side))
    }

    /// Whether nothing stands in a column of a table whose values have a status.
    pub(super) fn is_silent(&self, at: usize) -> bool {
        self.dictionary.place("OBS_STATUS").is_some() && self.data_rows().all(|row| self.grid.at(row, at).is_none())
    }

    /// Whether a column holds letters alone, each of them one that is known beside numbers.
    fn is_of_letters(&self, at: usize) -> bool {
        let mut cells = self.data_rows().filter_map(|row| self.grid.at(row, at)).map(KeptCell::label).peekable();
        self.dictionary.place("OBS_STATUS").is_some()
            && cells.peek().is_some()
            && cells.all(|text| statuses::of_flag(&text, &self.context.profile.statuses).is_some())
    }

    /// The columns of numbers right beside a column, to its left and to its right.
    fn numbers_beside(&self, headers: &Headers, at: usize) -> [Option<usize>; 2] {
        let [first, last] = self.block.columns;
        let is_number = |other: &usize| (first..=last).contains(other) && self.is_value_column(headers, *other);
        [at.checked_sub(1), at.checked_add(1)].map(|other| other.filter(is_number))
    }

    /// Whether a column that is blank or of letters stands right before each of several columns of numbers, below headers
    /// that are alike, and none behind the last.
    fn are_before(&self, headers: &Headers) -> bool {
        let [first, last] = self.block.columns;
        let numbers: Vec<usize> = (first..=last).filter(|&at| self.is_value_column(headers, at)).collect();
        let may_be_flags = |at: usize| self.is_silent(at) || self.is_of_letters(at);
        let before: Option<Vec<usize>> =
            numbers.iter().map(|&at| at.checked_sub(1).filter(|&left| left >= first && may_be_flags(left))).collect();
        let Some(before) = before.filter(|before| before.len() > 1) else { return false };
        let texts: Vec<String> = before.iter().map(|&at| headers.path(at)).collect();
        let are_alike = texts.windows(2).all(|pair| pair[0] == pair[1]);
        are_alike && numbers.last() == Some(&last)
    }
}

/// A column of letters that say the status of the numbers on one of its sides.
pub(super) fn flag((at, side): (usize, FlagSide)) -> Column {
    let side = (side == FlagSide::Right).then_some(side);
    Column { at: Some(at as u32 + 1), side, ..Column::new("", ColumnRole::Flag, None) }
}
