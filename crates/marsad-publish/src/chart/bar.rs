//! Horizontal bars from zero: one group per category, one bar per series, the figure at the end of each.
//!
//! Names stand beside their bars; in a narrow drawing that would cut one off, all stand above them, on lines of their own.

use super::axis::{self, AXIS_HEIGHT, Tick};
use super::canvas::{Anchor, Area, Canvas, HIDDEN_SIDE, Label, Point};
use super::labels::{LINE_HEIGHT, is_cut, tell, widest, wrap};
use super::paint::{self, Paint};
use super::scale::{Scale, Wish};
use super::sheet::{Sheet, room};
use super::{Chart, Mark, Series, Standing};

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
/// Narrower drawings may have their names above the bars.
const BESIDE_MIN: u32 = 480;
/// How many lines a name beside its bars may have.
const BESIDE_LINES_MAX: usize = 3;
/// How many lines a name above its bars may have.
const ABOVE_LINES_MAX: usize = 4;
/// The half width of the point of a figure, and of the one that stands out.
const POINT_RADIUS: f64 = 5.0;
const CHIEF_RADIUS: f64 = 7.0;
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
    names: Names,
    /// From where to where each category stands.
    groups: Vec<(f64, f64)>,
}

/// Where the names of categories stand.
#[derive(Clone, Copy)]
enum Names {
    /// Beside the bars, ending here, in this room.
    Beside { end: f64, room: f64 },
    /// Above the bars, beginning here, in this room.
    Above { start: f64, room: f64 },
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
    let mut canvas = sheet.open(group_heights(chart).iter().sum::<f64>() + AXIS_HEIGHT);
    let layout = Layout::of(chart, canvas.body(), number);
    let tick = |value: &f64| Tick { x: layout.x(*value), value: *value, text: number(*value) };
    let ticks: Vec<Tick> = layout.scale.ticks().iter().map(tick).collect();
    axis::draw_between(&mut canvas, layout.plot, &layout.heights(), &ticks);
    for category in 0..chart.categories.len() {
        layout.draw_group(&mut canvas, category);
    }
    canvas
}

/// Whether the names stand above the bars: in a narrow drawing, where one would be cut off beside them.
fn has_names_above(chart: &Chart) -> bool {
    let names_room = room(chart) * NAMES_SHARE;
    chart.frame.width < BESIDE_MIN
        && chart.categories.iter().any(|name| is_cut(&wrap(name, names_room, BESIDE_LINES_MAX)))
}

/// The height that each category needs for its bars and its name.
fn group_heights(chart: &Chart) -> Vec<f64> {
    let bars = chart.series.len() as f64 * PITCH_MIN + GROUP_GAP;
    if has_names_above(chart) {
        return chart.categories.iter().map(|name| bars + name_height(name, room(chart))).collect();
    }
    // Beside the bars all have the same height, that of the longest name.
    let names_room = room(chart) * NAMES_SHARE;
    let lines = chart.categories.iter().map(|name| wrap(name, names_room, BESIDE_LINES_MAX).len()).max().unwrap_or(1);
    vec![bars.max(lines as f64 * LINE_HEIGHT + 6.0); chart.categories.len()]
}

/// The height of a name above its bars.
fn name_height(name: &str, room: f64) -> f64 {
    wrap(name, room, ABOVE_LINES_MAX).len() as f64 * LINE_HEIGHT
}

/// From where to where each category stands in a plot that may have more room than they need.
fn groups(heights: &[f64], plot: Area) -> Vec<(f64, f64)> {
    let spare = (plot.height() - heights.iter().sum::<f64>()) / heights.len().max(1) as f64;
    let mut top = plot.top;
    let span = |height: &f64| {
        let from = top;
        top += height + spare;
        (from, top)
    };
    heights.iter().map(span).collect()
}

impl Names {
    fn of(chart: &Chart, body: Area) -> Self {
        if has_names_above(chart) {
            return Self::Above { start: body.start, room: body.width() };
        }
        let room = body.width() * NAMES_SHARE;
        let names: Vec<String> = chart.categories.iter().flat_map(|name| wrap(name, room, BESIDE_LINES_MAX)).collect();
        Self::Beside { end: body.start + widest(names.iter().map(String::as_str)), room }
    }
}

impl<'a> Layout<'a> {
    fn of(chart: &'a Chart, body: Area, number: &dyn Fn(f64) -> String) -> Self {
        let (low, high) = chart.span();
        let wish = |ticks_max| Wish { low: low.min(0.0), high: high.max(0.0), ticks_max, decimals: chart.decimals };
        let ticks_max = chart.frame.ticks_max();
        let tick_width = axis::tick_width(&Scale::covering(&wish(ticks_max)), number);
        let names = Names::of(chart, body);
        let figures = (widest(chart.texts()) + WORD_GAP + CHIEF_RADIUS).min(body.width() * FIGURES_SHARE);
        let before = if low < 0.0 { figures } else { 0.0 };
        let after = figures.max(tick_width / 2.0);
        let names_end = match names {
            Names::Beside { end, .. } => end + 10.0,
            // The tick of zero stands half before the bars.
            Names::Above { start, .. } => start + tick_width / 2.0,
        };
        let start = names_end + before.max(if low < 0.0 { tick_width / 2.0 } else { 0.0 });
        let plot = Area { start, end: body.end - after, top: body.top, bottom: body.bottom - AXIS_HEIGHT };
        let scale = Scale::covering(&wish(axis::ticks_within(plot.width(), tick_width, ticks_max)));
        Self { chart, plot, scale, end: body.end, names, groups: groups(&group_heights(chart), plot) }
    }

