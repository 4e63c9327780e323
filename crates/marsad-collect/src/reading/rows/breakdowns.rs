//! Two breakdowns in one column of labels: `Men`, `Women`, and then `France`, `Italy`, who are men and women.
//!
//! Where words of several components stand in one column, those of an outer one hold for the rows below them. So they do
//! where each country has its men and women below it. But where the words of one list end before those of another begin,
//! nothing stands below the last word of the first list: its rows are of the whole of it. Only when all rows were read is
//! it known which of the two it was; until then each row is read as one below the word above it.
//!
//! `dont femmes` and then `dont moins de 15 ans` are each a part of what stands above both of them: the second is none of
//! the first, unless it comes again below another part.
//!
//! Does not hold: whose total a row is, which `groups` knows.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use marsad_model::{FindingCode, Places};

use super::groups::{Sum, fits};
use super::{Found, Row, RowReader};
use crate::names::{fold, is_of_which};
use crate::reading::plan::{LabelKind, Plan};

/// Words with which a row says itself that it is a part of the row above, folded.
const PART_OF: [&str; 9] =
    ["dont", "of which", "including", "y compris", "parmi", "منهم", "منها", "من بينهم", "من بينها"];
/// How many lists of inner words are kept; of a table with more, the rest is read as it stands.
const RUNS_MAX: usize = 20_000;

/// The words of one column of labels, as its rows come.
#[derive(Debug)]
pub(super) struct Breakdowns {
    /// The label.
    label: usize,
    /// The dimensions of which it holds words, the outermost first.
    components: Vec<usize>,
    levels: Vec<Level>,
    /// The level of the last row that said a word.
    last_level: Option<usize>,
    runs: Vec<Run>,
    /// The runs that may go on: level of the outer word, level of the inner ones, place of the run.
    open: Vec<(usize, usize, usize)>,
    /// The runs to which the last row belongs.
    current: Vec<usize>,
    /// Whether numbers can be compared: no other column of labels tells rows apart.
    is_alone: bool,
}

/// The words of one component of the column.
#[derive(Debug, Default)]
struct Level {
    /// The last word that stood beside values, with its numbers.
    last: Option<(u32, Vec<Option<f64>>)>,
    /// The words of the list so far.
    seen: HashSet<u32>,
    /// How many words of the list stand one right below another, down to the last.
    siblings: u32,
    /// Whether the last word says that it is a part of what stands above it.
    is_part: bool,
}

/// Rows of inner words below an outer one.
#[derive(Debug)]
struct Run {
    outer: usize,
    inner: usize,
    /// The word above, and its numbers.
    place: u32,
    numbers: Vec<Option<f64>>,
    siblings: u32,
    words: HashSet<u32>,
    sums: Vec<Sum>,
    observations: Vec<Range<usize>>,
    first_row: u32,
    first_text: String,
    /// Whether the list of the outer words goes on below.
    is_followed: bool,
    /// Whether the first row says that it is a part of what stands above.
    is_marked: bool,
    /// Whether the word above says so too: both are parts of the same.
    is_beside: bool,
}

/// What a row says in the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// A word of a component: its level and its place.
    Word(usize, u32),
    /// A word for a whole: what stood above has ended.
    Whole,
    /// Nothing that is new.
    Nothing,
}

/// A row with values.
#[derive(Clone, Debug)]
struct SaidRow<'r> {
    number: u32,
    text: &'r str,
    numbers: &'r [Option<f64>],
    observations: Range<usize>,
}

/// What rows of inner words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Parts of the word above.
    Parts,
    /// A breakdown of their own: of the whole of what the words above tell apart.
    Own,
    /// A breakdown of their own by where they stand, and parts by their numbers.
    Unclear,
}

