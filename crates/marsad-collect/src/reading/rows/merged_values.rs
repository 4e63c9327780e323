//! Numbers in merged cells that stand beside several observations: how much of it each has, nothing says.
//!
//! Such a number is told and taken as the value of none. Cells that are merged beside one observation, as where its label
//! takes several rows or another row says the same in another language, change nothing. Texts in merged cells are repeated
//! by the reader of sheets.

use std::collections::HashSet;

use marsad_model::FindingCode;

use super::{Found, FoundTime, Row, RowReader};
use crate::cell::Cell;
use crate::formats::Merge;
use crate::reading::plan::{LabelKind, ValueColumn};

/// What a label of a row says, as a word or of time; none where it is blank.
type Said = Option<(Found, FoundTime)>;

/// The numbers of a table that stand in merged cells.
#[derive(Default)]
pub(super) struct MergedValues {
    /// Those whose cells reach further down.
    open: Vec<MergedValue>,
    /// Where those stand that belong to several observations: row and column, counted from 1.
    shared: HashSet<(u32, u32)>,
}

/// A number in cells that are merged downwards.
struct MergedValue {
    at: usize,
    row: u32,
    last_row: u32,
    text: String,
    /// What the labels beside its first row say.
    said: Vec<Said>,
}

impl RowReader<'_, '_, '_> {
    /// Looks whether numbers in merged cells, of which some begin on this row, stand beside several observations. Its cells
    /// are those that hold something themselves.
    pub(crate) fn merged_values(&mut self, number: u32, cells: &[Cell<'_>], merges: &[Merge]) {
        let row = Row { number, cells };
        self.state.merged.open.retain(|value| value.last_row >= number);
        if self.state.merged.open.is_empty() && merges.is_empty() || self.skipped(&row).is_some() {
            return;
        }
        let said = self.said_by(&row);
        let open = std::mem::take(&mut self.state.merged.open);
        let (shared, open): (Vec<_>, Vec<_>) = open.into_iter().partition(|value| is_other(&said, &value.said));
        self.state.merged.open = open;
        shared.iter().for_each(|value| self.share((value.row, value.at), &value.text, "rows"));
        let plan = self.plan;
        for merge in merges {
            let at = merge.columns[0] as usize - 1;
            let cell = row.cell(at);
            let is_read = |value: &&ValueColumn| value.at == at && plan.holds_number(&cell);
            let Some(first) = plan.values.iter().find(is_read) else { continue };
            let mut inside = plan.values.iter().filter(|value| (at..merge.columns[1] as usize).contains(&value.at));
            let text = cell.label().into_owned();
            if inside.any(|value| value.time != first.time || value.fixed != first.fixed) {
                self.share((number, at), &text, "columns");
            } else if merge.rows[1] > number {
                let value = MergedValue { at, row: number, last_row: merge.rows[1], text, said: said.clone() };
                self.state.merged.open.push(value);
            }
        }
    }

    /// What the labels of a row say, each by itself.
    fn said_by(&mut self, row: &Row<'_, '_>) -> Vec<Said> {
        let plan = self.plan;
        let mut said = Vec::new();
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            said.push(match &label.kind {
                LabelKind::Text(_) => None,
                _ if cell.is_blank() => None,
                LabelKind::Time => Some((Found::Unknown, self.found_time(at, &cell))),
                LabelKind::Words { .. } => Some((self.found(at, label, &cell.label()), FoundTime::Unknown)),
            });
        }
        said
    }

    /// Tells of a number that belongs to several observations, and remembers it.
    fn share(&mut self, (row, at): (u32, usize), text: &str, what: &str) {
        self.state.merged.shared.insert((row, at as u32 + 1));
        self.add(FindingCode::SharedValue, (&Row { number: row, cells: &[] }, Some(at)), |f| {
            f.with_value(text).with("what", what)
        });
    }

    /// Takes out the values that belong to several observations.
    pub(super) fn take_out_shared(&mut self) {
        let (out, shared) = (&mut self.state.out, &self.state.merged.shared);
        if shared.is_empty() {
            return;
        }
        let is_shared = |at: &usize| out.rows.get(*at).is_some_and(|row| shared.contains(&(row, out.columns.get(*at))));
        let rows: Vec<usize> = (0..out.len()).filter(is_shared).collect();
        out.remove(&rows);
    }
}

/// Whether the labels of a row say something else than those of a row above it. A word that nobody knows may be another.
fn is_other(said: &[Said], above: &[Said]) -> bool {
    said.iter().zip(above).any(|(said, above)| match said {
        None => false,
        Some((Found::Word(..), _) | (_, FoundTime::Pieces(_))) => said != above,
        Some(_) => true,
    })
}
