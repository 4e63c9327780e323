//! Statements read, and those of one cell combined by their precision.

use super::finding::{Finding, Place};
use super::grading::Ungraded;
use super::groups::Groups;
use super::problem::{CellId, Problem};

/// A variance below this is zero: its inverse would leave the range of numbers.
const VARIANCE_MIN: f64 = 1e-200;

/// What is known of a cell before balancing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Prior {
    /// Nothing.
    Unstated,
    /// A value that cannot give way.
    Exact(f64),
    /// A value with its variance.
    Estimate {
        /// The value.
        value: f64,
        /// Its variance, above zero.
        variance: f64,
    },
}

/// A statement as it is used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Used {
    /// Its variance; zero where it is taken as exact.
    pub(super) variance: f64,
    /// Its share in what its cell is stated to be.
    pub(super) weight: f64,
}

/// All statements, combined.
#[derive(Debug)]
pub(super) struct Combined {
    pub(super) priors: Vec<Prior>,
    pub(super) used: Vec<Option<Used>>,
    pub(super) statements_of: Groups<usize>,
}

/// What the statements of each cell say together.
pub(super) fn combine_statements(problem: &Problem, findings: &mut Vec<Finding>) -> Combined {
    let variances = read_variances(problem, findings);
    let usable = variances.iter().enumerate().filter(|(_, variance)| variance.is_some());
    let by_cell: Vec<(usize, usize)> = usable.map(|(place, _)| (problem.statements[place].cell.0, place)).collect();
    let statements_of = Groups::new(problem.cells.len(), &by_cell);
    let mut used = vec![None; problem.statements.len()];
    let mut priors = Vec::with_capacity(problem.cells.len());
    for cell in 0..problem.cells.len() {
        let places = one_for_each_source(problem, statements_of.of(cell), findings);
        let mut of_cell: Vec<OfCell> = Vec::with_capacity(places.len());
        for place in places {
            let variance = variances[place].unwrap_or(0.0);
            of_cell.push(OfCell { place, value: problem.statements[place].value, variance });
        }
        priors.push(combine(CellId(cell), of_cell, &mut used, findings));
    }
    Combined { priors, used, statements_of }
}

/// The share of each statement in what its cell is stated to be; zero for one that balancing leaves out, such as the
/// second of two copies.
pub(crate) fn weights(problem: &Problem) -> Vec<f64> {
    let combined = combine_statements(problem, &mut Vec::new());
    combined.used.iter().map(|used| used.map_or(0.0, |used| used.weight)).collect()
}

/// The variance of each statement that can be used.
fn read_variances(problem: &Problem, findings: &mut Vec<Finding>) -> Vec<Option<f64>> {
    let mut variances = Vec::with_capacity(problem.statements.len());
    for statement in 0..problem.statements.len() {
        match read_variance(problem, statement) {
            Ok(variance) if variance < VARIANCE_MIN => {
                findings.push(Finding::ZeroVariance { place: Place::Statement(statement) });
                variances.push(Some(0.0));
            }
            Ok(variance) => variances.push(Some(variance)),
            Err(finding) => {
                findings.push(finding);
                variances.push(None);
            }
        }
    }
    variances
}

fn read_variance(problem: &Problem, place: usize) -> Result<f64, Finding> {
    let statement = &problem.statements[place];
    if statement.cell.0 >= problem.cells.len() {
        return Err(Finding::UnknownCell { place: Place::Statement(place), cell: statement.cell });
    }
    let variance = problem.grading.variance(statement).map_err(|ungraded| match ungraded {
        Ungraded::Source(source) => Finding::UnknownSource { statement: place, source },
        Ungraded::Grade(grade) => Finding::UnknownGrade { statement: place, grade },
    })?;
    if let Some(value) = [statement.value, variance].into_iter().find(|value| !value.is_finite()) {
        return Err(Finding::NotFinite { place: Place::Statement(place), value });
    }
    if variance < 0.0 {
        return Err(Finding::NegativeVariance { place: Place::Statement(place), value: variance });
    }
    Ok(variance)
}

/// Those of the statements of one cell that can stand beside each other.
fn one_for_each_source(problem: &Problem, places: &[usize], findings: &mut Vec<Finding>) -> Vec<usize> {
    let mut places = places.to_vec();
    if places.len() < 2 {
        return places;
    }
    let source = |place: usize| problem.statements[place].source;
    places.sort_by_key(|place| (source(*place), *place));
    let mut kept = Vec::with_capacity(places.len());
    for group in places.chunk_by(|left, right| source(*left) == source(*right)) {
        let first = &problem.statements[group[0]];
        let (cell, source, statements) = (first.cell, first.source, group.to_vec());
        let is_same = group.iter().all(|place| problem.statements[*place].value == first.value);
        match (group.len(), is_same) {
            (1, _) => {}
            (_, true) => findings.push(Finding::Repeated { cell, source, statements }),
            (_, false) => findings.push(Finding::StatedTwice { cell, source, statements }),
        }
        kept.extend(group.first().filter(|_| is_same));
    }
    kept.sort_unstable();
    kept
}

/// A usable statement of the cell at hand.
struct OfCell {
    place: usize,
    value: f64,
    variance: f64,
}

/// What `statements` say of `cell` together. Exact ones decide alone.
fn combine(cell: CellId, statements: Vec<OfCell>, used: &mut [Option<Used>], findings: &mut Vec<Finding>) -> Prior {
    let (exact, estimates): (Vec<OfCell>, Vec<OfCell>) =
        statements.into_iter().partition(|statement| statement.variance == 0.0);
    if let Some(first) = exact.first() {
        let value = first.value;
        if exact.iter().all(|statement| statement.value == value) {
            let weight = 1.0 / exact.len() as f64;
            exact.iter().for_each(|statement| used[statement.place] = Some(Used { variance: 0.0, weight }));
            for statement in &estimates {
                used[statement.place] = Some(Used { variance: statement.variance, weight: 0.0 });
            }
            return Prior::Exact(value);
        }
        let statements = exact.iter().map(|statement| statement.place).collect();
        findings.push(Finding::ExactValuesDiffer { cell, statements });
    }
    let precision: f64 = estimates.iter().map(|statement| 1.0 / statement.variance).sum();
    let mut value = 0.0;
    for statement in estimates {
        let weight = 1.0 / statement.variance / precision;
        value += weight * statement.value;
        used[statement.place] = Some(Used { variance: statement.variance, weight });
    }
    if precision > 0.0 { Prior::Estimate { value, variance: 1.0 / precision } } else { Prior::Unstated }
}
