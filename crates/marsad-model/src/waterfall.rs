//! Waterfalls: a bridge with its numbers.

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{Id, Measured, Unmeasured};

/// A bridge computed: each bar begins where the one before it ends, and the unexplained one ends at the other
/// statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waterfall {
    /// The statement it starts from.
    pub from: Id,
    /// The statement it leads to.
    pub to: Id,
    /// The figure it starts from.
    pub start: Measured,
    /// The figure it leads to.
    pub end: Measured,
    /// The steps, in the order of the bridge; those without a number too.
    pub bars: Vec<Bar>,
    /// What the steps leave unexplained; always there, even where it is zero. What steps without a number would explain
    /// is in it.
    pub unexplained: Bar,
}

/// The amounts of a waterfall as they are written.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownAmounts {
    /// The steps in order, and last what stays unexplained.
    pub amounts: Vec<f64>,
    /// What must be known of their last digits.
    pub rounding: AmountRounding,
}

worded! {
    /// How the amounts of a waterfall are rounded.
    AmountRounding {
        /// Each for itself, and with each the rounded level before it makes the rounded level after it.
        AsItStands = "as-it-stands",
        /// Each for itself: all together add up, but a level between may be a unit of the last digit off.
        Each = "each",
        /// As differences of rounded levels: some are a unit of the last digit off, so that all add up.
        Shifted = "shifted",
    }
}

/// One step of a waterfall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// The step of the bridge; none for what stays unexplained.
    pub step: Option<Id>,
    /// What stood before it.
    pub before: f64,
    /// What stands after it; the same, where it has no number.
    pub after: f64,
    /// The lowest that its amount may be, negative where it takes away: 1.96 standard errors beyond what its basis
    /// allows; infinite where nobody says it.
    pub low: f64,
    /// The highest that its amount may be; infinite where nobody says it.
    pub high: f64,
    /// The standard error of its amount, from random error alone; none where it is not known.
    pub standard_error: Option<f64>,
    /// Whether it has a random error of which nothing is known, so that its bounds hold nothing of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_error_unknown: bool,
    /// Its size, where that lies outside the range that whoever took it from elsewhere thinks possible here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside: Option<f64>,
    /// What the published figures make of which its size is assumed to be a part; none where it is no such part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<f64>,
    /// Why it has no number, where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmeasured: Option<Unmeasured>,
}

impl Waterfall {
    /// The amounts to write where numbers are written with so many decimals: those of the steps, and last what stays
    /// unexplained. Each is rounded for itself where what is written then adds up to the difference of the two figures
    /// as they are written; else each is the difference of two rounded levels ([`Bar::shown_amount`]).
    pub fn shown_amounts(&self, decimals: u8) -> ShownAmounts {
        let scale = 10_f64.powi(i32::from(decimals));
        let whole = |value: f64| (value * scale).round();
        let all = || self.bars.iter().chain([&self.unexplained]);
        // Plus zero, so that nothing is written as minus zero.
        let plain: Vec<f64> = all().map(|bar| whole(bar.amount()) / scale + 0.0).collect();
        let levels: Vec<f64> = all().map(|bar| bar.shown_amount(decimals)).collect();
        if plain == levels {
            return ShownAmounts { amounts: plain, rounding: AmountRounding::AsItStands };
        }
        let sum: f64 = all().map(|bar| whole(bar.amount())).sum();
        if sum == whole(self.end.value) - whole(self.start.value) {
            return ShownAmounts { amounts: plain, rounding: AmountRounding::Each };
        }
        ShownAmounts { amounts: levels, rounding: AmountRounding::Shifted }
    }

    /// Whether every step has a number. Where one has none, what stays unexplained holds what it would explain, and its
    /// bounds say nothing of that.
    pub fn is_complete(&self) -> bool {
        self.bars.iter().all(Bar::has_number)
    }
}

impl Bar {
    /// What it adds, negative where it takes away; nothing where it has no number.
    pub fn amount(&self) -> f64 {
        self.after - self.before
    }

