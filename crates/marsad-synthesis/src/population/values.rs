//! Numbers within the ranges of codes, and amounts from quantiles.

use crate::joint::{Condition, Scope, Vocabulary};
use crate::parameters::{Amount, Heaping, Number, Population};
use crate::random::{Stream, cumulate};
use crate::{Problem, ProblemKind};

/// A number that is missing.
pub(crate) const NOTHING: i32 = i32::MIN;
/// The shortest stay that counts, in months.
pub(crate) const STAY_MIN_MONTHS: i32 = 3;

/// A number of somebody.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NumberModel {
    /// Its name.
    pub name: String,
    axis: usize,
    ranges: Vec<Range>,
    bound: Bound,
    heaping: Option<Heaping>,
}

/// The range of a code: stretches with their cumulated probabilities.
#[derive(Clone, Debug, Default, PartialEq)]
struct Range {
    stretches: Vec<(i32, i32)>,
    cumulated: Vec<f64>,
}

/// What else bounds a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Bound {
    Free,
    /// A year not before the birth.
    Birth {
        age: usize,
    },
    /// Months not more than were lived until a year.
    Life {
        age: usize,
        until: usize,
    },
}

impl Range {
    fn low(&self) -> i32 {
        self.stretches.iter().map(|&(low, _)| low).min().unwrap_or(0)
    }

    fn high(&self) -> i32 {
        self.stretches.iter().map(|&(_, high)| high).max().unwrap_or(0)
    }
}

impl NumberModel {
    /// The numbers of `population`, whose key is `key`.
    pub(crate) fn all(
        population: &Population,
        vocabulary: &Vocabulary,
        key: &str,
        problems: &mut Vec<Problem>,
    ) -> Vec<Self> {
        let mut models: Vec<Self> = Vec::new();
        for number in &population.numbers {
            let place = format!("{key}.{}", number.name);
            let Some(view) = vocabulary.own_view(&number.from, &place, problems) else { continue };
            let known = |name: &str| models.iter().position(|model| model.name == name);
            let age = known(&population.age);
            let until = number.within_life_until.as_deref().map(known);
            let bound = match (number.not_before_birth, until, age) {
                (false, None, _) => Bound::Free,
                (true, None, Some(age)) => Bound::Birth { age },
                (false, Some(Some(until)), Some(age)) => Bound::Life { age, until },
                _ => {
                    problems.push(Problem::new(ProblemKind::UsedBeforeDrawn, &place, &population.age));
                    Bound::Free
                }
            };
            // Ranges are for the codes of a variable, not of a recode.
            let axis = view.axis;
            let codes = &vocabulary.axes[axis].codes;
            for word in number.ranges.keys().filter(|word| !codes.contains(word)) {
                let known = codes.iter().map(String::as_str);
                problems.push(Problem::unknown(ProblemKind::UnknownCode, &place, word, known));
            }
            let ranges = codes.iter().map(|code| range(number, code, &place, problems)).collect();
            check_heaping(number.heaping, &place, problems);
            models.push(Self { name: number.name.clone(), axis, ranges, bound, heaping: number.heaping });
        }
        models
    }

    /// The number of somebody with these codes, whose `earlier` numbers are drawn already; [`NOTHING`] for who was not
    /// asked.
    pub(crate) fn draw(&self, codes: &[u8], earlier: &[i32], reference_year: i32, stream: &mut Stream) -> i32 {
        let Some(range) = self.ranges.get(usize::from(codes[self.axis])) else { return NOTHING };
        let (low, high) = self.bounds(range, earlier, reference_year);
        let (from, to) = range.stretches.get(stream.choose(&range.cumulated)).copied().unwrap_or((low, high));
        let mut drawn = stream.between(from, to);
        if drawn < low || drawn > high {
            drawn = stream.between(low, high);
        }
        match self.heaping {
            Some(heaping) if stream.happens(heaping.share) => rounded(drawn, heaping, (low, high)),
            _ => drawn,
        }
    }

