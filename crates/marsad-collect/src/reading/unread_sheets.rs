//! The sheets of a workbook that no table of the profile is for: how many numbers they hold, and whether they look like
//! the sheets that are read, as the sheet of the next year does.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, NumberMarks, Place, Profile, Severity};

use super::outside_lines::masked;
use super::unread::{is_counted, is_number};
use crate::cell::Cell;
use crate::formats::SheetHead;

/// How many rows and columns of a sheet tell what it looks like.
const LOOKED_AT_MAX: usize = 60;
/// Of how many rows texts are looked at for numbers.
const TEXT_ROWS_MAX: usize = 10_000;
/// How many texts two sheets must share to look alike, and which share of those of the smaller one.
const SHARED_MIN: usize = 3;
const SHARED_SHARE_MIN: f64 = 0.6;
/// So many numbers may always be left out, as those of a sheet of remarks.
const HANDFUL: u64 = 5;
/// One number in so many may be left out without a warning.
const SHARE_LEFT_OUT: u64 = 20;
/// A block with so many tenths of the numbers of the largest table is one more: of each year other numbers are missing.
const TENTHS_OF_TABLE: u64 = 9;
/// From so many numbers on, more that are left out than read are an error.
const MANY: u64 = 20;

/// What a sheet looks like.
#[derive(Debug, Default)]
struct Look {
    name: String,
    is_hidden: bool,
    is_read: bool,
    /// Whether the profile says that it is not read.
    is_left_out: bool,
    texts: BTreeSet<String>,
    rows: usize,
    numbers: u64,
    /// The sheet like which it would have been read, and the header or title by which it could not.
    differs: Option<(String, String)>,
}

/// The sheets of a file, those that are read and the others.
#[derive(Debug, Default)]
pub(super) struct UnreadSheets {
    looks: Vec<Look>,
    marks: NumberMarks,
    /// Whether words of a unit stand beside the numbers of a table.
    has_words: bool,
}

/// How many numbers of a file were read, and how many beside its tables were not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amounts {
    pub read: u64,
    /// The most that one table gave; what is missing in it is none.
    pub largest: u64,
    pub beside: u64,
}

impl UnreadSheets {
    pub(super) fn new(marks: NumberMarks) -> Self {
        Self { marks, ..Self::default() }
    }

    /// The same, where numbers have words beside them if those of the profile do.
    pub(super) fn written_as_in(self, profile: &Profile) -> Self {
        Self { has_words: profile.tables.iter().any(|table| !table.words_beside.is_empty()), ..self }
    }

    /// A sheet begins.
    pub(super) fn begin(&mut self, head: &SheetHead, (is_read, is_left_out): (bool, bool)) {
        let (name, is_hidden) = (head.name.clone(), head.is_hidden);
        self.looks.push(Look { name, is_hidden, is_read, is_left_out, ..Look::default() });
    }

