//! Differences of cells in Stata.

use marsad_model::{EstimateQuestion, Statistic};

use super::super::{ScriptOf, codes_of_cell};
use super::{level, literal, svy};

/// The cells under numbers of their own, and `lincom` of pairs of them; none of ratios and of all shares at once, whose
/// cells cannot be named so.
pub(super) fn lines(of: &ScriptOf<'_>, question: &EstimateQuestion, pairs: &[(String, String)]) -> Option<Vec<String>> {
    let (measured, command, column) = measured(of, &question.statistic)?;
    let by = question.by.join(" ");
    let mut lines = vec![format!("egen long cell_ = group({by}), label")];
    lines.extend(measured);
    let level = level(of);
    lines.push(format!("{}: {command} {column}, over(cell_)", svy(of, &level)));
    for (place, (first, second)) in pairs.iter().enumerate() {
        let (one, other) = (format!("one{}", place + 1), format!("other{}", place + 1));
        lines.extend(numbered(of, question, (&one, first))?);
        lines.extend(numbered(of, question, (&other, second))?);
        lines.push(format!("lincom c.{column}@`{one}'.cell_ - c.{column}@`{other}'.cell_, {level}"));
    }
    Some(lines)
}

/// What has to be computed first, the command, and the column that it takes.
fn measured(of: &ScriptOf<'_>, statistic: &Statistic) -> Option<(Option<String>, &'static str, String)> {
    match statistic {
        Statistic::Count {} => Some((Some("generate byte one_ = 1".to_owned()), "total", "one_".to_owned())),
        Statistic::Total { variable } => Some((None, "total", variable.clone())),
        Statistic::Mean { variable } => Some((None, "mean", variable.clone())),
        Statistic::Proportion { variable, category: Some(category) } => {
            let code = literal(of, variable, category);
            let share = format!("generate byte share_ = ({variable} == {code}) if !missing({variable})");
            Some((Some(share), "mean", "share_".to_owned()))
        }
        Statistic::Proportion { category: None, .. } | Statistic::Ratio { .. } | Statistic::Quantile { .. } => None,
    }
}

/// The lines that find the number of a cell.
fn numbered(of: &ScriptOf<'_>, question: &EstimateQuestion, (local, key): (&str, &str)) -> Option<[String; 2]> {
    let (codes, _) = codes_of_cell(question, key)?;
    let one = |(variable, code): (&String, &str)| format!("{variable} == {}", literal(of, variable, code));
    let conditions: Vec<String> = question.by.iter().zip(codes).map(one).collect();
    let conditions = conditions.join(" & ");
    Some([format!("quietly summarize cell_ if {conditions}, meanonly"), format!("local {local} = r(min)")])
}
