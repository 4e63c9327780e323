//! Which bounds hold cells: the balanced values under equations and inequalities.
//!
//! First by guesses: hold every cell that is over a bound, let go every one that pulls away from it, and look again until
//! nothing changes (Portugal, Júdice and Vicente 1994, block pivoting). Where that goes round in circles or holds too much, step by step
//! with the dual method of Goldfarb and Idnani 1983, which ends, and finds bounds that cannot hold.

use super::part::Part;
use super::problem::Side;
use super::rows::Row;
use super::system::{Balanced, System};

/// More guesses are not made.
const GUESSES_MAX: usize = 30;
/// More steps are not made.
const STEPS_MAX: usize = 5_000;
/// What is over a bound by this share of the numbers around it is on the bound.
const TOLERANCE_SHARE: f64 = 1e-10;
/// A direction that keeps this share of its variance, or less, is fixed by what is held.
const FREEDOM_MIN: f64 = 1e-11;

/// A bound of a cell that has a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    /// The cell.
    pub(super) cell: usize,
    /// Which side.
    pub(super) side: Side,
    /// Its value.
    pub(super) level: f64,
    /// The standard error of the cell before balancing.
    error: f64,
    /// How far a value may be over it.
    tolerance: f64,
}

impl Limit {
    /// Whether `value` is over the bound by no more than rounding.
    pub(super) fn is_rounding(&self, value: f64) -> bool {
        let excess = self.side.sign() * (self.level - value);
        excess > 0.0 && excess <= self.tolerance
    }
}

/// A bound that cannot hold with the equations and other bounds.
#[derive(Clone, Debug)]
pub(super) struct LetGo {
    /// The bound, by its place.
    pub(super) limit: usize,
    /// By how much the cell is forced over it.
    pub(super) gap: f64,
    /// The equations of the part that force it, by their places.
    pub(super) rows: Vec<usize>,
    /// The bounds that force it, by their places.
    pub(super) held: Vec<usize>,
}

/// Values under which the bounds hold.
#[derive(Debug)]
pub(super) struct Settlement<'a> {
    /// The bounds there are.
    pub(super) limits: Vec<Limit>,
    /// The equations, and those of the bounds that hold a cell, in the order of `held`.
    pub(super) system: System<'a>,
    /// The values.
    pub(super) balanced: Balanced,
    /// The bounds that hold a cell, by their places.
    pub(super) held: Vec<usize>,
    /// The bounds that cannot hold.
    pub(super) let_go: Vec<LetGo>,
    /// How many bounds do not hold although they could.
    pub(super) violated: usize,
}

/// Balances `part` under its bounds; none where no bound matters, so that the equations alone tell all.
pub(super) fn settle<'a>(part: &'a Part<'a>, free: &Balanced) -> Option<Settlement<'a>> {
    let search = Search { part, limits: limits(part), first_row: part.rows.len() };
    if !search.limits.iter().any(|limit| search.excess(limit, &free.values) > limit.tolerance) {
        return None;
    }
    let settled = search.by_guesses(free);
    let (state, let_go) = settled.map_or_else(|| search.by_steps(), |state| (state, Vec::new()));
    let is_violated = |(place, limit): (usize, &Limit)| {
        search.excess(limit, &state.balanced.values) > limit.tolerance && !is_let_go(&let_go, place)
    };
    let violated = search.limits.iter().enumerate().filter(|found| is_violated(*found)).count();
    let State { held, system, balanced, .. } = state;
    Some(Settlement { limits: search.limits, system, balanced, held, let_go, violated })
}

fn is_let_go(let_go: &[LetGo], limit: usize) -> bool {
    let_go.iter().any(|gone| gone.limit == limit)
}

/// The finite bounds of the cells of `part` that have a value.
pub(super) fn limits(part: &Part<'_>) -> Vec<Limit> {
    let mut limits = Vec::new();
    for (cell, number) in part.cells.iter().enumerate() {
        let bounds = part.model.bounds[*number];
        let (error, size) = match part.expression(cell) {
            _ if !part.is_unstated(cell) => (part.spread.variance[cell].sqrt(), part.stated[cell].abs()),
            Some(expression) => (part.spread.variance_of(&expression.terms).sqrt(), expression.scale),
            None => continue,
        };
        for (side, level) in [(Side::Lower, bounds.lower), (Side::Upper, bounds.upper)] {
            if level.is_finite() {
                let tolerance = TOLERANCE_SHARE * (error + size + level.abs());
                limits.push(Limit { cell, side, level, error, tolerance });
            }
        }
    }
    limits
}

