//! A digit too many or too few, as the reason why a share does not agree.

use super::agreement::{Agreement, share_agrees};
use super::printed::Printed;

/// Whole numbers beyond this are not held exactly, so their digits are not tried.
const GREATEST_EXACT: f64 = 9e15;

/// Which of the three numbers may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspect {
    /// The part.
    Part,
    /// The whole.
    Whole,
    /// The percent, whose decimal mark would be one place off.
    Percent,
}

/// What may have happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A digit was lost: the true number has one more.
    Lost,
    /// A digit was added: the true number has one fewer.
    Extra,
}

/// One slip that would make the three numbers agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DigitSlip {
    /// The number that would be wrong.
    pub suspect: Suspect,
    /// What would have happened.
    pub slip: Slip,
    /// The least true number that agrees, in the unit of the suspect.
    pub low: f64,
    /// The greatest true number that agrees.
    pub high: f64,
}

/// The slips of one digit that would make `part` be `percent` of `whole`; empty if they agree already or are undefined.
///
/// Only whole positive numbers are tried digit by digit. Several suspects are usual: a sum that holds clears the whole.
pub fn digit_lost(part: &Printed, whole: &Printed, percent: &Printed) -> Vec<DigitSlip> {
    if !matches!(share_agrees(part, whole, percent).agreement, Agreement::Off { .. }) {
        return Vec::new();
    }
    let part_agrees = |value: f64| agrees(&Printed { value, ..*part }, whole, percent);
    let whole_agrees = |value: f64| agrees(part, &Printed { value, ..*whole }, percent);
    let slips = [
        slip(Suspect::Part, Slip::Lost, longer(part.value).into_iter().filter(|value| part_agrees(*value))),
        slip(Suspect::Part, Slip::Extra, shorter(part.value).into_iter().filter(|value| part_agrees(*value))),
        slip(Suspect::Whole, Slip::Lost, longer(whole.value).into_iter().filter(|value| whole_agrees(*value))),
        slip(Suspect::Whole, Slip::Extra, shorter(whole.value).into_iter().filter(|value| whole_agrees(*value))),
        percent_slip(Slip::Lost, percent.scaled(10.0), |percent| agrees(part, whole, percent)),
        percent_slip(Slip::Extra, percent.scaled(0.1), |percent| agrees(part, whole, percent)),
    ];
    slips.into_iter().flatten().collect()
}

fn agrees(part: &Printed, whole: &Printed, percent: &Printed) -> bool {
    matches!(share_agrees(part, whole, percent).agreement, Agreement::Exact | Agreement::WithinRounding)
}

fn slip(suspect: Suspect, slip: Slip, agreeing: impl Iterator<Item = f64>) -> Option<DigitSlip> {
    let agreeing: Vec<f64> = agreeing.collect();
    let low = agreeing.iter().copied().reduce(f64::min)?;
    let high = agreeing.iter().copied().reduce(f64::max)?;
    Some(DigitSlip { suspect, slip, low, high })
}

fn percent_slip(kind: Slip, moved: Printed, agrees: impl Fn(&Printed) -> bool) -> Option<DigitSlip> {
    slip(Suspect::Percent, kind, agrees(&moved).then_some(moved.value).into_iter())
}

/// The numbers with one more digit anywhere in `value`.
fn longer(value: f64) -> Vec<f64> {
    let digits = digits(value);
    let places = if digits.is_empty() { 0..0 } else { 0..digits.len() + 1 };
    let with_one = |place: usize| ('0'..='9').map(move |digit| (place, digit));
    places
        .flat_map(with_one)
        .filter_map(|(place, digit)| format!("{}{digit}{}", &digits[..place], &digits[place..]).parse().ok())
        .collect()
}

/// The numbers with one digit fewer anywhere in `value`.
fn shorter(value: f64) -> Vec<f64> {
    let digits = digits(value);
    let without = |place: usize| format!("{}{}", &digits[..place], &digits[place + 1..]).parse().ok();
    (0..digits.len()).filter_map(without).collect()
}

/// The digits of a whole positive number; empty for any other.
fn digits(value: f64) -> String {
    let is_whole = value > 0.0 && value <= GREATEST_EXACT && value.fract() == 0.0;
    if is_whole { format!("{value:.0}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::{DigitSlip, Slip, Suspect, digit_lost, longer, shorter};
    use crate::methods::rounding::Printed;

    fn slips(part: f64, whole: f64, percent: &str) -> Vec<DigitSlip> {
        digit_lost(&Printed::exact(part), &Printed::exact(whole), &Printed::parse(percent).unwrap())
    }

    #[test]
    fn a_lost_digit_is_found_with_the_range_it_allows() {
        let found = slips(12_423.0, 1_282_371.0, "10");
        let part = DigitSlip { suspect: Suspect::Part, slip: Slip::Lost, low: 122_423.0, high: 132_423.0 };
        assert_eq!(found.first(), Some(&part));
    }

    #[test]
    fn other_readings_of_the_same_slip_are_told_as_well() {
        let found = slips(12_423.0, 1_282_371.0, "10");
        let told: Vec<(Suspect, Slip)> = found.iter().map(|slip| (slip.suspect, slip.slip)).collect();
        let expected = [(Suspect::Part, Slip::Lost), (Suspect::Whole, Slip::Extra), (Suspect::Percent, Slip::Extra)];
        assert_eq!(told, expected);
    }

    #[test]
    fn numbers_that_agree_have_no_slip() {
        assert_eq!(slips(124_230.0, 1_282_371.0, "10"), []);
    }

    #[test]
    fn an_error_of_another_kind_is_no_lost_digit() {
        assert_eq!(slips(121_856.0, 1_816_833.0, "5.7"), []);
    }

    #[test]
    fn undefined_shares_have_no_slip() {
        assert_eq!(slips(5.0, 0.0, "10"), []);
        assert_eq!(slips(f64::NAN, 10.0, "10"), []);
    }

    #[test]
    fn only_whole_positive_numbers_are_tried() {
        assert!(longer(1.5).is_empty() && longer(-3.0).is_empty() && longer(f64::INFINITY).is_empty());
        assert!(shorter(7.0).is_empty());
        assert_eq!(shorter(70.0), [0.0, 7.0]);
        assert_eq!(longer(7.0).len(), 20);
    }
}
