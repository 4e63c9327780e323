//! Profiles as text: read, and written with remarks for the person who confirms them.

use std::collections::BTreeMap;

use marsad_model::{Profile, TIME_PERIOD};
use serde::Deserialize;

/// A remark: what to decide, and the lines that would be written for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// What to decide, in words.
    pub text: String,
    /// The component whose words it is about; such a remark stands with the words of that component.
    pub component: Option<String>,
    /// The line to complete and to free from its `#`.
    pub line: Option<String>,
}

/// The profile in a TOML text.
///
/// # Errors
/// What is wrong with it, with its line, in the words of the reader of TOML; a scale that no value can have, or a period
/// where only codes and texts stand.
pub fn read_profile(text: &str) -> Result<Profile, (usize, String)> {
    let line_of = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let profile: Profile = toml::from_str(text).map_err(|error: toml::de::Error| {
        (error.span().map_or(1, |span| line_of(span.start)), error.message().to_owned())
    })?;
    if let Some(scale) = profile.tables.iter().filter_map(|table| table.scale).find(|scale| !is_scale(*scale)) {
        return Err((place_of_wrong_scale(text).map_or(1, line_of), scale_problem(scale)));
    }
    let own = profile.tables.iter().find_map(|table| table.constants.get(TIME_PERIOD));
    if let Some(said) = own.or_else(|| profile.constants.get(TIME_PERIOD)) {
        return Err((place_of_constant_period(text).map_or(1, line_of), period_problem(said)));
    }
    Ok(profile)
}

/// What is wrong with a period among the constants, and what to do.
pub(crate) fn period_problem(said: &str) -> String {
    format!("`{TIME_PERIOD}` is no constant: write `period = {}` under `[[table]]` instead", quoted(said))
}

/// Where the first period stands that is a constant.
fn place_of_constant_period(text: &str) -> Option<usize> {
    #[derive(Deserialize)]
    struct Held {
        #[serde(default)]
        constants: BTreeMap<String, toml::Spanned<String>>,
        #[serde(default)]
        table: Vec<Held>,
    }
    let whole: Held = toml::from_str(text).ok()?;
    let within = whole.table.iter().map(|table| &table.constants);
    let periods = within.chain([&whole.constants]).filter_map(|constants| constants.get(TIME_PERIOD));
    periods.map(|said| said.span().start).min()
}

/// Whether values can be multiplied with a number and stay what they are.
pub(crate) fn is_scale(scale: f64) -> bool {
    scale.is_finite() && scale > 0.0
}

/// What is wrong with a scale, and what to do.
pub(crate) fn scale_problem(scale: f64) -> String {
    format!("`{scale}` is no scale: write a number above zero, such as `0.001`, or leave it out")
}

/// Where the first scale stands that is none.
fn place_of_wrong_scale(text: &str) -> Option<usize> {
    #[derive(Deserialize)]
    struct Scales {
        #[serde(default)]
        table: Vec<Scaled>,
    }
    #[derive(Deserialize)]
    struct Scaled {
        scale: Option<toml::Spanned<f64>>,
    }
    let scales: Scales = toml::from_str(text).ok()?;
    let mut wrong =
        scales.table.iter().filter_map(|table| table.scale.as_ref()).filter(|scale| !is_scale(*scale.get_ref()));
    wrong.next().map(|scale| scale.span().start)
}

/// A profile as TOML, each remark as a comment where it belongs.
///
/// # Errors
/// What keeps it from being written, which no profile that was read gives.
pub fn write_profile(profile: &Profile, remarks: &[Remark]) -> Result<String, String> {
    let body = toml::to_string(profile).map_err(|error| error.to_string())?;
    let general = remarks.iter().filter(|remark| remark.component.is_none());
    let mut text: String = general.map(comment).collect();
    if !text.is_empty() {
        text.push('\n');
    }
    let mut written: Vec<&str> = Vec::new();
    for line in body.lines() {
        text.push_str(line);
        text.push('\n');
        if let Some(component) = line.strip_prefix("[codes.").and_then(|rest| rest.strip_suffix(']')) {
            remarks.iter().filter(|remark| remark.component.as_deref() == Some(component)).for_each(|remark| {
                text.push_str(&comment(remark));
            });
            written.push(component);
        }
    }
    let mut rest: Vec<&str> = remarks.iter().filter_map(|remark| remark.component.as_deref()).collect();
    rest.retain(|component| !written.contains(component));
    rest.sort_unstable();
    rest.dedup();
    for component in rest {
        text.push_str(&format!("\n[codes.{component}]\n"));
        remarks.iter().filter(|remark| remark.component.as_deref() == Some(component)).for_each(|remark| {
            text.push_str(&comment(remark));
        });
    }
    Ok(text)
}

