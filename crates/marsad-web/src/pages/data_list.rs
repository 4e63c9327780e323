//! The list of datasets, with search.

use askama::Template;
use marsad_model::{Dataflow, Lang, LocalText, Pack, Question};
use marsad_workflow::speaks_of;

use super::summary::{Summary, summary};
use super::{PageResult, rendered};
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "data_list.html")]
struct DataList<'a> {
    page: Layout<'a>,
    search: String,
    themes: Vec<Choice>,
    providers: Vec<Choice>,
    found: Vec<Summary>,
    /// Questions that the search finds: sentence and page.
    questions: Vec<(String, String)>,
    /// The same search among the variables of studies, where it finds some: what it says, and its page.
    variables: Option<(String, String)>,
    count: String,
}

/// An entry of a list to choose from.
pub(crate) struct Choice {
    pub id: String,
    pub name: String,
    pub is_chosen: bool,
}

pub(crate) async fn data_list(visit: Visit) -> PageResult {
    let (pack, lang) = (visit.pack(), visit.lang);
    let (search, theme, provider) =
        (visit.parameter("q").unwrap_or_default(), visit.parameter("theme"), visit.parameter("provider"));
    let fits = |dataflow: &&Dataflow| {
        theme.is_none_or(|theme| dataflow.theme == *theme)
            && provider.is_none_or(|id| pack.providers_of(dataflow.id.as_str()).iter().any(|p| p.id == *id))
            && speaks_of(&said_of(pack, dataflow), search)
    };
    let releases = visit.app.work.public_releases_all().await?;
    let mut found = Vec::new();
    for dataflow in pack.dataflows.iter().filter(fits) {
        found.push(summary(&visit, dataflow, releases.get(dataflow.id.as_str())).await?);
    }
    // What has figures comes before what is promised.
    found.sort_by(|a, b| {
        a.release.is_none().cmp(&b.release.is_none()).then_with(|| visit.voice().compare(&a.name, &b.name))
    });
    let themes = pack.themes.iter().filter(|x| pack.dataflows.iter().any(|d| d.theme == x.id));
    let providers = pack.providers.iter().filter(|x| pack.agreements.iter().any(|a| a.provider == x.id));
    let choice = |id: &str, name: &str, chosen: Option<&str>| Choice {
        id: id.to_owned(),
        name: name.to_owned(),
        is_chosen: chosen == Some(id),
    };
    let voice = visit.voice();
    rendered(&DataList {
        questions: if search.is_empty() { Vec::new() } else { questions(&visit, search) },
        variables: variables(&visit, search),
        search: search.to_owned(),
        themes: themes.map(|x| choice(x.id.as_str(), x.name.get(lang), theme)).collect(),
        providers: providers.map(|x| choice(x.id.as_str(), x.name.get(lang), provider)).collect(),
        count: voice.say_with("count-dataflows", &marsad_i18n::args().count("n", found.len() as u64)),
        found,
        page: Layout {
            visit: &visit,
            section: Section::Data,
            title: voice.say("menu-data"),
            description: voice.say("data-lede"),
        },
    })
}

/// The questions of which every word of `search` is said, in any language.
fn questions(visit: &Visit, search: &str) -> Vec<(String, String)> {
    let fits = |question: &&Question| {
        let texts = [&question.sentence, &question.why, &question.recommendation.counts];
        speaks_of(&in_all_languages(texts), search)
    };
    let line = |question: &Question| {
        (question.sentence.get(visit.lang).to_owned(), links::question(visit.lang, question.id.as_str()))
    };
    visit.pack().questions.iter().filter(fits).map(line).collect()
}

/// The same search among the variables of studies; none where it finds nothing there.
fn variables(visit: &Visit, search: &str) -> Option<(String, String)> {
    let found = visit.app.work.find_variables(search, usize::MAX).len();
    let said = visit.voice().say_with("studies-in-search", &marsad_i18n::args().count("n", found as u64));
    let href = links::page(visit.lang, &format!("/studies{}", links::query([("q", search)])));
    (found > 0).then_some((said, href))
}

/// What is said of a dataflow, in all languages.
fn said_of(pack: &Pack, dataflow: &Dataflow) -> String {
    let providers = pack.providers_of(dataflow.id.as_str());
    let structure = pack.structure_of(dataflow);
    let concepts = structure.into_iter().flat_map(|s| &s.dimensions).filter_map(|d| pack.concept(d.id.as_str()));
    let texts = [&dataflow.name, &dataflow.description, &dataflow.universe].into_iter();
    let texts = texts.chain(providers.iter().map(|p| &p.name)).chain(concepts.map(|c| &c.name));
    format!("{} {}", in_all_languages(texts), dataflow.id)
}

fn in_all_languages<'t>(texts: impl IntoIterator<Item = &'t LocalText>) -> String {
    texts.into_iter().flat_map(|text| Lang::ALL.map(|lang| text.get(lang))).collect::<Vec<_>>().join(" ")
}
