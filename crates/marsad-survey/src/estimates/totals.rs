//! Totals of measures by unit and cell: the one pass over all rows that every estimate of totals needs.
//!
//! Rows come mostly unit by unit, so that neighbours fall into one slot (a unit's cell): such a run is summed with the
//! weights in registers. Where cells change from row to row, values are scattered instead.

use std::borrow::Cow;
use std::ops::Range;

use super::cells::Cells;
use super::measure::Measure;
use crate::design::Level;
use crate::frame::MISSING;
use crate::threads::in_ranges;
use crate::variance::{UnitValues, sum_of_pairs, weighted_sum};

/// So many rows stay in the nearest memory while all measures are summed.
const BLOCK: usize = 2048;
/// A thread is not worth its start for fewer rows.
const ROWS_MIN: usize = 50_000;
/// Below this mean length of runs, and where fewer rows than one in so many have a target, values are scattered.
const RUN_MIN: usize = 4;

/// Which slot each row adds to.
#[derive(Clone, Debug)]
pub(crate) struct Slots<'a> {
    /// For each row its slot, or [`MISSING`].
    pub of_row: Cow<'a, [u32]>,
    /// Where the slots of each unit begin; one more than units.
    pub starts: Vec<u32>,
    /// The cell of each slot.
    pub cells: Vec<u32>,
}

impl<'a> Slots<'a> {
    /// The slots of the units of `level`.
    pub fn of(level: &'a Level, cells: &Cells) -> Self {
        let has_all = !level.unit_of_row.contains(&MISSING);
        if cells.are_everything && has_all {
            let units = level.units();
            return Self {
                of_row: Cow::Borrowed(&level.unit_of_row),
                starts: (0..=units as u32).collect(),
                cells: vec![0; units],
            };
        }
        let mut filled = Filling::new(level, cells);
        match level.row_order() {
            Some(order) => order.iter().for_each(|row| filled.take(*row as usize)),
            None => filled.take_all(),
        }
        filled.finish(level.units())
    }

    /// The totals of measures as values of units.
    pub fn totals(self, weights: &[f64], measures: &[Measure<'_>], cell_count: usize) -> UnitValues {
        let values = totals(weights, Targets { of_row: &self.of_row, count: self.cells.len() }, measures);
        UnitValues { starts: self.starts, cells: self.cells, cell_count, per_cell: measures.len(), values }
    }
}

/// Slots while rows are looked at, unit by unit.
struct Filling<'a> {
    unit_of_row: &'a [u32],
    cell_of_row: &'a [u32],
    of_row: Vec<u32>,
    starts: Vec<u32>,
    cells: Vec<u32>,
    /// For each cell the last unit that had it, and its slot there.
    last: Vec<(u32, u32)>,
}

impl<'a> Filling<'a> {
    fn new(level: &'a Level, cells: &'a Cells) -> Self {
        Self {
            unit_of_row: &level.unit_of_row,
            cell_of_row: &cells.of_row,
            of_row: vec![MISSING; cells.of_row.len()],
            starts: Vec::with_capacity(level.units() + 1),
            cells: Vec::with_capacity(level.units()),
            last: vec![(MISSING, 0); cells.count()],
        }
    }

    /// Takes the rows as they stand.
    fn take_all(&mut self) {
        let mut known = Vec::new();
        for start in (0..self.cell_of_row.len()).step_by(BLOCK) {
            let end = (start + BLOCK).min(self.cell_of_row.len());
            find_known(&mut known, &self.cell_of_row[start..end]);
            known.iter().for_each(|row| self.take(start + *row as usize));
        }
    }

    fn take(&mut self, row: usize) {
        let (unit, cell) = (self.unit_of_row[row], self.cell_of_row[row]);
        if unit == MISSING || cell == MISSING {
            return;
        }
        while self.starts.len() <= unit as usize {
            self.starts.push(self.cells.len() as u32);
        }
        let last = &mut self.last[cell as usize];
        if last.0 != unit {
            *last = (unit, self.cells.len() as u32);
            self.cells.push(cell);
        }
        self.of_row[row] = last.1;
    }

    fn finish<'b>(mut self, units: usize) -> Slots<'b> {
        while self.starts.len() <= units {
            self.starts.push(self.cells.len() as u32);
        }
        Slots { of_row: Cow::Owned(self.of_row), starts: self.starts, cells: self.cells }
    }
}

/// Where rows add to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Targets<'a> {
    /// For each row its target, or [`MISSING`].
    pub of_row: &'a [u32],
    pub count: usize,
}