    /// Looks at a row of the sheet; `is_left_out` says of a place whether the profile says that its number is not read.
    pub(super) fn row(&mut self, cells: &[Cell<'_>], is_left_out: &dyn Fn(usize) -> bool) {
        let (marks, has_words) = (self.marks, self.has_words);
        let Some(look) = self.looks.last_mut() else { return };
        look.rows += 1;
        if look.rows <= LOOKED_AT_MAX {
            let texts = cells.iter().take(LOOKED_AT_MAX).filter(|cell| cell.number.is_none() && !cell.is_blank());
            look.texts.extend(texts.map(|cell| masked(&cell.label())).filter(|text| is_telling(text)));
        }
        if !look.is_read {
            let looks_at_texts = look.rows <= TEXT_ROWS_MAX;
            let is_written = |cell: &Cell<'_>| is_number(cell, marks) || has_words && is_counted(cell, marks);
            let is_it = |cell: &&Cell<'_>| cell.number.is_some() || looks_at_texts && is_written(cell);
            let open = cells.iter().enumerate().filter(|(at, _)| !is_left_out(*at)).map(|(_, cell)| cell);
            look.numbers += open.filter(is_it).count() as u64;
        }
    }

    /// The sheet that ends now was read although no table names it.
    pub(super) fn is_read_after_all(&mut self) {
        if let Some(look) = self.looks.last_mut() {
            look.is_read = true;
        }
    }

    /// The sheet that ends now would have been read like another, but for a header or a title.
    pub(super) fn differs_from(&mut self, sibling: &str, head: String) {
        if let Some(look) = self.looks.last_mut() {
            look.differs = Some((sibling.to_owned(), head));
        }
    }

    /// The names of the sheets of which nothing is read.
    pub(super) fn unread(&self) -> Vec<String> {
        self.looks.iter().filter(|look| !look.is_read).map(|look| look.name.clone()).collect()
    }

    /// What is told of the sheets that were not read, and whether more of the file was left out than read.
    pub(super) fn tell(&self, file: &str, amounts: Amounts) -> Vec<Finding> {
        let counts = |look: &&Look| !look.is_read && !look.is_left_out && !look.is_hidden;
        let left_out = amounts.beside + self.looks.iter().filter(counts).map(|look| look.numbers).sum::<u64>();
        let all = amounts.read + left_out;
        let unread = self.looks.iter().filter(|look| !look.is_read);
        let told = unread.map(|look| {
            let place = Place { file: file.to_owned(), sheet: look.name.clone(), ..Place::default() };
            if look.is_left_out {
                return Finding::new(FindingCode::SkippedByProfile, Severity::Note, place).with_value(&look.name);
            }
            let is_like = counts(&look) && self.is_like_a_read_one(look) && look.numbers > 0;
            let is_much = counts(&look) && look.numbers > HANDFUL && look.numbers * SHARE_LEFT_OUT > all;
            let is_most = is_much && look.numbers >= MANY && left_out > amounts.read;
            let severity = match (is_most, is_like || is_much) {
                (true, _) => Severity::Error,
                (false, true) => Severity::Warning,
                (false, false) => Severity::Note,
            };
            let finding = Finding::new(FindingCode::UnreadSheet, severity, place).with_value(&look.name);
            if let Some((sibling, head)) = look.differs.as_ref().filter(|_| is_like || is_much) {
                let finding = finding.with("what", "head").with("said", sibling).with("header", head);
                return finding.with("numbers", look.numbers);
            }
            let what = match (look.name.is_empty(), is_like, is_much) {
                (true, ..) => "file",
                (false, true, _) => "like",
                (false, false, true) => "numbers",
                (false, false, false) => "sheet",
            };
            finding.with("what", what).with("numbers", look.numbers).with("read", amounts.read)
        });
        told.collect()
    }

    fn is_like_a_read_one(&self, look: &Look) -> bool {
        self.looks.iter().filter(|other| other.is_read).any(|other| {
            let shared = look.texts.intersection(&other.texts).count();
            let smaller = look.texts.len().min(other.texts.len()) as f64;
            shared >= SHARED_MIN && shared as f64 >= smaller * SHARED_SHARE_MIN
        })
    }
}

/// Numbers beside the tables of a sheet are a matter of how many there are in the file, be they in one block or in many. A
/// block as large as the largest table is one more of them.
pub(super) fn weigh_numbers(findings: &mut [Finding], amounts: Amounts) {
    let are_most = amounts.beside >= MANY && amounts.beside > amounts.read;
    for finding in findings.iter_mut().filter(|finding| finding.code == FindingCode::UnreadNumbers) {
        let numbers = finding.arguments.get("numbers").and_then(|numbers| numbers.parse::<u64>().ok()).unwrap_or(0);
        let is_much = numbers > HANDFUL && numbers * SHARE_LEFT_OUT > amounts.read + amounts.beside;
        let is_table = numbers >= MANY && amounts.largest > 0 && numbers * 10 >= amounts.largest * TENTHS_OF_TABLE;
        let is_most = is_table || are_most && is_much && numbers >= MANY;
        match finding.severity {
            Severity::Error => {}
            _ if is_most => finding.severity = Severity::Error,
            Severity::Note if is_much => finding.severity = Severity::Warning,
            Severity::Warning | Severity::Note => {}
        }
    }
    // Most of the file in thousands of small blocks is most of the file.
    let mut told = findings.iter().filter(|finding| finding.code == FindingCode::UnreadNumbers);
    if are_most && !told.any(|finding| finding.severity == Severity::Error) {
        let told = findings.iter_mut().filter(|finding| finding.code == FindingCode::UnreadNumbers);
        told.for_each(|finding| finding.severity = Severity::Error);
    }
}

/// A text of letters; that of a number looks like any other.
fn is_telling(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use marsad_model::{Finding, FindingCode, NumberMarks, Place, Severity};

    use super::{Amounts, UnreadSheets, weigh_numbers};
    use crate::cell::Cell;
    use crate::formats::SheetHead;

    const HEADERS: &[&str] = &["Isle", "Sex", "Arrivals", "Source"];

    /// How grave it is that a second sheet with these headers and so many numbers was not read, and what it is told as.
    #[track_caller]
    fn check(headers: &[&str], (numbers, read): (usize, u64), expected: (Severity, &str)) {
        let mut sheets = UnreadSheets::new(NumberMarks::default());
        let number = Cell { number: Some(1.0), ..Cell::default() };
        sheets.begin(&SheetHead::new("2022".to_owned(), false, Vec::new()), (true, false));
        sheets.row(&HEADERS.iter().map(|text| Cell::text(text)).collect::<Vec<_>>(), &|_| false);
        sheets.begin(&SheetHead::new("2023".to_owned(), false, Vec::new()), (false, false));
        let owned: Vec<Cell<'_>> = headers.iter().map(|text| Cell::text(text)).collect();
        sheets.row(&owned, &|_| false);
        (0..numbers).for_each(|_| sheets.row(&[number], &|_| false));
        let told = sheets.tell("f", Amounts { read, largest: read, beside: 0 });
        let [finding] = &told[..] else { panic!("one sheet was not read") };
        assert_eq!((finding.severity, finding.arguments["what"].as_str()), expected);
    }

    #[test]
    fn a_sheet_that_looks_like_those_that_are_read_is_a_warning_however_small() {
        check(HEADERS, (1, 1000), (Severity::Warning, "like"));
        check(&["Notes", "Page"], (1, 1000), (Severity::Note, "sheet"));
    }

    #[test]
    fn many_numbers_that_are_not_read_are_a_warning_and_most_of_them_an_error() {
        check(&["Other", "Table"], (60, 1000), (Severity::Warning, "numbers"));
        check(&["Other", "Table"], (30, 1000), (Severity::Note, "sheet"));
        check(&["Other", "Table"], (60, 50), (Severity::Error, "numbers"));
    }

    #[test]
    fn most_numbers_of_a_file_in_many_small_blocks_are_an_error() {
        let weighed = |beside: u64, read: u64| {
            let block =
                || Finding::new(FindingCode::UnreadNumbers, Severity::Note, Place::default()).with("numbers", 2);
            let mut blocks = [block(), block()];
            weigh_numbers(&mut blocks, Amounts { read, largest: read, beside });
            blocks.map(|block| block.severity)
        };
        assert_eq!(weighed(40_000, 100), [Severity::Error; 2]);
        assert_eq!(weighed(4, 100), [Severity::Note; 2]);
        assert_eq!(weighed(4, 2), [Severity::Note; 2]);
    }

    #[test]
    fn a_block_as_large_as_the_largest_table_is_an_error() {
        let weighed = |numbers: u64| {
            let block = Finding::new(FindingCode::UnreadNumbers, Severity::Note, Place::default());
            let mut blocks = [block.with("numbers", numbers)];
            weigh_numbers(&mut blocks, Amounts { read: 384, largest: 192, beside: numbers });
            blocks.map(|block| block.severity)
        };
        assert_eq!(weighed(192), [Severity::Error], "a third page beside two that are read");
        assert_eq!(weighed(175), [Severity::Error], "more of its numbers are missing");
        assert_eq!(weighed(150), [Severity::Warning]);
    }
}
