//! The template of an agreement, with what was accepted last.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_model::{
    DataStructure, DataTable, Id, Observation, ProvisionAgreement, TemplateLayout, TimePeriod, following,
};

use super::difference::AcceptedTable;
use crate::authority::Action;
use crate::calendar::series_expected;
use crate::{Actor, Refusal, Work, WorkError, recompute};

/// What a template is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Its columns.
    pub layout: TemplateLayout,
    /// What was accepted last of each series that is expected of the next period; none where nothing was.
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

    /// What was accepted last under an agreement, of each series that is expected of its next period.
    pub(super) async fn last_period(
        &self,
        agreement: &ProvisionAgreement,
        structure: &Arc<DataStructure>,
    ) -> Result<Option<DataTable>, WorkError> {
        let table = self.accepted_find(agreement, structure).await?;
        Ok(table.and_then(|table| last_of(&table, (agreement, structure), None)))
    }

    /// What was accepted under an agreement before a period, of each series that is expected of that period; none where nothing
    /// was accepted before it.
    pub(super) async fn period_before(
        &self,
        agreement: &ProvisionAgreement,
        structure: &Arc<DataStructure>,
        period: &TimePeriod,
    ) -> Result<Option<DataTable>, WorkError> {
        let table = self.accepted_find(agreement, structure).await?;
        Ok(table.and_then(|table| last_of(&table, (agreement, structure), Some(period))))
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

/// The last observation of each series that is expected of a period, or of the one that follows the last; periods are as long
/// as the agreement asks for. What a series has in the period itself is there only where it has nothing before.
fn last_of(
    table: &DataTable,
    (agreement, structure): (&ProvisionAgreement, &Arc<DataStructure>),
    period: Option<&TimePeriod>,
) -> Option<DataTable> {
    let is_regular = |one: &TimePeriod| one.frequency().is_none_or(|frequency| frequency == agreement.frequency);
    let is_before = |one: &TimePeriod| period.is_none_or(|period| one.start() < period.start());
    let last = table.periods().into_iter().rfind(|one| is_regular(one) && is_before(one))?;
    let asked = period.filter(|period| period.frequency() == last.frequency()).cloned();
    let next = asked.or_else(|| following(&last)).unwrap_or_else(|| last.clone());
    let mut series: BTreeMap<&TimePeriod, BTreeSet<&[Id]>> = BTreeMap::new();
    for one in table.observations() {
        series.entry(&one.period).or_default().insert(&one.key);
    }
    let expected = series_expected(&series, &next);
    let mut known: BTreeMap<&[Id], &Observation> = BTreeMap::new();
    let is_like = |one: &&Observation| one.period.frequency() == next.frequency() && one.period <= next;
    for one in table.observations().iter().filter(is_like) {
        let key = one.key.as_slice();
        if period == Some(&one.period) {
            known.entry(key).or_insert(one);
        } else {
            known.insert(key, one);
        }
    }
    let observations =
        known.into_iter().filter(|(key, _)| expected.contains(key)).map(|(_, one)| one.clone()).collect();
    Some(DataTable::new(structure.clone(), observations))
}
