//! Surveys as two tables of text: the data, and a codebook that a person can write in a spreadsheet.
//!
//! The codebook has a row for each variable, whose cell `code` is blank, and below it one for each of its codes:
//!
//! ```csv
//! variable,code,kind,level,role,missing,format,label.ar,label.fr,label.en
//! SEX,,number,nominal,,,F1.0,الجنس,Sexe,Sex
//! SEX,1,,,,,,ذكر,Masculin,Male
//! SEX,9,,,,yes,,غير مصرح,Non déclaré,Not stated
//! INCOME,,number,scale,,,,الدخل,Revenu,Income
//! INCOME,97..99,,,,yes,,,,
//! WEIGHT,,number,scale,weight,,,معامل الترجيح,Poids,Weight
//! ```
//!
//! Further columns are `question.ar`, `universe.fr` and so on; `label`, `question` and `universe` alone hold texts whose
//! language nobody said. What is not there says nothing. A codebook of this kind describes variables only; a study is
//! described by DDI.

mod codebook;
mod read;
mod text;
mod write;

pub use codebook::{CODEBOOK_COLUMNS, codebook_csv, read_codebook_csv};
pub(super) use read::read;
pub use write::data_csv;
