//! The picture that stands beside a link to a question: the figure itself, so that a message shows it before anyone opens
//! the page.

use marsad_model::{Answer, Lang};

use super::QuestionEdition;
use crate::chart::{Direction, Poster, draw_poster};

impl QuestionEdition<'_> {
    /// The picture as SVG, 1200 by 630; `note` is what must be known of its line of answers.
    pub fn picture(&self, note: Option<&str>) -> String {
        let names = &self.names;
        let voice = names.voice;
        let figure = names.figure();
        let drawn = |answer: &Answer| {
            let measured = answer.measured.as_ref()?;
            names.other_unit(&answer.definition).is_none().then_some(measured.value)
        };
        let shown = names.shown().filter(|figure| names.other_unit(&figure.definition).is_none());
        let unit = figure.as_ref().map(|figure| {
            let parts = [Some(figure.unit.clone()), Some(figure.period.clone()), figure.interval.clone()];
            let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            parts.join(" · ")
        });
        let poster = Poster {
            direction: if voice.lang() == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight },
            publisher: names.pack.head.name.get(voice.lang()).to_owned(),
            question: names.title(),
            counts: figure.as_ref().map_or_else(|| self.no_figure(), |figure| figure.counts.clone()),
            number: figure.map_or_else(String::new, |figure| figure.number),
            unit: unit.unwrap_or_default(),
            note: note.unwrap_or_default().to_owned(),
            source: self.source(),
            values: names.card.answers.iter().filter_map(drawn).collect(),
            chief: shown.map(|figure| figure.measured.value),
            interval: shown
                .filter(|figure| figure.measured.has_interval())
                .map(|figure| [figure.measured.low, figure.measured.high]),
            decimals: u32::from(names.question.decimals),
        };
        draw_poster(&poster, &|value| names.number(value))
    }
}
