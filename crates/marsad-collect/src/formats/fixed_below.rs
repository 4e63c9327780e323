//! Whether the numbers of a text of fixed width stand below the headers of the columns into which the places of a profile put
//! them. Where all columns moved by the width of a number, no place cuts one, and each is that of the next column.

use marsad_model::{Finding, FindingCode, Place, Severity};

/// Among how many lines the headers are looked for.
const HEADERS_WITHIN: usize = 100;
/// How many lines below the headers are looked at.
const LINES_MAX: usize = 500;
/// Fewer headers show no table.
const HEADERS_MIN: usize = 3;
/// Fewer numbers below a header tell nothing.
const NUMBERS_MIN: usize = 2;

/// A text between gaps of two blanks: where it begins, and the place behind its end.
struct Text {
    place: [usize; 2],
    text: String,
}

/// The headers of a text, one for each column of a profile, and the numbers below them.
pub(super) struct Below {
    /// The first place of each column, and the one behind its last.
    columns: Vec<[usize; 2]>,
    headers: Vec<Header>,
    lines: usize,
}

struct Header {
    text: Text,
    /// How many numbers stand below it and below no other.
    numbers: usize,
    /// How many of them end or begin where it does, and stand in another column.
    elsewhere: usize,
}

impl Below {
    pub(super) fn new(widths: &[u16]) -> Self {
        let ends = widths.iter().scan(0, |end, &width| {
            let start = *end;
            *end += usize::from(width);
            Some([start, *end])
        });
        let mut columns: Vec<[usize; 2]> = ends.collect();
        if let Some(last) = columns.last_mut() {
            last[1] = usize::MAX;
        }
        Self { columns, headers: Vec::new(), lines: 0 }
    }

    /// Looks at a line.
    pub(super) fn add(&mut self, line: &str) {
        self.lines += 1;
        if self.headers.is_empty() {
            if self.lines <= HEADERS_WITHIN {
                self.begin(texts(line));
            }
        } else if self.lines <= LINES_MAX {
            texts(line).iter().filter(|text| is_number(&text.text)).for_each(|number| self.count(number.place));
        }
    }

    /// Takes texts as headers where there are as many as columns, the first of them above the first.
    fn begin(&mut self, texts: Vec<Text>) {
        let is_first = texts.first().is_some_and(|text| self.columns.first().is_some_and(|own| text.place[0] < own[1]));
        let are_headers = texts.len() == self.columns.len() && texts.iter().all(|text| is_header(&text.text));
        if texts.len() >= HEADERS_MIN && are_headers && is_first {
            self.headers = texts.into_iter().map(|text| Header { text, numbers: 0, elsewhere: 0 }).collect();
            self.lines = 0;
        }
    }

    fn count(&mut self, number: [usize; 2]) {
        let is_below = |header: &Header| number[0] < header.text.place[1] && header.text.place[0] < number[1];
        let mut below = (0..self.headers.len()).filter(|&at| is_below(&self.headers[at]));
        let (Some(at), None) = (below.next(), below.next()) else { return };
        let column = self.columns.iter().position(|column| column[0] <= number[0] && number[1] <= column[1]);
        let header = &mut self.headers[at];
        let is_aligned = (0..2).any(|side| header.text.place[side] == number[side]);
        header.numbers += 1;
        header.elsewhere += usize::from(is_aligned && column.is_some_and(|column| column != at));
    }

    /// What is told where most numbers below a header stand in the column of another.
    pub(super) fn told(&self, widths: &[u16]) -> Option<Finding> {
        let is_elsewhere = |header: &&Header| header.numbers >= NUMBERS_MIN && header.elsewhere * 2 > header.numbers;
        let header = self.headers.iter().find(is_elsewhere)?;
        let finding = Finding::new(FindingCode::CutNumber, Severity::Error, Place::default());
        let finding = finding.with("what", "elsewhere").with("widths", format!("{widths:?}"));
        Some(finding.with_value(header.text.text.as_str()))
    }
}

/// The texts of a line between which there are two blanks.
fn texts(line: &str) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for (at, c) in line.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        match texts.last_mut().filter(|last| at - last.place[1] < 2) {
            Some(last) => {
                if last.place[1] < at {
                    last.text.push(' ');
                }
                last.text.push(c);
                last.place[1] = at + 1;
            }
            None => texts.push(Text { place: [at, at + 1], text: c.to_string() }),
        }
    }
    texts
}

fn is_number(text: &str) -> bool {
    text.starts_with(char::is_numeric) && text.chars().all(|c| c.is_numeric() || " .,'٫٬".contains(c))
}

/// Whether a text can be a header: one with letters, or a year.
fn is_header(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    text.chars().any(char::is_alphabetic) || digits == 4 && !text.contains([' ', ',', '.'])
}

#[cfg(test)]
mod tests {
    use super::Below;

    /// The header above numbers that stand in the column of another, where lines are cut at these widths.
    fn told(lines: &[&str], widths: &[u16]) -> Option<String> {
        let mut below = Below::new(widths);
        lines.iter().for_each(|line| below.add(line));
        below.told(widths).map(|finding| finding.value)
    }

    const LINES: [&str; 3] =
        ["Isle            Jan    Feb    Mar", "Lulu Isle        29     14     25", "Sadaf Isle       25      9     12"];

    #[test]
    fn numbers_that_moved_into_the_next_column_are_told_though_none_is_cut() {
        assert_eq!(told(&LINES, &[12, 7, 7, 7]), None);
        // All columns stand two characters farther right than the profile has them, and with them their headers.
        assert_eq!(told(&LINES, &[10, 7, 7, 7]), Some("Jan".to_owned()));
    }

    #[test]
    fn one_character_farther_each_number_is_in_its_column() {
        assert_eq!(told(&LINES, &[13, 7, 7, 7]), None);
    }

    #[test]
    fn headers_that_do_not_stand_above_their_numbers_tell_nothing() {
        let lines = ["NATIONALITE  2022  2023", "France          1 234   124", "Italie            12  1 234"];
        assert_eq!(told(&lines, &[12, 9, 6]), None);
    }
}
