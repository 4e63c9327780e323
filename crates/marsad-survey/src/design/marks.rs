//! The column that marks the second phase: which rows it marks, and what in it is no mark.

use super::finding::{DesignFinding, NAMES_MAX, RowsFound};
use crate::error::SurveyError;
use crate::frame::{Codes, Frame, MISSING};

/// What a column of marks says.
pub(super) struct Marks {
    /// For each row whether it is marked; a gap marks nothing.
    pub inside: Vec<bool>,
    /// What is wrong with the column, or worth knowing of it.
    pub findings: Vec<DesignFinding>,
}

impl Marks {
    /// The marks in a column of numbers or of words.
    ///
    /// # Errors
    /// [`SurveyError::NoSuchColumn`], or a column of a type that cannot be used.
    pub fn read(frame: &Frame, column: &str) -> Result<Self, SurveyError> {
        let codes = frame.codes(column)?;
        let marks: Vec<Option<bool>> = codes.labels.iter().map(|label| mark(label)).collect();
        let mark_of = |code: &u32| marks.get(*code as usize).copied().flatten();
        let inside = codes.of_row.iter().map(|code| mark_of(code) == Some(true)).collect();
        let no_marks = no_marks(column, codes, &marks);
        Ok(Self { inside, findings: no_marks.into_iter().chain(gaps(column, codes, &marks)).collect() })
    }
}

/// What a word marks; none where it is no mark.
fn mark(word: &str) -> Option<bool> {
    match word.trim().to_ascii_lowercase().as_str() {
        "1" | "true" => Some(true),
        "0" | "-0" | "false" => Some(false),
        _ => None,
    }
}

/// The values of rows that are no marks.
fn no_marks(column: &str, codes: &Codes, marks: &[Option<bool>]) -> Option<DesignFinding> {
    let mut rows_of_label = vec![0_usize; codes.labels.len()];
    for code in &codes.of_row {
        if let Some(rows) = rows_of_label.get_mut(*code as usize) {
            *rows += 1;
        }
    }
    let found = codes.labels.iter().zip(marks).zip(&rows_of_label);
    let wrong: Vec<(&String, usize)> = found
        .filter(|((_, mark), rows)| mark.is_none() && **rows > 0)
        .map(|((label, _), rows)| (label, *rows))
        .collect();
    let values: Vec<String> = wrong.iter().take(NAMES_MAX).map(|(label, _)| (*label).clone()).collect();
    let rows = wrong.iter().map(|(_, rows)| *rows).sum();
    (!wrong.is_empty()).then(|| DesignFinding::SecondPhaseMarks { column: column.to_owned(), values, rows })
}

/// Rows without a mark in a column that also marks rows outside: there a gap is no mark, but one that is missing.
fn gaps(column: &str, codes: &Codes, marks: &[Option<bool>]) -> Option<DesignFinding> {
    let is_outside = |code: &u32| marks.get(*code as usize).copied().flatten() == Some(false);
    if !codes.of_row.iter().any(is_outside) {
        return None;
    }
    let found = RowsFound::of(column, codes.of_row.len(), |row| codes.of_row[row] == MISSING);
    found.map(DesignFinding::SecondPhaseMarksMissing)
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use crate::design::{DesignFinding, RowsFound};
    use crate::frame::Frame;

    fn marks(texts: &[&str]) -> (Vec<bool>, bool) {
        let frame = Frame::new(texts.len()).with_texts("visited", texts).unwrap();
        let marks = Marks::read(&frame, "visited").unwrap();
        (marks.inside, marks.findings.is_empty())
    }

    #[test]
    fn ones_and_truths_mark_and_anything_else_is_told() {
        assert_eq!(marks(&["1", "0", "1"]), (vec![true, false, true], true));
        assert_eq!(marks(&["TRUE", "False"]), (vec![true, false], true));
        assert!(!marks(&["1", "2"]).1 && !marks(&["yes", "no"]).1 && !marks(&["0.5", "1"]).1);
    }

    #[test]
    fn a_gap_marks_nothing_and_is_told_beside_marks_of_rows_outside() {
        let marks = |values: [f64; 4]| {
            let frame = Frame::new(4).with_numbers("visited", values.to_vec()).unwrap();
            Marks::read(&frame, "visited").unwrap()
        };
        let alone = marks([1.0, f64::NAN, f64::NAN, 1.0]);
        assert_eq!((alone.inside, alone.findings), (vec![true, false, false, true], Vec::new()));
        let beside = marks([1.0, f64::NAN, 0.0, f64::NAN]);
        assert_eq!(beside.inside, [true, false, false, false]);
        let found = RowsFound { column: "visited".to_owned(), rows: 2, first_row: 1 };
        assert_eq!(beside.findings, [DesignFinding::SecondPhaseMarksMissing(found)]);
        assert!(!beside.findings[0].is_fatal());
    }
}
