//! The page of a question, put together from its parts.

use askama::Template;
use marsad_i18n::args;
use marsad_model::{AskedQuestion, LocalText};
use marsad_publish::{FigureText, QuestionEdition, SwitchText};
use marsad_workflow::TouchingContradiction;

use super::answers::{self, AnswerRow};
use super::bridges::{self, BridgePart};
use super::choice::QuestionChoice;
use super::comparison::{Comparison, comparison};
use super::histories::{self, ChangeLine, HistoryPart};
use super::notices::notices;
use super::ways::{LinkedTerm, Ways};
use super::{drawn, files};
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::dataflow::Notice;
use crate::pages::downloads::Ending;
use crate::pages::unlike_answers::UnlikeAnswers;
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
    /// What is said where there is no figure.
    no_figure: String,
    switches: Vec<SwitchLine>,
    back: Option<String>,
    charts: Vec<(&'static str, String)>,
    caveats: Vec<String>,
    source: String,
    unit: String,
    answers: Vec<AnswerRow>,
    bridges: Vec<BridgePart>,
    /// That a bridge cannot be shown, and why.
    bridges_missing: Vec<String>,
    histories: Vec<HistoryPart>,
    changes: Vec<ChangeLine>,
    /// Whether it can be said of releases what they changed: nothing was taken back, and something answers.
    has_news: bool,
    comparison: Option<Comparison>,
    why: &'a str,
    reading: Vec<String>,
    downloads: Vec<(String, String)>,
    citation: String,
    permalink: String,
    releases: Vec<(String, String)>,
    /// The picture beside a shared link.
    picture: String,
    /// What the picture shows, for those who cannot see it.
    picture_alt: String,
    /// What kind of file it is.
    picture_kind: &'static str,
    /// What the form that compares definitions keeps of the address: names and values.
    kept: Vec<(&'static str, String)>,
    /// How the recommended figure was balanced, where it was.
    balance: Option<String>,
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
    /// Of when the number is; blank where there is none.
    period: String,
    href: String,
    is_chosen: bool,
}

/// Puts the page together.
pub(super) struct Maker<'a> {
    pub(super) visit: &'a Visit,
    pub(super) asked: &'a AskedQuestion,
    pub(super) choice: &'a QuestionChoice<'a>,
    pub(super) edition: &'a QuestionEdition<'a>,
    pub(super) contradictions: &'a [TouchingContradiction],
}

impl<'a> Maker<'a> {
    pub(super) fn page(&self) -> PageResult {
        let (visit, question, edition) = (self.visit, &self.asked.question, self.edition);
        let (names, lang) = (&edition.names, visit.lang);
        let theme = self.asked.pack.theme(question.theme.as_str());
        let figure = self.figure();
        let ways = self.ways();
        let unlike = UnlikeAnswers::of(names);
        let (unlike, note) = (unlike.ids(), unlike.told_briefly());
        let description = self.description(figure.as_ref());
        rendered(&QuestionPage {
            page: Layout { visit, section: Section::Questions, title: names.title(), description: description.clone() },
            theme: theme.map_or_else(String::new, |theme| theme.name.get(lang).to_owned()),
            colour: theme.map_or_else(String::new, |theme| theme.colour.clone()),
            notices: notices(self),
            no_figure: edition.no_figure(),
            switches: self.switches(),
            back: self.choice.count.map(|_| self.here(None)),
            charts: drawn("answers", names, |drawing| edition.statements_chart(drawing, &unlike)),
            caveats: self.caveats(),
            source: edition.source(),
            unit: names.unit(),
            answers: answers::rows(self),
            bridges: bridges::parts(edition, &ways),
            bridges_missing: names.bridges_missing(),
            histories: histories::parts(edition, &ways),
            changes: histories::changes(edition, &ways),
            has_news: self.asked.withdrawn.is_empty() && !edition.releases.is_empty(),
            comparison: comparison(names, self.choice),
            why: self.text(&question.why),
            reading: names.how_to_read(),
            downloads: self.downloads(),
            citation: edition.citation(),
            permalink: edition.link.to_owned(),
            releases: edition.releases.iter().map(|release| ways.release(release)).collect(),
            picture: self.picture(),
            picture_alt: edition.picture_text(&description, note.as_deref()),
            picture_kind: if marsad_picture::has_fonts() { "image/png" } else { "image/svg+xml" },
            kept: self.kept(),
            balance: self.balance(),
            figure,
        })
    }

