//! The tables of a file, sheet by sheet, as its rows come. A table by itself is in `table`.

mod table;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use marsad_model::{Finding, Id, ObservationColumns, Profile, TIME_PERIOD, TableLayout, TableNotRead};

use super::dictionary::Dictionary;
use super::first_lines::FirstLines;
use super::log::Log;
use super::outside_lines::OutsideLines;
use super::rows::RowReader;
use super::said::Around;
use super::sheet_periods::{self, SheetPeriod};
use super::siblings::{self, ReadSheets};
use super::tables_not_read::TablesNotRead;
use super::told_once::told_once;
use super::unread::{Extent, Unread};
use super::unread_sheets::{Amounts, UnreadSheets, weigh_numbers};
use super::{
    Context, cumulative, first_lines, missing_sheets, new_marks, new_notes, new_titles, new_words, situation,
    title_years, units_below,
};
use crate::cell::{Cell, tidy};
use crate::checks::{self, TableValues};
use crate::formats::{SheetHead, Visitor};
use table::{Table, struck_headers};

/// Takes the rows of a file and reads the tables of a profile from them.
pub(crate) struct SheetReader<'a, 'd> {
    context: &'a Context<'a>,
    dictionary: &'d Dictionary<'a>,
    file: &'a str,
    pub out: ObservationColumns,
    pub log: Log,
    sheet: SheetHead,
    tables: Vec<Table<'a, 'd>>,
    read_sheets: usize,
    has_read: Vec<bool>,
    /// The sheets that were read.
    came: ReadSheets,
    /// The sheet in whose manner the current one is read, which no table names.
    sibling: Option<&'a str>,
    /// The numbers of the current sheet that no table takes.
    unread: Unread,
    /// The tables of the current sheet that are not read.
    tables_not_read: TablesNotRead<'a>,
    /// Those of the sheets before it, as they will be told, and how many there are.
    beside: Vec<Finding>,
    numbers_beside: u64,
    /// The sheets that no table is for.
    others: UnreadSheets,
    /// What stands outside the tables of the current sheet.
    lines: OutsideLines,
    /// The lines outside the tables as they stand, where the format cuts lines at fixed places.
    whole_lines: BTreeMap<u32, String>,
    /// What stands beside tables on their rows, by sheet, where the profile keeps something from there.
    lines_beside: BTreeMap<String, OutsideLines>,
    /// Values of which nothing says when they are of; none where every table says it.
    undated: Option<ObservationColumns>,
    /// The headers of the last table that was read.
    headers: Vec<String>,
    /// The most values that one table gave.
    largest: usize,
    /// The periods that the titles of tables say.
    periods: Vec<SheetPeriod>,
}

/// What was read of a file.
pub(super) struct Read {
    pub columns: ObservationColumns,
    /// Values of which nothing says when they are of: they are only checked.
    pub undated: Option<ObservationColumns>,
    pub log: Log,
    pub others: Vec<String>,
    /// The headers of its last table.
    pub headers: Vec<String>,
}

impl<'a, 'd> SheetReader<'a, 'd> {
    pub(crate) fn new(
        context: &'a Context<'a>,
        dictionary: &'d Dictionary<'a>,
        file: &'a str,
        submission: &str,
    ) -> Self {
        let structure = std::sync::Arc::new(context.structure.clone());
        Self {
            context,
            dictionary,
            file,
            out: ObservationColumns::new(structure, submission),
            log: Log::default(),
            sheet: SheetHead::default(),
            tables: Vec::new(),
            read_sheets: 0,
            has_read: vec![false; context.tables.len()],
            came: ReadSheets::default(),
            sibling: None,
            unread: Unread::default(),
            tables_not_read: TablesNotRead::default(),
            beside: Vec::new(),
            numbers_beside: 0,
            others: UnreadSheets::new(context.profile.numbers).written_as_in(context.profile),
            lines: OutsideLines::default(),
            whole_lines: BTreeMap::new(),
            lines_beside: BTreeMap::new(),
            undated: None,
            headers: Vec::new(),
            largest: 0,
            periods: Vec::new(),
        }
    }

    /// The same with the lines outside the tables as they stand.
    pub(super) fn with_whole_lines(self, lines: BTreeMap<u32, String>) -> Self {
        Self { whole_lines: lines, ..self }
    }

    /// The same with what stands beside the tables of each sheet.
    pub(super) fn with_lines_beside(self, lines_beside: BTreeMap<String, OutsideLines>) -> Self {
        Self { lines_beside, ..self }
    }

