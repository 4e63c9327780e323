//! What can be checked of values of which nothing says when they are of, so that one reading tells all that is wrong: that
//! they are whole, and within the bounds of the rules. Nothing is compared with another period.

use marsad_model::Check;

use super::case::Case;
use super::{plausible, range};
use crate::reading::log::Log;

pub(super) fn run(case: &Case<'_>, log: &mut Log) {
    plausible::run_values(case.file, case.columns, log);
    let of_bounds = case.context.rules.iter().filter(|rule| matches!(rule.check, Check::Range { .. }));
    of_bounds.for_each(|rule| range::run(rule, case, log));
}
