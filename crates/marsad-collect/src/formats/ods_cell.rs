//! A cell of an open document: what its attributes say, and the text that comes piece by piece.

use super::ods_shown::{is_percent, shown_of, shown_of_day};
use super::plain::{RunLook, marked};
use super::{CELL_CHARACTERS_MAX, cut_at};
use crate::cell::{ShownAs, is_formula_error, unstruck};

/// What a cell holds.
pub(super) enum Value {
    Number {
        number: f64,
        is_percent: bool,
        shown: ShownAs,
        /// The words that are seen beside it, or else the code of the currency that it is an amount of, or nothing.
        words: String,
    },
    /// A day, or as much of it as is seen.
    Date(String),
    Text(String),
}

/// A cell while its text comes.
#[derive(Default)]
pub(super) struct Open {
    pub repeated: u64,
    pub columns: u64,
    pub rows: u64,
    pub is_percent: bool,
    pub currency: String,
    /// The name of its style.
    pub style: String,
    /// Whether its letters are struck through, where its style or that of its row says so.
    pub is_struck: Option<bool>,
    /// Of the pieces of text that are open, how their letters stand.
    pub spans: Vec<RunLook>,
    /// What its attributes say that it holds.
    pub number: Option<f64>,
    pub day: Option<String>,
    pub said: Option<String>,
    /// What stands in it, in runs of letters that stand alike.
    pub runs: Vec<(RunLook, String)>,
    pub characters: usize,
    pub is_cut: bool,
    pub paragraphs: u64,
    /// How many paragraphs are open.
    pub inside: u64,
}

impl Value {
    /// How long its text is.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Number { words, .. } => words.len(),
            Self::Date(text) | Self::Text(text) => text.len(),
        }
    }
}

impl Open {
    /// Takes what an attribute says about the cell.
    pub(super) fn say(&mut self, key: &str, value: &str) {
        let count = || value.parse::<u64>().unwrap_or(1);
        match key {
            "table:number-columns-repeated" => self.repeated = count().max(1),
            "table:number-columns-spanned" => self.columns = count(),
            "table:number-rows-spanned" => self.rows = count(),
            "office:value-type" => self.is_percent = value == "percentage",
            "office:currency" => self.currency = limited(value),
            "table:style-name" => self.style = limited(value),
            "office:value" => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => self.number = Some(number),
                // A number that is none is shown as it stands.
                _ => self.said = Some(limited(value)),
            },
            // Of a moment the day counts.
            "office:date-value" => self.day = Some(limited(value.split('T').next().unwrap_or(value))),
            "office:time-value" | "office:boolean-value" => self.said = Some(limited(value)),
            "office:string-value" if !value.is_empty() => self.said = Some(limited(value)),
            _ => {}
        }
    }

    /// Takes a text that stands in it, as far as a cell may be long.
    pub(super) fn push(&mut self, text: &str) {
        let left = CELL_CHARACTERS_MAX - self.characters;
        let end = cut_at(text, left);
        let taken = end.map_or(text, |end| &text[..end]);
        self.is_cut |= end.is_some();
        self.characters += taken.chars().count();
        let look = self.look();
        match self.runs.last_mut().filter(|run| run.0 == look) {
            Some((_, run)) => run.push_str(taken),
            None if taken.is_empty() => {}
            None => self.runs.push((look, taken.to_owned())),
        }
    }

    /// How the letters that come stand.
    pub(super) fn look(&self) -> RunLook {
        self.spans.last().copied().unwrap_or_default()
    }

    /// What it holds: what its attributes say, or else the text that stands in it.
    pub(super) fn value(self) -> Option<Value> {
        let plain = self.runs.iter().map(|(_, run)| run.as_str()).collect::<String>();
        let stands_alike = self.runs.iter().all(|(look, _)| *look == RunLook::default());
        let marked = if stands_alike { None } else { marked(&self.runs) };
        let left = marked.as_deref().map(unstruck);
        let seen = left.as_deref().unwrap_or(&plain);
        if let Some(number) = self.number {
            // Some programs write a nought, and the error as what is seen.
            if is_formula_error(seen.trim()) {
                return Some(Value::Text(seen.trim().to_owned()));
            }
            let is_percent = self.is_percent || is_percent(seen, number);
            let seen = (self.paragraphs > 0).then_some(seen);
            let (shown, seen) = if is_percent { Default::default() } else { shown_of(seen, number) };
            let words = if seen.is_empty() { self.currency } else { seen };
            return Some(Value::Number { number, is_percent, shown, words });
        }
        if let Some(day) = self.day {
            return Some(Value::Date(shown_of_day(seen, day)));
        }
        let text = self.said.filter(|said| *said != plain).or(marked).unwrap_or(plain);
        (!text.is_empty()).then_some(Value::Text(text))
    }
}

fn limited(text: &str) -> String {
    cut_at(text, CELL_CHARACTERS_MAX).map_or(text, |end| &text[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Open, RunLook, Value};

    #[test]
    fn an_amount_has_its_currency() {
        let mut open = Open::default();
        for (key, value) in [("office:value-type", "currency"), ("office:currency", "EUR"), ("office:value", "5")] {
            open.say(key, value);
        }
        let Some(Value::Number { number, words, .. }) = open.value() else { panic!("no number") };
        assert_eq!((number, words.as_str()), (5.0, "EUR"));
    }

    /// A cell with these attributes in which a text stands.
    fn cell(attributes: &[(&str, &str)], text: &str) -> Open {
        let mut open = Open { paragraphs: 1, ..Open::default() };
        attributes.iter().for_each(|(key, value)| open.say(key, value));
        open.push(text);
        open
    }

    #[test]
    fn an_error_that_is_held_as_a_nought_is_an_error() {
        for error in ["#DIV/0!", "Err:502", "#REF!", "#NAME?", "#N/A", "#VALEUR !"] {
            let Some(Value::Text(text)) = cell(&[("office:value", "0")], error).value() else { panic!("{error}") };
            assert_eq!(text, error);
        }
        assert!(matches!(cell(&[("office:value", "0")], "#0").value(), Some(Value::Number { .. })));
    }

    #[test]
    fn a_text_that_is_said_twice_keeps_how_its_letters_stand() {
        let mut open = cell(&[("office:string-value", "2501")], "250");
        open.spans.push(RunLook { is_raised: true, is_struck: false });
        open.push("1");
        assert!(matches!(open.value(), Some(Value::Text(text)) if text == "250¹"));
        let other = cell(&[("office:string-value", "312")], "999");
        assert!(matches!(other.value(), Some(Value::Text(text)) if text == "312"));
    }
}
