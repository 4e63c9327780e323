//! What is said of figures that are drawn with how sure they are.

use marsad_i18n::Voice;

use crate::chart::{Chart, Kind, Mark};

/// What the bands or whiskers of a chart mean; none where it has none.
pub fn sure_figures(chart: &Chart, voice: &Voice) -> Option<String> {
    let has_interval = |mark: &Mark| mark.interval().is_some_and(|interval| interval.low < interval.high);
    let key = match chart.kind {
        Kind::Line => "chart-bands",
        Kind::Bar | Kind::Pyramid => "chart-whiskers",
    };
    chart.series.iter().flat_map(|series| &series.values).any(has_interval).then(|| voice.say(key))
}
