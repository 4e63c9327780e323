//! The partial log-likelihood: its derivatives, and the hazards from which the influence of a row is made.

use super::super::newton::Point;
use super::super::prepared::Prepared;
use super::Ties;
use super::strata::{Covariates, Stratum};

/// A partial log-likelihood.
#[derive(Clone, Copy)]
pub(super) struct Likelihood<'a> {
    pub prepared: &'a Prepared,
    pub strata: &'a [Stratum],
    pub covariates: &'a Covariates,
    pub ties: Ties,
}

/// Σ w θ, Σ w θ x and Σ w θ x x′ over some rows, θ being exp β x.
#[derive(Clone, Debug)]
struct Sums {
    zeroth: f64,
    first: Vec<f64>,
    /// The half of the matrix at and above its diagonal, row by row.
    second: Vec<f64>,
}

/// What happens at one time.
struct AtTime {
    place: usize,
    /// Of all at risk.
    risk: Sums,
    /// Of those whose spell ends with the event.
    dead: Sums,
    /// How many these are.
    deaths: usize,
    /// Σ w of these.
    weight: f64,
    /// Σ w x of these.
    moment: Vec<f64>,
    /// Σ w ln θ of these.
    predictor: f64,
}

/// The hazards of one stratum at each of its times.
#[derive(Clone, Debug)]
pub(super) struct Hazards {
    /// The hazard summed up before each time; one longer than the times.
    pub sums: Vec<f64>,
    /// The hazard times the mean covariates of those at risk, likewise, one set of covariates after the other.
    pub moments: Vec<f64>,
    /// The mean covariates of those at risk at each time.
    pub means: Vec<f64>,
    /// What those who end at a time are spared of its hazard, because they share it.
    pub spared: Vec<f64>,
    /// The same for the moments.
    pub spared_moments: Vec<f64>,
}

impl Sums {
    fn zero(columns: usize) -> Self {
        Self { zeroth: 0.0, first: vec![0.0; columns], second: vec![0.0; columns * (columns + 1) / 2] }
    }

    fn clear(&mut self) {
        self.zeroth = 0.0;
        self.first.fill(0.0);
        self.second.fill(0.0);
    }

    fn add(&mut self, weight: f64, values: &[f64]) {
        self.zeroth += weight;
        let mut second = self.second.iter_mut();
        for (place, value) in values.iter().enumerate() {
            let weighted = weight * value;
            self.first[place] += weighted;
            values[place..].iter().zip(second.by_ref()).for_each(|(other, sum)| *sum += weighted * other);
        }
    }

    /// What is left when a share of `other` is taken away.
    fn less(&self, share: f64, other: &Self, into: &mut Self) {
        into.zeroth = self.zeroth - share * other.zeroth;
        let first = self.first.iter().zip(&other.first);
        into.first.iter_mut().zip(first).for_each(|(place, (all, part))| *place = all - share * part);
        let second = self.second.iter().zip(&other.second);
        into.second.iter_mut().zip(second).for_each(|(place, (all, part))| *place = all - share * part);
    }
}

impl AtTime {
    fn new(columns: usize) -> Self {
        Self {
            place: 0,
            risk: Sums::zero(columns),
            dead: Sums::zero(columns),
            deaths: 0,
            weight: 0.0,
            moment: vec![0.0; columns],
            predictor: 0.0,
        }
    }

    fn bury_nobody(&mut self) {
        self.dead.clear();
        self.deaths = 0;
        self.weight = 0.0;
        self.moment.fill(0.0);
        self.predictor = 0.0;
    }

    fn bury(&mut self, weight: f64, hazard: f64, values: &[f64]) {
        self.dead.add(weight * hazard, values);
        self.deaths += 1;
        self.weight += weight;
        self.moment.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
        self.predictor += weight * hazard.ln();
    }

    /// The steps in which those who end together leave: the share of them that has left before, and the weight of the
    /// step. Breslow lets them leave in one step, Efron one by one.
    fn steps(&self, ties: Ties) -> impl Iterator<Item = (f64, f64)> {
        let steps = match ties {
            Ties::Breslow => 1,
            Ties::Efron => self.deaths.max(1),
        };
        let weight = self.weight / steps as f64;
        (0..steps).map(move |step| (step as f64 / steps as f64, weight))
    }
}

