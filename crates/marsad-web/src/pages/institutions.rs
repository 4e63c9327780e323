//! The institutions: who holds what, and what has come of it.

use askama::Template;
use axum::extract::Path;
use marsad_i18n::args;
use marsad_model::{DataProvider, ProviderKind, ProvisionAgreement};

use super::summary::{Summary, summary};
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "institutions.html")]
struct Institutions<'a> {
    page: Layout<'a>,
    groups: Vec<(String, Vec<Tile>)>,
}

/// An institution in the list.
struct Tile {
    name: String,
    holds: String,
    href: String,
    gives: String,
}

#[derive(Template)]
#[template(path = "institution.html")]
struct Institution<'a> {
    page: Layout<'a>,
    kind: String,
    holds: String,
    sends: Vec<Sending>,
}

/// What an institution sends under an agreement.
struct Sending {
    summary: Summary,
    facts: Vec<(String, String)>,
}

/// The kinds in the order in which people expect them.
const KINDS: [(ProviderKind, &str); 8] = [
    (ProviderKind::Ministry, "kind-ministry"),
    (ProviderKind::Statistics, "kind-statistics"),
    (ProviderKind::Bank, "kind-bank"),
    (ProviderKind::Agency, "kind-agency"),
    (ProviderKind::Observatory, "kind-observatory"),
    (ProviderKind::Research, "kind-research"),
    (ProviderKind::Host, "kind-host"),
    (ProviderKind::International, "kind-international"),
];

pub(crate) async fn institutions(visit: Visit) -> PageResult {
    let pack = visit.pack();
    let voice = visit.voice();
    let tile = |provider: &DataProvider| {
        let gives = pack.agreements.iter().filter(|agreement| agreement.provider == provider.id).count() as u64;
        Tile {
            name: provider.name.get(visit.lang).to_owned(),
            holds: provider.holds.get(visit.lang).to_owned(),
            href: links::page(visit.lang, &format!("/institutions/{}", provider.id)),
            gives: if gives == 0 {
                String::new()
            } else {
                voice.say_with("count-dataflows", &args().count("n", gives))
            },
        }
    };
    let group = |(kind, key): &(ProviderKind, &str)| {
        let tiles: Vec<Tile> = pack.providers.iter().filter(|provider| provider.kind == *kind).map(tile).collect();
        (!tiles.is_empty()).then(|| (voice.say(key), tiles))
    };
    rendered(&Institutions {
        groups: KINDS.iter().filter_map(group).collect(),
        page: Layout {
            visit: &visit,
            section: Section::Institutions,
            title: voice.say("menu-institutions"),
            description: voice.say("institutions-lede"),
        },
    })
}

pub(crate) async fn institution(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let (pack, lang, voice) = (visit.pack(), visit.lang, visit.voice());
    let provider = pack.provider(&id).ok_or(PageError::NotFound)?;
    let releases = visit.app.work.public_releases_all().await?;
    let mut sends = Vec::new();
    for agreement in pack.agreements.iter().filter(|agreement| agreement.provider == provider.id) {
        let Some(dataflow) = pack.dataflow(agreement.dataflow.as_str()) else { continue };
        let facts = terms_of(&visit, agreement);
        sends.push(Sending { summary: summary(&visit, dataflow, releases.get(dataflow.id.as_str())).await?, facts });
    }
    let kind = KINDS.iter().find(|(kind, _)| *kind == provider.kind).map_or("", |(_, key)| key);
    let name = provider.name.get(lang).to_owned();
    rendered(&Institution {
        kind: voice.say(kind),
        holds: provider.holds.get(lang).to_owned(),
        sends,
        page: Layout {
            visit: &visit,
            section: Section::Institutions,
            title: name,
            description: provider.holds.get(lang).to_owned(),
        },
    })
}

/// On which basis an agreement rests, and when its data are due.
pub(super) fn terms_of(visit: &Visit, agreement: &ProvisionAgreement) -> Vec<(String, String)> {
    let voice = visit.voice();
    let days = voice.say_with("agreement-due", &args().count("n", u64::from(agreement.due_days)));
    vec![
        (voice.say("agreement-legal-basis"), agreement.legal_basis.get(visit.lang).to_owned()),
        (voice.say("agreement-due-title"), days),
    ]
}
