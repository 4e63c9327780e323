//! Which observations count persons, cases or the like, or add up money: of these no part is more than its whole.
//!
//! The unit and the rules of the dataflow tell. Shares, rates and means have units of their own. Where no rule says that
//! values are never negative, they may be balances, such as arrivals less departures: then a part may well be more than
//! the whole.

use marsad_model::{Check, Id, Only};

use super::case::Case;
use super::selection::Selection;
use crate::values::units::Unit;

/// The component that says the unit.
const UNIT: &str = "UNIT_MEASURE";

/// Units of the Marsad model of which there are so many: persons, permits, applications, decisions, events, contracts,
/// cases, households, projects.
const COUNTED: [&str; 9] = ["PS", "PERMIT", "APPL", "DEC", "EVENT", "CONTRACT", "CASE", "HH", "PROJ"];

/// The observations that add up.
pub(super) struct Additive<'t> {
    /// The column of units, where each observation has its own, and which of its words add up.
    units: Option<(usize, Vec<bool>)>,
    /// What the rules say to be never negative; a row must be in one of them.
    never_negative: Vec<Selection<'t>>,
}

impl<'t> Additive<'t> {
    /// The observations of a file that add up; none where the dataflow has none.
    pub(super) fn of(case: &Case<'t>) -> Option<Self> {
        let columns = case.columns;
        let units = match columns.structure.dimension_place(UNIT) {
            Some(at) => Some((at, columns.dimensions.get(at)?.words.iter().map(adds_up).collect::<Vec<bool>>())),
            None if case.context.dataflow_attributes.get(UNIT).is_some_and(adds_up) => None,
            None => return None,
        };
        let rules = case.context.rules.iter().filter_map(|rule| never_negative(&rule.check));
        let never_negative: Vec<Selection<'t>> = rules.map(|only| Selection::new(columns, only)).collect();
        let is_any = !never_negative.is_empty() && units.as_ref().is_none_or(|(_, adding)| adding.contains(&true));
        is_any.then_some(Self { units, never_negative })
    }

    /// Whether a row of the file is one of them.
    pub(super) fn holds(&self, case: &Case<'_>, row: usize) -> bool {
        let is_of_unit = self.units.as_ref().is_none_or(|(at, adding)| {
            let unit = case.columns.dimensions[*at].places.get(row) as usize;
            adding.get(unit) == Some(&true)
        });
        is_of_unit && self.never_negative.iter().any(|selection| selection.holds(row))
    }
}

/// Whether values in a unit add up. Plain dinars may be a mean for each person; millions of them are a sum.
fn adds_up(unit: &Id) -> bool {
    let money = Unit::of_code(Some(unit.as_str()));
    COUNTED.contains(&unit.as_str()) || money.is_money() && money.multiplier > 1.0
}

/// The observations that a rule says to be never negative.
fn never_negative(check: &Check) -> Option<&Only> {
    match check {
        Check::Range { min: Some(min), only, .. } if *min >= 0.0 => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Check, Id, Only};

    use super::{adds_up, never_negative};

    #[test]
    fn counts_and_sums_of_money_add_up_and_shares_and_means_do_not() {
        for unit in ["PS", "CASE", "HH", "MTND", "MUSD", "MMAD", "BXOF", "KEGP"] {
            assert!(adds_up(&Id::new(unit).unwrap()), "{unit}");
        }
        for unit in ["PT", "PER1000", "RATIO", "DAY", "TND", "MAD", "KG"] {
            assert!(!adds_up(&Id::new(unit).unwrap()), "{unit}");
        }
    }

    #[test]
    fn only_a_rule_says_that_nothing_is_negative() {
        let range = |min: Option<f64>| Check::Range { min, max: Some(9.0), only: Only::new() };
        assert!(never_negative(&range(Some(0.0))).is_some() && never_negative(&range(Some(5.0))).is_some());
        assert!(never_negative(&range(Some(-10.0))).is_none() && never_negative(&range(None)).is_none());
    }
}
