//! The template of an agreement, read back by another reader of workbooks.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, SheetVisible, Xlsx};
use marsad_i18n::Voice;
use marsad_model::{DataTable, Lang, Numerals, Observation, TEMPLATE_SHEET, TemplateLayout};
use marsad_publish::{Names, TemplateBook, template_workbook};
use marsad_testkit::marjan;

/// What was accepted last: two series of 2024.
fn last() -> DataTable {
    let pack = marjan();
    let structure = pack.structure_of(pack.dataflow("DF_ARRIVALS").unwrap()).unwrap().clone();
    let observation = |isle: &str, value: f64| Observation {
        key: ["A", isle, "F"].map(|code| code.parse().unwrap()).into(),
        period: "2024".parse().unwrap(),
        value: Some(value),
        attributes: vec![Some("P".to_owned()), Some("F".to_owned()), Some("register".to_owned())],
        origin: None,
    };
    DataTable::new(Arc::new(structure), vec![observation("XM-L", 281.0), observation("XM-S", 117.0)])
}

fn template(lang: Lang) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(bytes(lang)).unwrap()
}

fn bytes(lang: Lang) -> Cursor<Vec<u8>> {
    written(lang, Some(&last()))
}

/// A template for 2026, which is asked for although 2025 is not here either.
fn written(lang: Lang, last: Option<&DataTable>) -> Cursor<Vec<u8>> {
    let (pack, period) = (marjan(), "2026".parse().unwrap());
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let agreement = pack.agreement("PORTS_ARRIVALS").unwrap();
    let layout = TemplateLayout::new(pack, agreement).unwrap();
    let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
    let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
    let book =
        TemplateBook { layout: &layout, agreement: agreement.name.get(lang), period: Some(&period), last, names };
    Cursor::new(template_workbook(&book).unwrap())
}

