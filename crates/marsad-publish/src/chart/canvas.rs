//! Where things are drawn: logical coordinates, which begin at the reader's first side, become those of SVG.
//!
//! Holds: points, areas, labels, the shapes that take them, and the SVG element around everything.
//! Does not hold: what is drawn where (see `sheet`, `line`, `bar`, `pyramid`).

use super::element::{Element, decimal};
use super::labels::{FONT_SIZE, LINE_HEIGHT, is_cut, isolate, isolate_lines, wrap};
use super::{Chart, Direction, paint};

const FONT: &str = "IBM Plex Sans Arabic, system-ui, sans-serif";
/// From the middle of a line of text down to its baseline; `dominant-baseline` is not read everywhere.
const BASELINE: f64 = 4.5;
/// The side of the square that stands for a hidden figure.
pub(super) const HIDDEN_SIDE: f64 = 10.0;

/// A place in logical coordinates.
#[derive(Clone, Copy)]
pub(super) struct Point {
    /// From the reader's first side.
    pub(super) x: f64,
    /// From the top.
    pub(super) y: f64,
}

/// A rectangle in logical coordinates.
#[derive(Clone, Copy)]
pub(super) struct Area {
    /// Its side where reading starts.
    pub(super) start: f64,
    /// Its side where reading ends.
    pub(super) end: f64,
    /// Its upper side.
    pub(super) top: f64,
    /// Its lower side.
    pub(super) bottom: f64,
}

impl Area {
    /// From start to end.
    pub(super) fn width(&self) -> f64 {
        (self.end - self.start).max(1.0)
    }

    /// From top to bottom.
    pub(super) fn height(&self) -> f64 {
        (self.bottom - self.top).max(1.0)
    }

    /// Half way between start and end.
    pub(super) fn middle(&self) -> f64 {
        (self.start + self.end) / 2.0
    }
}

/// Which part of a text stands at its point, in the order of reading.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    /// The text begins there.
    Start,
    /// The text has its middle there.
    Middle,
    /// The text ends there.
    End,
}

/// A text of one or more lines, centred on the height of its point.
pub(super) struct Label {
    at: Point,
    anchor: Anchor,
    class: &'static str,
    lines: Vec<String>,
    full: String,
}

impl Label {
    /// `text` on one line, however long.
    pub(super) fn new(at: Point, anchor: Anchor, text: &str) -> Self {
        Self { at, anchor, class: "label", lines: vec![text.to_owned()], full: String::new() }
    }

    /// Broken into lines of `room`; what is cut off is said when pointed at.
    pub(super) fn within(self, room: f64, lines_max: usize) -> Self {
        let text = self.lines.join(" ");
        let lines = wrap(&text, room, lines_max);
        let full = if is_cut(&lines) { text } else { String::new() };
        Self { lines, full, ..self }
    }

    /// With other class names than `label`.
    pub(super) fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }
}

/// A drawing in the making.
pub(super) struct Canvas<'a> {
    chart: &'a Chart,
    height: f64,
    body: Area,
    content: String,
}

impl<'a> Canvas<'a> {
    /// An empty drawing of this height, with the space that its head and foot leave.
    pub(super) fn new(chart: &'a Chart, height: f64, body: Area) -> Self {
        Self { chart, height, body, content: String::new() }
    }

    /// The space between head and foot.
    pub(super) fn body(&self) -> Area {
        self.body
    }

    /// The coordinate of SVG for a logical one: the only place that mirrors.
    pub(super) fn x(&self, logical: f64) -> f64 {
        match self.chart.direction {
            Direction::LeftToRight => logical,
            Direction::RightToLeft => f64::from(self.chart.frame.width) - logical,
        }
    }

    /// Draws a straight line.
    pub(super) fn line(&mut self, from: Point, to: Point, line: Element) {
        let line = line.at("x1", self.x(from.x)).at("y1", from.y).at("x2", self.x(to.x)).at("y2", to.y);
        self.add(&line);
    }

    /// Draws a line through `points`.
    pub(super) fn polyline(&mut self, points: &[Point], line: Element) {
        let points = points.iter().map(|point| format!("{},{}", decimal(self.x(point.x)), decimal(point.y)));
        let line = line.with("points", &points.collect::<Vec<_>>().join(" "));
        self.add(&line);
    }

    /// Draws a circle.
    pub(super) fn circle(&mut self, centre: Point, radius: f64, circle: Element) {
        let circle = circle.at("cx", self.x(centre.x)).at("cy", centre.y).at("r", radius);
        self.add(&circle);
    }

