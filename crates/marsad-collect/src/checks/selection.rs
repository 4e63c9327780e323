//! Which observations a rule looks at: those with one code in each dimension that it names.
//!
//! Codes become places of words once, so that a row is compared number by number. What is done with the rows is in the
//! checks; how a finding about one is made is in `case`.

use marsad_model::{Id, ObservationColumns, Only, WordColumn};

/// The observations a rule looks at.
pub(super) struct Selection<'t> {
    /// For each dimension named its column and the place of its code there; none where no row has that code.
    wanted: Option<Vec<(&'t WordColumn<Id>, u32)>>,
}

impl<'t> Selection<'t> {
    /// The rows that have every code of `only`; all of them, where it names none.
    pub(super) fn new(columns: &'t ObservationColumns, only: &Only) -> Self {
        let one = |(dimension, code): (&Id, &Id)| {
            let at = columns.structure.dimension_place(dimension.as_str())?;
            Some((columns.dimensions.get(at)?, code_place(columns, at, code)?))
        };
        Self { wanted: only.iter().map(one).collect() }
    }

    /// Whether a row is one of them.
    pub(super) fn holds(&self, row: usize) -> bool {
        self.wanted.as_ref().is_some_and(|wanted| wanted.iter().all(|(column, place)| column.places.get(row) == *place))
    }
}

/// The place of a code among the words of a dimension; none where no row has it.
pub(super) fn code_place(columns: &ObservationColumns, dimension: usize, code: &Id) -> Option<u32> {
    let words = &columns.dimensions.get(dimension)?.words;
    words.iter().position(|word| word == code).map(|place| place as u32)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use marsad_model::{Id, ObservationColumns, Only};
    use marsad_testkit::marjan;

    use super::{Selection, code_place};

    /// Arrivals in Marjan: a row for each pair of isle and sex.
    fn columns(rows: &[[&str; 2]]) -> ObservationColumns {
        let structure = marjan().structures.iter().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
        let mut columns = ObservationColumns::new(Arc::new(structure.clone()), "S");
        for row in rows {
            for (at, code) in [(1, row[0]), (2, row[1])] {
                let place = columns.dimensions[at].place_of(Id::new(code).unwrap());
                columns.dimensions[at].places.push(place);
            }
        }
        columns
    }

    fn only(codes: &[(&str, &str)]) -> Only {
        codes.iter().map(|(dimension, code)| (Id::new(dimension).unwrap(), Id::new(code).unwrap())).collect()
    }

    #[test]
    fn a_row_is_held_where_it_has_every_code() {
        let columns = columns(&[["XM-L", "F"], ["XM-L", "M"], ["XM-S", "F"]]);
        let held = |codes: &[(&str, &str)]| {
            let selection = Selection::new(&columns, &only(codes));
            (0..3).filter(|&row| selection.holds(row)).collect::<Vec<usize>>()
        };
        assert_eq!(held(&[("ISLE", "XM-L")]), [0, 1]);
        assert_eq!(held(&[("ISLE", "XM-L"), ("SEX", "F")]), [0]);
        assert_eq!(held(&[]), [0, 1, 2]);
    }

    #[test]
    fn a_code_that_no_row_has_holds_no_row() {
        let columns = columns(&[["XM-L", "F"]]);
        assert!(!Selection::new(&columns, &only(&[("ISLE", "XM-F")])).holds(0));
        assert!(!Selection::new(&columns, &only(&[("AGE", "_T")])).holds(0));
        assert_eq!(code_place(&columns, 1, &Id::literal("XM-F")), None);
    }
}