/// Σ weight · measure for each target: target after target its measures. A row with a missing value must have no target.
pub(crate) fn totals(weights: &[f64], targets: Targets<'_>, measures: &[Measure<'_>]) -> Vec<f64> {
    let mut parts = in_ranges(weights.len(), ROWS_MIN, |rows| Part::of(rows, weights, targets, measures));
    if let [only] = parts.as_mut_slice()
        && only.first == 0
        && only.values.len() == targets.count * measures.len()
    {
        return std::mem::take(&mut only.values);
    }
    let mut joined = vec![0.0; targets.count * measures.len()];
    for part in parts {
        let start = part.first * measures.len();
        joined[start..start + part.values.len()].iter_mut().zip(&part.values).for_each(|(sum, value)| *sum += value);
    }
    joined
}

/// The same on the thread of the caller, for those who already work on several.
pub(crate) fn totals_here(weights: &[f64], targets: Targets<'_>, measures: &[Measure<'_>]) -> Vec<f64> {
    let part = Part::of(0..weights.len(), weights, targets, measures);
    let mut totals = vec![0.0; targets.count * measures.len()];
    let start = part.first * measures.len();
    totals[start..start + part.values.len()].copy_from_slice(&part.values);
    totals
}

/// The totals over a range of rows, for the range of targets that occur there.
struct Part {
    first: usize,
    values: Vec<f64>,
}

impl Part {
    fn of(rows: Range<usize>, weights: &[f64], targets: Targets<'_>, measures: &[Measure<'_>]) -> Self {
        // Rows without a target are the greatest of all, and come to zero by one more.
        let (first, end) = targets.of_row[rows.clone()]
            .iter()
            .fold((MISSING, 0), |(first, end), target| (first.min(*target), end.max(target.wrapping_add(1))));
        if first >= end {
            return Self { first: 0, values: Vec::new() };
        }
        let first = first as usize;
        let mut part = Self { first, values: vec![0.0; (end as usize - first) * measures.len()] };
        let mut room = Room::default();
        for start in rows.clone().step_by(BLOCK) {
            let of_block = start..(start + BLOCK).min(rows.end);
            let block = room.look(&targets.of_row[of_block.clone()], &weights[of_block.clone()]);
            for (place, measure) in measures.iter().enumerate() {
                part.add(&block, start, *measure, (place, measures.len()));
            }
        }
        part
    }

    /// Adds one measure of a block that begins at row `start`; `place` is that of the measure among how many.
    fn add(&mut self, block: &Block<'_>, start: usize, measure: Measure<'_>, (place, measures): (usize, usize)) {
        let first = self.first;
        let values = &mut self.values;
        let mut put = |target: u32, sum: f64| values[(target as usize - first) * measures + place] += sum;
        for run in block.runs {
            let in_frame = start + run.rows.start..start + run.rows.end;
            put(run.target, measure.weighted_sum(&block.weights[run.rows.clone()], in_frame));
        }
        let rows = start..start + block.targets.len();
        match measure {
            Measure::One => block.scatter(put, |_| 1.0),
            Measure::Numbers(values) => {
                let values = &values[rows];
                block.scatter(put, |row| values[row]);
            }
            Measure::Code(codes, code) => {
                let codes = &codes[rows];
                block.scatter(put, |row| f64::from(u8::from(codes[row] == code)));
            }
        }
    }
}

impl Measure<'_> {
    fn weighted_sum(self, weights: &[f64], rows: Range<usize>) -> f64 {
        match self {
            Self::One => sum_of_pairs(weights, weights, |weight, _| weight),
            Self::Numbers(values) => weighted_sum(weights, &values[rows]),
            Self::Code(codes, code) => {
                sum_of_pairs(weights, &codes[rows], |weight, found| if found == code { weight } else { 0.0 })
            }
        }
    }
}

/// Rows that follow one another and have one target.
struct Run {
    rows: Range<usize>,
    target: u32,
}

/// The rows at hand: summed in runs, or each for itself.
struct Block<'a> {
    targets: &'a [u32],
    /// Zero in runs where a row has no target.
    weights: &'a [f64],
    runs: &'a [Run],
    /// Rows whose neighbours have other targets or none.
    scattered: &'a [u32],
}

impl Block<'_> {
    /// Puts the weighted `value` of each scattered row.
    fn scatter(&self, mut put: impl FnMut(u32, f64), value: impl Fn(usize) -> f64) {
        for row in self.scattered {
            let row = *row as usize;
            put(self.targets[row], self.weights[row] * value(row));
        }
    }
}

/// What is kept from block to block.
#[derive(Default)]
struct Room {
    /// The rows that have a target.
    known: Vec<u32>,
    weights: Vec<f64>,
    runs: Vec<Run>,
}

