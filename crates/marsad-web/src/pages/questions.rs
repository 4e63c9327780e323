//! The questions of the public, each with its figure and every answer on one line.

use askama::Template;
use marsad_i18n::args;
use marsad_model::{AskedQuestion, Lang};
use marsad_publish::{AskedBy, FigureText, QuestionEdition, StripDot, strip};

use super::unlike_answers::UnlikeAnswers;
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
    /// That not all of them count the same; blank where they do.
    pub unlike: String,
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
    let edition = QuestionEdition::of(asked, AskedBy { count: None, voice: visit.voice(), link: &link });
    let unlike = UnlikeAnswers::of(&edition.names);
    let dots = unlike.dots();
    let shown = edition.names.shown().map(|figure| figure.measured.value);
    AskedLine {
        sentence: edition.names.sentence().to_owned(),
        theme: theme.map_or_else(String::new, |theme| theme.name.get(lang).to_owned()),
        colour: theme.map_or_else(String::new, |theme| theme.colour.clone()),
        figure: edition.names.figure(),
        told: told((asked, &edition), &dots),
        unlike: unlike.told_briefly().unwrap_or_default(),
        strip: strip(&dots, shown, lang == Lang::Ar),
        href,
    }
}

/// How many official figures count in the unit of the question, and how far apart they stand; and what was taken back.
fn told((asked, edition): (&AskedQuestion, &QuestionEdition<'_>), dots: &[StripDot]) -> String {
    match (withdrawn(asked, edition), dots.is_empty()) {
        (Some(withdrawn), true) => withdrawn,
        (Some(withdrawn), false) => {
            let stop = edition.names.voice.say("sentence-stop");
            format!("{}{stop} {withdrawn}", counted(edition, dots))
        }
        (None, _) => counted(edition, dots),
    }
}

/// That figures were taken back, when the last of them was, and why.
fn withdrawn(asked: &AskedQuestion, edition: &QuestionEdition<'_>) -> Option<String> {
    let voice = edition.names.voice;
    let last = asked.withdrawn.values().max_by_key(|withdrawn| withdrawn.at)?;
    let reason = last.reason.as_ref().map_or("", |reason| reason.get(voice.lang()));
    let arguments = args().text("date", &voice.day_of(last.at)).text("reason", reason);
    Some(voice.say_with("question-card-withdrawn", &arguments))
}

fn counted(edition: &QuestionEdition<'_>, dots: &[StripDot]) -> String {
    let names = &edition.names;
    let values = || dots.iter().map(|dot| dot.value);
    match (values().reduce(f64::min), values().reduce(f64::max)) {
        (Some(low), Some(high)) if dots.len() > 1 => {
            let arguments = args().count("n", dots.len() as u64).text("low", &names.number(low));
            names.voice.say_with("question-told", &arguments.text("high", &names.number(high)))
        }
        (Some(_), _) => names.voice.say("question-told-one"),
        _ => names.voice.say("question-no-figure"),
    }
}
