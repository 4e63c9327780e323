//! Step 4: the plan of a dataflow makes a version of what was accepted, of what was released, or of the records of a study.

use marsad_catalog::Row;
use marsad_lake::{Address, Stage, encode};
use marsad_model::{DatasetVersion, Method, Plan};
use marsad_protect::sha256_hex;

use crate::authority::Action;
use crate::recompute::Inputs;
use crate::{Actor, Refusal, Work, WorkError, balance, recompute};

impl Work {
    /// Builds a version of a dataflow. Where the last version was made of the same submissions, releases and tables of
    /// studies by the same pack, that version is given.
    pub async fn build_version(&self, actor: &Actor, dataflow: &str) -> Result<DatasetVersion, WorkError> {
        actor.may(Action::Propose)?;
        let id = self.dataflow(dataflow)?.id.clone();
        let plan = self.pack().plan_of(dataflow).ok_or_else(|| Refusal::NothingAccepted(dataflow.to_owned()))?.clone();
        let inputs = self.inputs(&plan).await?;
        let pack = self.keep_pack().await?;
        let table = recompute::version_table(self, self.pack(), &plan, &inputs).await?;
        let file = encode(&table)?;
        let sha256 = sha256_hex(&file);
        let address = Address::table(Stage::Derived, dataflow, &sha256);
        self.keep(&address, file).await?;
        let mut change = self.begin().await?;
        let earlier = change.version_list(dataflow).await?;
        if let Some(last) = earlier.last().filter(|last| last.pack == pack && Inputs::of(last) == inputs) {
            return Ok(last.clone());
        }
        let version = DatasetVersion {
            dataflow: id,
            number: earlier.len() as u32 + 1,
            plan,
            submissions: inputs.submissions,
            releases: inputs.releases,
            study_files: inputs.study_files,
            pack,
            address: address.to_string(),
            sha256,
            observations: table.len() as u64,
            built_at: self.now(),
            built_by: actor.id().to_owned(),
        };
        change.put(Row::Version(version.clone())).await?;
        self.commit(change, actor, ("build_version", &format!("{dataflow} {}", version.number))).await?;
        Ok(version)
    }

    /// What there is for a plan to read: submissions that were accepted, releases that stand, or the records of a study.
    async fn inputs(&self, plan: &Plan) -> Result<Inputs, WorkError> {
        match &plan.method {
            Method::LatestAccepted => {
                let accepted = self.accepted(&plan.inputs).await?;
                if accepted.is_empty() {
                    return Err(Refusal::NothingAccepted(plan.dataflow.to_string()).into());
                }
                let submissions = accepted.into_iter().map(|submission| submission.id).collect();
                Ok(Inputs { submissions, ..Inputs::default() })
            }
            Method::Balance(_) => {
                let releases = balance::current_releases(self, plan).await?;
                Ok(Inputs { releases, ..Inputs::default() })
            }
            Method::Estimate(estimate) => {
                let study_files =
                    vec![self.last_study_file(estimate.study.as_str(), estimate.table.as_str()).await?.reference()];
                Ok(Inputs { study_files, ..Inputs::default() })
            }
        }
    }
}
