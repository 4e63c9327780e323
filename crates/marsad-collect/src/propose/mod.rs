//! The proposer: it looks at a new file and drafts the profile, so that a person only confirms.
//!
//! It never guesses a code: what it cannot read with certainty is a doubt with suggestions, and stays a finding until a
//! person writes the word into the profile. What it takes from outside a table is always a doubt as well.
//!
//! - `draft`: the front door; which format a file has, and all its sheets in turn
//! - `doubt`: a draft and its doubts; `bounds`: how long a draft may be
//! - `drafter`: the tables of a sheet, and which of them are drafted; `keys`: whether two say the same;
//!   `tables_not_read`: what is said of those that are not
//! - `outside`, `sheet_names`, `outside_units`: what holds for a whole table, from titles, names of sheets and the lists;
//!   `title`, `line_period`, `origin_lines`, `survey_names`, `phrases`, `narrowing`, `women`, `nature`, `other_figures`;
//!   `lines_above`: which lines stand above which table; `unsaid_units`: tables without a unit beside others that have one;
//!   `contradicting_units`: tables with two; `said_texts` writes down which text said it
//! - `paired_titles`: titles in several languages, which must say one period; `overlapping_periods`: lines that say a part of
//!   it, or more
//! - `stated_words`: lines that state a component beside its name, or where other sheets do; `block_lines`: those over each of
//!   several tables
//! - `sheet_parts`: what the name of a sheet such as `S1` says of the years of its table
//! - `days_of_stocks`: days over figures of one point in time in each year
//! - `notes_of_parts`: notes that say of which part of a year figures are
//! - `calendar_years`: those in a file of years of studies; `title_years`: titles of another year than their table
//! - `partial_years`: headers and labels that say a part of a year and no regular period
//! - `totals_of_months`: totals of a year that the columns of a part of it make up
//! - `running_totals`: what dataflows of totals since January ask of the draft; `months_beside_sums`: headers such as `Mois`
//!   beside such totals
//! - `grid`, `kind`, `years`, `blocks`, `rows_of_words`: cells, what they are at first sight, and where tables stand
//! - `roles`, `labels`, `label_words`, `twin_columns`, `times`, `totals`, `leftover`, `values`, `values_across`, `ages`,
//!   `percent_columns`, `above`, `headings_of_columns`, `groups_of_columns`, `unit_words`: what columns and headers mean;
//!   `written_times`: the texts of those that say time
//! - `multiplier_columns`: columns that say the power of ten of the values of each row
//! - `counted_heads`: numbers over values that count parts of the year
//! - `overlapping_groups`: a continent beside a group that has a part of it; `same_codes`: two labels of one code
//! - `total_columns`: a total beside columns that a lower row of headers tells apart
//! - `likely_headers`: headers that are words of one component but for a remark in brackets or a slip of the pen
//! - `changes`: columns of changes beside those of periods
//! - `code_columns`: columns of codes under headers as data bases write them; `numbered_codes`: numbers that are codes
//! - `open_units`: counts beside amounts, whose units are asked
//! - `constant_columns`: what columns that are not read say of all rows
//! - `parts_of_rows`: rows that an unread column tells apart; `below_each`: one word below every row
//! - `columns`, `evidence`, `known_heads`, `assign`, `affix`: how it is known
//! - `lone_words`: one known word among unknown ones; `letters`: those that are codes of several lists;
//!   `codes_among_names`: codes of countries where names stand
//! - `dittos`: marks that repeat the word above them
//! - `captions`: whether the tables of a file are about one thing
//! - `explained`, `unexplained`: words over values that nothing explains, and the question about them; `note_words`,
//!   `open_notes`: the same of notes
//! - `key_rows`: rows above a table that are a key and its value, `Gender | Total`; `keys_beside`: a block of them to its
//!   right; `kept_keys`: that the profile keeps them
//! - `heads_over_values`: headers over values that no component explains, and lines right below the headers, which say what
//!   is counted as a title does
//! - `kept_titles`: the lines above a table, as the next file should have them; `sides`, `counted_units`: who and
//!   where they name, and what one of the counted is; `counted_titles`: whether they count persons;
//!   `counted_in_percent`: that what is counted is given in per cent
//! - `unknown_marks`: what stands where a number should and says nothing; `unexplained_marks`: marks behind labels and
//!   periods; `marks_behind`: letters behind numbers; `words_beside`: words of a unit beside them; `flag_columns`: letters
//!   in columns of their own; `legend_lines`: what lines say of marks
//! - `fixed`, `fixed_rows`, `habits`, `marks`, `arabic_marks`: how texts are cut into columns, and how a file writes numbers
//!   and dates

