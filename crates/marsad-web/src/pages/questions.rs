//! The questions of the public, each with its figure and every answer on one line.

use askama::Template;
use marsad_i18n::args;
use marsad_model::{Answer, Lang};
use marsad_publish::{FigureText, QuestionEdition, strip};
use marsad_workflow::AskedQuestion;

use super::question::edition;
use super::{PageResult, rendered};
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "questions.html")]
struct Questions<'a> {
    page: Layout<'a>,
    asked: Vec<AskedLine>,
}

/// A question as lists show it.
pub(crate) struct AskedLine {
    pub sentence: String,
    pub href: String,
    pub theme: String,
    pub colour: String,
    pub figure: Option<FigureText>,
    /// How many official figures there are, and how far apart they stand.
    pub told: String,
    pub strip: String,
}

pub(crate) async fn questions(visit: Visit) -> PageResult {
    let voice = visit.voice();
    let asked = visit.app.work.question_cards().await?;
    rendered(&Questions {
        asked: asked.iter().map(|asked| asked_line(&visit, asked)).collect(),
        page: Layout {
            visit: &visit,
            section: Section::Questions,
            title: voice.say("menu-questions"),
            description: voice.say("questions-lede"),
        },
    })
}

/// A question in a few words.
pub(crate) fn asked_line(visit: &Visit, asked: &AskedQuestion) -> AskedLine {
    let (question, lang) = (&asked.question, visit.lang);
    let href = links::question(lang, question.id.as_str());
    let theme = asked.pack.theme(question.theme.as_str());
    let link = href.clone();
    let edition = edition(asked, None, (visit.voice(), &link));
    let values = values(&edition);
    let shown = edition.names.shown().map(|figure| figure.measured.value);
    AskedLine {
        sentence: edition.names.sentence().to_owned(),
        theme: theme.map_or_else(String::new, |theme| theme.name.get(lang).to_owned()),
        colour: theme.map_or_else(String::new, |theme| theme.colour.clone()),
        figure: edition.names.figure(),
        told: told(&edition, &values),
        strip: strip(&values, shown, lang == Lang::Ar),
        href,
    }
}

/// The official figures that count in the unit of the question.
fn values(edition: &QuestionEdition<'_>) -> Vec<f64> {
    let names = &edition.names;
    let value = |answer: &Answer| {
        let measured = answer.measured.as_ref()?;
        names.other_unit(&answer.definition).is_none().then_some(measured.value)
    };
    names.card.answers.iter().filter_map(value).collect()
}

fn told(edition: &QuestionEdition<'_>, values: &[f64]) -> String {
    let names = &edition.names;
    let (low, high) = (values.iter().copied().reduce(f64::min), values.iter().copied().reduce(f64::max));
    match (low, high) {
        (Some(low), Some(high)) if values.len() > 1 => {
            let arguments = args().count("n", values.len() as u64).text("low", &names.number(low));
            names.voice.say_with("question-told", &arguments.text("high", &names.number(high)))
        }
        (Some(_), _) => names.voice.say("question-told-one"),
        _ => names.voice.say("question-no-figure"),
    }
}
