//! The course of a series with its new values marked, and the same as a table.

use marsad_i18n::args;
use marsad_model::{Id, Lang, TimePeriod};
use marsad_publish::chart::{Chart, Direction, Frame, Kind, Mark, Series, draw};
use marsad_publish::{Examined, Names, broken_series, position, series_text};
use marsad_workflow::PlausibilitySeries;

use crate::pages::is_unlike_definition;

/// A series as the page shows it.
pub(super) struct SeriesPart {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) chart: String,
    /// Period, what was accepted, what was sent, and the way to a comment on the cell.
    pub(super) rows: Vec<SeriesRow>,
    /// What the tests say.
    pub(super) tests: Vec<(&'static str, String)>,
    /// What the checks found, and that the line is broken where the series was defined anew.
    pub(super) findings: Vec<String>,
}

pub(super) struct SeriesRow {
    pub(super) period: String,
    pub(super) before: String,
    pub(super) new: String,
    pub(super) is_new: bool,
    /// The key and the period in the field of the comment.
    pub(super) href: String,
}

/// A key as addresses and forms write it.
pub(super) fn key_text(key: &[Id]) -> String {
    key.iter().map(Id::as_str).collect::<Vec<_>>().join(".")
}

/// The parts of one series; `place` tells it from the others of the page.
pub(super) fn part(names: &Names<'_>, series: &PlausibilitySeries, place: usize) -> SeriesPart {
    let name = series_text(names, &series.key, None);
    let examined = Examined::of(names.pack, names.dataflow.id.as_str());
    let findings = series.findings.iter().map(|finding| examined.told(finding, names.voice).reason);
    let described = chart(names, series, (&name, place));
    SeriesPart {
        id: format!("series-{place}"),
        chart: draw(&described, &|value| names.number(value)),
        rows: rows(names, series),
        tests: tests(names, series),
        findings: findings.chain(broken_series(&described, names.voice)).collect(),
        name,
    }
}

fn value_of(points: &[(TimePeriod, Option<f64>)], period: &TimePeriod) -> Option<Option<f64>> {
    points.iter().find(|(own, _)| own == period).map(|(_, value)| *value)
}

fn periods(series: &PlausibilitySeries) -> Vec<&TimePeriod> {
    let mut all: Vec<&TimePeriod> = series.history.iter().chain(&series.new).map(|(period, _)| period).collect();
    all.sort();
    all.dedup();
    all
}

fn chart(names: &Names<'_>, series: &PlausibilitySeries, (name, place): (&str, usize)) -> Chart {
    let (voice, all) = (names.voice, periods(series));
    let mark = |value: Option<Option<f64>>, is_provisional: bool| match value.flatten() {
        Some(value) => Mark::Value { value, text: names.number(value), is_provisional, interval: None },
        None => Mark::Missing,
    };
    let line = |key: &str, points: &[(TimePeriod, Option<f64>)], is_provisional: bool| Series {
        name: voice.say(key),
        values: all.iter().map(|period| mark(value_of(points, period), is_provisional)).collect(),
        breaks: breaks(names, series, (&all[..], points)),
    };
    let unit = names.structure.dimension_place("UNIT_MEASURE").and_then(|place| series.key.get(place));
    Chart {
        id: format!("plausible-{place}"),
        kind: Kind::Line,
        title: name.to_owned(),
        description: voice.say_with("review-chart-description", &args().text("series", name)),
        unit: names.unit(unit),
        source: String::new(),
        empty: voice.say("review-chart-empty"),
        direction: if voice.lang() == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight },
        categories: all.iter().map(|period| voice.period(period)).collect(),
        categories_short: all.iter().map(|period| voice.period_short(period)).collect(),
        positions: Some(all.iter().map(|period| position(period)).collect()),
        series: vec![line("review-accepted", &series.history, false), line("review-sent-now", &series.new, true)],
        frame: Frame::NARROW,
        decimals: u32::from(names.structure.measure.decimals),
        is_alone: false,
    }
}

/// The places of the values that do not count what the series counted in the period before.
fn breaks(
    names: &Names<'_>,
    series: &PlausibilitySeries,
    (all, points): (&[&TimePeriod], &[(TimePeriod, Option<f64>)]),
) -> Vec<usize> {
    if !names.dataflow.is_redefined() {
        return Vec::new();
    }
    let definition = |period: &TimePeriod| names.pack.definition_at(names.dataflow, &series.key, Some(period));
    let begins = |(before, pair): (usize, &[&TimePeriod])| {
        let [from, to] = pair else { return None };
        let is_drawn = value_of(points, to).flatten().is_some();
        (is_drawn && is_unlike_definition(&definition(from), &definition(to))).then_some(before + 1)
    };
    all.windows(2).enumerate().filter_map(begins).collect()
}

/// The last twelve periods: more would hide the new ones.
const ROWS_MAX: usize = 12;

fn rows(names: &Names<'_>, series: &PlausibilitySeries) -> Vec<SeriesRow> {
    let text = |value: Option<Option<f64>>| match value {
        Some(Some(value)) => names.number(value),
        Some(None) => names.voice.say("cell-missing"),
        None => String::new(),
    };
    let key = key_text(&series.key);
    let all = periods(series);
    let row = |period: &&TimePeriod| {
        let new = value_of(&series.new, period);
        SeriesRow {
            period: names.voice.period(period),
            before: text(value_of(&series.history, period)),
            is_new: new.is_some(),
            new: text(new),
            href: crate::links::query([("cell", key.as_str()), ("period", period.as_str())]),
        }
    };
    all.iter().rev().take(ROWS_MAX).map(row).collect()
}

fn tests(names: &Names<'_>, series: &PlausibilitySeries) -> Vec<(&'static str, String)> {
    let (voice, tests) = (names.voice, &series.tests);
    let mut found = Vec::new();
    if let (Some(ratio), Some((low, high))) = (tests.ratio, tests.ratio_usual) {
        let said = args().text("ratio", &voice.number(ratio, 2));
        let said = said.text("low", &voice.number(low, 2)).text("high", &voice.number(high, 2));
        let (mark, key) =
            if tests.is_ratio_unusual { ("rose", "review-ratio-unusual") } else { ("olive", "review-ratio-usual") };
        found.push((mark, voice.say_with(key, &said)));
    }
    if let Some(score) = tests.score {
        let (mark, key) = if tests.is_outlier { ("rose", "review-outlier") } else { ("olive", "review-no-outlier") };
        found.push((mark, voice.say_with(key, &args().text("score", &voice.number(score, 1)))));
    }
    if found.is_empty() {
        found.push(("quiet", voice.say("review-no-test")));
    }
    found
}
