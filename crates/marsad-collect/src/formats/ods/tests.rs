//! The laws of the reader of open documents.

use std::io::{Cursor, Write as _};

use marsad_model::{Finding, FindingCode};
use zip::write::SimpleFileOptions;

use super::super::seen::Seen;
use super::super::{COLUMNS_MAX, Merge, SheetHead, Unreadable};
use super::{MIMETYPE, visit};

fn read(content: &str) -> (Seen, Result<Vec<Finding>, Unreadable>) {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("mimetype", MIMETYPE), ("content.xml", content.as_bytes())] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let mut seen = Seen::default();
    let findings = visit(&mut Cursor::new(bytes), &mut seen);
    (seen, findings)
}

fn sheet(rows: &str) -> String {
    format!(r#"<office:body><table:table table:name="S">{rows}</table:table></office:body>"#)
}

fn rows(content: &str) -> Vec<(u32, Vec<String>)> {
    let (seen, findings) = read(content);
    assert_eq!(findings, Ok(Vec::new()));
    seen.rows
}

fn codes(content: &str) -> (usize, Vec<FindingCode>) {
    let (seen, findings) = read(content);
    (seen.rows.len(), findings.unwrap().into_iter().map(|finding| finding.code).collect())
}

const ONE: &str = "<table:table-row><table:table-cell office:value=\"1\"/></table:table-row>";

fn row(attributes: &str, cells: &str) -> String {
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

fn cell(attributes: &str, inside: &str) -> String {
    format!("<table:table-cell {attributes}>{inside}</table:table-cell>")
}

#[test]
fn cells_are_what_their_attributes_or_their_texts_say() {
    let string = r#"office:value-type="string""#;
    let note = "<office:annotation><text:p>note</text:p></office:annotation>";
    let cells = [
        cell(string, r#"<text:p>a &amp; b</text:p><text:p>c<text:s text:c="2"/>d</text:p>"#),
        cell(r#"office:value-type="float" office:value="44092""#, "<text:p>44 092</text:p>"),
        r#"<table:covered-table-cell table:number-columns-repeated="2"/>"#.to_owned(),
        cell(r#"office:value-type="percentage" office:value="0.5""#, ""),
        cell(r#"office:value-type="date" office:date-value="2024-02-29T12:00:00""#, ""),
        cell(r#"office:value-type="boolean" office:boolean-value="true""#, ""),
        cell(string, &format!("{note}<text:p>x<text:span>y</text:span>&#233;</text:p>")),
    ];
    let expected = ["a & b c d", "44092", "", "", "0.5%", "2024-02-29", "true", "xyé"];
    assert_eq!(rows(&sheet(&row("", &cells.join("\n")))), [(1, expected.map(str::to_owned).to_vec())]);
}

#[test]
fn what_styles_strike_through_and_what_is_seen_of_numbers_is_known() {
    let style = |name: &str, line: &str| {
        let look = format!(r#"<style:text-properties style:text-line-through-style="{line}"/>"#);
        let style =
            |family| format!(r#"<style:style style:name="{name}" style:family="{family}">{look}</style:style>"#);
        ["text", "table-cell"].map(style).concat()
    };
    let span = |name: &str, text: &str| format!(r#"<text:span text:style-name="{name}">{text}</text:span>"#);
    let cells = [
        cell("", &format!("<text:p>{}Lulu</text:p>", span("gone", "Sadaf "))),
        cell("", &format!("<text:p>{} Isle</text:p>", span("kept", "Lulu"))),
        cell(r#"table:style-name="gone" office:value="7""#, "<text:p>7</text:p>"),
        cell(r#"office:value="541900000""#, "<text:p>541.9M</text:p>"),
        cell(r#"office:value="5""#, "<text:p>&lt;5</text:p>"),
    ];
    let styles = style("gone", "solid") + &style("kept", "none");
    let content = format!("<a>{styles}{}</a>", sheet(&row("", &cells.concat())));
    let expected = ["Lulu", "Lulu Isle", "7\u{336}", "541900000,,", "5!"];
    assert_eq!(rows(&content), [(1, expected.map(str::to_owned).to_vec())]);
}

/// A document with these styles of cells and of texts, and these rows behind these columns.
fn styled(styles: [&str; 2], columns: &str, rows: &str) -> String {
    let style = |(at, look): (usize, &str)| {
        let family = ["table-cell", "text"][at];
        let look = format!("<style:text-properties {look}/>");
        format!(r#"<style:style style:name="s" style:family="{family}">{look}</style:style>"#)
    };
    let styles: String = styles.into_iter().enumerate().map(style).collect();
    format!("<a>{styles}{}</a>", sheet(&format!("{columns}{rows}")))
}

#[test]
fn raised_digits_and_pieces_that_are_struck_through_are_those_of_their_styles() {
    let span = |text: &str| format!(r#"<text:span text:style-name="s">{text}</text:span>"#);
    let cells = [
        cell("", &format!("<text:p>418{}</text:p>", span("1"))),
        cell("", &format!("<text:p>Libye{}</text:p>", span("(1)"))),
        cell("", &format!("<text:p>1{}</text:p>", span("er"))),
    ];
    for position in ["super 58%", "33% 58%"] {
        let look = format!(r#"style:text-line-through-type="none" style:text-position="{position}""#);
        let found = rows(&styled(["", &look], "", &row("", &cells.concat())));
        assert_eq!(found[0].1, ["418¹", "Libye¹", "1er"], "{position}");
    }
    let struck = cell("", &format!("<text:p>{} 481</text:p>", span("418")));
    let look = r#"style:text-line-through-type="single""#;
    assert_eq!(rows(&styled(["", look], "", &row("", &struck)))[0].1, ["481"]);
}

#[test]
fn cells_without_a_style_are_struck_through_as_their_rows_or_columns_are() {
    let number = cell(r#"office:value="7" table:number-columns-repeated="3""#, "");
    let own = cell(r#"office:value="7" table:style-name="plain""#, "");
    let struck = r#"table:default-cell-style-name="s""#;
    let columns = format!(
        "<table:table-columns><table:table-column/></table:table-columns><table:table-column {struck}/><table:table-column/>"
    );
    let rows_of = |columns: &str, attributes: &str, cells: &str| {
        let look = r#"style:text-line-through-style="solid""#;
        rows(&styled([look, ""], columns, &row(attributes, cells))).remove(0).1
    };
    assert_eq!(rows_of(&columns, "", &number), ["7", "7\u{336}", "7"]);
    assert_eq!(rows_of("", struck, &format!("{own}{number}")), ["7", "7\u{336}", "7\u{336}", "7\u{336}"]);
    let plain = r#"table:default-cell-style-name="plain""#;
    assert_eq!(rows_of(&columns, plain, &number), ["7", "7", "7"]);
}

#[test]
fn hidden_rows_and_columns_are_read_and_told_once() {
    let columns = r#"<table:table-column/><table:table-column table:visibility="collapse"/>"#;
    let filtered = row(r#"table:visibility="filter" table:number-rows-repeated="2""#, &cell(r#"office:value="1""#, ""));
    let pair = cell(r#"office:value="1" table:number-columns-repeated="2""#, "");
    let rows = [filtered, row("", &pair), row("", &pair)].concat();
    let hidden = FindingCode::ShownDiffers;
    assert_eq!(codes(&sheet(&format!("{columns}{rows}"))), (4, vec![hidden, hidden]));
}

#[test]
fn a_number_that_is_shown_as_nothing_is_hidden_and_a_day_is_as_exact_as_it_is_shown() {
    let year = r#"office:value-type="date" office:date-value="2022-01-01""#;
    let cells = [cell(r#"office:value="312""#, "<text:p/>"), cell(year, "<text:p>2022</text:p>")];
    assert_eq!(rows(&sheet(&row("", &cells.concat())))[0].1, ["312?", "2022"]);
}

#[test]
fn blank_repeats_cost_nothing() {
    let wide = cell(r#"table:number-columns-repeated="2147483647""#, "");
    let blank = row(r#"table:number-rows-repeated="1048000""#, &wide);
    assert_eq!(rows(&sheet(&format!("{blank}{ONE}"))), [(1_048_001, vec!["1".to_owned()])]);
}

#[test]
fn repeats_are_shown_as_often_as_a_limit_allows() {
    let pair = cell(r#"office:value="1" table:number-columns-repeated="2""#, "");
    let twice = row(r#"table:number-rows-repeated="2""#, &pair);
    let two = vec!["1".to_owned(); 2];
    assert_eq!(rows(&sheet(&twice)), [(1, two.clone()), (2, two)]);
    let wide = twice.replace("repeated=\"2\"", "repeated=\"16384\"");
    let (shown, told) = codes(&sheet(&wide));
    assert_eq!((shown, told), (1 + (2_000_000 - COLUMNS_MAX + 1) / COLUMNS_MAX, vec![FindingCode::TooLarge]));
    let wider = twice.replace("columns-repeated=\"2\"", "columns-repeated=\"16385\"");
    assert_eq!(codes(&sheet(&wider)), (2, vec![FindingCode::TooLarge]));
}

#[test]
fn blanks_that_are_counted_are_counted_within_bounds() {
    let spaced = |count: &str| {
        let text = format!(r#"<text:p>a<text:s text:c="{count}"/>b</text:p>"#);
        sheet(&row("", &cell("", &text)))
    };
    assert_eq!(codes(&spaced("2147483647")), (1, vec![FindingCode::TooLarge]));
    assert_eq!(codes(&spaced("-5")), (1, vec![FindingCode::UnreadableFile]));
}

#[test]
fn what_was_read_before_the_end_is_shown_and_the_end_is_told() {
    let whole = sheet(&format!("{ONE}<table:table-row><table:table-cell><office:annotation><text:p>a"));
    for end in ["<text:p>a", "<office:annotation>", "<table:table-cell>"] {
        let at = whole.find(end).unwrap();
        for length in [at, at + 5] {
            assert_eq!(codes(&whole[..length]), (1, vec![FindingCode::CutOff]), "{}", &whole[..length]);
        }
    }
}

#[test]
fn spans_are_merged_cells_and_styles_hide_sheets() {
    let style = r#"<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let span = r#"table:number-columns-spanned="2" table:number-rows-spanned="99999999999" office:value="1""#;
    let spanning = row("", &format!("<table:table-cell/>{}", cell(span, "")));
    let rows = row(r#"table:number-rows-repeated="3""#, "") + &spanning;
    let table = format!(r#"<table:table table:name="S" table:style-name="h">{rows}</table:table>"#);
    let (seen, findings) = read(&format!("<a>{style}{table}</a>"));
    assert_eq!(findings, Ok(Vec::new()));
    let merges = vec![Merge { rows: [4, 1_048_576], columns: [2, 3] }];
    assert_eq!(seen.heads, [SheetHead { name: "S".to_owned(), is_hidden: true, merges }]);
}

#[test]
fn groups_are_read_and_tables_within_cells_are_not() {
    let nested = row("", &cell("", &format!("<table:table>{ONE}</table:table>")));
    let headers = format!("<table:table-header-rows>{ONE}</table:table-header-rows>");
    let grouped = format!("<table:table-row-group>{headers}</table:table-row-group>");
    assert_eq!(rows(&sheet(&format!("{nested}{grouped}"))), [(2, vec!["1".to_owned()])]);
}
