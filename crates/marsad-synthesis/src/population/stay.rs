//! When somebody's stay in another country began and ended.

use super::NumberModel;
use super::values::NOTHING;
use crate::joint::Vocabulary;
use crate::parameters::{Parameters, Population};
use crate::random::Stream;
use crate::{Problem, ProblemKind};

/// The end of a stay that goes on.
pub(crate) const GOES_ON: i32 = i32::MAX;

/// What a stay is made of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StayModel {
    /// The name of the column that holds the year in which it began, where it is computed.
    pub computed_departure: Option<String>,
    /// The variable that says how many stays there were before.
    pub earlier: Option<usize>,
    /// The variable that says in which country.
    pub country: Option<usize>,
    form: Form,
    reference_year: i32,
    reference_month: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// It goes on since the year that a number holds.
    GoesOn { since: usize },
    /// It ended in the year that a number holds, after as many months as another one.
    Ended { until: usize, months: usize },
}

/// A stay, in months since the year 0: January of the year y is 12 y.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stay {
    /// When it began.
    pub start: i32,
    /// When it ended, or [`GOES_ON`].
    pub end: i32,
}

impl StayModel {
    /// The stays of `population`; none if it has none.
    pub(crate) fn new(
        parameters: &Parameters,
        population: &Population,
        parts: (&Vocabulary, &[NumberModel]),
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let stay = population.stay.as_ref()?;
        let place = format!("{}.stay", population.code);
        let (vocabulary, numbers) = parts;
        let mut number = |name: &str| {
            let found = numbers.iter().position(|number| number.name == name);
            if found.is_none() {
                let known = numbers.iter().map(|number| number.name.as_str());
                problems.push(Problem::unknown(ProblemKind::UnknownVariable, &place, name, known));
            }
            found
        };
        let form = match (&stay.until, &stay.months) {
            (Some(until), Some(months)) => Form::Ended { until: number(until)?, months: number(months)? },
            _ => Form::GoesOn { since: number(&stay.departure)? },
        };
        let is_computed = matches!(form, Form::Ended { .. });
        let mut axis = |name: &String| vocabulary.own_view(name, &place, problems).map(|view| view.axis);
        Some(Self {
            computed_departure: is_computed.then(|| stay.departure.clone()),
            earlier: stay.earlier.as_ref().and_then(&mut axis),
            country: stay.country.as_ref().and_then(&mut axis),
            form,
            reference_year: parameters.reference_year,
            reference_month: parameters.reference_month,
        })
    }

    /// The stay of somebody with these numbers; none where one of them is missing.
    pub(crate) fn draw(&self, numbers: &[i32], stream: &mut Stream) -> Option<Stay> {
        match self.form {
            Form::GoesOn { since } if numbers[since] == NOTHING => None,
            Form::GoesOn { since } => {
                // Who left in the year of reference has been away for three months.
                let is_last = numbers[since] == self.reference_year;
                let month = stream.between(1, if is_last { (self.reference_month - 3).max(1) } else { 12 });
                Some(Stay { start: 12 * numbers[since] + month - 1, end: GOES_ON })
            }
            Form::Ended { until, months } if numbers[until] == NOTHING || numbers[months] == NOTHING => None,
            Form::Ended { until, months } => {
                let is_last = numbers[until] == self.reference_year;
                let month = stream.between(1, if is_last { self.reference_month } else { 12 });
                let end = 12 * numbers[until] + month - 1;
                Some(Stay { start: end - numbers[months], end })
            }
        }
    }
}

impl Stay {
    /// The year in which it began.
    pub(crate) fn start_year(self) -> i32 {
        self.start.div_euclid(12)
    }

    /// The months it lasted until `now` at most.
    pub(crate) fn months(self, now: i32) -> i32 {
        (self.end.min(now) - self.start).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, GOES_ON, Stay, StayModel};
    use crate::population::NOTHING;
    use crate::random::{Purpose, Stream};

    fn model(form: Form) -> StayModel {
        StayModel {
            computed_departure: None,
            earlier: None,
            country: None,
            form,
            reference_year: 2020,
            reference_month: 11,
        }
    }

    #[test]
    fn a_stay_that_ended_began_as_many_months_before() {
        let mut stream = Stream::new(1, Purpose::Person, &[]);
        let model = model(Form::Ended { until: 0, months: 1 });
        let stay = model.draw(&[2010, 30], &mut stream).unwrap();
        assert_eq!((stay.end.div_euclid(12), stay.end - stay.start), (2010, 30));
        assert_eq!(model.draw(&[2010, NOTHING], &mut stream), None);
    }

    #[test]
    fn who_left_in_the_year_of_reference_has_been_away_for_three_months() {
        let mut stream = Stream::new(1, Purpose::Person, &[]);
        let model = model(Form::GoesOn { since: 0 });
        let now = 12 * 2020 + 10;
        for _ in 0..100 {
            let stay = model.draw(&[2020], &mut stream).unwrap();
            assert!(stay.months(now) >= 3 && stay.end == GOES_ON && stay.start_year() == 2020);
        }
        assert_eq!(Stay { start: 12 * 2019, end: GOES_ON }.months(now), 22);
    }
}
