//! Workbooks marked and read back, by calamine and as text.

use std::io::Cursor;

use super::desk::*;
use calamine::{Reader, Xlsx};
use marsad_publish::{MarkError, MarkWeight, mark_workbook, sheet_of_rows};
use rust_xlsxwriter::{Color, Format, FormatBorder, Note, Workbook};

fn sample() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let money = Format::new().set_num_format("#,##0.00").set_bold().set_border(FormatBorder::Thin);
    let day = Format::new().set_num_format("yyyy-mm-dd").set_background_color(Color::Yellow);
    let sheet = workbook.add_worksheet().set_name("Arrivals").unwrap();
    sheet.set_column_width(0, 31).unwrap().set_row_height(2, 40).unwrap().set_freeze_panes(1, 0).unwrap();
    sheet.write_row(0, 0, ["country", "count", "day"]).unwrap();
    sheet.write(1, 0, " Marjan <&> ").unwrap();
    sheet.write_with_format(1, 1, 1234.5, &money).unwrap();
    sheet.write_with_format(1, 2, 45000, &day).unwrap();
    sheet.write_formula_with_format(2, 1, "=SUM(B2:B2)", &money).unwrap();
    sheet.merge_range(4, 0, 6, 1, "together", &day).unwrap();
    sheet.insert_note(1, 0, &Note::new("old note").set_author("Salma")).unwrap();
    sheet.write(9, 3, true).unwrap();
    sheet.write_url(9, 0, "https://example.org/").unwrap();
    sheet.set_column_format(5, &money).unwrap();
    let arabic = workbook.add_worksheet().set_name("الوافدون 'ب' 24").unwrap().set_right_to_left(true);
    arabic.write(0, 0, "بلد").unwrap();
    arabic.write(1, 0, "مرجان").unwrap();
    workbook.add_worksheet().set_name("Empty").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_marked_workbook_keeps_all_but_the_colours_and_comments_of_marked_cells() {
    use MarkWeight::{Error, Note, Warning};
    let marks = [
        mark("Arrivals", 2, 2, Warning, "look again"),
        mark("Arrivals", 2, 2, Error, "too large"),
        mark("Arrivals", 2, 2, Error, "too large"),
        mark("Arrivals", 2, 1, Note, "spaces & <signs>"),
        mark("Arrivals", 3, 2, Note, "a formula"),
        mark("Arrivals", 6, 2, Error, "hidden by the merged cell"),
        mark("Arrivals", 3, 1, Error, "no value"),
        mark("Arrivals", 4, 6, Error, "no row"),
        mark("Arrivals", 12, 1, Warning, "beyond the rows"),
        mark("الوافدون 'ب' 24", 2, 1, Error, "رمز غير معروف"),
        mark("Empty", 1, 1, Error, "nothing here"),
        mark("Nowhere", 1, 1, Error, "no such sheet"),
        mark("Arrivals", 0, 1, Error, "no such cell"),
    ];
    let summary = [
        line("Arrivals", "B2", Error, Some(("Arrivals", 2, 2))),
        line("الوافدون 'ب' 24", "A2", Warning, Some(("الوافدون 'ب' 24", 2, 1))),
        line("=1+1", "", Note, None),
        line("Nowhere", "A1", Note, Some(("Nowhere", 1, 1))),
    ];
    let expected = Expected {
        fills: vec![
            ("Arrivals", "B2", Error),
            ("Arrivals", "A2", Note),
            ("Arrivals", "B3", Note),
            ("Arrivals", "A5", Error),
            ("Arrivals", "A3", Error),
            ("Arrivals", "F4", Error),
            ("Arrivals", "A12", Warning),
            ("الوافدون 'ب' 24", "A2", Error),
            ("Empty", "A1", Error),
        ],
        comments: vec![
            ("Arrivals", "B2", "too large\nlook again", "Marsad"),
            ("Arrivals", "A2", "Salma:\nold note\nMarsad:\nspaces & <signs>", "Salma"),
            ("Arrivals", "A5", "hidden by the merged cell", "Marsad"),
            ("Arrivals", "A12", "beyond the rows", "Marsad"),
            ("الوافدون 'ب' 24", "A2", "رمز غير معروف", "Marsad"),
            ("Empty", "A1", "nothing here", "Marsad"),
        ],
        summary: Some("Findings"),
        links: vec![("B3", "'Arrivals'!B2"), ("B4", "'الوافدون ''ب'' 24'!A2")],
    };
    check(&sample(), &marks, &summary, &expected);
}

