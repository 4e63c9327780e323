//! What the lines around a table and the name of its sheet say of the period of its values.
//!
//! Does not hold: lines that say another period beside the one that was taken, which `other_periods` tells.

use marsad_model::{
    CellName, Finding, FindingCode, Frequency, SaidOf, SaidText, Severity, TIME_PERIOD, TableLayout, TimePeriod,
};

use super::places::{are_apart, end_of, rows_around, start_of};
use super::{Follower, Heard};
use crate::reading::outside_lines::{OutsideLine, OutsideLines};
use crate::titles;
use crate::values::periods::{self, Moment, Part};

/// The period that a title, or the name of a sheet, says of the table below it.
#[derive(Clone, Debug)]
pub(crate) struct Titled {
    pub period: TimePeriod,
    pub text: String,
    /// Where the title stands; none of a name.
    pub at: Option<CellName>,
    /// Whether the profile takes the period from there.
    pub is_followed: bool,
}

impl<'f> Follower<'f, '_> {
    pub(super) fn period(&mut self, said: &SaidText, heard: Heard<'_>) {
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        let Some(own) = self.layout.period.clone() else { return };
        // A part of the year is said without its year where the columns say the years.
        let is_part = self.context.profile.reporting_year.period(&own).is_err();
        let part = |text: &str| titles::part_of(text).filter(|_| is_part);
        let read = |text: &str| titles::period_of(text, habits).or_else(|| part(text));
        let Some(new) = read(heard.text) else { return self.no_period(said, Some(heard)) };
        if self.is_same_period(&new, &own) {
            return;
        }
        let old = read(&said.text);
        if !old.is_some_and(|old| self.is_same_period(&old, &own)) {
            let finding = self.disagrees(Severity::Error, "period", heard.at).with("taken", own).with("found", new);
            return self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
        let is_sure = heard.is_alike && self.kind_of(&new) == self.kind_of(&own);
        let finding = self.followed("period", said, heard, is_sure).with("taken", &new).with("component", TIME_PERIOD);
        self.findings.push(finding);
        self.layout.period = Some(new);
    }

    /// The title names no period any more: that is the one thing to say of the period.
    pub(super) fn no_period(&mut self, said: &SaidText, heard: Option<Heard<'_>>) {
        if self.layout.period.take().is_none() {
            return;
        }
        let at = heard.and_then(|heard| heard.at).or(said.at);
        let finding = Finding::new(FindingCode::MissingPeriod, Severity::Error, self.place(at));
        let what = if heard.is_some() { "title" } else { "gone" };
        let text = heard.map_or(said.text.as_str(), |heard| heard.text);
        let told = finding.with("what", what).with("component", TIME_PERIOD).with("said", &said.text);
        self.findings.push(told.with_value(text));
    }

    /// Whether a text speaks of totals since January. One of a single day, month or year does not, whatever other day it names.
    pub(super) fn accumulates(&self, text: &str) -> bool {
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        let is_of_one = || match titles::title_period(text, habits) {
            titles::Said::Period(told) => self.kind_of(&told.period).is_some_and(|(frequency, _)| frequency.is_some()),
            titles::Said::Nothing | titles::Said::Unclear => false,
        };
        titles::is_accumulated(text) && (titles::says_sum(text) || !is_of_one())
    }

    /// A period that a person wrote stays, even where the nearest title names clearly another one: another year, or a month,
    /// a quarter or a day outside of it, or other years in words of which the profile's file had others.
    pub(super) fn check_fixed_period(&mut self, rows: [u32; 2]) {
        let is_followed = self.layout.said.iter().any(|said| said.of == SaidOf::Period);
        let Some(fixed) = self.layout.period.clone().filter(|_| !is_followed) else { return };
        let Ok(own) = self.context.profile.reporting_year.period(&fixed) else { return };
        let told = self.told_above(rows).or_else(|| self.told_above_pages(rows, &fixed));
        let apart = told.map(|(told, line)| (told.period, line)).filter(|(period, _)| {
            let other = self.context.profile.reporting_year.period(period);
            other.is_ok_and(|other| have_no_day_in_common(&own, &other))
        });
        let Some((found, line)) = apart.or_else(|| self.other_years(rows, &own)) else { return };
        let finding = self.disagrees(Severity::Warning, "year", Some(line.at));
        let finding = finding.with("taken", fixed).with("found", found).with("said", "");
        self.findings.push(finding.with_value(&line.text));
    }

    /// The name of the sheet says the period, and the nearest title clearly another one: one of the two was forgotten
    /// when the file of the year before was copied.
    pub(super) fn check_sheet_period(&mut self, rows: [u32; 2]) {
        let Some((told, line)) = self.told_above(rows) else { return };
        let Some(own) = self.period_of_sheet(&told.period) else { return };
        let other = self.context.profile.reporting_year.period(&told.period);
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        let is_of_part = || {
            let titled = titles::TitledPeriod::of(self.context, own.as_str(), habits);
            titled.is_some_and(|titled| titled.is_of_part_apart(&line.text))
        };
        let is_telling = told.is_year || own.frequency() != Some(Frequency::A) || is_of_part();
        if other.is_ok_and(|other| is_telling && have_no_day_in_common(&own, &other)) {
            let finding = self.disagrees(Severity::Warning, "sheet", Some(line.at)).with("taken", own.to_string());
            let finding = finding.with("found", told.period).with("said", self.around.sheet);
            self.findings.push(finding.with_value(&line.text));
        }
    }

    /// The title in another language says another period than the line that says the one that was read. Where both lines
    /// stand as they did when the profile was made, its draft has asked which of the two is right.
    pub(super) fn check_other_languages(&mut self, rows: [u32; 2]) {
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        let of_sheet = || self.period_of_sheet("").map(|period| period.to_string());
        let Some(taken) = self.layout.period.clone().or_else(of_sheet) else { return };
        let Some(titled) = titles::TitledPeriod::of(self.context, &taken, habits) else { return };
        let lines: &'f OutsideLines = self.around.lines;
        let above: Vec<&OutsideLine> = lines.between(rows).filter(|line| self.is_above(line.at)).collect();
        let texts: Vec<(u32, &str)> = above.iter().map(|line| (line.at.row, line.text.as_str())).collect();
        let Some([own, other]) = titled.contradiction(&texts) else { return };
        let (Some(own), Some(other)) = (above.get(own).copied(), above.get(other).copied()) else { return };
        let is_kept = |line: &OutsideLine| {
            self.around.tables.iter().flat_map(|table| &table.said).any(|said| said.text == line.text)
        };
        let is_told = |finding: &Finding| finding.code == FindingCode::TitleDisagrees && finding.is_of(&other.text);
        if is_kept(own) && is_kept(other) || self.findings.iter().any(is_told) {
            return;
        }
        let finding = self.disagrees(Severity::Warning, "other-language", Some(other.at)).with("taken", taken);
        self.findings.push(finding.with_value(&other.text).with("said", &own.text));
    }

    /// The period that the name of the sheet says, where the profile takes it from there; else that of the nearest title.
    pub(super) fn titled(&self) -> Option<Titled> {
        let start = start_of(&self.layout);
        let rows = rows_around(start.saturating_sub(1), &self.layout, self.around.tables);
        let told = if start > 1 { self.told_above(rows) } else { None };
        let title = told.as_ref().map_or("", |(told, _)| told.period.as_str());
        if let Some(period) = self.period_of_sheet(title) {
            return Some(Titled { period, text: self.around.sheet.to_owned(), at: None, is_followed: true });
        }
        let (told, line) = told?;
        let period = self.context.profile.reporting_year.period(&told.period).ok()?;
        let is_followed = self.layout.said.iter().any(|said| said.of == SaidOf::Period);
        Some(Titled { period, text: line.text.clone(), at: Some(line.at), is_followed })
    }

    /// The period that the name of the sheet says: whole, or a part of the year that the title says.
    pub(super) fn period_of_sheet(&self, title: &str) -> Option<TimePeriod> {
        let is_in_name = |said: &SaidText| said.of == SaidOf::Period && said.at.is_none();
        if self.layout.said.iter().any(is_in_name) {
            return self.context.profile.reporting_year.period(self.layout.period.as_deref()?).ok();
        }
        let is_name = self.layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
        let habits = self.context.habits(&self.layout);
        match periods::read(self.around.sheet, habits).filter(|_| is_name)? {
            Moment::Period(period) => Some(period),
            Moment::Part(Part::Year) | Moment::Ambiguous(..) => None,
            Moment::Part(part) => part.of(title.get(..4)?.parse().ok()?),
        }
    }

    /// The period of the nearest line above the table that says one.
    pub(super) fn told_above(&self, rows: [u32; 2]) -> Option<(titles::Told, &'f OutsideLine)> {
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        self.titles_above(rows).into_iter().find_map(|line| match titles::title_period(&line.text, habits) {
            titles::Said::Period(told) => Some((told, line)),
            _ => None,
        })
    }

    /// The lines above the table that are no source and no day of printing, the nearest first.
    pub(super) fn titles_above(&self, rows: [u32; 2]) -> Vec<&'f OutsideLine> {
        let lines: &'f OutsideLines = self.around.lines;
        let is_title = |line: &&OutsideLine| {
            self.is_above(line.at) && !titles::is_of_printing(&line.text) && !titles::is_of_source(&line.text)
        };
        lines.between(rows).rev().filter(is_title).collect()
    }

    /// The period of the nearest line above the tables over this one for which the profile has the same period: the pages of
    /// a table have one title. Where it has another one for them, that title was never about this table.
    fn told_above_pages(&self, [first, _]: [u32; 2], fixed: &str) -> Option<(titles::Told, &'f OutsideLine)> {
        let last = first.checked_sub(1)?;
        let (told, line) = self.told_above([1, last])?;
        let is_page = |table: &TableLayout| start_of(table) > line.at.row && end_of(table) <= last;
        let has_fixed =
            |table: &TableLayout| table.period.as_deref().is_some_and(|own| self.is_same_period(own, fixed));
        let tables = self.around.tables.iter().copied();
        let mut pages = tables.filter(|table| is_page(table) && !are_apart(&self.layout, table));
        pages.all(has_fixed).then_some((told, line))
    }

    fn is_same_period(&self, one: &str, other: &str) -> bool {
        let of = |text: &str| self.context.profile.reporting_year.period(text).ok();
        one == other || matches!((of(one), of(other)), (Some(one), Some(other)) if one == other)
    }

    /// What sort of period it is: its frequency, when in the year it begins and how many years and months it lasts.
    pub(super) fn kind_of(&self, text: &str) -> Option<(Option<Frequency>, [i32; 3])> {
        let period = self.context.profile.reporting_year.period(text).ok()?;
        let (start, end) = (period.start().date(), period.end().date());
        let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month());
        // Quarters and months of one frequency begin where they like; a year of schools is no calendar year.
        let begins = match period.frequency() {
            Some(Frequency::A) | None => [i32::from(start.month()), i32::from(start.day())],
            Some(_) => [0, 0],
        };
        Some((period.frequency(), [begins[0], begins[1], months]))
    }
}

/// Whether two periods have no day in common.
pub(crate) fn have_no_day_in_common(own: &TimePeriod, other: &TimePeriod) -> bool {
    own.end() <= other.start() || other.end() <= own.start()
}
