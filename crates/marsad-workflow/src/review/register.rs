//! The register of contradictions at the desk: all of it for the observatory, and for an institution what it answers for.

use marsad_catalog::Row;
use marsad_model::ContradictionNote;

use crate::authority::{Action, Reach};
use crate::{Actor, Refusal, RegisteredContradiction, Work, WorkError};

/// Whether the person may read of a contradiction: who settles any, and who owns one of its numbers.
fn is_for(actor: &Actor, one: &RegisteredContradiction) -> bool {
    let is_owner = || one.contradiction.owners().contains(&&actor.acting().provider);
    match actor.reach(Action::Comment) {
        _ if actor.may(Action::Settle).is_ok() => true,
        Some(Reach::Every) => true,
        Some(Reach::Own) => is_owner(),
        None => false,
    }
}

impl Work {
    /// The register as the person may read it: what is open first, then the latest found.
    pub async fn contradictions_for(&self, actor: &Actor) -> Result<Vec<RegisteredContradiction>, WorkError> {
        if actor.may(Action::Settle).is_err() {
            actor.may(Action::Comment)?;
        }
        let all = self.contradictions().await?.into_iter();
        let mut found: Vec<RegisteredContradiction> = all.filter(|one| is_for(actor, one)).collect();
        found.sort_by(|a, b| (a.state, b.found_at, &a.id).cmp(&(b.state, a.found_at, &b.id)));
        Ok(found)
    }

    /// Adds to the talk about a contradiction; where it stands does not change by it, and the public never reads it.
    pub async fn discuss_contradiction(
        &self,
        actor: &Actor,
        id: &str,
        text: &str,
    ) -> Result<ContradictionNote, WorkError> {
        let all = self.contradictions_for(actor).await?;
        let known = all.iter().find(|one| one.id == id);
        let known = known.ok_or_else(|| Refusal::UnknownContradiction(id.to_owned()))?;
        if text.trim().is_empty() {
            return Err(Refusal::ReasonMissing(id.to_owned()).into());
        }
        let mut change = self.begin().await?;
        let note = ContradictionNote {
            contradiction: id.to_owned(),
            number: change.contradiction_note_list(id).await?.len() as u32 + 1,
            at: self.now(),
            by: actor.id().to_owned(),
            state: None,
            text: text.trim().to_owned(),
            told: None,
            numbers: Some(known.contradiction.numbers()),
            numbers_before: None,
        };
        change.put(Row::ContradictionNote(note.clone())).await?;
        self.commit(change, actor, ("discuss_contradiction", id)).await?;
        Ok(note)
    }
}
