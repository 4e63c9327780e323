//! Do the last digits of counts look rounded or invented? Formula and source in METHOD.md.
//!
//! Holds: the test of equal digits and that of heaping on 0 and 5. Does not hold: digits of ages, see `whipple` and
//! `myers`. Where next: `incomplete_gamma` for the probability.

mod incomplete_gamma;

use incomplete_gamma::chi_square_tail;

/// Whole numbers beyond this are not held exactly, so their last digit means nothing.
const GREATEST_EXACT: f64 = 9e15;

/// When the digits of counts are judged, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DigitParameters {
    /// The least count whose last digit is taken: those of small counts are not even.
    pub count_min: f64,
    /// How many counts there must be.
    pub counts_min: usize,
    /// The greatest probability at which digits are told to be preferred.
    pub p_max: f64,
}

impl Default for DigitParameters {
    /// 50 counts give the five expected per digit of Cochran 1954; the others are house rules, METHOD.md.
    fn default() -> Self {
        Self { count_min: 100.0, counts_min: 50, p_max: 0.01 }
    }
}

/// What the digits look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitVerdict {
    /// As chance would have them.
    Even,
    /// More 0 and 5 than chance gives: rounding.
    Heaped,
    /// Uneven in another way.
    Uneven,
    /// Too few counts to tell.
    TooFew,
}

/// The digits of a set of counts, judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DigitJudgement {
    /// How many counts end in each digit from 0 to 9.
    pub counts_by_digit: [usize; 10],
    /// How many numbers were left out: small, negative, not whole or not finite.
    pub left_out: usize,
    /// χ² with nine degrees of freedom; zero without counts.
    pub chi_square: f64,
    /// The probability of a χ² as great or greater by chance.
    pub p_value: f64,
    /// The share of counts that end in 0 or 5, where chance gives 0.2; none without counts.
    pub heaped_share: Option<f64>,
    /// The probability of a share as great or greater by chance.
    pub heaped_p_value: f64,
    /// What the digits look like.
    pub verdict: DigitVerdict,
}

/// The last digits of `counts`.
pub fn judge_digits(counts: &[f64], parameters: &DigitParameters) -> DigitJudgement {
    let mut counts_by_digit = [0; 10];
    for digit in counts.iter().filter_map(|count| last_digit(*count, parameters.count_min)) {
        counts_by_digit[digit] += 1;
    }
    let used: usize = counts_by_digit.iter().sum();
    let chi_square = chi_square(&counts_by_digit);
    let heaped = counts_by_digit[0] + counts_by_digit[5];
    let mut judgement = DigitJudgement {
        counts_by_digit,
        left_out: counts.len() - used,
        chi_square,
        p_value: chi_square_tail(chi_square, 9),
        heaped_share: (used > 0).then(|| heaped as f64 / used as f64),
        heaped_p_value: heaped_p_value(heaped, used),
        verdict: DigitVerdict::TooFew,
    };
    if used >= parameters.counts_min.max(1) {
        judgement.verdict = verdict(&judgement, parameters);
    }
    judgement
}

fn verdict(judgement: &DigitJudgement, parameters: &DigitParameters) -> DigitVerdict {
    match judgement {
        _ if judgement.heaped_p_value <= parameters.p_max => DigitVerdict::Heaped,
        _ if judgement.p_value <= parameters.p_max => DigitVerdict::Uneven,
        _ => DigitVerdict::Even,
    }
}

fn last_digit(count: f64, count_min: f64) -> Option<usize> {
    let is_count = count >= count_min.max(0.0) && count <= GREATEST_EXACT && count.fract() == 0.0;
    is_count.then(|| (count % 10.0) as usize)
}

fn chi_square(counts_by_digit: &[usize; 10]) -> f64 {
    let expected = counts_by_digit.iter().sum::<usize>() as f64 / 10.0;
    if expected == 0.0 {
        return 0.0;
    }
    counts_by_digit.iter().map(|count| (*count as f64 - expected).powi(2) / expected).sum()
}

/// The upper tail of the binomial with 0.2, by the normal curve.
fn heaped_p_value(heaped: usize, used: usize) -> f64 {
    if used == 0 {
        return 1.0;
    }
    let distance = heaped as f64 - 0.2 * used as f64;
    let tail = chi_square_tail(distance.powi(2) / (0.16 * used as f64), 1) / 2.0;
    if distance > 0.0 { tail } else { 1.0 - tail }
}

#[cfg(test)]
mod tests {
    use super::{DigitJudgement, DigitParameters, DigitVerdict, judge_digits};

    /// Counts of which as many end in each digit as `times` says.
    fn judge(times: [usize; 10]) -> DigitJudgement {
        let with_digit =
            |(digit, times): (usize, usize)| (0..times).map(move |place| (1000 + 10 * place + digit) as f64);
        let counts: Vec<f64> = times.into_iter().enumerate().flat_map(with_digit).collect();
        judge_digits(&counts, &DigitParameters::default())
    }

    #[test]
    fn worked_example_of_the_method() {
        let found = judge([20, 8, 8, 8, 8, 16, 8, 8, 8, 8]);
        assert!((found.chi_square - 16.8).abs() < 1e-9);
        assert!((found.p_value - 0.0519).abs() < 2e-4, "{}", found.p_value);
        assert_eq!(found.heaped_share, Some(0.36));
        assert!((found.heaped_p_value - 3.167e-5).abs() < 1e-7, "{}", found.heaped_p_value);
        assert_eq!(found.verdict, DigitVerdict::Heaped);
    }

    #[test]
    fn even_digits_are_even() {
        let found = judge([10; 10]);
        assert_eq!((found.chi_square, found.p_value, found.verdict), (0.0, 1.0, DigitVerdict::Even));
        assert!((found.heaped_p_value - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_preference_for_other_digits_is_uneven() {
        assert_eq!(judge([3, 30, 3, 30, 3, 3, 3, 3, 3, 30]).verdict, DigitVerdict::Uneven);
    }

    #[test]
    fn avoiding_round_digits_is_uneven() {
        let found = judge([0, 12, 12, 12, 12, 0, 12, 12, 12, 12]);
        assert_eq!(found.verdict, DigitVerdict::Uneven);
        assert!(found.heaped_p_value > 0.99);
    }

    #[test]
    fn rounding_to_five_is_heaped() {
        assert_eq!(judge([30, 0, 0, 0, 0, 30, 0, 0, 0, 0]).verdict, DigitVerdict::Heaped);
    }

    #[test]
    fn few_counts_tell_nothing() {
        assert_eq!(judge([49, 0, 0, 0, 0, 0, 0, 0, 0, 0]).verdict, DigitVerdict::TooFew);
        let found = judge_digits(&[], &DigitParameters::default());
        assert_eq!((found.verdict, found.p_value, found.heaped_share), (DigitVerdict::TooFew, 1.0, None));
    }

    #[test]
    fn what_is_no_large_whole_count_is_left_out() {
        let odd = [99.0, 100.5, -200.0, f64::NAN, f64::INFINITY, 1e300, 0.0, 100.0];
        let found = judge_digits(&odd, &DigitParameters::default());
        assert_eq!((found.left_out, found.counts_by_digit[0]), (7, 1));
    }
}
