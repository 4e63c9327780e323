//! Lines of a checklist about what was accepted after a version was built: its figures are older than what is known.

use std::collections::BTreeSet;

use marsad_model::{
    ChecklistItem, ChecklistKind, ChecklistWeight, DataStructure, DataTable, DatasetVersion, Id, Method, Observation,
    Release, ReleaseKind, ReleaseReference, ReleaseState, Reopening, Submission, TimePeriod,
};

use super::checklist::line;
use super::embargo::EmbargoReason;
use crate::review::{is_asked, is_selected};
use crate::{Work, WorkError, recompute};

/// A cell by its key and period.
type Cell = (Vec<Id>, TimePeriod);

/// What a submission brings that a version lacks or has otherwise.
struct AcceptedSince {
    submission: String,
    /// The cells that nobody had opened again, and those that the version has not.
    fresh: Vec<Cell>,
    /// The cells of the version that had been opened again: their figures are known to be wrong.
    corrected: Vec<Cell>,
}

impl Work {
    /// Lines for each submission that was accepted after a version was built: one that asks for what the version lacks, and
    /// one that blocks for what was opened again and came back otherwise.
    pub(super) async fn lines_of_accepted_since(
        &self,
        version: &DatasetVersion,
    ) -> Result<Vec<ChecklistItem>, WorkError> {
        if version.plan.method != Method::LatestAccepted {
            return Ok(Vec::new());
        }
        let accepted = self.accepted(&version.plan.inputs).await?.into_iter();
        let new: Vec<Submission> = accepted.filter(|one| !version.submissions.contains(&one.id)).collect();
        let mut answered: Vec<Reopening> = Vec::new();
        for agreement in &version.plan.inputs {
            answered.extend(self.catalog().kept_list::<Reopening>(agreement.as_str()).await?);
        }
        // One that waits for more cells may have been answered in part.
        answered.retain(|one| new.iter().any(|new| new.agreement == one.agreement && is_asked(one, new)));
        let since = self.cells_since(version, &new, &answered).await?;
        Ok(since.iter().flat_map(lines).collect())
    }

    /// The releases that would go out at their minute with a figure that a submission corrects, as its institution was asked to,
    /// and why it was asked.
    pub(crate) async fn releases_corrected_by(
        &self,
        submission: &Submission,
        answered: &[String],
    ) -> Result<Vec<(Release, String)>, WorkError> {
        let all: Vec<Reopening> = self.catalog().kept_list(submission.agreement.as_str()).await?;
        let asked: Vec<Reopening> = all.into_iter().filter(|one| answered.contains(&one.id)).collect();
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let reasons: Vec<&str> = asked.iter().map(|one| one.reason.as_str()).collect();
        let mut found = Vec::new();
        for (release, version) in self.releases_waiting().await? {
            if !version.plan.inputs.contains(&submission.agreement) || version.submissions.contains(&submission.id) {
                continue;
            }
            let since = self.cells_since(&version, std::slice::from_ref(submission), &asked).await?;
            if since.iter().any(|one| !one.corrected.is_empty()) {
                found.push((release, reasons.join("; ")));
            }
        }
        Ok(found)
    }

    /// The releases whose approval the acceptance of a submission takes back.
    pub(crate) async fn releases_stopped_by(&self, submission: &Submission) -> Result<Vec<Release>, WorkError> {
        let brought = self.reopenings_brought(submission).await?;
        let ids: Vec<String> = brought.into_iter().map(|(id, _)| id).collect();
        let corrected = self.releases_corrected_by(submission, &ids).await?;
        Ok(corrected.into_iter().map(|(release, _)| release).collect())
    }

    /// The releases that are approved, were made of what an approved withdrawal takes back and would go out at its minute or
    /// later, with what readers are told of it; none for another release.
    pub(super) async fn releases_derived_from(
        &self,
        approved: &Release,
    ) -> Result<Vec<(ReleaseReference, EmbargoReason)>, WorkError> {
        let Some(note) = approved.note.as_ref().filter(|_| approved.kind == ReleaseKind::Withdrawal) else {
            return Ok(Vec::new());
        };
        let all = self.releases_waiting().await?.into_iter();
        let all = all.filter(|(release, _)| release.public_from >= approved.public_from);
        let derived = all.filter(|(_, version)| version.releases.iter().any(|one| one.dataflow == approved.dataflow));
        Ok(derived.map(|(release, _)| (release.reference(), EmbargoReason::Told(note.clone()))).collect())
    }

    /// The releases that are approved, wait for their minute and were made of a submission, by its id.
    pub(crate) async fn releases_waiting_with(&self, submission: &str) -> Result<Vec<Release>, WorkError> {
        let all = self.releases_waiting().await?.into_iter();
        let made_of_it = all.filter(|(_, version)| version.submissions.iter().any(|id| id == submission));
        Ok(made_of_it.map(|(release, _)| release).collect())
    }

