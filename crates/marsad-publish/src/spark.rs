//! Spark lines: the course of a figure at a glance, beside the figure itself.

use std::fmt::Write as _;

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 44.0;
const MARGIN: f64 = 5.0;

/// A spark line of values at their places in time, from zero; mirrored where reading runs from right to left.
/// Fewer than two values make none. At the places of `breaks` the line begins anew: from there it does not count what it
/// counted before. It says nothing that the figure beside it does not say: readers skip it.
pub fn spark(points: &[(f64, f64)], breaks: &[usize], is_mirrored: bool) -> String {
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
    let mut lines = vec![String::new()];
    for (at, (x, y)) in points.iter().map(place).enumerate() {
        if breaks.contains(&at) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            let _ = write!(line, "{x:.1},{y:.1} ");
        }
    }
    let lines: String = lines.iter().map(|line| polyline(line.trim_end())).collect();
    let (x, y) = points.last().map(place).unwrap_or_default();
    format!(
        "<svg class=\"spark\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" aria-hidden=\"true\">\
         <line class=\"grid\" stroke=\"#dcd8cd\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{0}\" y2=\"{0}\"/>\
         {lines}\
         <circle class=\"series-1 point\" fill=\"#0f5c7a\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\"/></svg>",
        HEIGHT - MARGIN
    )
}

/// A stretch of the line; of a value alone, a dot.
fn polyline(points: &str) -> String {
    format!(
        "<polyline class=\"series-1 line\" fill=\"none\" stroke=\"#0f5c7a\" stroke-width=\"2.5\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\" points=\"{points}{}\"/>",
        // A line from a point to itself is a dot where its ends are round.
        if points.contains(' ') { String::new() } else { format!(" {points}") }
    )
}

#[cfg(test)]
mod tests {
    use super::spark;

    #[test]
    fn a_spark_line_is_mirrored_and_never_made_of_nothing() {
        let points = [(2000.0, 1.0), (2010.0, 2.0)];
        assert!(spark(&points, &[], false).contains("points=\"5.0,22.0 235.0,5.0\""));
        assert!(spark(&points, &[], true).contains("points=\"235.0,22.0 5.0,5.0\""));
        assert_eq!(spark(&points[..1], &[], false), "");
        assert_eq!(spark(&[(1.0, 0.0), (2.0, 0.0)], &[], false), "");
    }

    #[test]
    fn a_spark_line_is_broken_where_its_figures_do_not_count_the_same() {
        let points = [(2000.0, 1.0), (2005.0, 2.0), (2010.0, 2.0)];
        let drawn = spark(&points, &[2], false);
        let lines: Vec<&str> = drawn.split("points=\"").skip(1).filter_map(|line| line.split('"').next()).collect();
        assert_eq!(lines, ["5.0,22.0 120.0,5.0", "235.0,5.0 235.0,5.0"]);
    }
}
