//! The template of an agreement, with what was accepted last.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_model::{
    DataStructure, DataTable, FREQ, Frequency, Id, Observation, ProvisionAgreement, ReportingYear, TemplateLayout,
    TimePeriod, following,
};

use super::difference::AcceptedTable;
use super::grid::ToFill;
use crate::authority::Action;
use crate::calendar::{period_holding, series_expected};
use crate::{Actor, Refusal, Work, WorkError, recompute};

/// What a template is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Its columns.
    pub layout: TemplateLayout,
    /// The period that it is filled in for; none where nothing tells it.
    pub period: Option<TimePeriod>,
    /// What was accepted last of each series that is expected of the period; none where nothing was.
    pub last: Option<DataTable>,
}

impl Work {
    /// The template of an agreement for a period, or for the one that is asked for where none is named, as in the grid. It is
    /// the same for every language: labels are chosen when it is written.
    pub async fn template(
        &self,
        actor: &Actor,
        agreement: &str,
        period: Option<&TimePeriod>,
    ) -> Result<Template, WorkError> {
        let (agreement, layout, structure) = self.layout(actor, agreement)?;
        let accepted = self.accepted_regular(&agreement, &structure).await?;
        let ToFill { period, beside, last } = self.to_fill((&agreement, &structure), accepted.as_ref(), period).await?;
        Ok(Template { layout, period, last: beside.or(last) })
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

    /// What was accepted under an agreement, by the periods that it asks for; none where there is too much of it.
    pub(super) async fn accepted_regular(
        &self,
        agreement: &ProvisionAgreement,
        structure: &Arc<DataStructure>,
    ) -> Result<Option<DataTable>, WorkError> {
        let asked = (agreement.frequency, self.reporting_year(agreement));
        let table = self.accepted_find(agreement, structure).await?;
        Ok(table.map(|table| regular(table, asked)))
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

/// A table with what was told of a day under the period of the agreement in which the day lies, the last day of each: a figure
/// of a month is often told as that of its last day. A series that says of itself that it is daily stays so.
fn regular(table: DataTable, (frequency, year): (Frequency, ReportingYear)) -> DataTable {
    let structure = table.structure.clone();
    let days = table.periods().into_iter().filter(|period| period.frequency() == Some(Frequency::D));
    let holding = days.filter_map(|day| period_holding(&day, frequency, year).map(|period| (day, period)));
    let holding: BTreeMap<TimePeriod, TimePeriod> = holding.collect();
    if holding.is_empty() {
        return table;
    }
    let place = structure.dimension_place(FREQ);
    let is_daily = |one: &Observation| place.and_then(|place| one.key.get(place)).is_some_and(|code| *code == *"D");
    let is_of_day = |one: &Observation| !is_daily(one) && holding.contains_key(&one.period);
    let (of_days, others): (Vec<_>, Vec<_>) = table.into_observations().into_iter().partition(is_of_day);
    let named = |one: Observation| Some(Observation { period: holding.get(&one.period)?.clone(), ..one });
    let of_days = DataTable::new(structure.clone(), of_days.into_iter().filter_map(named).collect());
    let others = DataTable::new(structure.clone(), others);
    // What was told of the period itself counts more than what was told of a day.
    DataTable::overlaid(structure, [of_days, others])
}

/// The last observation of each series that is expected of a period, or of the one that follows the last; periods are as long
/// as the agreement asks for. What a series has in the period itself is there only where it has nothing before.
pub(super) fn last_of(
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

#[cfg(test)]
mod tests {
    use marsad_model::{Dimension, LocalText, Measure};

    use super::*;

    fn table(rows: &[(&str, &str, f64)]) -> DataTable {
        let id = |text: &str| -> Id { text.parse().unwrap() };
        let structure = DataStructure {
            id: id("DSD"),
            version: "1.0".parse().unwrap(),
            name: LocalText::new("ا", "a", "a").unwrap(),
            dimensions: vec![Dimension { id: id(FREQ), codelist: id("CL_FREQ") }],
            measure: Measure { id: id("OBS_VALUE"), decimals: 1 },
            attributes: Vec::new(),
        };
        let observation = |(frequency, period, value): &(&str, &str, f64)| Observation {
            key: vec![id(frequency)],
            period: period.parse().unwrap(),
            value: Some(*value),
            attributes: Vec::new(),
            origin: None,
        };
        DataTable::new(Arc::new(structure), rows.iter().map(observation).collect())
    }

    #[test]
    fn a_month_that_was_told_by_its_days_has_the_figure_of_the_last_of_them() {
        let told = [
            ("_O", "2026-09-20", 1.0),
            ("_O", "2026-09-30", 2.0),
            ("_O", "2026-10-31", 3.0),
            ("_O", "2026-10", 4.0),
            ("D", "2026-10-31", 5.0),
        ];
        let found = regular(table(&told), (Frequency::M, ReportingYear::CALENDAR));
        let said = |one: &Observation| (one.key[0].to_string(), one.period.as_str().to_owned(), one.value.unwrap());
        let found: Vec<_> = found.observations().iter().map(said).collect();
        let expected = [("D", "2026-10-31", 5.0), ("_O", "2026-09", 2.0), ("_O", "2026-10", 4.0)];
        let expected = expected.map(|(key, period, value)| (key.to_owned(), period.to_owned(), value));
        assert_eq!(found, expected);
        let daily = regular(table(&told), (Frequency::D, ReportingYear::CALENDAR));
        assert_eq!(daily, table(&told));
    }
}
