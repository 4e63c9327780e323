//! What the checks say of cells that several files brought: of a file over what its institution had accepted, of a version,
//! and of a file beside what other institutions sent.
//!
//! A file is checked alone when it is read; cells that only change together contradict each other where one of them comes
//! alone. Does not hold: the checks (`marsad-collect`), and what is known beside a file (`known`).

use std::collections::BTreeSet;
use std::sync::Arc;

use marsad_collect::{Context, check_cells, check_rows};
use marsad_model::{
    DataTable, DatasetVersion, Finding, FindingCode, Id, ObservationColumns, Pack, Place, ProvisionAgreement, Severity,
    Submission,
};

use crate::known::{Known, Sight, is_alone, known_now};
use crate::{Work, WorkError, recompute};

/// With more observations together than this nothing is looked through a second time.
const ROWS_MAX: usize = 500_000;
/// A version with more observations is judged by the findings of its files alone.
const VERSION_ROWS_MAX: u64 = 2_000_000;
/// Arguments that tell where something stands or how often, and not what is wrong.
const ASIDE: [&str; 7] = ["along", "parts", "code", "row", "count", "equal", "explained"];

/// The argument of a finding that waits for a file under another agreement of the same institution.
const FELLOW: &str = "fellow";

/// What a finding says, wherever it stands.
type Said<'f> = (FindingCode, &'f str, Vec<(&'f str, &'f str)>);

fn said(finding: &Finding) -> Said<'_> {
    let arguments = finding.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    (finding.code, &finding.value, arguments.filter(|(name, _)| !ASIDE.contains(name)).collect())
}

/// What was said of some rows, and which kinds of it were only counted beyond a limit.
pub(crate) struct Told<'f> {
    said: BTreeSet<Said<'f>>,
    counted: BTreeSet<(FindingCode, Option<&'f str>)>,
}

impl<'f> Told<'f> {
    pub(crate) fn of(findings: impl Iterator<Item = &'f Finding> + Clone) -> Self {
        let counted = findings.clone().filter(|finding| finding.more > 0);
        Self { counted: counted.map(kind).collect(), said: findings.map(said).collect() }
    }

    /// Whether a finding says nothing new.
    pub(crate) fn has(&self, finding: &Finding) -> bool {
        self.said.contains(&said(finding)) || self.counted.contains(&kind(finding))
    }
}

/// The check that made a finding: its rule, if one asked.
fn kind(finding: &Finding) -> (FindingCode, Option<&str>) {
    (finding.code, finding.arguments.get("rule").map(String::as_str))
}

/// What the cells of a file and those that were accepted say of each other, and neither says alone. `told` is what the file
/// says.
pub(crate) fn over_accepted(
    context: &Context<'_>,
    (name, columns): (&str, &ObservationColumns),
    told: &[Finding],
    accepted: &DataTable,
) -> Vec<Finding> {
    if columns.is_empty() || accepted.len() + columns.len() > ROWS_MAX {
        return Vec::new();
    }
    let structure = columns.structure.clone();
    let file = DataTable::new(structure.clone(), columns.observations());
    let cells: BTreeSet<(String, String)> =
        file.observations().iter().map(|o| cell(&o.key, o.period.as_str())).collect();
    let together = DataTable::overlaid(structure, [accepted.clone(), file]);
    let found = check_cells(context, name, &ObservationColumns::of_table(&together));
    if found.is_empty() {
        return found;
    }
    let before = check_cells(context, name, &ObservationColumns::of_table(accepted));
    let told = Told::of(before.iter().chain(told));
    let new = found.iter().filter(|finding| !told.has(finding));
    new.map(|finding| placed(finding.clone(), name, &cells)).collect()
}

/// What a file breaks over what its institution had accepted, where `alone` is what it breaks over its own agreement. What is
/// broken over another agreement only is a warning: what stands there comes by a file of its own, and each would wait for the
/// other. Nothing is released as long as it is broken.
pub(crate) fn with_fellows(together: Vec<Finding>, alone: &[Finding]) -> Vec<Finding> {
    let wait = |finding: Finding| {
        let is_alone = alone.iter().any(|one| rule_at(one) == rule_at(&finding));
        match finding.severity {
            Severity::Error if !is_alone => {
                Finding { severity: Severity::Warning, ..finding }.with(FELLOW, "agreement")
            }
            _ => finding,
        }
    };
    together.into_iter().map(wait).collect()
}

