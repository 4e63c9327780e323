//! A cell of an open document: what its attributes say, and the text that comes piece by piece.

use super::ods_shown::shown_of;
use super::{CELL_CHARACTERS_MAX, cut_at};
use crate::cell::{STRUCK, ShownAs};

/// What a cell holds.
pub(super) enum Value {
    Number {
        number: f64,
        is_percent: bool,
        shown: ShownAs,
        /// The words that are seen beside it, or else the code of the currency that it is an amount of, or nothing.
        words: String,
    },
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
    /// Whether its letters are struck through.
    pub is_struck: bool,
    /// Of the pieces of text that are open, whether they are struck through.
    pub spans: Vec<bool>,
    /// What its attributes say that it holds.
    pub number: Option<f64>,
    pub said: Option<String>,
    /// What stands in it.
    pub text: String,
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
            Self::Text(text) => text.len(),
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
            "office:date-value" => self.said = Some(limited(value.split('T').next().unwrap_or(value))),
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
        if self.spans.contains(&true) {
            self.text.extend(taken.chars().flat_map(|c| [c, STRUCK]));
        } else {
            self.text.push_str(taken);
        }
    }

    /// What it holds: what its attributes say, or else the text that stands in it.
    pub(super) fn value(self) -> Option<Value> {
        if let Some(number) = self.number {
            let is_percent = self.is_percent;
            let (shown, seen) = if is_percent { Default::default() } else { shown_of(&self.text, number) };
            let words = if seen.is_empty() { self.currency } else { seen };
            return Some(Value::Number { number, is_percent, shown, words });
        }
        let text = self.said.unwrap_or(self.text);
        (!text.is_empty()).then_some(Value::Text(text))
    }
}

fn limited(text: &str) -> String {
    cut_at(text, CELL_CHARACTERS_MAX).map_or(text, |end| &text[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Open, Value};

    #[test]
    fn an_amount_has_its_currency() {
        let mut open = Open::default();
        for (key, value) in [("office:value-type", "currency"), ("office:currency", "EUR"), ("office:value", "5")] {
            open.say(key, value);
        }
        let Some(Value::Number { number, words, .. }) = open.value() else { panic!("no number") };
        assert_eq!((number, words.as_str()), (5.0, "EUR"));
    }
}
