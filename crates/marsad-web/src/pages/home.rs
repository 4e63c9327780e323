//! The home page: key figures first, then questions with every figure, then what is new, then who gives what.

use askama::Template;
use marsad_model::Id;

use super::questions::{AskedLine, asked_line};
use super::summary::{Summary, summary};
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: Layout<'a>,
    motto: &'a str,
    figures: Vec<&'a Summary>,
    asked: Vec<AskedLine>,
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

/// How many questions are shown with every figure, where the pack does not name them.
const QUESTIONS_MAX: usize = 3;

pub(crate) async fn home(visit: Visit) -> PageResult {
    let pack = visit.pack();
    let releases = visit.app.work.public_releases_all().await?;
    let mut all = Vec::new();
    for dataflow in &pack.dataflows {
        all.push(summary(&visit, dataflow, releases.get(dataflow.id.as_str())).await?);
    }
    // What was withdrawn is news as well.
    let is_news = |summary: &&Summary| summary.release.is_some() || !summary.withdrawn.is_empty();
    let mut latest: Vec<&Summary> = all.iter().filter(is_news).collect();
    let day = |summary: &Summary| {
        summary.release.as_ref().map_or_else(|| summary.withdrawn_iso.clone(), |release| release.day_iso.clone())
    };
    latest.sort_by_key(|summary| std::cmp::Reverse(day(summary)));
    latest.truncate(LINES_MAX);
    let sending = pack.providers.iter().filter(|p| pack.agreements.iter().any(|agreement| agreement.provider == p.id));
    let giver = |provider: &marsad_model::DataProvider| Giver {
        name: provider.name.get(visit.lang).to_owned(),
        holds: provider.holds.get(visit.lang).to_owned(),
        href: links::page(visit.lang, &format!("/institutions/{}", provider.id)),
    };
    let place = |id: &Id| pack.dataflows.iter().position(|dataflow| dataflow.id == *id);
    let headlines = pack.head.headlines.iter().filter_map(|id| all.get(place(id)?)).collect();
    let asked = asked(&visit).await?;
    let motto = pack.head.motto.get(visit.lang);
    rendered(&Home {
        motto,
        figures: headlines,
        asked,
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

/// The questions that the pack names for this page, or its first ones.
async fn asked(visit: &Visit) -> Result<Vec<AskedLine>, PageError> {
    let (work, pack) = (&visit.app.work, visit.pack());
    let named = &pack.head.headline_questions;
    let first = pack.questions.iter().take(QUESTIONS_MAX).map(|question| &question.id);
    let ids: Vec<&Id> = if named.is_empty() { first.collect() } else { named.iter().collect() };
    let mut lines = Vec::new();
    for id in ids {
        lines.push(asked_line(visit, &work.question_card(id.as_str()).await?));
    }
    Ok(lines)
}
