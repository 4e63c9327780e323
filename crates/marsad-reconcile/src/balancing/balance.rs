//! The whole way from a problem to its solution.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::chi_square::chi_square_tail;

use super::bounds::settle;
use super::conflicts::leave_out;
use super::finding::{Finding, Member};
use super::model::Model;
use super::part::{Part, Source};
use super::problem::{CellId, Problem, Strictness, Term};
use super::report::{Report, Solved, fit};
use super::solution::{
    BalancedCell, ConstraintOutcome, Contribution, Contributions, PartOutcome, Plausibility, Solution, Stated,
    StatementOutcome, Suspect,
};
use super::split::{Piece, Pieces, split};
use super::statements::{Prior, Used};

/// Pieces with more equations than this are helped by all threads.
const LARGE: usize = 2_000;
/// Fits that differ by less than this share are equally bad.
const EQUAL_SHARE: f64 = 1e-6;

/// How balancing is done. It changes how long it takes and whether all errors are computed, not what the figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many threads work; at least one does.
    pub threads: usize,
    /// How many multiplications may be spent on one system of equations that hang together. What would take more is
    /// known before it begins; [`Finding::ErrorsLeftOut`] and [`Finding::EquationsUnchecked`] tell what is missing.
    pub multiplications_max: u64,
}

impl Default for Options {
    /// As many threads as the machine runs at a time, and some half a minute of two of them.
    fn default() -> Self {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        Self { threads, multiplications_max: 2_000_000_000_000 }
    }
}

/// The figures nearest to what is stated that satisfy the constraints, each with what a reader must know of it.
///
/// Nearest means: the sum of squared adjustments, each measured by its uncertainty, is least. Whatever is wrong with the
/// problem is in the findings; the rest is solved without it.
pub fn balance(problem: &Problem, options: &Options) -> Solution {
    let mut findings = Vec::new();
    let model = Model::new(problem, &mut findings);
    let pieces = split(&model);
    let reports = solve_pieces(problem, &model, &pieces, options);
    let mut assembly = Assembly::new(problem, &model, findings);
    assembly.add_exact_cells(problem, &model);
    for (piece, report) in pieces.pieces.iter().zip(reports) {
        assembly.add_part(&model, piece, report);
    }
    assembly.finish(problem, &model)
}

