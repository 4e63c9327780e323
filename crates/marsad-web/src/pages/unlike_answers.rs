//! Says so where answers of a question that do not count the same are drawn on one axis: on the page of the question, in
//! lists, and in the drawings that go out by themselves.
//!
//! Whether two answers count the same is decided by `marsad-reconcile` and by nothing here.

use std::collections::BTreeSet;

use marsad_i18n::args;
use marsad_model::{Answer, Definition, Facet, Id};
use marsad_publish::{QuestionNames, StripDot};

use super::unlike::unlike_facets;

/// The answers on the axis of a question that count something else than the figure beside it.
pub(crate) struct UnlikeAnswers<'a> {
    names: &'a QuestionNames<'a>,
    /// What the others are held against: the name of an answer, or none where it is the figure that is shown large.
    against: Option<String>,
    statements: Vec<&'a Answer>,
    facets: BTreeSet<Facet>,
}

impl<'a> UnlikeAnswers<'a> {
    /// The answers that stand on the axis and are held against the figure that is shown large, or, where there is none,
    /// against the first on the axis.
    pub(crate) fn of(names: &'a QuestionNames<'a>) -> Self {
        let mut found = Self { names, against: None, statements: Vec::new(), facets: BTreeSet::new() };
        let shown = names.shown();
        let first = drawn(names).next();
        found.against = if shown.is_some() { None } else { first.map(|answer| names.answer_name(answer)) };
        let base: Option<&Definition> =
            shown.map(|figure| &figure.definition).or(first.map(|answer| &answer.definition));
        let Some(base) = base else { return found };
        for answer in drawn(names) {
            let facets = unlike_facets(base, &answer.definition);
            if !facets.is_empty() {
                found.statements.push(answer);
                found.facets.extend(facets);
            }
        }
        found
    }

    /// The statements that count something else.
    pub(crate) fn ids(&self) -> Vec<Id> {
        self.statements.iter().map(|answer| answer.statement.clone()).collect()
    }

    fn has(&self, statement: &Id) -> bool {
        self.statements.iter().any(|answer| answer.statement == *statement)
    }

    /// Every answer on the axis, those that count something else marked.
    pub(crate) fn dots(&self) -> Vec<StripDot> {
        let dot = |answer: &Answer| {
            let value = answer.measured.as_ref()?.value;
            Some(StripDot { value, is_unlike: self.has(&answer.statement) })
        };
        drawn(self.names).filter_map(dot).collect()
    }

    /// That they do not count the same, which they are and in what they differ; none where all count the same.
    pub(crate) fn told(&self) -> Option<String> {
        let voice = self.names.voice;
        let who: Vec<String> = self.statements.iter().map(|answer| self.names.answer_name(answer)).collect();
        let against = self.against.clone().unwrap_or_else(|| voice.say("answers-unlike-shown"));
        let arguments = args().text("names", &voice.list(&who)).text("against", &against);
        (!who.is_empty()).then(|| voice.say_with("answers-unlike", &arguments.text("facets", &self.facet_names())))
    }

    /// The same in a few words, for lists and pictures.
    pub(crate) fn told_briefly(&self) -> Option<String> {
        let arguments = args().text("facets", &self.facet_names());
        (!self.statements.is_empty()).then(|| self.names.voice.say_with("answers-unlike-brief", &arguments))
    }

    fn facet_names(&self) -> String {
        let names: Vec<String> = self.facets.iter().map(|facet| self.names.facet_name(*facet)).collect();
        self.names.voice.list(&names)
    }
}

/// The answers that have a figure in the unit of the question: those that are drawn.
fn drawn<'a>(names: &'a QuestionNames<'a>) -> impl Iterator<Item = &'a Answer> {
    let is_drawn = move |answer: &&Answer| answer.measured.is_some() && names.other_unit(&answer.definition).is_none();
    names.card.answers.iter().filter(is_drawn)
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Lang, Numerals, Observed, SeriesReference};
    use marsad_publish::QuestionNames;
    use marsad_reconcile::question_card;
    use marsad_testkit::marjan;

    use super::UnlikeAnswers;

    /// Every series of Marjan has a value.
    fn published(reference: &SeriesReference) -> Option<Observed> {
        let period = reference.period.clone()?;
        Some(Observed {
            value: 100.0,
            period,
            standard_error: None,
            interval: None,
            is_approximate: false,
            is_percentage: false,
        })
    }

    /// What is said of the axis of a question, at length and briefly, and how many of its dots are hollow.
    fn said(question: &str) -> (Option<String>, Option<String>, usize) {
        let pack = marjan();
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let question = pack.question(question).unwrap();
        let card = question_card(pack, question, &published);
        let names = QuestionNames { pack, voice: &voice, question, card: &card, count: None };
        let unlike = UnlikeAnswers::of(&names);
        let hollow = unlike.dots().iter().filter(|dot| dot.is_unlike).count();
        (unlike.told(), unlike.told_briefly(), hollow)
    }

    #[test]
    fn a_stock_and_a_flow_on_one_axis_are_said_to_be_unlike_and_which_they_are() {
        let (told, briefly, hollow) = said("FOREIGNERS");
        let (told, briefly) = (told.unwrap(), briefly.unwrap());
        assert!(told.contains("Ports Authority of Marjan") && told.contains("Duration rule"), "{told}");
        assert!(briefly.contains("Stock or flow") && briefly.contains("Age"), "{briefly}");
        // The adults and those who came: the register of the year before counts as that of now does.
        assert_eq!(hollow, 2);
    }
}
