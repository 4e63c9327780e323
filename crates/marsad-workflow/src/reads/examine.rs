//! Looking at a file as a submission would be looked at, without keeping anything.

use jiff::Timestamp;
use marsad_collect::{Content, Context, Draft, Reading, SubmittedFile, propose, read_submission};
use marsad_model::{FileFormat, Finding, Pack, Profile, ProvisionAgreement};

use crate::{Refusal, Work, sending};

/// Under what a file is examined.
#[derive(Clone, Copy, Debug)]
pub enum ExamineUnder<'a> {
    /// The agreement with this identifier.
    Agreement(&'a str),
    /// A profile that names its dataflow.
    Profile(&'a Profile),
    /// The dataflow with this identifier, for a file of SDMX, which needs no profile.
    Dataflow(&'a str),
}

impl ExamineUnder<'_> {
    /// Whether a file that is sent under an agreement is one that is examined so.
    fn asks_for(&self, agreement: &ProvisionAgreement) -> bool {
        match self {
            Self::Agreement(id) => agreement.id == **id,
            Self::Profile(profile) => profile.dataflow.as_ref() == Some(&agreement.dataflow),
            Self::Dataflow(id) => agreement.dataflow == **id,
        }
    }
}

impl Work {
    /// What a submission of this file would give, were it received at this moment. Needs no store.
    pub fn examine(
        pack: &Pack,
        under: ExamineUnder<'_>,
        (name, content): (&str, &mut dyn Content),
        received_at: Timestamp,
    ) -> Result<Reading, Refusal> {
        let own = sending::examined_template(pack, content, &|agreement| under.asks_for(agreement));
        let sdmx = Profile::sdmx(FileFormat::SdmxCsv);
        let context = match (&own, under) {
            // A template names itself: it is read as one, whatever its provider writes otherwise.
            (Some((agreement, profile)), _) => Context::with_profile(pack, agreement.dataflow.as_str(), profile),
            (None, ExamineUnder::Agreement(id)) => {
                pack.agreement(id).and_then(|agreement| Context::new(pack, agreement))
            }
            (None, ExamineUnder::Profile(profile)) => {
                let dataflow = profile.dataflow.as_ref().map_or("", |dataflow| dataflow.as_str());
                Context::with_profile(pack, dataflow, profile)
            }
            (None, ExamineUnder::Dataflow(dataflow)) => Context::with_profile(pack, dataflow, &sdmx),
        };
        let context = context.ok_or_else(|| match under {
            ExamineUnder::Agreement(id) => Refusal::UnknownAgreement(id.to_owned()),
            ExamineUnder::Profile(profile) => match &profile.dataflow {
                Some(dataflow) => Refusal::UnknownDataflow(dataflow.to_string()),
                None => Refusal::ProfileWithoutDataflow(profile.id.to_string()),
            },
            ExamineUnder::Dataflow(id) => Refusal::UnknownDataflow(id.to_owned()),
        })?;
        let mut reading = read_submission(&context, SubmittedFile { name, submission: "", content });
        if own.is_some() {
            reading.findings = sending::told_of_template(reading.findings);
        }
        reading.findings.extend(sending::not_ended(&reading.columns, pack, (name, received_at)));
        Ok(reading)
    }

    /// A draft of the profile that reads this file for a dataflow, or the finding that says why it cannot be read.
    pub fn draft_profile(
        pack: &Pack,
        dataflow: &str,
        (name, content): (&str, &mut dyn Content),
    ) -> Result<Result<Draft, Box<Finding>>, Refusal> {
        let file = SubmittedFile { name, submission: "", content };
        propose(pack, dataflow, file).ok_or_else(|| Refusal::UnknownDataflow(dataflow.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use jiff::Timestamp;
    use marsad_model::{FileFormat, Profile};

    use super::{ExamineUnder, Work};
    use crate::Refusal;

    #[test]
    fn a_profile_without_a_dataflow_is_refused_for_that_and_not_for_an_unknown_one() {
        let refused = |dataflow: Option<&str>| {
            let dataflow = dataflow.map(|dataflow| dataflow.parse().unwrap());
            let profile = Profile { dataflow, ..Profile::sdmx(FileFormat::SdmxCsv) };
            let mut content = Cursor::new(b"a,b\n1,2\n".to_vec());
            let under = ExamineUnder::Profile(&profile);
            Work::examine(marsad_testkit::marjan(), under, ("a.csv", &mut content), Timestamp::UNIX_EPOCH).err()
        };
        assert!(matches!(refused(None), Some(Refusal::ProfileWithoutDataflow(_))));
        assert_eq!(refused(Some("DF_NONE")), Some(Refusal::UnknownDataflow("DF_NONE".to_owned())));
        assert_eq!(refused(Some("DF_ARRIVALS")), None);
    }
}
