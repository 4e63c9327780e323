//! Population pyramids: two series back to back by age, the youngest at the foot, one scale for both.

use super::axis::{self, AXIS_HEIGHT, Tick};
use super::canvas::{Anchor, Area, Canvas, HIDDEN_SIDE, Label, Point};
use super::labels::{LINE_HEIGHT, tell, widest, wrap};
use super::paint::{self, Paint};
use super::scale::{Scale, Wish};
use super::sheet::{Sheet, room};
use super::{Chart, Mark};

/// The height of the names of the two series.
const HEAD: f64 = 28.0;
/// The share of the width that the names of ages may take.
const AGES_SHARE: f64 = 0.25;
/// How many lines the name of an age may have, where each has its own.
const AGE_LINES_MAX: usize = 2;
/// The white between two ages.
const SLIT: f64 = 1.0;
/// Up to so many ages, each has its name and the space for it.
const NAMED_AGES_MAX: usize = 25;
/// The least height of an age that shares its name with its neighbours.
const ROW_MIN: f64 = 5.0;
/// Between the bars and the names of ages.
const AGE_GAP: f64 = 8.0;

/// Which of the two series.
#[derive(Clone, Copy)]
enum Side {
    /// The one that is read first: it grows towards the reader's first side.
    First,
    /// The other one.
    Second,
}

/// The measures of a pyramid.
struct Layout<'a> {
    chart: &'a Chart,
    first: Area,
    second: Area,
    scale: Scale,
    row: f64,
}

/// Whether `chart` can be a pyramid: two series, no figure below zero.
pub(super) fn is_possible(chart: &Chart) -> bool {
    let is_below = |mark: &Mark| matches!(mark, Mark::Value { value, .. } if *value < 0.0);
    chart.series.len() == 2 && !chart.series.iter().flat_map(|series| &series.values).any(is_below)
}

/// Draws `chart` as a pyramid.
pub(super) fn draw<'a>(chart: &'a Chart, number: &dyn Fn(f64) -> String) -> Canvas<'a> {
    let ages = chart.categories.len();
    let row_min = if ages <= NAMED_AGES_MAX { age_lines(chart) as f64 * LINE_HEIGHT } else { ROW_MIN };
    let mut canvas = Sheet::of(chart).open(HEAD + ages as f64 * row_min + AXIS_HEIGHT);
    let layout = Layout::of(chart, canvas.body(), number);
    for side in [Side::First, Side::Second] {
        let tick = |value: &f64| Tick { x: layout.x(side, *value), value: *value, text: number(*value) };
        let ticks: Vec<Tick> = layout.scale.ticks().iter().map(tick).collect();
        axis::draw(&mut canvas, layout.area(side), &ticks);
        layout.draw_name(&mut canvas, side);
        for age in 0..ages {
            layout.draw_bar(&mut canvas, side, age);
        }
    }
    layout.draw_ages(&mut canvas);
    canvas
}

/// The room for the names of ages in a drawing of this width.
fn ages_room(chart: &Chart, width: f64) -> f64 {
    widest(chart.categories.iter().map(String::as_str)).min(width * AGES_SHARE)
}

/// How many lines the names of ages need: one where they share theirs.
fn age_lines(chart: &Chart) -> usize {
    if chart.categories.len() > NAMED_AGES_MAX {
        return 1;
    }
    let room = ages_room(chart, room(chart)) + AGE_GAP;
    chart.categories.iter().map(|name| wrap(name, room, AGE_LINES_MAX).len()).max().unwrap_or(1)
}

impl Side {
    fn series(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }
}

impl<'a> Layout<'a> {
    fn of(chart: &'a Chart, body: Area, number: &dyn Fn(f64) -> String) -> Self {
        let wish = |ticks_max| Wish { low: 0.0, high: chart.span().1, ticks_max, decimals: chart.decimals };
        let ticks_max = chart.frame.ticks_max();
        let tick_width = axis::tick_width(&Scale::covering(&wish(ticks_max)), number);
        let (middle, half) = (body.middle(), ages_room(chart, body.width()) / 2.0 + AGE_GAP);
        // The outermost tick may lean into the border, but not out of the drawing.
        let lean = (tick_width / 2.0 - AGE_GAP).max(0.0);
        let (top, bottom) = (body.top + HEAD, body.bottom - AXIS_HEIGHT);
        let first = Area { start: body.start + lean, end: middle - half, top, bottom };
        let second = Area { start: middle + half, end: body.end - lean, top, bottom };
        let scale = Scale::covering(&wish(axis::ticks_within(first.width(), tick_width, ticks_max)));
        Self { chart, first, second, scale, row: first.height() / chart.categories.len() as f64 }
    }

