//! How far a true value may lie from its figure, nineteen times in twenty, as it is written after the figure: the interval
//! that was published with it, whichever way it was made, and only without one that of its standard error.

use marsad_i18n::args;
use marsad_model::{Definition, interval_of};

use crate::Names;

/// Where the true value lies nineteen times in twenty, in numbers as they are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread {
    /// As far away on either side.
    Even(f64),
    /// Between these two, of which one is farther away than the other.
    Between(f64, f64),
}

impl Names<'_> {
    /// The interval that was published with a value, as it is written; none where it has no width or does not hold the value.
    pub(crate) fn published_interval(
        &self,
        definition: &Definition,
        value: f64,
        ends: (f64, f64),
    ) -> Option<(f64, f64)> {
        let (low, high) = interval_of(value, ends)?;
        Some((self.as_exact(definition, low), self.as_exact(definition, high)))
    }

    /// How far the ends of an interval lie from its value; none where it has no width.
    pub(crate) fn spread(&self, definition: &Definition, value: f64, (low, high): (f64, f64)) -> Option<Spread> {
        // The larger half: what is written after the figure never leaves out what was published.
        let half = self.as_exact(definition, (high - value).max(value - low));
        // Value and ends were rounded each by itself, so that two equal halves may differ by the unit of the last digit.
        let is_even = ((high - value) - (value - low)).abs() * self.scale(definition) < 1.5;
        if low >= high {
            return None;
        }
        if is_even { (half > 0.0).then_some(Spread::Even(half)) } else { Some(Spread::Between(low, high)) }
    }

    /// A spread as it is written after its figure.
    pub fn spread_text(&self, spread: Spread) -> String {
        match spread {
            Spread::Even(margin) => format!("± {}", self.number(margin)),
            Spread::Between(low, high) => self.interval_text(low, high),
        }
    }

    /// An interval as it is written after its figure.
    pub(crate) fn interval_text(&self, low: f64, high: f64) -> String {
        let arguments = args().text("low", &self.number(low)).text("high", &self.number(high));
        self.voice.say_with("chart-interval", &arguments)
    }
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Definition, Lang, Numerals, Percentage};

    use super::Spread;
    use crate::Names;

    fn check(percentage: Option<Percentage>, (value, ends): (f64, (f64, f64)), expected: Option<Spread>) {
        let pack = marsad_testkit::marjan();
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        let definition = Definition { percentage, ..Definition::default() };
        assert_eq!(names.spread(&definition, value, ends), expected);
    }

    #[test]
    fn equal_halves_are_written_once_and_unequal_ones_with_both_ends() {
        check(None, (1861.0, (1166.0, 2556.0)), Some(Spread::Even(695.0)));
        check(None, (1861.0, (1166.0, 2557.0)), Some(Spread::Even(696.0)));
        check(None, (8817.0, (4294.0, 13_500.0)), Some(Spread::Between(4294.0, 13_500.0)));
        check(Some(Percentage::Rate), (23.2, (14.2, 35.7)), Some(Spread::Between(14.2, 35.7)));
        check(Some(Percentage::Rate), (23.2, (14.2, 32.2)), Some(Spread::Even(9.0)));
        check(None, (5.0, (5.0, 5.0)), None);
    }
}
