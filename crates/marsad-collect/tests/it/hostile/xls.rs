//! Old workbooks: a disk of sectors within the file, and records that say how large things are.

use super::Expected::{Found, Read};
use super::{Case, case};
use marsad_model::FindingCode;

const END_OF_CHAIN: u32 = 0xffff_fffe;

/// A record of a workbook.
fn biff(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let numbers = [row, column, 0, text.len() as u16].map(u16::to_le_bytes).concat();
    biff(0x204, &[&numbers[..], b"\0", text.as_bytes()].concat())
}

fn value(row: u16, column: u16, number: f64) -> Vec<u8> {
    let place = [row, column, 0].map(u16::to_le_bytes).concat();
    biff(0x203, &[&place[..], &number.to_le_bytes()].concat())
}

/// How large a sheet says to be.
fn dimensions(rows: u32, columns: u16) -> Vec<u8> {
    let [rows, columns] = [rows.to_le_bytes().to_vec(), columns.to_le_bytes().to_vec()];
    biff(0x200, &[&[0; 4][..], &rows, &[0; 2], &columns, &[0; 2]].concat())
}

/// A workbook of one sheet with a sound row and `more`; `start` is where its sheet is said to begin.
fn book(more: &[u8], start: Option<u32>) -> Vec<u8> {
    let begin = biff(0x809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let end = biff(0x0a, &[]);
    let start = start.unwrap_or((begin.len() + 13 + end.len()) as u32);
    let bound = biff(0x85, &[&start.to_le_bytes()[..], &[0, 0, 1, 0], b"S"].concat());
    let headers: Vec<u8> =
        (0..).zip(super::HEADERS.trim().split(';')).flat_map(|(at, word)| label(0, at, word)).collect();
    let row = [
        value(1, 0, 2024.0),
        label(1, 1, "Lulu"),
        label(1, 2, "Women"),
        value(1, 3, 12.0),
        label(1, 4, "final"),
        label(1, 5, "r"),
    ];
    compound(&[&begin[..], &bound, &end, &begin, &headers, &row.concat(), more, &end].concat())
}

/// A file of 512-byte sectors: the table of the sectors, the list of streams, then the workbook.
fn compound(records: &[u8]) -> Vec<u8> {
    let mut stream = records.to_vec();
    stream.resize(records.len().max(4096).next_multiple_of(512), 0);
    let sectors = (stream.len() / 512) as u32;
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    bytes[26..28].copy_from_slice(&[3, 0]);
    bytes[30..34].copy_from_slice(&[9, 0, 6, 0]);
    for (at, field) in [(44, 1), (48, 1), (60, END_OF_CHAIN), (68, END_OF_CHAIN)] {
        bytes = patched(&bytes, at, field);
    }
    bytes[76..512].fill(0xff);
    bytes[76..80].fill(0);
    let mut table = vec![0xffff_fffd, END_OF_CHAIN];
    table.extend((0..sectors).map(|at| if at + 1 == sectors { END_OF_CHAIN } else { at + 3 }));
    table.resize(128, u32::MAX);
    bytes.extend(table.iter().flat_map(|id| id.to_le_bytes()));
    for (name, kind, start, length) in [("Root Entry", 5, END_OF_CHAIN, 0), ("Workbook", 2, 2, stream.len() as u32)] {
        let mut entry = vec![0_u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = 2 * name.len() as u8 + 2;
        entry[66] = kind;
        bytes.extend(patched(&patched(&entry, 116, start), 120, length));
    }
    bytes.extend([0; 256]);
    bytes.extend(stream);
    bytes
}

/// The same bytes with another number at a place.
fn patched(bytes: &[u8], at: usize, number: u32) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    bytes
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("xls-sound", "a sound old workbook of one row, as all others are made", book(&[], None), Read),
        case("xls-cut", "cut in the middle", book(&[], None)[..1600].to_vec(), Found(FindingCode::UnreadableFile)),
        case(
            "xls-header-only",
            "its first sector alone",
            book(&[], None)[..512].to_vec(),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-fat-circle",
            "a circle of sectors behind the end of the records",
            patched(&book(&[], None), 512 + 9 * 4, 3),
            Read,
        ),
        case(
            "xls-list-circle",
            "a list of streams that runs in a circle",
            patched(&book(&[], None), 512 + 4, 1),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-sector-beyond",
            "a sector beyond the end",
            patched(&book(&[], None), 512 + 8, 0x00ff_fff0),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-tables-circle",
            "a list of tables that runs in a circle",
            patched(&patched(&book(&[], None), 68, 0), 512 + 508, 0),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-stream-length",
            "a stream of four gigabytes in a sector that follows itself",
            patched(&patched(&book(&[], None), 512 + 8, 2), 1024 + 128 + 120, u32::MAX),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-dimensions",
            "a sheet of 2^32 rows and 65,535 columns, it says",
            book(&dimensions(u32::MAX, u16::MAX), None),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-corners",
            "two cells in opposite corners",
            book(&value(65_535, 255, 1.0), None),
            Found(FindingCode::TooLarge),
        ),
        case(
            "xls-column",
            "a cell in column 65,536",
            book(&value(3, u16::MAX, 1.0), None),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-merge-count",
            "more merged blocks than the record holds",
            book(&biff(0xe5, &[255, 255, 0, 0, 0, 0, 0, 0, 1, 0]), None),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-formula",
            "a formula longer than its record",
            book(&biff(0x06, &[&[1, 0, 1, 0][..], &[255; 18]].concat()), None),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-sheet-beyond",
            "a sheet that begins beyond the end",
            book(&[], Some(0xffff_fff0)),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-record-cut",
            "a record longer than the file",
            book(&[0x03, 0x02, 0xff, 0xff], None),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-continued",
            "10,100 records that continue another",
            book(&biff(0x3c, &[]).repeat(10_100), None),
            Found(FindingCode::UnreadableFile),
        ),
        case(
            "xls-nan",
            "a value that is no number",
            book(&value(2, 3, f64::NAN), None),
            Found(FindingCode::NotANumber),
        ),
    ]
}
