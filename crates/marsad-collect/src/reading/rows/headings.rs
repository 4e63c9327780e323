//! Headings of which the list of their column knows no word, and rows and headings that the profile leaves out: the values
//! below such headings are of something that nobody knows, or wants. They are told once, with the heading, and not cell
//! by cell.
//!
//! Does not hold: known headings, which `without_values` takes.

use marsad_model::{Finding, FindingCode, Severity};

use super::{Known, Row, RowReader};
use crate::names::fold;
use crate::reading::plan::{Label, LabelKind};

/// A line that heads rows, until the next one ends it.
#[derive(Debug)]
pub(super) struct OpenHeading {
    /// The component of which it should be a word.
    component: usize,
    /// What is told of the line where no value stands below it.
    line: Option<Finding>,
    /// What is told where values do.
    heads: Finding,
    /// How many values stand below it.
    values: u64,
}

/// What a label has said so far, where words of several components stand in its column.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Met {
    /// Whether words of its first component headed rows.
    pub(super) heads: bool,
    /// Whether such words stood beside values.
    is_beside: bool,
    /// The component of the last word of another component that stood beside values.
    inner: Option<usize>,
}

impl RowReader<'_, '_, '_> {
    /// Whether the profile leaves a row out, which is told.
    pub(super) fn is_skipped(&mut self, row: &Row<'_, '_>) -> bool {
        let skipped = self.skipped(row);
        let is_skipped = skipped.is_some();
        if let Some((_, finding)) = skipped {
            self.state.log.add(finding);
        }
        is_skipped
    }

    /// Where a row has a text that the profile leaves out, and what is told of it.
    pub(super) fn skipped(&self, row: &Row<'_, '_>) -> Option<(usize, Finding)> {
        if self.plan.skip.is_empty() {
            return None;
        }
        let is_value = |at: usize| self.plan.values.iter().any(|value| value.at == at);
        let is_named = |at: &usize| !is_value(*at) && self.plan.skip.contains(&fold(&row.cell(*at).label()));
        let at = (0..row.cells.len()).find(is_named)?;
        let place = self.place(row.number, Some(at));
        let finding = Finding::new(FindingCode::SkippedByProfile, Severity::Note, place);
        Some((at, finding.with_value(row.cell(at).label())))
    }

    /// Remembers which word of a column of several components was met, and whether it heads rows.
    pub(super) fn note_met(&mut self, at: usize, component: usize, is_heading: bool) {
        let LabelKind::Words { component: first, further, .. } = &self.plan.labels[at].kind else { return };
        if further.is_empty() {
            return;
        }
        let met = &mut self.state.met[at];
        match (component == *first, is_heading) {
            (true, true) => met.heads = true,
            (true, false) => met.is_beside = true,
            (false, false) => met.inner = Some(component),
            (false, true) => {}
        }
    }

    /// The component of which an unknown word beside values should be one: that of its block; where words of the first
    /// component only head rows, that of the words beside the other values.
    pub(super) fn asked_component(&self, at: usize) -> Option<usize> {
        if let Some(block) = self.block_of(at) {
            return Some(block);
        }
        let LabelKind::Words { component, further, .. } = &self.plan.labels[at].kind else { return None };
        let met = self.state.met[at];
        let inner = met.inner.or(further.first().copied()).filter(|_| met.heads && !met.is_beside);
        Some(inner.unwrap_or(*component))
    }

    /// The component that a line without values in a column would say of the rows below it.
    pub(super) fn headed_component(&self, label: &Label) -> Option<usize> {
        let LabelKind::Words { component, further, .. } = &label.kind else { return None };
        let is_said = matches!(self.state.known[*component], Known::Word(_) | Known::Wrong);
        let is_fixed = matches!(self.state.fixed[*component], Known::Word(_));
        let heads = label.fill || !further.is_empty();
        (heads && (is_said || !is_fixed)).then_some(*component)
    }

    /// Begins rows below a heading that is no known word, in a line without values.
    pub(super) fn begin_unknown(&mut self, row: &Row<'_, '_>, (at, component): (usize, usize), line: Finding) {
        let id = self.plan.dictionary.components[component].id;
        let list = self.plan.context.codelist(id.as_str()).map_or_else(String::new, |list| list.id.to_string());
        let heads = Finding::new(FindingCode::UnknownCode, Severity::Error, self.place(row.number, Some(at)));
        let heads = heads.with_value(row.cell(at).label()).with("component", id).with("list", list);
        self.begin_rows(component, Some(line), heads.with("what", "heading"));
        self.state.blocks.fill(None);
        self.wrong_heading(component);
    }

    /// Begins rows below a heading that the profile leaves out: what it heads is left out with it.
    pub(super) fn begin_skipped(&mut self, row: &Row<'_, '_>, (at, component): (usize, usize), line: Finding) {
        let heads = Finding::new(FindingCode::SkippedByProfile, Severity::Note, self.place(row.number, Some(at)));
        let heads = heads.with_value(row.cell(at).label()).with("what", "heading");
        self.begin_rows(component, Some(line), heads);
        self.state.blocks.fill(None);
        self.wrong_heading(component);
    }

    /// Begins rows below a word that is not known and stands beside values: a finding tells of it already.
    pub(super) fn begin_below_wrong(&mut self, row: &Row<'_, '_>, (at, component): (usize, usize)) {
        let id = self.plan.dictionary.components[component].id;
        let heads = Finding::new(FindingCode::MissingDimension, Severity::Error, self.place(row.number, Some(at)));
        let heads = heads.with_value(row.cell(at).label()).with("component", id).with("what", "below");
        self.begin_rows(component, None, heads);
    }

    fn begin_rows(&mut self, component: usize, line: Option<Finding>, heads: Finding) {
        self.end_heading();
        self.state.known[component] = Known::Wrong;
        self.state.open_heading = Some(OpenHeading { component, line, heads, values: 0 });
    }

    /// Counts a value below a heading that is not known; whether it stands below one.
    pub(super) fn counts_below_heading(&mut self, component: usize) -> bool {
        let is_wrong = self.state.known[component] == Known::Wrong;
        let open = self.state.open_heading.as_mut().filter(|open| is_wrong && open.component == component);
        if let Some(open) = open {
            open.values += 1;
            return true;
        }
        false
    }

    /// Tells of the heading that was open, if there was one.
    pub(super) fn end_heading(&mut self) {
        let Some(OpenHeading { line, heads, values, .. }) = self.state.open_heading.take() else { return };
        match values {
            0 => self.state.log.extend(line),
            _ => self.state.log.add(heads.with("count", values)),
        }
    }
}
