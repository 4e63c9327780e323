//! Gibbs sampling: one chain, and several of them side by side.
//!
//! Given the precisions all the rest is normal. Each step draws θ with every *m* integrated out, then each *m* given θ,
//! then each precision given both; so level, coverage and effects move together and chains mix well however few reports
//! there are. Flows that nobody reports say nothing about θ and take no part.

use std::thread::{self, ScopedJoinHandle};

use super::Settings;
use super::design::{Cell, Design};
use super::layout::Draw;
use super::measured::Measured;
use crate::mirror::MirrorError;
use crate::mirror::cholesky::SymmetricMatrix;
use crate::mirror::random::{Random, StreamSeed};

/// The most numbers that all draws together may have: a gigabyte.
const NUMBERS_MAX: usize = 1 << 27;
/// No precision is smaller: below it products of precisions would vanish.
const PRECISION_MIN: f64 = 1e-100;
/// How far from the mean of its prior a precision may start, as a factor.
const START_FACTOR: f64 = 100.0;

/// All kept draws, chain after chain, each as wide as the layout.
pub(super) fn run_chains(design: &Design, settings: &Settings) -> Result<Vec<f64>, MirrorError> {
    let size = design.layout.width().checked_mul(settings.draws);
    let numbers = size.and_then(|size| size.checked_mul(settings.chains)).filter(|numbers| *numbers <= NUMBERS_MAX);
    let (Some(size), Some(numbers)) = (size, numbers) else {
        return Err(MirrorError::SettingOutOfRange { setting: "draws", value: settings.draws as f64 });
    };
    let mut draws = vec![0.0; numbers];
    let outcomes: Vec<Result<(), MirrorError>> = thread::scope(|scope| {
        let mut running = Vec::with_capacity(settings.chains);
        for (number, draws) in draws.chunks_exact_mut(size).enumerate() {
            running.push(scope.spawn(move || Chain::new(design, settings.seed, number).run(settings, draws)));
        }
        running.into_iter().map(joined).collect()
    });
    outcomes.into_iter().collect::<Result<(), MirrorError>>()?;
    Ok(draws)
}

