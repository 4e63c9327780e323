//! The period that a title says, beside those of the values: whether any value takes it, whether months are outside of the part
//! of a year that it says, and whether words of the profile say another year, as `"S01" = "2024-W01"` and `"S/T" = "2024"` do
//! below a title of 2025.
//!
//! Does not hold: a period that the profile fixes for the whole of a table, which `said::periods` looks at.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Severity, TimePeriod};

use super::RowReader;
use crate::reading::plan::Plan;
use crate::reading::said::{have_no_day_in_common, place_of};
use crate::reading::time::{Pieces, is_outside, is_year_long};

/// What was seen of the periods of a table beside that of its title.
#[derive(Debug, Default)]
pub(super) struct YearsOfWords {
    /// What is told of a period that was taken from a title, until a value takes it.
    followed: Vec<Finding>,
    /// Whether a value has its period, or the year of it, from outside its row and its column.
    takes_title: bool,
    /// Whether a value has that period itself, and not the year alone.
    takes_whole: bool,
    /// The earliest part of a year that is outside of the one that stands above it.
    outside: Option<TimePeriod>,
    /// The places of the periods whose year words of the profile say, and the title another.
    others: BTreeSet<u32>,
    /// The same of whole years.
    other_years: BTreeSet<u32>,
    /// Whether such a word has the year of the title: `N` does, and the others, as `N-1`, are right beside it.
    has_own_year: bool,
}

impl RowReader<'_, '_, '_> {
    /// Keeps what is told of a period that was taken from a title until it is known whether any value takes it; the other
    /// findings are given back.
    pub(in crate::reading) fn hold_followed_period(&mut self, findings: Vec<Finding>) -> Vec<Finding> {
        let is_of_period = |finding: &Finding| {
            let what = finding.arguments.get("what");
            finding.code == FindingCode::FollowedTitle && what.is_some_and(|what| what == "period")
        };
        let (followed, others) = findings.into_iter().partition(is_of_period);
        self.state.years_of_words.followed = followed;
        others
    }

    /// Notes where a period comes from: `own` is what its row and its column say.
    pub(super) fn note_period(&mut self, own: &Pieces, (made, place): (Option<&TimePeriod>, Option<u32>)) {
        let seen = &mut self.state.years_of_words;
        seen.takes_title |= made.is_some() && own.period().as_ref() != made;
        seen.takes_whole |= own.part.is_none() && made.is_some() && made == self.plan.time.whole.as_ref();
        let above = self.plan.time.whole.as_ref().filter(|above| !is_year_long(above) && own.part.is_some());
        if let (Some(above), Some(made), None) = (above, made, &own.whole)
            && is_outside(made, above)
        {
            seen.outside = earlier(seen.outside.take(), Some(made.clone()));
        }
        let titled = self.plan.titled.as_ref().filter(|_| own.is_by_word);
        let (Some(titled), Some(whole), Some(place)) = (titled, &own.whole, place) else { return };
        let is_year = is_year_long(whole);
        if !have_no_day_in_common(whole, &titled.period) {
            seen.has_own_year |= is_year;
            return;
        }
        let others = if is_year { &mut seen.other_years } else { &mut seen.others };
        others.insert(place);
    }

    /// What is told of a title that was followed: of a part of a year of which every value takes the year alone, that is all, and
    /// whether the part is another one than in the profile does not matter.
    fn followed(&self, finding: Finding) -> Finding {
        let seen = &self.state.years_of_words;
        let above = self.plan.time.whole.as_ref().filter(|above| !is_year_long(above));
        match above.filter(|_| seen.takes_title && !seen.takes_whole) {
            Some(above) => Finding { severity: Severity::Note, ..finding }.with("taken", above.start().date().year()),
            None => finding,
        }
    }

    /// The earliest part of a year that was read and is outside of the one that stands above it.
    pub(in crate::reading) fn take_outside(&mut self) -> Option<TimePeriod> {
        self.state.years_of_words.outside.take()
    }

    /// Tells what the whole of a table shows of them: that its title was followed, and that words of the profile say another
    /// year than the title does. Where they do so of every value and the title says the period, none of them can be right.
    pub(super) fn tell_years_of_words(&mut self) {
        let outside = self.take_outside().and_then(|outside| told_outside(self.plan, self.file, &outside));
        self.state.log.extend(outside);
        let followed = std::mem::take(&mut self.state.years_of_words.followed);
        let followed: Vec<Finding> = followed.into_iter().map(|finding| self.followed(finding)).collect();
        let seen = std::mem::take(&mut self.state.years_of_words);
        let YearsOfWords { takes_title, mut others, other_years, has_own_year, .. } = seen;
        if !has_own_year {
            others.extend(other_years);
        }
        if takes_title || self.state.out.is_empty() {
            self.state.log.extend(followed);
        }
        let Some(titled) = self.plan.titled.as_ref().filter(|_| !others.is_empty()) else { return };
        let out = &self.state.out;
        let is_other = |at: &usize| others.contains(&out.periods.places.get(*at));
        let places: Vec<usize> = (0..out.len()).filter(is_other).collect();
        let Some(taken) = places.first().and_then(|&at| out.periods.words.get(out.periods.places.get(at) as usize))
        else {
            return;
        };
        let is_all = places.len() == out.len() && titled.is_followed;
        let severity = if is_all { Severity::Error } else { Severity::Warning };
        let place = place_of(self.file, &self.plan.sheet, titled.at);
        let finding = Finding::new(FindingCode::TitleDisagrees, severity, place);
        let finding = finding.with_value(&titled.text).with("what", "year-of-words").with("said", "");
        let finding = finding.with("taken", taken).with("found", &titled.period);
        self.state.log.add(finding);
    }
}

/// The earlier one of two periods.
pub(in crate::reading) fn earlier(one: Option<TimePeriod>, other: Option<TimePeriod>) -> Option<TimePeriod> {
    one.into_iter().chain(other).min_by_key(TimePeriod::start)
}

/// What is told of a month outside of the part of a year that the title, or the profile, says of the table.
pub(in crate::reading) fn told_outside(plan: &Plan<'_, '_>, file: &str, outside: &TimePeriod) -> Option<Finding> {
    let above = plan.time.whole.as_ref()?;
    let titled = plan.titled.as_ref().filter(|titled| titled.period == *above);
    let text = titled.map_or(above.as_str(), |titled| titled.text.as_str());
    let place = place_of(file, &plan.sheet, titled.and_then(|titled| titled.at));
    let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with_value(text);
    Some(finding.with("what", "outside").with("said", "").with("taken", outside).with("found", above))
}
