//! What a text says of the quality of the numbers it heads: `2022 (p)`, `2024 prov.`, `2025e`, `2030 (projection)`, `2024*` below
//! a legend.
//!
//! - `words`: words and letters that say it by themselves, or beside a period
//! - `lines`: titles and notes that say it of all figures of a table
//! - `legends`: lines that give a mark such a meaning
//! - `marks`: marks behind numbers, periods and labels
//! - `years`: marks and words behind the years of a title
//!
//! Does not hold: letters in a column of their own and marks for a missing number, which `statuses` knows.

mod legends;
mod lines;
mod marks;
mod words;
mod years;

pub(super) use legends::mark_of_legend;
pub(crate) use legends::{
    explains_mark, is_legend_of_letter, letters_of_legend, numbered_notes, of_explained_mark, of_legend,
    of_letter_legend, signs_of_legend,
};
pub(crate) use lines::{is_final, of_line, says_final, years_of_figures};
pub(super) use marks::lowered;
pub(crate) use marks::{
    before_letter, before_mark, code_of_mark, in_brackets, is_open_in_header, mark_at_end, mark_of_year,
    may_be_of_quality, note_number, of_mark, of_marked_period, without_mark,
};
pub(super) use words::is_quality;
pub(crate) use words::{of_number, of_period, of_sign, of_usual_letter};
pub(crate) use years::{
    has_mark_of_year, has_year, mark_of_title, marks_of_year, of_year_in_line, of_years_in_line, signs_of_years,
    without_quality_of_year,
};