    /// Reads what is held of the last sheet and tells which sheets were not found.
    pub(super) fn finish(mut self) -> Read {
        self.end_sheet();
        self.tell_unread();
        if self.read_sheets > 0 {
            let read = (&self.has_read[..], &self.came);
            self.log.extend(missing_sheets::tell(self.file, &self.context.tables, read));
        }
        self.log.extend(sheet_periods::tell(self.file, &self.periods));
        let others = self.others.unread();
        Read { columns: self.out, undated: self.undated, log: self.log, others, headers: self.headers }
    }

    fn end_sheet(&mut self) {
        let tables = std::mem::take(&mut self.tables);
        let layouts = layouts_of(&tables);
        let read: Vec<TableRead> = tables.into_iter().map(|table| self.finished(table, &layouts)).collect();
        let unread = std::mem::take(&mut self.unread);
        let not_read = std::mem::take(&mut self.tables_not_read);
        self.log.extend(not_read.finish(self.file, &self.sheet.name));
        if let Some(sibling) = self.sibling.take() {
            if !read.iter().all(TableRead::is_whole) {
                // It only looks like its sibling: that it was not read is told of the whole sheet.
                if let Some(head) = read.into_iter().find_map(|table| table.wrong_head) {
                    self.others.differs_from(sibling, head);
                }
                return;
            }
            self.others.is_read_after_all();
            self.log.add(siblings::finding(self.file, &self.sheet.name, sibling));
        }
        if !read.is_empty() {
            self.came.add(&self.sheet.name);
        }
        let mut found: Vec<Finding> = Vec::new();
        for table in read {
            self.largest = self.largest.max(numbers_of(&table.columns));
            match (table.is_undated, &mut self.undated) {
                (false, _) => self.out.append(table.columns),
                (true, Some(undated)) => undated.append(table.columns),
                (true, none) => *none = Some(table.columns),
            }
            found.extend(table.log.into_findings());
            self.headers = table.headers;
            self.periods.extend(table.period);
        }
        let lines: Vec<&str> = self.lines.between([1, u32::MAX]).map(|line| line.text.as_str()).collect();
        let settled = new_marks::settle(self.context, (&lines, &layouts), told_once(found));
        self.log.extend(settled);
        let (beside, numbers) = unread.finish(self.file, &self.sheet.name);
        self.beside.extend(beside);
        self.numbers_beside += numbers;
    }

