//! Comments without boxes, many comments, and bounds that keep hostile sheets from taking long.

use super::desk::*;
use marsad_publish::{MarkWeight, mark_workbook};
use rust_xlsxwriter::Workbook;

#[test]
fn two_thousand_comments_have_shapes_of_their_own() {
    let mut workbook = Workbook::new();
    for name in ["a", "b"] {
        workbook.add_worksheet().set_name(name).unwrap().write(0, 0, 1).unwrap();
    }
    let original = workbook.save_to_buffer().unwrap();
    let marks: Vec<_> = ["a", "b"]
        .iter()
        .flat_map(|name| (1..2001).map(move |row| mark(name, row, 2, MarkWeight::Note, "x")))
        .collect();
    let marked = mark_workbook(&original, &marks, &[], &words()).unwrap();
    let parts = parts(&marked);
    let drawings = parts.iter().filter(|(name, _)| name.ends_with(".vml"));
    let text: String = drawings.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    let ids = text.split("id=\"_x0000_s").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert_eq!(ids.collect::<std::collections::BTreeSet<_>>().len(), 4000);
    assert!(text.contains(r#"data="1,2""#) && text.contains(r#"data="3,4""#));
    load(&marked);
}

#[test]
fn comments_said_from_right_to_left_are_drawn_so_and_marks_without_a_cell_change_no_sheet() {
    let mut words = words();
    words.is_right_to_left = true;
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("a").unwrap().write(0, 0, "_x0041_").unwrap();
    let original = workbook.save_to_buffer().unwrap();
    let mut marks = [mark("a", 1, 1, MarkWeight::Note, "ملاحظة")];
    let marked = parts(&mark_workbook(&original, &marks, &[], &words).unwrap());
    let drawing = String::from_utf8_lossy(&marked["xl/drawings/vmlDrawing1.vml"]).into_owned();
    assert!(drawing.contains("direction:rtl") && drawing.contains("<x:Row>0</x:Row><x:Column>0</x:Column>"));
    marks[0].column = None;
    let unmarked = parts(&mark_workbook(&original, &marks, &[], &words).unwrap());
    assert_eq!(unmarked["xl/worksheets/sheet1.xml"], parts(&original)["xl/worksheets/sheet1.xml"]);
    assert!(!unmarked.keys().any(|name| name.ends_with(".vml")));
}
