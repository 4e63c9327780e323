//! The profile of an agreement: as it is now, and as a person writes it on the desk. What a person wrote is kept and shown as
//! it was written, with its comments.

use marsad_catalog::Row;
use marsad_model::{Profile, ProfileVersion, Submission};
use marsad_pack::{read_profile, write_profile};

use super::profile_check::ProfileProblem;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// The profile by which the files of an agreement are read now, without what was mapped.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileNow {
    /// The profile.
    pub profile: Profile,
    /// The number of its version; 0 is the one of the pack.
    pub number: u32,
    /// The same as TOML, as it was written.
    pub text: String,
    /// The one of the pack as TOML, as its file has it.
    pub text_of_pack: String,
    /// Every version that was written on the desk, oldest first.
    pub versions: Vec<ProfileVersion>,
    /// The last submissions under the agreement, newest first: files that the profile can be held against.
    pub submissions: Vec<Submission>,
}

/// What a person writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileEdit {
    /// The whole profile, as TOML.
    pub text: String,
    /// What changed and why.
    pub note: String,
    /// The version that it was made from; where another one is there now, nothing is written.
    pub from: Option<u32>,
}

/// How many submissions are given to choose from.
const SUBMISSIONS_MAX: usize = 20;

impl Work {
    /// The profile that reads the files of an agreement, and the number of its version.
    pub async fn profile_now(&self, actor: &Actor, agreement: &str) -> Result<(Profile, u32), WorkError> {
        let now = self.profile_page(actor, agreement).await?;
        Ok((now.profile, now.number))
    }

    /// The same with its text and its versions.
    pub async fn profile_page(&self, actor: &Actor, agreement: &str) -> Result<ProfileNow, WorkError> {
        let agreement = self.agreement(agreement)?;
        actor.may_for(Action::ReadSubmission, &agreement.provider)?;
        let mut versions = self.catalog().kept_list::<ProfileVersion>(agreement.profile.as_str()).await?;
        versions.sort_by_key(|version| version.number);
        let number = versions.last().map_or(0, |version| version.number);
        let profile = self.base_profile(self.pack(), agreement.id.as_str(), number).await?;
        let of_pack = self.base_profile(self.pack(), agreement.id.as_str(), 0).await?;
        let text_of_pack = self.text_in_pack(&of_pack)?;
        let text = versions.last().map_or_else(|| Ok(text_of_pack.clone()), written)?;
        let mut submissions = self.catalog().submission_list().await?;
        submissions.retain(|submission| submission.agreement == agreement.id);
        submissions.reverse();
        submissions.truncate(SUBMISSIONS_MAX);
        Ok(ProfileNow { profile, number, text, text_of_pack, versions, submissions })
    }

    /// Keeps another version of the profile of an agreement, once the checks of the pack find nothing wrong with it.
    pub async fn edit_profile(
        &self,
        actor: &Actor,
        agreement: &str,
        edit: ProfileEdit,
    ) -> Result<ProfileVersion, WorkError> {
        let agreement = self.agreement(agreement)?;
        actor.may_for(Action::EditProfile, &agreement.provider)?;
        let checked = self.checked_profile(agreement, &edit.text).await?;
        let first = |problems: Vec<ProfileProblem>| problems.first().map(ProfileProblem::told).unwrap_or_default();
        let profile = checked.map_err(|problems| Refusal::WrongProfile(first(problems)))?;
        if edit.note.trim().is_empty() {
            return Err(Refusal::ReasonMissing(agreement.profile.to_string()).into());
        }
        let mut change = self.begin().await?;
        let known = change.kept_list::<ProfileVersion>(agreement.profile.as_str()).await?;
        let last = known.into_iter().max_by_key(|version| version.number);
        let number = last.as_ref().map_or(0, |version| version.number);
        if let Some(same) = last.filter(|last| last.text == profile && written(last).is_ok_and(|own| own == edit.text))
        {
            return Ok(same);
        }
        if edit.from.is_some_and(|from| from != number) {
            return Err(Refusal::ChangedMeanwhile(format!("{} {number}", agreement.profile)).into());
        }
        let version = ProfileVersion {
            profile: agreement.profile.clone(),
            number: number + 1,
            text: profile,
            written: edit.text,
            note: edit.note.trim().to_owned(),
            made_at: self.now(),
            made_by: actor.id().to_owned(),
        };
        change.put(Row::ProfileVersion(version.clone())).await?;
        self.commit(change, actor, ("edit_profile", &format!("{} {}", version.profile, version.number))).await?;
        Ok(version)
    }

    /// The text of a profile as its file in the pack has it.
    fn text_in_pack(&self, profile: &Profile) -> Result<String, Refusal> {
        let files = self.pack_files();
        let texts = files.iter().filter(|(path, _)| path.starts_with("profiles/"));
        let mut texts = texts.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
        let own = texts.find(|text| read_profile(text).is_ok_and(|known| known.id == profile.id));
        own.map_or_else(|| profile_text(profile), |text| Ok(text.to_owned()))
    }
}

/// A version as TOML: as it was written, where that was kept.
fn written(version: &ProfileVersion) -> Result<String, Refusal> {
    if version.written.is_empty() { profile_text(&version.text) } else { Ok(version.written.clone()) }
}

/// A profile as TOML.
pub(super) fn profile_text(profile: &Profile) -> Result<String, Refusal> {
    write_profile(profile, &[]).map_err(Refusal::WrongProfile)
}