    /// Whether its amount is known.
    pub fn has_number(&self) -> bool {
        self.unmeasured.is_none()
    }

    /// The amount to write where numbers are written with so many decimals: what the written level after it has more than
    /// the written level before it.
    ///
    /// Amounts that are each rounded for themselves need not add up to the difference of two rounded figures. Those
    /// between rounded levels do, and none is further than one unit of the last digit from the amount.
    pub fn shown_amount(&self, decimals: u8) -> f64 {
        let scale = 10_f64.powi(i32::from(decimals));
        let level = |value: f64| (value * scale).round();
        // Plus zero, so that nothing is written as minus zero.
        (level(self.after) - level(self.before)) / scale + 0.0
    }

    /// Whether somebody says between which amounts it lies.
    pub fn has_bounds(&self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }

    /// Whether its bounds leave a width: where they do not, its amount is known exactly, or as far as anybody says.
    pub fn has_interval(&self) -> bool {
        self.high > self.low
    }

    /// Whether zero lies within its bounds, so that the statements agree as far as anyone can tell.
    pub fn may_be_nothing(&self) -> bool {
        self.low <= 0.0 && 0.0 <= self.high
    }
}

#[cfg(test)]
mod tests {
    use super::{AmountRounding, Bar, ShownAmounts, Waterfall};
    use crate::Measured;

    fn bar(before: f64, after: f64) -> Bar {
        Bar {
            step: None,
            before,
            after,
            low: 0.0,
            high: 0.0,
            standard_error: None,
            is_error_unknown: false,
            outside: None,
            whole: None,
            unmeasured: None,
        }
    }

    #[test]
    fn amounts_that_are_written_add_up_to_the_difference_that_is_written() {
        // 100 less three times 3.4: each amount rounds to −3, which makes 91, while 89.8 is written 90.
        let bars = [bar(100.0, 96.6), bar(96.6, 93.2), bar(93.2, 89.8)];
        let written: Vec<f64> = bars.iter().map(|bar| bar.shown_amount(0)).collect();
        assert_eq!(written, [-3.0, -4.0, -3.0]);
        assert_eq!(written.iter().sum::<f64>(), 90.0 - 100.0);
        // With one decimal nothing is left to round.
        assert!(bars.iter().all(|bar| (bar.shown_amount(1) + 3.4).abs() < 1e-9));
    }

    #[test]
    fn amounts_are_rounded_for_themselves_where_they_still_add_up() {
        let way = |levels: &[f64]| {
            let bars: Vec<Bar> = levels.windows(2).map(|pair| bar(pair[0], pair[1])).collect();
            let (unexplained, steps) = bars.split_last().unwrap();
            Waterfall {
                from: "A".parse().unwrap(),
                to: "B".parse().unwrap(),
                start: Measured::exact(levels[0]),
                end: Measured::exact(levels[levels.len() - 1]),
                bars: steps.to_vec(),
                unexplained: unexplained.clone(),
            }
        };
        // 1,000.2 + 6,877.4 = 7,877.6, and 22.4 less is 7,855.2: 1,000 + 6,877 − 22 = 7,855 as it is written. The
        // levels 7,878 and 1,000 would make 6,878 of the first.
        let plain = way(&[1000.2, 7877.6, 7855.2]).shown_amounts(0);
        assert_eq!(plain, ShownAmounts { amounts: vec![6877.0, -22.0], rounding: AmountRounding::Each });
        // Three times 3.4 less of 100 are 89.8, written 90; rounded for themselves they would make 91.
        let shifted = way(&[100.0, 96.6, 93.2, 89.8]).shown_amounts(0);
        assert_eq!(shifted, ShownAmounts { amounts: vec![-3.0, -4.0, -3.0], rounding: AmountRounding::Shifted });
    }

    #[test]
    fn whole_amounts_are_written_as_they_are_and_nothing_is_minus_zero() {
        assert_eq!(bar(900.4, 780.4).shown_amount(0), -120.0);
        assert!(bar(0.2, -0.2).shown_amount(0).is_sign_positive());
    }
}
