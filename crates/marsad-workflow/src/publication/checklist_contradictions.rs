//! Lines of a checklist about contradictions that the figures of a release are part of.

use marsad_model::{
    ChecklistItem, ChecklistKind, ChecklistWeight, ContradictionSide, ContradictionState, Id, Pack, Release,
};

use super::checklist::line;
use super::checklist_data::DataBeside;
use crate::steps::shows;
use crate::{RegisteredContradiction, Work, WorkError};

/// So many open contradictions are named in their line.
const NAMED_MAX: usize = 5;

impl Work {
    /// The contradictions that are open, in one line that names them; then each that was answered for numbers which the
    /// release would change.
    pub(super) async fn lines_of_contradictions(
        &self,
        release: &Release,
        beside: &DataBeside,
    ) -> Result<Vec<ChecklistItem>, WorkError> {
        let flow = &release.dataflow;
        let is_ours = |one: &RegisteredContradiction| {
            [&one.contradiction.first, &one.contradiction.second].iter().any(|side| side.dataflow == *flow)
        };
        let ours: Vec<RegisteredContradiction> = self.contradictions().await?.into_iter().filter(is_ours).collect();
        let is_open = |one: &&RegisteredContradiction| one.state == ContradictionState::Open;
        let open: Vec<String> = ours.iter().filter(is_open).map(name).collect();
        let mut items = Vec::new();
        if !open.is_empty() {
            let about = (ChecklistKind::OpenContradiction, ChecklistWeight::Asks);
            let more = if open.len() > NAMED_MAX { "; …" } else { "" };
            let entries = format!("{}{more}", open[..open.len().min(NAMED_MAX)].join("; "));
            let values = [("n", open.len().to_string()), ("entries", entries)];
            items.push(line(about, flow.as_str(), values));
        }
        // What is resolved has no numbers that stand.
        let is_answered = |one: &&RegisteredContradiction| {
            matches!(one.state, ContradictionState::Explained | ContradictionState::Accepted)
        };
        items.extend(ours.iter().filter(is_answered).filter_map(|one| outlived(self.pack(), (one, release), beside)));
        Ok(items)
    }
}

/// That an answer would stand beside numbers that it was not given for; none where both stay as they are.
fn outlived(
    pack: &Pack,
    (one, release): (&RegisteredContradiction, &Release),
    beside: &DataBeside,
) -> Option<ChecklistItem> {
    let period = &one.contradiction.period;
    // A number that is hidden or gone is resolved by the next scan.
    let after = |side: &ContradictionSide| {
        // What was released before the numbers of the register changes none of them.
        let is_ours = side.dataflow == release.dataflow && side.release < release.number;
        let found = if is_ours { beside.value(&side.key, period) } else { None };
        found.unwrap_or(side.value)
    };
    let (first, second) = (&one.contradiction.first, &one.contradiction.second);
    let (first_after, second_after) = (after(first), after(second));
    if shows(pack, first, first_after) && shows(pack, second, second_after) {
        return None;
    }
    let numbers = format!("{first_after} / {second_after}");
    let values = [("entry", name(one)), ("numbers", numbers), ("state", one.state.word().to_owned())];
    Some(line((ChecklistKind::AnswerOutlived, ChecklistWeight::Asks), &one.id, values))
}

/// What names an entry in a line: both series with their numbers, and the period.
fn name(one: &RegisteredContradiction) -> String {
    let side = |side: &ContradictionSide| {
        let codes: Vec<&str> = side.key.iter().map(Id::as_str).collect();
        format!("{} {} = {}", side.dataflow, codes.join("."), side.value)
    };
    let found = &one.contradiction;
    format!("{}: {} / {}", found.period, side(&found.first), side(&found.second))
}
