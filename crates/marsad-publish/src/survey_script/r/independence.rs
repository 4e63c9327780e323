//! The test that two variables are independent, in R.

use super::super::ScriptOf;
use super::{name, part};

/// The weighted table, then Rao and Scott's test of the second order.
pub(super) fn lines(of: &ScriptOf<'_>, (rows, columns): (&str, &str)) -> Vec<String> {
    let (_, mut lines) = part(of, &[rows, columns], &[]);
    let crossed = format!("~{} + {}", name(rows), name(columns));
    lines.extend([
        format!("totals <- svytable({crossed}, part)"),
        "print(totals)".to_owned(),
        "print(prop.table(totals, 1))".to_owned(),
        format!("test <- svychisq({crossed}, part, statistic = \"F\")"),
        "print(test)".to_owned(),
    ]);
    lines
}
