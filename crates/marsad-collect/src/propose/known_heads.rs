//! The headers of columns of codes: in another table of the file, what stands below the same header is a word of the same
//! component, whether it is known or not.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{ColumnRole, Id, TableLayout};

use crate::names::fold;

/// For each such header the components that stand below it.
#[derive(Default)]
pub(super) struct KnownHeads {
    components: BTreeMap<String, BTreeSet<Id>>,
}

impl KnownHeads {
    /// Takes down the columns of a table that hold the codes of one component.
    pub(super) fn add(&mut self, layout: &TableLayout) {
        let of_one = layout.column.iter().filter(|column| column.role == ColumnRole::Code && column.further.is_empty());
        for column in of_one {
            if let Some(component) = column.component.clone().filter(|_| !column.header.is_empty()) {
                self.components.entry(fold(&column.header)).or_default().insert(component);
            }
        }
    }

    /// Whether the columns below a header hold this component and no other.
    pub(super) fn lead_to(&self, header: &str, component: &Id) -> bool {
        let known = self.components.get(&fold(header));
        known.is_some_and(|known| known.len() == 1 && known.contains(component))
    }
}
