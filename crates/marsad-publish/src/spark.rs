//! Spark lines: the course of a figure at a glance, beside the figure itself.

use std::fmt::Write as _;

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 44.0;
const MARGIN: f64 = 5.0;

/// A spark line of values at their places in time, from zero; mirrored where reading runs from right to left.
/// Fewer than two values make none. It says nothing that the figure beside it does not say: readers skip it.
pub fn spark(points: &[(f64, f64)], is_mirrored: bool) -> String {
    let [(first, _), .., (last, _)] = points else { return String::new() };
    let top = points.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    if top <= 0.0 || last <= first {
        return String::new();
    }
    let place = |(at, value): &(f64, f64)| {
        let along = MARGIN + (at - first) / (last - first) * (WIDTH - 2.0 * MARGIN);
        let x = if is_mirrored { WIDTH - along } else { along };
        (x, HEIGHT - MARGIN - value / top * (HEIGHT - 2.0 * MARGIN))
    };
    let mut line = String::new();
    for (x, y) in points.iter().map(place) {
        let _ = write!(line, "{x:.1},{y:.1} ");
    }
    let (x, y) = points.last().map(place).unwrap_or_default();
    format!(
        "<svg class=\"spark\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" aria-hidden=\"true\">\
         <line class=\"grid\" stroke=\"#dcd8cd\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{0}\" y2=\"{0}\"/>\
         <polyline class=\"series-1 line\" fill=\"none\" stroke=\"#0f5c7a\" stroke-width=\"2.5\" stroke-linejoin=\"round\" points=\"{1}\"/>\
         <circle class=\"series-1 point\" fill=\"#0f5c7a\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\"/></svg>",
        HEIGHT - MARGIN,
        line.trim_end()
    )
}

#[cfg(test)]
mod tests {
    use super::spark;

    #[test]
    fn a_spark_line_is_mirrored_and_never_made_of_nothing() {
        let points = [(2000.0, 1.0), (2010.0, 2.0)];
        assert!(spark(&points, false).contains("points=\"5.0,22.0 235.0,5.0\""));
        assert!(spark(&points, true).contains("points=\"235.0,22.0 5.0,5.0\""));
        assert_eq!(spark(&points[..1], false), "");
        assert_eq!(spark(&[(1.0, 0.0), (2.0, 0.0)], false), "");
    }
}