/// Solves all pieces, the largest first, on several threads.
fn solve_pieces(problem: &Problem, model: &Model, pieces: &Pieces, options: &Options) -> Vec<Report> {
    let (threads, multiplications_max) = (options.threads.max(1), options.multiplications_max);
    let all = &pieces.pieces;
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse((all[*index].equations.len(), all[*index].cells.len())));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let piece = &all[*index];
            let threads = if piece.equations.len() > LARGE { threads } else { 1 };
            done.push((*index, solve_piece(problem, model, Source { pieces, piece, threads, multiplications_max })));
        }
        done
    };
    let mut reports = vec![Report::default(); all.len()];
    let mut take = |done: Vec<(usize, Report)>| {
        for (index, report) in done {
            reports[index] = report;
        }
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(all.len())).map(|_| scope.spawn(work)).collect();
        take(work());
        for other in others {
            match other.join() {
                Ok(done) => take(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    reports
}

/// Solves a piece; where equations contradict each other, without one of them.
fn solve_piece(problem: &Problem, model: &Model, source: Source<'_>) -> Report {
    let (mut left_out, mut findings) = (Vec::new(), Vec::new());
    loop {
        let part = Part::new(model, source, &left_out);
        let free = part.system([]);
        let more = leave_out(model, &free, &mut findings);
        if more.is_empty() {
            let balanced = free.balance();
            let settlement = settle(&part, &balanced);
            let mut report = Solved { problem, part: &part, free, balanced, settlement }.report();
            findings.append(&mut report.findings);
            report.findings = findings;
            return report;
        }
        left_out.extend(more);
    }
}

/// The solution as it grows.
struct Assembly {
    solution: Solution,
    contributions: Vec<(usize, Contribution)>,
    chi_square: f64,
    degrees: usize,
}

impl Assembly {
    fn new(problem: &Problem, model: &Model, findings: Vec<Finding>) -> Self {
        let weight = |used: &Option<Used>| used.map_or(0.0, |used| used.weight);
        let statements = model.used.iter().map(|used| StatementOutcome { weight: weight(used), ..Default::default() });
        let solution = Solution {
            cells: vec![BalancedCell::default(); problem.cells.len()],
            statements: statements.collect(),
            constraints: vec![ConstraintOutcome::default(); problem.constraints.len()],
            findings,
            ..Solution::default()
        };
        Self { solution, contributions: Vec::new(), chi_square: 0.0, degrees: 0 }
    }

    /// Cells whose value cannot give way; other statements of them are checked by it.
    fn add_exact_cells(&mut self, problem: &Problem, model: &Model) {
        for (cell, prior) in model.priors.iter().enumerate().take(model.cells) {
            let Prior::Exact(value) = *prior else { continue };
            self.solution.cells[cell] = BalancedCell {
                stated: Some(value),
                stated_standard_error: Some(0.0),
                value: Some(value),
                standard_error: Some(0.0),
                adjustment: Some(0.0),
                at_bound: None,
            };
            for &statement in model.statements_of.of(cell) {
                let Some(used) = model.used[statement].filter(|used| used.variance > 0.0) else { continue };
                let offset = problem.statements[statement].value - value;
                self.chi_square += offset * offset / used.variance;
                self.degrees += 1;
                self.solution.statements[statement].fit = fit(offset / used.variance, 1.0 / used.variance);
            }
        }
    }

    fn add_part(&mut self, model: &Model, piece: &Piece, report: Report) {
        let solution = &mut self.solution;
        report.cells.into_iter().for_each(|(cell, outcome)| solution.cells[cell] = outcome);
        report.statement_fits.into_iter().for_each(|(statement, fit)| solution.statements[statement].fit = Some(fit));
        report.constraint_fits.into_iter().for_each(|(place, fit)| solution.constraints[place].fit = Some(fit));
        self.contributions.extend(report.contributions);
        solution.findings.extend(report.findings);
        self.chi_square += report.chi_square;
        self.degrees += report.degrees;
        if report.degrees > 0 {
            let cells = piece.cells.iter().filter(|cell| **cell < model.cells).map(|cell| CellId(*cell));
            let constraints = piece.equations.iter().filter_map(|equation| match &model.equations[*equation].member {
                Member::Constraint(named) => Some(named.index),
                _ => None,
            });
            solution.parts.push(PartOutcome {
                cells: cells.collect(),
                constraints: constraints.collect(),
                plausibility: plausibility(report.chi_square, report.degrees),
            });
        }
    }

    fn finish(mut self, problem: &Problem, model: &Model) -> Solution {
        let solution = &mut self.solution;
        let used = problem.statements.iter().zip(&model.used);
        for ((statement, used), outcome) in used.zip(&mut solution.statements) {
            let cell = used.and_then(|_| solution.cells.get(statement.cell.0));
            outcome.adjustment = cell.and_then(|cell| cell.value).map(|value| value - statement.value);
        }
        add_residuals(problem, solution);
        solution.contributions = Contributions::new(problem.cells.len(), self.contributions);
        solution.plausibility = plausibility(self.chi_square, self.degrees);
        solution.most_inconsistent = most_inconsistent(problem, solution);
        self.solution
    }
}

fn plausibility(chi_square: f64, degrees: usize) -> Plausibility {
    let chi_square = chi_square.max(0.0);
    Plausibility { chi_square, degrees, p_value: chi_square_tail(chi_square, degrees) }
}

/// What each constraint lacks, before and after.
fn add_residuals(problem: &Problem, solution: &mut Solution) {
    for (constraint, outcome) in problem.constraints.iter().zip(&mut solution.constraints) {
        let residual = |value: &dyn Fn(&BalancedCell) -> Option<f64>| {
            let of_term =
                |term: &Term| solution.cells.get(term.cell.0).and_then(value).map(|value| term.coefficient * value);
            let sum: Option<f64> = constraint.terms.iter().map(of_term).sum();
            sum.map(|sum| sum - constraint.target).filter(|residual| residual.is_finite())
        };
        outcome.residual_before = residual(&|cell: &BalancedCell| cell.stated);
        outcome.residual = residual(&|cell: &BalancedCell| cell.value);
    }
}

/// The statement or soft constraint with the greatest difference in standard errors.
fn most_inconsistent(problem: &Problem, solution: &Solution) -> Option<Suspect> {
    let statements = solution.statements.iter().enumerate();
    let statements = statements.filter_map(|(place, outcome)| Some((Stated::Statement(place), outcome.fit?)));
    let is_soft = |place: usize| !matches!(problem.constraints[place].strictness, Strictness::Hard);
    let constraints = solution.constraints.iter().enumerate().filter(|(place, _)| is_soft(*place));
    let constraints = constraints.filter_map(|(place, outcome)| Some((Stated::Constraint(place), outcome.fit?)));
    let all: Vec<_> = statements.chain(constraints).collect();
    let mut worst = *all.first()?;
    for other in &all {
        if other.1.z.abs() > worst.1.z.abs() * (1.0 + EQUAL_SHARE) {
            worst = *other;
        }
    }
    let least = worst.1.z.abs() * (1.0 - EQUAL_SHARE);
    let equals = all.iter().filter(|other| other.1.z.abs() >= least).count() - 1;
    Some(Suspect { what: worst.0, fit: worst.1, equals })
}