/// The columns of a table in which words of several dimensions stand.
pub(super) fn breakdowns_of(plan: &Plan<'_, '_>) -> Vec<Breakdowns> {
    let is_dimension = |component: &usize| plan.dictionary.components[*component].is_dimension;
    let others = |own: usize| {
        plan.labels.iter().enumerate().any(|(at, label)| match &label.kind {
            LabelKind::Words { component, .. } => at != own && is_dimension(component),
            LabelKind::Time => at != own,
            LabelKind::Text(_) => false,
        })
    };
    let mut all = Vec::new();
    for (at, label) in plan.labels.iter().enumerate() {
        let LabelKind::Words { component, further, has_time } = &label.kind else { continue };
        let components: Vec<usize> = std::iter::once(*component).chain(further.iter().copied()).collect();
        if components.len() > 1 && components.iter().all(is_dimension) {
            all.push(Breakdowns::new((at, components), plan.values.len(), !others(at) && !has_time));
        }
    }
    all
}

impl Breakdowns {
    fn new((label, components): (usize, Vec<usize>), columns: usize, is_alone: bool) -> Self {
        let levels = components.iter().map(|_| Level::default()).collect();
        let (runs, open, current) = (Vec::new(), Vec::new(), Vec::new());
        Self { label, components, levels, last_level: None, runs, open, current, is_alone: is_alone && columns > 0 }
    }

    /// The component of the list to which the last rows belong, in the column of a label: its words stand one right below
    /// another, as those of every other list before it do, so that none is a part of another. Below a whole alone, inner words
    /// may be the parts of it, and an outer one may come next.
    pub(super) fn list_of(&self, label: usize) -> Option<usize> {
        let last = self.last_level.filter(|_| self.label == label)?;
        self.levels.first().filter(|outer| outer.last.is_some())?;
        self.levels.get(last).filter(|level| !level.is_part)?;
        let mut said = self.levels.iter().filter(|level| level.last.is_some());
        said.all(|level| level.siblings > 1).then(|| self.components.get(last).copied()).flatten()
    }

    /// Another list begins: what stood above is above nothing more.
    fn restart(&mut self) {
        self.levels.iter_mut().for_each(|level| *level = Level::default());
        self.last_level = None;
        self.open.clear();
        self.current.clear();
    }

    /// A word without values: what stands below it is about it.
    fn heading(&mut self, level: usize) {
        if level == 0 {
            self.restart();
        }
        self.levels[level] = Level::default();
        self.open.retain(|(outer, ..)| *outer != level);
        self.current.clear();
        self.last_level = None;
    }

    /// A row with values.
    fn row(&mut self, said: Said, row: &SaidRow<'_>) {
        match said {
            Said::Whole => self.restart(),
            Said::Nothing => self.go_on(row),
            Said::Word(level, place) => {
                let is_same = self.levels[level].last.as_ref().is_some_and(|(last, _)| *last == place);
                if is_same && self.last_level == Some(level) {
                    self.go_on(row);
                } else {
                    self.word((level, place), row);
                }
            }
        }
    }

    /// The row belongs where the one above it does.
    fn go_on(&mut self, row: &SaidRow<'_>) {
        for &run in &self.current {
            self.runs[run].add_observations(&row.observations);
        }
    }

    fn word(&mut self, (level, place): (usize, u32), row: &SaidRow<'_>) {
        let comes_again = self.levels[level].seen.contains(&place);
        match (comes_again, level) {
            (true, 0) => self.restart(),
            (true, _) => self.levels[level] = Level::default(),
            (false, _) => {
                let runs = &mut self.runs;
                let of_level = self.open.iter().filter(|(outer, ..)| *outer == level);
                of_level.for_each(|(.., run)| runs[*run].is_followed = true);
            }
        }
        self.open.retain(|(outer, ..)| *outer != level);
        if level == 0 {
            self.levels[1..].iter_mut().for_each(|deeper| *deeper = Level::default());
            self.open.clear();
        }
        let is_next = self.last_level == Some(level) && !comes_again;
        let own = &mut self.levels[level];
        own.siblings = if is_next { own.siblings + 1 } else { 1 };
        own.last = Some((place, row.numbers.to_vec()));
        own.seen.insert(place);
        own.is_part = is_of_which(row.text);
        self.last_level = Some(level);
        self.below((level, place), row);
    }