fn comment(remark: &Remark) -> String {
    let plain: String = remark.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = remark.line.as_ref().map_or_else(String::new, |line| format!("# {line}\n"));
    format!("# {plain}\n{line}")
}

/// A text as TOML writes it between quotes.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Remark, read_profile, write_profile};

    const PROFILE: &str = "id = \"P\"\nformat = { kind = \"workbook\" }\n[constants]\nFREQ = \"A\"\n[[table]]\nheader_rows = [1, 1]\n\
        column = [{ header = \"Pays\", role = \"code\", component = \"REF_AREA\" }]\n[codes.REF_AREA]\n\"Pays \\\"x\\\"\" = \"FR\"\n";

    #[test]
    fn a_profile_that_was_written_with_remarks_reads_the_same() {
        let profile = read_profile(PROFILE).unwrap();
        let remark = |component: Option<&str>| Remark {
            text: "a word\nof two lines".into(),
            component: component.map(str::to_owned),
            line: Some("\"x\" = \"?\"".into()),
        };
        let text = write_profile(&profile, &[remark(None), remark(Some("REF_AREA")), remark(Some("SEX"))]).unwrap();
        assert_eq!(text.matches("# a word of two lines").count(), 3, "{text}");
        assert_eq!(read_profile(text.split("\n[codes.SEX]").next().unwrap()).unwrap(), profile, "{text}");
    }

    #[test]
    fn a_word_may_stand_for_a_range_of_time_and_is_written_as_it_was() {
        let text = format!("{PROFILE}[codes.TIME_PERIOD]\n\"A.U. 21\" = \"2021-09-01/P1Y\"\n");
        let profile = read_profile(&text).unwrap();
        let written = write_profile(&profile, &[]).unwrap();
        assert!(written.contains("\"2021-09-01/P1Y\""), "{written}");
        assert_eq!(read_profile(&written).unwrap(), profile);
        let wrong = text.replace("2021-09-01/P1Y", "2021/P");
        assert!(read_profile(&wrong).is_err(), "a stroke in anything else");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(read_profile("id = \"P\"\nformat = { kind = \"nope\" }\n").unwrap_err().0, 2);
    }

    #[test]
    fn a_period_among_the_constants_is_refused_with_its_line_and_where_it_belongs() {
        let text = PROFILE.replace("FREQ = \"A\"\n", "FREQ = \"A\"\nTIME_PERIOD = \"2023\"\n");
        let (line, problem) = read_profile(&text).unwrap_err();
        assert_eq!(line, 5, "{problem}");
        assert!(problem.contains("period = \"2023\""), "{problem}");
        let text = PROFILE.replace("[codes.", "[table.constants]\nTIME_PERIOD = \"2023-Q1\"\n[codes.");
        assert_eq!(read_profile(&text).unwrap_err().0, 9);
        assert!(read_profile(&PROFILE.replace("[[table]]\n", "[[table]]\nperiod = \"2023\"\n")).is_ok());
    }

    #[test]
    fn a_scale_that_no_value_can_have_is_refused_with_its_line() {
        for scale in ["0", "0.0", "nan", "inf", "-inf", "-1000.0"] {
            let text = PROFILE.replace("[[table]]\n", &format!("[[table]]\nscale = {scale}\n"));
            let (line, problem) = read_profile(&text).unwrap_err();
            assert_eq!(line, 6, "{scale}: {problem}");
            assert!(problem.contains("is no scale"), "{problem}");
        }
        for scale in ["1000", "0.001"] {
            let text = PROFILE.replace("[[table]]\n", &format!("[[table]]\nscale = {scale}\n"));
            assert!(read_profile(&text).is_ok(), "{scale}");
        }
    }
}
