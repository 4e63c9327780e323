//! Rows of SDMX that lack a dimension or the period, and a value: what is said of a series, a group or a data set, a deletion
//! of more than one observation, or an observation of which something was forgotten. None of them is a heading.

use marsad_model::FileFormat;

use super::{Found, Row, RowReader};
use crate::reading::attribute_rows::AttributeRow;
use crate::reading::plan::{Label, LabelKind};

impl RowReader<'_, '_, '_> {
    /// Whether a row of SDMX has no value and not all of its key.
    pub(super) fn is_of_many(&self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let is_key = |label: &&Label| label.kind == LabelKind::Time || self.is_of_dimension(label);
        let mut keys = plan.labels.iter().filter(is_key);
        plan.is_list
            && plan.context.profile.format.is_sdmx()
            && !self.state.has_values
            && keys.any(|label| row.cell(label.at).is_blank())
    }

    /// Takes what such a row says of others; false where it says nothing of them. A message says it at levels of its own.
    pub(super) fn takes_attributes(&mut self, row: &Row<'_, '_>) -> bool {
        if self.plan.context.profile.format != FileFormat::SdmxCsv || !self.says_attributes_alone(row) {
            return false;
        }
        let (plan, dimensions) = (self.plan, self.plan.dictionary.dimensions);
        let mut kept = AttributeRow { row: row.number, key: Vec::new(), said: Vec::new() };
        let mut is_known = true;
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            if cell.is_blank() {
                continue;
            }
            match &label.kind {
                LabelKind::Time => {}
                LabelKind::Text(component) => {
                    let attribute = component.checked_sub(dimensions);
                    kept.said.extend(attribute.map(|attribute| (attribute, cell.whole_label().into_owned())));
                }
                LabelKind::Words { component, .. } => match self.found(at, label, &cell.label()) {
                    Found::Word(place, component) => self.take_word((usize::from(component), place), &mut kept),
                    wrong => {
                        is_known = false;
                        self.unknown_word((row, label.at), *component, (&cell.label(), wrong));
                    }
                },
            }
        }
        kept.key.sort_by_key(|(dimension, _)| *dimension);
        if is_known {
            self.state.attributes.keep(kept);
        }
        true
    }

    /// Takes a word among those read so far.
    fn take_word(&self, (component, place): (usize, u32), kept: &mut AttributeRow) {
        let out = &self.state.out;
        match component.checked_sub(self.plan.dictionary.dimensions) {
            None => {
                let words = out.dimensions.get(component).map(|column| &column.words);
                let code = words.and_then(|words| words.get(place as usize));
                kept.key.extend(code.map(|code| (component, code.clone())));
            }
            Some(attribute) => {
                let words = out.attributes.get(attribute).map(|column| &column.words);
                let word = words.and_then(|words| words.get(place as usize)?.clone());
                kept.said.extend(word.map(|word| (attribute, word)));
            }
        }
    }

    /// Whether a row says attributes, and nothing that only an observation has: a period, a status, the power of ten of its
    /// value.
    fn says_attributes_alone(&self, row: &Row<'_, '_>) -> bool {
        let said: Vec<&Label> = self.plan.labels.iter().filter(|label| !row.cell(label.at).is_blank()).collect();
        let is_status = |label: &Label| self.state.status.is_some_and(|status| label.holds(status));
        let is_of_observation = |label: &Label| label.kind == LabelKind::Time || is_status(label);
        self.state.multiplier.is_none()
            && !said.iter().any(|label| is_of_observation(label))
            && said.iter().any(|label| !self.is_of_dimension(label))
    }

    /// Whether a column says a dimension of the key.
    fn is_of_dimension(&self, label: &Label) -> bool {
        match &label.kind {
            LabelKind::Words { component, .. } => *component < self.plan.dictionary.dimensions,
            LabelKind::Time | LabelKind::Text(_) => false,
        }
    }
}
