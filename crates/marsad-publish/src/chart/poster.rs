//! A figure as a picture to be shared: the question, the number large, and every answer on one line.
//!
//! 1200 by 630 is the size in which messengers and networks show a picture beside a link (the Open Graph protocol names
//! none; this is what its large readers ask for).

use super::Direction;
use super::element::{Element, escape};
use super::labels::{FONT_SIZE, is_cut, isolate, width, wrap};
use super::paint::{INK, LINE, PAPER, Paint, QUIET};

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
const MARGIN: f64 = 64.0;
/// From the upper edge to the first line, and from the last to the lower edge.
const MARGIN_TOP: f64 = 44.0;
const MARGIN_BOTTOM: f64 = 24.0;
/// From one line to the next, in sizes of type.
const LEADING: f64 = 1.35;
/// The largest size of the number.
const NUMBER_SIZE: f64 = 120.0;
/// The same where a note below the line of answers needs room.
const NUMBER_SIZE_NOTED: f64 = 84.0;
/// The height of the line of answers.
const STRIP_HEIGHT: f64 = 44.0;
/// A text that would be cut off becomes smaller, down to this share of its size.
const SIZE_SHARE_MIN: f64 = 0.6;
/// By which share it becomes smaller at a time.
const SIZE_STEP: f64 = 0.95;

/// What a picture shows, every word already in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// Which way the reader reads.
    pub direction: Direction,
    /// Who publishes.
    pub publisher: String,
    /// The question.
    pub question: String,
    /// The number that answers it; blank where there is none.
    pub number: String,
    /// What is counted, of when, between which ends.
    pub unit: String,
    /// What the number counts, in one sentence.
    pub counts: String,
    /// What must be known of the line of answers; blank where nothing must.
    pub note: String,
    /// Where it comes from.
    pub source: String,
    /// Every answer.
    pub values: Vec<f64>,
    /// The value of the number.
    pub chief: Option<f64>,
}

/// How a text is written.
struct Style {
    size: f64,
    lines_max: usize,
    is_strong: bool,
    element: Element,
}

/// A picture in the making: where the next line begins, and what is drawn.
struct Pen<'a> {
    poster: &'a Poster,
    y: f64,
    content: String,
}

/// The picture as one SVG element.
pub fn draw_poster(poster: &Poster) -> String {
    let mut pen = Pen { poster, y: MARGIN_TOP, content: String::new() };
    pen.write(&poster.publisher, Style { size: 26.0, lines_max: 1, is_strong: true, element: sea() });
    pen.y += 8.0;
    pen.write(&poster.question, Style { size: 42.0, lines_max: 2, is_strong: true, element: filled(INK) });
    let has_note = !poster.note.is_empty();
    let largest = if has_note { NUMBER_SIZE_NOTED } else { NUMBER_SIZE };
    let number_size = largest.min((WIDTH - 2.0 * MARGIN) * FONT_SIZE / width(&poster.number).max(1.0));
    pen.write(&poster.number, Style { size: number_size, lines_max: 1, is_strong: true, element: filled(INK) });
    // With the interval it may take two lines.
    pen.write(&poster.unit, Style { size: 28.0, lines_max: 2, is_strong: false, element: filled(QUIET) });
    pen.strip();
    pen.write(&poster.note, Style { size: 18.0, lines_max: 2, is_strong: false, element: filled(QUIET) });
    // Two lines even beside a note: without the end of its sentence nobody knows what the number counts.
    pen.write(&poster.counts, Style { size: 24.0, lines_max: 2, is_strong: false, element: filled(INK) });
    let source = Style { size: 17.0, lines_max: 2, is_strong: false, element: filled(QUIET) };
    let (size, lines) = source.set(&poster.source);
    pen.y = HEIGHT - MARGIN_BOTTOM - lines.len() as f64 * size * LEADING;
    pen.write(&poster.source, source);
    pen.close()
}

fn filled(colour: &str) -> Element {
    Element::new("text").with("fill", colour)
}

fn sea() -> Element {
    Paint::of(0).element("text", "publisher").with("fill", "currentColor")
}

impl Style {
    /// The size of type in which a text fits its lines, and the lines. Only what is too long even for the smallest ends
    /// in an ellipsis.
    fn set(&self, text: &str) -> (f64, Vec<String>) {
        // Widths are measured at one size of type.
        let lines = |size: f64| wrap(text, (WIDTH - 2.0 * MARGIN) * FONT_SIZE / size, self.lines_max);
        let mut size = self.size;
        let mut set = lines(size);
        while is_cut(&set) && size * SIZE_STEP >= self.size * SIZE_SHARE_MIN {
            size *= SIZE_STEP;
            set = lines(size);
        }
        (size, set)
    }
}

