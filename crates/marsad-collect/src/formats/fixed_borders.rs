//! Whether the columns of a text of fixed width stand elsewhere than the places at which a profile cuts its lines: in most
//! lines the places lie within words and numbers, or leave two numbers in one column, and some characters farther they do not.
//!
//! Does not hold: whether that is told, which depends on what was read.

use std::cmp::Reverse;

use marsad_model::{Finding, FindingCode, Place, Severity};

/// How many lines of columns are looked at.
const LINES_MAX: usize = 500;
/// Fewer lines tell nothing.
const LINES_MIN: usize = 4;
/// One line in so many may be cut within a word where the columns seem to be.
const CUT_LINES: usize = 20;
/// By how many characters columns may have moved.
const MOVE_MAX: i32 = 60;

/// What stands at one place of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Blank,
    Digit,
    Other,
}

/// The lines of a text that have columns: for each character what stands there.
#[derive(Default)]
pub(super) struct Borders {
    lines: Vec<Vec<Mark>>,
    /// How many such lines there are in all; the first are looked at.
    count: usize,
}

/// Columns that begin some characters farther right, or left where there are less than none.
struct Move {
    /// The place of the first of them.
    column: usize,
    by: i32,
    ends: Vec<usize>,
}

impl Borders {
    /// Looks at a line: one of columns has digits and a gap.
    pub(super) fn add(&mut self, line: &str) {
        let text = line.trim();
        if !text.contains("  ") || !text.contains(char::is_numeric) {
            return;
        }
        self.count += 1;
        if self.lines.len() < LINES_MAX {
            self.lines.push(line.chars().map(mark).collect());
        }
    }

    /// What is told where the columns stand elsewhere. It names the widths of the profile and those of the text.
    pub(super) fn told(&self, widths: &[u16]) -> Option<Finding> {
        let ends: Vec<usize> = ends(widths);
        if self.lines.len() < LINES_MIN || self.disturbed_lines(&ends) * 2 < self.lines.len() {
            return None;
        }
        let fits = moves(&ends).filter(|moved| self.cut_lines(&moved.ends) * CUT_LINES <= self.lines.len());
        // The shortest of those that leave the fewest cells blank: a column of labels can take the numbers behind it as well.
        // Of those the one whose places lie where words and numbers begin or end.
        let rank = |moved: &Move| {
            (Reverse(self.filled_cells(&moved.ends)), moved.by.abs(), Reverse(self.flush_places(&moved.ends)))
        };
        let moved = fits.min_by_key(rank)?;
        let is_sure = self.is_sure(&ends, &moved);
        if !is_sure && self.cut_lines(&ends) * 2 < self.lines.len() {
            return None;
        }
        let finding = Finding::new(FindingCode::CutNumber, Severity::Error, Place::default());
        let what = if moved.by < 0 { "moved-left" } else { "moved-right" };
        let finding = finding.with("what", what).with("from", moved.column + 1).with("by", moved.by.abs());
        let finding = finding.with("lines", self.count).with("sure", is_sure);
        let found = moved.ends.iter().scan(0, |start, &end| Some(end - std::mem::replace(start, end)));
        let found: Vec<usize> = found.chain(widths.last().map(|&last| usize::from(last))).collect();
        Some(finding.with("widths", format!("{widths:?}")).with("found", format!("{found:?}")))
    }

    /// Whether columns that touch cannot look so, nor a column that the profile does not know: two numbers stand in one
    /// column of most lines, and where the columns seem to be each number has its own.
    fn is_sure(&self, ends: &[usize], moved: &Move) -> bool {
        let count = |is_it: &dyn Fn(&[Mark]) -> bool| self.lines.iter().filter(|line| is_it(line)).count();
        let have_two = count(&|line| has_two_numbers(line, ends));
        let are_crowded = count(&|line| has_gap(line, &moved.ends, |sides| sides.contains(&Mark::Digit)));
        have_two * 2 >= self.lines.len() && are_crowded * CUT_LINES <= self.lines.len()
    }

    /// How many cells of the lines hold something where columns end at these places.
    fn filled_cells(&self, ends: &[usize]) -> usize {
        let is_filled = |cell: &[Mark]| cell.iter().any(|mark| *mark != Mark::Blank);
        self.lines.iter().map(|line| cells(line, ends).filter(|cell| is_filled(cell)).count()).sum()
    }

