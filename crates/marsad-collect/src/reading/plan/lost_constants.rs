//! A column that said one thing of all rows, and is not there any more: nothing says that the rows are still of that, and the
//! column that may stand for it under another header is named.

use std::collections::HashSet;

use marsad_model::{Column, ColumnRole, FileFormat, FindingCode, Severity, nearest};

use super::Planner;
use crate::reading::constant_columns::ConstantColumn;

impl Planner<'_, '_, '_> {
    /// Tells of each such column. `spoken_of` has the places of the columns that the profile names.
    pub(super) fn lost_constants(&mut self, spoken_of: &HashSet<usize>) {
        // A message says nothing of what is as usual.
        if self.plan.context.profile.format == FileFormat::SdmxMl {
            return;
        }
        let left_out = self.layout().column.iter().filter(|column| column.role == ColumnRole::Ignore);
        let watched = left_out.filter_map(|column| Some((column, column.only.as_ref()?)));
        let lost: Vec<(&Column, &String)> = watched.filter(|(column, _)| self.find(column).is_none()).collect();
        for (column, only) in lost {
            let successor = self.successor(column, spoken_of);
            let header = successor.map(|at| self.plan.headers[at].clone());
            let finding = self.add(FindingCode::MissingColumn, Severity::Warning, successor);
            let told = finding.clone().with("expected", &column.header).with("taken", only);
            *finding = match header {
                Some(header) => told.with("what", "constant-other").with("found", header),
                None => told.with("what", "constant"),
            };
            let guessed = successor.map(|at| ConstantColumn { at, only: only.clone(), is_guessed: true });
            self.plan.constants.extend(guessed);
        }
    }

    /// The column that nobody names and that may be one under another header: it stands in its place, has a header much like
    /// it, or is the only one of a list.
    fn successor(&self, column: &Column, spoken_of: &HashSet<usize>) -> Option<usize> {
        let headers = &self.plan.headers;
        let is_open = |at: &usize| {
            let header = headers[*at].as_str();
            let is_named = header.is_empty() || spoken_of.contains(at) || self.is_skipped(*at, header);
            !is_named && !self.heads_values(*at)
        };
        let open: Vec<usize> = (0..headers.len()).filter(is_open).collect();
        let open_at = |at: usize| open.contains(&at).then_some(at);
        let next = match self.layout().column.iter().take_while(|other| *other != column).last() {
            Some(before) => self.find(before).map(|at| at + 1),
            None => Some(0),
        };
        let alike = || {
            let found = nearest(&column.header, open.iter().map(|&at| headers[at].as_str()));
            open.iter().copied().find(|&at| found.first().is_some_and(|header| *header == headers[at]))
        };
        let alone = || match open[..] {
            [at] => Some(at),
            _ => None,
        };
        let at = column.at.and_then(|at| (at as usize).checked_sub(1));
        let placed = at.and_then(open_at).or_else(|| next.and_then(open_at));
        placed.or_else(alike).or_else(|| alone().filter(|_| self.layout().across.is_empty()))
    }
}
