//! The years of a title beside those of the table below it: `Année 2025` over columns of 2023 and 2024 is a title or a row of
//! headers that was forgotten when the file of the year before was copied, and so is `2020-2025` over those of 2020 to 2024.
//!
//! The profile keeps its titles, and no years of its columns: those are taken to have been in step, for a draft asks where
//! they are not. Does not hold: a period that the profile fixes or takes from the name of a sheet, which `said::periods`
//! looks at.

use std::collections::BTreeSet;

use marsad_model::{CellName, Finding, FindingCode, ObservationColumns, SaidOf, Severity, TableLayout, TimePeriod};

use super::Context;
use super::narrower::lines_above;
use super::new_titles::had_no_line_above;
use super::outside_lines::masked;
use super::plan::Plan;
use super::said::{Around, Titled, place_of};
use super::time::is_calendar_year;
use crate::names::fold;
use crate::titles::{self, Said, may_be_of_other_year, years_of};

/// The years of a table: those of its values, and those that its headers name beside them.
struct Years {
    all: BTreeSet<i16>,
    last: i16,
    /// The last one of its values.
    last_read: i16,
}

impl Years {
    fn of(plan: &Plan<'_, '_>, columns: &ObservationColumns) -> Option<Self> {
        let headers = plan.headers.iter().flat_map(|header| years_of(header));
        let read = years_read(&columns.periods.words)?;
        let last_read = *read.last()?;
        let all: BTreeSet<i16> = read.into_iter().chain(headers).collect();
        let last = *all.last()?;
        Some(Self { all, last, last_read })
    }
}

/// What is told of a title that says other years than the table below it, where the profile has the same title of a year, of
/// several or of none, or its file had no title.
pub(super) fn tell(
    context: &Context<'_>,
    around: Around<'_>,
    (plan, columns): (&Plan<'_, '_>, &ObservationColumns),
) -> Option<Finding> {
    if plan.lacks_period {
        return None;
    }
    let years = Years::of(plan, columns)?;
    let of_one = plan.titled.as_ref().and_then(|titled| of_one(context, around, (titled, &years)));
    of_one.or_else(|| of_several(around, &years))
}

/// The title says one year.
fn of_one(context: &Context<'_>, around: Around<'_>, (titled, years): (&Titled, &Years)) -> Option<Finding> {
    let at = titled.at.filter(|_| is_calendar_year(&titled.period))?;
    let year = titled.period.start().date().year();
    let is_none_of_all = !years.all.contains(&year) && !may_be_of_other_year(&titled.text);
    let is_other = if titled.is_followed {
        // The rows have said only the month so far, and say years of their own now.
        is_period_of_title(context, around.layout, titled) && is_none_of_all
    } else if around.layout.period.is_some() {
        false
    } else if had_no_line_above(context, around.layout) {
        is_none_of_all
    } else {
        let before = year_before(context, around.layout, titled)?;
        // The same year as in the profile, and one more behind it: the headers have gone on, and the title has not.
        let is_left = before == year && years.last_read == year + 1 && !may_be_of_other_year(&titled.text);
        let is_left = is_left && around.tables.len() == 1;
        // In the file of the profile the title had the last year of the columns, or it never had one of theirs.
        last_named(around.layout).map_or(is_none_of_all || is_left, |named| named == before && years.last != year)
    };
    is_other.then(|| disagrees(around, (at, &titled.text), [year, years.last]))
}

/// The title says several years one after the other, or did so in the profile; or it had none there.
fn of_several(around: Around<'_>, years: &Years) -> Option<Finding> {
    // One title of all years may stand over each of several tables of some of them.
    if around.tables.len() > 1 || around.layout.period.is_some() {
        return None;
    }
    let is_other = |said: &str, heard: &str| {
        let [first, last] = ends_of_years(heard)?;
        let had_several_or_none = match ends_of_years(said) {
            Some([own_first, own_last]) => own_first < own_last,
            None if years_of(said).is_empty() => true,
            None => return None,
        };
        let has_gone_on = said != heard && !years.all.contains(&last);
        let is_behind = first < last && last < years.last && !years.all.contains(&first);
        ((had_several_or_none || first < last) && (has_gone_on || is_behind)).then_some(last)
    };
    lines_above(around, around.layout).into_iter().filter(|line| !may_be_of_other_year(&line.text)).find_map(|line| {
        let heard = without_years(&line.text);
        let kept = around.layout.said.iter().filter(|said| said.of == SaidOf::Title);
        let mut alike = kept.filter(|said| without_years(&said.text) == heard);
        let last = is_other(&alike.next()?.text, &line.text)?;
        Some(disagrees(around, (line.at, &line.text), [last, years.last]))
    })
}