pub(crate) mod abbreviations;
mod above;
mod affix;
mod ages;
mod arabic_marks;
mod assign;
mod below_each;
mod block_lines;
mod blocks;
mod bounds;
mod calendar_years;
mod captions;
mod changes;
mod code_columns;
mod codes_among_names;
mod columns;
mod constant_columns;
mod contradicting_units;
mod counted_heads;
mod counted_in_percent;
pub(crate) mod counted_titles;
pub(crate) mod counted_units;
mod days_of_flows;
pub(crate) mod days_of_stocks;
mod dittos;
pub(crate) mod doubt;
mod draft;
mod drafter;
pub(crate) mod evidence;
pub(crate) mod explained;
mod fixed;
mod fixed_heads;
mod fixed_rows;
mod flag_columns;
mod grid;
mod groups_of_columns;
mod habits;
pub(crate) mod head_numbers;
mod headings_of_columns;
pub(crate) mod heads_over_values;
mod kept_keys;
pub(crate) mod kept_titles;
mod key_rows;
mod keys;
mod keys_beside;
pub(crate) mod kind;
mod known_heads;
mod label_blocks;
mod label_words;
mod labels;
mod leftover;
mod legend_lines;
mod letters;
mod likely_headers;
mod line_dates;
pub(crate) mod line_period;
mod lines_above;
mod lone_words;
mod marks;
mod marks_behind;
mod months_beside_sums;
mod multiplier_columns;
mod narrower_subject;
pub(crate) mod narrowing;
pub(crate) mod nature;
pub(crate) mod note_words;
mod notes_of_less;
pub(crate) mod notes_of_parts;
mod notes_of_rounding;
mod numbered_codes;
pub(crate) mod offices;
mod open_notes;
mod open_units;
pub(crate) mod ordinals;
pub(crate) mod origin_lines;
pub(crate) mod other_figures;
mod outside;
mod outside_units;
mod overlapping_groups;
mod overlapping_periods;
pub(crate) mod own_words;
pub(crate) mod paired_titles;
mod partial_years;
mod parts_of_rows;
mod percent_columns;
pub(crate) mod phrases;
pub(crate) mod qualities_of_things;
mod rests;
mod roles;
mod rows_of_words;
mod running_totals;
mod said_texts;
mod same_codes;
mod sheet_names;
mod sheet_parts;
mod side_words;
pub(crate) mod sides;
mod stated_words;
pub(crate) mod survey_names;
mod tables_not_read;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_flags;
#[cfg(test)]
mod tests_of_headers;
#[cfg(test)]
mod tests_of_headings;
#[cfg(test)]
mod tests_of_heads;
#[cfg(test)]
mod tests_of_kept_titles;
#[cfg(test)]
mod tests_of_keys;
#[cfg(test)]
mod tests_of_keys_beside;
#[cfg(test)]
mod tests_of_label_blocks;
#[cfg(test)]
mod tests_of_legends;
#[cfg(test)]
mod tests_of_levels;
#[cfg(test)]
mod tests_of_lines_above;
#[cfg(test)]
mod tests_of_lone_words;
#[cfg(test)]
mod tests_of_marks;
#[cfg(test)]
mod tests_of_narrowing;
#[cfg(test)]
mod tests_of_notes;
#[cfg(test)]
mod tests_of_ordinary;
#[cfg(test)]
mod tests_of_other_periods;
#[cfg(test)]
mod tests_of_periods;
#[cfg(test)]
mod tests_of_rests;
#[cfg(test)]
mod tests_of_running_totals;
#[cfg(test)]
mod tests_of_sections;
#[cfg(test)]
mod tests_of_shapes;
#[cfg(test)]
mod tests_of_title_parts;
#[cfg(test)]
mod tests_of_titles;
#[cfg(test)]
mod tests_of_weeks;
#[cfg(test)]
mod tests_of_words_beside;
mod times;
pub(crate) mod title;
mod title_years;
mod total_columns;
mod total_of_parts;
pub(crate) mod totals;
mod totals_of_months;
mod twin_columns;
mod unexplained;
mod unexplained_marks;
pub(crate) mod unit_words;
mod unknown_marks;
mod unsaid_units;
mod values;
mod values_across;
mod weeks;
pub(crate) mod women;
pub(crate) mod words_beside;
mod written_times;
mod years;

pub use doubt::{Doubt, DoubtKind, Draft};
pub use draft::propose;
