//! The column that marks the second phase: which rows it marks, and what in it is no mark.

use super::finding::{DesignFinding, NAMES_MAX};
use crate::error::SurveyError;
use crate::frame::{Codes, Frame};

/// What a column of marks says.
pub(super) struct Marks {
    /// For each row whether it is marked; a gap marks nothing.
    pub inside: Vec<bool>,
    /// What is wrong with the column; empty where nothing is.
    pub wrong: Vec<DesignFinding>,
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
        Ok(Self { inside, wrong: no_marks(column, codes, &marks).into_iter().collect() })
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

#[cfg(test)]
mod tests {
    use super::Marks;
    use crate::frame::Frame;

    fn marks(texts: &[&str]) -> (Vec<bool>, bool) {
        let frame = Frame::new(texts.len()).with_texts("visited", texts).unwrap();
        let marks = Marks::read(&frame, "visited").unwrap();
        (marks.inside, marks.wrong.is_empty())
    }

    #[test]
    fn ones_and_truths_mark_and_anything_else_is_told() {
        assert_eq!(marks(&["1", "0", "1"]), (vec![true, false, true], true));
        assert_eq!(marks(&["TRUE", "False"]), (vec![true, false], true));
        assert!(!marks(&["1", "2"]).1 && !marks(&["yes", "no"]).1 && !marks(&["0.5", "1"]).1);
    }

    #[test]
    fn a_gap_marks_nothing() {
        let frame = Frame::new(3).with_numbers("visited", vec![1.0, f64::NAN, 0.0]).unwrap();
        let marks = Marks::read(&frame, "visited").unwrap();
        assert_eq!((marks.inside, marks.wrong.len()), (vec![true, false, false], 0));
    }
}
