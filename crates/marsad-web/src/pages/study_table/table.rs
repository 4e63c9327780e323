//! A table of estimates as it is written on a page.

use marsad_i18n::args;
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{Drawing, SurveyCell, SurveyGrid, SurveyGroup, SurveyHead, SurveyTable};

/// The table in rows, columns and groups.
pub(super) struct TableView {
    pub(super) corner: String,
    pub(super) columns: Vec<String>,
    /// How many columns there are with the heads of rows.
    pub(super) span: usize,
    pub(super) groups: Vec<GroupView>,
}

/// Rows with a common head; the head is blank where there is one group only.
pub(super) struct GroupView {
    pub(super) name: String,
    pub(super) rows: Vec<RowView>,
}

/// A row.
pub(super) struct RowView {
    pub(super) name: String,
    pub(super) is_total: bool,
    pub(super) cells: Vec<CellView>,
}

/// A cell: a figure with its interval and its respondents, or a word for why there is none.
#[derive(Default)]
pub(super) struct CellView {
    pub(super) text: String,
    pub(super) is_shown: bool,
    pub(super) interval: String,
    pub(super) respondents: String,
    pub(super) mark: &'static str,
    pub(super) meaning: String,
}

/// The table as it is written.
pub(super) fn view(table: &SurveyTable<'_>) -> TableView {
    let voice = table.names.voice;
    let (grid, dimensions) = (SurveyGrid::of(table), table.dimensions());
    let all = || voice.say("builder-all");
    let name = |head: &SurveyHead| if head.code.is_empty() { all() } else { head.name.clone() };
    let column = |head: &SurveyHead| {
        if head.code.is_empty() { voice.say("estimate-column-estimate") } else { head.name.clone() }
    };
    let group = |group: &SurveyGroup<'_>| {
        let rows = grid.rows.iter().zip(&group.rows);
        let row = |(head, cells): (&SurveyHead, &Vec<Option<&SurveyCell>>)| RowView {
            name: name(head),
            is_total: head.is_total(),
            cells: cells.iter().map(|cell| cell_view(table, *cell)).collect(),
        };
        GroupView { name: group.name.clone(), rows: rows.map(row).collect() }
    };
    TableView {
        corner: dimensions.first().map_or_else(String::new, |variable| table.names.variable(variable)),
        columns: grid.columns.iter().map(column).collect(),
        span: grid.columns.len() + 1,
        groups: grid.groups.iter().map(group).collect(),
    }
}

fn cell_view(table: &SurveyTable<'_>, cell: Option<&SurveyCell>) -> CellView {
    let voice = table.names.voice;
    let Some(cell) = cell else { return CellView { text: voice.say("cell-missing"), ..CellView::default() } };
    let (mark, meaning) = (cell.mark(), table.state_text(cell.state));
    let respondents =
        cell.rows.map(|rows| voice.say_with("builder-respondents", &args().text("n", &voice.count(rows))));
    let respondents = respondents.unwrap_or_default();
    match table.value_text(cell) {
        Some(text) => CellView {
            text,
            is_shown: true,
            interval: table.interval_text(cell).unwrap_or_default(),
            respondents,
            mark,
            meaning,
        },
        None => CellView { text: voice.say("cell-hidden"), respondents, mark, meaning, ..CellView::default() },
    }
}

/// What the letters mean: each with its words.
pub(super) fn legend(table: &SurveyTable<'_>) -> Vec<(&'static str, String)> {
    let voice = table.names.voice;
    let kind = if table.is_protected { "builder-mark" } else { "estimate-page-mark" };
    let line = |(mark, state): (&'static str, marsad_protect::CellState)| {
        (mark, voice.say(&format!("{kind}-{}", state.word())))
    };
    table.marks().into_iter().map(line).collect()
}

/// The drawings for a wide window and for a phone; none where there are too many cells to draw.
pub(super) fn drawings(table: &SurveyTable<'_>) -> Vec<(&'static str, String)> {
    let one = |(class, frame): (&'static str, Frame)| {
        let drawing = Drawing { id: format!("chart-{class}"), frame, is_alone: false };
        Some((class, draw(&table.chart(&drawing)?, &|value| table.tick_text(value))))
    };
    [("wide", Frame::WIDE), ("narrow", Frame::NARROW)].into_iter().filter_map(one).collect()
}
