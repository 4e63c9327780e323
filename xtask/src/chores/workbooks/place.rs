//! Where each figure stands: from a layout and a plain table to sheets of cells.

use super::figures::Figure;
use super::grid::{Cell, Merge, Sheet};
use super::layout::{Column, Kind, Layout, NumberCell, Table};
use super::numbers::written;
use super::words::Words;

const TOTAL: &str = "_T";

/// The sheets of a file; an error where a figure stands nowhere, or twice.
pub fn place(layout: &Layout, words: &Words<'_>, figures: &[Figure]) -> Result<Vec<Sheet>, String> {
    let mut placer = Placer { layout, words, figures, sheets: Vec::new(), times: vec![0; figures.len()] };
    for table in &layout.tables {
        placer.table(table)?;
    }
    match placer.times.iter().position(|&times| times != 1) {
        Some(at) => Err(format!("figure {} stands {} times in the file", at + 1, placer.times[at])),
        None => Ok(placer.sheets),
    }
}

struct Placer<'a> {
    layout: &'a Layout,
    words: &'a Words<'a>,
    figures: &'a [Figure],
    sheets: Vec<Sheet>,
    /// How often each figure was placed.
    times: Vec<u32>,
}

/// A row of a table: its labels, and the place of a figure for each column of values that has one.
struct Row {
    labels: Vec<String>,
    figures: Vec<Option<usize>>,
    first: usize,
}

impl<'a> Placer<'a> {
    fn table(&mut self, table: &Table) -> Result<(), String> {
        let all: Vec<usize> = (0..self.figures.len()).filter(|&at| is_shown(table, &self.figures[at])).collect();
        let Some(component) = &table.sheet_for_each else {
            if let Some(name) = table.sheet.as_ref().or_else(|| self.sheets.is_empty().then_some(&self.layout.file)) {
                self.open(name);
            }
            return self.fill(table, &all);
        };
        for code in distinct(all.iter().map(|&at| self.code(at, component))) {
            self.open(&self.words.word(component, code));
            let own: Vec<usize> = all.iter().copied().filter(|&at| self.code(at, component) == code).collect();
            self.fill(table, &own)?;
        }
        Ok(())
    }

    fn open(&mut self, name: &str) {
        let is_right_to_left = self.layout.right_to_left;
        self.sheets.push(Sheet { name: name.to_owned(), is_right_to_left, ..Sheet::default() });
    }

