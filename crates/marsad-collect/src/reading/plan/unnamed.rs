//! The columns that the profile does not name: values under headers with meaning, what a message says of itself, or
//! something unexpected.

use std::collections::HashSet;

use marsad_model::{Finding, FindingCode, Id, Severity};

use super::Planner;
use super::words::has_number_and_word;
use crate::cell::tidy;
use crate::reading::Context;
use crate::reading::multipliers::is_multiplier;
use crate::reading::outside_lines::masked;
use crate::titles::begins_with_sum;

/// Columns of SDMX-CSV that say what the file is, not what it holds.
const SDMX_CSV_HEADS: [&str; 5] = ["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"];

/// Fewer columns that are not read are no loss worth a warning.
const UNEXPECTED_MIN: usize = 5;

impl<'a> Planner<'a, '_, '_> {
    /// The columns that no `column` names: values under headers with meaning, or something unexpected.
    pub(super) fn header_columns(&mut self, named: &HashSet<usize>) {
        let [first, last] = self.layout().columns.unwrap_or([1, u32::MAX]);
        let has_counts = self.has_counts(named);
        let ignored = self.ignored_but_for_numbers();
        let pairs = self.flag_pairs();
        let followed = self.skipped_but_for_period();
        self.plan.skip.extend(followed);
        let is_ignored = |header: &str| has_number_and_word(header) && ignored.contains(&masked(header));
        for at in 0..self.plan.headers.len() {
            let header = self.plan.headers[at].clone();
            let are_letters = pairs.iter().any(|pair| pair.letters == at);
            if header.is_empty() || are_letters || at + 1 < first as usize || at + 1 > last as usize {
                continue;
            }
            if named.contains(&at) {
                self.repeated(at, &header);
            } else if self.is_skipped(at, &header) || is_ignored(&header) || self.is_left_out(at) {
                let finding = self.add(FindingCode::SkippedByProfile, Severity::Note, Some(at));
                finding.value = header;
            } else if self.layout().across.is_empty() || has_counts && self.is_of_other_measure(at) {
                self.unexpected(at, &header);
            } else if self.is_of_percent(at) {
                self.percent_alone(at, &header);
            } else {
                self.value_under_headers(at, &header);
            }
        }
    }

    /// A header that stands a second time beside the column that is read.
    fn repeated(&mut self, at: usize, header: &str) {
        let has_place = self.layout().column.iter().any(|column| column.at == Some(at as u32 + 1));
        if !has_place && self.plan.headers[..at].iter().any(|other| other == header) {
            self.add(FindingCode::DuplicateColumn, Severity::Error, Some(at)).value = header.to_owned();
        }
    }

    /// Whether a column says the power of ten of the values, and is the first that does.
    pub(super) fn is_first_multiplier(&self, header: &str) -> bool {
        self.plan.multiplier.is_none() && is_multiplier(header, self.plan.context.structure)
    }

    /// What the dataflow says of all its values under a component, where components are ours.
    fn said_by_dataflow(&self, component: &str) -> Option<&'a Id> {
        let context: &'a Context<'a> = self.plan.context;
        context.dataflow_attributes.get(component).filter(|_| context.is_sdmx())
    }

    pub(super) fn unexpected(&mut self, at: usize, header: &str) {
        let is_wanted = self.layout().column.iter().any(|column| tidy(&column.header) == header);
        match header {
            _ if is_wanted && self.plan.headers[..at].iter().any(|other| other == header) => {
                self.add(FindingCode::DuplicateColumn, Severity::Error, Some(at)).value = header.to_owned();
            }
            "STRUCTURE_ID" | "DATAFLOW" => self.plan.structure_id = Some(at),
            "ACTION" => self.plan.action = Some(at),
            _ if self.is_first_multiplier(header) => self.plan.multiplier = Some(at),
            known if SDMX_CSV_HEADS.contains(&known) => {}
            known if self.said_by_dataflow(known).is_some() => {
                self.plan.of_dataflow.extend(self.said_by_dataflow(known).map(|said| (at, said)));
            }
            _ => {
                let (like, severity) = if self.is_like_a_read_one(header) {
                    ("yes", Severity::Warning)
                } else if self.may_replace_values(header) {
                    ("sum", Severity::Warning)
                } else {
                    ("no", Severity::Note)
                };
                let finding = self.add(FindingCode::UnexpectedColumn, severity, Some(at));
                *finding = finding.clone().with_value(header).with("like", like);
            }
        }
    }

    /// Whether a column of sums, which the profile does not name, stands among values that are told by their headers: it may have
    /// taken the place of a period, whose values are missing then.
    fn may_replace_values(&self, header: &str) -> bool {
        !self.layout().across.is_empty() && begins_with_sum(header)
    }

    /// Many columns that are not read beside few that are: most of the file is lost, and a person should look.
    pub(super) fn weigh_unexpected(&mut self) {
        let read = self.plan.labels.len() + self.plan.values.len();
        let is_unexpected = |finding: &&mut Finding| finding.code == FindingCode::UnexpectedColumn;
        let count = self.findings.iter_mut().filter(is_unexpected).count();
        if count > UNEXPECTED_MIN && count > read {
            self.findings.iter_mut().filter(is_unexpected).for_each(|finding| finding.severity = Severity::Warning);
        }
    }
}
