//! A figure as a picture to be shared: the question, the number large, and every answer on one line.
//!
//! 1200 by 630 is the size in which messengers and networks show a picture beside a link (the Open Graph protocol names
//! none; this is what its large readers ask for).

use super::Direction;
use super::element::{Element, escape};
use super::labels::{FONT_SIZE, is_cut, isolate, isolate_lines, width, wrap};
use super::paint::{INK, LINE, PAPER, Paint, QUIET};
use super::scale::{Scale, Wish};

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
const MARGIN: f64 = 64.0;
/// From the upper edge to the first line, and from the last to the lower edge.
const MARGIN_TOP: f64 = 44.0;
const MARGIN_BOTTOM: f64 = 24.0;
/// From one line to the next, in sizes of type.
const LEADING: f64 = 1.35;
/// The largest size of the number.
const NUMBER_SIZE: f64 = 112.0;
/// The same where a note below the line of answers needs room.
const NUMBER_SIZE_NOTED: f64 = 70.0;
/// The height of the line of answers with the numbers below it.
const STRIP_HEIGHT: f64 = 62.0;
/// From its upper edge to the line, and from there to the foot of the numbers.
const STRIP_LINE: f64 = 18.0;
const TICK_DROP: f64 = 34.0;
/// The size of these numbers, and how many there may be.
const TICK_SIZE: f64 = 16.0;
const TICKS_MAX: usize = 6;
/// Between the note on the line of answers and what the number counts.
const NOTE_GAP: f64 = 8.0;
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
    /// What is counted, of when, between which ends, and what it is rounded to.
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
    /// Between which values it lies, where that is known.
    pub interval: Option<[f64; 2]>,
    /// The decimals that a number on the line of answers may have at most.
    pub decimals: u32,
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

