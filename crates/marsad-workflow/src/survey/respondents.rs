//! The respondents of a table, in groups by the codes that they have.
//!
//! Holds: who answers, to whom a restriction keeps, and how many have the same codes. Does not hold: what follows from how many
//! they are (`behind.rs`, `unions.rs`) or from who they are (`withheld.rs`).

use marsad_model::Statistic;
use marsad_survey::{Codes, Design, Frame, MISSING, SurveyError};

/// The rows that have a weight and all numbers that are asked for, or a code where shares of codes are.
///
/// # Errors
/// Variables that are not there, or are no numbers.
pub(super) fn answering_rows(design: &Design, statistic: &Statistic) -> Result<Vec<usize>, SurveyError> {
    let frame = design.frame();
    let named = if statistic.is_of_numbers() { statistic.variables() } else { Vec::new() };
    let columns: Vec<&[f64]> = named.into_iter().map(|name| frame.numbers(name)).collect::<Result<_, _>>()?;
    let codes = match statistic {
        Statistic::Proportion { variable, .. } => Some(frame.codes(variable)?),
        _ => None,
    };
    let weights = design.weights();
    let answers = |row: &usize| {
        let has_code = codes.is_none_or(|codes| codes.of_row[*row] != MISSING);
        weights[*row] != 0.0 && has_code && columns.iter().all(|column| !column[*row].is_nan())
    };
    Ok((0..frame.rows()).filter(answers).collect())
}

/// Whether a variable has two answers: its mean, its share, its total and a ratio of it tell of the same persons.
pub(super) fn has_two_answers(frame: &Frame, variable: &str) -> bool {
    frame.codes(variable).is_ok_and(|codes| codes.labels.len() == 2)
}

/// A variable of which some codes are taken.
pub(super) struct Restriction<'a> {
    codes: &'a Codes,
    is_taken: Vec<bool>,
}

impl<'a> Restriction<'a> {
    /// The restriction to some codes of a variable.
    ///
    /// # Errors
    /// A variable that is not there.
    pub(super) fn of(frame: &'a Frame, (name, wanted): (&str, &[String])) -> Result<Self, SurveyError> {
        let codes = frame.codes(name)?;
        Ok(Self { codes, is_taken: codes.labels.iter().map(|label| wanted.contains(label)).collect() })
    }

    pub(super) fn has(&self, row: usize) -> bool {
        self.is_taken.get(self.codes.of_row[row] as usize).copied().unwrap_or(false)
    }
}

/// How many respondents, and a number by which to know them again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub rows: u64,
    /// The sum of a number for each row: two groups with the same print are the same persons.
    pub print: u64,
}

impl Group {
    pub(super) fn of(rows: impl Iterator<Item = usize>) -> Self {
        let one = |row: usize| Self { rows: 1, print: print_of(row) };
        rows.map(one).fold(Self::default(), Self::with)
    }

    /// Both together.
    pub(super) const fn with(self, other: Self) -> Self {
        Self { rows: self.rows + other.rows, print: self.print.wrapping_add(other.print) }
    }
}

/// A number for a row that looks like chance (the finaliser of SplitMix64), so that sums of two sets are hardly ever the same.
const fn print_of(row: usize) -> u64 {
    let seed = (row as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let once = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    twice ^ (twice >> 31)
}

/// Who has each crossing of the codes of some columns, in the order of the codes, those without one last. Cells become one
/// number each, so that sorting finds them.
pub(super) fn counted(columns: &[&Codes], rows: impl Iterator<Item = usize>) -> Vec<(Vec<u32>, Group)> {
    let width = |codes: &Codes| codes.labels.len() as u128 + 1;
    let place = |codes: &Codes, row: usize| (codes.of_row[row] as usize).min(codes.labels.len()) as u128;
    let cell = |row: usize| columns.iter().fold(0_u128, |cell, codes| cell * width(codes) + place(codes, row));
    let mut cells: Vec<(u128, usize)> = rows.map(|row| (cell(row), row)).collect();
    cells.sort_unstable();
    let decoded = |mut cell: u128| {
        let mut key = vec![0_u32; columns.len()];
        for (code, codes) in key.iter_mut().zip(columns).rev() {
            let place = (cell % width(codes)) as u32;
            *code = if place as usize == codes.labels.len() { MISSING } else { place };
            cell /= width(codes);
        }
        key
    };
    let same = cells.chunk_by(|(one, _), (other, _)| one == other);
    same.map(|same| (decoded(same[0].0), Group::of(same.iter().map(|(_, row)| *row)))).collect()
}

#[cfg(test)]
mod tests {
    use marsad_model::Statistic;
    use marsad_survey::{Design, Frame};

    use super::{Group, answering_rows, counted};

    #[test]
    fn the_same_persons_are_known_again_however_they_are_put_together() {
        let whole = Group::of(0..100);
        assert_eq!(Group::of(50..100).with(Group::of(0..50)), whole);
        assert_ne!(Group::of(1..101).print, whole.print, "as many, but others");
    }

    #[test]
    fn rows_without_a_weight_or_an_answer_are_nobodys() {
        let frame = Frame::new(3).with_numbers("w", vec![1.0, 0.0, 2.0]).unwrap();
        let frame = frame.with_numbers("y", vec![1.0, 1.0, f64::NAN]).unwrap();
        let frame = frame.with_texts("sex", &["F", "M", "F"]).unwrap();
        let design = Design::new(frame).weights("w").build().unwrap();
        let rows = |statistic: Statistic| answering_rows(&design, &statistic).unwrap();
        assert_eq!(rows(Statistic::Count {}), [0, 2]);
        assert_eq!(rows(Statistic::Mean { variable: "y".into() }), [0]);
        assert_eq!(rows(Statistic::Proportion { variable: "y".into(), category: None }), [0]);
        let by_sex = counted(&[design.frame().codes("sex").unwrap()], 0..3);
        assert_eq!(by_sex.iter().map(|(_, group)| group.rows).collect::<Vec<_>>(), [2, 1]);
    }
}
