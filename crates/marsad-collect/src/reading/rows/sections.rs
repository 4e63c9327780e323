//! Sections of a column in which words of several components stand below one another: `Sexe` with its rows, then `Âge`.

use super::{Known, RowReader};
use crate::reading::plan::{Label, LabelKind};
use crate::reading::sections::component_named;

impl RowReader<'_, '_, '_> {
    /// Takes a heading that names one of the components of a column: what the rows before it said of any of them ends
    /// there. Whether it is one.
    pub(super) fn takes_section(&mut self, label: &Label, text: &str) -> bool {
        let LabelKind::Words { component, further, .. } = &label.kind else { return false };
        let plan = self.plan;
        let is_of_column = |named: usize| label.holds(named);
        if further.is_empty() || !component_named(plan.context, plan.dictionary, text).is_some_and(is_of_column) {
            return false;
        }
        for &one in std::iter::once(component).chain(further) {
            self.state.known[one] = self.total_of(one).map_or(Known::Unsaid, Known::Word);
        }
        true
    }
}
