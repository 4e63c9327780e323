//! Duration rules as files and options write them: `D3M`, `D12M`, `D6M1D`, `D0`, `PERM`.

use marsad_reconcile::mirror::DurationRule;

/// What stands where no rule is stated.
pub const NOT_STATED: &str = "_U";

/// No statistics count from a longer stay on, in months, and no rule adds more days to its months.
const MONTHS_MAX: u16 = 60;
const DAYS_MAX: u16 = 30;

/// Whether a code says that no rule is stated.
pub fn is_not_stated(code: &str) -> bool {
    code.eq_ignore_ascii_case(NOT_STATED)
}

/// The rule that a code names, in capitals or small letters; none where it names none.
pub fn read(code: &str) -> Option<DurationRule> {
    let code = code.to_ascii_uppercase();
    match code.as_str() {
        "PERM" => return Some(DurationRule::Permanent),
        "D0" => return Some(DurationRule::NoLimit),
        _ => {}
    }
    let (months, days) = code.strip_prefix('D')?.split_once('M')?;
    let months: u16 = months.parse().ok().filter(|months| *months <= MONTHS_MAX)?;
    if days.is_empty() {
        return Some(DurationRule::Months(months));
    }
    let days: u16 = days.strip_suffix('D')?.parse().ok().filter(|days| *days <= DAYS_MAX)?;
    Some(DurationRule::MonthsAndDays { months, days })
}

/// The code that names a rule.
pub fn write(rule: DurationRule) -> String {
    match rule {
        DurationRule::NoLimit => "D0".to_owned(),
        DurationRule::Months(months) => format!("D{months}M"),
        DurationRule::MonthsAndDays { months, days } => format!("D{months}M{days}D"),
        DurationRule::Permanent => "PERM".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_not_stated, read, write};

    #[test]
    fn a_duration_rule_reads_back_as_the_code_that_names_it() {
        for code in ["D0", "D3M", "D12M", "D6M1D", "PERM"] {
            assert_eq!(read(code).map(write).as_deref(), Some(code));
            assert_eq!(read(&code.to_lowercase()), read(code), "as all words of these files");
        }
        for wrong in ["", "D", "3M", "D3", "DM", "D6M1", "D99M", "D6M31D"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert!(is_not_stated("_U") && is_not_stated("_u") && !is_not_stated("D0"));
    }
}