    /// From where to where the number may lie; never empty.
    fn bounds(&self, range: &Range, earlier: &[i32], reference_year: i32) -> (i32, i32) {
        let (low, high) = (range.low(), range.high());
        match self.bound {
            Bound::Free => (low, high),
            Bound::Birth { age } if earlier[age] == NOTHING => (low, high),
            Bound::Birth { age } => (low.max(reference_year - earlier[age]).min(high), high),
            Bound::Life { age, until } if earlier[age] == NOTHING || earlier[until] == NOTHING => (low, high),
            Bound::Life { age, until } => {
                let years = earlier[until] - (reference_year - earlier[age]);
                let high = high.min((12 * years).max(STAY_MIN_MONTHS));
                (low.min(high), high)
            }
        }
    }
}

fn range(number: &Number, code: &str, place: &str, problems: &mut Vec<Problem>) -> Range {
    let Some(stretches) = number.ranges.get(code).filter(|stretches| !stretches.is_empty()) else {
        problems.push(Problem::new(ProblemKind::MissingRange, place, code));
        return Range::default();
    };
    let weights: Vec<f64> = stretches.iter().map(|&(_, _, weight)| weight).collect();
    let sum: f64 = weights.iter().sum();
    let is_wrong = |&(low, high, weight): &(i32, i32, f64)| low > high || weight.is_nan() || weight < 0.0;
    if sum.is_nan() || sum <= 0.0 || stretches.iter().any(is_wrong) {
        problems.push(Problem::new(ProblemKind::OutOfRange, place, code));
        return Range::default();
    }
    let shares: Vec<f64> = weights.iter().map(|weight| weight / sum).collect();
    let stretches = stretches.iter().map(|&(low, high, _)| (low, high)).collect();
    Range { stretches, cumulated: cumulate(&shares) }
}

fn check_heaping(heaping: Option<Heaping>, place: &str, problems: &mut Vec<Problem>) {
    if let Some(heaping) = heaping {
        let is_share = (0.0..=1.0).contains(&heaping.share);
        if !is_share || heaping.multiple < 1 || heaping.distance_max < 0 {
            problems.push(Problem::new(ProblemKind::OutOfRange, place, heaping.share));
        }
    }
}

/// The nearest multiple, the lower of two, if it is near enough and within the bounds; else the number itself.
fn rounded(number: i32, heaping: Heaping, (low, high): (i32, i32)) -> i32 {
    let above_multiple = number.rem_euclid(heaping.multiple);
    let below = number - above_multiple;
    let nearest = if 2 * above_multiple <= heaping.multiple { below } else { below + heaping.multiple };
    let is_near = (nearest - number).abs() <= heaping.distance_max;
    if is_near && (low..=high).contains(&nearest) { nearest } else { number }
}

/// An amount of somebody.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AmountModel {
    /// Its name.
    pub name: String,
    universe: Condition,
    quantiles: Vec<(f64, f64)>,
    rounding: f64,
    factors: Vec<(Condition, f64)>,
}

impl AmountModel {
    /// What `amount` says.
    pub(crate) fn new(amount: &Amount, vocabulary: &Vocabulary, key: &str, problems: &mut Vec<Problem>) -> Self {
        let place = format!("{key}.{}", amount.name);
        let scope = Scope { place: &place, before: vocabulary.axes.len() };
        let universe = vocabulary.condition(&amount.universe, scope, problems);
        let mut factors = Vec::new();
        for factor in &amount.factors {
            factors.push((vocabulary.condition(&factor.when, scope, problems), factor.factor));
        }
        let quantiles = amount.quantiles.clone();
        let is_ascending = quantiles.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
        let is_whole = quantiles.first().is_some_and(|first| first.0 == 0.0 && first.1 >= 0.0)
            && quantiles.last().is_some_and(|last| last.0 == 1.0);
        if !is_ascending || !is_whole || amount.rounding.is_nan() || amount.rounding <= 0.0 {
            problems.push(Problem::new(ProblemKind::OutOfRange, &place, amount.rounding));
        }
        Self { name: amount.name.clone(), universe, quantiles, rounding: amount.rounding, factors }
    }

