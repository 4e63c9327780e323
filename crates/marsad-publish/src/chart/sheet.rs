//! What stands around a drawing: title, unit and legend above it, the source below.

use super::Chart;
use super::canvas::{Anchor, Area, Canvas, Label, Point};
use super::labels::{LINE_HEIGHT, width, wrap};
use super::paint::Paint;

/// The empty border on every side.
const MARGIN: f64 = 16.0;
/// Between the head or the foot and the drawing.
const GAP: f64 = 8.0;
/// The height of a row of the legend.
const LEGEND_ROW: f64 = 20.0;
/// The side of a square of colour.
const SWATCH: f64 = 10.0;
/// Between a square of colour and the name of its series.
const NAME_GAP: f64 = 6.0;
/// Between two entries of the legend.
const ENTRY_GAP: f64 = 18.0;
/// How many lines the unit and the source may have: a drawing that stands alone says there what it does not count alike, and
/// how sure it is.
const WORDS_LINES_MAX: usize = 5;
/// Semibold letters are wider than the estimate.
const TITLE_WEIGHT: f64 = 1.08;

/// Head and foot of a chart, measured before it is drawn.
pub(super) struct Sheet<'a> {
    chart: &'a Chart,
    title: Part<'a>,
    unit: Part<'a>,
    source: Part<'a>,
    legend: Vec<Entry>,
}

/// One text of the head or the foot.
struct Part<'a> {
    text: &'a str,
    class: &'static str,
    room: f64,
    lines_max: usize,
}

/// One series in the legend.
struct Entry {
    series: usize,
    row: usize,
    x: f64,
    room: f64,
}

impl<'a> Sheet<'a> {
    /// The sheet of `chart`, without a legend.
    pub(super) fn of(chart: &'a Chart) -> Self {
        let room = room(chart);
        let drawn = |text: &'a str| if chart.is_alone { text } else { "" };
        let title = Part { text: drawn(&chart.title), class: "title", room: room / TITLE_WEIGHT, lines_max: 3 };
        let unit = Part { text: drawn(&chart.unit), class: "unit", room, lines_max: WORDS_LINES_MAX };
        let source = Part { text: drawn(&chart.source), class: "source", room, lines_max: WORDS_LINES_MAX };
        Self { chart, title, unit, source, legend: Vec::new() }
    }

    /// With the names and colours of the series, where they cannot stand beside their marks.
    pub(super) fn with_legend(self) -> Self {
        Self { legend: entries(self.chart), ..self }
    }

    /// The drawing with head and foot in place; it grows until its body has at least this height.
    pub(super) fn open(&self, body_height_min: f64) -> Canvas<'a> {
        let frame = self.chart.frame;
        let unit_top = MARGIN + self.title.height();
        let legend_top = unit_top + self.unit.height();
        let legend_rows = self.legend.last().map_or(0, |entry| entry.row + 1);
        let top = legend_top + legend_rows as f64 * LEGEND_ROW + GAP;
        let foot = GAP + self.source.height() + MARGIN / 2.0;
        let height = f64::from(frame.height).max((top + body_height_min + foot).ceil());
        let body = Area { start: MARGIN, end: MARGIN + room(self.chart), top, bottom: height - foot };
        let mut canvas = Canvas::new(self.chart, height, body);
        self.title.write(&mut canvas, MARGIN);
        self.unit.write(&mut canvas, unit_top);
        self.draw_legend(&mut canvas, legend_top);
        self.source.write(&mut canvas, body.bottom + GAP);
        canvas
    }

    fn draw_legend(&self, canvas: &mut Canvas<'_>, top: f64) {
        for (entry, series) in self.legend.iter().zip(&self.chart.series) {
            let y = top + (entry.row as f64 + 0.5) * LEGEND_ROW;
            let half = SWATCH / 2.0;
            let swatch = Area { start: entry.x, end: entry.x + SWATCH, top: y - half, bottom: y + half };
            canvas.rectangle(swatch, Paint::of(entry.series).area("rect", "swatch"));
            let at = Point { x: entry.x + SWATCH + NAME_GAP, y };
            canvas.text(&Label::new(at, Anchor::Start, &series.name).within(entry.room, 1).class("label name"));
        }
    }
}

impl Part<'_> {
    fn height(&self) -> f64 {
        wrap(self.text, self.room, self.lines_max).len() as f64 * LINE_HEIGHT
    }

    fn write(&self, canvas: &mut Canvas<'_>, top: f64) {
        let at = Point { x: MARGIN, y: top + self.height() / 2.0 };
        canvas.text(&Label::new(at, Anchor::Start, self.text).within(self.room, self.lines_max).class(self.class));
    }
}

/// The width between the borders.
pub(super) fn room(chart: &Chart) -> f64 {
    (f64::from(chart.frame.width) - 2.0 * MARGIN).max(1.0)
}

/// The legend, in as many rows as it needs.
fn entries(chart: &Chart) -> Vec<Entry> {
    let (full, mut x, mut row) = (room(chart), MARGIN, 0);
    let mut entries = Vec::new();
    for (at, series) in chart.series.iter().enumerate() {
        let name_room = width(&series.name).min(full - SWATCH - NAME_GAP) + 0.5;
        let needed = SWATCH + NAME_GAP + name_room;
        if x > MARGIN && x + needed > MARGIN + full {
            (x, row) = (MARGIN, row + 1);
        }
        entries.push(Entry { series: at, row, x, room: name_room });
        x += needed + ENTRY_GAP;
    }
    entries
}
