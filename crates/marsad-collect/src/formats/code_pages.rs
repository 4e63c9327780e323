//! Ways of storing letters that browsers do not know, and institutions still use: the code page of DOS for Western Europe,
//! and UTF-8 that a program took for Windows-1252 and stored as UTF-8 once more.
//!
//! Which of them a file uses is guessed in `encoding`.

/// The upper half of code page 850, as <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT> has it.
#[rustfmt::skip]
const DOS_850: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ',
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»',
    '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐',
    '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤',
    'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀',
    'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´',
    '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
];

/// The characters of Windows-1252 from 0x80 to 0x9f; five of them are not used and stand for themselves.
#[rustfmt::skip]
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡',
    'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—',
    '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Adds the text that bytes of code page 850 stand for.
pub(super) fn push_dos_850(bytes: &[u8], text: &mut String) {
    text.reserve(bytes.len());
    text.extend(bytes.iter().map(|&byte| match byte.checked_sub(0x80) {
        Some(place) => DOS_850[usize::from(place)],
        None => char::from(byte),
    }));
}

/// A text stored as UTF-8 twice, as it was before: `NationalitÃ©` is `Nationalité`. What was stored once stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Undone {
    pub text: String,
    /// How many runs of letters beyond ASCII became others, and how many there are.
    pub changed: usize,
    pub runs: usize,
}

/// Undoes the second storing of a text.
pub(super) fn undone(text: &str) -> Undone {
    let mut found = Undone { text: String::with_capacity(text.len()), changed: 0, runs: 0 };
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| !c.is_ascii()) {
        let (plain, behind) = rest.split_at(start);
        let end = behind.find(|c: char| c.is_ascii()).unwrap_or(behind.len());
        let (run, after) = behind.split_at(end);
        let once = stored_once(run);
        found.runs += 1;
        found.changed += usize::from(once.is_some());
        found.text.push_str(plain);
        found.text.push_str(once.as_deref().unwrap_or(run));
        rest = after;
    }
    found.text.push_str(rest);
    found
}

/// Where the last run of letters beyond ASCII begins, if the text ends with one: the next block may go on with it.
pub(super) fn open_run(text: &str) -> usize {
    text.trim_end_matches(|c: char| !c.is_ascii()).len()
}

/// The characters of a run as bytes of Windows-1252, read as UTF-8; none where they are not UTF-8.
fn stored_once(run: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = run.chars().map(byte_of).collect();
    String::from_utf8(bytes?).ok()
}

fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        // Those from 0x80 to 0x9f are no letters: a program that knew Latin-1 only wrote the byte itself.
        code @ 0..=0xff => u8::try_from(code).ok(),
        _ => WINDOWS_1252.iter().position(|known| *known == c).and_then(|place| u8::try_from(place + 0x80).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::{open_run, push_dos_850, undone};

    #[test]
    fn the_letters_of_dos_are_read() {
        let mut text = String::new();
        push_dos_850(b"Nationalit\x82;Alg\x82rie;C\x93te d'Ivoire;B\x82nin \x87a \x90", &mut text);
        assert_eq!(text, "Nationalité;Algérie;Côte d'Ivoire;Bénin ça É");
    }

    #[test]
    fn what_was_stored_twice_is_undone_and_what_was_stored_once_stays() {
        let found = undone("NationalitÃ©;AlgÃ©rie;C\u{c3}\u{b4}te");
        assert_eq!((found.text.as_str(), found.changed, found.runs), ("Nationalité;Algérie;Côte", 3, 3));
        let twice: String = "تونس"
            .bytes()
            .map(|byte| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned())
            .collect();
        assert_eq!(undone(&twice).text, "تونس");
        for once in ["Nationalité", "تونس", "Côte d’Ivoire", "plain", ""] {
            let found = undone(once);
            assert_eq!((found.text.as_str(), found.changed), (once, 0), "{once}");
        }
    }

    #[test]
    fn a_run_at_the_end_of_a_block_waits_for_the_next() {
        assert_eq!((open_run("AlgÃ"), open_run("Alg"), open_run("")), (3, 3, 0));
    }
}
