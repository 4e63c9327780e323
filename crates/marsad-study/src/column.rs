//! A column while its rows come: values go into an Arrow array, and why a value is missing goes beside it.

use std::sync::Arc;

use arrow_array::builder::{
    Date32Builder, Float64Builder, StringBuilder, StringDictionaryBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Float64Array};
use arrow_schema::{DataType, TimeUnit};

use crate::moment::{Clock, DAY};
use crate::{Code, MissingCodes, VariableKind};

/// A column while its rows come.
pub(crate) struct ColumnBuilder {
    values: Values,
    kind: VariableKind,
    /// How the file counts time.
    clock: Option<Clock>,
    missing: MissingCodes,
    /// Texts that are declared as missing.
    missing_texts: Vec<String>,
    notes: Notes,
    rows: usize,
    /// How many moments lie where no calendar reaches, and the first of them.
    pub out_of_calendar: u64,
    pub first_out_of_calendar: f64,
}

enum Values {
    Numbers(Float64Builder),
    Texts(StringBuilder),
}

/// Why values are missing: the code that stood in their place.
#[derive(Default)]
struct Notes {
    builder: Option<StringDictionaryBuilder<Int32Type>>,
    /// How many rows are filled.
    filled: usize,
}

/// A column that is complete.
#[derive(Debug)]
pub(crate) struct Column {
    pub kind: VariableKind,
    pub values: ArrayRef,
    /// Why values are missing, where any is for a reason.
    pub notes: Option<ArrayRef>,
}

impl ColumnBuilder {
    /// A column of numbers, or of moments on a clock.
    pub(crate) fn numbers(missing: MissingCodes, clock: Option<Clock>) -> Self {
        let kind = clock.map_or(VariableKind::Number, Clock::kind);
        Self { clock, ..Self::new(Values::Numbers(Float64Builder::with_capacity(0)), missing, kind) }
    }

    /// A column of days or moments that come in seconds since 1970.
    pub(crate) fn moments(missing: MissingCodes, kind: VariableKind) -> Self {
        Self::new(Values::Numbers(Float64Builder::with_capacity(0)), missing, kind)
    }

    /// A column of texts.
    pub(crate) fn texts(missing: MissingCodes) -> Self {
        Self::new(Values::Texts(StringBuilder::with_capacity(0, 0)), missing, VariableKind::Text)
    }

    fn new(values: Values, missing: MissingCodes, kind: VariableKind) -> Self {
        let text = |code: &Code| if let Code::Text(text) = code { Some(text.clone()) } else { None };
        let missing_texts = missing.codes.iter().filter_map(text).collect();
        Self {
            values,
            kind,
            clock: None,
            missing,
            missing_texts,
            notes: Notes::default(),
            rows: 0,
            out_of_calendar: 0,
            first_out_of_calendar: 0.0,
        }
    }

    /// Takes a number of the file, or a cell that is blank.
    pub(crate) fn push_number(&mut self, number: Option<f64>) {
        match number {
            None => self.push_missing(None),
            Some(number) if !number.is_finite() || self.missing.has_number(number) => {
                self.push_missing(Some(Code::Number(number)));
            }
            Some(number) => match self.clock {
                None => self.push_value(number),
                Some(clock) => self.push_moment(number, clock.seconds(number)),
            },
        }
    }

    /// Takes a day or moment in seconds since 1970; `number` is what the file has in its place.
    fn push_moment(&mut self, number: f64, seconds: Option<f64>) {
        if let Some(seconds) = seconds {
            return self.push_value(seconds);
        }
        if self.out_of_calendar == 0 {
            self.first_out_of_calendar = number;
        }
        self.out_of_calendar += 1;
        self.push_missing(Some(Code::Number(number)));
    }

    /// Takes a value as it is kept: a number, or seconds since 1970.
    pub(crate) fn push_value(&mut self, value: f64) {
        match &mut self.values {
            Values::Numbers(builder) => builder.append_value(value),
            Values::Texts(builder) => builder.append_value(Code::Number(value).to_string()),
        }
        self.rows += 1;
    }

    /// Takes a text of the file; a blank one is missing. Gives back how many bytes are kept.
    pub(crate) fn push_text(&mut self, text: &str) -> usize {
        let is_declared = self.missing_texts.iter().any(|missing| missing == text);
        match &mut self.values {
            Values::Texts(builder) if !text.is_empty() && !is_declared => {
                builder.append_value(text);
                self.rows += 1;
                text.len()
            }
            _ => {
                self.push_missing((!text.is_empty()).then(|| Code::Text(text.to_owned())));
                0
            }
        }
    }

    /// Takes a value that is missing, and the code that says why.
    pub(crate) fn push_missing(&mut self, code: Option<Code>) {
        match &mut self.values {
            Values::Numbers(builder) => builder.append_null(),
            Values::Texts(builder) => builder.append_null(),
        }
        if let Some(code) = code {
            self.notes.note(self.rows, &code.to_string());
        }
        self.rows += 1;
    }