    fn code(&self, figure: usize, component: &str) -> &'a str {
        self.figures[figure].get(component).unwrap_or_default()
    }

    /// Writes a table below what its sheet holds.
    fn fill(&mut self, table: &Table, own: &[usize]) -> Result<(), String> {
        let mut sheet = self.sheets.pop().ok_or("the first table names no sheet")?;
        table.above.iter().for_each(|line| sheet.line(line));
        if own.is_empty() {
            return Err(format!("a table on the sheet {} shows no figure", sheet.name));
        }
        let across = self.across(table, own);
        let columns = physical(table, across.len());
        self.headers(&mut sheet, table, &across, &columns);
        let rows = self.rows(table, own, &across)?;
        self.data(&mut sheet, table, &rows, &columns);
        table.below.iter().for_each(|line| sheet.line(line));
        self.sheets.push(sheet);
        Ok(())
    }

    /// The codes above each column of values, grouped from the first row of headers down.
    fn across(&self, table: &Table, own: &[usize]) -> Vec<Vec<String>> {
        let codes = |&at: &usize| table.across.iter().map(|c| self.code(at, c).to_owned()).collect::<Vec<_>>();
        let found = distinct(own.iter().map(codes));
        let mut sorted = found.clone();
        let place = |codes: &[String], depth: usize| found.iter().position(|other| other[..depth] == codes[..depth]);
        sorted.sort_by_key(|codes| (1..=table.across.len()).map(|depth| place(codes, depth)).collect::<Vec<_>>());
        sorted
    }

    fn headers(&self, sheet: &mut Sheet, table: &Table, across: &[Vec<String>], columns: &[(&Column, usize)]) {
        let (first, height) = (sheet.rows.len(), table.across.len().max(1));
        let codes = |value: usize, level: usize| across.get(value).and_then(|codes| codes.get(level));
        for level in 0..height {
            let text = |&(column, value): &(&Column, usize)| match (table.across.get(level), codes(value, level)) {
                (Some(component), Some(code)) if column.holds == "OBS_VALUE" => self.words.word(component, code),
                _ if level == 0 => column.header.clone(),
                _ => String::new(),
            };
            sheet.headers.push(sheet.rows.len());
            sheet.rows.push(columns.iter().map(|column| cell_of(text(column))).collect());
        }
        for (at, (column, _)) in columns.iter().enumerate() {
            if column.holds != "OBS_VALUE" && height > 1 {
                sheet.merges.push(Merge { rows: [first, first + height - 1], columns: [at, at] });
            }
        }
        for level in 0..height - 1 {
            let is_one = |a: usize, b: usize| (0..=level).all(|above| codes(a, above) == codes(b, above));
            merge_headers(sheet, first + level, columns, is_one);
        }
    }

    /// The rows in the order of the figures, those of one section together, the total last where it is to be.
    fn rows(&mut self, table: &Table, own: &[usize], across: &[Vec<String>]) -> Result<Vec<Row>, String> {
        let mut rows: Vec<Row> = Vec::new();
        for &at in own {
            self.times[at] += 1;
            let labels: Vec<String> = table.columns.iter().map(|column| self.label(column, at)).collect();
            let codes: Vec<&str> = table.across.iter().map(|component| self.code(at, component)).collect();
            let column = across.iter().position(|known| *known == codes).unwrap_or_default();
            let row = rows.iter_mut().find(|row| row.labels == labels).filter(|_| !table.across.is_empty());
            let row = match row {
                Some(row) => row,
                None => {
                    rows.push(Row { labels, figures: vec![None; across.len()], first: at });
                    let last = rows.len() - 1;
                    &mut rows[last]
                }
            };
            if row.figures[column].replace(at).is_some() {
                return Err(format!("figure {} stands in a cell that is taken", at + 1));
            }
        }
        self.sort(table, &mut rows);
        Ok(rows)
    }

    fn sort(&self, table: &Table, rows: &mut [Row]) {
        for outer in table.columns.iter().filter(|column| column.is_section || column.inner.is_some()) {
            let order = distinct(rows.iter().map(|row| self.code(row.first, &outer.holds)));
            rows.sort_by_key(|row| order.iter().position(|code| *code == self.code(row.first, &outer.holds)));
        }
        if let Some(component) = &table.total_last {
            rows.sort_by_key(|row| self.code(row.first, component) == TOTAL);
        }
    }

    /// What stands in a column of labels beside a figure.
    fn label(&self, column: &Column, at: usize) -> String {
        match (column.holds.as_str(), &column.inner) {
            ("OBS_VALUE" | "NUMBER" | "SHARE", _) => String::new(),
            (_, Some(inner)) if self.code(at, inner) != TOTAL => self.words.word(inner, self.code(at, inner)),
            (holds, _) => self.words.word(holds, self.code(at, holds)),
        }
    }

    fn data(&self, sheet: &mut Sheet, table: &Table, rows: &[Row], columns: &[(&Column, usize)]) {
        let mut above: Vec<String> = Vec::new();
        let mut open = vec![String::new(); table.columns.len()];
        let whole_row = sheet.rows.len() + rows.len() - 1 + self.sections(table, rows);
        for (number, row) in rows.iter().enumerate() {
            if self.open_sections(sheet, table, row, &mut open) {
                above.clear();
            }
            let labels = &row.labels;
            let cells = columns.iter().enumerate().map(|(at, &(column, value))| {
                let place = table.columns.iter().position(|known| std::ptr::eq(known, column)).unwrap_or_default();
                match column.holds.as_str() {
                    "NUMBER" => Cell::Number((number + 1) as f64, (number + 1).to_string()),
                    "OBS_VALUE" => row.figures[value].map_or(Cell::Blank, |figure| self.value(figure)),
                    "SHARE" => self.share(sheet.rows.len(), whole_row, columns, (row, rows)),
                    _ if column.is_section => Cell::Blank,
                    _ if column.is_merged && above.get(place) == Some(&labels[place]) => {
                        grow_merge(sheet, at);
                        Cell::Blank
                    }
                    _ => self.label_cell(&column.holds, &labels[place]),
                }
            });
            let cells = cells.collect();
            sheet.rows.push(cells);
            above.clone_from(labels);
        }
    }

    /// How many rows sections take.
    fn sections(&self, table: &Table, rows: &[Row]) -> usize {
        let mut trial = Sheet::default();
        let mut open = vec![String::new(); table.columns.len()];
        rows.iter().filter(|row| self.open_sections(&mut trial, table, row, &mut open)).count()
    }

    /// Writes the row that begins a section, where one begins.
    fn open_sections(&self, sheet: &mut Sheet, table: &Table, row: &Row, open: &mut [String]) -> bool {
        let mut has_begun = false;
        for (at, column) in table.columns.iter().enumerate() {
            let code = self.code(row.first, &column.holds);
            if !(column.is_section || column.inner.is_some()) || open[at] == code {
                continue;
            }
            code.clone_into(&mut open[at]);
            let is_own_row = column.inner.as_ref().is_some_and(|inner| self.code(row.first, inner) == TOTAL);
            if !is_own_row {
                let mut cells = vec![Cell::Blank; at];
                cells.push(Cell::Text(self.words.word(&column.holds, code)));
                sheet.rows.push(cells);
                has_begun = true;
            }
        }
        has_begun
    }

    fn label_cell(&self, component: &str, label: &str) -> Cell {
        let is_year = component == "TIME_PERIOD" && label.len() == 4;
        match label.parse::<u16>() {
            Ok(year) if is_year && matches!(self.layout.kind, Kind::Xlsx | Kind::Ods | Kind::Json) => {
                Cell::Number(f64::from(year), label.to_owned())
            }
            _ => cell_of(label.to_owned()),
        }
    }

    fn value(&self, figure: usize) -> Cell {
        let Some(value) = self.figures[figure].value else { return cell_of(self.layout.missing.clone()) };
        let style = &self.layout.numbers;
        let mark = self.layout.marks.get(self.code(figure, "OBS_STATUS"));
        let text = mark.map_or_else(|| written(value, style), |mark| format!("{} {mark}", written(value, style)));
        match style.cells {
            _ if mark.is_some() => Cell::Text(text),
            NumberCell::Number => Cell::Number(value, text),
            NumberCell::Percent => Cell::Percent(value / 100.0, format!("{text} %")),
            NumberCell::Text => Cell::Text(text),
        }
    }

    /// The share of the first value of a row in that of the last row.
    fn share(&self, at: usize, last: usize, columns: &[(&Column, usize)], (row, rows): (&Row, &[Row])) -> Cell {
        let value = |row: &Row| row.figures.first().copied().flatten().and_then(|figure| self.figures[figure].value);
        let column = columns.iter().position(|(column, _)| column.holds == "OBS_VALUE").unwrap_or_default();
        match (value(row), rows.last().and_then(value)) {
            (Some(part), Some(whole)) => Cell::Share { of: (at, column), whole: (last, column), result: part / whole },
            _ => Cell::Blank,
        }
    }
}

