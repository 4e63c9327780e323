//! Columns that say the unit of each row, `Unité`, where the dataflow has one unit for all: they are not read, and a row in
//! another unit would be wrong by a factor without a word.

use super::plan::Plan;
use crate::titles::{UNIT, UnitReader};
use crate::values::units::{Verdict, after_unit};

/// Whether a header heads units and says none: `Unité`, `Unité de mesure`, `الوحدة`.
pub(crate) fn heads_units(header: &str) -> bool {
    header.split(" / ").any(|level| after_unit(level).is_some_and(str::is_empty))
}

/// The columns of a table that are left out and hold units, where observations have none of their own.
pub(super) fn unit_columns(plan: &Plan<'_, '_>) -> Vec<usize> {
    if plan.dictionary.place(UNIT).is_some() {
        return Vec::new();
    }
    let holds_units = |at: &usize| plan.headers.get(*at).is_some_and(|header| heads_units(header));
    plan.ignored.iter().copied().filter(holds_units).collect()
}

/// Whether a text names another unit than that of values which are multiplied with a factor.
pub(crate) fn is_other_unit(units: &UnitReader<'_>, (text, factor): (&str, f64)) -> bool {
    match units.of_line(&format!("en {text}")) {
        Some(Verdict::Scale(found)) => found != factor,
        Some(Verdict::Same) => factor != 1.0,
        Some(Verdict::Other) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::heads_units;

    #[test]
    fn a_header_of_units_says_nothing_else() {
        for header in ["Unité", "Unité de mesure", "Unit", "الوحدة", "Transferts / Unités :"] {
            assert!(heads_units(header), "{header}");
        }
        for header in ["Unités statistiques", "Unité : MDT", "Pays", ""] {
            assert!(!heads_units(header), "{header}");
        }
    }
}
