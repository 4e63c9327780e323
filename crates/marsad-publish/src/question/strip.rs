//! Strips: every answer of a question as a dot on one line, beside the figure itself.

use std::fmt::Write as _;

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 20.0;
const MARGIN: f64 = 8.0;

/// A strip of values from zero, the chief one in another colour and last; mirrored where reading runs from right to left.
/// Fewer than two values make none. It says nothing that the words beside it do not say: readers skip it.
pub fn strip(values: &[f64], chief: Option<f64>, is_mirrored: bool) -> String {
    let all = || values.iter().copied().chain(chief).filter(|value| value.is_finite());
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    if all().count() < 2 || high <= low {
        return String::new();
    }
    let place = |value: f64| {
        let along = MARGIN + (value - low) / (high - low) * (WIDTH - 2.0 * MARGIN);
        if is_mirrored { WIDTH - along } else { along }
    };
    let middle = HEIGHT / 2.0;
    let mut dots = String::new();
    for value in values.iter().filter(|value| value.is_finite()) {
        // Writing to a text cannot fail.
        let _ = write!(
            dots,
            "<circle class=\"series-1 point\" fill=\"#0f5c7a\" cx=\"{:.1}\" cy=\"{middle}\" r=\"4\"/>",
            place(*value)
        );
    }
    if let Some(value) = chief.filter(|value| value.is_finite()) {
        let _ = write!(
            dots,
            "<circle class=\"series-2 point\" fill=\"#b4532a\" cx=\"{:.1}\" cy=\"{middle}\" r=\"7\"/>",
            place(value)
        );
    }
    format!(
        "<svg class=\"strip\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" aria-hidden=\"true\">\
         <line class=\"grid\" stroke=\"#dcd8cd\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{middle}\" y2=\"{middle}\"/>{dots}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn the_largest_answer_ends_the_strip_and_the_chief_one_is_drawn_over_the_others() {
        let drawn = strip(&[0.0, 50.0, 100.0], Some(50.0), false);
        assert!(drawn.contains("cx=\"8.0\"") && drawn.contains("cx=\"232.0\""), "{drawn}");
        assert!(drawn.rfind("series-2") > drawn.rfind("series-1"), "{drawn}");
        let mirrored = strip(&[25.0, 100.0], None, true);
        assert!(mirrored.contains("cx=\"176.0\"") && mirrored.contains("cx=\"8.0\""), "{mirrored}");
    }

    #[test]
    fn a_strip_is_never_made_of_one_answer() {
        assert_eq!(strip(&[5.0], None, false), "");
        assert_eq!(strip(&[0.0, 0.0], None, false), "");
        assert_eq!(strip(&[f64::NAN, 5.0], None, false), "");
    }
}