impl Likelihood<'_> {
    /// The derivatives and the value at `coefficients`, with one weight for each row of the frame.
    pub(super) fn at(&self, coefficients: &[f64], weights: &[f64]) -> (Point, f64) {
        let columns = self.covariates.count;
        let hazards = self.covariates.hazards(self.prepared, coefficients);
        let mut point = Point::zero(columns);
        let mut value = 0.0;
        let mut left = Sums::zero(columns);
        for stratum in self.strata {
            self.visit(stratum, &hazards, weights, |time| {
                point.gradient.iter_mut().zip(&time.moment).for_each(|(sum, moment)| *sum += moment);
                value += time.predictor;
                for (share, weight) in time.steps(self.ties) {
                    time.risk.less(share, &time.dead, &mut left);
                    add_step(&mut point, &left, weight);
                    value -= if weight == 0.0 { 0.0 } else { weight * left.zeroth.ln() };
                }
            });
        }
        mirror(&mut point);
        (point, value)
    }

    /// The hazards of each stratum at `coefficients`.
    pub(super) fn hazards(&self, coefficients: &[f64], weights: &[f64]) -> Vec<Hazards> {
        let of_pattern = self.covariates.hazards(self.prepared, coefficients);
        let columns = self.covariates.count;
        let of_stratum = |stratum: &Stratum| {
            let mut hazards = Hazards::zero(stratum.timeline.times.len(), columns);
            let mut left = Sums::zero(columns);
            self.visit(stratum, &of_pattern, weights, |time| {
                for (share, weight) in time.steps(self.ties) {
                    time.risk.less(share, &time.dead, &mut left);
                    hazards.add(time, (share, weight), &left);
                }
            });
            hazards.sum_up(columns);
            hazards
        };
        self.strata.iter().map(of_stratum).collect()
    }

    /// Goes through the times of a stratum from the last to the first.
    fn visit(&self, stratum: &Stratum, hazards: &[f64], weights: &[f64], mut visit: impl FnMut(&AtTime)) {
        let mut time = AtTime::new(self.covariates.count);
        for place in (0..stratum.timeline.times.len()).rev() {
            time.place = place;
            time.bury_nobody();
            for item in stratum.leaving.of_key(place + 1) {
                let (weight, hazard, values) = self.member(stratum, *item, hazards, weights);
                time.risk.add(weight * hazard, values);
                if stratum.timeline.passages[*item as usize].is_event {
                    time.bury(weight, hazard, values);
                }
            }
            for item in stratum.entering.of_key(place + 1) {
                let (weight, hazard, values) = self.member(stratum, *item, hazards, weights);
                time.risk.add(-weight * hazard, values);
            }
            visit(&time);
        }
    }

    /// Weight, hazard and covariates of an item.
    fn member(&self, stratum: &Stratum, item: u32, hazards: &[f64], weights: &[f64]) -> (f64, f64, &[f64]) {
        let row = stratum.rows[item as usize] as usize;
        let pattern = self.prepared.patterns.of_row[row];
        let weight = weights[row] * self.prepared.weight_scale;
        (weight, hazards[pattern as usize], self.covariates.of_pattern(pattern))
    }
}

/// Takes weight × mean from the gradient, and adds weight × variance to the upper half of the information.
fn add_step(point: &mut Point, left: &Sums, weight: f64) {
    if weight == 0.0 {
        return;
    }
    let columns = left.first.len();
    let mut second = left.second.iter();
    for row in 0..columns {
        let mean = left.first[row] / left.zeroth;
        point.gradient[row] -= weight * mean;
        for (column, square) in (row..columns).zip(second.by_ref()) {
            let variance = square / left.zeroth - mean * left.first[column] / left.zeroth;
            point.information.add_to(row, column, weight * variance);
        }
    }
}

/// Copies the upper half of the information to the lower.
fn mirror(point: &mut Point) {
    for row in 0..point.information.rows() {
        for column in 0..row {
            let value = point.information.get(column, row);
            point.information.set(row, column, value);
        }
    }
}

impl Hazards {
    fn zero(times: usize, columns: usize) -> Self {
        Self {
            sums: vec![0.0; times + 1],
            moments: vec![0.0; (times + 1) * columns],
            means: vec![0.0; times * columns],
            spared: vec![0.0; times],
            spared_moments: vec![0.0; times * columns],
        }
    }

    /// Adds a step at a time, before hazards are summed up.
    fn add(&mut self, time: &AtTime, (share, weight): (f64, f64), left: &Sums) {
        if weight == 0.0 {
            return;
        }
        let columns = left.first.len();
        let hazard = weight / left.zeroth;
        self.sums[time.place + 1] += hazard;
        self.spared[time.place] += share * hazard;
        for (column, moment) in left.first.iter().enumerate() {
            let mean = moment / left.zeroth;
            self.moments[(time.place + 1) * columns + column] += hazard * mean;
            self.spared_moments[time.place * columns + column] += share * hazard * mean;
            self.means[time.place * columns + column] += weight / time.weight * mean;
        }
    }

    fn sum_up(&mut self, columns: usize) {
        for place in 1..self.sums.len() {
            self.sums[place] += self.sums[place - 1];
        }
        for place in columns..self.moments.len() {
            self.moments[place] += self.moments[place - columns];
        }
    }
}
