//! The groups that rows stand in, below a heading or below a cell that is filled down: what each adds up to, and which of
//! them had a total.
//!
//! `Total` does not say whether it ends the last group or the whole table. Here it is decided: by the numbers, where only
//! one of the two adds up, and else by the groups before. Which row is a total, and what becomes of it, is in `totals`.

use std::collections::{HashMap, HashSet};

use super::Known;

/// What tells rows of one group apart besides the words that are added up: places of words of other columns.
pub(super) type Key = Vec<u32>;

/// How many sums are kept; a table that needs more is judged by the groups before alone.
const SUMS_MAX: usize = 1 << 20;
/// Words, folded, for the whole of a table and not of a group.
const WHOLE_TABLE: [&str; 6] =
    ["total general", "ensemble general", "total global", "grand total", "overall total", "مجموع عام"];

/// What a column of values adds up to, and of how many values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sum {
    pub sum: f64,
    pub values: u32,
}

/// What the groups of a level differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Component(usize),
    Time,
}

/// What cuts rows into groups: a column that is filled down, or headings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub of: Of,
    /// The label that is filled down; none for headings.
    pub filled: Option<usize>,
    /// The word of the group that is open, or the pieces of its time.
    pub said: Known,
    /// Whether a total of all its groups came for which there is no code: what stands below belongs to none of them.
    pub is_over: bool,
}

/// A group while its rows come.
#[derive(Clone, Debug, Default)]
struct Group {
    parts: HashMap<Key, Vec<Sum>>,
    totals: HashMap<Key, Vec<Sum>>,
    has_rows: bool,
    /// Whether its own word stands for a whole: then it is no part of the group around it.
    is_whole: bool,
}

/// What is known of the groups of a level that have ended.
#[derive(Clone, Debug, Default)]
struct Before {
    groups: u32,
    with_total: u32,
    /// The words of their totals, folded.
    words: HashSet<String>,
}

/// The groups of a table, as one of its columns of labels adds them up.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    /// The label whose words are added up.
    pub part: usize,
    /// The labels that tell rows apart besides.
    pub others: Vec<usize>,
    /// What cuts the rows into groups, the outermost first: columns that are filled down, then headings.
    pub levels: Vec<Level>,
    /// Whether periods stand in the rows of the label, and not in its headings.
    pub is_timed: bool,
    /// The whole table, and for each level its group that is open.
    groups: Vec<Group>,
    before: Vec<Before>,
    columns: usize,
    sums: usize,
}

/// A row of totals.
#[derive(Clone, Copy, Debug)]
pub(super) struct TotalRow<'r> {
    pub key: &'r Key,
    /// The outermost group that it can be the total of: the row names it.
    pub floor: usize,
    /// Its numbers, one for each column of values.
    pub numbers: &'r [Option<f64>],
    /// Its word, folded.
    pub word: &'r str,
}

/// What a row is among its neighbours.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// No part of a sum that is kept here.
    Alone,
    /// A part of the group that is open.
    Part(Key),
    /// The total of a group, given by how many levels fix it.
    Total(usize, Key),
}

impl Groups {
    pub(super) fn new(part: usize, others: Vec<usize>, levels: Vec<Level>, columns: usize) -> Self {
        let depths = levels.len() + 1;
        Self {
            part,
            others,
            levels,
            is_timed: false,
            groups: vec![Group::default(); depths],
            before: vec![Before::default(); depths],
            columns,
            sums: 0,
        }
    }

    /// How many levels say the group that is open.
    pub(super) fn depth(&self) -> usize {
        self.levels.iter().take_while(|level| level.said != Known::Unsaid).count()
    }

    /// The level of headings for this, if there were any.
    pub(super) fn heading(&self, of: Of) -> Option<usize> {
        self.levels.iter().position(|level| level.of == of && level.filled.is_none())
    }

    /// The level of headings for this; the first of them makes it, within the levels that there were before.
    pub(super) fn deepen(&mut self, of: Of) -> usize {
        self.heading(of).unwrap_or_else(|| {
            self.levels.push(Level { of, filled: None, said: Known::Unsaid, is_over: false });
            self.groups.push(Group::default());
            self.before.push(Before::default());
            self.levels.len() - 1
        })
    }

    /// A level says this now: where it is new, another group begins.
    pub(super) fn say(&mut self, level: usize, said: Known, is_whole: bool) {
        if self.levels[level].said == said && !self.levels[level].is_over {
            return;
        }
        self.begin(level, said, is_whole);
    }

