//! Whether two variables are independent, and how long spells last.

use marsad_survey::models::{Curve, Independence, KaplanMeier, Statistic};

use super::super::SurveyProblem;
use super::regression::{check_spell, spell_of};
use super::trouble::model_note;
use super::{AnalysisAnswer, AnalysisHead, AnalysisRow, Run, SpellAsked, known};

/// Half of all spells.
const MEDIAN: f64 = 0.5;

/// The test that rows and columns are independent, with the weighted table.
pub(super) fn independence(run: Run<'_>, (rows, columns): (&str, &str)) -> Result<AnalysisAnswer, SurveyProblem> {
    if rows == columns {
        return Err(SurveyProblem::new("same-variable", &[("name", rows)]));
    }
    let asked = Independence::of(rows, columns).within(run.domain()?);
    let found = asked.test(run.design, Statistic::SecondOrder)?;
    let heads = vec![AnalysisHead::Variable(rows.to_owned()), AnalysisHead::Variable(columns.to_owned())];
    let mut answer = AnalysisAnswer::new("independence", heads, &["total", "share-of-row"]);
    for (row, totals) in found.row_codes.iter().zip(&found.totals) {
        let sum: f64 = totals.iter().sum();
        for (column, total) in found.column_codes.iter().zip(totals) {
            let numbers = vec![known(*total), known(total / sum)];
            answer.rows.push(AnalysisRow { names: vec![row.clone(), column.clone()], numbers });
        }
    }
    let mean_effect = found.design_effects.iter().sum::<f64>() / found.design_effects.len() as f64;
    let facts = [
        ("f", found.value),
        ("numerator", found.numerator),
        ("denominator", found.denominator),
        ("p-value", found.p_value.unwrap_or(f64::NAN)),
        ("pearson", found.pearson),
        ("mean-design-effect", mean_effect),
        ("rows", found.rows_used as f64),
    ];
    facts.into_iter().for_each(|(word, value)| answer.tell(word, known(value)));
    answer.findings.extend(found.findings.iter().map(model_note));
    Ok(answer)
}

/// The curves of survival, one for each code of `by`.
pub(super) fn survival(
    run: Run<'_>,
    spell: &SpellAsked,
    (by, times): (Option<&str>, &[f64]),
) -> Result<AnalysisAnswer, SurveyProblem> {
    check_spell(spell)?;
    let mut asked = KaplanMeier::new(spell_of(spell)).within(run.domain()?);
    if let Some(by) = by {
        asked = asked.by(by);
    }
    // A median is looked for among all times, whichever are shown.
    let whole = asked.estimate(run.design)?;
    let curves = if times.is_empty() { whole.clone() } else { asked.at(times.iter().copied()).estimate(run.design)? };
    let heads = by.map(|by| AnalysisHead::Variable(by.to_owned())).into_iter().collect();
    let measures = ["time", "at-risk", "events", "survival", "standard-error", "low", "high"];
    let mut answer = AnalysisAnswer::new("survival", heads, &measures);
    for (curve, whole) in curves.iter().zip(&whole) {
        add_steps(&mut answer, curve, run.asked.confidence)?;
        tell_medians(&mut answer, whole, run.asked.confidence)?;
    }
    // Remarks on the spells are the same for every curve; one that a curve has of its own comes with it.
    for finding in curves.iter().flat_map(|curve| &curve.findings) {
        let note = model_note(finding);
        if !answer.findings.contains(&note) {
            answer.findings.push(note);
        }
    }
    Ok(answer)
}

fn add_steps(answer: &mut AnalysisAnswer, curve: &Curve, confidence: f64) -> Result<(), SurveyProblem> {
    let names: Vec<String> = curve.group.iter().cloned().collect();
    for step in &curve.steps {
        let bounds = step.interval(confidence)?;
        let (low, high) = bounds.map_or((f64::NAN, f64::NAN), |bounds| (bounds.low, bounds.high));
        let error = step.standard_error().unwrap_or(f64::NAN);
        let told = [step.time, step.at_risk, step.events, step.survival, error, low, high];
        answer.rows.push(AnalysisRow { names: names.clone(), numbers: told.into_iter().map(known).collect() });
    }
    Ok(())
}

fn tell_medians(answer: &mut AnalysisAnswer, curve: &Curve, confidence: f64) -> Result<(), SurveyProblem> {
    let group = curve.group.as_deref().unwrap_or_default();
    let median = curve.quantile(MEDIAN, confidence)?;
    answer.tell_of("rows", group, Some(curve.rows_used as f64));
    answer.tell_of("events", group, Some(curve.events as f64));
    answer.tell_of("median", group, median.time);
    answer.tell_of("median-low", group, median.low);
    answer.tell_of("median-high", group, median.high);
    Ok(())
}