    /// The logical place of a value.
    fn x(&self, value: f64) -> f64 {
        self.plot.start + self.scale.share(value) * self.plot.width()
    }

    /// Where grid lines may stand: over the whole plot, but below the names where these stand above their bars.
    fn heights(&self) -> Vec<(f64, f64)> {
        let Names::Above { room, .. } = self.names else { return vec![(self.plot.top, self.plot.bottom)] };
        let named = self.groups.iter().zip(&self.chart.categories);
        let mut heights: Vec<(f64, f64)> =
            named.map(|((top, bottom), name)| (top + GROUP_GAP / 2.0 + name_height(name, room), *bottom)).collect();
        if let Some((_, bottom)) = heights.last_mut() {
            *bottom = self.plot.bottom;
        }
        heights
    }

    /// Draws the name of a category and its bars.
    fn draw_group(&self, canvas: &mut Canvas<'_>, category: usize) {
        let Some((top, bottom)) = self.groups.get(category).copied() else { return };
        let name = self.chart.categories.get(category).map_or("", String::as_str);
        let (label, top) = match self.names {
            Names::Beside { end, room } => {
                let at = Point { x: end, y: (top + bottom) / 2.0 };
                (Label::new(at, Anchor::End, name).within(room, BESIDE_LINES_MAX), top)
            }
            Names::Above { start, room } => {
                let height = name_height(name, room);
                let at = Point { x: start, y: top + GROUP_GAP / 2.0 + height / 2.0 };
                (Label::new(at, Anchor::Start, name).within(room, ABOVE_LINES_MAX), top + height)
            }
        };
        canvas.text(&label.class("label category"));
        let (middle, height) = ((top + bottom) / 2.0, bottom - top);
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
            Mark::Value { value, text, is_provisional, interval } => {
                let (zero, x) = (self.x(0.0), self.x(*value));
                let paint = Paint::of(spot.series);
                let bar = if *is_provisional { paint.provisional_bar() } else { paint.area("rect", "bar") };
                let area = Area { start: zero.min(x), end: zero.max(x), top: spot.top, bottom: spot.bottom };
                canvas.rectangle(area, bar.titled(&story));
                // The figure stands beyond what is drawn of it.
                let (low, high) = interval.as_ref().map_or((x, x), |sure| (self.x(sure.low), self.x(sure.high)));
                if let Some(sure) = interval {
                    self.draw_whisker(canvas, [sure.low, sure.high], y);
                }
                let (x, anchor) = if *value < 0.0 {
                    (x.min(low) - WORD_GAP, Anchor::End)
                } else {
                    (x.max(high) + WORD_GAP, Anchor::Start)
                };
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
        let mut furthest = mark.places().into_iter().map(|place| self.x(place)).fold(self.plot.start, f64::max);
        match mark {
            Mark::Estimate { value, low, high, standing, .. } => {
                self.draw_whisker(canvas, [*low, *high], y);
                let is_chief = *standing == Standing::Chief;
                // Of one series, clay says: take this one, and the others are sea. Several are told apart by colour.
                let colour = if self.chart.series.len() > 1 { spot.series } else { usize::from(is_chief) };
                let paint = Paint::of(colour);
                let point = match standing {
                    Standing::Unlike => paint.open_point("open"),
                    Standing::Chief | Standing::Beside => paint.area("circle", "point"),
                };
                let (x, radius) = (self.x(*value), if is_chief { CHIEF_RADIUS } else { POINT_RADIUS });
                canvas.circle(Point { x, y }, radius, point.titled(story));
                furthest = furthest.max(x + radius);
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
        let at = Point { x: furthest + WORD_GAP, y };
        canvas.text(&Label::new(at, Anchor::Start, mark.text().unwrap_or_default()).class("label value"));
    }

    /// Draws the line from the least to the most that a figure may be; none where both are one.
    fn draw_whisker(&self, canvas: &mut Canvas<'_>, [low, high]: [f64; 2], y: f64) {
        let [from, to] = [self.x(low), self.x(high)];
        if (to - from).abs() >= 1.0 {
            for drawn in [paint::whisker_halo(PITCH_MIN), paint::whisker()] {
                canvas.line(Point { x: from, y }, Point { x: to, y }, drawn);
            }
        }
    }
}
