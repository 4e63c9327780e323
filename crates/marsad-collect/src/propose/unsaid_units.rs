//! Tables that say no unit in a file in which another one does, as by `En milliers` below its own title: whether that is the
//! unit of both nobody knows, and a person is asked. Values are read as they stand.
//!
//! Does not hold: which lines stand above which table, which `lines_above` knows, and what they say, which `outside_units`
//! reads.

use marsad_model::SaidOf;

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::unit_words::{SHARE, UNIT};
use crate::values::units::{after_unit, unit_in};

/// Of how many values of a table the middle one is taken.
const NUMBERS_MAX: usize = 2000;

/// What a drafted table says of the unit of its values, and how great these are.
pub(super) struct UnitOfTable {
    sheet: String,
    place: String,
    /// The code of its unit, where each observation has its own.
    unit: Option<String>,
    said: Said,
    /// The middle one of its values, as they stand.
    size: Option<f64>,
}

/// What is said of the unit of a table.
enum Said {
    Nothing,
    /// Its values are multiplied with `factor`, as a line around it says, or a header of its own.
    Multiple {
        factor: f64,
        text: String,
        is_in_line: bool,
    },
    Other,
}

impl Drafter<'_, '_, '_> {
    /// Remembers what a table says of its unit, until all tables are known.
    pub(super) fn keep_unit(&mut self, table: &Table<'_>, place: &str) {
        let size = middle(self.numbers_of(table).take(NUMBERS_MAX).collect());
        self.units_of_tables.push(UnitOfTable {
            sheet: table.grid.name.clone(),
            place: place.to_owned(),
            unit: table.layout.constants.get(UNIT).cloned(),
            said: said_of(table),
            size,
        });
    }

    /// Asks about each table that says no unit below one on its sheet that a line says to be in thousands, and about any
    /// other whose values are as great as those that are.
    pub(super) fn ask_unsaid_units(&mut self) {
        let tables = std::mem::take(&mut self.units_of_tables);
        for (at, table) in tables.iter().enumerate().filter(|(_, table)| matches!(table.said, Said::Nothing)) {
            let (before, after) = tables.split_at(at);
            let is_on_sheet = |other: &&UnitOfTable| other.sheet == table.sheet && other.place != table.place;
            let above = before.iter().rev().filter(is_on_sheet).find(|other| other.is_in_line());
            let alike = || before.iter().rev().chain(after).find(|other| other.is_as_great_as(table));
            let Some(Said::Multiple { factor, text, .. }) = above.or_else(alike).map(|other| &other.said) else {
                continue;
            };
            let doubt = Doubt::new(DoubtKind::UnsaidUnit, "", text).taking(factor.to_string());
            self.doubt(doubt.at(&table.place));
        }
    }
}

impl UnitOfTable {
    fn is_in_line(&self) -> bool {
        matches!(self.said, Said::Multiple { is_in_line: true, .. })
    }

    /// Whether the values of another table are nearer to these as they stand than to these once they are multiplied. Other
    /// columns of one table, counts beside amounts, have their own unit.
    fn is_as_great_as(&self, other: &Self) -> bool {
        let (Said::Multiple { factor, .. }, Some(own), Some(size)) = (&self.said, self.size, other.size) else {
            return false;
        };
        let is_other = self.place != other.place && self.unit == other.unit;
        is_other && (size / own).ln().abs() * 2.0 < factor.ln().abs()
    }
}

fn said_of(table: &Table<'_>) -> Said {
    let said = table.layout.said.iter().find(|said| said.of == SaidOf::Scale).map(|said| &said.text);
    let text = said.or_else(|| table.unit_texts.first().map(|(text, _)| text));
    let is_of_shares = table.layout.constants.get(UNIT).is_some_and(|code| code == SHARE);
    let says_unit = |line: &str| after_unit(line).is_some() || unit_in(line).is_some();
    let has_words =
        || !table.layout.words_beside.is_empty() || table.title.unit_lines().any(|line| says_unit(&line.text));
    match (table.layout.scale, text) {
        (Some(factor), Some(text)) if factor != 1.0 => {
            let is_in_line = table.title.unit_lines().any(|line| line.text == *text);
            Said::Multiple { factor, text: text.clone(), is_in_line }
        }
        (None, None) if !is_of_shares && !has_words() => Said::Nothing,
        _ => Said::Other,
    }
}

/// The middle one of several numbers; none where it is not above zero.
fn middle(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().filter(|middle| *middle > 0.0)
}
