//! What everything in the card of a question is called, and how its numbers are written.

use marsad_i18n::{Voice, args};
use marsad_model::{Answer, Definition, Facet, Figure, Id, Lang, Measured, Pack, Question, QuestionCard, Switch};

use crate::definition_text::{DefinitionNames, facet_text};

/// The facets by which answers of the same sources are told apart, the most telling first.
const TELLING: [Facet; 12] = [
    Facet::Age,
    Facet::Sex,
    Facet::Area,
    Facet::Part,
    Facet::Subject,
    Facet::Unit,
    Facet::TimeNature,
    Facet::Citizenship,
    Facet::Birthplace,
    Facet::Generation,
    Facet::DurationRule,
    Facet::Method,
];

/// How many facets are named to tell two answers apart.
const TOLD_MAX: usize = 2;

/// A question with its card, in one language, as one reader has asked for it.
#[derive(Clone, Copy)]
pub struct QuestionNames<'a> {
    /// The pack that names everything.
    pub pack: &'a Pack,
    /// The language.
    pub voice: &'a Voice,
    /// The question.
    pub question: &'a Question,
    /// Its card.
    pub card: &'a QuestionCard,
    /// The definition that the reader has switched to; that of the recommended figure where there is none.
    pub count: Option<&'a Switch>,
}

