//! Whether the columns of a text of fixed width stand elsewhere than the places at which a profile cuts its lines: the
//! places lie within words and numbers of most lines, and some characters farther they lie within none.
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

/// The lines of a text that have columns: for each character whether something stands there.
#[derive(Default)]
pub(super) struct Borders {
    lines: Vec<Vec<bool>>,
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
            self.lines.push(line.chars().map(|c| !c.is_whitespace()).collect());
        }
    }

    /// What is told where the columns stand elsewhere. It names the widths of the profile and those of the text.
    pub(super) fn told(&self, widths: &[u16]) -> Option<Finding> {
        let ends: Vec<usize> = ends(widths);
        if self.lines.len() < LINES_MIN || self.cut_lines(&ends) * 2 < self.lines.len() {
            return None;
        }
        let fits = moves(&ends).filter(|moved| self.cut_lines(&moved.ends) * CUT_LINES <= self.lines.len());
        // The shortest of those that leave the fewest cells blank: a column of labels can take the numbers behind it as well.
        let moved = fits.min_by_key(|moved| Reverse(self.filled_cells(&moved.ends)))?;
        let finding = Finding::new(FindingCode::CutNumber, Severity::Error, Place::default());
        let what = if moved.by < 0 { "moved-left" } else { "moved-right" };
        let finding = finding.with("what", what).with("from", moved.column + 1).with("by", moved.by.abs());
        let finding = finding.with("lines", self.count);
        let found = moved.ends.iter().scan(0, |start, &end| Some(end - std::mem::replace(start, end)));
        let found: Vec<usize> = found.chain(widths.last().map(|&last| usize::from(last))).collect();
        Some(finding.with("widths", format!("{widths:?}")).with("found", format!("{found:?}")))
    }

    /// How many cells of the lines hold something where columns end at these places.
    fn filled_cells(&self, ends: &[usize]) -> usize {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let columns: Vec<(usize, usize)> = starts.zip(ends.iter().copied().chain([usize::MAX])).collect();
        let is_filled = |line: &[bool], (start, end): (usize, usize)| line.iter().take(end).skip(start).any(|&is| is);
        let of_line = |line: &Vec<bool>| columns.iter().filter(|&&column| is_filled(line, column)).count();
        self.lines.iter().map(of_line).sum()
    }

    /// How many lines have something on both sides of one of these places.
    fn cut_lines(&self, ends: &[usize]) -> usize {
        let is_there = |line: &[bool], at: Option<usize>| at.and_then(|at| line.get(at)) == Some(&true);
        let is_cut = |line: &[bool], end: usize| is_there(line, end.checked_sub(1)) && is_there(line, Some(end));
        self.lines.iter().filter(|line| ends.iter().any(|&end| is_cut(line, end))).count()
    }
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
