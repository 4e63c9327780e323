//! Delimited texts: encodings, quotes, widths, numbers and words that no clerk writes.

use super::Expected::{Found, Read};
use super::xlsx::{row, xlsx};
use super::{Case, HEADERS, ROW, case, head};
use marsad_model::FindingCode;

/// A text in UTF-16 with its mark at the beginning.
fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("csv-empty", "nothing at all", "", Found(FindingCode::UnreadableFile)),
        case("csv-blank", "lines and nothing on them", "\n \r\n", Found(FindingCode::UnreadableFile)),
        case("csv-one-byte", "one byte, 00", b"\0", Found(FindingCode::MissingColumn)),
        case("csv-header-only", "a header and no row", HEADERS, Found(FindingCode::NoData)),
        case(
            "csv-nul",
            "a NUL within a number",
            head("2024;Lulu;Women;1\u{0}2;final;r\n"),
            Found(FindingCode::NotANumber),
        ),
        case(
            "csv-open-quote",
            "a quote that is never closed",
            head("2024;\"Lulu;Women;12;final;r\n2023;Lulu;Women;12;final;r\n"),
            Found(FindingCode::CutOff),
        ),
        case(
            "csv-quote-within",
            "a quote in the middle of a word",
            head("2024;Lu\"lu;Women;12;final;r\n"),
            Found(FindingCode::CutOff),
        ),
        case(
            "csv-invalid-utf8",
            "UTF-8 with a mark at its beginning and bytes that are none",
            [&b"\xef\xbb\xbf"[..], &head("2024;Lulu;Women;12;final;")[..], b"\xff\xfe\n"].concat(),
            Found(FindingCode::UnreadableCharacters),
        ),
        case(
            "csv-overlong",
            "the slash in two bytes, as old attacks write it",
            [&b"\xef\xbb\xbf"[..], &head("2024;Lulu;Women;12;final;a")[..], b"\xc0\xaf\n"].concat(),
            Found(FindingCode::UnreadableCharacters),
        ),
        case(
            "csv-utf16-odd",
            "UTF-16 with half a character at the end",
            [&utf16(&format!("{HEADERS}{ROW}"))[..], b"x"].concat(),
            Found(FindingCode::UnreadableCharacters),
        ),
        case(
            "csv-utf16-lone",
            "UTF-16 with half a pair",
            [&utf16(HEADERS)[..], b"\x00\xd8\n\0"].concat(),
            Found(FindingCode::UnreadableCharacters),
        ),
        case(
            "csv-ebcdic",
            "headers in an encoding of mainframes",
            b"\xe8\x85\x81\x99^\xc9\xa2\x93\x85^\xe2\x85\xa7\x25",
            Found(FindingCode::MissingColumn),
        ),
        case(
            "csv-only-delimiters",
            "a hundred rows of delimiters",
            ";;;;;\n".repeat(100),
            Found(FindingCode::MissingColumn),
        ),
        case(
            "csv-20000-columns",
            "a row of 20,000 columns",
            head(&format!("2024;Lulu;Women;12;final;r{}\n", ";1".repeat(20_000))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "csv-20000-headers",
            "a header of 20,000 columns",
            format!("{}\n{ROW}", "a;".repeat(20_000)),
            Found(FindingCode::MissingColumn),
        ),
        case(
            "csv-long-cell",
            "a cell of 100,000 letters",
            head(&format!("2024;Lulu;Women;12;final;{}\n", "r".repeat(100_000))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "csv-long-line",
            "a line of three million letters",
            head(&format!("{}\n", "x".repeat(3_000_000))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "csv-mixed-line-ends",
            "three kinds of line ends in one file",
            b"Year;Isle;Sex;Arrivals;State;Source\r\n2024;Lulu;Women;12;final;r\r2023;Lulu;Women;12;final;r\n",
            Read,
        ),
        case(
            "csv-bidi",
            "marks that turn the direction of a label",
            head("2024;\u{202e}uluL\u{202c};Women;12;final;r\n"),
            Found(FindingCode::UnknownCode),
        ),
        case(
            "csv-escape",
            "an escape sequence for terminals in a label",
            head("2024;\u{1b}[31mLulu;Women;12;final;r\n"),
            Found(FindingCode::UnknownCode),
        ),
        case(
            "csv-formula",
            "a label that a spreadsheet would run",
            head("2024;=cmd|' /C calc'!A0;Women;12;final;r\n"),
            Found(FindingCode::UnknownCode),
        ),
        case(
            "csv-1e400",
            "a number beyond what numbers hold",
            head("2024;Lulu;Women;1e400;final;r\n"),
            Found(FindingCode::NotANumber),
        ),
        case(
            "csv-1e308",
            "more persons than atoms",
            head("2024;Lulu;Women;1e308;final;r\n"),
            Found(FindingCode::NotANumber),
        ),
        case(
            "csv-300-digits",
            "a number of 300 digits",
            head(&format!("2024;Lulu;Women;{};final;r\n", "9".repeat(300))),
            Found(FindingCode::NotANumber),
        ),
        case(
            "csv-nan",
            "a value that is said to be no number",
            head("2024;Lulu;Women;inf;final;r\n"),
            Found(FindingCode::NotANumber),
        ),
        case(
            "csv-year-digits",
            "a year of twenty digits",
            head("20242024202420242024;Lulu;Women;12;final;r\n"),
            Found(FindingCode::NotAPeriod),
        ),
        case(
            "csv-two-values",
            "one key with two values",
            head("2024;Lulu;Women;12;final;r\n2024;Lulu;Women;13;final;r\n"),
            Found(FindingCode::DuplicateKey),
        ),
        case(
            "csv-same-500",
            "one row 500 times, with other values",
            head(&(0..500).map(|at| format!("2024;Lulu;Women;{at};final;r\n")).collect::<String>()),
            Found(FindingCode::DuplicateKey),
        ),
        case(
            "csv-unknown-3000",
            "3,000 unknown words, each another",
            head(&(0..3000).map(|at| format!("2024;Isle {at};Women;12;final;r\n")).collect::<String>()),
            Found(FindingCode::UnknownCode),
        ),
        case(
            "csv-not-a-number-3000",
            "3,000 values that are no numbers",
            head(&(0..3000).map(|at| format!("2024;Lulu;Women;x{at};final;r\n")).collect::<String>()),
            Found(FindingCode::NotANumber),
        ),
        case(
            "csv-notes-3000",
            "3,000 notes, each another, between rows of one key",
            head(&(0..3000).map(|at| format!("2024;Lulu;Women;{at};final;r\n;note {at};;;;\n")).collect::<String>()),
            Found(FindingCode::DuplicateKey),
        ),
        case(
            "csv-combining",
            "a label under 5,000 accents",
            head(&format!("2024;Lulu{};Women;12;final;r\n", "\u{301}".repeat(5000))),
            Found(FindingCode::UnknownCode),
        ),
        case(
            "csv-is-a-zip",
            "a workbook under the name of a text",
            xlsx(&row(2), ""),
            Found(FindingCode::UnreadableFile),
        ),
    ]
}
