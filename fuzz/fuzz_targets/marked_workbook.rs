//! A sender's workbook given back with marks: what was marked can still be opened as a workbook.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::Package;
use marsad_publish::{Mark, MarkWeight, MarkedWords, SummaryLine, mark_workbook};

static PACKAGE: LazyLock<Package> = LazyLock::new(|| Package::read("xlsx"));

fn words() -> MarkedWords {
    MarkedWords {
        sheet_name: "الملاحظات".to_owned(),
        title: "Two cells to look at".to_owned(),
        headers: ["Sheet", "Cell", "Value", "What", "Remedy"].map(str::to_owned),
        author: "Marsad".to_owned(),
        is_right_to_left: true,
    }
}

fn mark(row: u32, column: u32, weight: MarkWeight) -> Mark {
    let text = "‘Sadef’ is not a known word.\nUse < or & \"words\".".to_owned();
    Mark { sheet: "Arrivals".to_owned(), row: Some(row), column: Some(column), weight, text }
}

fuzz_target!(|bytes: &[u8]| {
    let marks = [
        mark(2, 2, MarkWeight::Error),
        mark(3, 4, MarkWeight::Warning),
        mark(5, 1, MarkWeight::Note),
        mark(40, 30, MarkWeight::Error),
    ];
    let cells = ["Arrivals", "B2", "Sadef", "no known word", "use a code"].map(str::to_owned);
    let target = Some(("Arrivals".to_owned(), 2, 2));
    let summary = [SummaryLine { cells, weight: MarkWeight::Error, target }];
    if let Ok(marked) = mark_workbook(&PACKAGE.with(bytes), &marks, &summary, &words()) {
        let again = mark_workbook(&marked, &[], &[], &words());
        assert!(again.is_ok(), "{:?}", again.err());
    }
});
