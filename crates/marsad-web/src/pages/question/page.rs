//! The page of a question, put together from its parts.

use askama::Template;
use marsad_i18n::args;
use marsad_model::{Definition, Id, LocalText};
use marsad_publish::{FigureText, Names, QuestionEdition, Reading, SwitchText, reading_guide};
use marsad_reconcile::{Comparability, comparable};
use marsad_workflow::AskedQuestion;

use super::answers::{self, AnswerRow};
use super::bridges::{self, BridgePart};
use super::choice::QuestionChoice;
use super::comparison::{Comparison, comparison};
use super::histories::{self, ChangeLine, HistoryPart};
use super::ways::{LinkedTerm, Ways};
use super::{drawn, files};
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::dataflow::Notice;
use crate::pages::downloads::Ending;
use crate::pages::{PageResult, rendered};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage<'a> {
    page: Layout<'a>,
    theme: String,
    colour: String,
    notices: Vec<Notice>,
    figure: Option<LargeFigure>,
    switches: Vec<SwitchLine>,
    back: Option<String>,
    charts: Vec<(&'static str, String)>,
    caveats: Vec<String>,
    source: String,
    unit: String,
    answers: Vec<AnswerRow>,
    bridges: Vec<BridgePart>,
    histories: Vec<HistoryPart>,
    changes: Vec<ChangeLine>,
    comparison: Option<Comparison>,
    why: &'a str,
    reading: Vec<String>,
    downloads: Vec<(String, String)>,
    citation: String,
    permalink: String,
    releases: Vec<(String, String)>,
    picture: String,
}

/// The figure that is shown large, with the way to its source.
struct LargeFigure {
    text: FigureText,
    href: String,
    /// How it is made, where it is not one published value.
    terms: Vec<LinkedTerm>,
}

/// A definition to switch to.
struct SwitchLine {
    label: String,
    number: String,
    href: String,
    is_chosen: bool,
}

/// Puts the page together.
pub(super) struct Maker<'a> {
    pub(super) visit: &'a Visit,
    pub(super) asked: &'a AskedQuestion,
    pub(super) choice: &'a QuestionChoice<'a>,
    pub(super) edition: &'a QuestionEdition<'a>,
}

impl<'a> Maker<'a> {
    pub(super) fn page(&self) -> PageResult {
        let (visit, question, edition) = (self.visit, &self.asked.question, self.edition);
        let (names, lang) = (&edition.names, visit.lang);
        let theme = self.asked.pack.theme(question.theme.as_str());
        let figure = self.figure();
        let ways = self.ways();
        rendered(&QuestionPage {
            page: Layout {
                visit,
                section: Section::Questions,
                title: names.sentence().to_owned(),
                description: self.description(figure.as_ref()),
            },
            theme: theme.map_or_else(String::new, |theme| theme.name.get(lang).to_owned()),
            colour: theme.map_or_else(String::new, |theme| theme.colour.clone()),
            notices: self.notices(),
            switches: self.switches(),
            back: self.choice.count.map(|_| self.here(None)),
            charts: drawn("answers", names, |drawing| edition.statements_chart(drawing)),
            caveats: self.caveats(),
            source: edition.source(),
            unit: names.unit(),
            answers: answers::rows(names, &ways),
            bridges: bridges::parts(edition, &ways),
            histories: histories::parts(edition, &ways),
            changes: histories::changes(edition, &ways),
            comparison: comparison(names, self.choice),
            why: self.text(&question.why),
            reading: self.reading(),
            downloads: self.downloads(),
            citation: edition.citation(),
            permalink: edition.link.to_owned(),
            releases: edition.releases.iter().map(|release| ways.release(release)).collect(),
            picture: format!("{}{}/picture.svg{}", visit.base, self.address(), query(self.count_word())),
            figure,
        })
    }

