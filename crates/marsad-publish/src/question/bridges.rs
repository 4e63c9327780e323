//! Bridges in words: from one answer to another, each step with its basis, and what stays unexplained.

use marsad_i18n::{Args, args};
use marsad_model::{AmountRounding, Bar, Basis, Bridge, Id, LocalText, Quantity, SizeRange, Step, Takes, Waterfall};

use super::{QuestionNames, Term};

/// A bridge with its numbers, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct BridgeText {
    /// The statement it starts from.
    pub from: BridgeEnd,
    /// The statement it leads to.
    pub to: BridgeEnd,
    /// The steps in order; what stays unexplained is the last, always.
    pub steps: Vec<StepText>,
    /// What must be known of it as a whole; blank where nothing must.
    pub note: String,
    /// How its amounts are rounded; blank where nothing must be known of that.
    pub rounding: String,
}

/// One end of a bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BridgeEnd {
    /// The statement.
    pub statement: Id,
    /// What it is called.
    pub name: String,
    /// Its figure.
    pub number: String,
}

/// One step of a bridge, or what the steps leave unexplained.
#[derive(Clone, Debug, PartialEq)]
pub struct StepText {
    /// The step; none for what stays unexplained.
    pub step: Option<Id>,
    /// What it takes away or adds.
    pub label: String,
    /// By how much, with its sign; a dash where no figure says it.
    pub amount: String,
    /// Whether a figure says by how much.
    pub has_number: bool,
    /// Between which amounts, where that is known.
    pub interval: Option<String>,
    /// What stands after it.
    pub after: String,
    /// The facet whose difference it bridges; blank where it is none.
    pub facet: String,
    /// What its size rests on: published figures, figures taken from elsewhere, an estimate, an assumption by somebody;
    /// blank for what stays unexplained.
    pub kind: String,
    /// What must be known of that, a sentence each: method, source, reasons, range.
    pub basis: Vec<String>,
    /// The published figures that it is made of.
    pub terms: Vec<Term>,
}

impl StepText {
    /// Whether it is what the steps leave unexplained.
    pub fn is_unexplained(&self) -> bool {
        self.step.is_none()
    }
}

impl<'a> QuestionNames<'a> {
    /// Every bridge whose ends have figures, in the order of the question.
    pub fn bridges(&self) -> Vec<BridgeText> {
        self.card.waterfalls.iter().map(|waterfall| self.bridge_text(waterfall)).collect()
    }

    /// That a bridge cannot be shown and which of its ends has no figure, a sentence for each such bridge.
    pub fn bridges_missing(&self) -> Vec<String> {
        let is_shown = |bridge: &Bridge| {
            self.card.waterfalls.iter().any(|waterfall| waterfall.from == bridge.from && waterfall.to == bridge.to)
        };
        let has_figure = |id: &Id| self.answer(id).is_some_and(|answer| answer.measured.is_some());
        let told = |bridge: &Bridge| {
            let ends = [&bridge.from, &bridge.to];
            let missing = ends.into_iter().filter(|id| !has_figure(id)).map(|id| self.statement_name(id));
            let arguments = args()
                .text("from", &self.statement_name(&bridge.from))
                .text("to", &self.statement_name(&bridge.to))
                .text("missing", &self.voice.list(&missing.collect::<Vec<String>>()));
            self.voice.say_with("question-bridge-missing", &arguments)
        };
        self.question.bridges.iter().filter(|bridge| !is_shown(bridge)).map(told).collect()
    }

    fn bridge_text(&self, waterfall: &Waterfall) -> BridgeText {
        let bridge = self.bridge(waterfall);
        let end = |statement: &Id, value: f64| BridgeEnd {
            statement: statement.clone(),
            name: self.statement_name(statement),
            number: self.number(value),
        };
        let step = |bar: &Bar| Some(self.step_text(waterfall, self.step(bridge?, bar)?, bar));
        let steps = waterfall.bars.iter().filter_map(step);
        BridgeText {
            from: end(&waterfall.from, waterfall.start.value),
            to: end(&waterfall.to, waterfall.end.value),
            steps: steps.chain([self.unexplained(waterfall)]).collect(),
            note: self.told(bridge.and_then(|bridge| bridge.note.as_ref())),
            rounding: self.rounded_amounts(waterfall),
        }
    }

    /// How the amounts of a waterfall are rounded, where their last digits may surprise.
    fn rounded_amounts(&self, waterfall: &Waterfall) -> String {
        match waterfall.shown_amounts(self.question.decimals).rounding {
            AmountRounding::AsItStands => String::new(),
            AmountRounding::Each => self.voice.say("question-amounts-each"),
            AmountRounding::Shifted => self.voice.say("question-amounts-shifted"),
        }
    }

    /// A bar of a waterfall in words: a step, or what stays unexplained; none where the question has no such step.
    pub(super) fn step_of_bar(&self, waterfall: &Waterfall, bar: &Bar) -> Option<StepText> {
        match bar.step {
            None => Some(self.unexplained(waterfall)),
            Some(_) => Some(self.step_text(waterfall, self.step(self.bridge(waterfall)?, bar)?, bar)),
        }
    }

