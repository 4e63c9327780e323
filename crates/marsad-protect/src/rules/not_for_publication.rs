//! What the provider marked as not for publication stays hidden, under every policy.

use marsad_model::DataTable;

use super::Marks;
use crate::HiddenReason;

pub(crate) fn mark(table: &DataTable, marks: &mut Marks) {
    let Some(place) = table.structure.attribute_place("CONF_STATUS") else { return };
    for (observation, mark) in table.observations().iter().zip(marks) {
        let status = observation.attributes.get(place).and_then(Option::as_deref);
        if status.is_some_and(|status| status != "F") {
            *mark = Some(HiddenReason::NotForPublication);
        }
    }
}
