//! The value axis of charts whose bars run along the line of reading: upright grid lines, ticks below.

use super::canvas::{Anchor, Area, Canvas, Label, Point};
use super::labels::{widest, width};
use super::paint;
use super::scale::Scale;

/// The height that ticks take below a drawing.
pub(super) const AXIS_HEIGHT: f64 = 24.0;
/// The least space between two ticks.
const TICK_GAP: f64 = 16.0;
/// The least space between the texts of two ticks that stand closer, as three do in a very narrow plot.
const TEXT_GAP: f64 = 6.0;

/// A tick in place.
pub(super) struct Tick {
    /// Its logical place.
    pub(super) x: f64,
    /// Its value.
    pub(super) value: f64,
    /// Its value as written.
    pub(super) text: String,
}

/// Draws the grid lines of `ticks` over the height of `plot`, with their texts below.
pub(super) fn draw(canvas: &mut Canvas<'_>, plot: Area, ticks: &[Tick]) {
    draw_between(canvas, plot, &[(plot.top, plot.bottom)], ticks);
}

/// The same with grid lines between these heights only, so that none crosses the words between them.
pub(super) fn draw_between(canvas: &mut Canvas<'_>, plot: Area, heights: &[(f64, f64)], ticks: &[Tick]) {
    for tick in ticks {
        for (top, bottom) in heights {
            let line = if tick.value == 0.0 { paint::axis_line() } else { paint::grid_line() };
            canvas.line(Point { x: tick.x, y: *top }, Point { x: tick.x, y: *bottom }, line);
        }
    }
    for tick in readable(ticks) {
        let below = Point { x: tick.x, y: plot.bottom + AXIS_HEIGHT / 2.0 };
        canvas.text(&Label::new(below, Anchor::Middle, &tick.text).class("tick"));
    }
}

/// The ticks whose texts keep apart: all of them, or else every second, third and so on, counted from zero.
fn readable(ticks: &[Tick]) -> Vec<&Tick> {
    let zero = ticks.iter().position(|tick| tick.value == 0.0).unwrap_or(0);
    let every = |stride: usize| {
        let kept = ticks.iter().enumerate().filter(|(at, _)| at % stride == zero % stride);
        kept.map(|(_, tick)| tick).collect::<Vec<_>>()
    };
    (1..=ticks.len()).map(every).find(|kept| are_apart(kept)).unwrap_or_default()
}

/// Whether no text of these ticks touches the next.
fn are_apart(ticks: &[&Tick]) -> bool {
    let half = |tick: &Tick| width(&tick.text) / 2.0;
    let mut neighbours = ticks.iter().zip(ticks.iter().skip(1));
    neighbours.all(|(a, b)| (b.x - a.x).abs() >= half(a) + TEXT_GAP + half(b))
}

/// The width of the widest tick of `scale`.
pub(super) fn tick_width(scale: &Scale, number: &dyn Fn(f64) -> String) -> f64 {
    let texts: Vec<String> = scale.ticks().iter().map(|value| number(*value)).collect();
    widest(texts.iter().map(String::as_str))
}

/// How many ticks of `tick_width` stand side by side in `room`: three at least, `ticks_max` at most.
pub(super) fn ticks_within(room: f64, tick_width: f64, ticks_max: usize) -> usize {
    // A float becomes the nearest count it can: nothing below zero.
    let fitting = (room / (tick_width + TICK_GAP)) as usize + 1;
    fitting.clamp(3, ticks_max.max(3))
}
