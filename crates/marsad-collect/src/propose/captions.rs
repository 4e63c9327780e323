//! Captions that number the tables of a sheet, `Tableau 2. Bourses attribuées`: below another caption may stand another
//! subject, and nothing in the table says so.

use std::collections::BTreeMap;

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::outside::is_about_code;
use super::title::Line;
use crate::names::fold;

/// The words of the first numbered caption of each sheet, and the caption as it stands.
pub(super) type Captions = BTreeMap<String, (Vec<String>, String)>;

impl Drafter<'_, '_, '_> {
    /// Asks about a table under a numbered caption that says something else than the first one of its sheet.
    pub(super) fn other_caption(&mut self, table: &Table<'_>) {
        let Some((line, words)) = caption_of(&table.title.lines) else { return };
        let first = self.captions.entry(table.grid.name.clone()).or_insert_with(|| (words.clone(), line.text.clone()));
        // What tells the tables apart may be a code that is taken from there.
        if first.0 == words || is_about_code(table, line) {
            return;
        }
        let first = first.1.clone();
        let place = table.grid.spot(Some(line.row), line.column);
        self.doubt(Doubt::new(DoubtKind::OtherCaption, "", &line.text).taking(first).at(place));
    }
}

/// The nearest line that begins with a word for a table and its number, and its other words without numbers.
fn caption_of(lines: &[Line]) -> Option<(&Line, Vec<String>)> {
    lines.iter().rev().find_map(|line| Some((line, words_of_caption(&line.text)?)))
}

fn words_of_caption(text: &str) -> Option<Vec<String>> {
    const TABLES: [&str; 6] = ["tableau", "tabl", "tab", "table", "جدول", "لوحه"];
    let folded = fold(text);
    let has_digit = |word: &str| word.chars().any(char::is_numeric);
    let mut words = folded.split(' ');
    let is_numbered = words.next().is_some_and(|word| TABLES.contains(&word)) && words.next().is_some_and(has_digit);
    let words: Vec<String> = words.filter(|word| !has_digit(word)).map(str::to_owned).collect();
    (is_numbered && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::words_of_caption;

    #[test]
    fn a_caption_is_told_by_its_number_and_compared_by_its_words() {
        let words = |text: &str| words_of_caption(text).map(|words| words.join(" "));
        assert_eq!(words("Tableau 2. Bourses attribuées, 2023").as_deref(), Some("bourses attribuees"));
        assert_eq!(words("Table 1a: Arrivals 2022"), words("Table 1b: Arrivals 2023"));
        assert_eq!(words("الجدول 3: الطلبة").as_deref(), Some("طلبه"));
        for text in ["Tableau des bourses", "Table 2", "Bourses 2023", ""] {
            assert_eq!(words(text), None, "{text}");
        }
    }
}
