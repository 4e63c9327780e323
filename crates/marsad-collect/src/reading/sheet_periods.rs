//! Sheets that are of one period in the profile, each by its own title: where most of them say another year now, one that
//! does not was forgotten when the file of the year before was copied.

use marsad_model::{Finding, FindingCode, Severity, TableLayout};

use super::said::{Titled, have_no_day_in_common, place_of};
use crate::cell::tidy;

/// The period that the title of a table says.
pub(super) struct SheetPeriod {
    sheet: String,
    of_profile: String,
    titled: Titled,
}

impl SheetPeriod {
    /// None where the profile does not take the period from a title, or does not name this sheet: it knows nothing of how
    /// others go together.
    pub(super) fn of(layout: &TableLayout, sheet: &str, titled: Option<&Titled>) -> Option<Self> {
        let titled = titled.filter(|titled| titled.is_followed && titled.at.is_some())?;
        layout.sheet.as_deref().filter(|name| tidy(name) == tidy(sheet))?;
        Some(Self { sheet: sheet.to_owned(), of_profile: layout.period.clone()?, titled: titled.clone() })
    }

    fn is_as_before(&self) -> bool {
        self.titled.period.to_string() == self.of_profile
    }
}

/// What is told of the titles that say another period than those of most sheets, and of two kinds that are as many those
/// that say what the profile does.
pub(super) fn tell(file: &str, periods: &[SheetPeriod]) -> Vec<Finding> {
    let are_of_one = periods.windows(2).all(|pair| pair[0].of_profile == pair[1].of_profile);
    let count = |own: &SheetPeriod| periods.iter().filter(|other| other.titled.period == own.titled.period).count();
    let usual = periods.iter().max_by_key(|own| (count(own), !own.is_as_before()));
    let Some(usual) = usual.filter(|_| are_of_one) else { return Vec::new() };
    let is_apart = |own: &&SheetPeriod| {
        own.sheet != usual.sheet && have_no_day_in_common(&own.titled.period, &usual.titled.period)
    };
    let told = periods.iter().filter(is_apart).map(|own| {
        let place = place_of(file, &own.sheet, own.titled.at);
        let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with_value(&own.titled.text);
        let finding = finding.with("what", "other-sheets").with("said", &usual.sheet);
        finding.with("taken", &own.titled.period).with("found", &usual.titled.period)
    });
    let mut told: Vec<Finding> = told.collect();
    // Several tables may stand below one title.
    told.dedup();
    told
}
