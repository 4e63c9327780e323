//! A figure that no source published as it stands: who computed it, and from whose figures.

use marsad_i18n::args;
use marsad_model::{Choice, Id, Plan, SeriesReference};

use super::QuestionNames;

/// Who computed the figure that is shown large, in one language.
pub(super) struct Computed {
    /// Who did.
    pub(super) makers: String,
    /// Whose figures it was computed from.
    pub(super) inputs: String,
}

impl<'a> QuestionNames<'a> {
    /// The plan that balanced the figure that is shown large; none where no plan did.
    pub fn balanced_by(&self) -> Option<&'a Plan> {
        let (pack, question) = (self.pack, self.question);
        let choice = self.count.map_or(&question.recommendation.choice, |switch| &switch.choice);
        let series: Vec<&SeriesReference> = match choice {
            Choice::Statement { statement } => question.statement(statement.as_str())?.quantity.series().collect(),
            Choice::Quantity { quantity } => quantity.series().collect(),
            Choice::Reconciled { series, .. } => vec![series],
        };
        let mut plans = series.into_iter().filter_map(|one| pack.plan_of(one.dataflow.as_str()));
        plans.find(|plan| plan.balance().is_some())
    }

    /// Who computed the figure that is shown large, where a plan balanced it.
    pub(super) fn computed_by(&self) -> Option<Computed> {
        let (figure, plan) = (self.shown()?, self.balanced_by()?);
        let mut inputs: Vec<Id> = Vec::new();
        for provider in plan.reads().into_iter().flat_map(|id| self.pack.providers_of(id.as_str())) {
            if !inputs.contains(&provider.id) {
                inputs.push(provider.id.clone());
            }
        }
        Some(Computed { makers: self.sources(&figure.providers), inputs: self.sources(&inputs) })
    }

    /// That the figure that is shown large was computed, and why it need not equal any that was published; none where it
    /// was not.
    pub(super) fn computed(&self) -> Option<String> {
        let Computed { makers, inputs } = self.computed_by()?;
        let arguments = args().text("makers", &makers).text("inputs", &inputs);
        Some(self.voice.say_with("question-computed", &arguments))
    }
}