    /// Draws a rectangle.
    pub(super) fn rectangle(&mut self, area: Area, rectangle: Element) {
        let left = self.x(area.start).min(self.x(area.end));
        let (width, height) = ((area.end - area.start).abs(), (area.bottom - area.top).abs());
        let rectangle = rectangle.at("x", left).at("y", area.top).at("width", width).at("height", height);
        self.add(&rectangle);
    }

    /// A rectangle filled with the hatch of what is not known.
    pub(super) fn hatched(&self) -> Element {
        let hatch = format!("url(#{}-hatch)", self.id());
        Element::new("rect").class("hidden-mark").with("fill", &hatch).with("stroke", paint::QUIET)
    }

    /// Draws the hatched square of a figure that is not shown; `story` says why.
    pub(super) fn hidden(&mut self, centre: Point, story: &str) {
        let half = HIDDEN_SIDE / 2.0;
        let area = Area { start: centre.x - half, end: centre.x + half, top: centre.y - half, bottom: centre.y + half };
        self.rectangle(area, self.hatched().titled(story));
    }

    /// Writes a label.
    pub(super) fn text(&mut self, label: &Label) {
        let (x, direction) = (self.x(label.at.x), self.chart.direction);
        let text = Element::new("text").class(label.class).with("fill", paint::text_colour(label.class));
        let text = text.with("text-anchor", self.anchor(label.anchor)).titled(&isolate(direction, &label.full));
        let text = if label.class == "title" { text.with("font-weight", "600") } else { text };
        let rise = (label.lines.len() as f64 - 1.0) / 2.0;
        let text = match &isolate_lines(direction, &label.lines)[..] {
            [] => return,
            [line] => text.at("x", x).at("y", label.at.y + BASELINE).reading(line),
            lines => lines.iter().enumerate().fold(text, |text, (row, line)| {
                let y = label.at.y + BASELINE + (row as f64 - rise) * LINE_HEIGHT;
                text.holding(&Element::new("tspan").at("x", x).at("y", y).reading(line))
            }),
        };
        self.add(&text);
    }

    /// The whole drawing.
    pub(super) fn close(&self) -> String {
        let Chart { title, description, frame, .. } = self.chart;
        let (id, width, height) = (self.id(), f64::from(frame.width), self.height);
        let root = Element::new("svg").with("xmlns", "http://www.w3.org/2000/svg").class("chart").with("role", "img");
        let root = root
            .with("viewBox", &format!("0 0 {} {}", decimal(width), decimal(height)))
            .at("width", width)
            .at("height", height);
        let root = root.with("aria-labelledby", &format!("{id}-title {id}-desc")).with("direction", "ltr");
        let root = root.with("font-family", FONT).at("font-size", FONT_SIZE);
        let title = Element::new("title").with("id", &format!("{id}-title")).reading(title);
        let description = Element::new("desc").with("id", &format!("{id}-desc")).reading(description);
        let paper =
            Element::new("rect").class("paper").with("fill", paint::PAPER).at("width", width).at("height", height);
        let root = root.holding(&title).holding(&description).holding(&hatch(&id)).holding(&paper);
        root.enclosing(&self.content).markup()
    }

    fn add(&mut self, element: &Element) {
        self.content.push_str(&element.markup());
    }

    fn anchor(&self, anchor: Anchor) -> &'static str {
        match (anchor, self.chart.direction) {
            (Anchor::Middle, _) => "middle",
            (Anchor::Start, Direction::LeftToRight) | (Anchor::End, Direction::RightToLeft) => "start",
            (Anchor::End, Direction::LeftToRight) | (Anchor::Start, Direction::RightToLeft) => "end",
        }
    }

    /// The id of the chart as it may stand in a reference.
    fn id(&self) -> String {
        let tame =
            |character: char| if character.is_ascii_alphanumeric() || character == '_' { character } else { '-' };
        let id: String = self.chart.id.chars().map(tame).collect();
        if id.is_empty() { "chart".to_owned() } else { id }
    }
}

/// The pattern of hidden figures.
fn hatch(id: &str) -> Element {
    let line = Element::new("line").class("hatch").with("stroke", paint::QUIET).with("stroke-width", "1.5");
    let line = line.at("x1", 2.0).at("y1", 0.0).at("x2", 2.0).at("y2", 4.0);
    let pattern = Element::new("pattern").with("id", &format!("{id}-hatch")).with("patternUnits", "userSpaceOnUse");
    let pattern = pattern.at("width", 4.0).at("height", 4.0).with("patternTransform", "rotate(45)");
    Element::new("defs").holding(&pattern.holding(&line))
}
