//! The template of an agreement, with what was accepted last.

use std::sync::Arc;

use marsad_model::{DataStructure, DataTable, ProvisionAgreement, TemplateLayout, TimePeriod};

use super::difference::AcceptedTable;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError, recompute};

/// What a template is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Its columns.
    pub layout: TemplateLayout,
    /// What was accepted for the last period; none where nothing was.
    pub last: Option<DataTable>,
}

impl Work {
    /// The template of an agreement. It is the same for every language: labels are chosen when it is written.
    pub async fn template(&self, actor: &Actor, agreement: &str) -> Result<Template, WorkError> {
        let (agreement, layout, structure) = self.layout(actor, agreement)?;
        let last = self.last_period(&agreement, &structure).await?;
        Ok(Template { layout, last })
    }

    /// The agreement, its layout and its structure, for those who may read what is sent under it.
    pub(super) fn layout(
        &self,
        actor: &Actor,
        agreement: &str,
    ) -> Result<(ProvisionAgreement, TemplateLayout, Arc<DataStructure>), WorkError> {
        let agreement = self.agreement(agreement)?;
        actor.may(Action::ReadSubmission)?;
        let is_theirs = actor.may_for(Action::ReadSubmission, &agreement.provider);
        is_theirs.map_err(|_| Refusal::NotYourInstitution(agreement.id.to_string()))?;
        let (_, structure) = recompute::dataflow(self.pack(), agreement.dataflow.as_str())?;
        let unknown = || Refusal::UnknownDataflow(agreement.dataflow.to_string());
        let layout = TemplateLayout::new(self.pack(), agreement).ok_or_else(unknown)?;
        Ok((agreement.clone(), layout, structure))
    }

    /// What was accepted under an agreement for its last period.
    pub(super) async fn last_period(
        &self,
        agreement: &ProvisionAgreement,
        structure: &Arc<DataStructure>,
    ) -> Result<Option<DataTable>, WorkError> {
        let table = self.accepted_find(agreement, structure).await?;
        Ok(table.and_then(|table| last_of(table, (agreement, structure), |_| true)))
    }

    /// What was accepted under an agreement for the last period that begins before another does.
    pub(super) async fn period_before(
        &self,
        agreement: &ProvisionAgreement,
        structure: &Arc<DataStructure>,
        period: &TimePeriod,
    ) -> Result<Option<DataTable>, WorkError> {
        let table = self.accepted_find(agreement, structure).await?;
        let is_before = |one: &TimePeriod| one.start() < period.start();
        Ok(table.and_then(|table| last_of(table, (agreement, structure), is_before)))
    }

    /// What was accepted under an agreement; none where there is too much of it.
    async fn accepted_find(
        &self,
        agreement: &ProvisionAgreement,
        structure: &Arc<DataStructure>,
    ) -> Result<Option<DataTable>, WorkError> {
        match self.accepted_table(agreement, structure, None).await {
            // A template without what was there before is better than none.
            Err(WorkError::Refused(Refusal::TooLarge(_))) => Ok(None),
            found => found.map(|AcceptedTable { table, .. }| Some(table)),
        }
    }
}

/// The observations of the last period that is meant and as long as the agreement asks for.
fn last_of(
    table: DataTable,
    (agreement, structure): (&ProvisionAgreement, &Arc<DataStructure>),
    is_meant: impl Fn(&TimePeriod) -> bool,
) -> Option<DataTable> {
    let is_regular = |period: &TimePeriod| period.frequency().is_none_or(|frequency| frequency == agreement.frequency);
    let last = table.periods().into_iter().rfind(|period| is_regular(period) && is_meant(period))?;
    let observations = table.into_observations().into_iter().filter(|one| one.period == last).collect();
    Some(DataTable::new(structure.clone(), observations))
}