    /// Puts a row into the runs below the words of the other components.
    fn below(&mut self, (level, place): (usize, u32), row: &SaidRow<'_>) {
        self.current.clear();
        for outer in (0..self.levels.len()).filter(|&outer| outer != level) {
            let Some((above, numbers)) = &self.levels[outer].last else { continue };
            let known = self.open.iter().find(|(of, inner, _)| (*of, *inner) == (outer, level)).map(|(.., run)| *run);
            let run = match known {
                Some(run) => run,
                None if self.runs.len() >= RUNS_MAX => continue,
                None => {
                    let folded = fold(row.text);
                    let is_part = |word: &&str| folded == **word || folded.starts_with(&format!("{word} "));
                    let is_marked = PART_OF.iter().any(is_part);
                    self.runs.push(Run {
                        outer,
                        inner: level,
                        place: *above,
                        numbers: numbers.clone(),
                        siblings: self.levels[outer].siblings,
                        words: HashSet::new(),
                        sums: vec![Sum::default(); numbers.len()],
                        observations: Vec::new(),
                        first_row: row.number,
                        first_text: row.text.to_owned(),
                        is_followed: false,
                        is_marked,
                        is_beside: is_marked && self.levels[outer].is_part,
                    });
                    self.open.push((outer, level, self.runs.len() - 1));
                    self.runs.len() - 1
                }
            };
            self.runs[run].add(place, row);
            self.current.push(run);
        }
    }

    /// What each run is, in their order.
    fn verdicts(&self) -> Vec<Verdict> {
        let mut above: HashMap<(usize, usize, u32), u32> = HashMap::new();
        let mut again: HashSet<(usize, usize, u32)> = HashSet::new();
        for run in &self.runs {
            for &word in &run.words {
                let key = (run.outer, run.inner, word);
                if *above.entry(key).or_insert(run.place) != run.place {
                    again.insert(key);
                }
            }
        }
        let comes_again = |run: &Run| run.words.iter().any(|&word| again.contains(&(run.outer, run.inner, word)));
        let verdict = |run: &Run| {
            if run.is_beside && !comes_again(run) {
                Verdict::Own
            } else if run.siblings < 2 || run.is_followed || run.is_marked || comes_again(run) {
                Verdict::Parts
            } else if self.is_alone && fits(&run.sums, &run.numbers) {
                Verdict::Unclear
            } else {
                Verdict::Own
            }
        };
        self.runs.iter().map(verdict).collect()
    }
}

impl Run {
    fn add(&mut self, word: u32, row: &SaidRow<'_>) {
        self.words.insert(word);
        self.add_observations(&row.observations);
        for (sum, number) in self.sums.iter_mut().zip(row.numbers) {
            if let Some(number) = number {
                sum.sum += number;
                sum.values += 1;
            }
        }
    }

    fn add_observations(&mut self, range: &Range<usize>) {
        match self.observations.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.observations.push(range.clone()),
        }
    }
}