impl<'a> QuestionNames<'a> {
    /// The names in definitions.
    pub fn definitions(&self) -> DefinitionNames<'a> {
        DefinitionNames { pack: self.pack, voice: self.voice }
    }

    /// The figure that is shown large: the recommended one, or the one that the reader has switched to.
    pub fn shown(&self) -> Option<&'a Figure> {
        let card: &'a QuestionCard = self.card;
        match self.count {
            None => card.recommended.as_ref(),
            Some(switch) => card.switches.iter().find(|known| known.switch == switch.id)?.figure.as_ref(),
        }
    }

    /// The question as it is asked.
    pub fn sentence(&self) -> &'a str {
        let question: &'a Question = self.question;
        question.sentence.get(self.voice.lang())
    }

    /// The question, with the definition that the reader has switched to: the title of whatever shows the figure large.
    pub fn title(&self) -> String {
        let Some(switch) = self.count else { return self.sentence().to_owned() };
        let arguments = args().text("question", self.sentence()).text("label", switch.label.get(self.voice.lang()));
        self.voice.say_with("question-title-switched", &arguments)
    }

    /// A number with the decimals of the question; none for a whole number.
    pub fn number(&self, value: f64) -> String {
        let (value, decimals) = self.written(value);
        self.voice.number(value, decimals)
    }

    /// An amount with its sign.
    pub fn signed(&self, amount: f64) -> String {
        let (amount, decimals) = self.written(amount);
        self.voice.change(amount, decimals)
    }

    /// What is written of a number, and with how many decimals. What rounds to nothing is nothing, and has no sign.
    fn written(&self, value: f64) -> (f64, u8) {
        let rounded = self.rounded(value);
        let decimals = if rounded.fract() == 0.0 { 0 } else { self.question.decimals };
        (if rounded == 0.0 { 0.0 } else { value }, decimals)
    }

    pub(super) fn rounded(&self, value: f64) -> f64 {
        let scale = self.scale();
        (value * scale).round() / scale
    }

    /// How many units of the last digit that is written make one.
    fn scale(&self) -> f64 {
        10_f64.powi(i32::from(self.question.decimals))
    }

    /// A number with the digits that are written of it, for those who compute with it; nothing has no sign.
    pub(super) fn as_written(&self, value: f64) -> f64 {
        self.rounded(value) + 0.0
    }

    /// Two ends in the digits that are written of them; outward where they would be written alike.
    pub(super) fn ends_as_written(&self, (low, high): (f64, f64)) -> (f64, f64) {
        let written = (self.as_written(low), self.as_written(high));
        if written.0 < written.1 {
            return written;
        }
        let scale = self.scale();
        ((low * scale).floor() / scale + 0.0, (high * scale).ceil() / scale + 0.0)
    }

    /// A standard error with the decimals of the question, or the two digits that say how large it is.
    pub(super) fn error_as_written(&self, error: f64) -> f64 {
        let mut scale = self.scale();
        while error > 0.0 && error * scale < 10.0 && scale < 1e15 {
            scale *= 10.0;
        }
        (error * scale).round() / scale
    }

    /// What the written digits of a figure are rounded to, up to the last of them: what its sources left open, and what was
    /// not written. None where nothing is open. Says nothing of a figure of which nobody knows how exactly it is known.
    pub(super) fn rounding_as_written(&self, measured: &Measured) -> Option<f64> {
        let scale = self.scale();
        let unwritten = if self.rounded(measured.value) == measured.value { 0.0 } else { 1.0 };
        let digits = (measured.rounded_to.unwrap_or_default() * scale).max(unwritten);
        // The tolerance keeps 0.07 × 100 from being a little more than 7.
        (digits > 0.0).then(|| (digits - 1e-9).ceil().max(1.0) / scale)
    }

    /// Between which numbers a figure lies, in words; none where both ends are written alike.
    pub fn interval(&self, measured: &Measured) -> Option<String> {
        self.between(measured.low, measured.high)
    }

    /// Between which numbers something lies, in words; none where nobody says it, or both ends are written alike.
    pub(super) fn between(&self, low: f64, high: f64) -> Option<String> {
        if !(low.is_finite() && high.is_finite()) {
            return None;
        }
        let (low, high) = (self.number(low), self.number(high));
        let arguments = args().text("low", &low).text("high", &high);
        (low != high).then(|| self.voice.say_with("question-interval", &arguments))
    }

    /// What a figure is rounded to, in words, or that nobody knows; none where its digits hide nothing. Less than ten of the
    /// last digit is seen in the digits.
    pub fn rounding(&self, measured: &Measured) -> Option<String> {
        if measured.is_exactness_unknown {
            return Some(self.voice.say("rounded-unknown"));
        }
        let (_, decimals) = self.written(measured.value);
        let unit = measured.rounded_to.filter(|unit| (10.0_f64.powi(1 - i32::from(decimals))..1e15).contains(unit))?;
        if unit < 10.0 {
            return Some(self.voice.say_with("rounded-within", &args().text("half", &self.number(unit / 2.0))));
        }
        // Between ten and 10^15 every whole number is one of u64.
        let arguments = args().count("unit", unit.round() as u64).count("half", (unit / 2.0).round() as u64);
        Some(self.voice.say_with("rounded-to", &arguments))
    }

    /// What a number in a unit is followed by: a form that agrees with the number, or the name of the unit where the
    /// language has no such form: in brackets in Arabic, where a wrong form would be read as one, else as it stands within
    /// a line.
    pub fn unit_after(&self, unit: &Id, number: f64) -> String {
        if let Some(form) = self.voice.unit_after(unit.as_str(), self.rounded(number)) {
            return form;
        }
        let name = self.definitions().code("UNIT_MEASURE", unit);
        match self.voice.lang() {
            Lang::Ar => format!("({name})"),
            Lang::Fr | Lang::En => within_a_line(&name),
        }
    }

    /// The name of the unit of the question.
    pub fn unit(&self) -> String {
        self.definitions().code("UNIT_MEASURE", &self.question.unit)
    }

    /// The name of the unit in which a definition counts, where that is not the unit of the question.
    pub fn other_unit(&self, definition: &Definition) -> Option<String> {
        let other = definition.unit.as_ref().filter(|unit| **unit != self.question.unit)?;
        Some(self.definitions().code("UNIT_MEASURE", other))
    }

    /// The names of institutions in one phrase.
    pub fn sources(&self, providers: &[Id]) -> String {
        let names: Vec<String> = providers.iter().map(|id| self.source(id)).collect();
        self.voice.list(&names)
    }

    /// The name of an institution; its identifier where the pack has none.
    pub fn source(&self, id: &Id) -> String {
        let provider = self.pack.provider(id.as_str());
        provider.map_or_else(|| id.to_string(), |provider| provider.name.get(self.voice.lang()).to_owned())
    }

    /// The period that a figure speaks of; blank where it speaks of none.
    pub fn period(&self, measured: Option<&Measured>) -> String {
        let period = measured.and_then(|measured| measured.period.as_ref());
        period.map_or_else(String::new, |period| self.voice.period(period))
    }

    /// What an answer is called in a sentence: its sources, its period, and what tells it from others of the same.
    pub fn answer_name(&self, answer: &Answer) -> String {
        let separator = self.voice.say("list-separator");
        let (sources, period) = (self.sources(&answer.providers), self.period(answer.measured.as_ref()));
        let parts: Vec<String> = [sources, period].into_iter().filter(|part| !part.is_empty()).collect();
        let name = parts.join(&separator);
        match self.mark(answer) {
            Some(mark) => format!("{name} ({mark})"),
            None => name,
        }
    }

    /// What a statement is called; blank where the question has no such statement.
    pub fn statement_name(&self, id: &Id) -> String {
        self.answer(id).map_or_else(String::new, |answer| self.answer_name(answer))
    }

    /// The answer of a statement.
    pub fn answer(&self, id: &Id) -> Option<&'a Answer> {
        let card: &'a QuestionCard = self.card;
        card.answers.iter().find(|answer| answer.statement == *id)
    }

    /// What an answer is called in a drawing, where the end of a long name may be cut off.
    pub(super) fn answer_label(&self, answer: &Answer) -> String {
        let mark = self.mark(answer).unwrap_or_default();
        let parts = [self.period(answer.measured.as_ref()), mark, self.sources(&answer.providers)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// What tells an answer from those of the same sources and period; none where there are no such.
    fn mark(&self, answer: &Answer) -> Option<String> {
        let twins: Vec<&Answer> = self.card.answers.iter().filter(|other| self.are_twins(answer, other)).collect();
        let place = twins.iter().position(|twin| twin.statement == answer.statement)?;
        if twins.len() == 1 {
            return None;
        }
        let tells = |facet: &&Facet| {
            let own = self.said(answer, **facet);
            twins.iter().any(|twin| self.said(twin, **facet) != own)
        };
        let told: Vec<String> =
            TELLING.iter().filter(tells).take(TOLD_MAX).map(|facet| self.said(answer, *facet)).collect();
        if told.is_empty() {
            return Some(self.voice.digits(&(place + 1).to_string()));
        }
        Some(told.join(&self.voice.say("list-separator")))
    }

    fn are_twins(&self, a: &Answer, b: &Answer) -> bool {
        a.providers == b.providers && self.period(a.measured.as_ref()) == self.period(b.measured.as_ref())
    }

    fn said(&self, answer: &Answer, facet: Facet) -> String {
        facet_text(self.definitions(), &answer.definition, facet)
    }
}

/// A name that begins with a small letter, unless it is written in capitals.
fn within_a_line(name: &str) -> String {
    let mut letters = name.chars();
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return name.to_owned() };
    if second.is_uppercase() {
        return name.to_owned();
    }
    first.to_lowercase().chain([second]).chain(letters).collect()
}
