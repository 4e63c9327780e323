//! The scan for contradictions: what is public is compared, and the register learns what it did not know.

use std::collections::BTreeMap;

use marsad_catalog::Row;
use marsad_model::{Contradiction, ContradictionEntry, ContradictionNote, ContradictionState};

use crate::authority::Action;
use crate::{Actor, Work, WorkError};

/// What a scan found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// How many contradictions there are now.
    pub found: usize,
    /// How many of them the register did not know.
    pub new: usize,
    /// How many that it knew are there no more: a number was corrected or taken back.
    pub gone: usize,
}

impl Work {
    /// Compares everything that is public, and brings the register up to date.
    ///
    /// What is new is open and not public. What is found no more is resolved; what comes back is open again.
    pub async fn scan_contradictions(&self, actor: &Actor) -> Result<Scanned, WorkError> {
        actor.may(Action::Settle)?;
        let found = self.detect_contradictions().await?;
        let mut scanned = Scanned { found: found.len(), ..Scanned::default() };
        let mut found: BTreeMap<String, Contradiction> =
            found.into_iter().map(|contradiction| (contradiction.key(), contradiction)).collect();
        let now = self.now();
        let mut change = self.begin().await?;
        for known in change.contradiction_list().await? {
            let (seen, state) = match found.remove(&known.id) {
                Some(seen) if known.state == ContradictionState::Resolved => (Some(seen), ContradictionState::Open),
                Some(seen) => (Some(seen), known.state),
                None => (None, ContradictionState::Resolved),
            };
            scanned.gone += usize::from(seen.is_none() && state != known.state);
            if state != known.state {
                let number = change.contradiction_note_list(&known.id).await?.len() as u32 + 1;
                let (contradiction, by) = (known.id.clone(), actor.id().to_owned());
                let note =
                    ContradictionNote { contradiction, number, at: now, by, state: Some(state), text: String::new() };
                change.put(Row::ContradictionNote(note)).await?;
            }
            let last_seen_at = if seen.is_some() { now } else { known.last_seen_at };
            let entry = ContradictionEntry {
                contradiction: seen.unwrap_or_else(|| known.contradiction.clone()),
                state,
                last_seen_at,
                ..known.clone()
            };
            if entry != known {
                change.put(Row::Contradiction(entry)).await?;
            }
        }
        scanned.new = found.len();
        for (id, contradiction) in found {
            let entry = ContradictionEntry {
                id,
                contradiction,
                state: ContradictionState::Open,
                is_public: false,
                found_at: now,
                last_seen_at: now,
            };
            change.put(Row::Contradiction(entry)).await?;
        }
        self.commit(change, actor, ("scan_contradictions", &format!("{} found", scanned.found))).await?;
        Ok(scanned)
    }
}
