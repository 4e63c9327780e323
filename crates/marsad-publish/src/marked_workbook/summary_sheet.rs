//! The extra sheet: a title, the heads of the table, and one line for each mark with a link to its cell.
//!
//! All texts are inline strings, so that the shared strings of the workbook stay as they are and nothing is a formula.

use super::book::{Book, Sheet};
use super::cell_ref::{CellRef, ROWS_MAX};
use super::sheet_name::location;
use super::styles::Styles;
use super::words_in_xml::{attribute, content};
use super::{MarkedWords, SummaryLine};

const WIDTHS: [u32; 5] = [22, 10, 28, 60, 60];
/// The row of the heads; the lines follow.
const HEAD_ROW: u32 = 2;
/// The most links a sheet can have in Excel.
const LINKS_MAX: usize = 65_530;
const TITLE_FONT: &str = r#"<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font>"#;
const HEAD_FONT: &str = r#"<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#;
const BODY_FONT: &str = r#"<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#;
const LINK_FONT: &str =
    r#"<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font>"#;

/// The formats of the extra sheet.
struct Look {
    title: usize,
    head: usize,
    body: usize,
    link: usize,
}

/// The extra sheet in XML. A line about a sheet that the workbook has not gets no link.
pub(super) fn summary_sheet(book: &Book, lines: &[SummaryLine], words: &MarkedWords, styles: &mut Styles) -> String {
    let look = Look::new(words.is_right_to_left, styles);
    let lines = lines.get(..lines.len().min((ROWS_MAX - HEAD_ROW) as usize)).unwrap_or_default();
    let mut rows = row(1, &[(&words.title, look.title)]);
    rows.push_str(&row(HEAD_ROW, &words.headers.each_ref().map(|head| (head, look.head))));
    for (line, number) in lines.iter().zip(HEAD_ROW + 1..) {
        rows.push_str(&line_row(number, line, &look, styles));
    }
    let columns: String = WIDTHS
        .iter()
        .zip(1..)
        .map(|(width, column)| format!(r#"<col min="{column}" max="{column}" width="{width}" customWidth="1"/>"#))
        .collect();
    let view = view(words.is_right_to_left);
    let (links, namespace) = (links(lines, &book.sheets), book.main_namespace());
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{namespace}">{view}<cols>{columns}</cols><sheetData>{rows}</sheetData>{links}</worksheet>"#
    )
}

impl Look {
    fn new(is_right_to_left: bool, styles: &mut Styles) -> Self {
        let order = if is_right_to_left { r#" readingOrder="2""# } else { "" };
        let format = |alignment: &str| {
            let format = r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1">"#;
            format!("{format}<alignment{alignment}{order}/></xf>")
        };
        let flat = styles.add_format(&format(r#" vertical="center""#));
        let wrapped = styles.add_format(&format(r#" vertical="top" wrapText="1""#));
        Self {
            title: styles.with_font(flat, TITLE_FONT),
            head: styles.with_font(wrapped, HEAD_FONT),
            body: styles.with_font(wrapped, BODY_FONT),
            link: styles.with_font(wrapped, LINK_FONT),
        }
    }
}

fn view(is_right_to_left: bool) -> String {
    let direction = if is_right_to_left { r#" rightToLeft="1""# } else { "" };
    let first = HEAD_ROW + 1;
    let pane = format!(r#"<pane ySplit="{HEAD_ROW}" topLeftCell="A{first}" activePane="bottomLeft" state="frozen"/>"#);
    format!(r#"<sheetViews><sheetView{direction} workbookViewId="0">{pane}</sheetView></sheetViews>"#)
}

fn line_row(number: u32, line: &SummaryLine, look: &Look, styles: &mut Styles) -> String {
    let cell_look = if line.target.is_some() { look.link } else { look.body };
    let formats =
        [look.body, styles.marked(cell_look, line.weight), styles.marked(look.body, line.weight), look.body, look.body];
    let cells: Vec<(&String, usize)> = line.cells.iter().zip(formats).collect();
    row(number, &cells)
}

fn row(number: u32, cells: &[(&String, usize)]) -> String {
    let cells: String =
        cells.iter().zip(1..).map(|((text, format), column)| cell(number, column, text, *format)).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

fn cell(row: u32, column: u32, text: &str, format: usize) -> String {
    let address = CellRef { row, column };
    if text.is_empty() {
        return format!(r#"<c r="{address}" s="{format}"/>"#);
    }
    let text = content(text);
    format!(r#"<c r="{address}" s="{format}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
}

fn links(lines: &[SummaryLine], sheets: &[Sheet]) -> String {
    let targets = lines.iter().zip(HEAD_ROW + 1..).filter_map(|(line, row)| Some((row, target(line, sheets)?)));
    let links: String = targets
        .take(LINKS_MAX)
        .map(|(row, target)| format!(r#"<hyperlink ref="B{row}" location="{}"/>"#, attribute(&target)))
        .collect();
    if links.is_empty() { links } else { format!("<hyperlinks>{links}</hyperlinks>") }
}

fn target(line: &SummaryLine, sheets: &[Sheet]) -> Option<String> {
    let (sheet, row, column) = line.target.as_ref()?;
    let cell = CellRef::new(*row, *column)?;
    sheets.iter().any(|one| one.name == *sheet).then(|| location(sheet, cell))
}
