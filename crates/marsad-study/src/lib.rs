//! Studies: the files in which surveys are kept become data with a codebook, and codebooks become what archives read.
//!
//! Holds: studies, their variables and codebooks; readers of SPSS (`.sav`, `.zsav`), Stata (`.dta`) and CSV with a
//! codebook; DDI-Codebook 2.5, in and out; frequencies of variables, weighted and not; the recognition of weights,
//! strata, clusters and replicate weights; the search for variables in three languages.
//! Does not hold: any access to files, Parquet (a survey is an Arrow batch with a codebook, whoever stores it), estimates
//! with their errors, any word for people.
//! Where next: `survey.rs` what a reader gives; `variable.rs` and `codebook.rs` what is known of it; a new format is a
//! folder in `formats/`; a word by which a role is known is in `roles/words.rs`.
//!
//! ```
//! use marsad_study::{ReadOptions, read_survey};
//!
//! let survey = read_survey(b"no file of any survey", &ReadOptions::default());
//! assert_eq!((survey.rows(), survey.findings.len()), (0, 1));
//! ```

mod code;
mod codebook;
mod column;
mod ddi;
mod encoding;
mod fold;
mod formats;
mod frequencies;
mod from_batch;
mod missing;
mod moment;
mod options;
mod overlay;
mod roles;
mod search;
mod stems;
mod study;
mod survey;
mod texts;
mod told;
mod variable;

pub use code::Code;
pub use codebook::{Codebook, DataFile};
pub use ddi::{DdiDocument, DdiExport, DdiFile, ddi_xml, read_ddi};
pub use formats::{
    CODEBOOK_COLUMNS, SurveyFormat, codebook_csv, data_csv, read_codebook_csv, read_survey, read_survey_csv,
};
pub use frequencies::{
    CodeCount, Count, Frequencies, Summary, VALUES_MAX, WeightTrouble, Weights, frequencies, frequencies_of,
};
pub use missing::{MissingCodes, MissingRange};
pub use options::{
    CATEGORIES_MAX, CELLS_MAX, CODEBOOK_BYTES_MAX, LABEL_BYTES_MAX, NOTES_MAX, ReadOptions, TEXT_BYTES_MAX,
    VARIABLES_MAX,
};
pub use roles::{FoundRole, Role, RoleReason};
pub use search::{VariableHit, VariableIndex};
pub use stems::speaks_of;
pub use study::{Span, Study};
pub use survey::{Survey, SurveyError};
pub use texts::Texts;
pub use variable::{Category, DisplayFormat, MeasurementLevel, StudyQuestion, Variable, VariableKind};

use roles::find_roles;
