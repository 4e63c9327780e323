//! The plan of a table in one file: what its profile says, as the titles and the headers of this file change it.

use marsad_model::{CellName, ColumnRole, Finding, FindingCode, Place, SaidOf, Severity, TableLayout};

use super::Context;
use super::dictionary::Dictionary;
use super::headers::{Headers, is_header_of_labels};
use super::marked_periods::{self, MarkedPeriod, MarkedTitles};
use super::narrower;
use super::new_marks;
use super::new_titles;
use super::outside_lines::OutsideLine;
use super::own_units;
use super::plan::{Known, Plan, Planner};
use super::said::{self, Around, place_of};
use super::told_once::told_once;
use crate::names::{Found, fold};
use crate::titles::{self, UnitReader};
use crate::values::qualities;
use crate::values::scale::Scale;
use crate::values::units::{Verdict, is_percent, unit_part};

/// The headers of a table, and how many columns its rows have where it has none.
#[derive(Clone, Copy)]
pub(crate) struct Heads<'h> {
    pub headers: &'h Headers,
    pub width: usize,
}

/// The plan of a table, and what is told of its headers and of what stands around it.
pub(crate) fn planned<'a, 'd>(
    context: &'a Context<'a>,
    dictionary: &'d Dictionary<'a>,
    around: Around<'_>,
    heads: Heads<'_>,
) -> (Plan<'a, 'd>, Vec<Finding>) {
    let followed = said::follow(context, dictionary, around);
    let is_period_told = followed.findings.iter().any(|finding| finding.code == FindingCode::MissingPeriod);
    let Heads { headers, width } = heads;
    // Where observations have no status, what is said of their quality is told and not written.
    let has_status = dictionary.place("OBS_STATUS").is_some();
    let marked = MarkedPeriod::of(context, around, &followed.layout).filter(|_| has_status);
    let quality = marked.map(|marked| marked.status);
    let known = Known { layout: &followed.layout, headers, sheet: around.sheet, width, is_period_told, quality };
    let (mut plan, mut findings) = Planner::make(context, dictionary, &known, around.file);
    if has_status {
        plan.marked_titles = MarkedTitles::of(context, (around, &followed.layout), &plan.headers);
    }
    let factor = followed.layout.scale.unwrap_or(1.0);
    findings.extend(unused_unit(&plan, (around, factor)));
    findings.extend(units_of_headers(&mut plan, headers, (around, factor)));
    findings.extend(units_of_labels(&plan, headers, (around, factor)));
    findings.extend(followed.findings);
    let heads = heads_over_values(&plan, headers, &followed.layout);
    qualities_of_heads(&mut plan, headers, &heads);
    let (above, narrower) = narrower::above(context, dictionary, (around, &followed.layout, &heads));
    let is_told = |finding: &Finding| {
        marked.is_some_and(|marked| marked.is_told_by(finding)) || plan.marked_titles.is_told_by(finding)
    };
    findings.extend(narrower.into_iter().filter(|finding| !is_told(finding)));
    if plan.tells_marks {
        findings.extend(marked_periods::unknown_marks(context, around, &followed.layout));
        findings.extend(new_marks::of_headers(&plan, (headers, &followed.layout), (around, &heads)));
    }
    let headings = headings_across(&plan, headers, &followed.layout);
    let told = (headings.as_slice(), findings.as_slice());
    let titles = new_titles::tell(context, dictionary, (around, &followed.layout, &heads), told);
    findings.extend(titles);
    plan.above = above;
    plan.titled = followed.titled;
    (plan, told_once(findings))
}

/// The headers over the values that no component explains: they say what is counted, as a title does.
fn heads_over_values(plan: &Plan<'_, '_>, headers: &Headers, layout: &TableLayout) -> Vec<OutsideLine> {
    // The headers of a column that the profile names are its name.
    let named = layout.column.iter().filter(|column| column.role == ColumnRole::Value);
    let named: Vec<String> = named.map(|column| fold(&column.header)).collect();
    let is_open = |at: &usize| plan.headers.get(*at).is_none_or(|header| !named.contains(&fold(header)));
    let mut values: Vec<usize> = plan.values.iter().map(|value| value.at).filter(is_open).collect();
    values.sort_unstable();
    let corner = layout.columns.map_or(0, |[first, _]| first.saturating_sub(1) as usize);
    let texts = headers.texts_beside(&layout.across, &values, corner).into_iter();
    let heads = texts.filter(|(.., text)| titles::is_head_of_values(plan.context, plan.dictionary, text));
    let lines = heads.map(|(row, at, text)| {
        let at = CellName { row, column: at as u32 + 1 };
        OutsideLine { at, text: text.to_owned() }
    });
    lines.take(titles::HEADS_MAX).collect()
}