struct Search<'a> {
    part: &'a Part<'a>,
    limits: Vec<Limit>,
    /// The place of the first row behind the equations of the part.
    first_row: usize,
}

/// Bounds that are held, and where that leads.
struct State<'a> {
    held: Vec<usize>,
    system: System<'a>,
    balanced: Balanced,
    /// How hard each held bound pushes inwards.
    forces: Vec<f64>,
}

/// What happens when a bound begins to push.
struct Push {
    /// The way of the cells.
    direction: Vec<f64>,
    /// How the multipliers of the rows give way.
    responses: Vec<f64>,
    /// How far the cell of the bound moves for each unit.
    speed: f64,
}

impl<'a> Search<'a> {
    /// How far the cell of `limit` is over it.
    fn excess(&self, limit: &Limit, values: &[f64]) -> f64 {
        let value = self.part.value(limit.cell, values).unwrap_or(limit.level);
        limit.side.sign() * (limit.level - value)
    }

    /// The cell of `limit` as a sum of stated cells.
    fn terms(&self, limit: &Limit) -> Vec<(usize, f64)> {
        match self.part.expression(limit.cell) {
            Some(expression) => expression.terms.clone(),
            None => vec![(limit.cell, 1.0)],
        }
    }

    /// The equation that holds the cell of `limit` on it.
    fn row(&self, limit: &Limit) -> Row {
        let (level, terms) = (limit.level, self.terms(limit));
        match self.part.expression(limit.cell) {
            Some(expression) => Row {
                terms,
                target: level - expression.constant,
                scale: level.abs() + expression.scale,
                made_of: expression.made_of.iter().map(|(equation, factor)| (*equation, -factor)).collect(),
            },
            None => Row { terms, target: level, scale: level.abs(), made_of: Vec::new() },
        }
    }