    pub(super) fn ways(&self) -> Ways<'a> {
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
        let Some(LargeFigure { text, .. }) = figure else { return self.edition.no_figure() };
        let arguments = args().text("number", &text.number).text("unit", &text.unit).text("period", &text.period);
        let key = if text.period.is_empty() { "question-figure" } else { "question-figure-period" };
        let parts = [Some(voice.say_with(key, &arguments)), text.interval.clone(), text.rounding.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let said =
            format!("{}{} {}", parts.join(&voice.say("list-separator")), voice.say("sentence-stop"), text.counts);
        // Under another definition the figure is never taken for the recommended one.
        if self.choice.count.is_some() { format!("{said} {}", text.rule) } else { said }
    }

    fn switches(&self) -> Vec<SwitchLine> {
        let line = |switch: SwitchText| SwitchLine {
            number: switch.number.unwrap_or_else(|| self.visit.voice().say("question-not-published")),
            href: self.here(Some(switch.id.as_str())),
            label: switch.label,
            period: switch.period,
            is_chosen: switch.is_chosen,
        };
        self.edition.names.switches().into_iter().map(line).collect()
    }

    /// The path of the question.
    pub(super) fn address(&self) -> String {
        links::question(self.visit.lang, self.asked.question.id.as_str())
    }

    pub(super) fn count_word(&self) -> Option<&'a str> {
        self.choice.count.map(|switch| switch.id.as_str())
    }

    /// This page under another definition.
    fn here(&self, count: Option<&str>) -> String {
        format!("{}{}", self.address(), self.choice.query(count))
    }

    fn downloads(&self) -> Vec<(String, String)> {
        let query = self.choice.query(self.count_word());
        let link = |ending: &Ending| (ending.word().to_owned(), format!("{}.{}{query}", self.address(), ending.word()));
        files::ENDINGS.iter().map(link).collect()
    }

    /// The picture beside a shared link: as points where the program has fonts, since some networks show nothing else. It
    /// names the releases as the link does, since networks keep pictures and the figure may change.
    fn picture(&self) -> String {
        let ending = if marsad_picture::has_fonts() { "png" } else { "svg" };
        let query = self.edition.link.split_once('?').map_or_else(String::new, |(_, query)| format!("?{query}"));
        format!("{}{}/picture.{ending}{query}", self.visit.base, self.address())
    }

    /// What a form that asks for two definitions leaves as it is.
    fn kept(&self) -> Vec<(&'static str, String)> {
        let count = self.count_word().map(|id| ("count", id.to_owned()));
        let releases = Some(("releases", self.choice.frozen.clone())).filter(|(_, releases)| !releases.is_empty());
        count.into_iter().chain(releases).collect()
    }

    /// How the figure that is shown large was balanced, where a plan balanced it.
    fn balance(&self) -> Option<String> {
        let dataflow = &self.edition.names.balanced_by()?.dataflow;
        let release = self.asked.sources.get(dataflow.as_str())?;
        Some(links::balance(self.visit.lang, dataflow.as_str(), release.number))
    }

    /// What must be said beside a drawing that puts unlike definitions on one axis, or leaves an answer out.
    fn caveats(&self) -> Vec<String> {
        let (names, voice) = (&self.edition.names, self.visit.voice());
        let mut caveats: Vec<String> = UnlikeAnswers::of(names).told().into_iter().collect();
        let absent = self.edition.answers_not_drawn();
        if !absent.is_empty() {
            caveats.push(voice.say_with("question-not-drawn", &args().text("names", &voice.list(&absent))));
        }
        caveats
    }
}
