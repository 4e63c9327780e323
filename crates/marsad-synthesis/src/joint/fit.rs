//! Iterative proportional fitting: the table nearest to a first guess that has the sums asked for.
//!
//! Source: Deming and Stephan, "On a least squares adjustment of a sampled frequency table when the expected marginal
//! totals are known", Annals of Mathematical Statistics 11 (1940); that the limit minimises the relative entropy to the
//! guess: Csiszár, "I-divergence geometry of probability distributions and minimization problems", Annals of
//! Probability 3 (1975).

/// How far from a target the fit may end, as a share of its domain.
const TOLERANCE: f64 = 1e-12;
/// Sweeps after which targets count as contradicting each other.
const SWEEPS_MAX: usize = 5000;
/// The distance that is forgiven when the sweeps are used up.
const FORGIVEN: f64 = 1e-9;

/// A sum that is asked for: over `part` it is `required`, over `part` and `rest` together it stays `whole`.
#[derive(Clone, Debug)]
pub(crate) struct Demand {
    /// Which target asks.
    pub target: usize,
    /// The cells to be summed.
    pub part: Vec<u32>,
    /// The other cells of the same rows.
    pub rest: Vec<u32>,
    /// The sum over the part.
    pub required: f64,
    /// The sum over both.
    pub whole: f64,
}

/// How a fit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Every sum is as asked for.
    Done,
    /// A target asks for what no probabilities can give.
    Unreachable(usize),
    /// The sums contradict each other; this target is farthest from what it asks for.
    Contradictory(usize),
}

/// Moves `cells` until all demands hold. Cells come in rows of equal length, and each row keeps its sum in `rows`.
pub(crate) fn fit(cells: &mut [f64], rows: &[f64], demands: &[Demand]) -> Fit {
    let states = cells.len() / rows.len().max(1);
    let (mut farthest, mut target) = (0.0, 0);
    for _ in 0..SWEEPS_MAX {
        (farthest, target) = (0.0, 0);
        for demand in demands {
            let part = sum(cells, &demand.part);
            let rest = sum(cells, &demand.rest);
            let distance = (part - demand.required).abs() / demand.whole.max(f64::MIN_POSITIVE);
            if distance > farthest {
                (farthest, target) = (distance, demand.target);
            }
            let left = demand.whole - demand.required;
            let slack = demand.whole * FORGIVEN;
            if !scale(cells, &demand.part, Step { found: part, wanted: demand.required, slack })
                || !scale(cells, &demand.rest, Step { found: rest, wanted: left, slack })
            {
                return Fit::Unreachable(demand.target);
            }
        }
        keep_rows(cells, rows, states);
        if farthest < TOLERANCE {
            return Fit::Done;
        }
    }
    if farthest < FORGIVEN { Fit::Done } else { Fit::Contradictory(target) }
}

#[derive(Clone, Copy)]
struct Step {
    found: f64,
    wanted: f64,
    slack: f64,
}

/// Brings the sum of the cells from what was found to what is wanted; whether that is possible.
fn scale(cells: &mut [f64], places: &[u32], step: Step) -> bool {
    if step.wanted < -step.slack {
        return false;
    }
    if step.found <= 0.0 {
        return step.wanted <= step.slack;
    }
    let factor = step.wanted.max(0.0) / step.found;
    places.iter().for_each(|&place| cells[place as usize] *= factor);
    true
}

fn keep_rows(cells: &mut [f64], rows: &[f64], states: usize) {
    for (row, &wanted) in cells.chunks_exact_mut(states.max(1)).zip(rows) {
        let found: f64 = row.iter().sum();
        if found > 0.0 {
            let factor = wanted / found;
            row.iter_mut().for_each(|cell| *cell *= factor);
        }
    }
}

fn sum(cells: &[f64], places: &[u32]) -> f64 {
    places.iter().map(|&place| cells[place as usize]).sum()
}

#[cfg(test)]
mod tests {
    use super::{Demand, Fit, fit};

    /// Two rows (men 50, women 50) and two columns (yes, no).
    fn demand(target: usize, part: &[u32], rest: &[u32], required: f64) -> Demand {
        let whole = if part.len() + rest.len() == 4 { 100.0 } else { 50.0 };
        Demand { target, part: part.to_vec(), rest: rest.to_vec(), required, whole }
    }

    #[test]
    fn sums_are_met_and_rows_are_kept() {
        let mut cells = [20.0, 30.0, 10.0, 40.0];
        let all = demand(0, &[0, 2], &[1, 3], 40.0);
        assert_eq!(fit(&mut cells, &[50.0, 50.0], &[all]), Fit::Done);
        assert!((cells[0] + cells[2] - 40.0).abs() < 1e-9 && (cells[0] + cells[1] - 50.0).abs() < 1e-9);
        // The odds ratio of the guess, 20·40 / (30·10) = 8/3, is what fitting does not touch: x² − 150x + 3200 = 0.
        assert!((cells[0] - (150.0 - 9700.0_f64.sqrt()) / 2.0).abs() < 1e-9);
        assert!((cells[0] * cells[3] / (cells[1] * cells[2]) - 8.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn targets_that_contradict_each_other_are_told() {
        let mut cells = [20.0, 30.0, 10.0, 40.0];
        let demands = [demand(0, &[0], &[1], 40.0), demand(1, &[2], &[3], 40.0), demand(2, &[0, 2], &[1, 3], 20.0)];
        assert!(matches!(fit(&mut cells, &[50.0, 50.0], &demands), Fit::Contradictory(_)));
    }

    #[test]
    fn a_target_that_nobody_can_meet_is_unreachable() {
        let mut cells = [0.0, 50.0, 10.0, 40.0];
        let nobody = demand(7, &[0], &[1], 5.0);
        assert_eq!(fit(&mut cells, &[50.0, 50.0], &[nobody]), Fit::Unreachable(7));
        let too_many = demand(8, &[2], &[3], 60.0);
        assert_eq!(fit(&mut cells, &[50.0, 50.0], &[too_many]), Fit::Unreachable(8));
    }
}
