//! Balancing of problems in which elimination fills in: held against the dense system of their equations.

use marsad_reconcile::balancing::{CellId, Finding, Options, Problem, Solution, balance};

use crate::dense::{self, Matrix};
use crate::random::{Random, constraint, unbounded, variance};

const OPTIONS: Options = Options { threads: 2, multiplications_max: u64::MAX };

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

/// Constraints of these terms, each with a target of zero, over cells that two sources state with drawn variances.
fn stated(random: &mut Random, cells: usize, rows: &[Vec<(usize, f64)>]) -> Problem {
    let statements = (0..cells)
        .map(|cell| {
            let value = random.between(50.0, 500.0);
            variance(cell, cell % 2, value, (0.05 * value).powi(2))
        })
        .collect();
    let constraints = rows.iter().enumerate().map(|(row, terms)| constraint(&format!("c{row}"), terms, 0.0)).collect();
    Problem { cells: unbounded(cells), statements, constraints, ..Problem::default() }
}

/// 400 constraints of five cells each, drawn from 2,000: nearly all hang together.
fn at_random(seed: u64) -> Problem {
    let random = &mut Random(seed);
    let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
    while rows.len() < 400 {
        let mut cells: Vec<usize> = (0..5).map(|_| random.below(2_000)).collect();
        cells.sort_unstable();
        cells.dedup();
        if cells.len() == 5 {
            rows.push(cells.iter().map(|cell| (*cell, if *cell == cells[0] { -1.0 } else { 1.0 })).collect());
        }
    }
    stated(random, 2_000, &rows)
}

/// A table of three ways with all its margins of two ways, each of them a cell of its own.
fn cube(ways: [usize; 3]) -> Problem {
    let [one, two, three] = ways;
    let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
    let inner = one * two * three;
    let place = |i: usize, j: usize, k: usize| (i * two + j) * three + k;
    let mut sum = |parts: Vec<usize>| {
        let margin = inner + rows.len();
        rows.push(parts.into_iter().map(|part| (part, 1.0)).chain([(margin, -1.0)]).collect());
    };
    for i in 0..one {
        (0..two).for_each(|j| sum((0..three).map(|k| place(i, j, k)).collect()));
        (0..three).for_each(|k| sum((0..two).map(|j| place(i, j, k)).collect()));
    }
    for j in 0..two {
        (0..three).for_each(|k| sum((0..one).map(|i| place(i, j, k)).collect()));
    }
    stated(&mut Random(7), inner + rows.len(), &rows)
}

/// S λ = r with S = A V Aᵀ by the inverse of a dense matrix: values s + V Aᵀ λ, variances V − V Aᵀ S⁻¹ A V.
#[track_caller]
fn check(problem: &Problem, solution: &Solution) {
    let rows = problem.constraints.len();
    let (mut columns, mut right) = (vec![vec![0.0; rows]; problem.cells.len()], vec![0.0; rows]);
    for (row, constraint) in problem.constraints.iter().enumerate() {
        for term in &constraint.terms {
            columns[term.cell.0][row] = term.coefficient;
            right[row] -= term.coefficient * problem.statements[term.cell.0].value;
        }
    }
    let variances: Vec<f64> = problem.statements.iter().map(|statement| (0.05 * statement.value).powi(2)).collect();
    let mut system: Matrix = dense::zeros(rows, rows);
    for (column, variance) in columns.iter().zip(&variances) {
        let met: Vec<usize> = (0..rows).filter(|row| column[*row] != 0.0).collect();
        for row in &met {
            met.iter().for_each(|other| system[*row][*other] += variance * column[*row] * column[*other]);
        }
    }
    let inverse = dense::inverse(&system).unwrap();
    let multipliers = dense::times(&inverse, &right);
    for (place, (column, variance)) in columns.iter().zip(&variances).enumerate() {
        let met: Vec<usize> = (0..rows).filter(|row| column[*row] != 0.0).collect();
        let push: f64 = met.iter().map(|row| column[*row] * multipliers[*row]).sum();
        let entry = |row: usize, other: usize| column[row] * column[other] * inverse[row][other];
        let strength: f64 = met.iter().flat_map(|row| met.iter().map(move |other| entry(*row, *other))).sum();
        let cell = solution.cells[place];
        near(cell.value.unwrap(), problem.statements[place].value + variance * push);
        near(cell.standard_error.unwrap(), (variance - variance * variance * strength).max(0.0).sqrt());
    }
    near(solution.plausibility.chi_square, right.iter().zip(&multipliers).map(|(one, other)| one * other).sum());
}

