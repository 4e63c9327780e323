//! Words of a unit beside the numbers of a table, `1.030 bén.`, `12 €`: they are taken away, so that the draft sees numbers,
//! and the profile keeps them, so that a later file with other words is told.
//!
//! Does not hold: how a number and its words are told apart, which `values::words_beside` knows, and letters that may be marks
//! of quality, which `marks_behind` asks about.

use std::collections::BTreeMap;

use marsad_model::NumberMarks;

use super::counted_units::are_translations;
use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Placed, Table};
use super::grid::{Grid, KeptCell};
use super::kind::is_year_number;
use super::roles::Meaning;
use super::title::is_about_percent;
use super::unit_words::UNIT;
use crate::cell::is_currency_sign;
use crate::names::fold;
use crate::titles::UnitReader;
use crate::values::numbers::{self, Written};
use crate::values::periods::{self, TimeHabits};
use crate::values::units::{Verdict, unit_in};
use crate::values::words_beside;

/// A sheet with more different words beside numbers has texts that hold a number, and no units.
const WORDS_MAX: usize = 24;
/// Words beside fewer numbers are no habit of a table.
const CELLS_MIN: usize = 3;
const ROWS_MIN: usize = 2;
/// So many texts are looked up in the lists: `2 children` may be a word of one.
const TEXTS_MAX: usize = 40;

/// Words beside a number of a table, as a person sees both, and where.
struct Shown {
    words: String,
    text: String,
    place: String,
}

impl Drafter<'_, '_, '_> {
    /// Takes the words beside the numbers of each sheet away, where one word stands beside all numbers of its columns.
    pub(super) fn words_beside_numbers(&self, grids: &mut [Grid]) {
        for grid in grids.iter_mut().filter(|grid| !grid.is_hidden) {
            mark_words(grid);
            let mut groups = groups(&grid.words);
            groups.retain(|group| self.is_unit(grid, group));
            take_away(grid, &groups.concat());
        }
    }

    /// Whether forms of one word beside numbers of a sheet are those of a unit.
    fn is_unit(&self, grid: &Grid, group: &[u8]) -> bool {
        let is_listed = |(row, column): (usize, usize)| !self.lists_of(&grid.label(row, column)).is_empty();
        is_habit(grid, group) && are_alone(grid, group) && !places(grid, group).take(TEXTS_MAX).any(is_listed)
    }

    /// Why a table is not drafted: the words beside its numbers say that it measures something else than the dataflow.
    pub(super) fn refusal_of_words(&self, grid: &Grid, found: &Placed<'_>, meaning: &Meaning) -> Option<Doubt> {
        if self.has_units() || self.unit_code() == Some("PT") {
            return None;
        }
        let units = UnitReader::of(self.context);
        let [first, last] = found.block.rows.map(|row| grid.number(row));
        let shown = shown(grid, [first?, last?], &meaning.values);
        shown.into_iter().find_map(|one| {
            let refused = |kind: DoubtKind, component: &str| Doubt::new(kind, component, &one.text).at(&one.place);
            match units.of_words(&one.words) {
                _ if is_about_percent(&one.words) => Some(refused(DoubtKind::OtherMeasure, "")),
                Some(Verdict::Other) => Some(refused(DoubtKind::OtherUnit, UNIT)),
                _ => None,
            }
        })
    }

    /// Keeps the words beside the numbers of a table, and takes the unit that they name.
    pub(super) fn words_beside(&mut self, table: &mut Table<'_>) {
        let rows = table.layout.rows.unwrap_or([table.layout.header_last() + 1, u32::MAX]);
        let units = UnitReader::of(self.context);
        for one in shown(table.grid, rows, &table.values) {
            self.doubt(Doubt::new(DoubtKind::WordsBeside, "", &one.words).at(&one.place));
            self.unit_of_words(table, (&units, &one));
            table.layout.words_beside.push(one.words);
        }
    }

    /// Takes what values are multiplied with from the words beside them, or says that something else around the table names
    /// another unit. The currency alone says nothing of a multiplier that stands elsewhere.
    fn unit_of_words(&mut self, table: &mut Table<'_>, (units, one): (&UnitReader<'_>, &Shown)) {
        let is_named = !table.unit_texts.is_empty() || table.title.unit().is_some();
        let factor = match units.of_words(&one.words) {
            Some(Verdict::Scale(factor)) => factor,
            Some(Verdict::Same) => 1.0,
            Some(Verdict::Other) | None => return,
        };
        if factor == table.layout.scale.unwrap_or(1.0) || is_named && units.is_own_currency(&one.words) {
            return;
        }
        let is_first = table.layout.scale.is_none() && !is_named && table.layout.words_beside.is_empty();
        let doubt = if is_first {
            table.layout.scale = Some(factor);
            Doubt::new(DoubtKind::Scale, "", &one.text).taking(factor.to_string())
        } else {
            Doubt::new(DoubtKind::UnknownUnit, UNIT, &one.text)
        };
        self.doubt(doubt.at(&one.place));
    }
}