/// Gives to columns the quality that a mark of the profile behind such a header over them says, where no other of their headers
/// says one.
fn qualities_of_heads(plan: &mut Plan<'_, '_>, headers: &Headers, heads: &[OutsideLine]) {
    let (dictionary, own) = (plan.dictionary, &plan.context.profile.statuses);
    let Some(place) = dictionary.place("OBS_STATUS") else { return };
    let Some(words) = dictionary.words(place) else { return };
    for value in plan.values.iter_mut().filter(|value| value.fixed.iter().all(|(known, _)| *known != place)) {
        let is_over = |head: &&OutsideLine| headers.text(head.at.row, value.at) == head.text;
        let status = heads.iter().filter(is_over).find_map(|head| qualities::of_mark(&head.text, own));
        if let Some(Found::Code(code)) = status.map(|status| words.find(status)) {
            value.fixed.push((place, code));
        }
    }
}

/// What stands over the values in rows of words of which the profile keeps a heading, and is none of these words.
fn headings_across(plan: &Plan<'_, '_>, headers: &Headers, layout: &TableLayout) -> Vec<OutsideLine> {
    let kept: Vec<u32> =
        layout.said.iter().filter(|said| said.of == SaidOf::Title).filter_map(|said| Some(said.at?.row)).collect();
    let mut found: Vec<OutsideLine> = Vec::new();
    for row in layout.across.iter().filter(|row| kept.contains(&row.row)) {
        let words =
            || row.components.iter().filter_map(|id| plan.dictionary.words(plan.dictionary.place(id.as_str())?));
        for value in &plan.values {
            let text = headers.text(row.row, value.at);
            let is_word = || words().any(|words| matches!(words.find(text), Found::Code(_)));
            let is_known = found.iter().any(|line| line.at.row == row.row && line.text == text);
            if !text.is_empty() && !is_known && !is_word() {
                let at = CellName { row: row.row, column: value.at as u32 + 1 };
                found.push(OutsideLine { at, text: text.to_owned() });
            }
        }
    }
    found
}

/// The unit of a title, where the profile took the unit from headers alone and columns have none in theirs: their values are
/// read without it. So are those of which neither headers nor a title name the unit any more.
fn unused_unit(plan: &Plan<'_, '_>, (around, factor): (Around<'_>, f64)) -> Option<Finding> {
    if !said::has_unit_in_headers_alone(around.layout) {
        return None;
    }
    let units = UnitReader::of(plan.context);
    let header = |at: usize| plan.headers.get(at).map_or("", String::as_str);
    let silent: Vec<usize> =
        plan.values.iter().map(|value| value.at).filter(|&at| units.of_headers(header(at)).is_none()).collect();
    let first = *silent.first()?;
    let Some((told, line)) = said::unit_above(around, &units) else {
        let is_gone = !plan.headers.iter().any(|header| units.of_headers(header).is_some());
        return is_gone.then(|| gone_from_headers(&units, (around, factor))).flatten();
    };
    let finding = Finding::new(
        FindingCode::TitleDisagrees,
        Severity::Warning,
        place_of(around.file, around.sheet, Some(line.at)),
    );
    let finding = finding.with_value(&line.text).with("what", "unit-of-title").with("factor", factor);
    (told != factor).then(|| finding.with("said", header(first)))
}

/// The unit of headers, where none of them names one any more, nor a line above.
fn gone_from_headers(units: &UnitReader<'_>, (around, factor): (Around<'_>, f64)) -> Option<Finding> {
    let said =
        around.layout.said.iter().find(|said| said.of == SaidOf::Scale && units.of_headers(&said.text).is_some())?;
    let place = place_of(around.file, around.sheet, said.at);
    Some(said::gone_unit(place, factor).with_value(&said.text).with("said", &said.text))
}

