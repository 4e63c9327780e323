//! The page of a dataflow of which nothing is public: who would send its figures, on which basis and until when, and how
//! they would be read.

use askama::Template;
use marsad_i18n::args;
use marsad_model::{Dataflow, ProvisionAgreement};
use marsad_publish::Names;
use marsad_workflow::DataflowReleases;

use super::dataflow::definition;
use super::institutions::terms_of;
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "not_yet.html")]
struct NotYet<'a> {
    page: Layout<'a>,
    notice: String,
    senders: Vec<Sender>,
    definition: Vec<(String, String)>,
}

/// Who has agreed to send the figures.
struct Sender {
    name: String,
    href: String,
    facts: Vec<(String, String)>,
}

/// A dataflow of the pack that has no public release.
pub(super) fn not_yet(visit: &Visit, flow: &str, releases: &DataflowReleases) -> PageResult {
    let dataflow = visit.pack().dataflow(flow).ok_or(PageError::NotFound)?;
    let next = releases.next.as_ref().and_then(|release| release.public_from);
    let notice = match next {
        Some(moment) => {
            visit.voice().say_with("dataflow-embargoed", &args().text("moment", &visit.voice().moment(moment)))
        }
        None => visit.voice().say("dataflow-not-yet"),
    };
    rendered(&NotYet {
        page: Layout {
            visit,
            section: Section::Data,
            title: dataflow.name.get(visit.lang).to_owned(),
            description: dataflow.description.get(visit.lang).to_owned(),
        },
        notice,
        senders: senders(visit, dataflow),
        definition: reading_of(visit, dataflow),
    })
}

fn senders(visit: &Visit, dataflow: &Dataflow) -> Vec<Sender> {
    let sender = |agreement: &ProvisionAgreement| {
        let provider = visit.pack().provider(agreement.provider.as_str())?;
        Some(Sender {
            name: provider.name.get(visit.lang).to_owned(),
            href: links::page(visit.lang, &format!("/institutions/{}", provider.id)),
            facts: terms_of(visit, agreement),
        })
    };
    visit.pack().agreements.iter().filter(|agreement| agreement.dataflow == dataflow.id).filter_map(sender).collect()
}

/// How its figures would be read, as far as the pack says it.
fn reading_of(visit: &Visit, dataflow: &Dataflow) -> Vec<(String, String)> {
    let pack = visit.pack();
    let Some(structure) = pack.structure_of(dataflow) else { return Vec::new() };
    let mut told = definition(None, &Names { pack, dataflow, structure, voice: visit.voice() });
    told.retain(|(_, text)| !text.is_empty());
    told
}
