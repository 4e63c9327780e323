//! What a check looks at, and how it says what it found.
//!
//! Holds: the observations of a file with what is known besides, who asks for a check, how a finding about a row, a series
//! or the whole file is made, and how numbers are written in findings. Does not hold: which observations a rule looks at
//! (`selection`), series in time (`points`), keys as numbers (`keys`), and any word for people.

use std::fmt::Display;

use marsad_model::{Finding, FindingCode, Id, ObservationColumns, Place, Rule, Severity};

use crate::Context;

/// The observations of one file, with all that is known besides.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    /// The dataflow, the profile and what the pack says of them, with what was accepted before.
    pub context: &'a Context<'a>,
    /// The name of the file.
    pub file: &'a str,
    /// What was read, in the order of the file.
    pub columns: &'a ObservationColumns,
}

/// Who asks for a check: a rule of the pack, or nobody, as every file is looked at.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The rule, which findings name.
    pub rule: Option<&'a Rule>,
    /// How grave it is what is found.
    pub severity: Severity,
}

impl<'a> Asked<'a> {
    /// By a rule.
    pub(super) fn by(rule: &'a Rule) -> Self {
        Self { rule: Some(rule), severity: rule.severity }
    }

    /// By nobody: what is found is a warning.
    pub(super) fn by_nobody() -> Self {
        Self { rule: None, severity: Severity::Warning }
    }

    /// A finding that names the rule, if one asks.
    fn finding(self, code: FindingCode, place: Place) -> Finding {
        let finding = Finding::new(code, self.severity, place);
        match self.rule {
            Some(rule) => finding.with("rule", &rule.id),
            None => finding,
        }
    }
}

impl Case<'_> {
    /// What a value might have been, with no more decimals than the measure has: nobody counts a part of a person.
    pub(super) fn shown_as_value(&self, number: f64) -> String {
        let parts = 10_f64.powi(i32::from(self.columns.structure.measure.decimals));
        shown((number * parts).round() / parts)
    }

    /// A finding at a row, with its value.
    pub(super) fn at(&self, asked: Asked<'_>, code: FindingCode, row: usize) -> Finding {
        let value = self.columns.value(row).map(shown).unwrap_or_default();
        asked.finding(code, place(self.file, self.columns, row)).with_value(value)
    }

    /// The same with the series and the period of the row.
    pub(super) fn in_series(&self, asked: Asked<'_>, code: FindingCode, row: usize) -> Finding {
        let period = self.columns.periods.word(row).map(ToString::to_string).unwrap_or_default();
        self.at(asked, code, row).with("series", series(self.columns, row)).with("period", period)
    }

    /// A finding about the whole file.
    pub(super) fn of_file(&self, asked: Asked<'_>, code: FindingCode) -> Finding {
        asked.finding(code, Place { file: self.file.to_owned(), ..Place::default() })
    }

    /// A rule that says nothing about these data, and why; it is not the sender's fault.
    pub(super) fn unusable(&self, asked: Asked<'_>, detail: impl Display) -> Finding {
        let note = Asked { severity: Severity::Note, ..asked };
        self.of_file(note, FindingCode::RuleUnusable).with("detail", detail)
    }
}

/// Where an observation stands in the file.
pub(super) fn place(file: &str, columns: &ObservationColumns, row: usize) -> Place {
    Place {
        file: file.to_owned(),
        sheet: columns.sheets.word(row).cloned().unwrap_or_default(),
        row: columns.rows.get(row),
        column: Some(columns.columns.get(row)).filter(|&column| column > 0),
    }
}

/// The key of a series as people read it: codes with stops between them.
pub(super) fn series(columns: &ObservationColumns, row: usize) -> String {
    columns.dimensions.iter().filter_map(|column| column.word(row)).map(Id::as_str).collect::<Vec<_>>().join(".")
}

/// Findings show six decimals: what was sent has no more, and sums differ from it further behind.
const SHOWN_PARTS: f64 = 1e6;

/// A number without the last digits of binary arithmetic.
pub(super) fn shown(number: f64) -> String {
    let rounded = (number * SHOWN_PARTS).round() / SHOWN_PARTS;
    if rounded.is_finite() { rounded.to_string() } else { number.to_string() }
}

/// A percentage or a ratio with two decimals.
pub(super) fn shown_short(number: f64) -> String {
    ((number * 100.0).round() / 100.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::{shown, shown_short};

    #[test]
    fn a_number_is_shown_without_what_binary_arithmetic_adds() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (12_345.0, "12345"),
            (-2.5, "-2.5"),
            (0.000_001_4, "0.000001"),
            (1e15 + 0.5, "1000000000000000.5"),
        ] {
            assert_eq!(shown(number), text);
        }
    }

    #[test]
    fn a_number_that_cannot_be_rounded_is_shown_as_it_is() {
        assert_eq!(shown(f64::INFINITY), "inf");
        assert_eq!(shown(1e305), 1e305_f64.to_string());
    }

    #[test]
    fn a_ratio_has_two_decimals_at_most() {
        assert_eq!((shown_short(1.0 / 3.0), shown_short(12.0)), ("0.33".to_owned(), "12".to_owned()));
    }
}
