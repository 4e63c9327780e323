//! Columns of letters that say the status of the values beside them.

use marsad_model::{Column, ColumnRole};

use super::Planner;

impl Planner<'_, '_, '_> {
    /// A column of letters speaks of the nearest values to its left.
    pub(super) fn flags(&mut self) {
        if self.layout().column.iter().any(is_bare_flag) {
            self.flags_beside();
        }
        for column in self.layout().column.iter().filter(|column| column.role == ColumnRole::Flag) {
            // The last column of letters has no header and lies beyond those that have one.
            let bare = column.at.filter(|_| column.header.is_empty()).map(|at| at.saturating_sub(1) as usize);
            let Some(at) = bare.or_else(|| self.find(column)) else { continue };
            if self.plan.values.iter().any(|value| value.at == at) {
                continue;
            }
            let left = self.plan.values.iter_mut().filter(|value| value.at < at).max_by_key(|value| value.at);
            if let Some(value) = left.filter(|value| value.flag.is_none()) {
                value.flag = Some(at);
            }
        }
    }

    /// Where letters stand without a header beside values, they stand so beside all of them: a table that has grown by a
    /// year has one more such column, wherever the profile had counted them.
    fn flags_beside(&mut self) {
        let taken: Vec<usize> = self
            .plan
            .values
            .iter()
            .map(|value| value.at)
            .chain(self.plan.labels.iter().map(|label| label.at))
            .chain(self.layout().column.iter().filter(|column| column.role != ColumnRole::Flag).filter_map(place_of))
            .collect();
        let silent = |at: usize| {
            let header = |at: usize| self.plan.headers.get(at).map_or("", String::as_str);
            !taken.contains(&(at + 1)) && (header(at + 1).is_empty() || header(at + 1) == header(at))
        };
        let beside: Vec<bool> = self.plan.values.iter().map(|value| silent(value.at)).collect();
        for (value, is_beside) in self.plan.values.iter_mut().zip(beside) {
            if is_beside && value.flag.is_none() {
                value.flag = Some(value.at + 1);
            }
        }
    }
}

/// Whether a column is one of letters that are known by their place alone.
pub(super) fn is_bare_flag(column: &Column) -> bool {
    column.role == ColumnRole::Flag && column.header.is_empty() && column.at.is_some()
}

/// The place of a column without a header, counted from 0: one that has a header may stand elsewhere.
fn place_of(column: &Column) -> Option<usize> {
    column.at.filter(|_| column.header.is_empty()).map(|at| at.saturating_sub(1) as usize)
}