/// Whether a finding waits for a file under another agreement.
pub(crate) fn waits_for_fellow(finding: &Finding) -> bool {
    finding.arguments.contains_key(FELLOW)
}

/// The check that made a finding, with the series and the period that it is about.
fn rule_at(finding: &Finding) -> ((FindingCode, Option<&str>), [Option<&str>; 2]) {
    (kind(finding), ["series", "period"].map(|name| finding.arguments.get(name).map(String::as_str)))
}

/// A finding that says what it rests on, at its place in the file where the file has one.
fn placed(mut finding: Finding, file: &str, cells: &BTreeSet<(String, String)>) -> Finding {
    let named = |name: &str| finding.arguments.get(name).cloned().unwrap_or_default();
    if !cells.contains(&(named("series"), named("period"))) {
        finding.place = Place { file: file.to_owned(), ..Place::default() };
    }
    match finding.code {
        FindingCode::SumOfParts => finding.with("along", "accepted"),
        FindingCode::PartOverWhole => finding.with("parts", "accepted"),
        _ => finding,
    }
}

fn cell(key: &[Id], period: &str) -> (String, String) {
    let codes: Vec<&str> = key.iter().map(Id::as_str).collect();
    (codes.join("."), period.to_owned())
}

/// What the cells of a version say of each other, whichever files brought them. It rests on nothing but the version and
/// its pack, and is remembered.
pub(crate) async fn of_version(work: &Work, version: &DatasetVersion) -> Result<Arc<Vec<Finding>>, WorkError> {
    // What is made of releases or of records is no file's, and has rules of its own.
    if version.plan.inputs.is_empty() || version.observations > VERSION_ROWS_MAX {
        return Ok(Arc::default());
    }
    let name = format!("{} {} {}", version.dataflow, version.pack, version.sha256);
    if let Some(found) = work.version_findings_find(&name) {
        return Ok(found);
    }
    let pack = work.pack_as_it_was(&version.pack).await?;
    let (_, structure) = recompute::dataflow(&pack, version.dataflow.as_str())?;
    let table = recompute::table(work, &version.address, &structure).await?;
    let (flow, inputs) = (version.dataflow.clone(), version.plan.inputs.clone());
    let checked = tokio::task::spawn_blocking(move || {
        let agreement = inputs.iter().find_map(|input| pack.agreement(input.as_str()));
        let context = agreement.and_then(|agreement| Context::new(&pack, agreement));
        context.map_or_else(Vec::new, |context| {
            check_cells(&context, flow.as_str(), &ObservationColumns::of_table(&table))
        })
    });
    let found = Arc::new(checked.await.map_err(|_| WorkError::Interrupted)?);
    work.version_findings_remember(name, &found);
    Ok(found)
}

/// What a file says beside what other institutions sent that is not public: what its sender is not told.
pub(crate) async fn beside_others(
    work: &Work,
    (pack, agreement): (&Arc<Pack>, &ProvisionAgreement),
    (submission, table): (&Submission, &DataTable),
) -> Result<Vec<Finding>, WorkError> {
    if is_alone(pack, agreement) || table.len() > ROWS_MAX {
        return Ok(Vec::new());
    }
    let everything = known_now(work, pack, (submission, Sight::Every)).await?;
    let senders = known_now(work, pack, (submission, Sight::Sender)).await?;
    let (pack, agreement, name) = (pack.clone(), agreement.clone(), submission.file_name.clone());
    let columns = ObservationColumns::of_table(table);
    let checked = tokio::task::spawn_blocking(move || {
        let check = |known: &Known| {
            let context = Context::new(&pack, &agreement).map(|context| context.with_others(&known.others));
            let Some(context) = context else { return Vec::new() };
            let Some(history) = &known.history else { return check_rows(&context, &name, &columns) };
            let context = context.with_history(history);
            let mut found = check_rows(&context, &name, &columns);
            let together = over_accepted(&context, (&name, &columns), &found, history);
            found.extend(together);
            found
        };
        let (found, told) = (check(&everything), check(&senders));
        let key = |finding: &Finding| (finding.code, finding.value.clone(), finding.arguments.clone());
        let told: BTreeSet<_> = told.iter().map(key).collect();
        found.into_iter().filter(|finding| !told.contains(&key(finding))).collect::<Vec<Finding>>()
    });
    checked.await.map_err(|_| WorkError::Interrupted)
}