impl Room {
    /// Finds out how the rows of a block are best summed.
    fn look<'a>(&'a mut self, targets: &'a [u32], weights: &'a [f64]) -> Block<'a> {
        find_known(&mut self.known, targets);
        let known = &self.known;
        let scattered = Block { targets, weights, runs: &[], scattered: known };
        if known.len() * RUN_MIN < targets.len() || changes(targets) * RUN_MIN > known.len() {
            return scattered;
        }
        find_runs(&mut self.runs, targets);
        let runs = &self.runs;
        if known.len() == targets.len() {
            return Block { targets, weights, runs, scattered: &[] };
        }
        self.weights.clear();
        let masked = weights.iter().zip(targets);
        self.weights.extend(masked.map(|(weight, target)| if *target == MISSING { 0.0 } else { *weight }));
        Block { targets, weights: &self.weights, runs, scattered: &[] }
    }
}

/// The rows that have a target; without a branch, since nobody can foresee which rows a domain takes.
fn find_known(known: &mut Vec<u32>, targets: &[u32]) {
    known.resize(targets.len(), 0);
    let mut found = 0;
    for (row, target) in targets.iter().enumerate() {
        known[found] = row as u32;
        found += usize::from(*target != MISSING);
    }
    known.truncate(found);
}

/// How often a row has another target than the one before it.
fn changes(targets: &[u32]) -> usize {
    let is_change = |(one, next): (&u32, &u32)| u32::from(one != next && *one != MISSING && *next != MISSING);
    targets.iter().zip(targets.iter().skip(1)).map(is_change).sum::<u32>() as usize
}

/// A row without a target does not end a run: there its weight is taken for zero.
fn find_runs(runs: &mut Vec<Run>, targets: &[u32]) {
    runs.clear();
    let (mut start, mut current) = (0, MISSING);
    for (row, target) in targets.iter().enumerate() {
        if *target == MISSING || *target == current {
            continue;
        }
        if current != MISSING {
            runs.push(Run { rows: start..row, target: current });
            start = row;
        }
        current = *target;
    }
    if current != MISSING {
        runs.push(Run { rows: start..targets.len(), target: current });
    }
}

#[cfg(test)]
mod tests {
    use super::{Slots, Targets, totals};
    use crate::design::{Chances, LonelyRule, Populations, StageColumns, StagesInput, build_stages};
    use crate::estimates::cells::{Cells, MissingRows};
    use crate::estimates::measure::Measure;
    use crate::frame::{Codes, MISSING};

    /// Against the sum as it is defined, over enough rows for several threads and blocks.
    fn check(target_of: impl Fn(usize) -> u32) {
        let rows = 150_001;
        let of_row: Vec<u32> = (0..rows).map(target_of).collect();
        let weights: Vec<f64> = (0..rows).map(|row| (row % 7) as f64).collect();
        let values: Vec<f64> =
            (0..rows).map(|row| if of_row[row] == MISSING { f64::NAN } else { (row % 13) as f64 }).collect();
        let codes: Vec<u32> = (0..rows).map(|row| (row % 3) as u32).collect();
        let mut expected = vec![0.0; 50 * 3];
        for row in (0..rows).filter(|row| of_row[*row] != MISSING) {
            let start = of_row[row] as usize * 3;
            expected[start] += weights[row];
            expected[start + 1] += weights[row] * values[row];
            expected[start + 2] += if codes[row] == 2 { weights[row] } else { 0.0 };
        }
        let measures = [Measure::One, Measure::Numbers(&values), Measure::Code(&codes, 2)];
        let found = totals(&weights, Targets { of_row: &of_row, count: 50 }, &measures);
        assert_eq!(found, expected);
    }

    #[test]
    fn totals_are_the_sums_by_target() {
        check(|row| (row / 3001) as u32 % 50);
        check(|row| (row % 50) as u32);
        check(|row| if row % 5 == 0 { MISSING } else { (row / 100) as u32 % 50 });
        check(|row| if row < 140_000 { MISSING } else { 49 });
    }

    /// Units 1, 0, 1 in the file, crossed with two cells: unit 0 has cell 1, unit 1 both, in the order of its rows.
    #[test]
    fn slots_are_numbered_unit_by_unit() {
        let clusters = Codes::of_numbers(&[5.0, 4.0, 5.0, 5.0]);
        let input = StagesInput {
            rows: 4,
            inside: None,
            stages: vec![StageColumns { strata: None, clusters: Some(&clusters), population: None }],
            populations: Populations::Sizes,
            lonely: LonelyRule::Fail,
            is_nested: false,
            chances: Chances::Equal,
        };
        let stages = build_stages(&input, &mut Vec::new());
        let cells = Cells {
            of_row: vec![1, 1, 0, MISSING],
            labels: vec![vec!["a".to_owned()], vec!["b".to_owned()]],
            rows: vec![1, 2],
            are_everything: false,
            missing: MissingRows::default(),
        };
        let slots = Slots::of(&stages.levels[0], &cells);
        assert_eq!(*slots.of_row, [1, 0, 2, MISSING]);
        assert_eq!((slots.starts.as_slice(), slots.cells.as_slice()), ([0, 1, 3].as_slice(), [1, 1, 0].as_slice()));
    }
}
