//! Lines of a checklist about the figures themselves, beside those that are public now.

use std::collections::BTreeSet;

use marsad_model::{
    ChecklistItem, ChecklistKind, ChecklistWeight, DataQuery, DataTable, Difference, Id, Observation, Release,
    ReleaseKind, TimePeriod,
};

use super::checklist::line;
use super::texts::missing_texts;
use crate::{OpenRelease, Work, WorkError};

/// A figure that changes by more than this share of itself is asked about.
const LARGE_SHARE: f64 = 0.10;

/// The figures of a release, and those that it would replace.
pub(super) struct DataBeside {
    open: OpenRelease,
    table: DataTable,
    /// What is public now; none where nothing is.
    before: Option<DataTable>,
}

impl DataBeside {
    pub(super) async fn of(work: &Work, release: &Release) -> Result<Self, WorkError> {
        let flow = release.dataflow.as_str();
        let open = work.opened(release).await?;
        let table = open.query(DataQuery::all()).await?.data().clone();
        let public = work.public_releases(flow).await?;
        let before = match public.current().filter(|current| current.number < release.number) {
            Some(current) => {
                let old = work.open_public(current).await?;
                // Under another structure nothing can be compared.
                let is_alike = old.structure.dimensions == open.structure.dimensions;
                if is_alike { Some(old.query(DataQuery::all()).await?.data().clone()) } else { None }
            }
            None => None,
        };
        Ok(Self { open, table, before })
    }

    /// What is different from what is public now; everything, where nothing is.
    pub(super) fn differences(&self) -> Vec<Difference> {
        match &self.before {
            Some(before) => before.differences(&self.table),
            None => DataTable::new(self.table.structure.clone(), Vec::new()).differences(&self.table),
        }
    }

    /// The number of a series at a period in the release; none where it is hidden, missing or not there.
    pub(super) fn value(&self, key: &[Id], period: &TimePeriod) -> Option<f64> {
        let is_it = |one: &&Observation| one.key == *key && one.period == *period;
        self.table.observations().iter().find(is_it)?.value
    }

    /// Texts that lack a language.
    pub(super) fn missing_texts(&self) -> Vec<String> {
        self.open.dataflow().map(|dataflow| missing_texts(&self.open.pack, dataflow, &self.table)).unwrap_or_default()
    }

    pub(super) fn lines(&self) -> Vec<ChecklistItem> {
        let release = &self.open.release;
        let flow = release.dataflow.as_str();
        let asks = |kind| (kind, ChecklistWeight::Asks);
        let mut items: Vec<ChecklistItem> = self
            .missing_texts()
            .iter()
            .map(|text| line(asks(ChecklistKind::MissingText), text, [("text", text.clone())]))
            .collect();
        items.extend(
            self.missing_periods()
                .iter()
                .map(|period| line(asks(ChecklistKind::MissingPeriod), period, [("period", period.clone())])),
        );
        items.extend(self.large_revision());
        if release.hidden > 0 {
            let values = [("n", release.hidden.to_string())];
            items.push(line((ChecklistKind::HiddenCells, ChecklistWeight::Tells), flow, values));
        }
        items
    }

    /// Periods that are public now and would be gone, by name.
    fn missing_periods(&self) -> Vec<String> {
        let names = |table: &DataTable| table.periods().iter().map(|p| p.as_str().to_owned()).collect::<BTreeSet<_>>();
        let before = self.before.as_ref().map(names).unwrap_or_default();
        before.difference(&names(&self.table)).cloned().collect()
    }

    /// Figures that change much, in one line with the one that changes most. A correction says so in its note.
    fn large_revision(&self) -> Option<ChecklistItem> {
        let before = self.before.as_ref()?;
        let mut large: Vec<(f64, Difference)> = before
            .differences(&self.table)
            .into_iter()
            .filter_map(|difference| Some((change_share(&difference)?, difference)))
            .filter(|(share, _)| *share > LARGE_SHARE)
            .collect();
        large.sort_by(|a, b| b.0.total_cmp(&a.0));
        let n = large.len();
        let (share, most) = large.into_iter().next()?;
        let codes: Vec<&str> = most.key.iter().map(Id::as_str).collect();
        let values = [
            ("n", n.to_string()),
            ("percent", format!("{:.0}", share * 100.0)),
            ("series", codes.join(".")),
            ("period", most.period.as_str().to_owned()),
        ];
        let is_told = self.open.release.kind == ReleaseKind::Correction;
        let weight = if is_told { ChecklistWeight::Tells } else { ChecklistWeight::Asks };
        Some(line((ChecklistKind::LargeRevision, weight), self.open.release.dataflow.as_str(), values))
    }
}

/// By which share of itself a figure changes; none where either is not there. From zero to anything is a whole.
fn change_share(difference: &Difference) -> Option<f64> {
    let before = difference.before.as_ref()?.value?;
    let after = difference.after.as_ref()?.value?;
    let change = (after - before).abs();
    if before == 0.0 { (change > 0.0).then_some(1.0) } else { Some(change / before.abs()) }
}

#[cfg(test)]
mod tests {
    use marsad_model::Observation;

    use super::{Difference, change_share};

    fn check(before: Option<f64>, after: Option<f64>, expected: Option<f64>) {
        let observation = |value| Observation {
            key: Vec::new(),
            period: "2024".parse().unwrap(),
            value,
            attributes: Vec::new(),
            origin: None,
        };
        let difference = Difference {
            key: Vec::new(),
            period: "2024".parse().unwrap(),
            before: Some(observation(before)),
            after: Some(observation(after)),
        };
        assert_eq!(change_share(&difference), expected);
    }

    #[test]
    fn a_change_is_measured_by_what_stood_there() {
        check(Some(200.0), Some(150.0), Some(0.25));
        check(Some(-200.0), Some(-250.0), Some(0.25));
        check(Some(0.0), Some(3.0), Some(1.0));
        check(Some(0.0), Some(0.0), None);
        check(None, Some(3.0), None);
    }
}
