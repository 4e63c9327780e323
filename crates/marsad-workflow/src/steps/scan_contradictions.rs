//! The scan for contradictions: what is public is compared, and the register learns what it did not know.

use std::collections::BTreeMap;

use jiff::Timestamp;
use marsad_catalog::Row;
use marsad_model::{
    Contradiction, ContradictionEntry, ContradictionNote, ContradictionNumbers, ContradictionSide, ContradictionState,
    Pack,
};

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
    /// How many are open again: they stood as resolved and are there again, or were answered for other numbers.
    pub reopened: usize,
}

impl Work {
    /// Compares everything that is public, and brings the register up to date.
    ///
    /// What is new is open and not public. What is found no more is resolved; what comes back is open again, and so is what
    /// was answered for other numbers than those that stand now: the history says which, and what stands now where a number
    /// was replaced by one that agrees. Where the register knew it all, nothing is written.
    pub async fn scan_contradictions(&self, actor: &Actor) -> Result<Scanned, WorkError> {
        actor.may(Action::Settle)?;
        let found = self.detect_contradictions().await?;
        let mut scanned = Scanned { found: found.len(), ..Scanned::default() };
        let mut found: BTreeMap<String, Contradiction> =
            found.into_iter().map(|contradiction| (contradiction.key(), contradiction)).collect();
        let agreed = self.agreed(&found).await?;
        let now = self.now();
        let mut change = self.begin().await?;
        let mut rows = Vec::new();
        for known in change.contradiction_list().await? {
            let seen = Seen::of(self.pack(), &known.contradiction, found.remove(&known.id));
            let agreed = agreed.get(&known.id).filter(|_| matches!(seen, Seen::Gone));
            let is_other = agreed.is_some() || seen.has_other_numbers();
            let numbers_before = is_other.then(|| known.contradiction.numbers());
            let entry = seen_again(&known, seen, now);
            scanned.gone += usize::from(entry.state != known.state && entry.state == ContradictionState::Resolved);
            scanned.reopened += usize::from(entry.state != known.state && entry.state == ContradictionState::Open);
            if entry.state != known.state || numbers_before.is_some() {
                let number = change.contradiction_note_list(&known.id).await?.len() as u32 + 1;
                rows.push(Row::ContradictionNote(ContradictionNote {
                    contradiction: known.id.clone(),
                    number,
                    at: now,
                    by: actor.id().to_owned(),
                    state: Some(entry.state).filter(|state| *state != known.state),
                    text: String::new(),
                    told: None,
                    numbers: Some(agreed.copied().unwrap_or_else(|| entry.contradiction.numbers())),
                    numbers_before,
                }));
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

    /// What stands now in place of the numbers of entries that are found no more, where it is something else: they agree.
    async fn agreed(
        &self,
        found: &BTreeMap<String, Contradiction>,
    ) -> Result<BTreeMap<String, ContradictionNumbers>, WorkError> {
        let mut agreed = BTreeMap::new();
        for known in self.catalog().contradiction_list().await? {
            if known.state == ContradictionState::Resolved || found.contains_key(&known.id) {
                continue;
            }
            let Some(now) = self.numbers_standing(&known.contradiction).await? else { continue };
            let (first, second) = (&known.contradiction.first, &known.contradiction.second);
            if !(shows(self.pack(), first, now.first) && shows(self.pack(), second, now.second)) {
                agreed.insert(known.id, now);
            }
        }
        Ok(agreed)
    }
}

fn first_seen(id: String, contradiction: Contradiction, now: Timestamp) -> ContradictionEntry {
    let state = ContradictionState::Open;
    ContradictionEntry { id, contradiction, state, is_public: false, found_at: now, last_seen_at: now }
}

/// How a scan finds a contradiction that the register knows.
enum Seen {
    /// Not at all.
    Gone,
    /// With the numbers that the register knows.
    AsItWas(Contradiction),
    /// With other numbers.
    WithOtherNumbers(Contradiction),
}

impl Seen {
    fn of(pack: &Pack, known: &Contradiction, found: Option<Contradiction>) -> Self {
        let Some(found) = found else { return Self::Gone };
        let is_alike = shows(pack, &known.first, found.first.value) && shows(pack, &known.second, found.second.value);
        if is_alike { Self::AsItWas(found) } else { Self::WithOtherNumbers(found) }
    }

    fn has_other_numbers(&self) -> bool {
        matches!(self, Self::WithOtherNumbers(_))
    }
}

/// Whether a number is the one that a side shows: what differs beyond the decimals of its dataflow is shown to nobody.
pub(crate) fn shows(pack: &Pack, side: &ContradictionSide, value: f64) -> bool {
    let dataflow = pack.dataflow(side.dataflow.as_str());
    let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow));
    let decimals = structure.map_or(0, |structure| structure.measure.decimals);
    let scale = 10_f64.powi(i32::from(decimals));
    (side.value * scale).round() == (value * scale).round()
}

/// What the register says of a contradiction after a scan that found it again, or did not. No answer holds for numbers
/// that it was not given for.
fn seen_again(known: &ContradictionEntry, seen: Seen, now: Timestamp) -> ContradictionEntry {
    let (state, contradiction) = match seen {
        Seen::Gone => return ContradictionEntry { state: ContradictionState::Resolved, ..known.clone() },
        Seen::AsItWas(found) if known.state == ContradictionState::Resolved => (ContradictionState::Open, found),
        Seen::AsItWas(found) => (known.state, found),
        Seen::WithOtherNumbers(found) => (ContradictionState::Open, found),
    };
    ContradictionEntry { contradiction, state, last_seen_at: now, ..known.clone() }
}

#[cfg(test)]
mod tests {
    use marsad_model::{
        Contradiction, ContradictionEntry, ContradictionKind, ContradictionSide, ContradictionState, Id,
    };
    use marsad_testkit::marjan;