    /// How many lines have something on both sides of one of these places, or two numbers between two of them.
    fn disturbed_lines(&self, ends: &[usize]) -> usize {
        self.lines.iter().filter(|line| is_cut(line, ends) || has_two_numbers(line, ends)).count()
    }

    /// How many lines have something on both sides of one of these places.
    fn cut_lines(&self, ends: &[usize]) -> usize {
        self.lines.iter().filter(|line| is_cut(line, ends)).count()
    }

    /// At how many of these places a word or a number of a line begins or ends.
    fn flush_places(&self, ends: &[usize]) -> usize {
        let is_flush = |line: &[Mark], end: usize| is_there(line, end.checked_sub(1)) != is_there(line, Some(end));
        self.lines.iter().map(|line| ends.iter().filter(|&&end| is_flush(line, end)).count()).sum()
    }
}

fn mark(c: char) -> Mark {
    match c {
        c if c.is_whitespace() => Mark::Blank,
        c if c.is_numeric() => Mark::Digit,
        _ => Mark::Other,
    }
}

fn is_there(line: &[Mark], at: Option<usize>) -> bool {
    at.and_then(|at| line.get(at)).is_some_and(|mark| *mark != Mark::Blank)
}

/// Whether a line has something on both sides of one of these places.
fn is_cut(line: &[Mark], ends: &[usize]) -> bool {
    ends.iter().any(|&end| is_there(line, end.checked_sub(1)) && is_there(line, Some(end)))
}

/// Whether a column of a line has digits on both sides of more than one blank.
fn has_two_numbers(line: &[Mark], ends: &[usize]) -> bool {
    has_gap(line, ends, |sides| sides == [Mark::Digit; 2])
}

/// Whether a column of a line has more than one blank between what is on both `sides` of them.
fn has_gap(line: &[Mark], ends: &[usize], is_it: impl Fn([Mark; 2]) -> bool) -> bool {
    cells(line, ends).any(|cell| {
        let mut before = None;
        let mut blanks = 0;
        cell.iter().any(|&mark| {
            if mark == Mark::Blank {
                blanks += 1;
                return false;
            }
            let is_gap = blanks > 1 && before.is_some_and(|before| is_it([before, mark]));
            (before, blanks) = (Some(mark), 0);
            is_gap
        })
    })
}

/// The cells of a line whose columns end at these places; the last takes the rest.
fn cells<'l>(line: &'l [Mark], ends: &'l [usize]) -> impl Iterator<Item = &'l [Mark]> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let all = starts.zip(ends.iter().copied().chain([usize::MAX]));
    all.map(move |(start, end)| line.get(start..end.min(line.len())).unwrap_or_default())
}

/// The places at which columns end, but for the last one, which takes the rest.
fn ends(widths: &[u16]) -> Vec<usize> {
    let but_last = widths.iter().take(widths.len().saturating_sub(1));
    but_last
        .scan(0, |end, &width| {
            *end += usize::from(width);
            Some(*end)
        })
        .collect()
}

/// The moves of a column and of all behind it, the shortest first.
fn moves(ends: &[usize]) -> impl Iterator<Item = Move> {
    let steps = (1..=MOVE_MAX).flat_map(|by| [by, -by]);
    steps.flat_map(move |by| (0..ends.len()).filter_map(move |at| moved(ends, at, by)))
}

/// The places where those from one on are moved; none where a column would have no width.
fn moved(ends: &[usize], at: usize, by: i32) -> Option<Move> {
    let before = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let to = |end: &usize| end.checked_add_signed(isize::try_from(by).ok()?);
    let (kept, rest) = ends.split_at_checked(at)?;
    let rest: Vec<usize> = rest.iter().map(to).collect::<Option<_>>()?;
    let is_wide = rest.first().is_some_and(|first| *first > before);
    is_wide.then(|| Move { column: at + 1, by, ends: [kept, &rest].concat() })
}

#[cfg(test)]
mod tests {
    use marsad_model::Finding;

    use super::Borders;

    const LINES: [&str; 5] = [
        "Country ....  Sex       2022   2023",
        "AFRICA .....  Male       190    845",
        "              Female     150    650",
        "ASIA .......  Male        30  1,065",
        "              Female      20    830",
    ];

    /// What is told of some lines that are cut at these widths.
    fn told(lines: &[String], widths: &[u16]) -> Option<Finding> {
        let mut borders = Borders::default();
        lines.iter().for_each(|line| borders.add(line));
        borders.told(widths)
    }

