//! The scan for contradictions: what is public is compared, and the register learns what it did not know.

use std::collections::BTreeMap;

use jiff::Timestamp;
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
    /// How many that stood as resolved are there again, and are open again.
    pub reopened: usize,
}

impl Work {
    /// Compares everything that is public, and brings the register up to date.
    ///
    /// What is new is open and not public. What is found no more is resolved; what comes back is open again. Where the
    /// register knew it all, nothing is written.
    pub async fn scan_contradictions(&self, actor: &Actor) -> Result<Scanned, WorkError> {
        actor.may(Action::Settle)?;
        let found = self.detect_contradictions().await?;
        let mut scanned = Scanned { found: found.len(), ..Scanned::default() };
        let mut found: BTreeMap<String, Contradiction> =
            found.into_iter().map(|contradiction| (contradiction.key(), contradiction)).collect();
        let now = self.now();
        let mut change = self.begin().await?;
        let mut rows = Vec::new();
        for known in change.contradiction_list().await? {
            let entry = seen_again(&known, found.remove(&known.id), now);
            scanned.gone += usize::from(entry.state != known.state && entry.state == ContradictionState::Resolved);
            scanned.reopened += usize::from(entry.state != known.state && entry.state == ContradictionState::Open);
            if entry.state != known.state {
                let number = change.contradiction_note_list(&known.id).await?.len() as u32 + 1;
                let (contradiction, by, state) = (known.id.clone(), actor.id().to_owned(), Some(entry.state));
                let text = String::new();
                let note = ContradictionNote { contradiction, number, at: now, by, state, text, told: None };
                rows.push(Row::ContradictionNote(note));
            }
            if (&entry.contradiction, entry.state) != (&known.contradiction, known.state) {
                rows.push(Row::Contradiction(entry));
            }
        }
        scanned.new = found.len();
        rows.extend(
            found.into_iter().map(|(id, contradiction)| Row::Contradiction(first_seen(id, contradiction, now))),
        );
        if rows.is_empty() {
            return Ok(scanned);
        }
        for row in rows {
            change.put(row).await?;
        }
        self.commit(change, actor, ("scan_contradictions", &format!("{} found", scanned.found))).await?;
        Ok(scanned)
    }
}

fn first_seen(id: String, contradiction: Contradiction, now: Timestamp) -> ContradictionEntry {
    let state = ContradictionState::Open;
    ContradictionEntry { id, contradiction, state, is_public: false, found_at: now, last_seen_at: now }
}

/// What the register says of a contradiction after a scan that found it again, or did not.
fn seen_again(known: &ContradictionEntry, seen: Option<Contradiction>, now: Timestamp) -> ContradictionEntry {
    let Some(contradiction) = seen else {
        return ContradictionEntry { state: ContradictionState::Resolved, ..known.clone() };
    };
    let came_back = known.state == ContradictionState::Resolved;
    let state = if came_back { ContradictionState::Open } else { known.state };
    ContradictionEntry { contradiction, state, last_seen_at: now, ..known.clone() }
}
