//! The frequencies of a variable as bars.

use marsad_i18n::args;
use marsad_model::{Lang, StudyVariable};
use marsad_protect::CellState;
use marsad_publish::chart::{Chart, Direction, Frame, Kind, Mark, Series, draw};
use marsad_workflow::{CodeCell, StudyFrequencies};

use super::frequencies::code_name;
use crate::visit::Visit;

/// More codes than this are read better in the table.
const BARS_MAX: usize = 40;
/// The least height of a drawing: that of a variable with two codes.
const HEIGHT_MIN: u32 = 110;

/// The drawings for a page and for a phone, with their classes; none where there is nothing to compare.
pub(super) fn charts(
    visit: &Visit,
    (variable, found): (&StudyVariable, &StudyFrequencies),
    (title, source): (&str, &str),
) -> Vec<(&'static str, String)> {
    if found.values.len() < 2 || found.values.len() > BARS_MAX {
        return Vec::new();
    }
    let voice = visit.voice();
    let unit = voice.say("studies-chart-unit");
    let shown = found.values.iter().filter(|value| value.count.weighted.is_some()).count();
    let arguments = args().text("unit", &unit).count("n", shown as u64);
    let drawn = |id: &str, frame: Frame| {
        let chart = Chart {
            id: id.to_owned(),
            kind: Kind::Bar,
            title: title.to_owned(),
            description: voice.say_with("chart-description", &arguments),
            unit: unit.clone(),
            source: source.to_owned(),
            empty: voice.say("chart-empty"),
            direction: if visit.lang == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight },
            categories: found.values.iter().map(|value| code_name(visit, variable, &value.code)).collect(),
            categories_short: Vec::new(),
            positions: None,
            series: vec![Series {
                name: String::new(),
                values: found.values.iter().map(|value| mark(visit, value)).collect(),
                breaks: Vec::new(),
            }],
            frame: Frame { height: HEIGHT_MIN, ..frame },
            decimals: 0,
            is_alone: false,
        };
        draw(&chart, &|value| voice.number(value, 0))
    };
    vec![("wide", drawn("chart-wide", Frame::WIDE)), ("narrow", drawn("chart-narrow", Frame::NARROW))]
}

fn mark(visit: &Visit, value: &CodeCell) -> Mark {
    let voice = visit.voice();
    match (value.count.weighted, value.state) {
        (Some(weighted), state) => {
            let number = voice.number(weighted, 0);
            let is_doubtful = state == Some(CellState::LowReliability);
            let text = if is_doubtful { format!("{number} (U)") } else { number };
            Mark::Value { value: weighted, text, is_provisional: false, interval: None }
        }
        (None, Some(CellState::Unreliable)) => Mark::Hidden { reason: voice.say("builder-mark-unreliable") },
        (None, _) => Mark::Hidden { reason: voice.say("hidden-to-protect") },
    }
}
