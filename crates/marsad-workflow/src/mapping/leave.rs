//! What an institution may say of words by itself: of those that nobody has explained, and of those that its own people
//! mapped. What the profile says of a word, and what the observatory said of it last, the observatory alone changes.

use std::collections::BTreeSet;

use marsad_collect::{Meaning, Words, folded_word};
use marsad_model::{Codelist, Id, Profile, ProvisionAgreement, WordMapping};

use super::map_words::MappedWord;
use crate::{Actor, Refusal, Work, WorkError};

/// What a person may say of the words of an agreement.
pub(super) struct Leave {
    /// None for the observatory, which may say everything.
    bounds: Option<Bounds>,
}

/// What binds an institution.
struct Bounds {
    /// How the institution writes, without what was mapped.
    profile: Profile,
    /// The accounts of institutions.
    institutions: BTreeSet<String>,
}

impl Work {
    /// What a person may say of the words of an agreement, as its profile is now.
    pub(super) async fn leave(&self, actor: &Actor, agreement: &ProvisionAgreement) -> Result<Leave, WorkError> {
        if !actor.acting().role.is_of_institution() {
            return Ok(Leave { bounds: None });
        }
        let basis = self.reading_basis(agreement.id.as_str()).await?;
        let profile = self.base_profile(self.pack(), agreement.id.as_str(), basis.profile).await?;
        let accounts = self.catalog().account_list().await?.into_iter();
        let institutions = accounts.filter(|account| account.role.is_of_institution()).map(|account| account.id);
        Ok(Leave { bounds: Some(Bounds { profile, institutions: institutions.collect() }) })
    }
}

impl Leave {
    /// Refuses what the person may not say alone; `known` are the mappings of the agreement, oldest first.
    pub(super) fn check(&self, said: &MappedWord, list: &Codelist, known: &[WordMapping]) -> Result<(), Refusal> {
        let Some(bounds) = &self.bounds else { return Ok(()) };
        let folded = folded_word(&said.word);
        let is_it =
            |mapping: &&WordMapping| mapping.component == said.component && folded_word(&mapping.word) == folded;
        let last = known.iter().rfind(is_it);
        if last.is_some_and(|last| last.code == said.code) {
            return Ok(());
        }
        if let Some(last) = last.filter(|last| !bounds.institutions.contains(&last.mapped_by)) {
            return Err(settled(said, last.code.as_ref()));
        }
        let Some(code) = &said.code else { return Ok(()) };
        let words = Words::new(list, bounds.profile.codes.get(&said.component));
        match words.meaning(&said.word) {
            Meaning::Code(known) if known != *code => Err(settled(said, Some(&known))),
            _ => Ok(()),
        }
    }
}

/// What is said of a word already: `Lulu = XM-L`; only the word, where its mapping was taken back.
fn settled(said: &MappedWord, code: Option<&Id>) -> Refusal {
    Refusal::WordSettled(match code {
        Some(code) => format!("{} = {code}", said.word),
        None => said.word.clone(),
    })
}