    fn ways(&self) -> Ways<'a> {
        Ways { visit: self.visit, asked: self.asked }
    }

    fn text(&self, text: &'a LocalText) -> &'a str {
        text.get(self.visit.lang)
    }

    fn figure(&self) -> Option<LargeFigure> {
        let text = self.edition.names.figure()?;
        let ways = self.ways();
        let anchor = text.statement.as_ref().map_or_else(|| "made".to_owned(), |id| format!("made-{id}"));
        let is_made_here = text.statement.is_none() && text.terms.len() > 1;
        Some(LargeFigure {
            href: ways.number(&text.terms, &anchor),
            terms: if is_made_here { ways.terms(&text.terms) } else { Vec::new() },
            text,
        })
    }

    /// What a shared link and a search engine say: the figure itself.
    fn description(&self, figure: Option<&LargeFigure>) -> String {
        let voice = self.visit.voice();
        let Some(LargeFigure { text, .. }) = figure else { return voice.say("question-no-figure") };
        let arguments = args().text("number", &text.number).text("unit", &text.unit).text("period", &text.period);
        let key = if text.period.is_empty() { "question-figure" } else { "question-figure-period" };
        let parts = [Some(voice.say_with(key, &arguments)), text.interval.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{}{} {}", parts.join(&voice.say("list-separator")), voice.say("sentence-stop"), text.counts)
    }

    fn switches(&self) -> Vec<SwitchLine> {
        let line = |switch: SwitchText| SwitchLine {
            number: switch.number.unwrap_or_else(|| self.visit.voice().say("question-not-published")),
            href: self.here(Some(switch.id.as_str())),
            label: switch.label,
            is_chosen: switch.is_chosen,
        };
        self.edition.names.switches().into_iter().map(line).collect()
    }

    /// The path of the question.
    fn address(&self) -> String {
        links::question(self.visit.lang, self.asked.question.id.as_str())
    }

    fn count_word(&self) -> Option<&'a str> {
        self.choice.count.map(|switch| switch.id.as_str())
    }

    /// This page under another definition.
    fn here(&self, count: Option<&str>) -> String {
        format!("{}{}", self.address(), query(count))
    }

    fn downloads(&self) -> Vec<(String, String)> {
        let query = query(self.count_word());
        let link = |ending: &Ending| (ending.word().to_owned(), format!("{}.{}{query}", self.address(), ending.word()));
        files::ENDINGS.iter().map(link).collect()
    }

    /// Where the link names releases that newer ones have replaced.
    fn notices(&self) -> Vec<Notice> {
        let voice = self.visit.voice();
        let notice = |(dataflow, number): &(String, u32)| {
            let current = self.asked.sources.get(dataflow).filter(|current| current.number != *number)?;
            let name = self.asked.pack.dataflow(dataflow)?.name.get(self.visit.lang);
            let digits = |number: u32| voice.digits(&number.to_string());
            let arguments =
                args().text("name", name).text("number", &digits(*number)).text("current", &digits(current.number));
            let changes = format!("{}/changes", links::release(self.visit.lang, dataflow, current.number));
            Some(Notice {
                colour: "saffron",
                text: voice.say_with("question-moved-on", &arguments),
                link: Some((voice.say("versions-changes"), changes)),
            })
        };
        self.choice.releases.iter().filter_map(notice).collect()
    }

    /// What must be said beside a drawing that puts unlike definitions on one axis, or leaves an answer out.
    fn caveats(&self) -> Vec<String> {
        let (names, voice) = (&self.edition.names, self.visit.voice());
        let is_unlike = |definition: &Definition| {
            let shown = names.shown();
            shown.is_some_and(|figure| comparable(&figure.definition, definition) == Comparability::Unlike)
        };
        let has_unlike = names.card.answers.iter().any(|answer| is_unlike(&answer.definition));
        let mut caveats: Vec<String> = has_unlike.then(|| voice.say("question-unlike")).into_iter().collect();
        let absent = self.edition.answers_not_drawn();
        if !absent.is_empty() {
            caveats.push(voice.say_with("question-not-drawn", &args().text("names", &voice.list(&absent))));
        }
        caveats
    }

    /// How the figure that is shown large is to be read, where it is one published value.
    fn reading(&self) -> Vec<String> {
        let names = &self.edition.names;
        let read = || {
            let figure = names.shown()?;
            let text = names.figure()?;
            let [term] = &text.terms[..] else { return None };
            let place = term.place.as_ref()?;
            let dataflow = names.pack.dataflow(place.dataflow.as_str())?;
            let structure = names.pack.structure_of(dataflow)?;
            let key: Vec<Id> = place.key.split('.').map(Id::new).collect::<Result<_, _>>().ok()?;
            let reading = Reading {
                names: Names { pack: names.pack, dataflow, structure, voice: names.voice },
                key: &key,
                period: place.period.as_ref()?,
                value: Some(figure.measured.value),
                status: None,
                standard_error: None,
            };
            Some(reading_guide(&reading).sentences(&reading))
        };
        read().unwrap_or_default()
    }
}

/// The query string that asks for a definition.
fn query(count: Option<&str>) -> String {
    links::query(count.map(|id| ("count", id)))
}