#[test]
fn comments_charts_and_pictures_of_other_producers_stay() {
    use MarkWeight::{Error, Note, Warning};
    let original = made_with_openpyxl();
    let marks = [
        mark("Data & more", 2, 1, Error, "one more thing"),
        mark("Data & more", 7, 2, Warning, "sum"),
        mark("Data & more", 3, 6, Note, "hidden"),
        mark("Table", 2, 2, Error, "first comment of this sheet"),
        mark("Chart only", 1, 1, Error, "no cells there"),
    ];
    let summary = [line("Data & more", "A2", Error, Some(("Data & more", 2, 1)))];
    let expected = Expected {
        fills: vec![
            ("Data & more", "A2", Error),
            ("Data & more", "B7", Warning),
            ("Data & more", "E2", Note),
            ("Table", "B2", Error),
        ],
        comments: vec![
            ("Data & more", "A2", "mind this\nMarsad:\none more thing", "Salma"),
            ("Data & more", "B7", "sum", "Marsad"),
            ("Data & more", "E2", "hidden", "Marsad"),
            ("Table", "B2", "first comment of this sheet", "Marsad"),
        ],
        summary: Some("Findings"),
        links: vec![("B3", "'Data & more'!A2")],
    };
    check(&original, &marks, &summary, &expected);
}

#[test]
fn a_workbook_marked_twice_has_both_marks() {
    let first = [mark("Arrivals", 2, 2, MarkWeight::Note, "first")];
    let once = mark_workbook(&sample(), &first, &[line("a", "b", MarkWeight::Note, None)], &words()).unwrap();
    let second = [mark("Arrivals", 2, 2, MarkWeight::Error, "second")];
    let expected = Expected {
        fills: vec![("Arrivals", "B2", MarkWeight::Error)],
        comments: vec![("Arrivals", "B2", "first\nMarsad:\nsecond", "Marsad")],
        summary: Some("Findings (2)"),
        links: vec![],
    };
    check(&once, &second, &[line("c", "d", MarkWeight::Note, None)], &expected);
}

#[test]
fn without_marks_and_summary_every_part_stays_as_it_stood() {
    for original in [sample(), made_with_openpyxl()] {
        let marked = mark_workbook(&original, &[], &[], &words()).unwrap();
        assert_eq!(parts(&original), parts(&marked));
    }
}

#[test]
fn parts_without_marks_stay_byte_for_byte() {
    let original = made_with_openpyxl();
    let marks = [mark("Table", 1, 1, MarkWeight::Error, "x")];
    let marked = parts(&mark_workbook(&original, &marks, &[], &words()).unwrap());
    for (name, bytes) in parts(&original) {
        let is_changed = ["xl/worksheets/sheet2.xml", "xl/styles.xml", "[Content_Types].xml"].contains(&name.as_str())
            || name.ends_with("sheet2.xml.rels");
        assert_eq!(marked.get(&name) == Some(&bytes), !is_changed, "{name}");
    }
}

#[test]
fn values_read_by_calamine_are_unchanged() {
    let original = sample();
    let marks: Vec<_> = (1..15)
        .flat_map(|row| (1..6).map(move |column| mark("Arrivals", row, column, MarkWeight::Error, "x")))
        .collect();
    let summary = [line("Arrivals", "B2", MarkWeight::Error, Some(("Arrivals", 2, 2)))];
    let marked = mark_workbook(&original, &marks, &summary, &words()).unwrap();
    values_are_kept(&original, &marked);
    let mut after: Xlsx<_> = Xlsx::new(Cursor::new(marked)).unwrap();
    let extra = after.worksheet_range("Findings").unwrap();
    assert_eq!(extra.get_value((2, 1)).unwrap().to_string(), "B2");
}