    fn system(&self, held: &[usize]) -> System<'a> {
        self.part.system(held.iter().map(|limit| self.row(&self.limits[*limit])))
    }

    fn state(&self, held: Vec<usize>) -> State<'a> {
        let system = self.system(&held);
        let balanced = system.balance();
        let forces = self.forces(&held, &balanced);
        State { held, system, balanced, forces }
    }

    fn forces(&self, held: &[usize], balanced: &Balanced) -> Vec<f64> {
        let multipliers = &balanced.multipliers[self.first_row..];
        held.iter().zip(multipliers).map(|(limit, force)| self.limits[*limit].side.sign() * force).collect()
    }

    /// Many bounds at once; none if that does not come to an end, or holds what cannot be held together.
    fn by_guesses(&self, free: &Balanced) -> Option<State<'a>> {
        let mut held = self.guess(&[], &[], &free.values);
        for _ in 0..GUESSES_MAX {
            let state = self.state(held);
            if state.system.is_contradictory() {
                return None;
            }
            held = self.guess(&state.held, &state.forces, &state.balanced.values);
            if held == state.held {
                return Some(state);
            }
        }
        None
    }

    /// The held bounds that push inwards, and those that `values` are over.
    fn guess(&self, held: &[usize], forces: &[f64], values: &[f64]) -> Vec<usize> {
        let mut is_held = vec![false; self.limits.len()];
        held.iter().for_each(|limit| is_held[*limit] = true);
        let pushes = |(limit, force): &(&usize, &f64)| **force * self.limits[**limit].error >= -TOLERANCE_SHARE;
        let mut next: Vec<usize> = held.iter().zip(forces).filter(pushes).map(|(limit, _)| *limit).collect();
        let over = self
            .limits
            .iter()
            .enumerate()
            .filter(|(place, limit)| !is_held[*place] && self.excess(limit, values) > limit.tolerance);
        next.extend(over.map(|(place, _)| place));
        next.sort_unstable();
        next
    }

    /// One bound after the other; a bound that cannot hold is let go, and all begins anew.
    fn by_steps(&self) -> (State<'a>, Vec<LetGo>) {
        let mut let_go = Vec::new();
        let mut steps = 0;
        loop {
            let mut state = self.state(Vec::new());
            loop {
                let worst = self.worst(&state, &let_go).filter(|_| steps < STEPS_MAX);
                let Some(limit) = worst else { return (state, let_go) };
                steps += 1;
                if let Err(gone) = self.admit(&mut state, limit) {
                    let_go.push(gone);
                    break;
                }
            }
        }
    }

    /// The bound that its cell is furthest over, in standard errors.
    fn worst(&self, state: &State<'_>, let_go: &[LetGo]) -> Option<usize> {
        let mut worst = None;
        let mut furthest = 0.0;
        for (place, limit) in self.limits.iter().enumerate() {
            let excess = self.excess(limit, &state.balanced.values);
            if excess <= limit.tolerance || state.held.contains(&place) || is_let_go(let_go, place) {
                continue;
            }
            let distance = excess / limit.error.max(f64::MIN_POSITIVE);
            if distance > furthest {
                (worst, furthest) = (Some(place), distance);
            }
        }
        worst
    }

    /// Lets `limit` push until its cell is on it; bounds that would pull are released on the way.
    fn admit(&self, state: &mut State<'a>, place: usize) -> Result<(), LetGo> {
        let limit = &self.limits[place];
        loop {
            let push = self.push(&state.system, limit);
            let gap = self.excess(limit, &state.balanced.values);
            let full = if push.speed > 0.0 { gap / push.speed } else { f64::INFINITY };
            let release = self.first_release(state, &push);
            let length = release.map_or(full, |(_, length)| length.min(full));
            if length == f64::INFINITY {
                return Err(self.let_go(state, place, &push));
            }
            let pulls = self.inward(state, &push);
            state.forces.iter_mut().zip(pulls).for_each(|(force, pull)| *force -= length * pull);
            if full < f64::INFINITY {
                state.balanced.values.iter_mut().zip(&push.direction).for_each(|(value, step)| *value += length * step);
            }
            match release.filter(|(_, length)| *length < full) {
                Some((index, _)) => {
                    state.held.remove(index);
                    state.forces.remove(index);
                    state.system = self.system(&state.held);
                }
                None => {
                    state.held.push(place);
                    *state = self.state(std::mem::take(&mut state.held));
                    return Ok(());
                }
            }
        }
    }

    /// What happens when `limit` pushes its cell inwards.
    fn push(&self, system: &System<'_>, limit: &Limit) -> Push {
        let sign = limit.side.sign();
        let mut inwards = vec![0.0; self.part.stated.len()];
        for (cell, factor) in self.terms(limit) {
            inwards[cell] = sign * factor;
        }
        let spread_out = self.part.spread.times(&inwards);
        let responses = system.solve(&system.sums(&spread_out));
        let taken = self.part.spread.times(&system.pushes(&responses));
        let direction: Vec<f64> = spread_out.iter().zip(taken).map(|(all, taken)| all - taken).collect();
        let along = |way: &[f64]| inwards.iter().zip(way).map(|(inwards, step)| inwards * step).sum::<f64>();
        let (speed, before) = (along(&direction), along(&spread_out));
        Push { direction, responses, speed: if speed > FREEDOM_MIN * before { speed } else { 0.0 } }
    }

    /// How fast each held bound loses its push.
    fn inward(&self, state: &State<'_>, push: &Push) -> Vec<f64> {
        let responses = push.responses[self.first_row..].iter().zip(&state.held);
        responses.map(|(response, limit)| self.limits[*limit].side.sign() * response).collect()
    }

    /// The held bound that loses its push first, and after what length.
    fn first_release(&self, state: &State<'_>, push: &Push) -> Option<(usize, f64)> {
        let pulls = self.inward(state, push);
        let largest = pulls.iter().fold(0.0_f64, |largest, pull| largest.max(pull.abs()));
        let losing = pulls.iter().zip(&state.forces).enumerate().filter(|(_, (pull, _))| **pull > 1e-12 * largest);
        let lengths = losing.map(|(index, (pull, force))| (index, (force / pull).max(0.0)));
        lengths.min_by(|left, right| left.1.total_cmp(&right.1))
    }

    fn let_go(&self, state: &State<'_>, limit: usize, push: &Push) -> LetGo {
        let largest = push.responses.iter().fold(0.0_f64, |largest, response| largest.max(response.abs()));
        let forcing = push.responses.iter().enumerate().filter(|(_, response)| response.abs() > 1e-9 * largest);
        let (rows, behind): (Vec<usize>, Vec<usize>) =
            forcing.map(|(row, _)| row).partition(|row| *row < self.first_row);
        let held = behind.into_iter().map(|row| state.held[row - self.first_row]).collect();
        let gap = self.excess(&self.limits[limit], &state.balanced.values);
        LetGo { limit, gap, rows, held }
    }
}