fn text(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, cell: (u32, u32)) -> String {
    match book.worksheet_range(sheet).unwrap().get_value(cell) {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Float(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[test]
fn a_template_has_the_series_of_the_last_period_and_the_period_that_is_asked_for_without_values() {
    let mut book = template(Lang::En);
    let first = book.sheet_names()[0].clone();
    // Columns: isle, sex, period, status, value, source; the first row of data is the fourth.
    let row: Vec<String> = (0..6).map(|column| text(&mut book, &first, (3, column))).collect();
    let pack = marjan();
    let name = |list: &str, code: &str| pack.codelist(list).unwrap().find(code).unwrap().name.get(Lang::En).to_owned();
    assert_eq!(row[0], name("CL_ISLE", "XM-L"));
    assert_eq!(row[1], name("CL_SEX", "F"));
    assert_eq!((row[2].as_str(), row[4].as_str(), row[5].as_str()), ("2026", "", ""));
    assert_eq!(row[3], name("CL_OBS_STATUS", "A"));
    assert_eq!(text(&mut book, &first, (4, 0)), name("CL_ISLE", "XM-S"));
    let second = book.sheet_names()[1].clone();
    assert_eq!(text(&mut book, &second, (1, 4)), "281", "last values stand on a sheet of their own");
    assert_eq!(text(&mut book, &second, (1, 2)), "2024");
}

#[test]
fn the_guide_speaks_of_rows_only_where_there_are_some() {
    let guide = |last: Option<&DataTable>| {
        let mut book = Xlsx::new(written(Lang::En, last)).unwrap();
        let names = book.sheet_names();
        let sheet = names.iter().find(|name| *name == "How to fill in").unwrap().clone();
        text(&mut book, &sheet, (2, 1))
    };
    assert!(guide(Some(&last())).starts_with("The rows that are there are the series of the last two periods"));
    assert!(guide(None).starts_with("Nothing was accepted"), "{}", guide(None));
}

#[test]
fn lists_and_mark_are_hidden_and_the_mark_is_the_same_in_every_language() {
    let mut marks = Vec::new();
    for lang in Lang::ALL {
        let mut book = template(lang);
        let visible = |book: &Xlsx<Cursor<Vec<u8>>>, name: &str| {
            book.sheets_metadata().iter().find(|sheet| sheet.name == name).unwrap().visible
        };
        assert_eq!(visible(&book, TEMPLATE_SHEET), SheetVisible::VeryHidden);
        assert_eq!(visible(&book, "codes"), SheetVisible::Hidden);
        let shown = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible).count();
        assert_eq!(shown, 3, "what to fill in, what was sent last, and the guide");
        let mark: Vec<String> = (0..9).map(|column| text(&mut book, TEMPLATE_SHEET, (0, column))).collect();
        marks.push(mark);
        let first = book.sheet_names()[0].clone();
        assert!(!text(&mut book, &first, (1, 0)).starts_with('['), "{lang}: what to do is said");
    }
    assert!(marks.iter().all(|mark| *mark == marks[0]));
    let expected = ["marsad", "PORTS_ARRIVALS", "1", "ISLE", "SEX", "TIME_PERIOD", "OBS_STATUS", "OBS_VALUE", "SOURCE"];
    assert_eq!(marks[0], expected);
}

/// A template as the package that it is: what protects cells is not in what readers of cells tell.
fn package(lang: Lang) -> zip::ZipArchive<Cursor<Vec<u8>>> {
    zip::ZipArchive::new(bytes(lang)).unwrap()
}

fn part(package: &mut zip::ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    std::io::Read::read_to_string(&mut package.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn headers_are_protected_cells_have_lists_and_arabic_sheets_run_from_right_to_left() {
    for (lang, is_right_to_left) in [(Lang::Ar, true), (Lang::Fr, false)] {
        let sheet = part(&mut package(lang), "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<sheetProtection"), "{sheet}");
        assert_eq!(sheet.contains("rightToLeft=\"1\""), is_right_to_left, "{lang}");
        assert!(sheet.contains("codes!$A$2:$A$") && sheet.contains("codes!$B$2:$B$"), "{sheet}");
    }
}

/// The value of an attribute of an element.
fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    element.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

/// A program of workbooks deletes a row of a protected sheet only where every cell of it, to the last column, is open.
#[test]
fn rows_of_data_can_be_deleted_whole_and_rows_of_headers_cannot() {
    let mut package = package(Lang::En);
    let (sheet, styles) = (part(&mut package, "xl/worksheets/sheet1.xml"), part(&mut package, "xl/styles.xml"));
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    let is_open: Vec<bool> = formats.split("<xf ").skip(1).map(|format| format.contains("locked=\"0\"")).collect();
    let style = |element: &str, name: &str| is_open[attribute(element, name).parse::<usize>().unwrap_or(0)];

    assert!(attribute(sheet.split("<sheetProtection").nth(1).unwrap(), "deleteRows") == "0", "they may be deleted");
    let columns: Vec<&str> = sheet.split("<col ").skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
    let columns: Vec<String> = columns.into_iter().map(|column| format!(" {column}")).collect();
    assert!(columns.iter().all(|column| style(column, "style")), "{columns:?}");
    assert_eq!(attribute(columns.last().unwrap(), "max"), "16384", "{columns:?}");
    let mut next = 1;
    for column in &columns {
        assert_eq!(attribute(column, "min"), next.to_string(), "no column is left out: {columns:?}");
        next = attribute(column, "max").parse::<u32>().unwrap() + 1;
    }

    for (at, row) in sheet.split("<row ").skip(1).enumerate() {
        let (row, cells) = row.split_once('>').unwrap();
        let is_head = at < 3;
        assert_eq!(attribute(row, "customFormat") == "1", is_head, "row {}", at + 1);
        if is_head {
            assert!(!style(row, "s"), "row {} is closed beside its cells", at + 1);
        }
        for cell in cells.split("<c ").skip(1) {
            assert_eq!(style(&format!(" {cell}"), "s"), !is_head, "row {}: {cell}", at + 1);
        }
    }
}
