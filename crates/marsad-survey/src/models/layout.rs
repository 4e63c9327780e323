//! How the terms of a formula become columns.
//!
//! A term gives at most one column that is not zero in a row: the product of its numbers, its *carrier*, stands in the
//! column of the codes that meet there. So a row is known by its codes and its carriers, and no row of the model matrix
//! is ever written out. Carrier 0 is the constant.
//! Does not hold: values, see `patterns`.

use crate::Frame;

use super::coded::CodedVariable;
use super::{Column, Formula, ModelError, ModelFinding, Part, Variable};

/// More columns than this are not computed: their information matrix alone would take 32 MB.
pub(super) const COLUMNS_MAX: usize = 2_000;
/// A code without a column.
const NO_COLUMN: u32 = u32::MAX;

/// The columns of a model, and which of them a row fills.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Every column, in order.
    pub columns: Vec<Column>,
    /// How many terms the formula has.
    pub terms: usize,
    /// The term of each column; none for the intercept.
    pub term_of_column: Vec<Option<usize>>,
    /// The carrier of each column.
    pub carrier_of_column: Vec<usize>,
    /// The coded columns of the frame.
    pub coded: Vec<CodedVariable>,
    /// The numeric columns of the frame.
    pub numbers: Vec<String>,
    /// The products of powers behind carriers 1, 2 and so on: place in `numbers`, exponent.
    pub carriers: Vec<Vec<(usize, u32)>>,
    plans: Vec<TermPlan>,
}

/// A column that a row fills, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Active {
    pub carrier: usize,
    pub column: usize,
}

#[derive(Clone, Debug)]
struct TermPlan {
    carrier: usize,
    first_column: usize,
    factors: Vec<FactorPlan>,
}

#[derive(Clone, Debug)]
struct FactorPlan {
    /// Place in `coded`.
    variable: usize,
    /// The place of each code among those written, or [`NO_COLUMN`].
    place_of_code: Vec<u32>,
    /// How many columns apart neighbouring codes are.
    stride: usize,
}

impl Layout {
    /// The columns of `formula` for `rows` of `frame`.
    pub(super) fn of(
        formula: &Formula,
        frame: &Frame,
        rows: &[u32],
        findings: &mut Vec<ModelFinding>,
    ) -> Result<Self, ModelError> {
        let mut layout = Self::empty();
        layout.terms = formula.terms.len();
        layout.observe(formula, frame, rows)?;
        let told = layout.coded.iter().flat_map(|coded| coded.findings(formula.reference_of(&coded.column)));
        findings.extend(told);
        if formula.intercept {
            layout.plans.push(TermPlan { carrier: 0, first_column: 0, factors: Vec::new() });
            layout.push_column(None, 0, Column::default());
        }
        for place in 0..formula.terms.len() {
            layout.add_term(formula, place)?;
        }
        Ok(layout)
    }

    /// The columns filled by a row with these codes of the coded columns, appended to `active`.
    pub(super) fn fill(&self, codes: &[u32], active: &mut Vec<Active>) {
        for plan in &self.plans {
            if let Some(column) = plan.column(codes) {
                active.push(Active { carrier: plan.carrier, column });
            }
        }
    }

    /// The place of a coded column.
    pub(super) fn coded_place(&self, column: &str) -> Option<usize> {
        self.coded.iter().position(|coded| coded.column == column)
    }

    fn empty() -> Self {
        Self {
            columns: Vec::new(),
            terms: 0,
            term_of_column: Vec::new(),
            carrier_of_column: Vec::new(),
            coded: Vec::new(),
            numbers: Vec::new(),
            carriers: Vec::new(),
            plans: Vec::new(),
        }
    }

    fn observe(&mut self, formula: &Formula, frame: &Frame, rows: &[u32]) -> Result<(), ModelError> {
        for variable in formula.terms.iter().flat_map(|term| &term.variables) {
            match variable {
                Variable::Codes { column } if self.coded_place(column).is_none() => {
                    let wanted = formula.reference_of(column);
                    self.coded.push(CodedVariable::observe(frame, column, wanted, rows)?);
                }
                Variable::Number { column, .. } if !self.numbers.contains(column) => {
                    self.numbers.push(column.clone());
                }
                Variable::Codes { .. } | Variable::Number { .. } => {}
            }
        }
        Ok(())
    }

    fn push_column(&mut self, term: Option<usize>, carrier: usize, column: Column) {
        self.columns.push(column);
        self.term_of_column.push(term);
        self.carrier_of_column.push(carrier);
    }

