//! Sections of a column in which words of several components stand below one another: `Sexe` with its rows, then `Âge`.

use super::{Known, RowReader};
use crate::names::{is_vague, is_whole_of_anything};
use crate::reading::plan::LabelKind;
use crate::reading::sections::component_named;

impl RowReader<'_, '_, '_> {
    /// Takes a heading that names one of the components of a column: what the rows before it said of any of them ends
    /// there. Whether it is one.
    pub(super) fn takes_section(&mut self, at: usize, text: &str) -> bool {
        let plan = self.plan;
        let label = &plan.labels[at];
        let LabelKind::Words { further, .. } = &label.kind else { return false };
        let named = if further.is_empty() { None } else { component_named(plan.context, plan.dictionary, text) };
        let named = named.filter(|named| label.holds(*named));
        if let Some(component) = named {
            self.begin_section(at, component);
        }
        named.is_some()
    }

    /// The same of a heading that the profile alone makes a word for the whole of a component, `"Pays de résidence" = "_T"`:
    /// it says what the rows below it tell apart. Where words of the first component head rows, it is one of these.
    pub(super) fn takes_named_section(&mut self, at: usize, (component, place): (usize, u32), text: &str) -> bool {
        let plan = self.plan;
        let LabelKind::Words { further, .. } = &plan.labels[at].kind else { return false };
        let is_own = || plan.dictionary.words(component).is_some_and(|words| words.has_own(text));
        let is_section = !further.is_empty() && !self.state.met[at].heads && self.is_total(component, place);
        if !is_section || is_vague(text) || is_whole_of_anything(text) || is_own() {
            return false;
        }
        self.begin_section(at, component);
        true
    }

    fn begin_section(&mut self, at: usize, component: usize) {
        let plan = self.plan;
        let LabelKind::Words { component: first, further, .. } = &plan.labels[at].kind else { return };
        for &one in std::iter::once(first).chain(further) {
            self.state.known[one] = self.total_of(one).map_or(Known::Unsaid, Known::Word);
        }
        self.state.blocks[at] = Some(component);
        if !self.state.met[at].heads {
            // Nothing of the block before stands above these rows, and no total below them is that of its last row.
            self.note_heading(at, None);
            self.begin_list(at);
        }
    }
}
