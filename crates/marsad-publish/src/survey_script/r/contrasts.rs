//! Differences of cells in R.

use marsad_model::{EstimateQuestion, Statistic};

use super::super::{ScriptOf, codes_of_cell};
use super::{formula, left_out, literal, name, part, quoted, upper};

/// The cells with their covariance, and the differences of pairs of them; none where a cell cannot be named.
pub(super) fn lines(of: &ScriptOf<'_>, question: &EstimateQuestion, pairs: &[(String, String)]) -> Option<Vec<String>> {
    // Where a design keeps the rows outside a domain R does not find the covariance of cells.
    if !left_out(of).is_empty() {
        return None;
    }
    let (part, mut lines) = part(of, &question.statistic.variables(), &[]);
    let (more, what, function) = measured(of, &question.statistic)?;
    lines.extend(more.map(|more| format!("{part} <- update({part}, {more})")));
    lines.push(if question.by.is_empty() {
        format!("estimate <- {function}({what}, {part})")
    } else {
        format!("estimate <- svyby({what}, {}, {part}, {function}, covmat = TRUE)", formula(&question.by))
    });
    lines.push("print(estimate)".to_owned());
    lines.extend(differences(question, part, pairs)?);
    Some(lines)
}

/// What has to be computed first, what is measured, and with which function: cells whose covariance R does not know have none.
fn measured(of: &ScriptOf<'_>, statistic: &Statistic) -> Option<(Option<String>, String, String)> {
    let plain = |what: String, function: &str| Some((None, what, function.to_owned()));
    match statistic {
        Statistic::Count {} => Some((Some("one = 1".to_owned()), "~one".to_owned(), "svytotal".to_owned())),
        Statistic::Total { variable } => plain(format!("~{}", name(variable)), "svytotal"),
        Statistic::Mean { variable } => plain(format!("~{}", name(variable)), "svymean"),
        Statistic::Proportion { variable, category: None } => plain(format!("~factor({})", name(variable)), "svymean"),
        Statistic::Proportion { variable, category: Some(category) } => {
            let share = format!("share_ = as.numeric({} == {})", name(variable), literal(of, variable, category));
            Some((Some(share), "~share_".to_owned(), "svymean".to_owned()))
        }
        Statistic::Ratio { numerator, denominator } => {
            plain(format!("~{}", name(numerator)), &format!("svyratio, denominator = ~{}", name(denominator)))
        }
        Statistic::Quantile { .. } => None,
    }
}

/// The differences with the least degrees of freedom of their two cells, as here.
fn differences(question: &EstimateQuestion, part: &str, pairs: &[(String, String)]) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    if question.by.is_empty() {
        lines.push(format!("freedom <- rep(degf({part}), {})", pairs.len()));
    } else {
        let columns: Vec<String> = question.by.iter().map(|column| quoted(column)).collect();
        lines.push(format!("cells <- interaction(model.frame({part})[c({})], drop = TRUE)", columns.join(", ")));
        lines.push(format!("of_cell <- sapply(split(seq_along(cells), cells), function(rows) degf({part}[rows, ]))"));
    }
    let mut contrasts = Vec::with_capacity(pairs.len());
    let mut freedom = Vec::with_capacity(pairs.len());
    for (first, second) in pairs {
        let (one, other) = (cell(question, first)?, cell(question, second)?);
        let named = quoted(&format!("{first} - {second}"));
        contrasts.push(format!("{named} = c({} = 1, {} = -1)", quoted(&one.1), quoted(&other.1)));
        freedom.push(format!("min(of_cell[c({}, {})])", quoted(&one.0), quoted(&other.0)));
    }
    if !question.by.is_empty() {
        lines.push(format!("freedom <- c({})", freedom.join(", ")));
    }
    let upper = upper(question.confidence);
    lines.extend([
        format!("difference <- svycontrast(estimate, list({}))", contrasts.join(", ")),
        "error <- c(SE(difference))".to_owned(),
        format!("reach <- qt({upper}, freedom) * error"),
        "p <- 2 * pt(-abs(coef(difference) / error), freedom)".to_owned(),
        "print(cbind(difference = coef(difference), SE = error, low = coef(difference) - reach, high = coef(difference) \
         + reach, p = p))"
            .to_owned(),
    ]);
    Some(lines)
}

/// The names in R of the cell of a key and of its estimate.
fn cell(question: &EstimateQuestion, key: &str) -> Option<(String, String)> {
    let (codes, code) = codes_of_cell(question, key)?;
    let domain = codes.join(".");
    let of_code = match (&question.statistic, code) {
        (Statistic::Proportion { variable, .. }, Some(code)) => format!("factor({}){code}", name(variable)),
        _ => String::new(),
    };
    let colon = if domain.is_empty() || of_code.is_empty() { "" } else { ":" };
    Some((domain.clone(), format!("{domain}{colon}{of_code}")))
}
