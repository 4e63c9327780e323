//! The laws that every reading of a survey keeps.

use marsad_study::{Survey, codebook_csv, data_csv, frequencies};

/// Data and reasons have the same rows, every column a variable of its own name, and what was read can be counted and
/// written.
pub fn survey_holds_together(survey: &Survey) {
    let rows = survey.rows();
    assert_eq!(survey.missing.num_rows(), rows, "reasons");
    assert_eq!(survey.codebook.file.rows, rows as u64, "rows of the codebook");
    let mut names: Vec<&str> = survey.codebook.variables.iter().map(|variable| variable.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), survey.codebook.variables.len(), "names");
    let _ = codebook_csv(&survey.codebook);
    // Large tables take time and show nothing that small ones do not.
    if rows <= 1000 {
        for found in frequencies(survey, None) {
            assert_eq!(found.all.rows, rows as u64, "{}", found.variable);
        }
        let _ = data_csv(survey);
    }
}
