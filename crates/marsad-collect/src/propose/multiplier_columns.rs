//! Columns that say in which power of ten the values of each row are, `PowerCode` over `Thousands` and `Units`: found by their
//! header, or by their words.

use marsad_model::{Column, ColumnRole, Id};

use super::columns::{LabelColumn, SeenText};
use super::doubt::{Doubt, DoubtKind};
use super::labels::code;
use super::roles::{Meaning, Roles};
use crate::reading::multipliers::{UNIT_MULT, is_beside_values, is_multiplier, power_of};
use crate::reading::unit_columns::heads_units;
use crate::values::units::power_in_words;

impl Roles<'_, '_, '_> {
    /// Whether a column says the multiplier of the values of each row, be it by its header alone. Below the word for a unit
    /// stand units.
    pub(super) fn is_of_multipliers(&self, column: &LabelColumn) -> bool {
        let structure = self.context.structure;
        is_multiplier(&column.header, structure)
            || is_beside_values(UNIT_MULT, structure) && !heads_units(&column.header) && self.are_multipliers(column)
    }

    /// Whether a word for a multiplier, and nothing else, stands beside all values, and one of them for more than units.
    fn are_multipliers(&self, column: &LabelColumn) -> bool {
        let beside: Vec<&SeenText> = column.texts.iter().filter(|seen| seen.valued > 0).collect();
        let rows = self.data_rows().filter(|&row| self.has_values(row)).count();
        let filled: u32 = beside.iter().map(|seen| seen.valued).sum();
        let powers: Option<Vec<i32>> = beside.iter().map(|seen| power_in_words(&seen.text)).collect();
        filled as usize == rows && powers.is_some_and(|powers| powers.iter().any(|power| *power != 0))
    }

    /// A column of multipliers, with the questions about words of it that nobody knows. Of a number and the word for it in two
    /// columns one is read.
    pub(super) fn multiplier_column(&self, column: &LabelColumn, found: &mut Meaning) -> Column {
        if !found.filled.insert(UNIT_MULT.to_owned()) {
            return code(column, ColumnRole::Ignore, None);
        }
        let is_unknown = |seen: &&SeenText| seen.valued > 0 && power_of(&seen.text, &column.header).is_none();
        for seen in column.texts.iter().filter(is_unknown) {
            let place = self.grid.spot(self.grid.number(seen.first), column.at);
            found.doubts.push(Doubt::new(DoubtKind::UnknownWord, UNIT_MULT, &seen.text).at(place));
        }
        code(column, ColumnRole::Code, Some(Id::literal(UNIT_MULT)))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use marsad_model::ColumnRole;
    use marsad_testkit::marjan;

    use crate::propose::tests::{draft, read};
    use crate::propose::{DoubtKind, Draft};

    /// A list of arrivals with what stands below a header beside the values of each isle, of which the first is given.
    fn list(header: &str, rows: &[(&str, u32)]) -> String {
        let mut text = format!("Isle;Sex;Year;{header};Arrivals\n");
        for (isle, (power, first)) in ["Lulu Isle", "Sadaf Isle", "Nawaris Isle"].into_iter().zip(rows.iter().cycle()) {
            let keys = [("Female", 2022), ("Male", 2022), ("Female", 2023), ("Male", 2023)];
            for ((sex, year), value) in keys.into_iter().zip(*first..) {
                writeln!(text, "{isle};{sex};{year};{power};{value}").unwrap();
            }
        }
        text
    }

    fn multipliers(draft: &Draft) -> Vec<&str> {
        let columns = draft.profile.tables[0].column.iter();
        let named = columns.filter(|column| column.component.as_ref().is_some_and(|id| *id == *"UNIT_MULT"));
        named.filter(|column| column.role == ColumnRole::Code).map(|column| column.header.as_str()).collect()
    }

    fn values(text: &str, draft: &Draft) -> Vec<Option<f64>> {
        let reading = read(marjan(), draft, text);
        assert!(reading.is_acceptable(), "{:#?}", reading.findings);
        [0, 4].map(|at| reading.columns.value(at)).to_vec()
    }

    #[test]
    fn a_column_of_multipliers_is_found_by_its_header_in_words_and_in_numbers() {
        for header in ["PowerCode", "POWER_CODE", "Power code", "Unit multiplier", "Multiplicateur", "UNIT_MULT"] {
            for rows in [[("Thousands", 12), ("Units", 12500)], [("3", 12), ("0", 12500)]] {
                let text = list(header, &rows);
                let made = draft(&text);
                assert_eq!(multipliers(&made), [header], "{rows:?}");
                assert!(made.doubts.iter().all(|doubt| doubt.text != header), "{:#?}", made.doubts);
                assert_eq!(values(&text, &made), [Some(12000.0), Some(12500.0)], "{header} {rows:?}");
            }
        }
    }

    #[test]
    fn a_column_of_multipliers_is_found_by_its_words() {
        for rows in [[("Milliers", 12), ("Unités", 12500)], [("آلاف", 12), ("وحدات", 12500)]] {
            let text = list("Echelle", &rows);
            let made = draft(&text);
            assert_eq!(
                (multipliers(&made), values(&text, &made)),
                (vec!["Echelle"], vec![Some(12000.0), Some(12500.0)])
            );
        }
        for rows in [[("Units", 12), ("Units", 13)], [("Thousands", 12), ("Ferry", 13)]] {
            assert!(multipliers(&draft(&list("Echelle", &rows))).is_empty(), "{rows:?}");
        }
    }

    #[test]
    fn a_word_of_a_multiplier_that_nobody_knows_is_asked_about() {
        let made = draft(&list("Multiplicateur", &[("1000", 12), ("1", 12500)]));
        let asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnknownWord);
        let asked: Vec<(&str, &str)> = asked.map(|doubt| (doubt.component.as_str(), doubt.text.as_str())).collect();
        assert_eq!(asked, [("UNIT_MULT", "1000"), ("UNIT_MULT", "1")]);
    }

    #[test]
    fn of_a_power_and_the_word_for_it_one_is_read() {
        let text = list("PowerCode Code;PowerCode", &[("3;Thousands", 12), ("0;Units", 12500)]);
        let made = draft(&text);
        assert_eq!(multipliers(&made), ["PowerCode Code"]);
        assert_eq!(values(&text, &made), [Some(12000.0), Some(12500.0)]);
    }
}
