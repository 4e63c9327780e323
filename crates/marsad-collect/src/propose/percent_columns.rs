//! Columns of percentages beside those of counts, where observations have their own unit: `Effectif | %` are both read, and
//! of `Effectif des couverts | Part des couverts (%)` it is asked.
//!
//! Does not hold: tables of percentages alone, which `values` knows.

use marsad_model::{Column, ColumnRole, HeaderRow};

use super::doubt::DoubtKind;
use super::drafter::{Drafter, Table};
use super::kind::is_derived;
use super::roles::{Meaning, Roles, plain};
use super::unit_words::UNIT;
use crate::reading::beside::{Derived, derived};
use crate::reading::headers::Headers;
use crate::reading::plan::is_neutral;
use crate::values::units;

impl Roles<'_, '_, '_> {
    /// Whether a row of headers says no more than units, `Effectif | %`, and a percentage above this column, where each
    /// observation has its own unit. Beside words of another component nobody knows of what it is the share.
    pub(super) fn is_percent_beside_counts(&self, headers: &Headers, column: usize) -> bool {
        let place = self.dictionary.place(UNIT).filter(|&place| place < self.dictionary.dimensions);
        let header = headers.path(column);
        let is_plain = header.split(" / ").all(|level| units::is_percent(level) || !is_derived(level));
        if !is_plain || !place.is_some_and(|place| self.knows(place, "PT")) {
            return false;
        }
        let [first, last] = self.block.columns;
        let mut rows = self.block.headers.iter().filter_map(|&row| self.grid.number(row));
        rows.any(|row| {
            let is_of_unit = |text: &str| is_neutral(plain(text)) || self.named_unit(text).is_some();
            let mut beside = (first..=last).filter(|&other| self.is_value_column(headers, other));
            units::is_percent(headers.text(row, column)) && beside.all(|other| is_of_unit(headers.text(row, other)))
        })
    }

    /// Where percentages stand beside columns whose headers say no unit, `Effectif | %`, the unit of those is still to
    /// be found: in a title, or as the dataflow usually has it.
    pub(super) fn reopen_unit(
        &self,
        headers: &Headers,
        (across, values): (&[HeaderRow], &[usize]),
        found: &mut Meaning,
    ) {
        let rows: Vec<u32> =
            across.iter().filter(|row| row.components.iter().any(|id| *id == *UNIT)).map(|row| row.row).collect();
        let is_said = |column: usize| rows.iter().any(|&row| self.named_unit(headers.text(row, column)).is_some());
        let is_percent = |column: usize| rows.iter().any(|&row| units::is_percent(headers.text(row, column)));
        let (said, silent): (Vec<usize>, Vec<usize>) = values.iter().partition(|&&column| is_said(column));
        if !silent.is_empty() && !said.is_empty() && said.into_iter().all(is_percent) {
            found.filled.remove(UNIT);
        }
    }
}

impl Drafter<'_, '_, '_> {
    /// Percentages that are not read beside the one column of counts. Whether they are a measure of the dataflow or only the
    /// parts of a whole nobody can tell from their header: it is asked with all that the profile needs if they belong to it.
    pub(super) fn percents_beside_counts(&mut self, table: &Table<'_>) {
        let layout = &table.layout;
        let place = self.dictionary.place(UNIT).filter(|&place| place < self.dictionary.dimensions);
        let words = place.and_then(|place| self.dictionary.words(place));
        let is_known = words.is_some_and(|words| words.meaning("PT") != crate::Meaning::Unknown);
        let counts = layout.column.iter().filter(|column| column.role == ColumnRole::Value).count();
        let unit = layout.constants.get(UNIT).filter(|unit| is_known && counts == 1 && *unit != "PT");
        let Some(unit) = unit else { return };
        let unread: Vec<&Column> = layout.column.iter().filter(|column| is_unread_percent(column)).collect();
        let is_about = |text: &str| unread.iter().any(|column| column.header == text);
        for doubt in &mut self.pending {
            if doubt.kind == DoubtKind::IgnoredColumn && is_about(&doubt.text) {
                (doubt.kind, doubt.component, doubt.taken) =
                    (DoubtKind::PercentColumn, UNIT.to_owned(), unit.to_owned());
            }
        }
    }
}

/// Whether a column is not read under a header that says a share or a rate.
fn is_unread_percent(column: &Column) -> bool {
    let is_percent = match derived(&column.header) {
        Some(kind) => kind == Derived::Share,
        None => column.header.contains(['%', '٪']),
    };
    column.role == ColumnRole::Ignore && is_percent
}

#[cfg(test)]
mod tests {
    use marsad_model::{FindingCode, Severity};
    use marsad_testkit::tunisia;

    use crate::Reading;
    use crate::propose::tests::{draft_of, read_of};

    /// Cooperants by country, with further columns beside their number.
    fn file(further: &[&str]) -> String {
        let line = |first: &str, number: &str| format!("{first}{}\n", format!(";{number}").repeat(further.len()));
        let heads = format!("Pays;Nombre;{}\n", further.join(";"));
        let rows = [("France;300", "30"), ("Italie;500", "50"), ("Qatar;200", "20"), ("Total;1000", "100")];
        let title = "Coopérants tunisiens en exercice à l’étranger, décembre 2024\n";
        rows.iter().fold(format!("{title}{heads}"), |text, (first, number)| text + &line(first, number))
    }

    /// What is read of a file with these columns under the draft of one with shares.
    fn reading(further: &[&str]) -> Reading {
        let made = draft_of(tunisia(), "DF_ATCT_STOCK", file(&["Part (%)"]).as_bytes());
        read_of(tunisia(), "DF_ATCT_STOCK", &made, &file(further))
    }

    #[test]
    fn rates_changes_and_shares_of_something_else_are_not_read_as_the_share_that_the_profile_knows() {
        let headers = [
            "Évolution (%)",
            "Variation 2024/2023 (%)",
            "Taux de féminisation (%)",
            "Taux d’encadrement (%)",
            "Part des femmes (%)",
            "Part cumulée (%)",
            "نسبة النمو (%)",
        ];
        for header in headers {
            let reading = reading(&[header]);
            assert_eq!(reading.columns.len(), 4, "{header}: {:#?}", reading.findings);
            let told = reading.findings.iter().find(|finding| finding.code == FindingCode::UnexpectedColumn);
            let told = told.map(|finding| (finding.severity, finding.value.as_str(), finding.place.column));
            assert_eq!(told, Some((Severity::Warning, header, Some(3))));
        }
        for header in ["Part (%)", "%", "Répartition (%)", "Poids relatif (%)", "Nombre (%)"] {
            assert_eq!(reading(&[header]).columns.len(), 8, "{header}");
        }
    }

    #[test]
    fn a_column_of_changes_beside_the_shares_is_noted() {
        let reading = reading(&["Part (%)", "Évolution (%)"]);
        let told = reading.findings.iter().find(|finding| finding.code == FindingCode::UnexpectedColumn).unwrap();
        assert_eq!((told.severity, told.place.column), (Severity::Note, Some(4)), "{:#?}", reading.findings);
        assert_eq!(reading.columns.len(), 8);
    }
}