impl RowReader<'_, '_, '_> {
    /// Notes what a row with values says in columns of several breakdowns, and which observations it gave.
    pub(super) fn note_breakdowns(&mut self, row: &Row<'_, '_>, observations: Range<usize>) {
        if self.state.breakdowns.is_empty() {
            return;
        }
        let plan = self.plan;
        let numbers: Vec<Option<f64>> =
            plan.values.iter().map(|value| self.glanced(value.at, row.cell(value.at))).collect();
        for at in 0..self.state.breakdowns.len() {
            let own = self.state.breakdowns[at].label;
            let label = &plan.labels[own];
            let cell = row.cell(label.at);
            let text = cell.label();
            let found = if cell.is_blank() { Found::Unknown } else { self.found(own, label, &text) };
            let is_whole =
                matches!(found, Found::Word(place, component) if self.is_total(usize::from(component), place));
            let breakdowns = &mut self.state.breakdowns[at];
            let said = match found {
                _ if is_whole => Said::Whole,
                Found::Word(place, component) => {
                    let level = breakdowns.components.iter().position(|own| *own == usize::from(component));
                    level.map_or(Said::Nothing, |level| Said::Word(level, place))
                }
                Found::Unknown | Found::Several => Said::Nothing,
            };
            let observations = observations.clone();
            breakdowns.row(said, &SaidRow { number: row.number, text: &text, numbers: &numbers, observations });
        }
    }

    /// Notes a heading without values: a word of a component, or a period.
    pub(super) fn note_heading(&mut self, label: usize, component: Option<usize>) {
        for breakdowns in self.state.breakdowns.iter_mut().filter(|breakdowns| breakdowns.label == label) {
            let level = breakdowns.components.iter().position(|own| Some(*own) == component);
            match level {
                Some(level) => breakdowns.heading(level),
                None => breakdowns.restart(),
            }
        }
    }

    /// Decides, once all rows were read, which rows are parts of the word above them: the others are of the whole of it.
    pub(super) fn settle_breakdowns(&mut self) {
        for breakdowns in std::mem::take(&mut self.state.breakdowns) {
            for (run, verdict) in breakdowns.runs.iter().zip(breakdowns.verdicts()) {
                let component = breakdowns.components[run.outer];
                let whole = if verdict == Verdict::Own { self.total_of(component) } else { None };
                match (verdict, whole) {
                    (Verdict::Parts, _) => {}
                    (Verdict::Own, Some(whole)) => self.say_whole(component, whole, &run.observations),
                    (Verdict::Own | Verdict::Unclear, _) => self.unclear_breakdown(breakdowns.label, component, run),
                }
            }
        }
    }

    /// Gives observations another word of a component.
    fn say_whole(&mut self, component: usize, whole: u32, observations: &[Range<usize>]) {
        let Some(column) = self.state.out.dimensions.get_mut(component) else { return };
        let mut all: Vec<u32> = column.places.iter().collect();
        for range in observations {
            all.get_mut(range.clone()).unwrap_or_default().fill(whole);
        }
        let mut places = Places::default();
        all.into_iter().for_each(|place| places.push(place));
        column.places = places;
    }

    /// Rows that may be parts of the word above them, or a breakdown of their own.
    fn unclear_breakdown(&mut self, label: usize, component: usize, run: &Run) {
        let id = self.plan.dictionary.components[component].id;
        let list = self.plan.context.codelist(id.as_str()).map_or_else(String::new, |list| list.id.to_string());
        let above = self.state.out.dimensions.get(component).and_then(|column| column.words.get(run.place as usize));
        let both: Vec<String> = above.map(ToString::to_string).into_iter().chain(["_T".to_owned()]).collect();
        let (at, text) = (self.plan.labels[label].at, run.first_text.clone());
        let row = Row { number: run.first_row, cells: &[] };
        self.add(FindingCode::AmbiguousCode, (&row, Some(at)), |f| {
            f.with_value(text).with("component", id).with("list", list).with_nearest(both)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Breakdowns, Said, SaidRow, Verdict};

    /// What the runs of a column of two components are whose rows say these words, each with one number: the level of the
    /// word, its place and the number; a word for the whole where there is no level.
    #[track_caller]
    fn check(rows: &[(Option<usize>, u32, f64)], expected: &[Verdict]) {
        let mut breakdowns = Breakdowns::new((0, vec![0, 1]), 1, true);
        for (at, (level, place, number)) in rows.iter().enumerate() {
            let said = level.map_or(Said::Whole, |level| Said::Word(level, *place));
            let numbers = [Some(*number)];
            let row = SaidRow { number: at as u32 + 1, text: "x", numbers: &numbers, observations: at..at + 1 };
            breakdowns.row(said, &row);
        }
        assert_eq!(breakdowns.verdicts(), expected);
    }

    #[test]
    fn a_list_that_begins_where_another_has_ended_is_a_breakdown_of_its_own() {
        let rows = [(None, 0, 5.0), (Some(0), 1, 3.0), (Some(0), 2, 2.0), (Some(1), 7, 4.0), (Some(1), 8, 1.0)];
        check(&rows, &[Verdict::Own]);
        check(&rows[1..], &[Verdict::Own]);
    }

    #[test]
    fn the_words_below_each_word_of_a_list_are_its_parts() {
        let country = |place: u32, [whole, men, women]: [f64; 3]| {
            [(Some(0_usize), place, whole), (Some(1), 7_u32, men), (Some(1), 8, women)]
        };
        let both = [country(1, [50.0, 20.0, 30.0]), country(2, [5.0, 2.0, 2.0])].concat();
        check(&both, &[Verdict::Parts, Verdict::Parts]);
        let small = [&[(Some(0), 3, 9.0)][..], &both].concat();
        check(&small, &[Verdict::Parts, Verdict::Parts]);
    }

    #[test]
    fn rows_between_two_words_of_a_list_are_parts_of_the_first() {
        check(&[(Some(0), 1, 30.0), (Some(0), 2, 50.0), (Some(1), 7, 10.0), (Some(0), 3, 20.0)], &[Verdict::Parts]);
    }

    #[test]
    fn where_the_numbers_say_parts_and_the_lists_do_not_nobody_can_tell() {
        let rows = [(Some(0), 1, 20.0), (Some(0), 2, 30.0), (Some(1), 7, 20.0), (Some(1), 8, 10.0)];
        check(&rows, &[Verdict::Unclear]);
    }

    /// What the runs of a column of three components are whose rows say these words: the level, the place and the text.
    #[track_caller]
    fn check_texts(rows: &[(usize, u32, &str)], expected: &[(usize, usize, Verdict)]) {
        let mut breakdowns = Breakdowns::new((0, vec![0, 1, 2]), 1, true);
        for (at, &(level, place, text)) in rows.iter().enumerate() {
            let numbers = [Some(10.0)];
            let row = SaidRow { number: at as u32 + 1, text, numbers: &numbers, observations: at..at + 1 };
            breakdowns.row(Said::Word(level, place), &row);
        }
        let verdicts = breakdowns.verdicts();
        let found: Vec<(usize, usize, Verdict)> =
            breakdowns.runs.iter().zip(verdicts).map(|(run, verdict)| (run.outer, run.inner, verdict)).collect();
        for one in expected {
            assert!(found.contains(one), "{one:?}: {found:?}");
        }
    }

    #[test]
    fn of_two_parts_that_say_so_neither_is_a_part_of_the_other() {
        let rows = [(0, 1, "France"), (1, 7, "dont hommes"), (1, 8, "dont femmes"), (2, 3, "dont moins de 15 ans")];
        check_texts(&rows, &[(1, 2, Verdict::Own), (0, 2, Verdict::Parts), (0, 1, Verdict::Parts)]);
        let nested = [
            (0, 1, "France"),
            (1, 7, "dont hommes"),
            (2, 3, "dont moins de 15 ans"),
            (1, 8, "dont femmes"),
            (2, 3, "dont moins de 15 ans"),
        ];
        check_texts(&nested, &[(1, 2, Verdict::Parts), (0, 2, Verdict::Parts)]);
        let bare = [(0, 1, "France"), (1, 7, "Hommes"), (1, 8, "Femmes"), (0, 2, "Italie"), (1, 8, "Femmes")];
        check_texts(&bare, &[(0, 1, Verdict::Parts)]);
    }

    #[test]
    fn words_one_below_another_are_a_list_where_no_other_word_stands_alone_above_them() {
        let list_of = |rows: &[(usize, u32)]| {
            let mut breakdowns = Breakdowns::new((0, vec![5, 6]), 1, true);
            for (at, &(level, place)) in rows.iter().enumerate() {
                let numbers = [Some(10.0)];
                let row = SaidRow { number: at as u32 + 1, text: "x", numbers: &numbers, observations: at..at + 1 };
                breakdowns.row(Said::Word(level, place), &row);
            }
            breakdowns.list_of(0)
        };
        assert_eq!((list_of(&[(0, 1), (0, 2)]), list_of(&[(0, 1)])), (Some(5), None));
        assert_eq!(list_of(&[(0, 1), (0, 2), (1, 7), (1, 8)]), Some(6));
        assert_eq!(list_of(&[(0, 1), (1, 7), (1, 8)]), None, "men and women of a country");
        assert_eq!(list_of(&[(1, 7), (1, 8)]), None, "men and women of all countries");
    }

    #[test]
    fn lists_that_begin_anew_are_breakdowns_as_before() {
        let once = [(Some(0), 1, 3.0), (Some(0), 2, 2.0), (Some(1), 7, 4.0), (Some(1), 8, 1.0)];
        check(&[once, once].concat(), &[Verdict::Own, Verdict::Own]);
    }
}