    fn area(&self, side: Side) -> Area {
        match side {
            Side::First => self.first,
            Side::Second => self.second,
        }
    }

    /// The logical place of a value, growing away from the middle.
    fn x(&self, side: Side, value: f64) -> f64 {
        let length = self.scale.share(value) * self.first.width();
        match side {
            Side::First => self.first.end - length,
            Side::Second => self.second.start + length,
        }
    }

    /// The height of the middle of an age, counted from the youngest.
    fn y(&self, age: usize) -> f64 {
        self.first.bottom - (age as f64 + 0.5) * self.row
    }

    /// Writes the name of a series above its side, over a short line in its colour.
    fn draw_name(&self, canvas: &mut Canvas<'_>, side: Side) {
        let Some(series) = self.chart.series.get(side.series()) else { return };
        let area = self.area(side);
        let at = Point { x: area.middle(), y: area.top - HEAD + LINE_HEIGHT / 2.0 };
        canvas.text(&Label::new(at, Anchor::Middle, &series.name).within(area.width(), 1).class("label name"));
        let below = at.y + LINE_HEIGHT / 2.0 + 1.0;
        let key = Area { start: at.x - 12.0, end: at.x + 12.0, top: below, bottom: below + 3.0 };
        canvas.rectangle(key, Paint::of(side.series()).area("rect", "swatch"));
    }

    /// Draws the bar of one age on one side.
    fn draw_bar(&self, canvas: &mut Canvas<'_>, side: Side, age: usize) {
        let Some(series) = self.chart.series.get(side.series()) else { return };
        let (zero, y, half) = (self.x(side, 0.0), self.y(age), (self.row - SLIT) / 2.0);
        let story = tell(self.chart, series, age);
        match series.mark(age) {
            Mark::Value { value, is_provisional, .. } => {
                let paint = Paint::of(side.series());
                let bar = if *is_provisional { paint.provisional_bar() } else { paint.area("rect", "bar") };
                let x = self.x(side, *value);
                let area = Area { start: zero.min(x), end: zero.max(x), top: y - half, bottom: y + half };
                canvas.rectangle(area, bar.titled(&story));
                if let Some(sure) = series.mark(age).interval().filter(|sure| sure.low < sure.high) {
                    // Below nothing there is no room: the other side begins there.
                    let [low, high] = [sure.low.max(0.0), sure.high].map(|end| Point { x: self.x(side, end), y });
                    for drawn in [paint::whisker_halo(self.row - SLIT), paint::whisker()] {
                        canvas.line(low, high, drawn);
                    }
                }
            }
            Mark::Hidden { .. } => {
                let away = HIDDEN_SIDE / 2.0 + 1.0;
                let x = match side {
                    Side::First => zero - away,
                    Side::Second => zero + away,
                };
                canvas.hidden(Point { x, y }, &story);
            }
            Mark::Estimate { .. } | Mark::Step { .. } | Mark::Missing => {}
        }
    }

    /// Writes the ages in the middle: each, or as many as have room, from the youngest.
    fn draw_ages(&self, canvas: &mut Canvas<'_>) {
        let lines = age_lines(self.chart);
        let stride = (LINE_HEIGHT * lines as f64 / (self.row + 0.5)).ceil().max(1.0) as usize;
        let room = self.second.start - self.first.end - AGE_GAP;
        for (age, name) in self.chart.categories.iter().enumerate().step_by(stride) {
            let at = Point { x: (self.first.end + self.second.start) / 2.0, y: self.y(age) };
            canvas.text(&Label::new(at, Anchor::Middle, name).within(room, lines).class("label category"));
        }
    }
}
