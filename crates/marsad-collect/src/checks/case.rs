//! What a check looks at, and how it says what it found.

use marsad_model::{Finding, FindingCode, Id, ObservationColumns, Only, Place, Rule, Severity};

use crate::Context;

/// The observations of one file, with all that is known besides.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub context: &'a Context<'a>,
    pub file: &'a str,
    pub columns: &'a ObservationColumns,
}

/// Who asks for a check: a rule of the pack, or nobody, as every file is looked at.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub rule: Option<&'a Rule>,
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
}

impl Case<'_> {
    /// A finding at a row, with its value.
    pub(super) fn at(&self, asked: Asked<'_>, code: FindingCode, row: usize) -> Finding {
        let value = self.columns.value(row).map(shown).unwrap_or_default();
        let finding = Finding::new(code, asked.severity, place(self.file, self.columns, row)).with_value(value);
        match asked.rule {
            Some(rule) => finding.with("rule", &rule.id),
            None => finding,
        }
    }

    /// The same with the series and the period of the row.
    pub(super) fn in_series(&self, asked: Asked<'_>, code: FindingCode, row: usize) -> Finding {
        let period = self.columns.periods.word(row).map(ToString::to_string).unwrap_or_default();
        self.at(asked, code, row).with("series", series(self.columns, row)).with("period", period)
    }

    /// A finding about the whole file.
    pub(super) fn of_file(&self, asked: Asked<'_>, code: FindingCode) -> Finding {
        let place = Place { file: self.file.to_owned(), ..Place::default() };
        let finding = Finding::new(code, asked.severity, place);
        match asked.rule {
            Some(rule) => finding.with("rule", &rule.id),
            None => finding,
        }
    }

    /// A rule that says nothing about these data, and why; it is not the sender's fault.
    pub(super) fn unusable(&self, asked: Asked<'_>, detail: impl std::fmt::Display) -> Finding {
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

/// A number without the last digits of binary arithmetic.
pub(super) fn shown(number: f64) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded.to_string() } else { number.to_string() }
}

/// A percentage or a ratio with two decimals.
pub(super) fn shown_short(number: f64) -> String {
    ((number * 100.0).round() / 100.0).to_string()
}

/// The observations a rule looks at: one code for each dimension named.
pub(super) struct Selection<'t> {
    /// For each dimension named its column and the place of its code there; none where no row has that code.
    wanted: Option<Vec<(&'t marsad_model::WordColumn<Id>, u32)>>,
}

impl<'t> Selection<'t> {
    pub(super) fn new(columns: &'t ObservationColumns, only: &Only) -> Self {
        let one = |(dimension, code): (&Id, &Id)| {
            let column = columns.dimensions.get(columns.structure.dimension_place(dimension.as_str())?)?;
            Some((column, column.words.iter().position(|word| word == code)? as u32))
        };
        Self { wanted: only.iter().map(one).collect() }
    }

    pub(super) fn holds(&self, row: usize) -> bool {
        self.wanted.as_ref().is_some_and(|wanted| wanted.iter().all(|(column, place)| column.places.get(row) == *place))
    }
}

/// The place of a code among the words of a dimension.
pub(super) fn code_place(columns: &ObservationColumns, dimension: usize, code: &Id) -> Option<u32> {
    let words = &columns.dimensions.get(dimension)?.words;
    words.iter().position(|word| word == code).map(|place| place as u32)
}