    /// The column as an Arrow array. Days turn out to be moments where one of them has a time.
    pub(crate) fn finish(mut self) -> Column {
        let notes = self.notes.finish(self.rows);
        match self.values {
            Values::Texts(mut builder) => {
                Column { kind: VariableKind::Text, values: Arc::new(builder.finish()), notes }
            }
            Values::Numbers(mut builder) => {
                let numbers = builder.finish();
                let is_moment = self.kind == VariableKind::Date && has_times(&numbers);
                let kind = if is_moment { VariableKind::DateTime } else { self.kind };
                let values: ArrayRef = match kind {
                    VariableKind::Date => days(&numbers),
                    VariableKind::DateTime => moments(&numbers),
                    VariableKind::Number | VariableKind::Text => Arc::new(numbers),
                };
                Column { kind, values, notes }
            }
        }
    }
}

impl Notes {
    fn note(&mut self, row: usize, text: &str) {
        let builder = self.builder.get_or_insert_with(StringDictionaryBuilder::new);
        builder.append_nulls(row - self.filled);
        builder.append_value(text);
        self.filled = row + 1;
    }

    fn finish(&mut self, rows: usize) -> Option<ArrayRef> {
        let mut builder = self.builder.take()?;
        builder.append_nulls(rows - self.filled);
        Some(Arc::new(builder.finish()))
    }
}

/// Whether a moment lies within a day and not at its beginning.
fn has_times(seconds: &Float64Array) -> bool {
    seconds.iter().flatten().any(|seconds| (seconds / DAY).fract() != 0.0)
}

fn days(seconds: &Float64Array) -> ArrayRef {
    let mut builder = Date32Builder::with_capacity(seconds.len());
    seconds.iter().for_each(|seconds| builder.append_option(seconds.map(|seconds| (seconds / DAY).floor() as i32)));
    Arc::new(builder.finish())
}

fn moments(seconds: &Float64Array) -> ArrayRef {
    let mut builder = TimestampMicrosecondBuilder::with_capacity(seconds.len());
    seconds.iter().for_each(|seconds| builder.append_option(seconds.map(|seconds| (seconds * 1e6).round() as i64)));
    Arc::new(builder.finish())
}

/// The type of the column of a kind of variable.
pub(crate) fn data_type(kind: VariableKind) -> DataType {
    match kind {
        VariableKind::Number => DataType::Float64,
        VariableKind::Text => DataType::Utf8,
        VariableKind::Date => DataType::Date32,
        VariableKind::DateTime => DataType::Timestamp(TimeUnit::Microsecond, None),
    }
}

/// The type of the column that says why values are missing.
pub(crate) fn note_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

#[cfg(test)]
mod tests {
    use arrow_array::Array as _;
    use arrow_array::cast::AsArray as _;
    use arrow_array::types::{Date32Type, Int32Type};

    use super::{Column, ColumnBuilder};
    use crate::moment::Clock;
    use crate::{Code, MissingCodes, VariableKind};

    fn notes(column: &Column) -> Vec<Option<String>> {
        let Some(notes) = &column.notes else { return Vec::new() };
        let notes = notes.as_dictionary::<Int32Type>();
        let words = notes.values().as_string::<i32>();
        let keys = notes.keys();
        keys.iter().map(|key| key.map(|key| words.value(key as usize).to_owned())).collect()
    }

    #[test]
    fn a_missing_value_keeps_its_reason_and_a_blank_has_none() {
        let missing = MissingCodes { codes: vec![Code::Number(99.0)], ..MissingCodes::default() };
        let mut builder = ColumnBuilder::numbers(missing, None);
        for number in [Some(1.0), None, Some(99.0), Some(2.0)] {
            builder.push_number(number);
        }
        builder.push_missing(Some(Code::Extended('b')));
        let column = builder.finish();
        let values = column.values.as_primitive::<arrow_array::types::Float64Type>();
        let seen: Vec<Option<f64>> = values.iter().collect();
        assert_eq!(seen, [Some(1.0), None, None, Some(2.0), None]);
        let reasons = [None, None, Some("99".to_owned()), None, Some(".b".to_owned())];
        assert_eq!(notes(&column), reasons);
    }

    #[test]
    fn a_blank_text_is_missing() {
        let missing = MissingCodes { codes: vec![Code::Text("NR".to_owned())], ..MissingCodes::default() };
        let mut builder = ColumnBuilder::texts(missing);
        let kept: usize = ["Tunis", "", "NR"].into_iter().map(|text| builder.push_text(text)).sum();
        let column = builder.finish();
        assert_eq!((kept, column.values.null_count()), (5, 2));
        assert_eq!(notes(&column), [None, None, Some("NR".to_owned())]);
    }

    #[test]
    fn days_are_days_until_one_has_a_time() {
        let column = |last: f64| {
            let mut builder = ColumnBuilder::numbers(MissingCodes::default(), Some(Clock::SpssDate));
            builder.push_number(Some(141_428.0 * 86_400.0));
            builder.push_number(Some(last));
            builder
        };
        let whole = column(141_427.0 * 86_400.0).finish();
        let days: Vec<i32> = whole.values.as_primitive::<Date32Type>().iter().flatten().collect();
        assert_eq!((whole.kind, days), (VariableKind::Date, vec![0, -1]));
        assert_eq!(column(12_219_379_201.0).finish().kind, VariableKind::DateTime);
        let beyond = column(1e300);
        assert_eq!((beyond.out_of_calendar, beyond.first_out_of_calendar), (1, 1e300));
        let beyond = beyond.finish();
        assert_eq!((beyond.kind, beyond.values.null_count()), (VariableKind::Date, 1));
    }
}
