//! What the official figures said over time, and what the last releases changed.

use marsad_i18n::args;
use marsad_model::{Id, TimePeriod};
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{Drawing, QuestionEdition, SeriesPlace, StatementSeries, broken_line};

use super::ways::Ways;
use crate::links;

/// The history of one statement.
pub(super) struct HistoryPart {
    pub(super) title: String,
    pub(super) chart: String,
    /// That the line is broken, where what it counts is not the same all along.
    pub(super) broken: Option<String>,
    /// Period, number and the page of the number, latest first.
    pub(super) rows: Vec<(String, String, String)>,
    /// Its title with the latest of them in one line for a sheet of paper, and where the line is broken.
    pub(super) printed: String,
}

/// What a release changed in a statement.
pub(super) struct ChangeLine {
    pub(super) text: String,
    /// The page with all that the release changed.
    pub(super) href: String,
}

pub(super) fn parts(edition: &QuestionEdition<'_>, ways: &Ways<'_>) -> Vec<HistoryPart> {
    let part = |(place, history): (usize, StatementSeries<'_>)| {
        let drawing = Drawing { id: format!("history-{}-chart", place + 1), frame: Frame::NARROW, is_alone: false };
        let chart = edition.history_chart(&history, &drawing);
        let printed = args().text("name", &chart.title).text("said", &edition.history_line(&history));
        HistoryPart {
            chart: draw(&chart, &|value| edition.names.number(value)),
            broken: broken_line(&chart, edition.names.voice),
            title: chart.title,
            rows: rows(edition, ways, &history),
            printed: edition.names.voice.say_with("question-pair", &printed),
        }
    };
    edition.told_histories().into_iter().enumerate().map(part).collect()
}

fn rows(
    edition: &QuestionEdition<'_>,
    ways: &Ways<'_>,
    history: &StatementSeries<'_>,
) -> Vec<(String, String, String)> {
    let terms = edition.names.statement_terms(history.statement);
    // What is made of several has no page of its own.
    let place = match terms.as_slice() {
        [only] => only.place.as_ref(),
        _ => None,
    };
    let row = |(period, value): &(TimePeriod, f64)| {
        let at = place.map(|place| SeriesPlace { period: Some(period.clone()), ..place.clone() });
        let href = at.map_or_else(String::new, |at| ways.place(&at));
        (edition.names.voice.period(period), edition.names.number(*value), href)
    };
    history.points.iter().rev().map(row).collect()
}

pub(super) fn changes(edition: &QuestionEdition<'_>, ways: &Ways<'_>) -> Vec<ChangeLine> {
    let href = |dataflow: &Id, release: u32| {
        format!("{}/changes", links::release(ways.visit.lang, dataflow.as_str(), release))
    };
    let texts = edition.revision_texts().into_iter().zip(&edition.revisions);
    texts.map(|(text, change)| ChangeLine { text, href: href(change.dataflow, change.release) }).collect()
}