impl Pen<'_> {
    /// The side where reading starts.
    fn x(&self) -> f64 {
        self.mirrored(MARGIN)
    }

    fn mirrored(&self, x: f64) -> f64 {
        match self.poster.direction {
            Direction::LeftToRight => x,
            Direction::RightToLeft => WIDTH - x,
        }
    }

    /// Writes a text in as many lines as it needs, and moves on below it.
    fn write(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        let (size, lines) = style.set(text);
        let Style { is_strong, element, .. } = style;
        let anchor = if self.poster.direction == Direction::RightToLeft { "end" } else { "start" };
        let weight = if is_strong { "600" } else { "400" };
        let mut element = element.at("font-size", size).with("font-weight", weight).with("text-anchor", anchor);
        for line in &lines {
            let line = isolate(self.poster.direction, line);
            let span = Element::new("tspan").at("x", self.x()).at("y", self.y + size).reading(&line);
            element = element.holding(&span);
            self.y += size * LEADING;
        }
        self.content.push_str(&element.markup());
    }

    /// Draws every answer as a point on one line from zero, the number's own last and larger.
    fn strip(&mut self) {
        let all = || self.poster.values.iter().copied().chain(self.poster.chief).filter(|value| value.is_finite());
        let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
        if all().count() < 2 || high <= low {
            return;
        }
        let y = self.y + STRIP_HEIGHT / 2.0;
        let place = |value: f64| self.mirrored(MARGIN + (value - low) / (high - low) * (WIDTH - 2.0 * MARGIN));
        let dot = |paint: &Paint, value: f64, radius: f64| {
            paint.area("circle", "point").at("cx", place(value)).at("cy", y).at("r", radius).markup()
        };
        let line = Element::new("line").with("stroke", LINE).with("stroke-width", "3");
        let line = line.at("x1", MARGIN).at("x2", WIDTH - MARGIN).at("y1", y).at("y2", y);
        let mut drawn = line.markup();
        let values = self.poster.values.iter().filter(|value| value.is_finite());
        values.for_each(|value| drawn.push_str(&dot(&Paint::of(0), *value, 9.0)));
        let chief = self.poster.chief.filter(|value| value.is_finite());
        chief.into_iter().for_each(|value| drawn.push_str(&dot(&Paint::of(1), value, 15.0)));
        self.content.push_str(&drawn);
        self.y += STRIP_HEIGHT;
    }

    fn close(self) -> String {
        let Poster { question, number, unit, counts, .. } = self.poster;
        let told: Vec<&str> =
            [number, unit, counts].into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let root = Element::new("svg").with("xmlns", "http://www.w3.org/2000/svg").with("role", "img");
        let root = root.with("viewBox", &format!("0 0 {WIDTH} {HEIGHT}")).at("width", WIDTH).at("height", HEIGHT);
        let root = root.with("direction", "ltr").with("font-family", "IBM Plex Sans Arabic, system-ui, sans-serif");
        let title = format!("<title>{}</title><desc>{}</desc>", escape(question), escape(&told.join(" · ")));
        let paper = Element::new("rect").with("fill", PAPER).at("width", WIDTH).at("height", HEIGHT);
        let band = Paint::of(1).area("rect", "band").at("width", WIDTH).at("height", 12.0);
        root.enclosing(&title).holding(&paper).holding(&band).enclosing(&self.content).markup()
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, HEIGHT, Poster, draw_poster};

    /// The heights of all lines of a drawing.
    fn heights(svg: &str) -> Vec<f64> {
        let spans = svg.split("<tspan").skip(1).filter_map(|span| span.split(" y=\"").nth(1));
        spans.filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
    }

    #[test]
    fn long_words_are_wrapped_and_made_smaller_and_stay_on_the_picture() {
        let long = |words: usize| vec!["migration"; words].join(" ");
        let poster = Poster {
            direction: Direction::LeftToRight,
            publisher: "Observatory".to_owned(),
            question: long(9),
            number: "566,000".to_owned(),
            unit: "persons · 2020 · between 500,000 and 649,485 · rounded to the nearest thousand".to_owned(),
            counts: long(18),
            note: long(22),
            source: long(24),
            values: vec![1.0, 2.0],
            chief: Some(1.0),
        };
        let svg = draw_poster(&poster);
        assert!(!svg.contains('…'), "{svg}");
        let heights = heights(&svg);
        assert!(heights.len() > 8 && heights.iter().all(|y| *y > 0.0 && *y < HEIGHT), "{heights:?}");
        assert!(heights.windows(2).all(|pair| pair[0] < pair[1]), "no line stands on another: {heights:?}");
    }
}
