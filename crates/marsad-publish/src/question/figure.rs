//! The figure that is shown large, in words: how much, of whom, how sure, and the rule that chose it.

use marsad_i18n::args;
use marsad_model::{Choice, Figure, Id, IntervalBasis, Quantity, RecommendationRule, SeriesReference, Switch};

use super::{QuestionNames, Term};

/// The figure that is shown large, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureText {
    /// How much.
    pub number: String,
    /// Of what, in the form that the number asks for.
    pub unit: String,
    /// The name of the unit by itself.
    pub unit_name: String,
    /// Of when.
    pub period: String,
    /// Between which numbers it lies, where that is known.
    pub interval: Option<String>,
    /// What it is rounded to, in words; none where its digits hide nothing.
    pub rounding: Option<String>,
    /// What the interval rests on, or why there is none; blank where nothing is to be said.
    pub interval_basis: String,
    /// What it counts, in one sentence.
    pub counts: String,
    /// Why it is this one: the rule that recommends it, or the definition that the reader has switched to.
    pub rule: String,
    /// Who answers for it.
    pub sources: String,
    /// That it was computed, from whose figures, and why it need not equal any of them; none where it was published.
    pub computed: Option<String>,
    /// The statement whose figure it is, if it is one.
    pub statement: Option<Id>,
    /// How it is made.
    pub terms: Vec<Term>,
}

/// Another definition that a reader may switch to, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchText {
    /// The switch.
    pub id: Id,
    /// What is switched.
    pub label: String,
    /// What must be known of it.
    pub note: String,
    /// The figure under it; none where it was not published.
    pub number: Option<String>,
    /// Of when that is; blank where there is none.
    pub period: String,
    /// Whether the reader has switched to it.
    pub is_chosen: bool,
}

