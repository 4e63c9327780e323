//! Builds and lists versions, and shows how they were balanced.

use marsad_i18n::args;
use marsad_workflow::{Refusal, Work, WorkError};

use super::sign_in::sign_in;
use super::{Outcome, balance};
use crate::cli::Version;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, command: &Version, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Version::Build { dataflow, actor } => {
            let actor = sign_in(work, actor, console).await?;
            let known = work.catalog().version_list(dataflow).await.map_err(WorkError::from)?;
            let version = match work.build_version(&actor, dataflow).await {
                Ok(version) => version,
                Err(error) => {
                    if matches!(error, WorkError::Refused(Refusal::BalanceContradicts(_))) {
                        balance::tell_draft(work, dataflow, console).await?;
                    }
                    return Err(error.into());
                }
            };
            let arguments = args().text("number", &version.number.to_string()).text("dataflow", dataflow);
            let is_known = known.iter().any(|one| one.number == version.number);
            console.say(
                if is_known { "version-unchanged" } else { "version-built" },
                &arguments.text("observations", &console.count("count-observations", version.observations)),
            );
            if version.plan.balance().is_some() {
                balance::tell_findings(work, (dataflow, version.number), console).await?;
            }
            console.answer(&version, || format!("{dataflow}\t{}\n", version.number));
        }
        Version::List { dataflow } => {
            let all = work.catalog().version_list(dataflow).await.map_err(WorkError::from)?;
            console.answer(&all, || {
                all.iter()
                    .map(|v| format!("{}\t{}\t{}\t{}\n", v.number, v.built_at, v.observations, v.sha256))
                    .collect()
            });
        }
        Version::Balance(question) => return balance::run(work, question, console).await,
    }
    Ok(Outcome::Fine)
}
