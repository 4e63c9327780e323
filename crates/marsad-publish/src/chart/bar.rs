//! Horizontal bars from zero: one group per category, one bar per series, the figure at the end of each.

use super::axis::{self, AXIS_HEIGHT, Tick};
use super::canvas::{Anchor, Area, Canvas, HIDDEN_SIDE, Label, Point};
use super::labels::{LINE_HEIGHT, tell, widest, wrap};
use super::paint::{self, Paint};
use super::scale::{Scale, Wish};
use super::sheet::{Sheet, room};
use super::{Chart, Mark, Series};

/// From one bar of a group to the next, at least.
const PITCH_MIN: f64 = 18.0;
/// From one bar of a group to the next, at most.
const PITCH_MAX: f64 = 28.0;
/// The white between two bars of a group.
const SLIT: f64 = 2.0;
/// The white between two groups.
const GROUP_GAP: f64 = 10.0;
/// Between a bar and its words.
const WORD_GAP: f64 = 6.0;
/// The share of the width that the names of categories may take.
const NAMES_SHARE: f64 = 0.36;
/// The share of the width that the figures at the end of bars may take.
const FIGURES_SHARE: f64 = 0.3;

/// The measures of a bar chart.
struct Layout<'a> {
    chart: &'a Chart,
    /// Where the grid stands: beside the names, above the ticks.
    plot: Area,
    scale: Scale,
    /// The end of the space for figures after the bars.
    end: f64,
    names_end: f64,
    names_room: f64,
}

/// One bar to draw.
struct Spot {
    category: usize,
    series: usize,
    top: f64,
    bottom: f64,
}

/// Draws `chart` as bars.
pub(super) fn draw<'a>(chart: &'a Chart, number: &dyn Fn(f64) -> String) -> Canvas<'a> {
    let sheet = Sheet::of(chart);
    let sheet = if chart.series.len() > 1 { sheet.with_legend() } else { sheet };
    let mut canvas = sheet.open(chart.categories.len() as f64 * group_height_min(chart) + AXIS_HEIGHT);
    let layout = Layout::of(chart, canvas.body(), number);
    let tick = |value: &f64| Tick { x: layout.x(*value), value: *value, text: number(*value) };
    let ticks: Vec<Tick> = layout.scale.ticks().iter().map(tick).collect();
    axis::draw(&mut canvas, layout.plot, &ticks);
    for category in 0..chart.categories.len() {
        layout.draw_group(&mut canvas, category);
    }
    canvas
}

/// The height that a category needs for its bars, and for its name on two lines if one has two.
fn group_height_min(chart: &Chart) -> f64 {
    let names_room = room(chart) * NAMES_SHARE;
    let lines = chart.categories.iter().map(|name| wrap(name, names_room, 2).len()).max().unwrap_or(1);
    let bars = chart.series.len() as f64 * PITCH_MIN + GROUP_GAP;
    bars.max(lines as f64 * LINE_HEIGHT + 6.0)
}

impl<'a> Layout<'a> {
    fn of(chart: &'a Chart, body: Area, number: &dyn Fn(f64) -> String) -> Self {
        let (low, high) = chart.span();
        let wish = |ticks_max| Wish { low: low.min(0.0), high: high.max(0.0), ticks_max, decimals: chart.decimals };
        let ticks_max = chart.frame.ticks_max();
        let tick_width = axis::tick_width(&Scale::covering(&wish(ticks_max)), number);
        let names_room = body.width() * NAMES_SHARE;
        let names: Vec<String> = chart.categories.iter().flat_map(|name| wrap(name, names_room, 2)).collect();
        let names_end = body.start + widest(names.iter().map(String::as_str));
        let figures = (widest(chart.texts()) + WORD_GAP).min(body.width() * FIGURES_SHARE);
        let before = if low < 0.0 { figures } else { 0.0 };
        let after = figures.max(tick_width / 2.0);
        let start = names_end + 10.0 + before.max(if low < 0.0 { tick_width / 2.0 } else { 0.0 });
        let plot = Area { start, end: body.end - after, top: body.top, bottom: body.bottom - AXIS_HEIGHT };
        let scale = Scale::covering(&wish(axis::ticks_within(plot.width(), tick_width, ticks_max)));
        Self { chart, plot, scale, end: body.end, names_end, names_room }
    }

    /// The logical place of a value.
    fn x(&self, value: f64) -> f64 {
        self.plot.start + self.scale.share(value) * self.plot.width()
    }

