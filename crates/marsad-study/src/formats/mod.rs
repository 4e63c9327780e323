//! Readers and writers of survey files: bytes in, a survey out, in memory that grows with the bytes and not with what a
//! header claims.

mod bytes;
mod csv;
mod dta;
mod finish;
pub(crate) mod names;
mod sav;

use crate::options::ReadOptions;
use crate::told::Told;
use crate::{Codebook, Survey};

pub use self::csv::{CODEBOOK_COLUMNS, codebook_csv, data_csv, read_codebook_csv};

/// A format that says in its first bytes what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SurveyFormat {
    /// A system file of SPSS: `.sav` or `.zsav`.
    Sav,
    /// A file of Stata: `.dta`.
    Dta,
}

impl SurveyFormat {
    /// The format that the first bytes of a file show.
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        if sav::begins(bytes) {
            Some(Self::Sav)
        } else if dta::begins(bytes) {
            Some(Self::Dta)
        } else {
            None
        }
    }
}

/// The survey in a file of SPSS or Stata.
///
/// What cannot be read is told in [`Survey::findings`], and everything else is read: a file that is cut gives the rows
/// before the cut. Of bytes that are no such file nothing is read, and one finding says so.
pub fn read_survey(bytes: &[u8], options: &ReadOptions) -> Survey {
    match SurveyFormat::detect(bytes) {
        Some(SurveyFormat::Sav) => sav::read(bytes, options),
        Some(SurveyFormat::Dta) => dta::read(bytes, options),
        None if bytes.is_empty() => {
            let mut told = Told::default();
            told.empty("SPSS, Stata");
            Survey::unread(told.finish())
        }
        None => {
            let mut told = Told::default();
            told.unreadable("SPSS, Stata", "it begins as neither does");
            Survey::unread(told.finish())
        }
    }
}

/// The survey in a text with a column for each variable of `codebook`, its names in the first row.
///
/// Cells are separated by commas, semicolons or tabs. A code that is declared as missing, such as `99` or `.a`, stands
/// in place of a value; a blank cell is missing without a reason; decimals follow a point, days and moments are those of
/// ISO 8601. Columns that the codebook does not name are texts, and told.
pub fn read_survey_csv(bytes: &[u8], codebook: &Codebook, options: &ReadOptions) -> Survey {
    csv::read(bytes, codebook, options)
}