    /// The bridge that a waterfall computes.
    pub(super) fn bridge(&self, waterfall: &Waterfall) -> Option<&'a Bridge> {
        let bridges: &'a [Bridge] = &self.question.bridges;
        bridges.iter().find(|bridge| bridge.from == waterfall.from && bridge.to == waterfall.to)
    }

    /// The step that a bar stands for.
    pub(super) fn step<'b>(&self, bridge: &'b Bridge, bar: &Bar) -> Option<&'b Step> {
        bridge.steps.iter().find(|step| Some(&step.id) == bar.step.as_ref())
    }

    fn step_text(&self, waterfall: &Waterfall, step: &Step, bar: &Bar) -> StepText {
        StepText {
            step: Some(step.id.clone()),
            label: step.label.get(self.voice.lang()).to_owned(),
            amount: self.amount(waterfall, bar),
            has_number: bar.has_number(),
            interval: self.step_interval(step, bar),
            after: self.number(bar.after),
            facet: step.facet.map_or_else(String::new, |facet| self.facet_name(facet)),
            kind: self.kind(&step.basis),
            basis: self
                .unmeasured(bar)
                .into_iter()
                .chain(self.basis(step, bar))
                .chain(self.outside(step, bar))
                .chain(self.is_of_rounding(step, bar).then(|| self.voice.say("question-step-error-unknown")))
                .collect(),
            terms: step.basis.made_of().map_or_else(Vec::new, |quantity| self.terms(&quantity, None)),
        }
    }

    /// Between which amounts a step lies, where that is known; what rounding alone leaves open is no certainty and says so.
    fn step_interval(&self, step: &Step, bar: &Bar) -> Option<String> {
        let between = self.between(bar.low, bar.high).filter(|_| bar.has_number())?;
        if !self.is_of_rounding(step, bar) {
            return Some(between);
        }
        Some(self.voice.say_with("question-interval-of-rounding", &args().text("between", &between)))
    }

    /// Whether the bounds of a step are the rounding of figures alone whose errors nobody published.
    fn is_of_rounding(&self, step: &Step, bar: &Bar) -> bool {
        let is_published = matches!(step.basis, Basis::Series { .. }) && step.takes == Takes::Amount;
        is_published && bar.is_error_unknown && bar.has_number() && self.between(bar.low, bar.high).is_some()
    }

    /// By how much, so that what is written adds up; a dash where no figure says it.
    pub(super) fn amount(&self, waterfall: &Waterfall, bar: &Bar) -> String {
        if !bar.has_number() {
            return self.voice.say("cell-missing");
        }
        self.signed(self.written_amount(waterfall, bar))
    }

    /// The same as a number.
    pub(super) fn written_amount(&self, waterfall: &Waterfall, bar: &Bar) -> f64 {
        let shown = waterfall.shown_amounts(self.question.decimals).amounts;
        // What stays unexplained is the last.
        let step = waterfall.bars.iter().position(|known| known.step == bar.step);
        let place = step.unwrap_or(waterfall.bars.len());
        shown.get(place).copied().unwrap_or(bar.amount())
    }

    /// That a figure taken from elsewhere lies outside its own range; none where it does not.
    fn outside(&self, step: &Step, bar: &Bar) -> Option<String> {
        let size = args().text("size", &self.size(step.takes, bar.outside?));
        Some(self.voice.say_with("question-carried-outside", &size))
    }

    /// Why a step has no number; none where it has one.
    fn unmeasured(&self, bar: &Bar) -> Option<String> {
        let unmeasured = bar.unmeasured.as_ref()?;
        if unmeasured.series.is_empty() {
            return Some(self.voice.say("question-step-undefined"));
        }
        let missing = Quantity { of: unmeasured.series.clone(), ..Quantity::default() };
        let series: Vec<String> = self.terms(&missing, None).into_iter().map(|term| term.text).collect();
        Some(self.voice.say_with("question-step-unmeasured", &args().text("series", &self.voice.list(&series))))
    }

    /// The labels of the steps whose amount no figure says.
    pub(super) fn steps_without_number(&self, waterfall: &Waterfall) -> Vec<String> {
        let bridge = self.bridge(waterfall);
        let silent = waterfall.bars.iter().filter(|bar| !bar.has_number());
        let label = |bar: &Bar| Some(self.step(bridge?, bar)?.label.get(self.voice.lang()).to_owned());
        silent.filter_map(label).collect()
    }

    /// What the size of a step rests on; an assumption has an author.
    fn kind(&self, basis: &Basis) -> String {
        match basis {
            Basis::Series { .. } | Basis::Estimate { .. } => self.voice.say(&format!("basis-{}", basis.word())),
            Basis::Transferred { author, .. } | Basis::Assumption { author, .. } => {
                let author = args().text("author", author.get(self.voice.lang()));
                self.voice.say_with(&format!("basis-{}-by", basis.word()), &author)
            }
        }
    }

    /// What stays unexplained, whether it may be nothing at all, and which steps without a number it holds.
    fn unexplained(&self, waterfall: &Waterfall) -> StepText {
        let bar = &waterfall.unexplained;
        let silent = self.steps_without_number(waterfall);
        let verdict = match (self.rounded(bar.amount()) == 0.0, bar.may_be_nothing()) {
            _ if silent.is_empty() && !bar.has_bounds() => self.open_rest(waterfall),
            _ if !silent.is_empty() => {
                let steps = args().text("steps", &self.voice.list(&silent)).count("n", silent.len() as u64);
                self.voice.say_with("question-unexplained-holds", &steps)
            }
            (true, _) => self.voice.say("unexplained-none"),
            (false, true) => self.voice.say("question-unexplained-may-be-nothing"),
            (false, false) => self.voice.say("question-unexplained-stays"),
        };
        StepText {
            step: None,
            label: self.voice.say("unexplained"),
            amount: self.amount(waterfall, bar),
            has_number: true,
            interval: self.between(bar.low, bar.high),
            after: self.number(bar.after),
            facet: String::new(),
            kind: String::new(),
            basis: vec![verdict],
            terms: Vec::new(),
        }
    }

    /// Why nobody says between which amounts the rest lies: of a figure at an end nobody knows how exactly it is known, or of
    /// a step how far it may be off.
    fn open_rest(&self, waterfall: &Waterfall) -> String {
        let ends = [(&waterfall.from, &waterfall.start), (&waterfall.to, &waterfall.end)];
        let vague = ends.into_iter().filter(|(_, measured)| measured.is_exactness_unknown);
        let figures: Vec<String> = vague.map(|(statement, _)| self.statement_name(statement)).collect();
        if figures.is_empty() {
            return self.voice.say("question-unexplained-open");
        }
        self.voice.say_with("question-unexplained-vague", &args().text("figures", &self.voice.list(&figures)))
    }

    /// What must be known of the basis of a step, and of the step.
    fn basis(&self, step: &Step, bar: &Bar) -> Vec<String> {
        let lang = self.voice.lang();
        let mut told: Vec<String> = match &step.basis {
            Basis::Series { .. } if step.takes == Takes::ShareOfRest => vec![self.voice.say("question-share-of-rest")],
            Basis::Series { .. } => Vec::new(),
            Basis::Transferred { basis, range, .. } => {
                let share = (step.takes == Takes::ShareOfRest).then(|| self.voice.say("question-share-of-rest"));
                let told = [Some(basis.get(lang).to_owned()), share, Some(self.carried(step.takes, *range))];
                told.into_iter().flatten().collect()
            }
            Basis::Estimate { value, standard_error, method, source } => {
                let arguments = args()
                    .text("value", &self.size(step.takes, *value))
                    .text("error", &self.size(step.takes, *standard_error))
                    .text("source", source);
                vec![method.get(lang).to_owned(), self.voice.say_with("question-estimate", &arguments)]
            }
            Basis::Assumption { low, central, high, parts_of, basis, .. } => {
                let is_share_made_of_figures = parts_of.is_some() && step.takes == Takes::ShareOfRest;
                let share = is_share_made_of_figures.then(|| self.voice.say("question-share-of-rest"));
                // Parts are written in hundredths, whatever they are parts of.
                let takes = if parts_of.is_some() { Takes::ShareOfRest } else { step.takes };
                let [low, central, high] = [low, central, high].map(|size| self.size(takes, *size));
                let range = args().text("low", &low).text("central", &central).text("high", &high);
                let whole = bar.whole.map(|whole| self.size(step.takes, whole));
                let told = [Some(basis.get(lang).to_owned()), Some(self.assumed(range, whole.as_deref())), share];
                told.into_iter().flatten().collect()
            }
        };
        told.extend(step.note.as_ref().map(|note| note.get(lang).to_owned()));
        told
    }

    /// Which size is assumed, or which part of the whole that published figures make.
    fn assumed(&self, range: Args, whole: Option<&str>) -> String {
        match whole {
            Some(whole) => self.voice.say_with("question-assumed-part", &range.text("whole", whole)),
            None => self.voice.say_with("question-assumed", &range),
        }
    }

    /// Between which sizes a figure that was taken from elsewhere is thought to lie, or that nobody says it.
    fn carried(&self, takes: Takes, range: Option<SizeRange>) -> String {
        let Some(SizeRange { low, high }) = range else { return self.voice.say("question-carried-open") };
        let arguments = args().text("low", &self.size(takes, low)).text("high", &self.size(takes, high));
        self.voice.say_with("question-carried", &arguments)
    }

    /// The size of a step as its basis gives it: an amount, or a share of what is left.
    fn size(&self, takes: Takes, size: f64) -> String {
        match takes {
            Takes::Amount => self.number(size),
            Takes::ShareOfRest => {
                let hundredths = size * 100.0;
                let is_whole = (hundredths - hundredths.round()).abs() < 1e-9;
                self.voice.percent(&self.voice.number(hundredths, u8::from(!is_whole)))
            }
        }
    }

    fn told(&self, note: Option<&LocalText>) -> String {
        note.map_or_else(String::new, |note| note.get(self.voice.lang()).to_owned())
    }
}
