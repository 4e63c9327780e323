//! The picture that stands beside a link to a question: the figure itself, so that a message shows it before anyone opens
//! the page.

use marsad_i18n::args;
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
            let (unit, period) = (Some(figure.unit.clone()), Some(figure.period.clone()));
            let parts = [unit, period, figure.interval.clone(), figure.rounding.clone()];
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

    /// What the picture shows, for those who cannot see it: what is `said` of the figure, and the line of answers with the
    /// `note` that stands on it.
    pub fn picture_text(&self, said: &str, note: Option<&str>) -> String {
        let (names, voice) = (&self.names, self.names.voice);
        let drawn = names.card.answers.iter().filter(|answer| names.other_unit(&answer.definition).is_none());
        let shown = names.shown().filter(|figure| names.other_unit(&figure.definition).is_none());
        let answers = drawn.filter_map(|answer| Some(answer.measured.as_ref()?.value));
        let mut values: Vec<f64> = answers.chain(shown.map(|figure| figure.measured.value)).collect();
        values.sort_by(f64::total_cmp);
        let mut figures: Vec<String> = values.into_iter().map(|value| names.number(value)).collect();
        figures.dedup();
        let arguments = args()
            .text("title", &names.title())
            .text("said", &voice.sentence(said))
            .text("figures", &figures.join(&voice.say("clause-separator")))
            .text("note", &voice.sentence(note.unwrap_or_default()));
        let key = if figures.len() < 2 { "picture-alt" } else { "picture-alt-line" };
        voice.say_with(key, &arguments).trim_end().to_owned()
    }
}