    /// Draws the name of a category and its bars.
    fn draw_group(&self, canvas: &mut Canvas<'_>, category: usize) {
        let height = self.plot.height() / self.chart.categories.len() as f64;
        let middle = self.plot.top + (category as f64 + 0.5) * height;
        let name = self.chart.categories.get(category).map_or("", String::as_str);
        let at = Point { x: self.names_end, y: middle };
        canvas.text(&Label::new(at, Anchor::End, name).within(self.names_room, 2).class("label category"));
        let count = self.chart.series.len() as f64;
        let pitch = ((height - GROUP_GAP) / count).clamp(PITCH_MIN, PITCH_MAX);
        for series in 0..self.chart.series.len() {
            let top = middle + (series as f64 - count / 2.0) * pitch;
            self.draw_bar(canvas, &Spot { category, series, top: top + SLIT / 2.0, bottom: top + pitch - SLIT / 2.0 });
        }
    }

    /// Draws one bar and its figure, or why there is none.
    fn draw_bar(&self, canvas: &mut Canvas<'_>, spot: &Spot) {
        let Some(series) = self.chart.series.get(spot.series) else { return };
        let y = (spot.top + spot.bottom) / 2.0;
        let story = tell(self.chart, series, spot.category);
        match series.mark(spot.category) {
            Mark::Value { value, text, is_provisional } => {
                let (zero, x) = (self.x(0.0), self.x(*value));
                let paint = Paint::of(spot.series);
                let bar = if *is_provisional { paint.provisional_bar() } else { paint.area("rect", "bar") };
                let area = Area { start: zero.min(x), end: zero.max(x), top: spot.top, bottom: spot.bottom };
                canvas.rectangle(area, bar.titled(&story));
                let (x, anchor) =
                    if *value < 0.0 { (x - WORD_GAP, Anchor::End) } else { (x + WORD_GAP, Anchor::Start) };
                canvas.text(&Label::new(Point { x, y }, anchor, text).class("label value"));
            }
            Mark::Estimate { .. } | Mark::Step { .. } => self.draw_between(canvas, spot, series, &story),
            Mark::Hidden { reason } => {
                let x = self.x(0.0) + HIDDEN_SIDE;
                canvas.hidden(Point { x: x - HIDDEN_SIDE / 2.0 + 1.0, y }, &story);
                let words = Label::new(Point { x: x + WORD_GAP, y }, Anchor::Start, reason);
                canvas.text(&words.within(self.end - x - WORD_GAP, 1).class("label reason"));
            }
            Mark::Missing => {}
        }
    }

    /// Draws a figure with its whisker, or a step between two figures.
    fn draw_between(&self, canvas: &mut Canvas<'_>, spot: &Spot, series: &Series, story: &str) {
        let mark = series.mark(spot.category);
        let y = (spot.top + spot.bottom) / 2.0;
        let furthest = mark.places().into_iter().map(|place| self.x(place)).fold(self.plot.start, f64::max);
        match mark {
            Mark::Estimate { value, low, high, is_chief, .. } => {
                self.draw_whisker(canvas, [*low, *high], y);
                // Clay says: take this one. The others are sea.
                let point = Paint::of(usize::from(*is_chief)).area("circle", "point");
                canvas.circle(Point { x: self.x(*value), y }, if *is_chief { 7.0 } else { 5.0 }, point.titled(story));
            }
            Mark::Step { from, to, low, high, is_unexplained, .. } => {
                let (start, end) = (self.x(from.min(*to)), self.x(from.max(*to)));
                let area = Area { start, end: end.max(start + 1.0), top: spot.top, bottom: spot.bottom };
                let bar = if *is_unexplained { canvas.hatched() } else { Paint::of(0).area("rect", "bar") };
                canvas.rectangle(area, bar.titled(story));
                self.draw_whisker(canvas, [*low, *high], y);
            }
            Mark::Value { .. } | Mark::Hidden { .. } | Mark::Missing => return,
        }
        let at = Point { x: furthest + WORD_GAP + 2.0, y };
        canvas.text(&Label::new(at, Anchor::Start, mark.text().unwrap_or_default()).class("label value"));
    }

    /// Draws the line from the least to the most that a figure may be; none where both are one.
    fn draw_whisker(&self, canvas: &mut Canvas<'_>, [low, high]: [f64; 2], y: f64) {
        let [from, to] = [self.x(low), self.x(high)];
        if (to - from).abs() >= 1.0 {
            canvas.line(Point { x: from, y }, Point { x: to, y }, paint::whisker());
        }
    }
}
