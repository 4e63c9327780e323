//! The gate of zip packages: every part is read to its end once, before a reader of workbooks may believe any of it.
//! What a package says of its own size is held against the limit before the first part is unpacked.
//!
//! Nothing is kept but counts. The bytes are cut at `<`, so that each piece is a tag and the text behind it: every
//! element that a reader of XML could find begins a piece. What a reader turns into things of its own, which take far
//! more room than their text, is counted here; what it would misread without a word is refused here: by the part, in `part`,
//! and by the package.

mod part;

use std::io::{ErrorKind, Read};

use super::Unreadable;
use super::plain::PlainSheet;
use super::tags::damaged;
use part::Part;

/// How many bytes all parts may have together.
const ALL_BYTES_MAX: u64 = 2 << 30;
/// How many bytes the parts may have together that readers hold in memory.
const HELD_BYTES_MAX: u64 = 160 << 20;
/// How many bytes an open document may have, which is read twice.
const CONTENT_BYTES_MAX: u64 = 512 << 20;
/// How many bytes a package may have for each of its packed bytes. Cells of workbooks repeat themselves 6 to 36 times, those
/// of open documents with one digit 70 times; a bomb does so up to a thousand times.
const UNPACKED_MAX: u64 = 100;
/// Below this size a package may be packed as well as it likes.
const SMALL_BYTES: u64 = 16 << 20;
/// How many bytes are taken at a time.
const CHUNK_BYTES: usize = 1 << 17;

/// What was counted in a package.
#[derive(Default)]
pub(super) struct Gate {
    /// How many bytes the package has as it is packed.
    packed: u64,
    /// How many bytes its parts have.
    pub bytes: u64,
    held: u64,
    /// How many blocks of merged cells it has.
    pub merges: u64,
    /// How many of its cells have a formula.
    pub formulas: u64,
    sheets: u64,
    sheet_parts: u64,
    /// Whether one of its parts is the workbook of an XLSX file.
    pub has_workbook: bool,
    /// Whether an XML part ends before its root element does.
    pub is_cut: bool,
    /// The sheets of numbers and shared texts only.
    plain: Vec<PlainSheet>,
    /// Whether the shared texts are more than letters, or too many to be held twice.
    has_odd_texts: bool,
    /// Whether letters of a cell stand raised, as marks of footnotes do, or are struck through.
    pub has_raised: bool,
    /// Whether rows or columns of a sheet are hidden.
    pub has_hidden: bool,
}

impl Gate {
    pub(super) fn new(packed: u64) -> Self {
        Self { packed, ..Self::default() }
    }

    /// How many bytes the package may have when unpacked: fewer than all packages may where it is small itself.
    fn bytes_max(&self) -> u64 {
        self.packed.saturating_mul(UNPACKED_MAX).clamp(SMALL_BYTES, ALL_BYTES_MAX)
    }

    /// Refuses a package that says itself that it is too large. One that says nothing, or less than is true, is stopped while
    /// it is unpacked.
    pub(super) fn declare(&self, bytes: Option<u128>) -> Result<(), Unreadable> {
        let limit = self.bytes_max();
        if bytes.is_some_and(|bytes| bytes > u128::from(limit)) {
            return Err(Unreadable::TooLarge { what: "unpacked", limit });
        }
        Ok(())
    }

    /// Reads the part at `at` to its end; `name` is in lower case.
    pub(super) fn pass(&mut self, (at, name): (usize, &str), part: &mut dyn Read) -> Result<(), Unreadable> {
        let is_xml = is_xml(name.as_bytes());
        let is_held = is_held(name);
        let mut seen = Part::new(self, name);
        let mut chunk = vec![0; CHUNK_BYTES];
        // A piece that the end of a chunk cut, and whether the first `<` was met.
        let (mut piece, mut has_begun) = (Vec::new(), false);
        loop {
            let read = match part.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(damaged(format!("`{name}`: {error}"))),
            };
            seen.gate.count(read as u64, is_held)?;
            seen.bytes += read as u64;
            if name == "content.xml" && seen.bytes > CONTENT_BYTES_MAX {
                return Err(Unreadable::TooLarge { what: "part", limit: CONTENT_BYTES_MAX });
            }
            if is_xml {
                seen.chunk(&chunk[..read], &mut piece, &mut has_begun)?;
            }
        }
        if is_xml && has_begun {
            seen.piece(&piece)?;
        }
        seen.finish((at, name), is_xml)
    }

    fn count(&mut self, bytes: u64, is_held: bool) -> Result<(), Unreadable> {
        self.bytes += bytes;
        self.held += if is_held { bytes } else { 0 };
        let limit = self.bytes_max();
        if self.bytes > limit {
            return Err(Unreadable::TooLarge { what: "unpacked", limit });
        }
        self.check_held()
    }

    fn check_held(&self) -> Result<(), Unreadable> {
        let is_too_large = self.held > HELD_BYTES_MAX;
        if is_too_large { Err(Unreadable::TooLarge { what: "part", limit: HELD_BYTES_MAX }) } else { Ok(()) }
    }

    /// Looks at what only the whole package shows.
    pub(super) fn finish(&self) -> Result<(), Unreadable> {
        if self.has_workbook && self.sheets > self.sheet_parts {
            return Err(damaged("it has more sheets than parts that hold them"));
        }
        Ok(())
    }

    /// The sheets that need no reader of XML, their texts included.
    pub(super) fn plain(self) -> Vec<PlainSheet> {
        if self.has_odd_texts { Vec::new() } else { self.plain }
    }
}

