//! A person says what words stand for: once, for every file of the agreement from then on.

use marsad_catalog::Row;
use marsad_model::{Codelist, Id, ProvisionAgreement, Submission, SubmissionState, WordMapping, nearest};

use crate::authority::Action;
use crate::{Actor, Receipt, Refusal, Work, WorkError, recompute};

/// What a person says of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedWord {
    /// The component whose code it is.
    pub component: Id,
    /// The word, as it stands in the file.
    pub word: String,
    /// Our code; none to take an earlier mapping back.
    pub code: Option<Id>,
    /// Why, where it is not plain.
    pub note: String,
}

/// Longer texts are no words.
const WORD_BYTES_MAX: usize = 512;

impl Work {
    /// Keeps what a person says of words. What is so already is not written again; the mappings that hold are given. What the
    /// profile or the observatory says of a word is not for an institution to change.
    pub async fn map_words(
        &self,
        actor: &Actor,
        agreement: &str,
        words: Vec<MappedWord>,
    ) -> Result<Vec<WordMapping>, WorkError> {
        let agreement = self.agreement(agreement)?;
        actor.may_for(Action::Map, &agreement.provider)?;
        self.may_be_mapped(agreement, &words)?;
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let leave = self.leave(actor, agreement).await?;
        let mut change = self.begin().await?;
        let mut known = change.kept_list::<WordMapping>(agreement.id.as_str()).await?;
        known.sort_by_key(|mapping| mapping.number);
        for said in &words {
            leave.check(said, self.list_of(agreement, &said.component)?, &known)?;
        }
        let (mut held, before) = (Vec::new(), known.len());
        for said in words {
            let is_it = |mapping: &&WordMapping| mapping.component == said.component && mapping.word == said.word;
            match known.iter().rev().find(is_it) {
                Some(last) if last.code == said.code => held.push(last.clone()),
                None if said.code.is_none() => {}
                _ => {
                    let mapping = WordMapping {
                        agreement: agreement.id.clone(),
                        number: known.last().map_or(0, |last| last.number) + 1,
                        component: said.component,
                        word: said.word,
                        code: said.code,
                        mapped_at: self.now(),
                        mapped_by: actor.id().to_owned(),
                        note: said.note,
                    };
                    change.put(Row::WordMapping(mapping.clone())).await?;
                    known.push(mapping.clone());
                    held.push(mapping);
                }
            }
        }
        if known.len() > before {
            self.commit(change, actor, ("map_words", agreement.id.as_str())).await?;
        }
        Ok(held)
    }

    /// Every mapping of an agreement, oldest first: of one word the last holds.
    pub async fn mappings(&self, actor: &Actor, agreement: &str) -> Result<Vec<WordMapping>, WorkError> {
        let agreement = self.agreement(agreement)?;
        actor.may_for(Action::ReadSubmission, &agreement.provider)?;
        let mut all = self.catalog().kept_list::<WordMapping>(agreement.id.as_str()).await?;
        all.sort_by_key(|mapping| mapping.number);
        Ok(all)
    }

    /// Sends a returned file again as it is, for its sender: the words that it was returned for are mapped.
    pub async fn send_again(&self, actor: &Actor, submission: &str) -> Result<Receipt, WorkError> {
        let returned = self.submission_for(actor, (Action::Receive, submission)).await?;
        if returned.state != SubmissionState::Returned {
            return Err(Refusal::WrongState(returned.id).into());
        }
        let Submission { agreement, file_name, sha256, .. } = returned;
        let bytes = self.lake.get(&marsad_lake::Address::received(&sha256)).await?;
        let receipt = self.receive_submission(actor, &agreement, (&file_name, bytes)).await?;
        self.validate_submission(actor, &receipt.submission.id).await?;
        Ok(receipt)
    }

    /// Refuses words that are none, components without a list, and codes that the list has not.
    pub(super) fn may_be_mapped(&self, agreement: &ProvisionAgreement, words: &[MappedWord]) -> Result<(), Refusal> {
        for said in words {
            let is_word = !said.word.trim().is_empty() && said.word.len() <= WORD_BYTES_MAX;
            if !is_word {
                return Err(Refusal::WrongProfile(said.word.chars().take(60).collect()));
            }
            let list = self.list_of(agreement, &said.component)?;
            if let Some(code) = said.code.as_ref().filter(|code| !list.contains(code.as_str())) {
                return Err(unknown_code(code.as_str(), list));
            }
        }
        Ok(())
    }

    /// The list that a component of an agreement draws from.
    pub(super) fn list_of(&self, agreement: &ProvisionAgreement, component: &Id) -> Result<&Codelist, Refusal> {
        let (_, structure) = recompute::dataflow(self.pack(), agreement.dataflow.as_str())?;
        let list = structure.codelist_of(component.as_str()).and_then(|list| self.pack().codelist(list.as_str()));
        list.ok_or_else(|| Refusal::UnknownCode(component.to_string()))
    }
}

/// A code that a list has not, with the nearest that it has.
pub(super) fn unknown_code(code: &str, list: &Codelist) -> Refusal {
    let near = nearest(code, list.codes().iter().map(|code| code.id.as_str()));
    Refusal::UnknownCode(if near.is_empty() { code.to_owned() } else { format!("{code} ({})", near.join(", ")) })
}
