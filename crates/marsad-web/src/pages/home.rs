//! The home page: key figures first, then what is new, then who gives what.

use askama::Template;

use super::summary::{Summary, summary};
use super::{PageResult, rendered};
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: Layout<'a>,
    motto: &'a str,
    figures: Vec<&'a Summary>,
    latest: Vec<&'a Summary>,
    givers: Vec<Giver>,
}

/// An institution in one line.
struct Giver {
    name: String,
    holds: String,
    href: String,
}

/// How many releases and institutions are listed.
const LINES_MAX: usize = 6;

pub(crate) async fn home(visit: Visit) -> PageResult {
    let pack = visit.pack();
    let releases = visit.app.work.public_releases_all().await?;
    let mut all = Vec::new();
    for dataflow in &pack.dataflows {
        all.push(summary(&visit, dataflow, releases.get(dataflow.id.as_str())).await?);
    }
    let mut latest: Vec<&Summary> = all.iter().filter(|summary| summary.release.is_some()).collect();
    let day = |summary: &Summary| summary.release.as_ref().map(|release| release.day_iso.clone());
    latest.sort_by_key(|summary| std::cmp::Reverse(day(summary)));
    latest.truncate(LINES_MAX);
    let sending = pack.providers.iter().filter(|p| pack.agreements.iter().any(|agreement| agreement.provider == p.id));
    let giver = |provider: &marsad_model::DataProvider| Giver {
        name: provider.name.get(visit.lang).to_owned(),
        holds: provider.holds.get(visit.lang).to_owned(),
        href: links::page(visit.lang, &format!("/institutions/{}", provider.id)),
    };
    let place = |id: &marsad_model::Id| pack.dataflows.iter().position(|dataflow| dataflow.id == *id);
    let headlines = pack.head.headlines.iter().filter_map(|id| all.get(place(id)?)).collect();
    let motto = pack.head.motto.get(visit.lang);
    rendered(&Home {
        motto,
        figures: headlines,
        latest,
        givers: sending.take(LINES_MAX).map(giver).collect(),
        page: Layout {
            visit: &visit,
            section: Section::Home,
            title: motto.to_owned(),
            description: visit.voice().say("home-lede"),
        },
    })
}
