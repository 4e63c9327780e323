//! How the figures of a release were balanced: what sources say, what came out, who had to give way, how well it all fits,
//! and what other grades would change.
//!
//! Holds: the page of a public release, and in `parts.rs` what it shows, which the desk shows of a proposed one too. What it
//! was made of are public releases. What is tried is kept nowhere.
//! The query string is the state: `grades=STATEMENT.c,OTHER.b`; the form adds `statement` and `grade` to it.

mod choice;
mod parts;
mod rows;

pub(crate) use parts::{BalanceParts, balance_parts};

use askama::Template;
use axum::extract::Path;
use marsad_i18n::args;

use super::dataflow::{Notice, notices};
use super::summary::{ReleaseLine, release_line};
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "balance.html")]
struct BalancePage<'a> {
    page: Layout<'a>,
    dataflow: String,
    dataflow_href: String,
    release: ReleaseLine,
    notices: Vec<Notice>,
    parts: BalanceParts,
}

pub(crate) async fn balance(visit: Visit, Path((_, flow, number)): Path<(String, String, u32)>) -> PageResult {
    let work = &visit.app.work;
    let releases = work.public_releases(&flow).await?;
    let release = releases.numbered(number).ok_or(PageError::NotFound)?;
    let open = work.open_public(release).await?;
    let mut parts = balance_parts(&visit, &open, &links::balance(visit.lang, &flow, number)).await?;
    let all = parts.notice.take().into_iter().chain(notices(&visit, &open, &releases).await?);
    let voice = visit.voice();
    let name = open.dataflow()?.name.get(visit.lang);
    rendered(&BalancePage {
        page: Layout {
            visit: &visit,
            section: Section::Data,
            title: voice.say_with("balance-page-title", &args().text("name", name)),
            description: voice.say("balance-page-lede"),
        },
        dataflow: name.to_owned(),
        dataflow_href: links::release(visit.lang, &flow, number),
        release: release_line(&visit, &open.release),
        notices: all.collect(),
        parts,
    })
}
