//! Helpers of the tests: marks in one line, packages by part, and what a marked workbook says.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use calamine::{Reader, Xlsx};
use marsad_publish::{Mark, MarkWeight, MarkedWords, SummaryLine, mark_workbook};
use zip::write::SimpleFileOptions;

pub struct Expected {
    pub fills: Vec<(&'static str, &'static str, MarkWeight)>,
    pub comments: Vec<(&'static str, &'static str, &'static str, &'static str)>,
    pub summary: Option<&'static str>,
    pub links: Vec<(&'static str, &'static str)>,
}

pub fn mark(sheet: &str, row: u32, column: u32, weight: MarkWeight, text: &str) -> Mark {
    Mark { sheet: sheet.to_owned(), row: Some(row), column: Some(column), weight, text: text.to_owned() }
}

pub fn line(sheet: &str, cell: &str, weight: MarkWeight, target: Option<(&str, u32, u32)>) -> SummaryLine {
    let cells = [sheet, cell, "12", "wrong", "correct it"].map(str::to_owned);
    SummaryLine { cells, weight, target: target.map(|(sheet, row, column)| (sheet.to_owned(), row, column)) }
}

pub fn words() -> MarkedWords {
    MarkedWords {
        sheet_name: "Findings".to_owned(),
        title: "What was found".to_owned(),
        headers: ["Sheet", "Cell", "Value", "Wrong", "To do"].map(str::to_owned),
        author: "Marsad".to_owned(),
        is_right_to_left: false,
    }
}

pub fn check(original: &[u8], marks: &[Mark], summary: &[SummaryLine], expected: &Expected) {
    let marked = mark_workbook(original, marks, summary, &words()).unwrap();
    check_marked(original, &marked, summary, expected);
}

pub fn check_marked(original: &[u8], marked: &[u8], summary: &[SummaryLine], expected: &Expected) {
    let read = MarkedBook::read(marked);
    for (sheet, cell, weight) in &expected.fills {
        assert!(read.fill(sheet, cell).contains(weight.rgb()), "{sheet} {cell}: {}", read.fill(sheet, cell));
    }
    for (sheet, cell, text, author) in &expected.comments {
        assert_eq!(read.comments(sheet)[*cell], ((*text).to_owned(), (*author).to_owned()), "{sheet} {cell}");
    }
    if let Some(name) = expected.summary {
        check_summary(&read, name, summary, &expected.links);
    }
    values_are_kept(original, marked);
}

fn check_summary(read: &MarkedBook, name: &str, summary: &[SummaryLine], links: &[(&str, &str)]) {
    let sheet = read.sheet(name);
    let texts: Vec<&str> = sheet.split("<is>").skip(1).map(|rest| between(rest, ">", "</t>")).collect();
    let words = words();
    let lines = summary.iter().flat_map(|line| &line.cells).filter(|text| !text.is_empty());
    let expected: Vec<&String> = std::iter::once(&words.title).chain(&words.headers).chain(lines).collect();
    assert_eq!(texts.into_iter().map(plain).collect::<Vec<_>>().iter().collect::<Vec<_>>(), expected);
    let found: Vec<(String, String)> =
        sheet.split("<hyperlink ").skip(1).map(|link| (attribute(link, "ref"), attribute(link, "location"))).collect();
    let expected: Vec<(String, String)> = links.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(found, expected);
}

/// Every value and formula that calamine reads is as it was.
pub fn values_are_kept(original: &[u8], marked: &[u8]) {
    let open = |bytes: &[u8]| Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let (mut before, mut after) = (open(original), open(marked));
    for name in before.sheet_names() {
        let (Ok(old), Ok(new)) = (before.worksheet_range(&name), after.worksheet_range(&name)) else { continue };
        assert_eq!(filled(&old), filled(&new), "{name}");
        let (old, new) = (before.worksheet_formula(&name).unwrap(), after.worksheet_formula(&name).unwrap());
        assert_eq!(old.used_cells().collect::<Vec<_>>(), new.used_cells().collect::<Vec<_>>(), "{name}");
    }
}

fn filled(range: &calamine::Range<calamine::Data>) -> Vec<(usize, usize, calamine::Data)> {
    let start = range.start().unwrap_or_default();
    let at = |(row, column, value): (usize, usize, &calamine::Data)| {
        (row + start.0 as usize, column + start.1 as usize, value.clone())
    };
    range.used_cells().map(at).collect()
}

