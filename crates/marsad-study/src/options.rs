//! How a file is to be read, and how much of it at most.

use marsad_model::Lang;

/// How many cells of the wanted variables are read at most: two gigabytes of numbers.
pub const CELLS_MAX: u64 = 1 << 28;
/// How many cells a file may have whatever its length, and how many more for each of its bytes. A compressed file can
/// claim a thousand cells for each byte; an honest one has a few dozen.
const CELLS_FREE: u64 = 1 << 22;
const CELLS_PER_BYTE: u64 = 100;
/// How many bytes the texts of all cells may have together. Below what offsets of 32 bits can hold, so that a column
/// cannot outgrow them.
pub const TEXT_BYTES_MAX: u64 = 1 << 30;
const TEXT_BYTES_FREE: u64 = 1 << 24;
const TEXT_BYTES_PER_BYTE: u64 = 100;
/// How many variables a file may have: the most that Stata allows.
pub const VARIABLES_MAX: usize = 120_000;
/// How many labelled codes all variables may have together.
pub const CATEGORIES_MAX: usize = 1_000_000;
/// How many bytes a label, a note or another text of a codebook may have: those of a label of Stata.
pub const LABEL_BYTES_MAX: usize = 32_000;
/// How many bytes all texts of a codebook may have together; a set of labels may be shared by every variable.
pub const CODEBOOK_BYTES_MAX: usize = 256 << 20;
/// How many notes a codebook may have.
pub const NOTES_MAX: usize = 10_000;

/// How a file is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The encoding of its texts, where it is known better than by the file: a label such as `windows-1256`.
    pub encoding: Option<String>,
    /// The language of its labels, where one is known. Without it, Arabic letters tell Arabic.
    pub lang: Option<Lang>,
    /// The variables whose data are wanted; all where nothing is said. The codebook has all of them.
    pub columns: Option<Vec<String>>,
}

/// How much a codebook may still grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub categories: usize,
    pub bytes: usize,
}

/// How much may be read of a file of a given length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    pub cells: u64,
    pub text_bytes: u64,
}

impl ReadOptions {
    /// Whether the data of a variable are wanted.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.columns.as_ref().is_none_or(|columns| columns.iter().any(|column| column == name))
    }

    /// The language of a label, as far as it shows.
    pub(crate) fn lang_of(&self, text: &str) -> Option<Lang> {
        let is_arabic = text.chars().any(|c| matches!(c, '\u{620}'..='\u{64a}'));
        match self.lang {
            // A file in French may hold a label in Arabic.
            Some(Lang::Fr | Lang::En) | None if is_arabic => Some(Lang::Ar),
            lang => lang,
        }
    }
}

impl Room {
    /// The room of a codebook that is empty.
    pub(crate) const fn new() -> Self {
        Self { categories: CATEGORIES_MAX, bytes: CODEBOOK_BYTES_MAX }
    }

    /// Takes the room of a labelled code; false where there is none left.
    pub(crate) fn take(&mut self, label_bytes: usize) -> bool {
        let has_room = self.categories > 0 && self.bytes >= label_bytes;
        if has_room {
            self.categories -= 1;
            self.bytes -= label_bytes;
        }
        has_room
    }
}

impl Budget {
    /// What a file of `bytes` bytes may have.
    pub(crate) fn of(bytes: usize) -> Self {
        let grown =
            |free: u64, each: u64, most: u64| free.saturating_add((bytes as u64).saturating_mul(each)).min(most);
        Self {
            cells: grown(CELLS_FREE, CELLS_PER_BYTE, CELLS_MAX),
            text_bytes: grown(TEXT_BYTES_FREE, TEXT_BYTES_PER_BYTE, TEXT_BYTES_MAX),
        }
    }

    /// How many rows may be read of which `wanted` cells are kept and `walked` are walked through.
    pub(crate) fn rows(self, wanted: usize, walked: usize) -> u64 {
        let kept = self.cells / (wanted.max(1) as u64);
        kept.min(self.cells.saturating_mul(16) / (walked.max(1) as u64)).max(1)
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::Lang;

    use super::{Budget, CELLS_MAX, ReadOptions};

    #[test]
    fn arabic_letters_tell_arabic_unless_the_language_is_arabic_already() {
        let of = |lang| ReadOptions { lang, ..ReadOptions::default() };
        assert_eq!(of(None).lang_of("الجنس"), Some(Lang::Ar));
        assert_eq!(of(None).lang_of("Sexe"), None);
        assert_eq!(of(Some(Lang::Fr)).lang_of("Sexe"), Some(Lang::Fr));
        assert_eq!(of(Some(Lang::Fr)).lang_of("Sexe / الجنس"), Some(Lang::Ar));
        assert_eq!(of(Some(Lang::Ar)).lang_of("Sexe"), Some(Lang::Ar));
    }

    #[test]
    fn no_file_may_have_more_cells_than_the_machine_bears() {
        assert_eq!(Budget::of(usize::MAX).cells, CELLS_MAX);
        let small = Budget::of(1000);
        assert_eq!(small.rows(10, 10), small.cells / 10);
        assert_eq!(small.rows(0, 0), small.cells);
    }
}