/// Parts in which readers look for XML.
fn is_xml(name: &[u8]) -> bool {
    name.ends_with(b".xml") || name.ends_with(b".rels")
}

/// Parts whose content a reader keeps: texts, styles, relationships, what is said about an open document.
fn is_held(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    matches!(file, "sharedstrings.xml" | "styles.xml" | "manifest.xml" | "theme1.xml") || file.ends_with(".rels")
}

#[cfg(test)]
mod tests {
    use super::part::PIECE_BYTES_MAX;
    use super::{Gate, Unreadable};

    fn pass(name: &str, xml: &str) -> Result<Gate, Unreadable> {
        let mut gate = Gate::new(1 << 20);
        gate.pass((0, name), &mut xml.as_bytes())?;
        Ok(gate)
    }

    fn sheet(rows: &str) -> Result<Gate, Unreadable> {
        pass("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
    }

    #[test]
    fn an_honest_part_passes_and_is_counted() {
        let rows = r#"<row r="5"><c r="A5" t="s"><v>12</v></c><c r="XFD5"><v>-1.5</v></c><c t="s"><v/></c></row>"#;
        let gate = sheet(rows).unwrap();
        assert_eq!((gate.sheet_parts, gate.merges, gate.is_cut), (1, 0, false));
        let gate = sheet(r#"</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>"#).unwrap();
        assert_eq!(gate.merges, 1);
    }

    #[test]
    fn the_number_of_a_shared_text_is_a_number() {
        for value in ["-1", "0.5", "x", "18446744073709551616", "1<!-- -->", "<![CDATA[1]]>", "&#49;"] {
            assert!(sheet(&format!(r#"<c r="B5" t="s"><v>{value}</v></c>"#)).is_err(), "{value}");
            assert!(sheet(&format!(r#"<x:c t='s' r='B5'><x:v a="">{value}</x:v></x:c>"#)).is_err(), "{value}");
        }
        assert!(sheet(r#"<c r="B5" t="str"><v>x</v></c>"#).is_ok());
    }

    #[test]
    fn the_value_of_a_cell_is_one_piece() {
        for value in ["1&#50;", "12&#46;5", "1<!-- c -->2", "1<![CDATA[2]]>", "1<?a b?>2", "1<b>2</b>", "&#49;2"] {
            let read = sheet(&format!(r#"<row r="2"><c r="B2"><v>{value}</v></c></row>"#));
            let Err(Unreadable::Other { detail, .. }) = read else { panic!("{value} was let in") };
            assert!(detail.contains("B2"), "{detail}");
            assert!(sheet(&format!(r#"<c r="B5" t="str"><v>{value}</v></c>"#)).is_ok(), "{value}");
        }
        assert!(
            sheet(r#"<c r="B5"><v>12</v></c><c r="C5" t="n"><f>A1&amp;B1</f><v/></c><c t="b"><v>1</v></c>"#).is_ok()
        );
    }

    #[test]
    fn hidden_rows_and_columns_are_known() {
        for (tag, has_hidden) in [
            (r#"<row r="1" hidden="1">"#, true),
            (r#"<col min="1" hidden='true'/>"#, true),
            (r#"<row r="1" hidden="false">"#, false),
            (r#"<row r="1">hidden"#, false),
        ] {
            assert_eq!(sheet(tag).unwrap().has_hidden, has_hidden, "{tag}");
        }
    }

    #[test]
    fn raised_letters_of_cells_are_known() {
        let run = |place: &str| format!(r#"<r><rPr><vertAlign val="{place}"/></rPr><t>1</t></r>"#);
        let texts = |place: &str| pass("xl/sharedstrings.xml", &format!("<sst><si>{}</si></sst>", run(place)));
        assert!(texts("superscript").unwrap().has_raised);
        assert!(!texts("baseline").unwrap().has_raised);
        assert!(sheet("<c><is><r><rPr><strike/></rPr><t>1</t></r></is></c>").unwrap().has_raised);
        assert!(sheet(&format!("<c><is>{}</is></c>", run("superscript"))).unwrap().has_raised);
        let font = r#"<styleSheet><fonts><font><vertAlign val="superscript"/></font></fonts></styleSheet>"#;
        assert!(!pass("xl/styles.xml", font).unwrap().has_raised);
    }

    #[test]
    fn no_cell_stands_beyond_what_numbers_hold() {
        assert!(sheet(r#"<c r="B4294967301"/>"#).is_err());
        assert!(sheet(r#"<row r="4294967301"/>"#).is_err());
        assert!(sheet(r#"<c r="ZZZZZZZ5"/>"#).is_err());
        assert!(sheet(r#"<mergeCell ref="A1:B4294967301"/>"#).is_err());
        assert!(sheet(r#"<c x="<" r="B5"/>"#).is_err());
    }

    #[test]
    fn counts_are_not_believed() {
        let texts = |count: &str| format!(r#"<sst count="1" uniqueCount="{count}"><si><t>a</t></si></sst>"#);
        assert!(pass("xl/sharedstrings.xml", &texts("1")).is_ok());
        assert!(pass("xl/sharedstrings.xml", &texts("3000000000")).is_err());
        assert!(pass("y/any.xml", &texts("99999999999999999999999")).is_err());
    }

    #[test]
    fn what_readers_make_things_of_is_counted() {
        let many = |tag: &str, count: usize| pass("a.xml", &format!("<a>{}</a>", tag.repeat(count)));
        assert!(many("<xf/>", 70_000).is_ok());
        assert!(many("<xf/>", 70_001).is_err());
        assert!(many("<x:xf a='1'/>", 70_001).is_err());
        assert!(matches!(many("<mergeCell/>", 65_537), Err(Unreadable::TooLarge { what: "merges", .. })));
        let font = format!("<a><font><name val='{}'/></font>{}</a>", "f".repeat(5000), "<xf/>".repeat(60_000));
        assert!(pass("a.xml", &font).is_err());
    }

    #[test]
    fn nothing_is_longer_than_a_piece() {
        for (before, after) in [("<t>", "</t>"), ("<t a='", "'/>"), ("<!-- ", " -->")] {
            let part = |bytes| format!("<a>{before}{}{after}</a>", "x".repeat(bytes));
            assert!(pass("a.xml", &part(PIECE_BYTES_MAX + 10)).is_err());
            assert!(pass("a.xml", &part(PIECE_BYTES_MAX / 2)).is_ok());
        }
    }

    #[test]
    fn a_part_declares_no_document_type() {
        assert!(pass("a.xml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>").is_err());
        assert!(pass("a.xml", "<?xml version='1.0'?><!-- DOCTYPE --><a/>").is_ok());
    }

    #[test]
    fn a_part_that_ends_early_is_known() {
        assert!(pass("a.xml", "<a><b></b>").unwrap().is_cut);
        assert!(pass("a.xml", "<a><ab></ab>").unwrap().is_cut);
        assert!(!pass("a.xml", "<a><b/></a>\n").unwrap().is_cut);
        assert!(!pass("a.xml", "<a/>").unwrap().is_cut);
    }

    #[test]
    fn a_package_has_as_many_parts_as_sheets() {
        let mut gate = Gate::new(1 << 20);
        gate.pass((0, "xl/workbook.xml"), &mut &b"<workbook><sheets><sheet/><sheet/></sheets></workbook>"[..]).unwrap();
        gate.pass((0, "xl/a.xml"), &mut &b"<worksheet/>"[..]).unwrap();
        assert!(gate.finish().is_err());
        gate.pass((0, "xl/b.xml"), &mut &b"<x:worksheet/>"[..]).unwrap();
        assert!(gate.finish().is_ok());
    }

    #[test]
    fn sheets_are_parts_that_were_looked_at() {
        let root = |target: &str| format!("<a><Relationship Type='x/worksheet' Target='{target}'/></a>");
        assert!(pass("a.rels", &root("worksheets/sheet1.xml")).is_ok());
        assert!(pass("a.rels", &root("media/image1.png")).is_err());
    }

    #[test]
    fn a_package_that_grows_without_end_is_refused_at_the_limit_of_its_size() {
        let bytes = vec![b' '; 21 << 20];
        // A thousand packed bytes may become 16 MiB, 200,000 of them 20,000,000 bytes.
        for (packed, limit) in [(1000, 16 << 20), (200_000, 20_000_000)] {
            let refused = Gate::new(packed).pass((0, "a.png"), &mut &bytes[..]);
            assert_eq!(refused, Err(Unreadable::TooLarge { what: "unpacked", limit }));
        }
        assert!(Gate::new(1 << 20).pass((0, "a.png"), &mut &bytes[..]).is_ok());
    }

    #[test]
    fn a_package_that_says_that_it_is_too_large_is_not_unpacked() {
        let gate = Gate::new(200_000);
        assert_eq!(gate.declare(Some(20_000_000)), Ok(()));
        assert_eq!(gate.declare(None), Ok(()));
        let refused = Err(Unreadable::TooLarge { what: "unpacked", limit: 20_000_000 });
        assert_eq!(gate.declare(Some(20_000_001)), refused);
    }
}
