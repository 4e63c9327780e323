//! Strips: every answer of a question as a dot on one line, beside the figure itself.

use std::fmt::Write as _;

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 20.0;
const MARGIN: f64 = 8.0;

/// An answer on a strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripDot {
    /// Its value.
    pub value: f64,
    /// Whether it counts something else than the figure beside the strip; drawn hollow.
    pub is_unlike: bool,
}

/// A strip of values from zero, the chief one in another colour and last; mirrored where reading runs from right to left.
/// Fewer than two values make none. It says nothing that the words beside it do not say: readers skip it.
pub fn strip(dots: &[StripDot], chief: Option<f64>, is_mirrored: bool) -> String {
    let all = || dots.iter().map(|dot| dot.value).chain(chief).filter(|value| value.is_finite());
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    if all().count() < 2 || high <= low {
        return String::new();
    }
    let place = |value: f64| {
        let along = MARGIN + (value - low) / (high - low) * (WIDTH - 2.0 * MARGIN);
        if is_mirrored { WIDTH - along } else { along }
    };
    let middle = HEIGHT / 2.0;
    let mut drawn = String::new();
    for dot in dots.iter().filter(|dot| dot.value.is_finite()) {
        let (class, fill) = if dot.is_unlike { ("point open", "#fdfcf9") } else { ("point", "#0f5c7a") };
        // Writing to a text cannot fail.
        let _ = write!(
            drawn,
            "<circle class=\"series-1 {class}\" fill=\"{fill}\" stroke=\"#0f5c7a\" stroke-width=\"1.5\" \
             cx=\"{:.1}\" cy=\"{middle}\" r=\"4\"/>",
            place(dot.value)
        );
    }
    if let Some(value) = chief.filter(|value| value.is_finite()) {
        let _ = write!(
            drawn,
            "<circle class=\"series-2 point\" fill=\"#b4532a\" cx=\"{:.1}\" cy=\"{middle}\" r=\"7\"/>",
            place(value)
        );
    }
    format!(
        "<svg class=\"strip\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" aria-hidden=\"true\">\
         <line class=\"grid\" stroke=\"#dcd8cd\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{middle}\" y2=\"{middle}\"/>{drawn}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::{StripDot, strip};

    fn dots<const N: usize>(values: [f64; N]) -> [StripDot; N] {
        values.map(|value| StripDot { value, is_unlike: false })
    }

    #[test]
    fn an_answer_that_counts_something_else_is_drawn_hollow() {
        let [like, unlike] = dots([50.0, 100.0]);
        let drawn = strip(&[like, StripDot { is_unlike: true, ..unlike }], None, false);
        assert_eq!(drawn.matches("point open").count(), 1, "{drawn}");
    }

    #[test]
    fn the_largest_answer_ends_the_strip_and_the_chief_one_is_drawn_over_the_others() {
        let drawn = strip(&dots([0.0, 50.0, 100.0]), Some(50.0), false);
        assert!(drawn.contains("cx=\"8.0\"") && drawn.contains("cx=\"232.0\""), "{drawn}");
        assert!(drawn.rfind("series-2") > drawn.rfind("series-1"), "{drawn}");
        let mirrored = strip(&dots([25.0, 100.0]), None, true);
        assert!(mirrored.contains("cx=\"176.0\"") && mirrored.contains("cx=\"8.0\""), "{mirrored}");
    }

    #[test]
    fn a_strip_is_never_made_of_one_answer() {
        assert_eq!(strip(&dots([5.0]), None, false), "");
        assert_eq!(strip(&dots([0.0, 0.0]), None, false), "");
        assert_eq!(strip(&dots([f64::NAN, 5.0]), None, false), "");
    }
}
