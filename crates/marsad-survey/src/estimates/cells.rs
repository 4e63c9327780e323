//! The cells of a request: which rows belong to which combination of codes, and which to none.

use super::request::{Missing, Question, Request};
use crate::design::{Crossed, Design, Groups, crossed, rows_of_groups};
use crate::error::SurveyError;
use crate::frame::{Codes, Frame, MISSING};

/// Rows that were left out because a value is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MissingRows {
    /// Other rows of the domain that miss a value of what is estimated.
    pub in_variables: usize,
    /// Rows of the domain that miss a code of a column by which it is crossed.
    pub in_domains: usize,
}

/// The cells of a request.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    /// For each row its cell, or [`MISSING`] outside.
    pub of_row: Vec<u32>,
    /// For each cell the labels of its codes, one for each column by which it is crossed.
    pub labels: Vec<Vec<String>>,
    /// How many rows each cell has; none where all of them miss a value.
    pub rows: Vec<usize>,
    /// Whether every row with a weight is in the one cell that there is.
    pub are_everything: bool,
    pub missing: MissingRows,
}

impl Cells {
    /// The cells of `request`.
    pub fn of(design: &Design, request: &Request) -> Result<Self, SurveyError> {
        let frame = design.frame();
        let inside = inside(design, request)?;
        let inside_rows = inside.iter().filter(|cell| **cell != MISSING).count();
        let columns = request.by.as_slice().iter().map(|column| frame.codes(column)).collect::<Result<Vec<_>, _>>()?;
        let groups: Vec<Groups<'_>> =
            columns.iter().map(|codes| Groups { of_row: &codes.of_row, count: codes.labels.len() }).collect();
        let Crossed { mut of_row, members, rows: rows_inside } = crossed(inside, &groups);
        let labels: Vec<Vec<String>> = members.iter().map(|member| labels_of(member, &columns)).collect();
        let in_domains = inside_rows - rows_inside.iter().sum::<usize>();
        let mut missing = MissingRows { in_domains, ..MissingRows::default() };
        for column in columns_of(&request.question) {
            leave_out_missing(&mut of_row, frame, column, request.missing, &mut missing)?;
        }
        let rows = match missing.in_variables {
            0 => rows_inside,
            _ => rows_of_groups(Groups { of_row: &of_row, count: labels.len() }),
        };
        let kept: usize = rows.iter().sum();
        if kept == 0 {
            return Err(SurveyError::EmptyDomain);
        }
        let are_everything = kept == of_row.len() && request.by.as_slice().is_empty();
        Ok(Self { of_row, labels, rows, are_everything, missing })
    }

    /// How many cells there are.
    pub fn count(&self) -> usize {
        self.labels.len()
    }

    /// For each row whether it is in a cell.
    pub fn mask(&self, cell: usize) -> Vec<bool> {
        self.of_row.iter().map(|found| *found as usize == cell).collect()
    }
}

/// What the codes of a cell mean, column by column.
fn labels_of(codes: &[u32], columns: &[&Codes]) -> Vec<String> {
    codes.iter().zip(columns).map(|(code, column)| column.labels[*code as usize].clone()).collect()
}

/// Zero for the rows of the domain that have a weight.
fn inside(design: &Design, request: &Request) -> Result<Vec<u32>, SurveyError> {
    let cell = |weight: &f64| if *weight == 0.0 { MISSING } else { 0 };
    let mut of_row: Vec<u32> = design.weights().iter().map(cell).collect();
    if request.domain != crate::domain::Domain::All {
        let inside = request.domain.rows(design.frame())?;
        of_row.iter_mut().zip(inside).for_each(|(cell, inside)| *cell = if inside { *cell } else { MISSING });
    }
    Ok(of_row)
}

/// The columns whose values must be known.
fn columns_of(question: &Question) -> Vec<&str> {
    match question {
        Question::Total(names) | Question::Mean(names) | Question::Quantile { columns: names, .. } => {
            names.as_slice().iter().map(String::as_str).collect()
        }
        Question::Proportion(column) => vec![column.as_str()],
        Question::Ratio { numerator, denominator } => vec![numerator.as_str(), denominator.as_str()],
        Question::Count => Vec::new(),
    }
}

fn leave_out_missing(
    of_row: &mut [u32],
    frame: &Frame,
    column: &str,
    rule: Missing,
    missing: &mut MissingRows,
) -> Result<(), SurveyError> {
    if frame.missing_count(column)? == 0 {
        return Ok(());
    }
    let before = missing.in_variables;
    let mut leave_out = |cell: &mut u32, is_missing: bool| {
        if is_missing && *cell != MISSING {
            *cell = MISSING;
            missing.in_variables += 1;
        }
    };
    if frame.is_numeric(column) {
        let values = frame.numbers(column)?;
        of_row.iter_mut().zip(values).for_each(|(cell, value)| leave_out(cell, value.is_nan()));
    } else {
        let codes = &frame.codes(column)?.of_row;
        of_row.iter_mut().zip(codes).for_each(|(cell, code)| leave_out(cell, *code == MISSING));
    }
    let rows = missing.in_variables - before;
    if rule == Missing::Fail && rows > 0 {
        return Err(SurveyError::MissingValues { name: column.to_owned(), rows });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Cells;
    use crate::design::Design;
    use crate::domain::Domain;
    use crate::error::SurveyError;
    use crate::estimates::{Missing, Request, mean};
    use crate::frame::{Frame, MISSING};

    fn cells(request: &Request) -> Result<Cells, SurveyError> {
        let frame = Frame::new(5).with_numbers("x", vec![1.0, f64::NAN, 3.0, 4.0, 5.0]).unwrap();
        let frame = frame.with_texts("sex", &["m", "f", "f", "m", "m"]).unwrap();
        let frame = frame.with_numbers("age", vec![1.0, 1.0, f64::NAN, 2.0, 1.0]).unwrap();
        Cells::of(&Design::new(frame).build().unwrap(), request)
    }

    #[test]
    fn cells_are_combinations_that_occur() {
        let found = cells(&mean("x").by(["sex", "age"])).unwrap();
        assert_eq!(found.labels, [["f", "1"], ["m", "1"], ["m", "2"]]);
        assert_eq!(found.of_row, [1, MISSING, MISSING, 2, 1]);
        assert_eq!(found.rows, [0, 2, 1]);
        assert_eq!((found.missing.in_variables, found.missing.in_domains), (1, 1));
    }

    #[test]
    fn missing_values_are_refused_where_that_is_asked() {
        let wrong = cells(&mean("x").missing(Missing::Fail)).unwrap_err();
        assert_eq!(wrong, SurveyError::MissingValues { name: "x".to_owned(), rows: 1 });
        assert!(cells(&mean("x").missing(Missing::Fail).where_(Domain::is("sex", "m"))).is_ok());
    }

    #[test]
    fn an_empty_domain_is_an_error() {
        let empty = mean("x").where_(Domain::within("x", 90.0, 99.0));
        assert_eq!(cells(&empty).unwrap_err(), SurveyError::EmptyDomain);
    }
}
