//! What the portal is, and how a number comes into it.

use askama::Template;

use super::{PageResult, rendered};
use crate::layout::{Layout, Section};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "about.html")]
struct About<'a> {
    page: Layout<'a>,
    agency: &'a str,
    example: String,
}

pub(crate) async fn about(visit: Visit) -> PageResult {
    let pack = visit.pack();
    let example = pack
        .dataflows
        .first()
        .map_or_else(String::new, |d| format!("/sdmx/v2/data/dataflow/{}/{}/{}", pack.head.agency, d.id, d.version));
    let voice = visit.voice();
    rendered(&About {
        agency: pack.head.agency.as_str(),
        example,
        page: Layout {
            visit: &visit,
            section: Section::About,
            title: voice.say("menu-about"),
            description: voice.say("about-lede"),
        },
    })
}
