//! Says where a published number comes from.

use marsad_model::{DataQuery, Id};
use marsad_workflow::{Refusal, Work};

use super::Outcome;
use crate::cli::Provenance;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, question: &Provenance, console: &Console) -> Result<Outcome, Failure> {
    let open = work.open_release(&question.dataflow, question.release).await?;
    let unknown = || Refusal::UnknownObservation(format!("{} {}", question.key, question.period));
    let key: Vec<Id> = question.key.split('.').map(Id::new).collect::<Result<_, _>>().map_err(|_| unknown())?;
    let known = open.query(DataQuery::all()).await?.data().periods();
    let period = known.into_iter().find(|period| period.as_str() == question.period).ok_or_else(unknown)?;
    let found = work.provenance(&open, &key, &period).await?;
    console.answer(&found, || {
        let value =
            found.observation.value.map_or_else(|| console.voice().say("cell-hidden"), |value| value.to_string());
        let release = &found.release;
        let mut lines = vec![
            format!("{value}\t{} {}", question.key, question.period),
            format!(
                "release\t{}\t{}\t{}",
                release.number,
                release.sha256,
                release.approved_by.clone().unwrap_or_default()
            ),
            format!("version\t{}\t{}\t{}", found.version.number, told(&found.version.sha256), found.version.plan.id),
        ];
        if let (Some(source), Some(origin)) = (&found.source, &found.observation.origin) {
            let accepted = source.accepted_by.clone().unwrap_or_default();
            lines.push(format!("submission\t{}\t{accepted}", source.id));
            let place = format!("{}\t{}\t{}", origin.sheet, origin.row, origin.column);
            lines.push(format!("file\t{}\t{}\t{place}", source.file_name, told(&source.sha256)));
        }
        lines.join("\n") + "\n"
    });
    Ok(Outcome::Fine)
}

/// A hash, or a dash where it is kept back.
fn told(sha256: &Option<String>) -> &str {
    sha256.as_deref().unwrap_or("-")
}