/// Marks the numbers of a sheet with words beside them. The first cell of a row is a label, and a period is no number.
fn mark_words(grid: &mut Grid) {
    let is_filled = |cell: &KeptCell| !cell.cell().is_blank();
    for (_, cells) in &mut grid.rows {
        let first = cells.iter().position(is_filled).unwrap_or(cells.len());
        for cell in cells.iter_mut().skip(first + 1).filter(|cell| cell.number.is_none()) {
            let Some((_, words)) = number_with_words(cell) else { continue };
            let place = grid.words.iter().position(|known| *known == words).unwrap_or(grid.words.len());
            if place >= WORDS_MAX {
                return grid.words.clear();
            }
            if place == grid.words.len() {
                grid.words.push(words);
            }
            cell.beside = u8::try_from(place + 1).unwrap_or_default();
        }
    }
}

fn number_with_words(cell: &KeptCell) -> Option<(String, String)> {
    let label = cell.label();
    let counted = words_beside::split(&label)?;
    let is_number = numbers::read(counted.number, NumberMarks::default()) != Written::Nothing;
    let is_period = periods::read(&label, TimeHabits::default()).is_some();
    (is_number && !is_period).then(|| (counted.number.to_owned(), counted.words.to_owned()))
}

/// The words of a sheet by their number, counted from 1: forms of one word together.
fn groups(words: &[String]) -> Vec<Vec<u8>> {
    let mut groups: Vec<Vec<u8>> = Vec::new();
    for (number, one) in (1..).zip(words) {
        let is_form = |known: &u8| words.get(usize::from(*known) - 1).is_some_and(|known| is_same(known, one));
        match groups.iter_mut().find(|group| group.iter().any(is_form)) {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    groups
}

/// Where the numbers stand that have one of these words beside them: the place of the row, and the column.
fn places(grid: &Grid, group: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    grid.rows.iter().enumerate().flat_map(move |(row, (_, cells))| {
        let own = cells.iter().enumerate().filter(move |(_, cell)| group.contains(&cell.beside));
        own.map(move |(column, _)| (row, column))
    })
}

/// Whether words stand beside several numbers, in several rows.
fn is_habit(grid: &Grid, group: &[u8]) -> bool {
    let of_row = |cells: &[KeptCell]| cells.iter().filter(|cell| group.contains(&cell.beside)).count();
    let counts: Vec<usize> = grid.rows.iter().map(|(_, cells)| of_row(cells)).filter(|count| *count > 0).collect();
    counts.len() >= ROWS_MIN && counts.iter().sum::<usize>() >= CELLS_MIN
}

/// Whether no number without these words stands between theirs in a column, nor to their right in a row. Where one does, as in
/// `France | 2 children | 120`, they are rather a part of a label. Nought is so much in any unit, and a year or a percentage
/// something else.
fn are_alone(grid: &Grid, group: &[u8]) -> bool {
    let mut columns: BTreeMap<usize, [usize; 2]> = BTreeMap::new();
    for (row, column) in places(grid, group) {
        columns.entry(column).or_insert([row, row])[1] = row;
    }
    let is_own = |cell: &KeptCell| group.contains(&cell.beside);
    let is_other = |cell: &KeptCell| !is_own(cell) && (cell.beside != 0 || plain_number(cell).is_some());
    let is_between = |(&column, &[first, last]): (&usize, &[usize; 2])| {
        (first..=last).filter_map(|row| grid.at(row, column)).any(is_other)
    };
    let is_apart = |cell: &KeptCell| plain_number(cell).is_some_and(|number| !is_year_number(number));
    let is_right = |(_, cells): &(u32, Vec<KeptCell>)| {
        let first = cells.iter().position(is_own).unwrap_or(cells.len());
        cells.iter().skip(first + 1).any(is_apart)
    };
    !columns.iter().any(is_between) && !grid.rows.iter().any(is_right)
}

/// Takes these words away from beside their numbers; the others stay as they stand.
fn take_away(grid: &mut Grid, units: &[u8]) {
    for cell in grid.rows.iter_mut().flat_map(|(_, cells)| cells).filter(|cell| cell.beside != 0) {
        match number_with_words(cell).filter(|_| units.contains(&cell.beside)) {
            Some((number, _)) => cell.text = number,
            None => cell.beside = 0,
        }
    }
}

/// The number of a cell that has nothing beside it and is neither nought nor a percentage.
fn plain_number(cell: &KeptCell) -> Option<f64> {
    let written = || match numbers::read(&cell.label(), NumberMarks::default()) {
        Written::Number(number, around) => Some(number).filter(|_| !around.is_percent),
        Written::Ambiguous(number, _) => Some(number),
        Written::Nothing => None,
    };
    let number = if cell.number.is_some() { cell.number } else { written() };
    number.filter(|number| *number != 0.0 && !cell.is_percent && !cell.is_word)
}

/// The different words beside the numbers of a table, each as it stands first.
fn shown(grid: &Grid, rows: [u32; 2], values: &[usize]) -> Vec<Shown> {
    let words_of = |cell: &KeptCell| grid.words.get(usize::from(cell.beside).checked_sub(1)?);
    let mut found: Vec<Shown> = Vec::new();
    for (number, cells) in grid.between(rows) {
        for &column in values {
            let Some((cell, words)) = cells.get(column).and_then(|cell| Some((cell, words_of(cell)?))) else {
                continue;
            };
            if found.iter().all(|known| known.words != *words) {
                let text = format!("{} {words}", cell.label());
                found.push(Shown { words: words.clone(), text, place: grid.spot(Some(*number), column) });
            }
        }
    }
    found
}

/// Whether words beside numbers are one and the same: one unit, forms of one word, its translation, or its beginning with a
/// stop, `pers.`.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let unit = |words: &str| unit_in(&format!("en {words}"));
    let (own, others) = (unit(one), unit(other));
    if own.is_some() || others.is_some() || one.contains(is_currency_sign) || other.contains(is_currency_sign) {
        return one == other || own.is_some() && own == others;
    }
    let count = |words: &str| words.split_whitespace().count();
    let mut pairs = one.split_whitespace().zip(other.split_whitespace());
    count(one) == count(other) && pairs.all(|(one, other)| is_same_word(one, other))
}

fn is_same_word(one: &str, other: &str) -> bool {
    const LETTERS_MIN: usize = 2;
    let (own, others) = (fold(one), fold(other));
    let is_short_for = |text: &str, short: &str, long: &str| {
        text.ends_with('.') && short.chars().count() >= LETTERS_MIN && long.starts_with(short)
    };
    let (stem, other_stem) = (singular(&own), singular(&others));
    stem == other_stem
        || are_translations(&stem, &other_stem)
        || is_short_for(one, &own, &others)
        || is_short_for(other, &others, &own)
}

/// A folded word without the ending of the plural or of the Arabic dual: `visas`, `تأشيرتان`, `شخصين`.
fn singular(word: &str) -> String {
    const LETTERS_MIN: usize = 3;
    const ENDINGS: [(&str, &str); 9] =
        [("s", ""), ("x", ""), ("تان", "ه"), ("تين", "ه"), ("ات", "ه"), ("ان", ""), ("ين", ""), ("ون", ""), ("ا", "")];
    let cut = ENDINGS.into_iter().find_map(|(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= LETTERS_MIN)?;
        Some(format!("{stem}{instead}"))
    });
    cut.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn forms_of_one_word_are_one_and_other_words_are_not() {
        for (one, other) in [
            ("visa", "visas"),
            ("pers.", "personnes"),
            ("bén.", "bénéficiaires"),
            ("personne", "persons"),
            ("شخص", "أشخاص"),
            ("شخص", "شخصين"),
            ("شخص", "شخصًا"),
            ("تأشيرة", "تأشيرتان"),
            ("تأشيرة", "تأشيرات"),
            ("طالب", "طلبة"),
            ("€", "euros"),
            ("k€", "milliers d’euros"),
        ] {
            assert!(is_same(one, other) && is_same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("bén.", "ménages"),
            ("demandes", "demandeurs"),
            ("طالب", "طلب"),
            ("طالب", "طالبات"),
            ("€", "$"),
            ("k€", "€"),
            ("MDT", "mDT"),
            ("pers.", "personnes âgées"),
            ("milliers", "personnes"),
            ("p.", "permis"),
        ] {
            assert!(!is_same(one, other) && !is_same(other, one), "{one} {other}");
        }
    }
}