    fn lines(change: impl Fn(&str) -> String) -> Vec<String> {
        LINES.iter().map(|line| change(line)).collect()
    }

    /// The same lines with wider labels.
    fn wider() -> Vec<String> {
        lines(|line| {
            let (label, rest) = line.split_at(12);
            format!("{label}{}{rest}", if label.ends_with('.') { "...." } else { "    " })
        })
    }

    #[test]
    fn columns_that_stand_farther_right_are_told_with_their_widths() {
        let widths = [13, 9, 7, 6];
        assert_eq!(told(&lines(str::to_owned), &widths), None);
        let found = told(&wider(), &widths).unwrap();
        let arguments = ["from", "by", "what", "found"].map(|name| found.arguments[name].as_str());
        assert_eq!(arguments, ["2", "3", "moved-right", "[16, 9, 7, 6]"]);
    }

    #[test]
    fn columns_that_stand_farther_left_are_not_told_as_numbers_within_the_labels() {
        let rows = [("Egypt", 117, 61), ("France", 148, 78), ("India", 1233, 129), ("Kenya", 2301, 214)];
        let line = |(name, men, women): (&str, u32, u32)| format!("{name:<23}{men:>10}{women:>10}{:>10}", men + women);
        let found = told(&rows.map(line), &[31, 5, 10, 10]).unwrap();
        let arguments = ["from", "by", "what", "found"].map(|name| found.arguments[name].as_str());
        assert_eq!(arguments, ["2", "2", "moved-left", "[29, 5, 10, 10]"]);
    }

    #[test]
    fn a_column_that_grew_is_told_though_no_number_is_cut() {
        // The first column of numbers is ten wide and was seven: no digit stands at an old place, `12` stands behind it.
        let rows = [("Egypt", 12, 310), ("France", 48, 78), ("India", 33, 129), ("Kenya", 71, 214)];
        let line = |(name, men, women): (&str, u32, u32)| format!("{name:<13}{men:>10}{women:>8}");
        let found = told(&rows.map(line), &[13, 7, 8]).unwrap();
        let arguments = ["by", "what", "found", "sure"].map(|name| found.arguments[name].as_str());
        assert_eq!(arguments, ["3", "moved-right", "[16, 7, 8]", "true"]);
        // Of several columns it is the one behind which the numbers end elsewhere.
        let line = |(name, men, women): (&str, u32, u32)| format!("{name:<13}{men:>7}{women:>11}{:>8}", men + women);
        let found = told(&rows.map(line), &[13, 7, 8, 8]).unwrap();
        assert_eq!(found.arguments["found"], "[13, 7, 11, 8]");
    }

    #[test]
    fn numbers_beside_the_words_of_one_column_are_no_columns_that_moved() {
        let rows = [("12", "Egypt", 310), ("48", "France", 78), ("33", "India", 129), ("71", "Kenya", 214)];
        let line = |(code, name, women): (&str, &str, u32)| format!("{code}   {name:<13}{women:>8}");
        assert_eq!(told(&rows.map(line), &[18, 8]), None);
        // Nor is a column that the profile does not know: no place would part all of them.
        let rows = [("Egypt", 12, 310), ("France", 48, 78), ("India", 33, 129), ("Kenya", 71, 214)];
        let line = |(name, men, women): (&str, u32, u32)| format!("{name:<13}{men:>7}{women:>8}");
        assert_eq!(told(&rows.map(line), &[13, 15]), None);
    }

    #[test]
    fn every_line_counts_though_the_first_alone_are_looked_at() {
        let wider = wider();
        let many: Vec<String> = wider.iter().cycle().take(140 * wider.len()).cloned().collect();
        assert_eq!(told(&many, &[13, 9, 7, 6]).map(|found| found.arguments["lines"].clone()), Some("700".to_owned()));
    }

    #[test]
    fn columns_that_touch_in_every_place_are_not_told() {
        let touching: Vec<String> = (100..110).map(|number| format!("{}  {number}", "A".repeat(140))).collect();
        assert_eq!(told(&touching, &[70, 60, 12]), None);
        let apart: Vec<String> = touching.iter().map(|line| line.replacen(&"A".repeat(70), "", 1)).collect();
        assert!(told(&apart, &[60, 12]).is_some(), "the same with one place, right of which nothing is cut");
    }
}