    /// Keeps what stands on a row outside the tables.
    fn keep_outside(&mut self, number: u32, cells: &[Cell<'_>]) {
        match self.whole_lines.get(&number) {
            Some(line) => self.lines.keep(number, &[Cell::text(line)]),
            None => self.lines.keep(number, cells),
        }
    }

    /// Tells what is struck through of the lines above a table, which are read for what they say of it.
    fn tell_struck_title(&mut self, number: u32, cells: &[Cell<'_>]) {
        let texts: Vec<Cell<'_>> =
            cells.iter().map(|cell| if cell.number.is_some() { Cell::default() } else { *cell }).collect();
        let struck = struck_headers((self.file, &self.sheet.name), (number, &texts), [1, u32::MAX]);
        self.log.extend(struck);
    }

    /// Tells what no table takes, once it is known how much of the file was read.
    fn tell_unread(&mut self) {
        let amounts = Amounts {
            read: (self.out.len() + self.undated.as_ref().map_or(0, ObservationColumns::len)) as u64,
            largest: self.largest as u64,
            beside: self.numbers_beside,
        };
        let mut beside = std::mem::take(&mut self.beside);
        weigh_numbers(&mut beside, amounts);
        self.log.extend(beside);
        let told = self.others.tell(self.file, amounts);
        self.log.extend(told);
    }
}

/// How many numbers were read: of an observation may stand why there is none.
fn numbers_of(columns: &ObservationColumns) -> usize {
    (0..columns.len()).filter(|&at| columns.value(at).is_some()).count()
}

impl<'a, 'd> SheetReader<'a, 'd> {
    /// Reads a sheet that no table names like the one from which it differs by its period alone, if there is one.
    fn read_like_sibling(&mut self, name: &str) {
        let context = self.context;
        for at in siblings::tables_like(&context.tables, name) {
            let layout = &context.tables[at];
            self.sibling = layout.sheet.as_deref();
            self.tables.push(Table::new(layout));
        }
    }

    /// What a table gave, its totals since January taken apart.
    fn finished(&self, mut table: Table<'a, 'd>, layouts: &[&TableLayout]) -> TableRead {
        let whole = self.whole(layouts);
        table.begin(&whole, &[]);
        let grown = table.growth(self.file, &self.sheet.name);
        let Some((plan, state)) = table.reading else {
            let none = ObservationColumns::new(self.out.structure.clone(), &self.out.submission);
            let (log, headers) = (Log::default(), Vec::new());
            return TableRead {
                columns: none,
                log,
                is_undated: false,
                has_right_heads: false,
                wrong_head: None,
                headers,
                period: None,
            };
        };
        let mut reader = RowReader::resumed(&plan, self.file, state);
        reader.end();
        let state = reader.state;
        let around = whole.around(table.layout);
        let found = new_titles::tell_below_headers(self.context, self.dictionary, around, state.log.into_findings());
        let (lines, periods) = (&state.first_lines, &state.out.periods.words);
        let first = FirstLines { lines, last_row: state.last_row, periods };
        let found = first_lines::tell(self.context, self.dictionary, (around, first), found);
        let found = (found, state.last_row);
        let (mut columns, mut log) = (state.out, Log::default());
        log.extend(state.attributes.give(self.file, &mut columns));
        log.extend(new_notes::tell((self.context, self.dictionary), around, found, &columns));
        log.extend(units_below::tell(self.context, around, &state.notes));
        log.extend(new_words::other_captions(self.context, self.dictionary, (around, &state.captions)));
        log.extend(table.unexpected.tell(&plan));
        log.extend(table.left_out.tell((self.file, &self.sheet.name)));
        log.extend(table.twins.tell(&plan, (self.file, &self.sheet.name)));
        log.extend(table.letters.tell(&plan, (self.file, &self.sheet.name)));
        log.extend(title_years::tell(self.context, around, (&plan, &columns)));
        let mut since_january = None;
        if table.layout.cumulative && !plan.lacks_period {
            if self.context.sums_since_january() {
                log.add(situation::kept_whole(self.file, &self.sheet.name));
            } else {
                since_january = (!table.beside.is_empty()).then(|| columns.clone());
                cumulative::unroll(&mut columns, &mut log, self.file);
            }
        }
        let values = TableValues { read: &columns, since_january: since_january.as_ref() };
        log.extend(checks::held_beside(self.context, (self.file, &self.sheet.name), (values, &table.beside)));
        log.extend(grown);
        let is_undated = plan.lacks_period;
        let period = SheetPeriod::of(table.layout, &self.sheet.name, plan.titled.as_ref());
        let (has_right_heads, wrong_head) = (table.has_right_heads, table.wrong_head);
        TableRead { columns, log, is_undated, has_right_heads, wrong_head, headers: plan.headers, period }
    }

    fn whole<'s>(&'s self, layouts: &'s [&'s TableLayout]) -> Whole<'a, 'd, 's> {
        Whole {
            context: self.context,
            dictionary: self.dictionary,
            file: self.file,
            sheet: &self.sheet,
            submission: &self.out.submission,
            lines: &self.lines,
            layouts,
        }
    }
}

/// What a table gave.
struct TableRead {
    columns: ObservationColumns,
    log: Log,
    /// Whether nothing says when its values are of.
    is_undated: bool,
    /// Whether nothing is wrong with its headers, and with what stands around it.
    has_right_heads: bool,
    /// The first of them that is wrong.
    wrong_head: Option<String>,
    headers: Vec<String>,
    period: Option<SheetPeriod>,
}

impl TableRead {
    /// Whether the layout it was read by is certainly its own.
    fn is_whole(&self) -> bool {
        self.has_right_heads && !self.is_undated && !self.columns.is_empty()
    }
}

/// What every table of a sheet shares.
struct Whole<'a, 'd, 's> {
    context: &'a Context<'a>,
    dictionary: &'d Dictionary<'a>,
    file: &'a str,
    sheet: &'s SheetHead,
    submission: &'s str,
    lines: &'s OutsideLines,
    layouts: &'s [&'s TableLayout],
}

