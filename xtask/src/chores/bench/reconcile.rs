//! A hundred thousand figures balanced under twenty thousand constraints, by us and by SciPy in turn; both must give the
//! same figures.
//!
//! Ours gives every standard error, contribution and leave-one-out; SciPy solves for the values, and is asked for a few
//! standard errors to compare. Before that the scan for contradictions is timed, which is in `contradictions.rs`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use marsad_reconcile::balancing::{
    Bounds, Cell, CellId, Constraint, Options, Problem, SourceId, Statement, Uncertainty, UnitId, balance,
};
use serde::Deserialize;

use super::contradictions;
use crate::chores::python;
use crate::shell::{Done, cache, output, program, say};

/// How often each takes its turn.
const ROUNDS: usize = 5;
/// The same where SciPy takes half a minute.
const ROUNDS_LONG: usize = 1;
/// Two ways of solving one system may differ by so much of a figure.
const DIFFERENCE_MAX: f64 = 1e-9;
const SCIPY: &str = include_str!("with_scipy.py");

/// What the script of SciPy says.
#[derive(Deserialize)]
struct Said {
    seconds: f64,
    error_seconds: f64,
    errors: usize,
}

pub fn run() -> Done {
    contradictions::run()?;
    let python = python::environment("reconcile", &["numpy", "scipy"])?;
    let cases = [
        ("a tree of totals", ROUNDS, tree()),
        ("tables with their margins", ROUNDS, tables()),
        ("a cube with all its margins of two ways", ROUNDS, cube()),
        ("constraints that join cells at random", ROUNDS_LONG, at_random()),
    ];
    for (name, rounds, problem) in cases {
        let folder = cache("bench");
        write(&folder, &problem)?;
        let (mut ours, mut theirs, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds {
            let started = Instant::now();
            let solution = balance(&problem, &Options::default());
            ours.push(started.elapsed().as_secs_f64());
            let out = folder.join("scipy.csv");
            let files = ["cells.csv", "terms.csv"].map(|name| folder.join(name));
            let mut command = program(&python, &["-c", SCIPY]);
            let text = output(command.args(files).arg(&out)).ok_or("SciPy did not answer")?;
            let said: Said = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            theirs.push(said.seconds);
            errors.push(said.error_seconds / said.errors as f64);
            compare(&solution, &out)?;
        }
        let (ours, theirs) = (median(ours), median(theirs));
        say(&format!("── {name}: {} cells, {} constraints", problem.cells.len(), problem.constraints.len()));
        say(&format!("Marsad  {ours:.3} s, with every standard error, contribution and leave-one-out"));
        say(&format!(
            "SciPy   {theirs:.3} s for the values alone ({:.1} times ours), {:.2} ms more for each standard error",
            theirs / ours,
            1000.0 * median(errors)
        ));
    }
    Ok(())
}

/// Numbers that look drawn and are the same each time (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    /// Between 0 and 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Each figure is the sum of five others, down to figures that are sums of nothing.
fn tree() -> Problem {
    const CELLS: usize = 100_000;
    let mut numbers = Numbers(88_172_645_463_325_252);
    let children = |cell: usize| (5 * cell + 1..5 * cell + 6).filter(|&child| child < CELLS);
    let mut truth = vec![0.0; CELLS];
    for cell in (0..CELLS).rev() {
        let sum: f64 = children(cell).map(|child| truth[child]).sum();
        truth[cell] = if sum > 0.0 { sum } else { 10.0 + 1000.0 * numbers.next() };
    }
    let mut problem = stated(&truth, &mut numbers);
    for cell in (0..CELLS).filter(|&cell| children(cell).next().is_some()) {
        problem.constraints.push(Constraint::sum(format!("sum {cell}"), CellId(cell), children(cell).map(CellId)));
    }
    problem
}

/// Tables of origin by destination, each with its margins; the last sum of a table follows from the others and is left
/// out, since SciPy cannot solve with it.
fn tables() -> Problem {
    const TABLES: usize = 910;
    const ROWS: usize = 9;
    const COLUMNS: usize = 10;
    let mut numbers = Numbers(2_463_534_242);
    let place = |table: usize, row: usize, column: usize| (table * (ROWS + 1) + row) * (COLUMNS + 1) + column;
    let mut truth = vec![0.0; place(TABLES, 0, 0)];
    for (table, row, column) in (0..TABLES)
        .flat_map(|table| (0..ROWS).flat_map(move |row| (0..COLUMNS).map(move |column| (table, row, column))))
    {
        let value = 1.0 + 500.0 * numbers.next().powi(3);
        for cell in [(row, column), (row, COLUMNS), (ROWS, column), (ROWS, COLUMNS)] {
            truth[place(table, cell.0, cell.1)] += value;
        }
    }
    let mut problem = stated(&truth, &mut numbers);
    for table in 0..TABLES {
        for row in 0..=ROWS {
            let parts = (0..COLUMNS).map(|column| CellId(place(table, row, column)));
            problem.constraints.push(Constraint::sum("row", CellId(place(table, row, COLUMNS)), parts));
        }
        for column in 0..COLUMNS {
            let parts = (0..ROWS).map(|row| CellId(place(table, row, column)));
            problem.constraints.push(Constraint::sum("column", CellId(place(table, ROWS, column)), parts));
        }
    }
    problem
}

/// Years by origin by destination, with a figure for each pair of two of them.
fn cube() -> Problem {
    const WAYS: [usize; 3] = [10, 100, 100];
    let mut numbers = Numbers(362_436_069);
    let [years, origins, destinations] = WAYS;
    let inner = years * origins * destinations;
    let by_origin = |year: usize, origin: usize| inner + year * origins + origin;
    let by_destination = |year: usize, destination: usize| by_origin(years, 0) + year * destinations + destination;
    let of_pair = |origin: usize, destination: usize| by_destination(years, 0) + origin * destinations + destination;
    let mut truth = vec![0.0; of_pair(origins, 0)];
    let mut parts: Vec<Vec<CellId>> = vec![Vec::new(); truth.len()];
    for cell in 0..inner {
        let (year, pair) = (cell / (origins * destinations), cell % (origins * destinations));
        let (origin, destination) = (pair / destinations, pair % destinations);
        truth[cell] = 1.0 + 500.0 * numbers.next().powi(3);
        for margin in [by_origin(year, origin), by_destination(year, destination), of_pair(origin, destination)] {
            truth[margin] += truth[cell];
            parts[margin].push(CellId(cell));
        }
    }
    let mut problem = stated(&truth, &mut numbers);
    for (margin, parts) in parts.into_iter().enumerate().skip(inner) {
        problem.constraints.push(Constraint::sum("margin", CellId(margin), parts));
    }
    problem
}

/// Twenty thousand sums of four cells each, drawn from all: what no country states, and what fills in most. The truth does
/// not add up to them; that changes the figures, not the work.
fn at_random() -> Problem {
    const CELLS: usize = 100_000;
    const SUMS: usize = 20_000;
    let mut numbers = Numbers(521_288_629);
    let mut draws = Numbers(88_675_123);
    let truth: Vec<f64> = (0..CELLS).map(|_| 10.0 + 1000.0 * numbers.next()).collect();
    let mut problem = stated(&truth, &mut numbers);
    while problem.constraints.len() < SUMS {
        let mut drawn: Vec<usize> = (0..5).map(|_| (draws.next() * CELLS as f64) as usize).collect();
        drawn.sort_unstable();
        drawn.dedup();
        if let [whole, parts @ ..] = &drawn[..]
            && parts.len() == 4
        {
            let parts = parts.iter().map(|part| CellId(*part));
            problem.constraints.push(Constraint::sum(format!("sum {whole}"), CellId(*whole), parts));
        }
    }
    problem
}

/// What seven sources say of the truth, each figure with an error of about a twentieth of it.
fn stated(truth: &[f64], numbers: &mut Numbers) -> Problem {
    let mut problem = Problem::default();
    for (cell, value) in truth.iter().enumerate() {
        let error = (numbers.next() + numbers.next() + numbers.next() - 1.5) * 0.1;
        // SciPy knows no bounds.
        problem.cells.push(Cell { unit: UnitId(0), bounds: Bounds::NONE });
        problem.statements.push(Statement {
            cell: CellId(cell),
            source: SourceId(cell % 7),
            value: value * (1.0 + error),
            uncertainty: Uncertainty::Variance((0.05 * value).powi(2)),
        });
    }
    problem
}

fn write(folder: &std::path::Path, problem: &Problem) -> Done {
    let (mut cells, mut terms) = (String::new(), String::new());
    for statement in &problem.statements {
        let Uncertainty::Variance(variance) = statement.uncertainty else { continue };
        let _ = writeln!(cells, "{:?},{variance:?}", statement.value);
    }
    for (row, constraint) in problem.constraints.iter().enumerate() {
        for term in &constraint.terms {
            let _ = writeln!(terms, "{row},{},{:?}", term.cell.0, term.coefficient);
        }
    }
    let wrong = |error: std::io::Error| error.to_string();
    std::fs::create_dir_all(folder).map_err(wrong)?;
    std::fs::write(folder.join("cells.csv"), cells).map_err(wrong)?;
    std::fs::write(folder.join("terms.csv"), terms).map_err(wrong)
}

/// That both gave the same figures, and the same standard errors where SciPy was asked for them.
fn compare(solution: &marsad_reconcile::balancing::Solution, theirs: &PathBuf) -> Done {
    let text = std::fs::read_to_string(theirs).map_err(|error| error.to_string())?;
    for (at, (line, ours)) in text.lines().zip(&solution.cells).enumerate() {
        let theirs: Vec<f64> = line.split(',').filter_map(|number| number.parse().ok()).collect();
        for (theirs, ours) in theirs.iter().zip([ours.value, ours.standard_error]) {
            let ours = ours.ok_or_else(|| format!("cell {at} has no figure"))?;
            if !theirs.is_nan() && (theirs - ours).abs() > DIFFERENCE_MAX * theirs.abs().max(1.0) {
                return Err(format!("cell {at}: {ours} is not {theirs}"));
            }
        }
    }
    Ok(())
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
