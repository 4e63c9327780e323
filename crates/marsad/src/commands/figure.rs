//! Prints the card of a question: the figure to take, every official figure, and the ways between them.

use marsad_i18n::{Voice, args};
use marsad_model::{AskedQuestion, Lang, Question, Switch};
use marsad_publish::{AskedBy, QuestionEdition, measured_json, question_csv, question_json, question_text};
use marsad_workflow::{Refusal, Work};
use serde_json::{Value, json};

use super::Outcome;
use crate::cli::{Figure, Format};
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, figure: &Figure, console: &Console) -> Result<Outcome, Failure> {
    match &figure.question {
        Some(id) => card(&work.question_card(id).await?, figure, console),
        None => list(&work.question_cards().await?, console),
    }
}

/// One question with all that is known of it. Without a figure the command ends as a search without a result does.
fn card(asked: &AskedQuestion, figure: &Figure, console: &Console) -> Result<Outcome, Failure> {
    let count = figure.count.as_deref().map(|wanted| switch(&asked.question, wanted, console.voice())).transpose()?;
    let link = link(asked, (count, figure.public_url.as_deref()), console.voice().lang());
    if figure.public_url.is_none() && console.format == Format::Text {
        console.say("figure-path", &args());
    }
    let edition = QuestionEdition::of(asked, AskedBy { count, voice: console.voice(), link: &link });
    match console.format {
        Format::Csv => {
            let text = String::from_utf8(question_csv(&edition)).unwrap_or_default();
            console.give(text.trim_start_matches('\u{feff}'));
        }
        Format::Text | Format::Json => console.answer(&question_json(&edition), || question_text(&edition)),
    }
    Ok(Outcome::of(edition.names.shown().is_some()))
}

/// The switch that was asked for, or that there is none such and which there are.
fn switch<'a>(question: &'a Question, wanted: &str, voice: &Voice) -> Result<&'a Switch, Failure> {
    let known: Vec<&str> = question.switches.iter().map(|switch| switch.id.as_str()).collect();
    let found = question.switches.iter().find(|switch| switch.id == *wanted);
    let arguments = args().text("wanted", wanted).text("known", &voice.list(&known));
    let key = if known.is_empty() { "figure-count-one" } else { "figure-count-unknown" };
    found.ok_or_else(|| Refusal::WrongQuestion(voice.say_with(key, &arguments)).into())
}

fn list(all: &[AskedQuestion], console: &Console) -> Result<Outcome, Failure> {
    let json: Vec<Value> = all.iter().map(|asked| line_json(asked, console)).collect();
    console.answer(&json, || all.iter().map(|asked| line_text(asked, console)).collect());
    Ok(Outcome::Fine)
}

fn line_json(asked: &AskedQuestion, console: &Console) -> Value {
    let recommended = asked.card.recommended.as_ref();
    json!({
        "id": asked.question.id, "sentence": asked.question.sentence.get(console.voice().lang()),
        "recommended": recommended.map(|figure| measured_json(&figure.measured)), "unit": asked.question.unit,
        "statements": asked.card.answers.iter().filter(|answer| answer.measured.is_some()).count(),
    })
}

/// A question in two lines: what to ask for, and the figure.
fn line_text(asked: &AskedQuestion, console: &Console) -> String {
    let voice = console.voice();
    let edition = QuestionEdition::of(asked, AskedBy { count: None, voice, link: "" });
    let figure = edition.names.figure().map(|figure| {
        let arguments = args().text("number", &figure.number).text("unit", &figure.unit).text("period", &figure.period);
        let key = if figure.period.is_empty() { "question-figure" } else { "question-figure-period" };
        voice.say_with(key, &arguments)
    });
    let figure = figure.unwrap_or_else(|| voice.say("question-no-figure"));
    format!("{}\t{}\n  {figure}\n", asked.question.id, edition.names.sentence())
}

/// The page of the question on a portal, with the releases that answered.
fn link(asked: &AskedQuestion, (count, portal): (Option<&Switch>, Option<&str>), lang: Lang) -> String {
    let releases: Vec<String> = asked.sources.iter().map(|(id, release)| format!("{id}.{}", release.number)).collect();
    let count = count.map(|switch| format!("count={}", switch.id));
    // A comma is written so in addresses of the portal.
    let releases = (!releases.is_empty()).then(|| format!("releases={}", releases.join("%2C")));
    let query: Vec<String> = count.into_iter().chain(releases).collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    let portal = portal.unwrap_or_default().trim_end_matches('/');
    format!("{portal}/{lang}/questions/{}{query}", asked.question.id)
}
