//! Sums, shares and growth as they are printed.

use marsad_model::{Finding, FindingCode};

use super::{Base, Found, Outcome, Rest, Statement};
use crate::methods::rounding::{
    Agreement, Printed, Suspect, digit_lost, growth_agrees, implied_base, share_agrees, sum_agrees,
};

/// More than the total is wrong; less may be right, if there is something else.
pub(super) fn judge_sum(statement: &Statement, parts: &[Printed], total: &Printed, rest: &Rest) -> Found {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let found = |code, outcome: Outcome| {
        let finding = Finding::new(code, outcome.severity(), statement.place()).with_value(shown(total.value));
        (outcome, finding.with("sum", shown(sum)))
    };
    match (sum_agrees(parts, total), rest) {
        (Agreement::Off { by }, rest) if by < 0.0 && sum > 0.0 => {
            let outcome = if *rest == Rest::Unnamed { Outcome::Warn } else { Outcome::PassWithResidual };
            let (outcome, finding) = found(FindingCode::UnnamedRest, outcome);
            (outcome, Some(finding.with("rest", shown(-by))))
        }
        (Agreement::Off { by }, _) => {
            let (outcome, finding) = found(FindingCode::SumOfParts, Outcome::Fail);
            let finding = finding.with("total", shown(total.value)).with("difference", shown(by.abs()));
            (outcome, Some(finding.with("series", &statement.subject).with("period", &statement.period)))
        }
        _ => (Outcome::Pass, None),
    }
}

/// A share that its numbers do not give; where one digit too few or too many explains it, the numbers that would.
pub(super) fn judge_share(statement: &Statement, [part, whole, percent]: [&Printed; 3]) -> Found {
    let check = share_agrees(part, whole, percent);
    let (Agreement::Off { .. }, Some(computed)) = (check.agreement, check.computed) else {
        return (Outcome::Pass, None);
    };
    let slips = digit_lost(part, whole, percent).into_iter().filter(|slip| slip.suspect == Suspect::Part);
    let finding = Finding::new(FindingCode::ShareDisagrees, Outcome::Fail.severity(), statement.place())
        .with_value(format!("{} %", percent.value))
        .with("part", shown(part.value))
        .with("whole", shown(whole.value))
        .with("computed", shown_short(computed.value))
        .with_nearest(slips.map(|slip| format!("{} … {}", slip.low, slip.high)));
    (Outcome::Fail, Some(finding))
}

/// A growth that its values do not give; the base that would is named.
pub(super) fn judge_growth(statement: &Statement, [before, after, percent]: [&Printed; 3], base: Base) -> Found {
    let check = growth_agrees(before, after, percent);
    let (Agreement::Off { .. }, Some(computed)) = (check.agreement, check.computed) else {
        return (Outcome::Pass, None);
    };
    let outcome = if base == Base::Stated { Outcome::Fail } else { Outcome::Flag };
    let implied = implied_base(after, percent).map(|bounds| format!("{:.0} … {:.0}", bounds.low, bounds.high));
    let finding = Finding::new(FindingCode::GrowthDisagrees, outcome.severity(), statement.place())
        .with_value(format!("{} %", percent.value))
        .with("before", shown(before.value))
        .with("after", shown(after.value))
        .with("computed", shown_short(computed.value))
        .with_nearest(implied);
    (outcome, Some(finding))
}

fn shown(number: f64) -> String {
    ((number * 1e6).round() / 1e6).to_string()
}

fn shown_short(number: f64) -> String {
    ((number * 100.0).round() / 100.0).to_string()
}