    /// Another list begins: no group before it is open, and nothing is added to what stands before. Where a column that is
    /// filled down cuts the rows, its groups go on.
    pub(super) fn begin_list(&mut self) {
        if self.levels.iter().all(|level| level.filled.is_none()) {
            let others = std::mem::take(&mut self.others);
            *self = Self { is_timed: self.is_timed, ..Self::new(self.part, others, Vec::new(), self.columns) };
        }
    }

    /// Another group begins, whatever stood before it.
    pub(super) fn begin(&mut self, level: usize, said: Known, is_whole: bool) {
        self.close(level + 1);
        self.levels[level + 1..].iter_mut().for_each(|deeper| deeper.said = Known::Unsaid);
        self.levels[level].said = said;
        self.levels[level].is_over = false;
        self.groups[level + 1].is_whole = is_whole;
    }

    /// Ends the open groups from `depth` inwards; what they add up to is a part of the group around them.
    fn close(&mut self, depth: usize) {
        for at in (depth..self.groups.len()).rev() {
            let Group { parts, totals, has_rows, is_whole } = std::mem::take(&mut self.groups[at]);
            if !has_rows || is_whole {
                continue;
            }
            self.sums = self.sums.saturating_sub((parts.len() + totals.len()) * self.columns);
            self.before[at].groups += 1;
            self.before[at].with_total += u32::from(!totals.is_empty());
            self.groups[at - 1].has_rows = true;
            let mut all = parts;
            all.extend(totals);
            all.into_iter().for_each(|(key, sums)| self.add_parts(at - 1, key, &sums));
        }
    }

    fn has_room(&self) -> bool {
        self.sums + self.columns <= SUMS_MAX
    }

    fn add_parts(&mut self, depth: usize, key: Key, sums: &[Sum]) {
        if !self.has_room() {
            return;
        }
        let (columns, all) = (self.columns, &mut self.sums);
        let mine = self.groups[depth].parts.entry(key).or_insert_with(|| {
            *all += columns;
            vec![Sum::default(); columns]
        });
        for (mine, theirs) in mine.iter_mut().zip(sums) {
            mine.sum += theirs.sum;
            mine.values += theirs.values;
        }
    }

    /// A row with labels that are wrong: nothing of it is added up, and yet it stands in its group.
    pub(super) fn note_row(&mut self) {
        let depth = self.depth();
        self.groups[depth].has_rows = true;
    }

    /// Adds a row that was read.
    pub(super) fn add(&mut self, role: &Role, sums: &[Sum]) {
        self.note_row();
        match role {
            Role::Alone => {}
            Role::Part(key) => self.add_parts(self.depth(), key.clone(), sums),
            Role::Total(depth, key) => {
                self.groups[*depth].has_rows = true;
                if self.has_room() && self.groups[*depth].totals.insert(key.clone(), sums.to_vec()).is_none() {
                    self.sums += self.columns;
                }
            }
        }
    }

    /// What the rows of an open group add up to so far.
    fn sums_of(&self, depth: usize, key: &Key) -> Vec<Sum> {
        let none = || vec![Sum::default(); self.columns];
        let mut sums = self.groups[depth].parts.get(key).cloned().unwrap_or_else(none);
        if let Some(within) = self.groups.get(depth + 1).filter(|within| !within.is_whole) {
            let theirs = within.totals.get(key).cloned().unwrap_or_else(|| self.sums_of(depth + 1, key));
            for (mine, theirs) in sums.iter_mut().zip(theirs) {
                mine.sum += theirs.sum;
                mine.values += theirs.values;
            }
        }
        sums
    }

    /// The group that a row is the total of, by how many levels fix it; none where nobody can say.
    pub(super) fn depth_of(&self, total: &TotalRow<'_>) -> Option<usize> {
        let depth = self.depth();
        if depth >= total.floor && !self.groups[depth].has_rows {
            // A total right below its heading.
            return Some(depth);
        }
        let all: Vec<usize> = (total.floor..=depth).rev().collect();
        let has_none = |at: &usize| !self.groups[*at].totals.contains_key(total.key);
        let open: Vec<usize> = all.iter().copied().filter(has_none).collect();
        let fitting: Vec<usize> =
            all.into_iter().filter(|&at| fits(&self.sums_of(at, total.key), total.numbers)).collect();
        let open_and_fitting: Vec<usize> = fitting.iter().copied().filter(has_none).collect();
        match (fitting.first(), open.first()) {
            (Some(_), _) if !open_and_fitting.is_empty() => self.by_those_before(&open_and_fitting, total.word),
            // A total that is given twice: that its key stands twice is told of the rows.
            (Some(innermost), _) => Some(*innermost),
            (None, Some(_)) => self.by_those_before(&open, total.word),
            (None, None) => Some(total.floor),
        }
    }