/// A workbook that openpyxl wrote: comments, a validation, conditional formats, an image and charts.
pub fn made_with_openpyxl() -> Vec<u8> {
    include_bytes!("made_with_openpyxl.xlsx").to_vec()
}

/// Whether another reader opens it.
pub fn load(marked: &[u8]) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(marked.to_vec())).unwrap();
    for name in book.sheet_names() {
        let _ = book.worksheet_range(&name).unwrap();
    }
}

/// The marks of a workbook, read from its parts as text: calamine reads neither colours nor comments.
pub struct MarkedBook(BTreeMap<String, String>);

impl MarkedBook {
    pub fn read(bytes: &[u8]) -> Self {
        let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
        Self(parts(bytes).into_iter().map(text).collect())
    }

    fn part(&self, name: &str) -> &str {
        self.0.get(name).map_or_else(|| panic!("{name} is not there"), String::as_str)
    }

    fn sheet_part(&self, name: &str) -> String {
        let sheets = self.part("xl/workbook.xml").split("<sheet ").skip(1);
        let id = sheets.filter(|sheet| attribute(sheet, "name") == name).map(|sheet| attribute(sheet, "r:id")).next();
        let id = id.unwrap_or_else(|| panic!("no sheet {name}"));
        let links = self.part("xl/_rels/workbook.xml.rels").split("<Relationship ").skip(1);
        let target = links.filter(|link| attribute(link, "Id") == id).map(|link| attribute(link, "Target")).next();
        let target = target.unwrap();
        target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
    }

    fn sheet(&self, name: &str) -> &str {
        self.part(&self.sheet_part(name))
    }

    /// The fill of a cell, as its style says it.
    pub fn fill(&self, sheet: &str, cell: &str) -> String {
        let tag = between(self.sheet(sheet), &format!("<c r=\"{cell}\""), ">");
        let style: usize = attribute(tag, "s").parse().unwrap_or(0);
        let styles = self.part("xl/styles.xml");
        let format = between(styles, "<cellXfs", "</cellXfs>").split("<xf ").nth(style + 1).unwrap();
        let fill: usize = attribute(between(format, "", ">"), "fillId").parse().unwrap();
        between(styles, "<fills", "</fills>").split("<fill>").nth(fill + 1).unwrap().to_owned()
    }

    /// The comments of a sheet by cell: text and author.
    pub fn comments(&self, sheet: &str) -> BTreeMap<String, (String, String)> {
        let part = self.sheet_part(sheet);
        let links = part.replace("worksheets/", "worksheets/_rels/") + ".rels";
        let Some(links) = self.0.get(&links) else { return BTreeMap::new() };
        let mut targets =
            links.split("<Relationship ").skip(1).filter(|link| attribute(link, "Type").ends_with("/comments"));
        let Some(target) = targets.next().map(|link| attribute(link, "Target")) else { return BTreeMap::new() };
        let target = target.strip_prefix('/').map_or_else(|| target.replace("../", "xl/"), str::to_owned);
        let text = self.part(&target);
        let authors: Vec<&str> = text.split("<author>").skip(1).map(|rest| between(rest, "", "</author>")).collect();
        let one = |comment: &str| {
            let said: String = between(comment, "<text", "</text>")
                .split("<t")
                .skip(1)
                .filter(|rest| rest.starts_with(['>', ' ']))
                .map(|rest| plain(between(rest, ">", "</t>")))
                .collect();
            let author: usize = attribute(comment, "authorId").parse().unwrap();
            (attribute(comment, "ref"), (said, plain(authors[author])))
        };
        text.split("<comment ").skip(1).map(one).collect()
    }
}

fn plain(text: &str) -> String {
    quick_xml::escape::unescape(text).unwrap().into_owned()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = text.split_once(start).map_or_else(|| panic!("no {start} in {text}"), |(_, rest)| rest);
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

fn attribute(tag: &str, name: &str) -> String {
    let tag = format!(" {tag}");
    let found = tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| between(rest, "", "\""));
    plain(found.unwrap_or_default())
}

pub fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().into_owned(), bytes);
    }
    parts
}

pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
