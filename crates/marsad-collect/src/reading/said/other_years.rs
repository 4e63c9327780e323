//! Years in a title that are not those of the period that a person wrote, where the title says no period that could be
//! followed: `entre 2009 et 2014` and `avant 2019` may be of calendar years or of others, and `de 2014 à 2019` has some of the
//! years of 2019 to 2024.
//!
//! Does not hold: titles of one period outside of it, which `periods` looks at.

use std::collections::BTreeSet;

use marsad_model::TimePeriod;

use super::Follower;
use super::periods::have_no_day_in_common;
use crate::reading::outside_lines::OutsideLine;
use crate::titles::{self, Said, years_of};
use crate::values::asides::without_asides;

impl<'f> Follower<'f, '_> {
    /// The nearest title that speaks of years, with the first and the last of them, where they are not all within the period
    /// of the table nor around it. Where nobody can tell what the title means by them, they must be those of a line that the
    /// profile keeps, if it keeps any with years.
    pub(super) fn other_years(&self, rows: [u32; 2], own: &TimePeriod) -> Option<(String, &'f OutsideLine)> {
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        let mut lines = self.titles_above(rows).into_iter();
        let (said, line) = lines.find_map(|line| match titles::title_period(&line.text, habits) {
            Said::Nothing => None,
            said => Some((said, line)),
        })?;
        let kept = self.kept_years();
        let years = years_beside_asides(&line.text);
        let (first, last) = (*years.first()?, *years.last()?);
        if kept.contains(&years) {
            return None;
        }
        let found = if first == last { first.to_string() } else { format!("{first}-01-01/P{}Y", last - first + 1) };
        let other = self.context.profile.reporting_year.period(&found).ok()?;
        let is_across = first < last && !own.contains(&other) && !other.contains(own);
        let is_unclear = said == Said::Unclear;
        let is_other = is_across || is_unclear && (!kept.is_empty() || have_no_day_in_common(own, &other));
        is_other.then_some((found, line))
    }

    /// The years of each title that the profile keeps for a table of the sheet, where it has some.
    fn kept_years(&self) -> Vec<BTreeSet<i16>> {
        let kept = self.around.tables.iter().flat_map(|table| &table.said);
        kept.map(|said| years_beside_asides(&said.text)).filter(|years| !years.is_empty()).collect()
    }
}

/// The years of a line but for those of what it compares with, of a law or of an update.
fn years_beside_asides(line: &str) -> BTreeSet<i16> {
    years_of(&without_asides(line)).into_iter().collect()
}
