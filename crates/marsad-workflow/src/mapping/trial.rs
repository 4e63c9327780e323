//! A profile tried on a submission before it is kept: what it would read, and what the proposer would ask of the file.

use std::io::Cursor;

use bytes::Bytes;
use marsad_collect::{Doubt, DoubtKind, Draft, Meaning, Words};
use marsad_lake::Address;
use marsad_model::{Id, Profile, ProvisionAgreement, Submission, WordMapping};

use super::basis::add_words;
use super::preview::MappingPreview;
use super::profile_check::ProfileProblem;
use super::profiles::profile_text;
use crate::authority::Action;
use crate::{Actor, Work, WorkError, recompute};

/// What the proposer would ask of a file and the profile does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileDoubt {
    /// Its kind, a word of `marsad_collect::DoubtKind`.
    pub kind: &'static str,
    /// The component it is about, if any.
    pub component: String,
    /// The text it is about.
    pub text: String,
    /// What the proposer would take; blank where it takes nothing.
    pub taken: String,
    /// Where the text stands.
    pub place: String,
    /// The likeliest codes, best first.
    pub codes: Vec<String>,
}

/// What a profile would do.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileTrial {
    /// What keeps it from being kept; then it is not tried.
    pub problems: Vec<ProfileProblem>,
    /// What it would read of the submission, against the profile of today.
    pub preview: Option<MappingPreview>,
    /// What the proposer would ask.
    pub doubts: Vec<ProfileDoubt>,
}

impl Work {
    /// Tries the text of a profile on a submission. Nothing is kept.
    pub async fn try_profile(&self, actor: &Actor, submission: &str, text: &str) -> Result<ProfileTrial, WorkError> {
        let submission = self.submission_for(actor, (Action::EditProfile, submission)).await?;
        let agreement = self.agreement(submission.agreement.as_str())?;
        let profile = match self.checked_profile(agreement, text).await? {
            Ok(profile) => profile,
            Err(problems) => return Ok(ProfileTrial { problems, preview: None, doubts: Vec::new() }),
        };
        let basis = self.reading_basis(agreement.id.as_str()).await?;
        let today = self.reading_profile(self.pack(), agreement.id.as_str(), &basis).await?;
        let mut then = profile;
        add_words(&mut then, &self.catalog().kept_list::<WordMapping>(agreement.id.as_str()).await?);
        let preview = self.compare_profiles(&submission, (today, then.clone())).await?;
        let drafted = self.drafted(agreement, &submission).await?;
        let doubts = drafted.map_or_else(Vec::new, |draft| self.open_doubts(agreement, &then, draft.doubts));
        Ok(ProfileTrial { problems: Vec::new(), preview: Some(preview), doubts })
    }

    /// The profile that the proposer would write for a submission, as TOML; none where the file cannot be read.
    pub async fn drafted_profile(&self, actor: &Actor, submission: &str) -> Result<Option<String>, WorkError> {
        let submission = self.submission_for(actor, (Action::EditProfile, submission)).await?;
        let agreement = self.agreement(submission.agreement.as_str())?;
        let drafted = self.drafted(agreement, &submission).await?;
        let text = drafted.map(|draft| profile_text(&Profile { id: agreement.profile.clone(), ..draft.profile }));
        Ok(text.transpose()?)
    }

    async fn drafted(
        &self,
        agreement: &ProvisionAgreement,
        submission: &Submission,
    ) -> Result<Option<Draft>, WorkError> {
        let bytes: Bytes = self.lake.get(&Address::received(&submission.sha256)).await?;
        let (pack, dataflow, name) = (self.pack().clone(), agreement.dataflow.clone(), submission.file_name.clone());
        let drafted = tokio::task::spawn_blocking(move || {
            Self::draft_profile(&pack, dataflow.as_str(), (&name, &mut Cursor::new(bytes)))
        });
        // Why a file cannot be read is said by the findings of its reading.
        Ok(drafted.await.map_err(|_| WorkError::Interrupted)??.ok())
    }

    /// The doubts that a profile leaves: not those about words that it knows, nor those about what it says for the whole.
    fn open_doubts(&self, agreement: &ProvisionAgreement, profile: &Profile, doubts: Vec<Doubt>) -> Vec<ProfileDoubt> {
        let structure = recompute::dataflow(self.pack(), agreement.dataflow.as_str()).map(|(_, structure)| structure);
        let is_known = |doubt: &Doubt| {
            let list = structure.as_ref().ok().and_then(|known| self.pack().codelist_of(known, &doubt.component));
            let words = doubt.component.parse::<Id>().ok().and_then(|id| profile.codes.get(&id));
            let meaning = list.map(|list| Words::new(list, words).meaning(&doubt.text));
            matches!(meaning, Some(Meaning::Code(_)))
        };
        let is_said = |doubt: &Doubt| profile.constants.keys().any(|id| *id == *doubt.component.as_str());
        let is_open = |doubt: &Doubt| match doubt.kind {
            DoubtKind::UnknownWord | DoubtKind::UnknownSection | DoubtKind::WordOfBlock => !is_known(doubt),
            // The list knows such a word: only the profile can say of what it is the rest.
            DoubtKind::RestOfWhich => !profile.codes.values().any(|words| words.contains_key(&doubt.text)),
            DoubtKind::AssumedTotal
            | DoubtKind::MentionedInTitle
            | DoubtKind::UnitOfPersons
            | DoubtKind::UnsaidDimension
            | DoubtKind::AssumedSource => !is_said(doubt),
            _ => true,
        };
        doubts.into_iter().filter(is_open).map(told).collect()
    }
}

fn told(doubt: Doubt) -> ProfileDoubt {
    ProfileDoubt {
        kind: doubt.kind.word(),
        component: doubt.component,
        text: doubt.text,
        taken: doubt.taken,
        place: doubt.place,
        codes: doubt.suggestions.into_iter().map(|suggestion| suggestion.code).collect(),
    }
}
