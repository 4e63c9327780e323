//! Texts in columns of fixed width.

use super::Expected::Found;
use super::{Case, case};
use marsad_model::FindingCode;

/// How wide the columns are.
pub(super) const WIDTHS: [u16; 6] = [5, 6, 6, 9, 6, 9];

/// A header and `rows` behind it.
fn fixed(rows: &str) -> Vec<u8> {
    format!("Year Isle  Sex   Arrivals State Source\n{rows}").into_bytes()
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("fixed-empty", "nothing at all", "", Found(FindingCode::UnreadableFile)),
        case("fixed-nul", "lines of NUL", b"\0\0\0\0\n\0\0\0\0\n", Found(FindingCode::MissingColumn)),
        case(
            "fixed-control",
            "a control character within a value",
            fixed("2024 Lulu  Women 2\u{1}300    final  r\n"),
            Found(FindingCode::NotANumber),
        ),
        case("fixed-cut", "a line that ends within its first column", fixed("20"), Found(FindingCode::NoData)),
        case(
            "fixed-long-line",
            "a line of 100,000 letters",
            fixed(&format!("{}\n", "x".repeat(100_000))),
            Found(FindingCode::TooLarge),
        ),
        case(
            "fixed-invalid-utf8",
            "bytes that are no characters",
            [&b"\xef\xbb\xbf"[..], &fixed("2024 Lulu  Women ")[..], b"\xff\n"].concat(),
            Found(FindingCode::UnreadableCharacters),
        ),
    ]
}
