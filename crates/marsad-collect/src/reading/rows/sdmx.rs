//! What only rows of SDMX say: which dataflow they are for, in which version, who maintains it, what to do with them, what
//! the dataflow and the profile say of all values, and words for nothing.
//!
//! Does not hold: the power of ten of the values, which `multiplier` reads.

use marsad_model::{FindingCode, Id};

use super::{Row, RowReader};
use crate::cell::Cell;
use crate::names::Found as Meaning;

/// Actions of SDMX-CSV that bring data.
const ACTIONS: [&str; 4] = ["I", "A", "M", "R"];

/// The action that takes data away, which nothing that is sent here does.
const DELETION: &str = "D";

/// What stands in SDMX in place of a number that is missing, and of anything that is.
const NO_NUMBER: &str = "NaN";
const NOTHING: &str = "#N/A";

impl<'a> RowReader<'_, 'a, '_> {
    /// The cells of a row of SDMX, blank where a word says that nothing is there; none where no word does.
    pub(super) fn without_words_of_sdmx<'c>(&self, cells: &[Cell<'c>]) -> Option<Vec<Cell<'c>>> {
        if !self.plan.context.profile.format.is_sdmx() {
            return None;
        }
        let is_value = |at: usize| self.plan.values.iter().any(|value| value.at == at);
        let says_none = |at: usize, cell: &Cell<'_>| match cell.text.trim() {
            NO_NUMBER => is_value(at),
            NOTHING => true,
            _ => false,
        };
        if !cells.iter().enumerate().any(|(at, cell)| says_none(at, cell)) {
            return None;
        }
        let blanked = |(at, cell): (usize, &Cell<'c>)| if says_none(at, cell) { Cell::default() } else { *cell };
        Some(cells.iter().enumerate().map(blanked).collect())
    }

    /// SDMX says of each row which dataflow it is for, what to do with it and, mostly, in which power of ten its values are.
    pub(super) fn check_heads(&mut self, row: &Row<'_, '_>) -> bool {
        let mut is_right = self.take_multiplier(row);
        let cell = |at: Option<usize>| at.map(|at| (at, row.cell(at).label())).filter(|(_, text)| !text.is_empty());
        if let Some((at, text)) = cell(self.plan.structure_id) {
            let dataflow = self.plan.context.dataflow;
            if self.plan.context.is_sdmx() && !self.plan.context.is_named_by(&text) {
                is_right = false;
                self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                    let finding = f.with_value(text.clone()).with("what", "dataflow");
                    finding.with("component", "STRUCTURE_ID").with("list", dataflow)
                });
            } else if self.plan.context.is_sdmx() && agency_of(&text).is_some_and(|agency| *self.agency() != *agency) {
                let expected = self.agency();
                self.add(FindingCode::DoubtfulMessage, (row, Some(at)), |f| {
                    f.with_value(text.clone()).with("what", "agency").with("expected", expected)
                });
            } else if let (Some(found), Some(version)) = (version_of(&text), self.version_here(&text))
                && found != version
                && self.plan.context.is_sdmx()
            {
                self.add(FindingCode::OtherVersion, (row, Some(at)), |f| {
                    f.with_value(text.clone()).with("expected", version)
                });
            }
        }
        if let Some((at, text)) = cell(self.plan.action)
            && !ACTIONS.contains(&&*text)
        {
            is_right = false;
            let what = if text == DELETION { "delete" } else { "word" };
            self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                f.with_value(text).with("what", what).with("component", "ACTION").with("list", ACTIONS.join(" "))
            });
        }
        is_right && self.check_dataflow(row) && self.check_agreement(row)
    }

    /// What the dataflow says of all its values a row may say again, and nothing else.
    fn check_dataflow(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let mut is_right = true;
        for (at, said) in &plan.of_dataflow {
            let text = row.cell(*at).label();
            // `PT: Per cent` is `PT`, as in every column.
            let code = text.split_once(": ").map_or(&*text, |(code, _)| code);
            if text.is_empty() || **said == *code {
                continue;
            }
            is_right = false;
            let header = plan.headers.get(*at).map_or("", String::as_str);
            self.add(FindingCode::TitleDisagrees, (row, Some(*at)), |f| {
                f.with_value(text).with("what", "of-dataflow").with("component", header).with("taken", said)
            });
        }
        is_right
    }

    /// What the profile says of every observation a row of SDMX may say again, and nothing else.
    fn check_agreement(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let mut is_right = true;
        for &(at, component, code) in &plan.of_profile {
            let text = row.cell(at).label();
            let meaning = plan.dictionary.words(component).map(|words| words.find(self.coded(&text)));
            let is_other = matches!(meaning, Some(Meaning::Code(found)) if found != code);
            if text.is_empty() || !is_other {
                continue;
            }
            is_right = false;
            let id = plan.dictionary.components[component].id;
            let taken = plan.context.profile.constants.get(id).map_or("", String::as_str);
            self.add(FindingCode::TitleDisagrees, (row, Some(at)), |f| {
                f.with_value(text).with("what", "of-agreement").with("component", id).with("taken", taken)
            });
        }
        is_right
    }

    /// Who maintains the dataflow and its structure.
    fn agency(&self) -> &'a Id {
        &self.plan.context.pack.head.agency
    }

    /// The version that goes with what a row says that it is of; none for an agreement, which has its own.
    fn version_here(&self, text: &str) -> Option<String> {
        let context = self.plan.context;
        match id_of(text) {
            id if id == context.dataflow => Some(context.version.to_string()),
            id if context.structure.id == *id => Some(context.structure.version.to_string()),
            _ => None,
        }
    }
}

/// The identifier in `ONM:DF_X(1.0)`, in a URN, or alone; a name may follow, as in `ONM:DF_X(1.0): Arrivals`.
pub(in crate::reading) fn id_of(text: &str) -> &str {
    let text = without_name(text);
    let after_agency = text.rsplit(':').next().unwrap_or(text);
    after_agency.split('(').next().unwrap_or(after_agency)
}

/// The agency in `ONM:DF_X(1.0)`, or in a URN; none where only an identifier stands.
fn agency_of(text: &str) -> Option<&str> {
    let (before, _) = without_name(text).rsplit_once(':')?;
    let agency = before.rsplit('=').next().unwrap_or(before).trim();
    (!agency.is_empty()).then_some(agency)
}

/// The version in `ONM:DF_X(1.0)`.
fn version_of(text: &str) -> Option<&str> {
    without_name(text).split_once('(')?.1.strip_suffix(')').filter(|version| !version.contains(['+', '*', '~']))
}

/// A reference without the name that SDMX-CSV may write after it.
fn without_name(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(reference, _)| reference)
}
