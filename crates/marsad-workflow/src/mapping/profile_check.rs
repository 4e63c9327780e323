//! What is wrong with a profile that a person writes, by the pack's own checks: the pack is read as if the profile were in it.

use std::collections::BTreeMap;

use marsad_model::{Profile, ProvisionAgreement};
use marsad_pack::{Files, Problem, read_profile, write_profile};

use crate::authority::Action;
use crate::{Actor, Work, WorkError};

/// One thing wrong with a profile; its words are those of a problem of a pack, by its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileProblem {
    /// The kind, a word of `marsad_pack::ProblemKind`.
    pub kind: &'static str,
    /// What the message needs: `what`, `where`, `detail`, `nearest`.
    pub arguments: BTreeMap<&'static str, String>,
}

impl ProfileProblem {
    /// The problem in one line without words of a language.
    pub(super) fn told(&self) -> String {
        let said = self.arguments.values().filter(|value| !value.is_empty()).cloned();
        said.collect::<Vec<_>>().join(" · ")
    }
}

impl Work {
    /// Everything wrong with the text of a profile; nothing where it can be kept.
    pub async fn profile_problems(
        &self,
        actor: &Actor,
        agreement: &str,
        text: &str,
    ) -> Result<Vec<ProfileProblem>, WorkError> {
        let agreement = self.agreement(agreement)?;
        actor.may_for(Action::EditProfile, &agreement.provider)?;
        Ok(self.checked_profile(agreement, text).await?.err().unwrap_or_default())
    }

    /// The profile in a text, or everything that is wrong with it; then there is at least one thing.
    pub(super) async fn checked_profile(
        &self,
        agreement: &ProvisionAgreement,
        text: &str,
    ) -> Result<Result<Profile, Vec<ProfileProblem>>, WorkError> {
        let profile = match read_profile(text) {
            Ok(profile) => profile,
            Err((line, detail)) => {
                return Ok(Err(vec![problem("unreadable", [("where", line.to_string()), ("detail", detail)])]));
            }
        };
        if profile.id != agreement.profile {
            let (what, nearest) = (profile.id.to_string(), agreement.profile.to_string());
            let told = [("what", what), ("where", "id".to_owned()), ("nearest", nearest)];
            return Ok(Err(vec![problem("dangling", told)]));
        }
        let (files, checked) = (self.pack_files(), profile.clone());
        let found = tokio::task::spawn_blocking(move || problems_within(files, &checked)).await;
        let problems = found.map_err(|_| WorkError::Interrupted)?;
        Ok(if problems.is_empty() { Ok(profile) } else { Err(problems) })
    }
}

/// What is wrong with a pack once it has this profile in the place of its own. The pack was whole before.
fn problems_within(mut files: Files, profile: &Profile) -> Vec<ProfileProblem> {
    let own = |bytes: &[u8]| read_profile(&String::from_utf8_lossy(bytes)).is_ok_and(|known| known.id == profile.id);
    let mut profiles = files.iter().filter(|(path, _)| path.starts_with("profiles/"));
    let path = profiles.find(|(_, bytes)| own(bytes.as_slice())).map(|(path, _)| path.clone());
    let text = match write_profile(profile, &[]) {
        Ok(text) => text,
        Err(detail) => return vec![problem("unreadable", [("detail", detail)])],
    };
    files.insert(path.unwrap_or_else(|| format!("profiles/{}.toml", profile.id)), text.into_bytes());
    let told = |found: Problem| ProfileProblem { kind: found.kind.word(), arguments: found.arguments };
    marsad_pack::read(&files).err().into_iter().flatten().map(told).collect()
}

fn problem<const N: usize>(kind: &'static str, arguments: [(&'static str, String); N]) -> ProfileProblem {
    ProfileProblem { kind, arguments: arguments.into() }
}

#[cfg(test)]
mod tests {
    use marsad_pack::read_profile;
    use marsad_testkit::pack_files;

    use super::problems_within;

    /// The kinds and subjects of what is wrong with a changed profile of Marjan.
    fn check(change: (&str, &str), expected: &[(&str, &str)]) {
        let files = pack_files("marjan");
        let text = String::from_utf8(files["profiles/ARRIVALS_CSV.toml"].clone()).unwrap();
        assert!(text.contains(change.0), "{change:?}");
        let profile = read_profile(&text.replacen(change.0, change.1, 1)).unwrap();
        let found = problems_within(files, &profile);
        let told: Vec<(&str, &str)> =
            found.iter().map(|one| (one.kind, one.arguments.get("what").map_or("", String::as_str))).collect();
        assert_eq!(told, expected, "{change:?}");
    }

    #[test]
    fn a_profile_is_held_against_the_lists_and_the_structure_of_its_pack() {
        check(("\"Lulu\" = \"XM-L\"", "\"Lulu\" = \"XM-Q\""), &[("dangling", "XM-Q")]);
        check(("CONF_STATUS = \"F\"", "CONF = \"F\""), &[("dangling", "CONF")]);
        check(
            ("header = \"Isle\", role = \"code\", component = \"ISLE\"", "header = \"Isle\", role = \"ignore\""),
            &[("missing", "ISLE")],
        );
        check(("FREQ = \"A\"", "FREQ = \"Z\""), &[("dangling", "Z")]);
    }

    #[test]
    fn a_profile_that_only_has_more_words_is_right() {
        check(("\"Lulu\" = \"XM-L\"", "\"Lulu\" = \"XM-L\"\n\"Pearl\" = \"XM-L\""), &[]);
    }
}
