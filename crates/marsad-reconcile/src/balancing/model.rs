//! A problem as it is computed with: only what is usable, with cells for the errors of soft constraints.

use super::covariances::read_covariances;
use super::equations::{Equation, read_equations};
use super::finding::Finding;
use super::groups::Groups;
use super::problem::{Bounds, Problem};
use super::statements::{Combined, Prior, Used, combine_statements};

/// What is usable of a problem.
#[derive(Debug)]
pub(super) struct Model {
    /// What is known of each cell beforehand. Behind the cells of the problem stands one for each soft constraint: its
    /// error, which is about zero.
    pub(super) priors: Vec<Prior>,
    /// Between which values each cell lies.
    pub(super) bounds: Vec<Bounds>,
    /// What must hold exactly.
    pub(super) equations: Vec<Equation>,
    /// The cells whose errors go with that of a cell, and their covariances.
    pub(super) links: Groups<(usize, f64)>,
    /// What of each statement is used.
    pub(super) used: Vec<Option<Used>>,
    /// The usable statements of each cell.
    pub(super) statements_of: Groups<usize>,
    /// How many cells the problem has.
    pub(super) cells: usize,
}

impl Model {
    /// The usable part of `problem`; `findings` takes what is wrong with the rest.
    pub(super) fn new(problem: &Problem, findings: &mut Vec<Finding>) -> Self {
        let cells = problem.cells.len();
        let Combined { mut priors, used, statements_of } = combine_statements(problem, findings);
        let links = read_covariances(problem, &priors, findings);
        let system = read_equations(problem, &priors, findings);
        priors.extend(system.soft.iter().map(|variance| Prior::Estimate { value: 0.0, variance: *variance }));
        let mut bounds = system.bounds;
        bounds.resize(priors.len(), Bounds::NONE);
        Self {
            links: Groups::new(priors.len(), &links),
            priors,
            bounds,
            equations: system.equations,
            used,
            statements_of,
            cells,
        }
    }
}