impl QuestionNames<'_> {
    /// The figure that is shown large; none where it was not published.
    pub fn figure(&self) -> Option<FigureText> {
        let figure = self.shown()?;
        let measured = &figure.measured;
        let unit = figure.definition.unit.as_ref().unwrap_or(&self.question.unit);
        Some(FigureText {
            number: self.number(measured.value),
            unit: self.unit_after(unit, measured.value),
            unit_name: self.other_unit(&figure.definition).unwrap_or_else(|| self.unit()),
            rounding: self.rounding(measured),
            period: self.period(Some(measured)),
            interval: self.interval(measured),
            interval_basis: self.interval_basis(figure),
            counts: self.counts().to_owned(),
            rule: self.rule(),
            sources: self.sources(&figure.providers),
            computed: self.computed(),
            statement: figure.statement.clone(),
            terms: self.figure_terms(figure),
        })
    }

    /// What the figure that is shown large counts, in one sentence.
    pub fn counts(&self) -> &str {
        let lang = self.voice.lang();
        self.count.map_or_else(|| self.question.recommendation.counts.get(lang), |switch| switch.note.get(lang))
    }

    /// The rule that recommends the figure, or what the reader has switched to; and that its terms do not count alike.
    pub fn rule(&self) -> String {
        let unlike = self.shown().and_then(|figure| self.unlike_terms(&figure.unlike_terms));
        let told = match self.count {
            None => {
                let rule = self.voice.say(&format!("recommendation-rule-{}", self.question.recommendation.rule.word()));
                [Some(rule), self.judged(), self.off_standard(), unlike]
            }
            Some(switch) => {
                let label = switch.label.get(self.voice.lang());
                [Some(self.voice.say_with("question-switched", &args().text("label", label))), unlike, None, None]
            }
        };
        told.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// That people judge the rule, where nothing computes it.
    fn judged(&self) -> Option<String> {
        use RecommendationRule::{ClosestToStandard, DirectCount};
        let is_judged = match self.question.recommendation.rule {
            DirectCount => true,
            ClosestToStandard => self.question.standard.is_unknown(),
            _ => false,
        };
        is_judged.then(|| self.voice.say("recommendation-judged"))
    }

    /// In what the recommended figure counts otherwise than the international standard; none where the question names no
    /// standard, or nothing sets the two apart.
    fn off_standard(&self) -> Option<String> {
        let off = self.card.off_standard.as_ref().filter(|off| !off.is_empty())?;
        let facets: Vec<String> = off.iter().map(|one| self.facet_name(one.facet)).collect();
        Some(self.voice.say_with("recommendation-off-standard", &args().text("facets", &self.voice.list(&facets))))
    }

    /// The switches with their figures.
    pub fn switches(&self) -> Vec<SwitchText> {
        let lang = self.voice.lang();
        let text = |switch: &Switch| {
            let known = self.card.switches.iter().find(|known| known.switch == switch.id);
            let figure = known.and_then(|known| known.figure.as_ref());
            SwitchText {
                id: switch.id.clone(),
                label: switch.label.get(lang).to_owned(),
                note: switch.note.get(lang).to_owned(),
                number: figure.map(|figure| self.number(figure.measured.value)),
                period: self.period(figure.map(|figure| &figure.measured)),
                is_chosen: self.count.is_some_and(|chosen| chosen.id == switch.id),
            }
        };
        self.question.switches.iter().map(text).collect()
    }

    /// What the interval rests on. A figure that the reader has switched to has that of its source.
    fn interval_basis(&self, figure: &Figure) -> String {
        let lang = self.voice.lang();
        if self.count.is_some() {
            return self.of_source(figure);
        }
        match &self.question.recommendation.interval {
            IntervalBasis::Source => self.of_source(figure),
            IntervalBasis::Statements { .. } => self.joined(),
            IntervalBasis::Declared { author, basis, .. } => {
                let author = args().text("author", author.get(lang));
                format!("{} {}", self.voice.say_with("interval-declared", &author), basis.get(lang))
            }
            IntervalBasis::None { reason } => format!("{} {}", self.voice.say("interval-none"), reason.get(lang)),
        }
    }

    /// On what the interval of a source rests; blank where there is none. It is the one that was published with the figure,
    /// and only without one that of its error. The errors of a balanced figure come from the grades of the sources that
    /// were balanced, which are assumed, and are no errors of a sample.
    fn of_source(&self, figure: &Figure) -> String {
        if !figure.measured.has_interval() {
            return String::new();
        }
        self.voice.say(match (figure.measured.published_interval, self.balanced_by()) {
            (Some(_), _) => "interval-published",
            (None, Some(_)) => "interval-balanced",
            (None, None) => "interval-of-errors",
        })
    }

    /// That the interval joins several figures, and what these do not have in common.
    fn joined(&self) -> String {
        let is_unlike = self.card.mix.as_ref().is_some_and(|mix| !mix.differences.is_empty());
        let mut told =
            vec![self.voice.say(if is_unlike { "interval-statements-unlike" } else { "interval-statements" })];
        if let Some(mix) = &self.card.mix {
            let facets: Vec<String> = mix.differences.iter().map(|one| self.facet_name(one.facet)).collect();
            let periods: Vec<String> = mix.periods.iter().map(|period| self.voice.period(period)).collect();
            for (key, name, said) in
                [("interval-joins-unlike", "facets", facets), ("interval-joins-dates", "periods", periods)]
            {
                if !said.is_empty() {
                    told.push(self.voice.say_with(key, &args().text(name, &self.voice.list(&said))));
                }
            }
        }
        told.join(" ")
    }

    /// How the figure that is shown large is made.
    pub(super) fn figure_terms(&self, figure: &Figure) -> Vec<Term> {
        let choice = self.count.map_or(&self.question.recommendation.choice, |switch| &switch.choice);
        let latest = figure.measured.period.as_ref();
        match choice {
            Choice::Statement { statement } => self.statement_terms(statement),
            Choice::Quantity { quantity } => self.terms(quantity, latest),
            Choice::Reconciled { series, .. } => self.terms(&whole(series), latest),
        }
    }
}

/// The quantity that is one series as it stands.
fn whole(series: &SeriesReference) -> Quantity {
    Quantity { of: vec![series.clone()], ..Quantity::default() }
}
