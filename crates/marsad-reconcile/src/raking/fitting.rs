//! The rounds: each margin in turn multiplies its cells so that they add up to its totals.

use super::agreement::tell_disagreements;
use super::finding::{Finding, RakeError};
use super::table::{Margin, Seed, SeedCell, Strides};

/// So many totals that are missed are told each by itself; of the others how many there are.
const NOT_MET_MAX: usize = 20;

/// When the rounds end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RakeOptions {
    /// More rounds are not made.
    pub rounds_max: usize,
    /// A total is met if the table misses it by no more than this share of it.
    pub tolerance_share: f64,
}

impl Default for RakeOptions {
    /// Ten correct digits, in a thousand rounds.
    fn default() -> Self {
        Self { rounds_max: 1_000, tolerance_share: 1e-10 }
    }
}

/// A table that fits its margins.
#[derive(Clone, Debug, PartialEq)]
pub struct Raked {
    /// The cells above zero in the seed, in the order of the table. A cell may have become zero.
    pub cells: Vec<SeedCell>,
    /// How many rounds were made.
    pub rounds: usize,
    /// Whether all totals are met.
    pub is_met: bool,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// The table nearest to `seed`, in the sense of least information, that has the `margins`.
///
/// # Errors
///
/// If the table has no cells, or a margin does not belong to it.
pub fn rake(seed: &Seed, margins: &[Margin], options: &RakeOptions) -> Result<Raked, RakeError> {
    seed.size()?;
    margins.iter().enumerate().try_for_each(|(place, margin)| margin.check(place, &seed.shape))?;
    let mut findings = Vec::new();
    let cells = seed.usable(&mut findings);
    tell_disagreements(margins, &seed.shape, &mut findings);
    let strides = Strides::new(&seed.shape);
    let mut fitting = Fitting::new(&cells, margins, &strides);
    fitting.tell_totals(margins, &seed.shape, &mut findings);
    let rounds = fitting.run(options);
    let is_met = fitting.tell_not_met(margins, options, &seed.shape, &mut findings);
    let cells = cells.iter().zip(fitting.values);
    let cells = cells.map(|((index, _), value)| SeedCell { categories: strides.categories(*index), value }).collect();
    Ok(Raked { cells, rounds, is_met, findings })
}

/// The values of the cells, and for each margin where they belong.
struct Fitting {
    values: Vec<f64>,
    margins: Vec<Fitted>,
}

struct Fitted {
    /// The total that each cell belongs to.
    total_of: Vec<usize>,
    /// The totals; none where one cannot be used or reached.
    totals: Vec<Option<f64>>,
}

impl Fitting {
    fn new(cells: &[(usize, f64)], margins: &[Margin], strides: &Strides) -> Self {
        let fitted = |margin: &Margin| Fitted {
            total_of: cells.iter().map(|(index, _)| strides.project(*index, &margin.keeps)).collect(),
            totals: margin.totals.iter().map(|total| Some(*total)).collect(),
        };
        Self { values: cells.iter().map(|(_, value)| *value).collect(), margins: margins.iter().map(fitted).collect() }
    }

    /// Takes out, and tells, totals that cannot be used or reached.
    fn tell_totals(&mut self, margins: &[Margin], shape: &[usize], findings: &mut Vec<Finding>) {
        for (place, (fitted, margin)) in self.margins.iter_mut().zip(margins).enumerate() {
            let strides = Strides::new(&margin.shape(shape));
            let sums = fitted.sums(&self.values);
            for (index, (total, sum)) in fitted.totals.iter_mut().zip(sums).enumerate() {
                let Some(value) = *total else { continue };
                let categories = || strides.categories(index);
                if !value.is_finite() || value < 0.0 {
                    findings.push(Finding::UnusableTotal { margin: place, categories: categories(), value });
                    *total = None;
                } else if value > 0.0 && sum == 0.0 {
                    findings.push(Finding::NoSeed { margin: place, categories: categories(), total: value });
                    *total = None;
                }
            }
        }
    }

    /// Makes rounds until all totals are met, or nothing moves; how many.
    fn run(&mut self, options: &RakeOptions) -> usize {
        for round in 0..options.rounds_max {
            let mut worst: f64 = 0.0;
            for fitted in &self.margins {
                worst = worst.max(fitted.fit(&mut self.values));
            }
            // What was found off before the margins were fitted is what the round before had left.
            if worst <= options.tolerance_share {
                return round + 1;
            }
        }
        options.rounds_max
    }

    /// Tells of totals that are not met, those that are missed most before the others; whether all are met.
    fn tell_not_met(
        &self,
        margins: &[Margin],
        options: &RakeOptions,
        shape: &[usize],
        findings: &mut Vec<Finding>,
    ) -> bool {
        let mut missed = self.missed(options);
        let is_met = missed.is_empty() && self.margins.iter().all(|fitted| fitted.totals.iter().all(Option::is_some));
        missed.sort_by(|left, right| right.gap().total_cmp(&left.gap()));
        let further = missed.split_off(missed.len().min(NOT_MET_MAX)).len();
        findings.extend(missed.into_iter().map(|Missed { margin, index, total, sum }| {
            let categories = Strides::new(&margins[margin].shape(shape)).categories(index);
            Finding::NotMet { margin, categories, total, sum }
        }));
        if further > 0 {
            findings.push(Finding::FurtherNotMet { totals: further });
        }
        is_met
    }

    /// The totals that the table does not add up to.
    fn missed(&self, options: &RakeOptions) -> Vec<Missed> {
        let mut missed = Vec::new();
        for (margin, fitted) in self.margins.iter().enumerate() {
            let sums = fitted.totals.iter().zip(fitted.sums(&self.values)).enumerate();
            let usable =
                sums.filter_map(|(index, (total, sum))| total.map(|total| Missed { margin, index, total, sum }));
            missed.extend(usable.filter(|one| one.gap() > 2.0 * options.tolerance_share * one.total));
        }
        missed
    }
}

/// A total that the table does not add up to.
struct Missed {
    /// The margin, by its place.
    margin: usize,
    /// The total in it.
    index: usize,
    total: f64,
    sum: f64,
}

impl Missed {
    fn gap(&self) -> f64 {
        (self.total - self.sum).abs()
    }
}

impl Fitted {
    fn sums(&self, values: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.totals.len()];
        for (total, value) in self.total_of.iter().zip(values) {
            sums[*total] += value;
        }
        sums
    }

    /// Multiplies `values` so that they add up to the totals. Returns by what share of a total they were off at most.
    fn fit(&self, values: &mut [f64]) -> f64 {
        let mut worst: f64 = 0.0;
        let factor = |(total, sum): (&Option<f64>, f64)| match total {
            Some(total) if *total > 0.0 && sum > 0.0 => {
                worst = worst.max((total - sum).abs() / total);
                total / sum
            }
            Some(total) if *total == 0.0 => {
                worst = if sum > 0.0 { worst.max(1.0) } else { worst };
                0.0
            }
            _ => 1.0,
        };
        let factors: Vec<f64> = self.totals.iter().zip(self.sums(values)).map(factor).collect();
        for (value, total) in values.iter_mut().zip(&self.total_of) {
            *value *= factors[*total];
        }
        worst
    }
}
