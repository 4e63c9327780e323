//! The drawings of a question: every answer on one axis, the way from one to another, and each answer over time.

use marsad_i18n::args;
use marsad_model::{Answer, Bar, Facet, Figure, Id, Lang, Measured, TimePeriod, Waterfall};

use super::{QuestionEdition, StatementSeries};
use crate::broken_line::broken_line;
use crate::chart::{Chart, Direction, Frame, Kind, Mark, Series, Standing};
use crate::definition_text::facet_text;
use crate::position;

/// How a drawing is wanted.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// An identifier that no other drawing of the page has.
    pub id: String,
    /// Its size.
    pub frame: Frame,
    /// Whether it stands alone, as a file, or beside its words on a page.
    pub is_alone: bool,
}

/// A category of a drawing with its mark, and what is said of it to those who cannot see it.
struct Line {
    category: String,
    mark: Mark,
    told: String,
}

impl QuestionEdition<'_> {
    /// Every answer that counts in the unit of the question, on one axis; the figure that is shown large stands out, and the
    /// statements `unlike` it are hollow.
    pub fn statements_chart(&self, drawing: &Drawing, unlike: &[Id]) -> Chart {
        let names = &self.names;
        let shown = names.shown();
        let made = shown.filter(|figure| figure.statement.is_none() && names.other_unit(&figure.definition).is_none());
        let drawn = names.card.answers.iter().filter(|answer| names.other_unit(&answer.definition).is_none());
        let answers =
            drawn.filter_map(|answer| Some(self.answer_line(answer, (shown, unlike), answer.measured.as_ref()?)));
        let lines: Vec<Line> = made.map(|figure| self.made_line(figure)).into_iter().chain(answers).collect();
        self.chart(drawing, &names.title(), lines)
    }

    /// The answers that another unit keeps off the axis, by their names.
    pub fn answers_not_drawn(&self) -> Vec<String> {
        let names = &self.names;
        let is_other = |answer: &&Answer| answer.measured.is_some() && names.other_unit(&answer.definition).is_some();
        let named = |answer: &Answer| {
            let unit = facet_text(names.definitions(), &answer.definition, Facet::Unit);
            format!("{} ({unit})", names.answer_name(answer))
        };
        names.card.answers.iter().filter(is_other).map(named).collect()
    }

    /// The way from one answer to another; what stays unexplained is hatched.
    pub fn waterfall_chart(&self, waterfall: &Waterfall, drawing: &Drawing) -> Chart {
        let names = &self.names;
        let end = |answer: Option<&Answer>, measured: &Measured| {
            let text = names.number(measured.value);
            let category = answer.map_or_else(String::new, |answer| names.answer_label(answer));
            let told = self.story(&category, &text, None);
            Line {
                category,
                told,
                mark: Mark::Value { value: measured.value, text, is_provisional: false, interval: None },
            }
        };
        let steps = waterfall.bars.iter().chain([&waterfall.unexplained]).map(|bar| self.bar_line(waterfall, bar));
        let first = end(names.answer(&waterfall.from), &waterfall.start);
        let last = end(names.answer(&waterfall.to), &waterfall.end);
        let lines: Vec<Line> = std::iter::once(first).chain(steps).chain([last]).collect();
        self.chart(drawing, &self.bridge_title(waterfall), lines)
    }

    /// From which answer to which a bridge leads.
    pub fn bridge_title(&self, waterfall: &Waterfall) -> String {
        let arguments = args()
            .text("from", &self.names.statement_name(&waterfall.from))
            .text("to", &self.names.statement_name(&waterfall.to));
        self.names.voice.say_with("question-bridge", &arguments)
    }

    /// What a statement said over time; broken where it does not count what it counted before, which those are told too who
    /// cannot see it.
    pub fn history_chart(&self, history: &StatementSeries<'_>, drawing: &Drawing) -> Chart {
        let line = |(period, value): &(TimePeriod, f64)| {
            let (category, text) = (self.names.voice.period(period), self.names.number(*value));
            let told = self.story(&category, &text, None);
            Line { category, told, mark: Mark::Value { value: *value, text, is_provisional: false, interval: None } }
        };
        let title = self.names.statement_name(history.statement);
        let chart = self.chart(drawing, &title, history.points.iter().map(line).collect());
        let positions = history.points.iter().map(|(period, _)| position(period)).collect();
        let series =
            chart.series.into_iter().map(|series| Series { breaks: history.breaks.to_vec(), ..series }).collect();
        let categories_short = history.points.iter().map(|(period, _)| self.names.voice.period_short(period)).collect();
        let chart = Chart { kind: Kind::Line, categories_short, positions: Some(positions), series, ..chart };
        let voice = self.names.voice;
        match broken_line(&chart, voice) {
            None => chart,
            Some(told) => {
                let description = format!("{}{} {told}", chart.description, voice.say("sentence-stop"));
                Chart { description, ..chart }
            }
        }
    }

    /// An answer on the axis. The one whose figure is shown large has the interval that is printed with it.
    fn answer_line(&self, answer: &Answer, (shown, unlike): (Option<&Figure>, &[Id]), measured: &Measured) -> Line {
        let chief = shown.filter(|figure| figure.statement.as_ref() == Some(&answer.statement));
        let measured = chief.map_or(measured, |figure| &figure.measured);
        let standing = match chief {
            Some(_) => Standing::Chief,
            None if unlike.contains(&answer.statement) => Standing::Unlike,
            None => Standing::Beside,
        };
        self.estimate_line(self.names.answer_label(answer), measured, standing)
    }

    /// A figure that no single source stated.
    fn made_line(&self, figure: &Figure) -> Line {
        let lang = self.names.voice.lang();
        let label = self.names.count.map(|switch| switch.label.get(lang).to_owned());
        let label = label.unwrap_or_else(|| self.names.voice.say("question-recommended"));
        self.estimate_line(label, &figure.measured, Standing::Chief)
    }

    fn estimate_line(&self, category: String, measured: &Measured, standing: Standing) -> Line {
        let text = self.names.number(measured.value);
        let told = self.story(&category, &text, self.names.interval(measured).as_deref());
        let Measured { value, low, high, .. } = *measured;
        Line { category, told, mark: Mark::Estimate { value, low, high, text, standing } }
    }

    /// A step, or what the steps leave unexplained.
    fn bar_line(&self, waterfall: &Waterfall, bar: &Bar) -> Line {
        let names = &self.names;
        let step = names.bridge(waterfall).and_then(|bridge| names.step(bridge, bar));
        let label = step.map(|step| step.label.get(names.voice.lang()).to_owned());
        let category = label.unwrap_or_else(|| names.voice.say("unexplained"));
        let text = names.amount(waterfall, bar);
        let told = if bar.has_number() {
            self.story(&category, &text, names.between(bar.low, bar.high).as_deref())
        } else {
            names.voice.say_with("question-story-unmeasured", &args().text("name", &category))
        };
        // Where nobody says between which amounts it lies, nothing is drawn beyond the bar.
        let ends =
            if bar.has_bounds() { (bar.before + bar.low, bar.before + bar.high) } else { (bar.after, bar.after) };
        let mark = Mark::Step {
            from: bar.before,
            to: bar.after,
            low: ends.0,
            high: ends.1,
            text,
            // What nobody knows is hatched: the rest, and the place of a step without a number.
            is_unexplained: bar.step.is_none() || !bar.has_number(),
        };
        Line { category, mark, told }
    }

    /// One line of what is told to those who cannot see the drawing.
    fn story(&self, name: &str, number: &str, interval: Option<&str>) -> String {
        let arguments = args().text("name", name).text("number", number);
        match interval {
            None => self.names.voice.say_with("question-story", &arguments),
            Some(interval) => {
                self.names.voice.say_with("question-story-interval", &arguments.text("interval", interval))
            }
        }
    }

    fn chart(&self, drawing: &Drawing, title: &str, lines: Vec<Line>) -> Chart {
        let voice = self.names.voice;
        let told: Vec<&str> = lines.iter().map(|line| line.told.as_str()).collect();
        let description = told.join(&voice.say("clause-separator"));
        let (categories, values): (Vec<String>, Vec<Mark>) =
            lines.into_iter().map(|line| (line.category, line.mark)).unzip();
        Chart {
            id: drawing.id.clone(),
            kind: Kind::Bar,
            title: title.to_owned(),
            description,
            unit: self.names.unit(),
            source: self.source(),
            empty: self.no_figure(),
            direction: if voice.lang() == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight },
            categories,
            categories_short: Vec::new(),
            positions: None,
            series: vec![Series { name: String::new(), values, breaks: Vec::new() }],
            frame: drawing.frame,
            decimals: u32::from(self.names.question.decimals),
            is_alone: drawing.is_alone,
        }
    }
}