impl<'a: 's, 's> Whole<'a, '_, 's> {
    /// What stands around a table.
    fn around(&self, layout: &'s TableLayout) -> Around<'s> {
        let sheet = self.sheet.name.as_str();
        Around { layout, tables: self.layouts, lines: self.lines, sheet, file: self.file }
    }
}

impl Visitor for SheetReader<'_, '_> {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        self.end_sheet();
        let is_first = self.read_sheets == 0;
        self.read_sheets += 1;
        self.sheet = head.clone();
        for (at, layout) in self.context.tables.iter().enumerate() {
            let is_meant = match &layout.sheet {
                None => is_first,
                Some(pattern) => is_like(pattern, &head.name) && (!head.is_hidden || !pattern.contains('*')),
            };
            if is_meant {
                self.has_read[at] = true;
                self.tables.push(Table::new(layout));
            }
        }
        let is_left_out = self.context.profile.not_read.iter().any(|pattern| is_like(pattern, &head.name));
        let is_named = !self.tables.is_empty();
        if !is_named && !is_left_out && !head.is_hidden {
            self.read_like_sibling(&head.name);
        }
        self.others.begin(head, (is_named, is_left_out));
        self.lines = self.lines_beside.remove(&head.name).unwrap_or_default();
        let extents = self.tables.iter().map(|table| Extent::of(table.layout)).collect();
        let Profile { numbers, tables_not_read, .. } = self.context.profile;
        self.unread = Unread::new(*numbers, extents);
        let is_there = |table: &&TableNotRead| table.sheet.as_ref().is_none_or(|name| is_like(name, &head.name));
        self.tables_not_read = TablesNotRead::new(tables_not_read.iter().filter(is_there), *numbers);
        // A sheet that is not read is shown all the same, so that it is known how much is left out.
        !self.tables.is_empty() || !head.is_hidden && !is_left_out
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let mut tables = std::mem::take(&mut self.tables);
        grow(&mut tables, self.file, (number, cells));
        for (at, _) in tables.iter().enumerate().filter(|(_, table)| table.ends_at(number)) {
            self.unread.extend(at, number);
        }
        if !tables.iter().any(|table| table.has_row(number)) {
            self.keep_outside(number, cells);
            if self.sibling.is_none() && tables.iter().any(|table| table.stands_below(number)) {
                self.tell_struck_title(number, cells);
            }
        }
        let layouts: Vec<&TableLayout> =
            if tables.iter().all(|table| table.reading.is_some()) { Vec::new() } else { layouts_of(&tables) };
        tables.iter_mut().for_each(|table| table.take(&self.whole(&layouts), number, cells));
        let is_taken = |at: usize| tables.iter().any(|table| table.takes(number, at));
        let is_headed = |at: usize| tables.iter().any(|table| table.has_header_at(number, at));
        self.tables_not_read.row(number, cells, &|at| is_taken(at) || is_headed(at));
        let not_read = &self.tables_not_read;
        self.others.row(cells, &|at| not_read.has(at));
        if !tables.iter().any(|table| table.is_header(number)) {
            self.unread.row(number, cells, &|at| is_taken(at) || not_read.has(at));
        }
        self.tables = tables;
        ControlFlow::Continue(())
    }

    fn is_dimension(&self, component: &str) -> Option<bool> {
        let structure = self.context.structure;
        // A sender's component is what the profile says that it is.
        let mut columns = self.context.tables.iter().flat_map(|table| &table.column);
        let named = columns.find(|column| column.header == component && column.component.is_some());
        let component = named.and_then(|column| column.component.as_ref()).map_or(component, Id::as_str);
        let is_dimension = component == TIME_PERIOD || structure.dimension_place(component).is_some();
        let is_attribute = structure.attributes.iter().any(|attribute| attribute.id == *component);
        (is_dimension || is_attribute).then_some(is_dimension)
    }
}

/// Lets a table take one more row right below its last one, where no other table of the sheet stands there.
fn grow(tables: &mut [Table<'_, '_>], file: &str, (number, cells): (u32, &[Cell<'_>])) {
    for at in 0..tables.len() {
        let Some(grown) = tables[at].next_growth(number) else { continue };
        let own = tables[at].columns();
        let is_others = |other: &Table<'_, '_>| {
            let columns = other.columns();
            other.stands_on(number) && columns[0] <= own[1] && own[0] <= columns[1]
        };
        let is_free = tables.iter().enumerate().all(|(other, table)| other == at || !is_others(table));
        if is_free && tables[at].goes_on(file, cells) {
            tables[at].grown = Some(grown);
        }
    }
}

/// The layouts of the tables of a sheet.
fn layouts_of<'a>(tables: &[Table<'a, '_>]) -> Vec<&'a TableLayout> {
    tables.iter().map(|table| table.layout).collect()
}

/// Whether a name is like a pattern in which `*` stands for any text.
pub(crate) fn is_like(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (tidy(pattern), tidy(name));
    let parts: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = &parts[..] else { return pattern == name };
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, name, is_it) in [
            ("2022", "2022", true),
            ("20*", "2022", true),
            ("*", "x", true),
            ("20*", "1922", false),
            ("a*c", "abc", true),
            ("a*c", "ab", false),
        ] {
            assert_eq!(is_like(pattern, name), is_it, "{pattern} {name}");
        }
    }
}