/// The picture as one SVG element; `number` writes the numbers on the line of answers in the reader's language.
pub fn draw_poster(poster: &Poster, number: &dyn Fn(f64) -> String) -> String {
    let mut pen = Pen { poster, y: MARGIN_TOP, content: String::new() };
    pen.write(&poster.publisher, Style { size: 26.0, lines_max: 1, is_strong: true, element: sea() });
    pen.y += 8.0;
    pen.write(&poster.question, Style { size: 42.0, lines_max: 2, is_strong: true, element: filled(INK) });
    let has_note = !poster.note.is_empty();
    let largest = if has_note { NUMBER_SIZE_NOTED } else { NUMBER_SIZE };
    let number_size = largest.min((WIDTH - 2.0 * MARGIN) * FONT_SIZE / width(&poster.number).max(1.0));
    pen.write(&poster.number, Style { size: number_size, lines_max: 1, is_strong: true, element: filled(INK) });
    // With the interval or the rounding it may take two lines.
    pen.write(&poster.unit, Style { size: 26.0, lines_max: 2, is_strong: false, element: filled(QUIET) });
    pen.strip(number);
    pen.write(&poster.note, Style { size: 18.0, lines_max: 2, is_strong: false, element: filled(QUIET) });
    if has_note {
        pen.y += NOTE_GAP;
    }
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
        for line in isolate_lines(self.poster.direction, &lines) {
            let span = Element::new("tspan").at("x", self.x()).at("y", self.y + size).reading(&line);
            element = element.holding(&span);
            self.y += size * LEADING;
        }
        self.content.push_str(&element.markup());
    }

    /// Draws every answer as a point on one line from zero with its scale, the number's own last and larger.
    fn strip(&mut self, number: &dyn Fn(f64) -> String) {
        let all = || self.poster.values.iter().copied().chain(self.poster.chief).filter(|value| value.is_finite());
        let interval = self.poster.interval.filter(|ends| ends.iter().all(|end| end.is_finite()));
        let reach = || all().chain(interval.into_iter().flatten());
        let (low, high) = (reach().fold(0.0, f64::min), reach().fold(0.0, f64::max));
        if all().count() < 2 || high <= low {
            return;
        }
        let scale = Scale::covering(&Wish { low, high, ticks_max: TICKS_MAX, decimals: self.poster.decimals });
        let y = self.y + STRIP_LINE;
        let place = |value: f64| self.mirrored(MARGIN + scale.share(value) * (WIDTH - 2.0 * MARGIN));
        let dot = |paint: &Paint, value: f64, radius: f64| {
            paint.area("circle", "point").at("cx", place(value)).at("cy", y).at("r", radius).markup()
        };
        let line = Element::new("line").with("stroke", LINE).with("stroke-width", "3");
        let line = line.at("x1", MARGIN).at("x2", WIDTH - MARGIN).at("y1", y).at("y2", y);
        let mut drawn = line.markup();
        for value in scale.ticks() {
            let text = filled(QUIET).at("font-size", TICK_SIZE).with("text-anchor", "middle");
            let text = text.at("x", place(*value)).at("y", y + TICK_DROP);
            drawn.push_str(&text.reading(&isolate(self.poster.direction, &number(*value))).markup());
        }
        if let Some([least, greatest]) = interval {
            let band = Element::new("line").with("class", "interval").with("stroke", QUIET);
            let band = band.with("stroke-width", "9").with("stroke-opacity", "0.4");
            let band = band.at("x1", place(least)).at("x2", place(greatest)).at("y1", y).at("y2", y);
            drawn.push_str(&band.markup());
        }
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
    use super::super::isolates::is_balanced;
    use super::{Direction, HEIGHT, Poster, draw_poster};

    /// The heights of all lines of a drawing.
    fn heights(svg: &str) -> Vec<f64> {
        let spans = svg.split("<tspan").skip(1).filter_map(|span| span.split(" y=\"").nth(1));
        spans.filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
    }

    fn written(value: f64) -> String {
        format!("<{value}>")
    }

    fn poster(direction: Direction) -> Poster {
        let text = |text: &str| text.to_owned();
        Poster {
            direction,
            publisher: text("Observatory"),
            question: text("How many?"),
            number: text("300"),
            unit: text("persons"),
            counts: text("Everyone."),
            note: String::new(),
            source: text("Office"),
            values: vec![100.0, 300.0],
            chief: Some(300.0),
            interval: None,
            decimals: 0,
        }
    }

    #[test]
    fn the_line_of_answers_has_a_scale_that_runs_as_the_reader_reads() {
        let places = |direction| -> Vec<String> {
            let svg = draw_poster(&poster(direction), &written);
            let ticks = svg.split("font-size=\"16\"").skip(1).filter_map(|tick| tick.split(" x=\"").nth(1));
            ticks.filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
        };
        // From 0 to 300 by hundreds, between margins of 64 on 1200.
        assert_eq!(places(Direction::LeftToRight), ["64", "421.33", "778.67", "1136"]);
        assert_eq!(places(Direction::RightToLeft), ["1136", "778.67", "421.33", "64"]);
        assert!(draw_poster(&poster(Direction::LeftToRight), &written).contains("&lt;200&gt;"));
    }

    /// From −100 to 500 by steps of 200: from −200 to 600.
    #[test]
    fn the_line_of_answers_takes_in_the_interval_of_the_number() {
        let wide = Poster { interval: Some([-100.0, 500.0]), ..poster(Direction::LeftToRight) };
        let svg = draw_poster(&wide, &written);
        for part in ["&lt;-200&gt;", "&lt;600&gt;", "class=\"interval\""] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
        let unknown = Poster { interval: Some([f64::NAN, 500.0]), ..poster(Direction::LeftToRight) };
        assert!(!draw_poster(&unknown, &written).contains("class=\"interval\""));
    }

    #[test]
    fn no_isolate_stays_open_at_the_end_of_a_line() {
        let source = "المصدر: \u{2068}National Institute of Statistics\u{2069}، \u{2068}2024\u{2069}. ".repeat(12);
        let svg = draw_poster(&Poster { source, ..poster(Direction::RightToLeft) }, &written);
        let lines = svg.split("<tspan").skip(1).filter_map(|span| span.split_once('>')?.1.split('<').next());
        let lines: Vec<&str> = lines.collect();
        assert!(lines.len() > 5 && lines.iter().all(|line| is_balanced(line)), "{lines:?}");
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
            interval: None,
            decimals: 0,
        };
        let svg = draw_poster(&poster, &written);
        assert!(!svg.contains('…'), "{svg}");
        let heights = heights(&svg);
        assert!(heights.len() > 8 && heights.iter().all(|y| *y > 0.0 && *y < HEIGHT), "{heights:?}");
        assert!(heights.windows(2).all(|pair| pair[0] < pair[1]), "no line stands on another: {heights:?}");
    }
}
