//! Constraints read: what must hold exactly between cells whose values are not exact.

use super::finding::{Finding, Member, Named, Place};
use super::problem::{Bounds, CellId, Constraint, Problem, Strictness, Units};
use super::rows::combined;
use super::statements::Prior;

/// A weighted sum of cells that equals a number.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    /// Where it comes from.
    pub(super) member: Member,
    /// Cells with coefficients, by cell; none whose value is exact.
    pub(super) terms: Vec<(usize, f64)>,
    /// What they add up to.
    pub(super) target: f64,
    /// The size of the numbers that the target was made of, to judge rounding by.
    pub(super) scale: f64,
    /// What the exact cells add to the target that the caller gave.
    pub(super) exact: f64,
}

/// All equations, and what they need.
#[derive(Debug, Default)]
pub(super) struct Equations {
    pub(super) equations: Vec<Equation>,
    /// The variances of the soft constraints; the error of each is a cell behind those of the problem.
    pub(super) soft: Vec<f64>,
    /// The bounds of the cells that are left once those with one possible value are equations.
    pub(super) bounds: Vec<Bounds>,
}

/// The usable constraints of `problem`, and equations for the cells that bounds leave one value.
pub(super) fn read_equations(problem: &Problem, priors: &[Prior], findings: &mut Vec<Finding>) -> Equations {
    let mut read = Equations::default();
    for (index, constraint) in problem.constraints.iter().enumerate() {
        let named = Named { index, name: constraint.name.clone() };
        match read_constraint(problem, constraint, &named) {
            Ok(terms) => read.push(constraint, named, Sum { terms, priors }, findings),
            Err(finding) => findings.push(finding),
        }
    }
    for (cell, prior) in priors.iter().enumerate() {
        let bounds = read_bounds(problem, CellId(cell), *prior, findings);
        let is_one_value = bounds.lower == bounds.upper;
        if is_one_value {
            let (member, target) = (Member::Fixed { cell: CellId(cell) }, bounds.lower);
            let terms = vec![(cell, 1.0)];
            read.equations.push(Equation { member, terms, target, scale: target.abs(), exact: 0.0 });
        }
        read.bounds.push(if is_one_value { Bounds::NONE } else { bounds });
    }
    read
}

/// The cells and coefficients of a usable constraint.
fn read_constraint(problem: &Problem, constraint: &Constraint, named: &Named) -> Result<Vec<(usize, f64)>, Finding> {
    let place = || Place::Constraint(named.clone());
    let numbers = constraint.terms.iter().map(|term| term.coefficient).chain([constraint.target]);
    if let Some(value) = numbers.chain(variance_of(constraint)).find(|value| !value.is_finite()) {
        return Err(Finding::NotFinite { place: place(), value });
    }
    if let Some(value) = variance_of(constraint).filter(|variance| *variance < 0.0) {
        return Err(Finding::NegativeVariance { place: place(), value });
    }
    if let Some(term) = constraint.terms.iter().find(|term| term.cell.0 >= problem.cells.len()) {
        return Err(Finding::UnknownCell { place: place(), cell: term.cell });
    }
    let terms = combined(constraint.terms.iter().map(|term| (term.cell.0, term.coefficient)).collect());
    if terms.is_empty() {
        return Err(Finding::EmptyConstraint { constraint: named.clone() });
    }
    let mut units: Vec<_> = terms.iter().map(|(cell, _)| problem.cells[*cell].unit).collect();
    units.sort_unstable();
    units.dedup();
    if units.len() > 1 && constraint.units == Units::Alike {
        return Err(Finding::UnlikeUnits { constraint: named.clone(), units });
    }
    Ok(terms)
}

fn variance_of(constraint: &Constraint) -> Option<f64> {
    match constraint.strictness {
        Strictness::Hard => None,
        Strictness::Soft { variance } => Some(variance),
    }
}

/// The cells of a constraint with their coefficients, and what is known of all cells.
struct Sum<'a> {
    terms: Vec<(usize, f64)>,
    priors: &'a [Prior],
}

impl Equations {
    fn push(&mut self, constraint: &Constraint, named: Named, sum: Sum<'_>, findings: &mut Vec<Finding>) {
        let (mut exact, mut scale) = (0.0, constraint.target.abs());
        let mut terms = sum.terms;
        terms.retain(|(cell, coefficient)| {
            let Prior::Exact(value) = sum.priors[*cell] else { return true };
            exact += coefficient * value;
            scale += (coefficient * value).abs();
            false
        });
        match variance_of(constraint) {
            Some(variance) if variance > 0.0 => {
                terms.push((sum.priors.len() + self.soft.len(), -1.0));
                self.soft.push(variance);
            }
            Some(_) => findings.push(Finding::ZeroVariance { place: Place::Constraint(named.clone()) }),
            None => {}
        }
        let (member, target) = (Member::Constraint(named), constraint.target - exact);
        self.equations.push(Equation { member, terms, target, scale, exact });
    }
}

/// The bounds of a cell as far as they can be used.
fn read_bounds(problem: &Problem, cell: CellId, prior: Prior, findings: &mut Vec<Finding>) -> Bounds {
    let Bounds { lower, upper } = problem.cells[cell.0].bounds;
    if let Some(value) = [lower, upper].into_iter().find(|bound| bound.is_nan()) {
        findings.push(Finding::NotFinite { place: Place::Cell(cell), value });
        return Bounds::NONE;
    }
    if lower > upper || lower == f64::INFINITY || upper == f64::NEG_INFINITY {
        findings.push(Finding::EmptyBounds { cell, lower, upper });
        return Bounds::NONE;
    }
    if let Prior::Exact(value) = prior {
        if !(lower..=upper).contains(&value) {
            findings.push(Finding::ExactOutOfBounds { cell, value });
        }
        return Bounds::NONE;
    }
    Bounds { lower, upper }
}