fn disagrees(around: Around<'_>, (at, text): (CellName, &str), [found, taken]: [i16; 2]) -> Finding {
    let place = place_of(around.file, around.sheet, Some(at));
    let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with_value(text);
    finding.with("what", "year-of-columns").with("taken", taken).with("found", found).with("said", "")
}

/// Whether the period of a table in the profile is the year that this title says there: by hand it may be another.
fn is_period_of_title(context: &Context<'_>, layout: &TableLayout, titled: &Titled) -> bool {
    let own = layout.period.as_deref().and_then(|period| period.parse::<i16>().ok());
    own.is_some() && own == year_before(context, layout, titled)
}

/// The year that the same title says in the profile, where it is the same but for its numbers.
fn year_before(context: &Context<'_>, layout: &TableLayout, titled: &Titled) -> Option<i16> {
    let habits = titles::habits(context, context.habits(layout));
    let heard = masked(&titled.text);
    let mut said = layout.said.iter().filter(|said| masked(&said.text) == heard);
    said.find_map(|said| match titles::title_period(&said.text, habits) {
        Said::Period(told) => told.period.parse().ok(),
        _ => None,
    })
}

/// Whether a folded word may stand before a year or between two.
fn leads_to_year(word: &str) -> bool {
    const LEADS: [&str; 30] = [
        "a",
        "to",
        "au",
        "et",
        "and",
        "en",
        "in",
        "de",
        "from",
        "annee",
        "annees",
        "year",
        "years",
        "pour",
        "for",
        "the",
        "l",
        "exercice",
        "durant",
        "during",
        "و",
        "من",
        "الي",
        "سنه",
        "سنوات",
        "سنتي",
        "لسنه",
        "عام",
        "لعام",
        "خلال",
    ];
    LEADS.contains(&word)
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// The words of a title without its numbers and what leads to them.
fn without_years(title: &str) -> String {
    words_of(&fold(title)).filter(|word| !leads_to_year(word)).collect::<Vec<_>>().join(" ")
}

/// The first and the last year of a title, where it has no other numbers or words between them.
fn ends_of_years(title: &str) -> Option<[i16; 2]> {
    let years = years_of(title);
    let (first, last) = (*years.first()?, *years.last()?);
    if years.len() == 1 {
        return Some([first, last]);
    }
    let folded = fold(title);
    let (start, end) = (folded.find(&first.to_string())? + 4, folded.rfind(&last.to_string())?);
    let between = folded.get(start..end)?;
    let mut numbers = between.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let is_one_run = numbers.all(|number| number.len() == 4) && words_of(between).all(leads_to_year);
    (is_one_run && first < last).then_some([first, last])
}

/// The years of the periods of a table; none where it has no period, or one that runs over the end of a year, as years of
/// studies do.
fn years_read(periods: &[TimePeriod]) -> Option<BTreeSet<i16>> {
    let year_of = |period: &TimePeriod| {
        let first = period.start().date().year();
        let last = period.end().date().yesterday().ok()?.year();
        (first == last).then_some(first)
    };
    let years: BTreeSet<i16> = periods.iter().map(year_of).collect::<Option<_>>()?;
    Some(years).filter(|years| !years.is_empty())
}

/// The last year that the headers of a profile name.
fn last_named(layout: &TableLayout) -> Option<i16> {
    let headers = layout.column.iter().map(|column| &column.header).chain(&layout.skip);
    headers.flat_map(|header| years_of(header)).max()
}
