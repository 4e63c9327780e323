//! Open documents, row by row as they are unpacked.
//!
//! What is repeated is written once in the file: blank rows and cells cost nothing here, others are shown as often as a
//! limit allows. The document is read twice, for merged cells must be known before the rows that hold them.
//!
//! Here is the document while it is read; what its tags begin is in `starts`, what they end in `ends`.

mod ends;
mod starts;
#[cfg(test)]
mod tests;

use std::io::{BufReader, Read, SeekFrom};

use marsad_model::{Finding, FindingCode, Place, Severity};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::hidden_places::HiddenPlaces;
use super::kinds::Kind;
use super::ods_cell::Open;
use super::ods_row::Row;
use super::ods_styles::{StruckColumns, Styles};
use super::{BLANKS_MAX, Content, SheetHead, Unreadable, Visitor, tell_too_large, tell_unreadable};

const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// How many cells may be shown again because their row or they themselves are repeated.
const REPEATED_MAX: u64 = 2_000_000;
/// How many bytes are taken at a time.
const CHUNK_BYTES: usize = 1 << 16;

/// Shows every wanted sheet.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let wrong = |error: zip::result::ZipError| Unreadable::other("ODS", error);
    content.seek(SeekFrom::Start(0)).map_err(|error| Unreadable::other("ODS", error))?;
    let mut archive = zip::ZipArchive::new(content).map_err(wrong)?;
    let mut kind = Vec::new();
    let mimetype = archive.by_name("mimetype").map_err(wrong)?.take(100).read_to_end(&mut kind);
    if mimetype.is_err() || !kind.starts_with(MIMETYPE) {
        let found = Kind::of_media_type(&kind).map(|found| Unreadable::Kind { expected: "ODS", found });
        return Err(found.unwrap_or_else(|| Unreadable::other("ODS", "it is no spreadsheet")));
    }
    let mut heads = Document::new(None, Vec::new());
    let has_styles = archive.by_name("styles.xml").ok().is_none_or(|part| heads.styles.take_part(part));
    heads.walk(archive.by_name("content.xml").map_err(wrong)?);
    let (known, told) = (heads.heads, heads.findings);
    let mut document = Document { styles: heads.styles, ..Document::new(Some(visitor), known) };
    // What is wrong with merged cells is seen in the first reading only.
    document.findings = told.into_iter().filter(is_about_merges).collect();
    if !has_styles {
        // What is struck through or raised by the name of a style would not be known.
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Warning, Place::default());
        document.findings.push(finding.with("expected", "ODS").with("detail", "styles").with("found", "other"));
    }
    document.walk(archive.by_name("content.xml").map_err(wrong)?);
    Ok(document.findings)
}

fn is_about_merges(finding: &Finding) -> bool {
    finding.arguments.get("what").is_some_and(|what| what == "merges")
}

/// A document while it is read: for the heads of its sheets, or with someone to show its rows to.
struct Document<'v> {
    visitor: Option<&'v mut dyn Visitor>,
    heads: Vec<SheetHead>,
    findings: Vec<Finding>,
    /// How many elements are open.
    depth: u64,
    /// How many of them are of a part that is stepped over.
    skipped: u64,
    styles: Styles,
    /// How many sheets have begun, and the one that is open.
    sheets: usize,
    sheet: Option<Sheet>,
    /// How many merged blocks were kept.
    merges: usize,
    repeated_left: u64,
    blanks_left: u64,
}

struct Sheet {
    name: String,
    is_wanted: bool,
    columns: StruckColumns,
    hidden: HiddenPlaces,
    /// The number of the next row.
    next_row: u64,
    row: Option<Row>,
}

impl<'v> Document<'v> {
    fn new(visitor: Option<&'v mut dyn Visitor>, heads: Vec<SheetHead>) -> Self {
        Self {
            visitor,
            heads,
            findings: Vec::new(),
            depth: 0,
            skipped: 0,
            styles: Styles::default(),
            sheets: 0,
            sheet: None,
            merges: 0,
            repeated_left: REPEATED_MAX,
            blanks_left: BLANKS_MAX,
        }
    }

    /// Reads the document as far as it goes.
    fn walk(&mut self, part: impl Read) {
        let mut reader = Reader::from_reader(BufReader::with_capacity(CHUNK_BYTES, part));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => self.start(&tag),
                Ok(Event::End(tag)) => self.end(tag.name().into_inner()),
                Ok(Event::Text(text)) => self.text(&text.xml10_content()),
                Ok(Event::CData(text)) => self.text(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) => self.reference(&reference),
                Ok(Event::Eof) if self.depth > 0 => return self.cut_off(),
                Ok(Event::Eof) => return,
                Ok(_) => {}
                // A tag that has no end is where the file ends.
                Err(quick_xml::Error::Syntax(_)) => return self.cut_off(),
                Err(error) => {
                    let place = self.place();
                    return tell_unreadable(&mut self.findings, ("ODS", error.to_string().as_str()), place);
                }
            }
        }
    }

    fn cut_off(&mut self) {
        let place = self.place();
        self.findings.push(Finding::new(FindingCode::CutOff, Severity::Error, place));
    }

    fn place(&self) -> Place {
        let Some(sheet) = &self.sheet else { return Place::default() };
        Place { sheet: sheet.name.clone(), row: u32::try_from(sheet.next_row).ok(), ..Place::default() }
    }

    fn too_large(&mut self, what: &'static str, limit: u64) {
        let place = self.place();
        tell_too_large(&mut self.findings, (what, limit), place);
    }

    fn broken(&mut self) {
        let place = self.place();
        tell_unreadable(&mut self.findings, ("ODS", "a tag or a character in it is broken"), place);
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0
            && let Some(cell) = self.cell().filter(|cell| cell.inside > 0)
        {
            cell.push(text);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        match reference.resolve_char_ref() {
            Ok(Some(character)) => self.text(character.encode_utf8(&mut [0; 4])),
            Ok(None) => match resolve_predefined_entity(reference) {
                Some(text) => self.text(text),
                None => self.broken(),
            },
            Err(_) => self.broken(),
        }
    }

    fn row(&mut self) -> Option<&mut Row> {
        self.sheet.as_mut()?.row.as_mut()
    }

    fn cell(&mut self) -> Option<&mut Open> {
        self.row()?.cell.as_mut()
    }

    fn attribute(&mut self, tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
        let mut found = None;
        let is_whole = attributes(tag, |key, value| {
            if key == wanted {
                found = Some(value.to_owned());
            }
        });
        if !is_whole {
            self.broken();
        }
        found
    }

    /// How often something stands, once where nothing is said.
    fn number(&mut self, tag: &BytesStart<'_>, wanted: &str) -> u64 {
        let Some(text) = self.attribute(tag, wanted) else { return 1 };
        text.parse().unwrap_or_else(|_| {
            self.broken();
            1
        })
    }
}

/// Shows the attributes of a tag; false where one is broken.
pub(super) fn attributes(tag: &BytesStart<'_>, mut take: impl FnMut(&str, &str)) -> bool {
    for attribute in tag.attributes().with_checks(false) {
        let Ok(attribute) = attribute else { return false };
        match unescape(&attribute.value) {
            Ok(value) => take(attribute.key.into_inner(), &value),
            Err(_) => return false,
        }
    }
    true
}
