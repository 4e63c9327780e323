//! A dataflow under the endings of files: what the page shows, or all of the release with `?all=1`.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use marsad_i18n::args;
use marsad_model::{DataQuery, Release};
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{ChartWords, Edition, Names, chart_of, csv, drawn_grid, json, xlsx};
use marsad_workflow::OpenRelease;

use super::PageResult;
use super::dataflow::{chart_words, drawn_as, grid_of, subtitle};
use super::dataflow_choice::DataflowChoice;
use super::unlike::{unlike, warned};
use crate::error::PageError;
use crate::links;
use crate::visit::Visit;

/// The ending of an address that asks for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Csv,
    Xlsx,
    Json,
    Parquet,
    Svg,
}

impl Ending {
    /// Endings of what the page shows.
    pub(crate) const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Svg];
    /// Endings of the whole release.
    pub(crate) const WHOLE: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Parquet];
    const KNOWN: [Self; 5] = [Self::Csv, Self::Xlsx, Self::Json, Self::Parquet, Self::Svg];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Parquet => "parquet",
            Self::Svg => "svg",
        }
    }

    /// What the file is, for those who fetch it.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Svg => "image/svg+xml",
        }
    }

    /// The last part of an address without its ending.
    pub(crate) fn split(text: &str) -> (&str, Option<Self>) {
        let found = text.rsplit_once('.').and_then(|(name, ending)| {
            Self::KNOWN.into_iter().find(|known| known.word() == ending).map(|known| (name, Some(known)))
        });
        found.unwrap_or((text, None))
    }
}

/// The file that an address asks for. One of a release that was taken back is named so.
pub(crate) async fn download(
    visit: &Visit,
    (open, taken_back): (&OpenRelease, Option<&Release>),
    choice: &DataflowChoice,
    ending: Ending,
) -> PageResult {
    let dataflow = open.dataflow()?;
    let names = Names { pack: &open.pack, dataflow, structure: &open.structure, voice: visit.voice() };
    let query = if visit.parameter("all").is_some() { DataQuery::all() } else { choice.query() };
    let link = format!("{}{}", visit.base, links::release(visit.lang, dataflow.id.as_str(), open.release.number));
    let edition = Edition { names, release: &open.release, link: &link, taken_back };
    let table = open.query(query).await?;
    let bytes = match ending {
        Ending::Csv => csv(&table, &edition),
        Ending::Xlsx => xlsx(&table, &edition),
        Ending::Json => json(&table, &edition).into_bytes(),
        Ending::Parquet => open.download(edition.note()).await?.to_vec(),
        Ending::Svg => {
            let grid = grid_of(&table, choice, &names);
            let source = visit
                .voice()
                .say_with("chart-source", &args().text("producers", &edition.producers()).text("date", &edition.day()));
            let unlike = unlike(&drawn_grid(&grid, dataflow.view.chart), &names);
            // A drawing on its own has no notice beside it: it says so under its title.
            let withdrawn = taken_back.map(|withdrawal| {
                let day = visit.voice().day_of(withdrawal.public_from.unwrap_or_default());
                visit.voice().say_with("summary-withdrawn", &args().text("date", &day))
            });
            let said = std::iter::once(subtitle(choice, &names)).chain(withdrawn);
            let subtitle: Vec<String> = said.chain(unlike.clone()).collect();
            let subtitle = subtitle.join(" · ");
            let words = chart_words("chart", (dataflow.name.get(visit.lang), &subtitle, &source), &names, &grid);
            let words = warned(words, unlike.as_deref());
            let words = ChartWords { is_alone: true, ..words };
            let chart = chart_of(&grid, drawn_as(dataflow, Frame::WIDE), words, &names);
            draw(&chart, &|value| visit.voice().number(value, 0)).into_bytes()
        }
    };
    if bytes.is_empty() {
        return Err(PageError::bad("all", "xlsx", &["csv", "json", "parquet"]));
    }
    let mark = if taken_back.is_some() { "-withdrawn" } else { "" };
    let name = format!("{}-{}{mark}.{}", dataflow.id, open.release.number, ending.word());
    Ok(file(&name, ending.media_type(), bytes))
}

/// A file under its name, which anyone may fetch from any page.
pub(crate) fn file(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
    ];
    (headers, bytes).into_response()
}