/// Reads what the header of each column of values says of its unit: a column in millions beside one in thousands is
/// multiplied with its own number, where the profile took the unit from the headers; else a person should look.
fn units_of_headers(plan: &mut Plan<'_, '_>, headers: &Headers, (around, factor): (Around<'_>, f64)) -> Vec<Finding> {
    let units = UnitReader::of(plan.context);
    let follows = said::is_unit_in_headers(around.layout);
    let row = headers.last_row().unwrap_or_default();
    let said = around.layout.said.iter().find(|said| said.of == SaidOf::Scale);
    let said = said.map_or("", |said| said.text.as_str());
    let mut own: Vec<(usize, Scale)> = Vec::new();
    let mut findings = Vec::new();
    for value in &plan.values {
        let header = plan.headers.get(value.at).map_or("", String::as_str);
        // A share of something in thousands is the share that is written.
        if factor != 1.0 && (header.split(" / ").any(is_percent) || units.is_share(header)) {
            own.push((value.at, Scale::new(1.0)));
            continue;
        }
        // `Personnes` below a title that says thousands are thousands of them.
        if !follows && factor > 1.0 && units.leaves_multiple_open(header) {
            continue;
        }
        let found = match units.of_headers(header) {
            Some(Verdict::Scale(found)) => found,
            Some(Verdict::Same) => 1.0,
            Some(Verdict::Other) | None => factor,
        };
        if found == factor {
            continue;
        }
        let place = place_of(around.file, around.sheet, Some(CellName { row, column: value.at as u32 + 1 }));
        let finding = if follows {
            own.push((value.at, Scale::new(found)));
            Finding::new(FindingCode::FollowedTitle, Severity::Note, place).with("what", "scale").with("factor", found)
        } else {
            Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place)
                .with("what", "unit")
                .with("factor", factor)
        };
        findings.push(finding.with_value(header).with("said", said));
    }
    if let ([(_, only)], 1) = (&own[..], plan.values.len()) {
        plan.scale = *only;
    } else {
        plan.column_scales = own;
    }
    findings
}

/// What the headers of labels say of the unit, where they say it otherwise than those that the profile names and it was not
/// taken from there: a column is the same with another unit beside its name, and its values are not.
fn units_of_labels(plan: &Plan<'_, '_>, headers: &Headers, (around, factor): (Around<'_>, f64)) -> Vec<Finding> {
    let layout = around.layout;
    let columns = || layout.column.iter().map(|column| column.header.as_str());
    let heads = plan.labels.iter().filter_map(|label| Some((label.at, plan.headers.get(label.at)?)));
    let is_other = |heard: &str| !columns().any(|known| fold(known) == fold(heard));
    let others: Vec<(usize, &String)> =
        heads.filter(|(at, heard)| !said::is_said_in_header(layout, *at) && is_other(heard)).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let row = headers.last_row().unwrap_or_default();
    let units = UnitReader::of_table(plan.context, layout);
    let codes = own_units::codes_beside(plan.context, around);
    let is_unusual = |part: &str| titles::is_unusual_unit(plan.context, &codes, part);
    let is_said_above = said::unit_above(around, &units).is_some_and(|(found, _)| found == factor);
    let told = |(at, heard): (usize, &String)| {
        if is_said_above && unit_part(heard).is_none() {
            return None;
        }
        let known = columns().find(|known| is_header_of_labels(heard, known))?;
        let place = place_of(around.file, around.sheet, Some(CellName { row, column: at as u32 + 1 }));
        let told = unit_of_label((known, heard), (&units, factor), place.clone());
        let told =
            told.or_else(|| has_other_noun((known, heard), is_unusual).then(|| disagrees(place, "words", heard)));
        Some(told?.with("said", known))
    };
    others.into_iter().filter_map(told).collect()
}

/// What is told of a header of labels that has taken the place of one that is the same but for its unit, where that is a
/// factor or a currency.
fn unit_of_label(
    (known, heard): (&str, &str),
    (units, factor): (&UnitReader<'_>, f64),
    place: Place,
) -> Option<Finding> {
    let is_other = match (units.of_headers(known), units.of_headers(heard)) {
        (Some(_), None) => return Some(said::gone_unit(place, factor).with_value(known)),
        (_, Some(Verdict::Same)) => factor != 1.0,
        (_, Some(Verdict::Scale(found))) => found != factor,
        (_, Some(Verdict::Other)) => true,
        (None, None) => false,
    };
    let is_other = is_other || units.code_of_line(known) != units.code_of_line(heard);
    is_other.then(|| disagrees(place, "unit", heard).with("factor", factor))
}

/// Whether the unit of a header names something else that is counted, `Unité : ménage`.
fn has_other_noun((known, heard): (&str, &str), is_unusual: impl Fn(&str) -> bool) -> bool {
    match (unit_part(known), unit_part(heard)) {
        (Some(known), Some(heard)) => titles::is_of_other_unit((known, heard)) == Some(true),
        (None, Some(heard)) => is_unusual(heard),
        (_, None) => false,
    }
}

fn disagrees(place: Place, what: &str, heard: &str) -> Finding {
    Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with("what", what).with_value(heard)
}