fn is_shown(table: &Table, figure: &Figure) -> bool {
    table
        .only
        .iter()
        .all(|(component, codes)| figure.get(component).is_some_and(|code| codes.iter().any(|wanted| wanted == code)))
}

/// The columns as they stand: that of the values as often as there are codes across.
fn physical(table: &Table, across: usize) -> Vec<(&Column, usize)> {
    let times = |column: &Column| if column.holds == "OBS_VALUE" { across } else { 1 };
    table.columns.iter().flat_map(|column| (0..times(column)).map(move |at| (column, at))).collect()
}

fn merge_headers(sheet: &mut Sheet, row: usize, columns: &[(&Column, usize)], is_one: impl Fn(usize, usize) -> bool) {
    let values: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .filter(|(_, (column, _))| column.holds == "OBS_VALUE")
        .map(|(at, &(_, value))| (at, value))
        .collect();
    for group in values.chunk_by(|&(_, a), &(_, b)| is_one(a, b)).filter(|group| group.len() > 1) {
        let (from, to) = (group[0].0, group[group.len() - 1].0);
        sheet.rows[row][from + 1..=to].fill(Cell::Blank);
        sheet.merges.push(Merge { rows: [row, row], columns: [from, to] });
    }
}

/// Makes the merged cell above the next row one row longer.
fn grow_merge(sheet: &mut Sheet, column: usize) {
    let row = sheet.rows.len();
    let above = sheet.merges.iter_mut().find(|merge| merge.columns == [column, column] && merge.rows[1] + 1 == row);
    match above {
        Some(merge) => merge.rows[1] = row,
        None => sheet.merges.push(Merge { rows: [row - 1, row], columns: [column, column] }),
    }
}

fn cell_of(text: String) -> Cell {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}

fn distinct<T: PartialEq>(found: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for one in found {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}
