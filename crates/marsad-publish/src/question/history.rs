//! The history of an answer in one line, for paper and terminals.

use marsad_i18n::args;
use marsad_model::TimePeriod;

use super::{Drawing, QuestionEdition, StatementSeries};
use crate::broken_line::broken_line;
use crate::chart::Frame;

/// How many figures of a history stand in a line.
const FIGURES_MAX: usize = 6;

impl QuestionEdition<'_> {
    /// The latest figures that a statement said, latest first, and between which of all its figures what it counts changed.
    pub fn history_line(&self, history: &StatementSeries<'_>) -> String {
        let voice = self.names.voice;
        let point = |(period, value): &(TimePeriod, f64)| {
            let arguments = args().text("number", &self.names.number(*value)).text("period", &voice.period(period));
            voice.say_with("question-history-point", &arguments)
        };
        let mut points: Vec<String> = history.points.iter().rev().take(FIGURES_MAX).map(point).collect();
        let is_whole = history.points.len() <= FIGURES_MAX;
        if !is_whole {
            points.push("…".to_owned());
        }
        let stop = if is_whole { voice.say("sentence-stop") } else { String::new() };
        let line = format!("{}{stop}", points.join(&voice.say("clause-separator")));
        let drawing = Drawing { id: String::new(), frame: Frame::NARROW, is_alone: false };
        let broken = broken_line(&self.history_chart(history, &drawing), voice);
        std::iter::once(line).chain(broken).collect::<Vec<String>>().join(" ")
    }
}