    fn add_term(&mut self, formula: &Formula, place: usize) -> Result<(), ModelError> {
        let first_column = self.columns.len();
        let carrier = self.carrier_of(&formula.terms[place].variables);
        let mut factors = Vec::new();
        let mut written = Vec::new();
        let mut columns: usize = 1;
        for variable in &formula.terms[place].variables {
            let Variable::Codes { column } = variable else { continue };
            let Some(coded) = self.coded_place(column) else { continue };
            let codes = self.coded[coded].written(formula.is_contrasted(place, variable));
            factors.push(FactorPlan::new(coded, &codes, self.coded[coded].labels.len(), columns));
            columns = columns.saturating_mul(codes.len());
            written.push(codes);
        }
        let all = first_column.saturating_add(columns);
        if all > COLUMNS_MAX {
            return Err(ModelError::TooManyColumns { columns: all, most: COLUMNS_MAX });
        }
        for number in 0..columns {
            let column = self.column_at(&formula.terms[place].variables, &written, number);
            self.push_column(Some(place), carrier, column);
        }
        self.plans.push(TermPlan { carrier, first_column, factors });
        Ok(())
    }

    /// The carrier of a term, made if it is new.
    fn carrier_of(&mut self, variables: &[Variable]) -> usize {
        let mut powers: Vec<(usize, u32)> = Vec::new();
        for variable in variables {
            let Variable::Number { column, exponent } = variable else { continue };
            let Some(number) = self.numbers.iter().position(|known| known == column) else { continue };
            match powers.iter_mut().find(|(known, _)| *known == number) {
                Some((_, known)) => *known = known.saturating_add(*exponent),
                None => powers.push((number, *exponent)),
            }
        }
        powers.retain(|(_, exponent)| *exponent > 0);
        powers.sort_unstable();
        if powers.is_empty() {
            return 0;
        }
        if let Some(known) = self.carriers.iter().position(|known| *known == powers) {
            return known + 1;
        }
        self.carriers.push(powers);
        self.carriers.len()
    }

    /// What stands in column `number` of a term whose coded variables have the codes `written`; the first runs fastest.
    fn column_at(&self, variables: &[Variable], written: &[Vec<u32>], number: usize) -> Column {
        let mut rest = number;
        let mut codes = written.iter();
        let mut parts = Vec::new();
        for variable in variables {
            match variable {
                Variable::Number { column, exponent } => {
                    parts.push(Part::Number { column: column.clone(), exponent: *exponent });
                }
                Variable::Codes { column } => {
                    let (Some(codes), Some(coded)) = (codes.next(), self.coded_place(column)) else { continue };
                    let code = self.coded[coded].label(codes[rest % codes.len()]).to_owned();
                    rest /= codes.len();
                    parts.push(Part::Code { column: column.clone(), code });
                }
            }
        }
        Column { outcome: None, parts }
    }
}

impl TermPlan {
    fn column(&self, codes: &[u32]) -> Option<usize> {
        let mut column = self.first_column;
        for factor in &self.factors {
            match factor.place_of_code[codes[factor.variable] as usize] {
                NO_COLUMN => return None,
                place => column += place as usize * factor.stride,
            }
        }
        Some(column)
    }
}

impl FactorPlan {
    fn new(variable: usize, written: &[u32], labels: usize, stride: usize) -> Self {
        let mut place_of_code = vec![NO_COLUMN; labels];
        for (place, code) in (0..).zip(written) {
            place_of_code[*code as usize] = place;
        }
        Self { variable, place_of_code, stride }
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;
    use crate::Frame;
    use crate::models::{Formula, Variable};

    fn frame() -> Frame {
        let frame = Frame::new(4).with_numbers("age", vec![20.0, 30.0, 40.0, 50.0]).unwrap();
        let frame = frame.with_texts("sex", &["f", "m", "f", "m"]).unwrap();
        frame.with_texts("school", &["a", "b", "c", "a"]).unwrap()
    }

    #[track_caller]
    fn check(formula: &Formula, expected: &[&str]) -> Layout {
        let mut findings = Vec::new();
        let layout = Layout::of(formula, &frame(), &[0, 1, 2, 3], &mut findings).unwrap();
        let columns: Vec<String> = layout.columns.iter().map(ToString::to_string).collect();
        assert_eq!(columns, expected);
        assert_eq!(findings, []);
        layout
    }

    #[test]
    fn the_first_variable_of_an_interaction_runs_fastest() {
        let formula = Formula::new().without_intercept().interaction([
            Variable::codes("sex"),
            Variable::codes("school"),
            Variable::number("age"),
        ]);
        let layout = check(
            &formula,
            &[
                "sex=f:school=a:age",
                "sex=m:school=a:age",
                "sex=f:school=b:age",
                "sex=m:school=b:age",
                "sex=f:school=c:age",
                "sex=m:school=c:age",
            ],
        );
        let mut active = Vec::new();
        layout.fill(&[1, 2], &mut active);
        assert_eq!((active.len(), active[0].column, active[0].carrier), (1, 5, 1));
    }

    #[test]
    fn the_reference_fills_no_column_of_its_own() {
        let formula = Formula::new().codes("school").reference("school", "b").number("age").power("age", 2);
        let layout = check(&formula, &["(intercept)", "school=a", "school=c", "age", "age^2"]);
        let mut active = Vec::new();
        layout.fill(&[1], &mut active);
        assert_eq!(active.iter().map(|active| active.column).collect::<Vec<_>>(), [0, 3, 4]);
        assert_eq!(layout.carriers, [vec![(0, 1)], vec![(0, 2)]]);
    }
}