    /// Which of some groups, the innermost first, a total belongs to, as those before them had one or not.
    fn by_those_before(&self, open: &[usize], word: &str) -> Option<usize> {
        let (outermost, inner) = open.split_last()?;
        for &at in inner {
            let before = &self.before[at];
            let had_all = before.with_total == before.groups && before.words.contains(word);
            if before.groups == 0 || had_all {
                return Some(at);
            }
            if before.with_total > 0 && !WHOLE_TABLE.iter().any(|whole| word.contains(whole)) {
                return None;
            }
        }
        Some(*outermost)
    }

    /// A total came of the group that so many levels fix: the groups within it have ended.
    pub(super) fn end_at(&mut self, depth: usize, word: &str) {
        self.close(depth + 1);
        if !self.before[depth].words.contains(word) {
            self.before[depth].words.insert(word.to_owned());
        }
    }
}

/// Whether most of the numbers of a row are what their columns add up to.
pub(super) fn fits(sums: &[Sum], numbers: &[Option<f64>]) -> bool {
    let (mut compared, mut equal) = (0, 0);
    for (sum, number) in sums.iter().zip(numbers) {
        let (Some(number), true) = (number, sum.values > 0) else { continue };
        compared += 1;
        equal += usize::from((sum.sum - number).abs() <= 1e-9 * number.abs().max(1.0));
    }
    equal * 2 > compared
}

#[cfg(test)]
mod tests {
    use super::{Groups, Known, Of, Role, Sum, TotalRow};

    /// Sections of one column of values: each is its parts and, where it has one, its total.
    fn sections(all: &[(&[f64], Option<f64>)]) -> Groups {
        let mut groups = Groups::new(0, Vec::new(), Vec::new(), 1);
        for (at, (parts, total)) in all.iter().enumerate() {
            let level = groups.deepen(Of::Component(0));
            groups.say(level, Known::Word(at as u32 + 1), false);
            parts.iter().for_each(|part| groups.add(&Role::Part(Vec::new()), &[sum(*part)]));
            if let Some(total) = total {
                groups.end_at(1, "total");
                groups.add(&Role::Total(1, Vec::new()), &[sum(*total)]);
            }
        }
        groups
    }

    fn sum(value: f64) -> Sum {
        Sum { sum: value, values: 1 }
    }

    /// What a total with this number is taken for: 1 the last section, 0 the whole.
    #[track_caller]
    fn check(all: &[(&[f64], Option<f64>)], (word, number): (&str, f64), expected: Option<usize>) {
        let numbers = [Some(number)];
        let total = TotalRow { key: &Vec::new(), floor: 0, numbers: &numbers, word };
        assert_eq!(sections(all).depth_of(&total), expected);
    }

    #[test]
    fn the_numbers_decide_whose_total_it_is() {
        check(&[(&[10.0, 11.0], None), (&[14.0, 15.0], None)], ("total", 50.0), Some(0));
        check(&[(&[10.0, 11.0], None), (&[14.0, 15.0], None)], ("total", 29.0), Some(1));
        check(&[(&[10.0, 11.0], Some(21.0)), (&[14.0, 15.0], None)], ("total", 50.0), Some(0));
        check(&[(&[10.0, 11.0], Some(21.0)), (&[14.0, 15.0], None)], ("total general", 29.0), Some(1));
    }

    #[test]
    fn where_no_section_had_a_total_it_is_that_of_the_whole() {
        check(&[(&[10.0], None), (&[14.0], None)], ("total", 99.0), Some(0));
        check(&[(&[10.0], None)], ("total", 99.0), Some(1));
    }

    #[test]
    fn where_each_section_had_a_total_so_has_the_last_one() {
        check(&[(&[10.0], Some(12.0)), (&[14.0], None)], ("total", 99.0), Some(1));
        check(&[(&[10.0], Some(12.0)), (&[14.0], Some(17.0))], ("total", 99.0), Some(0));
    }

    #[test]
    fn where_only_some_had_a_total_nobody_can_say_unless_the_word_does() {
        let mixed: [(&[f64], Option<f64>); 3] = [(&[10.0], Some(12.0)), (&[14.0], None), (&[15.0], None)];
        check(&mixed, ("total", 99.0), None);
        check(&mixed, ("total general", 99.0), Some(0));
        check(&[(&[10.0], Some(12.0)), (&[14.0], None)], ("ensemble", 99.0), None);
    }

    #[test]
    fn a_total_right_below_its_heading_is_that_of_the_heading() {
        check(&[(&[10.0], None), (&[], None)], ("total", 99.0), Some(1));
    }

    #[test]
    fn a_total_given_twice_is_not_the_total_of_the_whole() {
        check(&[(&[10.0], Some(10.0)), (&[14.0, 2.0], Some(16.0))], ("total", 16.0), Some(1));
    }
}
