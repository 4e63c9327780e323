//! What statements and quantities count.

use marsad_model::{Dataflow, Definition, Pack, Quantity, SeriesReference, Statement};

/// What a statement counts: what its values have in common, and what it says besides.
pub(crate) fn statement_definition(pack: &Pack, statement: &Statement) -> Definition {
    quantity_definition(pack, &statement.quantity).refined(&statement.definition)
}

/// What the values that a quantity adds up have in common.
pub(crate) fn quantity_definition(pack: &Pack, quantity: &Quantity) -> Definition {
    let definitions = quantity.of.iter().map(|reference| series_definition(pack, reference));
    definitions.reduce(|whole, one| whole.common(&one)).unwrap_or_default()
}

fn series_definition(pack: &Pack, reference: &SeriesReference) -> Definition {
    let of = |dataflow: &Dataflow| {
        let structure = pack.structure_of(dataflow)?;
        Some(pack.definition_of(dataflow, &reference.key(structure)))
    };
    pack.dataflow(reference.dataflow.as_str()).and_then(of).unwrap_or_default()
}