    /// The amount of somebody with these codes; not a number for who was not asked.
    pub(crate) fn draw(&self, codes: &[u8], stream: &mut Stream) -> f64 {
        if !self.universe.holds(codes) {
            return f64::NAN;
        }
        let factor: f64 = self.factors.iter().filter(|(when, _)| when.holds(codes)).map(|(_, factor)| factor).product();
        let amount = self.quantile(stream.uniform()) * factor;
        (amount / self.rounding).round().max(1.0) * self.rounding
    }

    fn quantile(&self, probability: f64) -> f64 {
        let stretch = self.quantiles.windows(2).find(|pair| probability < pair[1].0);
        stretch.map_or(0.0, |pair| {
            let ((from, low), (to, high)) = (pair[0], pair[1]);
            low + (high - low) * (probability - from) / (to - from)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{AmountModel, Bound, NOTHING, NumberModel, Range, rounded};
    use crate::joint::Condition;
    use crate::parameters::Heaping;
    use crate::random::{Purpose, Stream};

    const FIVES: Heaping = Heaping { share: 1.0, multiple: 5, distance_max: 2 };

    fn model(stretches: &[(i32, i32)], bound: Bound, heaping: Option<Heaping>) -> NumberModel {
        let cumulated = vec![1.0; stretches.len()];
        let range = Range { stretches: stretches.to_vec(), cumulated };
        NumberModel { name: "year".to_owned(), axis: 0, ranges: vec![range], bound, heaping }
    }

    fn draws(model: &NumberModel, earlier: &[i32]) -> Vec<i32> {
        let mut stream = Stream::new(1, Purpose::Person, &[]);
        (0..500).map(|_| model.draw(&[0], earlier, 2020, &mut stream)).collect()
    }

    #[test]
    fn heaping_moves_to_the_nearest_multiple_and_never_out_of_the_range() {
        let moved: Vec<i32> = (2010..=2014).map(|year| rounded(year, FIVES, (2010, 2014))).collect();
        assert_eq!(moved, [2010, 2010, 2010, 2013, 2014]);
        assert_eq!(rounded(2013, FIVES, (2010, 2019)), 2015);
    }

    #[test]
    fn nobody_leaves_before_birth() {
        let model = model(&[(1955, 1989)], Bound::Birth { age: 0 }, None);
        assert!(draws(&model, &[40]).iter().all(|year| (1980..=1989).contains(year)));
        assert!(draws(&model, &[10]).iter().all(|&year| year == 1989));
        assert!(draws(&model, &[NOTHING]).contains(&1960));
    }

    #[test]
    fn nobody_stays_longer_than_the_life_before() {
        let model = model(&[(120, 239)], Bound::Life { age: 0, until: 1 }, None);
        assert!(draws(&model, &[30, 2005]).iter().all(|months| (120..=180).contains(months)));
        assert!(draws(&model, &[30, 1990]).iter().all(|&months| months == 3));
    }

    #[test]
    fn who_was_not_asked_has_no_number() {
        let mut stream = Stream::new(1, Purpose::Person, &[]);
        assert_eq!(model(&[(1, 2)], Bound::Free, None).draw(&[1], &[], 2020, &mut stream), NOTHING);
    }

    #[test]
    fn amounts_lie_on_the_line_between_quantiles() {
        let model = AmountModel {
            name: "amount".to_owned(),
            universe: Condition::default(),
            quantiles: vec![(0.0, 100.0), (0.5, 200.0), (1.0, 1000.0)],
            rounding: 10.0,
            factors: Vec::new(),
        };
        assert_eq!((model.quantile(0.25), model.quantile(0.5), model.quantile(0.75)), (150.0, 200.0, 600.0));
        let mut stream = Stream::new(1, Purpose::Person, &[]);
        assert!((0..100).all(|_| model.draw(&[], &mut stream) % 10.0 == 0.0));
    }
}