#[test]
fn a_right_to_left_summary_reads_from_right_to_left() {
    let mut words = words();
    (words.is_right_to_left, words.sheet_name) = (true, "ملاحظات".to_owned());
    let marked = mark_workbook(&sample(), &[], &[line("a", "b", MarkWeight::Note, None)], &words).unwrap();
    let parts = parts(&marked);
    let sheet = String::from_utf8_lossy(&parts["xl/worksheets/sheet4.xml"]).into_owned();
    assert!(sheet.contains(r#"rightToLeft="1""#) && sheet.contains(r#"state="frozen""#));
    assert!(String::from_utf8_lossy(&parts["xl/styles.xml"]).contains(r#"readingOrder="2""#));
}

#[test]
fn rows_run_as_their_sender_wrote_them_whoever_reads_the_answer() {
    let mut words = words();
    for reader in [true, false] {
        words.is_right_to_left = reader;
        for (texts, is_right_to_left) in [(["Pays", "France", "12"], false), (["البلد", "فرنسا", "12"], true)]
        {
            let rows = vec![texts.map(str::to_owned).to_vec()];
            let bytes = sheet_of_rows(&[("a".to_owned(), rows)], &[], &[], &words).unwrap();
            let sheet = String::from_utf8_lossy(&parts(&bytes)["xl/worksheets/sheet1.xml"]).into_owned();
            assert_eq!(sheet.contains(r#"rightToLeft="1""#), is_right_to_left, "{texts:?}");
        }
    }
}

#[test]
fn rows_of_other_formats_come_back_as_texts_with_marks() {
    let rows = vec![vec!["code".to_owned(), "n".to_owned()], vec!["007".to_owned(), String::new(), "=1+1".to_owned()]];
    let sheets = [("a/b:2024.csv".to_owned(), rows.clone()), ("A B 2024.csv".to_owned(), rows)];
    let marks = [
        mark("a/b:2024.csv", 2, 1, MarkWeight::Error, "unknown"),
        mark("A B 2024.csv", 2, 2, MarkWeight::Warning, "empty"),
    ];
    let summary = [line("a/b:2024.csv", "A2", MarkWeight::Error, Some(("a/b:2024.csv", 2, 1)))];
    let bytes = sheet_of_rows(&sheets, &marks, &summary, &words()).unwrap();
    let plain = sheet_of_rows(&sheets, &[], &[], &words()).unwrap();
    let expected = Expected {
        fills: vec![("a b 2024.csv", "A2", MarkWeight::Error), ("A B 2024.csv (2)", "B2", MarkWeight::Warning)],
        comments: vec![("a b 2024.csv", "A2", "unknown", "Marsad"), ("A B 2024.csv (2)", "B2", "empty", "Marsad")],
        summary: Some("Findings"),
        links: vec![("B3", "'a b 2024.csv'!A2")],
    };
    check_marked(&plain, &bytes, &summary, &expected);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("a b 2024.csv").unwrap();
    assert_eq!(range.get_value((1, 2)), Some(&calamine::Data::String("=1+1".to_owned())));
    assert_eq!(range.get_value((1, 0)), Some(&calamine::Data::String("007".to_owned())));
}

#[test]
fn what_is_no_workbook_is_refused() {
    let zip_of_nothing = packed(&[("a.txt", "a")]);
    for bytes in [&b""[..], b"a,b\n1,2", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 encrypted", b"PK\x03\x04", &zip_of_nothing]
    {
        assert!(matches!(mark_workbook(bytes, &[], &[], &words()), Err(MarkError::NotAWorkbook)));
    }
}

#[test]
fn a_hostile_package_is_refused() {
    let many: Vec<(String, &str)> = (0..10_001).map(|number| (format!("a{number}"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let bomb = packed(&[("xl/a.xml", &" ".repeat(257 << 20))]);
    for bytes in [packed(&many), bomb] {
        assert!(matches!(mark_workbook(&bytes, &[], &[], &words()), Err(MarkError::TooLarge { .. })));
    }
}
