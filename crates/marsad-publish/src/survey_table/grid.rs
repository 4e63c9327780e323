//! The shape of a table of estimates: the first variable runs down, the second across, every other makes groups.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{StudyCategory, TOTAL};

use super::{SurveyCell, SurveyTable};

/// The head of a row or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyHead {
    /// The code; blank where no variable runs this way.
    pub code: String,
    /// What it stands for.
    pub name: String,
}

/// Rows that have the same codes in the variables beyond the second.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyGroup<'t> {
    /// The names of these codes; blank where there are no such variables.
    pub name: String,
    /// Whether one of them stands for all.
    pub is_total: bool,
    /// The cells by row and column; none where nobody in the sample is like that.
    pub rows: Vec<Vec<Option<&'t SurveyCell>>>,
}

/// A table of estimates in rows, columns and groups.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyGrid<'t> {
    /// The rows of every group.
    pub rows: Vec<SurveyHead>,
    /// The columns.
    pub columns: Vec<SurveyHead>,
    /// The groups; none where there are no cells.
    pub groups: Vec<SurveyGroup<'t>>,
}

impl SurveyHead {
    fn blank() -> Self {
        Self { code: String::new(), name: String::new() }
    }

    /// Whether it stands for all.
    pub fn is_total(&self) -> bool {
        self.code == TOTAL
    }
}

impl<'t> SurveyGroup<'t> {
    /// The cell at a row and a column.
    pub fn cell(&self, row: usize, column: usize) -> Option<&'t SurveyCell> {
        self.rows.get(row)?.get(column).copied().flatten()
    }
}

impl<'t> SurveyGrid<'t> {
    /// The shape of a table. Codes stand in the order of the codebook, totals last.
    pub fn of(table: &'t SurveyTable<'_>) -> Self {
        let dimensions = table.dimensions();
        let heads: Vec<Vec<SurveyHead>> =
            dimensions.iter().enumerate().map(|(place, variable)| heads(table, place, variable)).collect();
        let blank = || vec![SurveyHead::blank()];
        let rows = heads.first().cloned().unwrap_or_else(blank);
        let columns = heads.get(1).cloned().unwrap_or_else(blank);
        let mut found: BTreeMap<Vec<usize>, Vec<Vec<Option<&'t SurveyCell>>>> = BTreeMap::new();
        for cell in &table.cells {
            let places: Vec<usize> = heads.iter().enumerate().map(|(at, heads)| place(cell, at, heads)).collect();
            let (row, column) = (places.first().copied().unwrap_or(0), places.get(1).copied().unwrap_or(0));
            let key = places.get(2..).unwrap_or_default().to_vec();
            let group = found.entry(key).or_insert_with(|| vec![vec![None; columns.len()]; rows.len()]);
            if let Some(spot) = group.get_mut(row).and_then(|row| row.get_mut(column)) {
                *spot = Some(cell);
            }
        }
        let beyond = heads.get(2..).unwrap_or_default();
        let groups = found.into_iter().map(|(key, rows)| group(beyond, &key, rows)).collect();
        Self { rows, columns, groups }
    }
}

fn group<'t>(heads: &[Vec<SurveyHead>], key: &[usize], rows: Vec<Vec<Option<&'t SurveyCell>>>) -> SurveyGroup<'t> {
    let own: Vec<&SurveyHead> = heads.iter().zip(key).filter_map(|(heads, place)| heads.get(*place)).collect();
    let names: Vec<&str> = own.iter().map(|head| head.name.as_str()).collect();
    SurveyGroup { name: names.join(" · "), is_total: own.iter().any(|head| head.is_total()), rows }
}

/// Where the code of a cell in a dimension stands among the heads.
fn place(cell: &SurveyCell, at: usize, heads: &[SurveyHead]) -> usize {
    let code = cell.key.get(at);
    heads.iter().position(|head| Some(&head.code) == code).unwrap_or(0)
}

/// The codes of a dimension that are there.
fn heads(table: &SurveyTable<'_>, at: usize, variable: &str) -> Vec<SurveyHead> {
    let present: BTreeSet<&str> = table.cells.iter().filter_map(|cell| cell.key.get(at)).map(String::as_str).collect();
    let categories: &[StudyCategory] =
        table.names.study.variable(variable).map_or(&[], |variable| variable.categories.as_slice());
    let known: Vec<&str> = categories.iter().map(|category| category.code.as_str()).collect();
    let listed = known.iter().copied().filter(|code| present.contains(code));
    let others = present.iter().copied().filter(|code| *code != TOTAL && !known.contains(code));
    let total = present.contains(TOTAL).then_some(TOTAL);
    let head = |code: &str| SurveyHead { code: code.to_owned(), name: table.names.category(variable, code) };
    listed.chain(others).chain(total).map(head).collect()
}