    /// The releases that are approved and wait for their minute, and what they show.
    async fn releases_waiting(&self) -> Result<Vec<(Release, DatasetVersion)>, WorkError> {
        let now = self.now();
        let mut found = Vec::new();
        for release in self.catalog().release_list_all().await? {
            if release.kind != ReleaseKind::Withdrawal && release.state(now) == ReleaseState::Embargoed {
                let version = self.version(release.dataflow.as_str(), release.version).await?;
                found.push((release, version));
            }
        }
        Ok(found)
    }

    /// What submissions bring that a version lacks or has otherwise. They come in the order of their acceptance: of the same
    /// cell in several the last counts. `answered` are the reopenings that they answer.
    async fn cells_since(
        &self,
        version: &DatasetVersion,
        new: &[Submission],
        answered: &[Reopening],
    ) -> Result<Vec<AcceptedSince>, WorkError> {
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let (_, structure) = recompute::dataflow(self.pack(), version.dataflow.as_str())?;
        let known = recompute::table(self, &version.address, &structure).await;
        // A version of an older structure has no cell that could be compared.
        let known = known.unwrap_or_else(|_| DataTable::new(structure.clone(), Vec::new()));
        let mut seen: BTreeSet<Cell> = BTreeSet::new();
        let mut found = Vec::new();
        for submission in new.iter().rev() {
            let Some(report) = self.catalog().report_find(&submission.id).await? else { continue };
            // A file whose bytes have changed, or one of an older structure, is told where it is verified.
            let Ok(table) = recompute::table(self, &report.address, &structure).await else { continue };
            let mut cells = table.into_observations();
            cells.retain(|one| seen.insert((one.key.clone(), one.period.clone())));
            let is_opened = |one: &Observation| opened(one, &structure, answered);
            found.push(told_apart(submission.id.clone(), (&known, cells), is_opened));
        }
        found.reverse();
        Ok(found)
    }
}

/// The cells of a submission that a version lacks or has otherwise, apart from those that were opened again.
fn told_apart(
    submission: String,
    (known, cells): (&DataTable, Vec<Observation>),
    is_opened: impl Fn(&Observation) -> bool,
) -> AcceptedSince {
    let mut since = AcceptedSince { submission, fresh: Vec::new(), corrected: Vec::new() };
    for cell in cells {
        let before = known.find(&cell.key, &cell.period);
        if before.is_some_and(|before| (before.value, &before.attributes) == (cell.value, &cell.attributes)) {
            continue;
        }
        let is_correction = before.is_some() && is_opened(&cell);
        let list = if is_correction { &mut since.corrected } else { &mut since.fresh };
        list.push((cell.key, cell.period));
    }
    since
}

fn opened(cell: &Observation, structure: &DataStructure, answered: &[Reopening]) -> bool {
    answered.iter().any(|reopening| is_selected(&reopening.only, structure, cell))
}

fn lines(since: &AcceptedSince) -> impl Iterator<Item = ChecklistItem> {
    let asks = (ChecklistKind::AcceptedSince, ChecklistWeight::Asks);
    let blocks = (ChecklistKind::CorrectedSince, ChecklistWeight::Blocks);
    let both = [(asks, &since.fresh), (blocks, &since.corrected)].into_iter();
    both.filter_map(move |(about, cells)| {
        let (key, period) = cells.first()?;
        let codes: Vec<&str> = key.iter().map(Id::as_str).collect();
        let values =
            [("n", cells.len().to_string()), ("series", codes.join(".")), ("period", period.as_str().to_owned())];
        Some(line(about, &since.submission, values))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::table_of_isles as table;

    #[test]
    fn what_is_the_same_is_no_news_and_only_a_cell_of_the_version_that_was_opened_is_a_correction() {
        let known = table(&[("A", "2021", 1.0), ("B", "2021", 2.0), ("C", "2021", 3.0)]);
        let new = table(&[("A", "2021", 9.0), ("B", "2021", 2.0), ("C", "2021", 4.0), ("A", "2022", 5.0)]);
        let is_opened = |one: &Observation| one.key[0].as_str() == "A";
        let since = told_apart("X-0002".to_owned(), (&known, new.into_observations()), is_opened);
        let named = |cells: &[Cell]| {
            let named = cells.iter().map(|(key, period)| format!("{} {}", key[0], period.as_str()));
            named.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(named(&since.corrected), "A 2021");
        assert_eq!(named(&since.fresh), "A 2022, C 2021");
        let told: Vec<_> = lines(&since).map(|line| (line.kind, line.weight, line.values["n"].clone())).collect();
        assert_eq!(
            told,
            [
                (ChecklistKind::AcceptedSince, ChecklistWeight::Asks, "2".to_owned()),
                (ChecklistKind::CorrectedSince, ChecklistWeight::Blocks, "1".to_owned()),
            ]
        );
    }
}
