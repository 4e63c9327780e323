//! The margins that weights reach when they come, in R: a calibration to the totals that they give, which changes no weight.

use std::collections::BTreeMap;

use marsad_model::CalibratedMargin;

use super::super::ScriptOf;
use super::{literal, name};

/// What is said where R would need totals of both phases.
const TWO_PHASES: &str =
    "# The weights were calibrated to known margins. Errors here do not know it, and are larger than ours.";

/// The design whose errors know the margins; nothing of replicates, which were calibrated one by one or not at all.
///
/// Cells that follow from others are left out by R's own decomposition: `calibrate` does not solve with them.
pub(super) fn lines(of: &ScriptOf<'_>) -> Vec<String> {
    let margins = &of.design.calibrated;
    if margins.is_empty() || of.design.replicates.is_some() {
        return Vec::new();
    }
    if of.design.second.is_some() {
        return vec![TWO_PHASES.to_owned()];
    }
    let cells: Vec<String> = margins.iter().map(|margin| format!("  {}", cells(of, margin))).collect();
    vec![
        "# The weights were calibrated to these margins before: this calibration to the totals that they give changes none of \
         them, and errors become those of residuals."
            .to_owned(),
        format!("reached <- with(data, list(\n{}\n))", cells.join(",\n")),
        "columns <- function(cell) outer(cell, sort(unique(cell)), function(x, y) 1 * (!is.na(x) & x == y))".to_owned(),
        "reached <- do.call(cbind, lapply(reached, columns))".to_owned(),
        "kept <- with(qr(reached * sqrt(weights(design))), sort(pivot[seq_len(rank)]))".to_owned(),
        "design <- update(design, reached_ = reached[, kept])".to_owned(),
        "totals <- colSums(reached[, kept] * weights(design))".to_owned(),
        "design <- calibrate(design, ~0 + reached_, population = totals)".to_owned(),
    ]
}

/// The cell of each row; `NA` outside.
fn cells(of: &ScriptOf<'_>, margin: &CalibratedMargin) -> String {
    let mut parts: Vec<String> = margin.by.iter().map(|variable| name(variable)).collect();
    let is_part = (!margin.of.is_empty()).then(|| taken(of, &margin.of));
    parts.extend(is_part);
    let cell = if parts.is_empty() { "rep(1, nrow(data))".to_owned() } else { format!("paste({})", parts.join(", ")) };
    let known = margin.by.iter().map(|variable| format!("!is.na({})", name(variable)));
    let within = (!margin.within.is_empty()).then(|| taken(of, &margin.within));
    let conditions: Vec<String> = within.into_iter().chain(known).collect();
    if conditions.is_empty() { cell } else { format!("ifelse({}, {cell}, NA)", conditions.join(" & ")) }
}

/// Whether a row has one of the codes of every variable.
fn taken(of: &ScriptOf<'_>, codes: &BTreeMap<String, Vec<String>>) -> String {
    let one = |(variable, codes): (&String, &Vec<String>)| {
        let codes: Vec<String> = codes.iter().map(|code| literal(of, variable, code)).collect();
        format!("{} %in% c({})", name(variable), codes.join(", "))
    };
    codes.iter().map(one).collect::<Vec<_>>().join(" & ")
}

#[cfg(test)]
mod tests {
    use marsad_model::{CalibratedMargin, EstimateQuestion, SecondPhase, Statistic, SurveyDesign};

    use super::super::super::{ScriptLanguage, ScriptOf, ScriptQuestion, survey_script};

    fn script(language: ScriptLanguage, design: &SurveyDesign) -> String {
        let question = EstimateQuestion::new(Statistic::Count {});
        let is_text = |variable: &str| variable != "works";
        let (file, question) = ("a.csv", ScriptQuestion::Table(&question));
        let of = ScriptOf { file, design, question, is_text: &is_text, coded: &[], missing: &[], note: "" };
        survey_script(language, &of).unwrap_or_default()
    }

    fn design() -> SurveyDesign {
        let codes = |code: &str| vec![code.to_owned()];
        let mut margin = CalibratedMargin { by: vec!["sex".into(), "age".into()], ..CalibratedMargin::default() };
        margin.within.insert("group".into(), codes("A"));
        let mut part = CalibratedMargin::default();
        part.of.insert("works".into(), codes("1"));
        SurveyDesign { weights: Some("w".into()), calibrated: vec![margin, part], ..SurveyDesign::default() }
    }

    #[test]
    fn margins_become_a_calibration_that_changes_no_weight() {
        let text = script(ScriptLanguage::R, &design());
        let cell = r#"  ifelse(group %in% c("A") & !is.na(sex) & !is.na(age), paste(sex, age), NA),"#;
        assert!(text.contains(cell), "{text}");
        assert!(text.contains("  paste(works %in% c(1))\n))"), "{text}");
        assert!(text.contains("calibrate(design, ~0 + reached_, population = totals)"), "{text}");
        assert!(text.contains("na.rm = TRUE"), "{text}");
    }

    #[test]
    fn what_a_program_does_not_know_of_margins_is_said() {
        let second = Some(SecondPhase { subset: "s".into(), ..SecondPhase::default() });
        let text = script(ScriptLanguage::R, &SurveyDesign { second, ..design() });
        assert!(text.contains("larger than ours") && !text.contains("calibrate("), "{text}");
        let text = script(ScriptLanguage::Stata, &design());
        assert!(text.contains("larger than ours"), "{text}");
    }
}