    use super::{Seen, seen_again};

    fn numbers(first: f64, second: f64) -> Contradiction {
        let side = |dataflow: &'static str, value: f64| ContradictionSide {
            dataflow: Id::literal(dataflow),
            release: 1,
            providers: Vec::new(),
            key: Vec::new(),
            value,
        };
        Contradiction {
            kind: ContradictionKind::BetweenSources,
            subject: Id::literal("PEOPLE"),
            period: "2024".parse().unwrap(),
            first: side("DF_ARRIVALS", first),
            second: side("DF_RESIDENTS", second),
            difference: (first - second).abs(),
            tolerance: 0.0,
        }
    }

    /// Where an entry of 900 and 5,230 stands after a scan that finds other numbers, or nothing.
    fn check(known: ContradictionState, found: Option<(f64, f64)>, expected: ContradictionState) {
        let contradiction = numbers(900.0, 5230.0);
        let seen = Seen::of(marjan(), &contradiction, found.map(|(first, second)| numbers(first, second)));
        let now = jiff::Timestamp::UNIX_EPOCH;
        let (id, is_public) = (contradiction.key(), true);
        let entry = ContradictionEntry { id, contradiction, state: known, is_public, found_at: now, last_seen_at: now };
        assert_eq!(seen_again(&entry, seen, now).state, expected, "{known:?} {found:?}");
    }

    #[test]
    fn no_answer_holds_for_numbers_that_it_was_not_given_for() {
        use ContradictionState::{Accepted, Explained, Open, Resolved};
        for answered in [Explained, Accepted] {
            check(answered, Some((900.0, 5230.0)), answered);
            check(answered, Some((905.0, 5230.0)), Open);
            check(answered, Some((900.0, 4000.0)), Open);
            // Marjan's measures have no decimals: a tenth is shown to nobody.
            check(answered, Some((900.1, 5230.0)), answered);
            check(answered, None, Resolved);
        }
        check(Resolved, Some((905.0, 5230.0)), Open);
        check(Resolved, Some((900.0, 5230.0)), Open);
        check(Open, Some((905.0, 5230.0)), Open);
    }
}
