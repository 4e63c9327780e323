//! Step 4: the plan of a dataflow makes a version of what was accepted.

use marsad_catalog::Row;
use marsad_lake::{Address, Stage, encode};
use marsad_model::DatasetVersion;
use marsad_protect::sha256_hex;

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError, recompute};

impl Work {
    /// Builds a version of a dataflow. Where the last version was made of the same submissions by the same pack, that
    /// version is given.
    pub async fn build_version(&self, actor: &Actor, dataflow: &str) -> Result<DatasetVersion, WorkError> {
        actor.may(Action::Propose)?;
        let id = self.dataflow(dataflow)?.id.clone();
        let unplanned = || Refusal::NothingAccepted(dataflow.to_owned());
        let plan = self.pack().plan_of(dataflow).ok_or_else(unplanned)?.clone();
        let accepted: Vec<String> =
            self.accepted(&plan.inputs).await?.into_iter().map(|submission| submission.id).collect();
        if accepted.is_empty() {
            return Err(unplanned().into());
        }
        let pack = self.keep_pack().await?;
        let table = recompute::version_table(self, self.pack(), &plan, &accepted).await?;
        let file = encode(&table)?;
        let sha256 = sha256_hex(&file);
        let address = Address::table(Stage::Derived, dataflow, &sha256);
        self.keep(&address, file).await?;
        let mut change = self.begin().await?;
        let earlier = change.version_list(dataflow).await?;
        if let Some(last) = earlier.last().filter(|last| (&last.submissions, &last.pack) == (&accepted, &pack)) {
            return Ok(last.clone());
        }
        let version = DatasetVersion {
            dataflow: id,
            number: earlier.len() as u32 + 1,
            plan,
            submissions: accepted,
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
}
