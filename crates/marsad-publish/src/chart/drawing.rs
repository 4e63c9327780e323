//! From a description to its drawing.

use super::canvas::{Anchor, Canvas, Label, Point};
use super::sheet::Sheet;
use super::{Chart, Kind, bar, line, pyramid};

/// The least height of the space in which a chart says that it is empty.
const MESSAGE_HEIGHT: f64 = 80.0;

/// The drawing of `chart` as one SVG element; `number` writes the ticks of the axis in the reader's language.
///
/// The root says `direction="ltr"` in every language. Renderers disagree about `direction="rtl"`: browsers swap the
/// meaning of `text-anchor`, usvg (which draws our PDF) ignores it (github.com/linebender/resvg/issues/475). So anchors
/// are physical, and Arabic text carries its direction in itself, in Unicode isolates that all of them obey.
pub fn draw(chart: &Chart, number: &dyn Fn(f64) -> String) -> String {
    let canvas = match chart.kind {
        _ if chart.is_empty() => say_empty(chart),
        Kind::Line => line::draw(chart, number),
        Kind::Pyramid if pyramid::is_possible(chart) => pyramid::draw(chart, number),
        Kind::Bar | Kind::Pyramid => bar::draw(chart, number),
    };
    canvas.close()
}

/// The sheet of a chart with nothing to draw: its message in the middle.
fn say_empty(chart: &Chart) -> Canvas<'_> {
    let mut canvas = Sheet::of(chart).open(MESSAGE_HEIGHT);
    let body = canvas.body();
    let centre = Point { x: body.middle(), y: (body.top + body.bottom) / 2.0 };
    canvas.text(&Label::new(centre, Anchor::Middle, &chart.empty).within(body.width(), 3).class("message"));
    canvas
}
