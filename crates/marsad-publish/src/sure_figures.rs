//! What is said of figures that are drawn with how sure they are.

use crate::Names;
use crate::chart::{Chart, Kind, Mark};

/// What the bands or whiskers of a chart mean, and on what they rest; none where it has none. The errors of balanced figures
/// follow from grades that are assumed, and are claimed of nobody.
pub fn sure_figures(chart: &Chart, names: &Names<'_>) -> Option<String> {
    let has_interval = |mark: &Mark| mark.interval().is_some_and(|interval| interval.low < interval.high);
    let is_balanced = names.pack.is_balanced(names.dataflow.id.as_str());
    let key = match (chart.kind, is_balanced) {
        (Kind::Line, false) => "chart-bands",
        (Kind::Line, true) => "chart-bands-of-grades",
        (Kind::Bar | Kind::Pyramid, false) => "chart-whiskers",
        (Kind::Bar | Kind::Pyramid, true) => "chart-whiskers-of-grades",
    };
    chart.series.iter().flat_map(|series| &series.values).any(has_interval).then(|| names.voice.say(key))
}
