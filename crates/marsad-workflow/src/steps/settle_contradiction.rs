//! What people do with a contradiction: they explain it, accept it, and decide who may read it.

use marsad_catalog::Row;
use marsad_model::{ContradictionEntry, ContradictionNote, ContradictionState, LocalText};

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// What is to be written into the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// Where the contradiction stands from now on; as before, where it is not said. That it is resolved, only a scan finds.
    pub state: Option<ContradictionState>,
    /// Whether the public may read it; as before, where it is not said.
    pub is_public: Option<bool>,
    /// What readers are told, in every language; must be there where the state changes.
    pub text: Option<LocalText>,
}

impl Work {
    /// Writes what was decided of a contradiction, with its reason.
    pub async fn settle_contradiction(
        &self,
        actor: &Actor,
        id: &str,
        settlement: Settlement,
    ) -> Result<ContradictionEntry, WorkError> {
        actor.may(Action::Settle)?;
        let mut change = self.begin().await?;
        let known = change.contradiction_list().await?.into_iter().find(|entry| entry.id == id);
        let known = known.ok_or_else(|| Refusal::UnknownContradiction(id.to_owned()))?;
        let state = settlement.state.filter(|state| *state != known.state);
        if state == Some(ContradictionState::Resolved) {
            return Err(Refusal::ResolvedByComparison(id.to_owned()).into());
        }
        if state.is_some() && settlement.text.is_none() {
            return Err(Refusal::ReasonMissing(id.to_owned()).into());
        }
        if settlement.text.is_some() {
            let note = ContradictionNote {
                contradiction: id.to_owned(),
                number: change.contradiction_note_list(id).await?.len() as u32 + 1,
                at: self.now(),
                by: actor.id().to_owned(),
                state,
                text: String::new(),
                told: settlement.text,
                numbers: Some(known.contradiction.numbers()),
                numbers_before: None,
            };
            change.put(Row::ContradictionNote(note)).await?;
        }
        let entry = ContradictionEntry {
            state: state.unwrap_or(known.state),
            is_public: settlement.is_public.unwrap_or(known.is_public),
            ..known
        };
        change.put(Row::Contradiction(entry.clone())).await?;
        self.commit(change, actor, ("settle_contradiction", id)).await?;
        Ok(entry)
    }
}