#[test]
fn constraints_that_join_cells_at_random_give_what_the_dense_system_gives() {
    for seed in [1, 2] {
        let problem = at_random(seed);
        let solution = balance(&problem, &OPTIONS);
        check(&problem, &solution);
        assert!(solution.findings.is_empty());
    }
}

#[test]
fn a_cube_with_its_margins_of_two_ways_gives_what_the_dense_system_gives() {
    for ways in [[2, 3, 4], [4, 12, 12]] {
        let problem = cube(ways);
        check(&problem, &balance(&problem, &OPTIONS));
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let problem = at_random(3);
    assert_eq!(balance(&problem, &Options { threads: 1, ..OPTIONS }), balance(&problem, &OPTIONS));
}

/// What was left out, by findings: cells without an error, and constraints that do not hold.
fn missing(solution: &Solution) -> (Option<(usize, f64)>, Option<usize>) {
    let errors = solution.findings.iter().find_map(|finding| match finding {
        Finding::ErrorsLeftOut { cells, multiplications } => Some((*cells, *multiplications)),
        _ => None,
    });
    let unchecked = solution.findings.iter().find_map(|finding| match finding {
        Finding::EquationsUnchecked { violated } => Some(*violated),
        _ => None,
    });
    (errors, unchecked)
}

#[test]
fn what_would_take_longer_than_allowed_is_told_and_changes_no_value() {
    let problem = at_random(4);
    let all = balance(&problem, &OPTIONS);
    let by_steps = balance(&problem, &Options { multiplications_max: 0, ..OPTIONS });
    let (errors, unchecked) = missing(&by_steps);
    assert_eq!(unchecked, Some(0));
    let largest = by_steps.findings.iter().filter_map(|finding| match finding {
        Finding::ErrorsLeftOut { multiplications, .. } => Some(*multiplications),
        _ => None,
    });
    let needed = largest.fold(0.0, f64::max);
    assert!(errors.is_some_and(|(cells, _)| cells > 0) && needed > 0.0);
    // A third of it is for the factor.
    let without_errors = balance(&problem, &Options { multiplications_max: (needed / 2.0) as u64, ..OPTIONS });
    assert!(matches!(missing(&without_errors), (Some(_), None)));
    for less in [&by_steps, &without_errors] {
        near(less.plausibility.chi_square, all.plausibility.chi_square);
        for (cell, (found, expected)) in less.cells.iter().zip(&all.cells).enumerate() {
            near(found.value.unwrap(), expected.value.unwrap());
            for contribution in all.contributions.of(CellId(cell)) {
                let same = less.contributions.of(CellId(cell)).iter();
                let same = same.filter(|other| other.contributor == contribution.contributor);
                near(same.map(|other| other.amount).sum(), contribution.amount);
            }
        }
    }
}

#[test]
fn constraints_that_contradict_each_other_are_told_even_where_they_are_not_checked() {
    let statements = vec![variance(0, 0, 1.0, 1.0), variance(1, 0, 1.0, 1.0)];
    let sum = |target: f64| constraint("sum", &[(0, 1.0), (1, 1.0)], target);
    let constraints = vec![sum(3.0), sum(4.0)];
    let problem = Problem { cells: unbounded(2), statements, constraints, ..Problem::default() };
    let solution = balance(&problem, &Options { multiplications_max: 0, ..OPTIONS });
    assert!(missing(&solution).1.is_some_and(|violated| violated > 0));
}

#[test]
fn a_cell_in_thousands_of_constraints_is_balanced_without_their_matrix() {
    // One cell is stated to equal each of 10,001 others, all with a variance of 1: all become the mean.
    let count = 10_001;
    let statements: Vec<_> = (0..=count).map(|cell| variance(cell, 0, (cell % 10) as f64, 1.0)).collect();
    let mean = statements.iter().map(|statement| statement.value).sum::<f64>() / (count + 1) as f64;
    let constraints = (1..=count).map(|cell| constraint("equal", &[(0, 1.0), (cell, -1.0)], 0.0)).collect();
    let problem = Problem { cells: unbounded(count + 1), statements, constraints, ..Problem::default() };
    let solution = balance(&problem, &OPTIONS);
    solution.cells.iter().for_each(|cell| near(cell.value.unwrap(), mean));
    let (errors, unchecked) = missing(&solution);
    assert_eq!((errors.map(|(cells, _)| cells), unchecked), (Some(count + 1), Some(0)));
}
