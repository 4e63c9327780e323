//! What changed between a release and the one before it.

use askama::Template;
use axum::extract::Path;
use marsad_i18n::args;
use marsad_model::{Difference, FREQ, Observation, Release, ReleaseKind, TOTAL};
use marsad_publish::Names;

use super::dataflow::Notice;
use super::summary::{ReleaseLine, release_line, time_name};
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "changes.html")]
struct Changes<'a> {
    page: Layout<'a>,
    name: String,
    href: String,
    before: ReleaseLine,
    after: ReleaseLine,
    /// That the data were taken back since.
    notices: Vec<Notice>,
    note: String,
    count: String,
    /// What all changed cells have in common.
    shared: String,
    heads: Vec<String>,
    rows: Vec<ChangeRow>,
}

struct ChangeRow {
    cells: Vec<String>,
    before: String,
    after: String,
    change: String,
}

pub(crate) async fn changes(visit: Visit, Path((_, flow, number)): Path<(String, String, u32)>) -> PageResult {
    let (work, lang, voice) = (&visit.app.work, visit.lang, visit.voice());
    let releases = work.public_releases(&flow).await?;
    let with_data = || releases.public.iter().filter(|release| release.kind != ReleaseKind::Withdrawal);
    let after = with_data().find(|release| release.number == number).ok_or(PageError::NotFound)?;
    let before = with_data().rfind(|release| release.number < number).ok_or(PageError::NotFound)?;
    let taken_back = releases.taken_back(after).or_else(|| releases.withdrawal()).map(|one| withdrawn(&visit, one));
    let (old, new) = (work.open_public(before).await?, work.open_public(after).await?);
    let differences = old.differences(&new).await?;
    let dataflow = new.dataflow()?;
    let names = Names { pack: &new.pack, dataflow, structure: &new.structure, voice };
    let spread: Vec<usize> =
        (0..new.structure.dimensions.len()).filter(|place| differs(&differences, *place)).collect();
    let heads = spread.iter().map(|place| names.component(new.structure.dimensions[*place].id.as_str()).to_owned());
    let count = voice.say_with("changes-count", &args().count("n", differences.len() as u64));
    rendered(&Changes {
        name: dataflow.name.get(lang).to_owned(),
        href: links::dataflow(lang, &flow),
        before: release_line(&visit, before),
        after: release_line(&visit, after),
        notices: taken_back.into_iter().collect(),
        note: after.note.as_ref().map_or_else(String::new, |note| note.get(lang).to_owned()),
        shared: shared(&differences, &spread, &names),
        heads: heads.chain([time_name(&names)]).collect(),
        rows: differences.iter().map(|difference| row(difference, &spread, &names)).collect(),
        page: Layout {
            visit: &visit,
            section: Section::Data,
            title: voice.say("changes-title"),
            description: count.clone(),
        },
        count,
    })
}

/// That what is compared was taken back: when, why, and where that is said.
fn withdrawn(visit: &Visit, withdrawal: &Release) -> Notice {
    let voice = visit.voice();
    let reason = withdrawal.note.as_ref().map_or("", |note| note.get(visit.lang));
    let date = voice.day_of(withdrawal.public_from.unwrap_or_default());
    let told = args().text("date", &date).text("reason", &voice.sentence(reason));
    let text = voice.say_with("notice-withdrawn", &told);
    let href = links::dataflow(visit.lang, withdrawal.dataflow.as_str());
    Notice { colour: "rose", text, link: Some((voice.say("question-data-withdrawn-link"), href)) }
}

/// Whether a dimension tells the changed cells apart.
fn differs(differences: &[Difference], place: usize) -> bool {
    differences.iter().any(|difference| difference.key[place] != differences[0].key[place])
}

/// What the columns leave out, for the caption: the unit, and the codes that all changed cells share and that are no totals.
/// Without it the only figure that changed would be read as the total of all.
fn shared(differences: &[Difference], spread: &[usize], names: &Names<'_>) -> String {
    let Some(first) = differences.first() else { return String::new() };
    let coded = names.structure.dimensions.iter().zip(&first.key).enumerate();
    let common: Vec<_> = coded.filter(|(place, _)| !spread.contains(place)).map(|(_, coded)| coded).collect();
    let unit = common.iter().find(|(dimension, _)| dimension.id == *"UNIT_MEASURE").map(|(_, code)| *code);
    let told = common
        .iter()
        .filter(|(dimension, code)| dimension.id != *FREQ && dimension.id != *"UNIT_MEASURE" && **code != *TOTAL);
    let told = told.map(|(dimension, code)| names.code(dimension.id.as_str(), code.as_str()));
    let parts: Vec<String> = std::iter::once(names.unit(unit)).chain(told).filter(|part| !part.is_empty()).collect();
    parts.join(&names.voice.say("list-separator"))
}

fn row(difference: &Difference, spread: &[usize], names: &Names<'_>) -> ChangeRow {
    let code =
        |place: &usize| names.code(names.structure.dimensions[*place].id.as_str(), difference.key[*place].as_str());
    let text = |observation: &Option<Observation>| {
        let told = observation.as_ref().map(|observation| names.observation_text(observation));
        told.unwrap_or_else(|| names.voice.say("cell-missing"))
    };
    let value = |observation: &Option<Observation>| observation.as_ref().and_then(|o| o.value);
    let change = match (value(&difference.before), value(&difference.after)) {
        (Some(before), Some(after)) => names.change(after - before),
        _ => String::new(),
    };
    ChangeRow {
        cells: spread.iter().map(code).chain([names.voice.period(&difference.period)]).collect(),
        before: text(&difference.before),
        after: text(&difference.after),
        change,
    }
}