/// What a thread returns; its panic goes on in the one that waits.
pub(super) fn joined<T>(handle: ScopedJoinHandle<'_, T>) -> T {
    match handle.join() {
        Ok(returned) => returned,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// One chain.
struct Chain<'a> {
    design: &'a Design,
    random: Random,
    /// The numbers of a draw, in the order of the layout.
    state: Vec<f64>,
    sums: Sums,
    /// The squares of what is left of flows and of reports, for each precision in the order of a draw.
    squares: Vec<f64>,
}

/// The normal equations of θ.
struct Sums {
    matrix: SymmetricMatrix,
    right: Vec<f64>,
}

impl<'a> Chain<'a> {
    /// Starts from precisions drawn from their priors: chains start apart.
    fn new(design: &'a Design, seed: u64, number: usize) -> Self {
        let mut random = Random::new(StreamSeed { seed, stream: number as u64 });
        let linear = design.layout.linear;
        let mut state = vec![0.0; linear];
        state.extend(design.precision_priors.iter().map(|prior| {
            let mean = prior.shape / prior.rate;
            let drawn = random.gamma(prior.shape) / prior.rate;
            drawn.clamp(mean / START_FACTOR, mean * START_FACTOR).max(PRECISION_MIN)
        }));
        Self {
            design,
            random,
            state,
            sums: Sums { matrix: SymmetricMatrix::zeros(linear), right: vec![0.0; linear] },
            squares: vec![0.0; design.precision_priors.len()],
        }
    }

    /// Draws until `draws` is full.
    ///
    /// What is kept of a step is θ and the precisions that it was drawn with.
    fn run(mut self, settings: &Settings, draws: &mut [f64]) -> Result<(), MirrorError> {
        for _ in 0..settings.burn_in {
            self.draw_linear()?;
            self.draw_precisions();
        }
        for kept in draws.chunks_exact_mut(self.design.layout.width()) {
            for _ in 1..settings.thinning {
                self.draw_linear()?;
                self.draw_precisions();
            }
            self.draw_linear()?;
            kept.copy_from_slice(&self.state);
            self.draw_precisions();
        }
        Ok(())
    }

    /// θ given the precisions, whatever the flows.
    fn draw_linear(&mut self) -> Result<(), MirrorError> {
        let Self { design, random, state, sums, .. } = self;
        sums.start(design, state);
        let draw = design.layout.read(state);
        for flow in design.reported.iter().copied() {
            sums.add(design.row(flow), design.reports(flow), draw);
        }
        let Sums { matrix, right } = sums;
        let factor = matrix.factor().ok_or(MirrorError::LostPrecision)?;
        factor.forward(right);
        right.iter_mut().for_each(|value| *value += random.normal());
        factor.backward(right);
        if right.iter().any(|value| !value.is_finite()) {
            return Err(MirrorError::LostPrecision);
        }
        state[..right.len()].copy_from_slice(right);
        Ok(())
    }

    /// Each flow given θ, then each precision given what is left.
    fn draw_precisions(&mut self) {
        self.sum_squares();
        let Self { design, random, state, squares, .. } = self;
        let countries = design.countries;
        let others = [design.reported.len(), countries, countries];
        let counts = design.reports_of_accuracy.iter().copied().chain(others);
        let precisions = &mut state[design.layout.linear..];
        for (precision, (prior, (squares, count))) in
            precisions.iter_mut().zip(design.precision_priors.iter().zip(squares.iter().zip(counts)))
        {
            let shape = prior.shape + 0.5 * count as f64;
            *precision = (random.gamma(shape) / (prior.rate + 0.5 * squares)).max(PRECISION_MIN);
        }
    }

    /// Draws each flow and adds up what is left of it, of its reports and of the effects.
    fn sum_squares(&mut self) {
        let Self { design, random, state, squares, .. } = self;
        squares.fill(0.0);
        let layout = &design.layout;
        let draw = layout.read(state);
        let (of_accuracy, others) = squares.split_at_mut(layout.accuracies);
        for flow in design.reported.iter().copied() {
            let conditional = design.conditional(flow, draw);
            let value = conditional.mean + random.normal() / conditional.precision.sqrt();
            others[0] += (value - conditional.modelled).powi(2);
            for report in design.reports(flow) {
                let left = report.value - value - report.shift(draw.linear);
                of_accuracy[report.accuracy] += left * left;
            }
        }
        let effects = |first: usize| {
            let effects = &draw.linear[first..first + design.countries];
            effects.iter().map(|effect| effect * effect).sum::<f64>()
        };
        others[1] = effects(layout.first_origin);
        others[2] = effects(layout.first_destination);
    }
}

impl Sums {
    /// The prior alone, with the effects' precisions of the draw.
    fn start(&mut self, design: &Design, state: &[f64]) {
        let layout = &design.layout;
        self.matrix.clear();
        for (column, (precision, mean)) in layout.precisions.iter().zip(&layout.means).enumerate() {
            self.matrix.row_mut(column)[column] = *precision;
            self.right[column] = precision * mean;
        }
        // The mean of effects is zero.
        let first = layout.flow_precision();
        for (start, precision) in
            [(layout.first_origin, state[first + 1]), (layout.first_destination, state[first + 2])]
        {
            for column in start..start + design.countries {
                self.matrix.row_mut(column)[column] = precision;
            }
        }
    }

    /// Adds what the `reports` of one flow with the row `row` say of θ, whatever the flow.
    ///
    /// Reports *r* of a flow have precision matrix diag(τ) − τ τ′ / *P* with *P* = 1/σ² + Σ τ, on the rows *a* + *b_r*.
    /// So *a a*′ has weight (Σ τ / σ²) / *P*, *a b_r*′ has (τ_r / σ²) / *P*, *b_r b_q*′ has −τ_r τ_q / *P*, and
    /// *b_r b_r*′ has τ_r (*P* − τ_r) / *P*, where *P* − τ_r is added up without τ_r so as not to lose digits.
    fn add(&mut self, row: &[Cell], reports: &[Measured], draw: Draw<'_>) {
        let model = draw.flow_precision;
        let accuracy = |report: &Measured| draw.accuracy[report.accuracy];
        let reported: f64 = reports.iter().map(accuracy).sum();
        let mean = reports.iter().map(|report| accuracy(report) * report.value).sum::<f64>() / (model + reported);
        let share = model / (model + reported);
        self.add_row(row, share * reported, model * mean);
        for (place, report) in reports.iter().enumerate() {
            let own = accuracy(report);
            self.add_report(report, row, share * own);
            for (other_place, other) in reports.iter().enumerate() {
                let weight = if place == other_place {
                    let others = reports.iter().enumerate().filter(|(other, _)| *other != place);
                    let without = model + others.map(|(_, other)| accuracy(other)).sum::<f64>();
                    own * without / (model + reported)
                } else {
                    -own * accuracy(other) / (model + reported)
                };
                self.add_pair(report, other, weight);
            }
            for column in report.columns.iter().flatten() {
                self.right[*column] += own * (report.value - mean);
            }
        }
    }

    /// Adds *a a*′ with its weight, and *a* with its own.
    fn add_row(&mut self, row: &[Cell], weight: f64, right: f64) {
        for (place, cell) in row.iter().enumerate() {
            let entries = self.matrix.row_mut(cell.column);
            let scaled = weight * cell.value;
            for other in &row[..=place] {
                entries[other.column] += scaled * other.value;
            }
            self.right[cell.column] += right * cell.value;
        }
    }

    /// Adds *a b*′ with its weight. Columns of *b* come after those of *a*, so it stands below the diagonal.
    fn add_report(&mut self, report: &Measured, row: &[Cell], weight: f64) {
        for column in report.columns.iter().flatten() {
            let entries = self.matrix.row_mut(*column);
            for cell in row {
                entries[cell.column] += weight * cell.value;
            }
        }
    }

    /// Adds the part of *b b*′ of one report and another that stands on or below the diagonal.
    fn add_pair(&mut self, report: &Measured, other: &Measured, weight: f64) {
        for row in report.columns.iter().flatten() {
            let entries = self.matrix.row_mut(*row);
            for column in other.columns.iter().flatten().filter(|column| *column <= row) {
                entries[*column] += weight;
            }
        }
    }
}
