//! Lines over time: true distances between periods, gaps where nothing is known and where the definition is another, names at the end of each line.

use super::axis::{self, AXIS_HEIGHT};
use super::canvas::{Anchor, Area, Canvas, HIDDEN_SIDE, Label, Point};
use super::labels::{Block, LINE_HEIGHT, spread, tell, widest, width, wrap};
use super::paint::{self, Paint};
use super::scale::{Scale, Wish};
use super::sheet::{Sheet, room};
use super::{Chart, Mark, Series};

/// The least height of the grid.
const GRID_HEIGHT_MIN: f64 = 120.0;
/// Above the grid, for half of the highest tick.
const HEADROOM: f64 = 8.0;
/// Between the ends of the grid and the first and last periods.
const INSET: f64 = 8.0;
/// Between the ticks and the grid.
const TICK_GAP: f64 = 8.0;
/// Between the names of two periods.
const PERIOD_GAP: f64 = 12.0;
/// The most that a name may take of which there is no shorter one.
const PERIOD_ROOM: f64 = 96.0;
/// The share of the width that the names of series may take.
const NAMES_SHARE: f64 = 0.26;
/// From the grid to the short line that begins a name, its length, and from there to the name.
const KEY: [f64; 3] = [6.0, 10.0, 5.0];
/// A line whose least value is below this share of its greatest begins at zero.
const ZERO_SHARE: f64 = 0.5;

/// The measures of a line chart.
struct Plot<'a> {
    chart: &'a Chart,
    grid: Area,
    scale: Scale,
    /// The logical place of each category.
    places: Vec<f64>,
    /// The name of each series in lines.
    names: Vec<Vec<String>>,
}

/// One figure in place.
struct Dot {
    at: Point,
    category: usize,
    is_provisional: bool,
    /// The heights between which the true value lies, where they were published.
    sure: Option<[f64; 2]>,
}

/// A piece of a line that is drawn in one way.
struct Stretch {
    points: Vec<Point>,
    is_provisional: bool,
}

/// The name of a series beside the end of its line.
struct Name {
    paint: Paint,
    end: Point,
    y: f64,
}

/// Draws `chart` as lines.
pub(super) fn draw<'a>(chart: &'a Chart, number: &dyn Fn(f64) -> String) -> Canvas<'a> {
    let names = names(chart);
    let names_height = names.iter().map(Vec::len).sum::<usize>() as f64 * LINE_HEIGHT;
    let mut canvas = Sheet::of(chart).open(HEADROOM + names_height.max(GRID_HEIGHT_MIN) + AXIS_HEIGHT);
    let plot = Plot::of(chart, canvas.body(), number);
    plot.draw_values(&mut canvas, number);
    plot.draw_periods(&mut canvas);
    for (at, series) in chart.series.iter().enumerate() {
        plot.draw_line(&mut canvas, at, series);
    }
    plot.draw_hidden(&mut canvas);
    plot.draw_names(&mut canvas);
    canvas
}

/// The name of each series in the lines that it takes.
fn names(chart: &Chart) -> Vec<Vec<String>> {
    let names_room = room(chart) * NAMES_SHARE;
    chart.series.iter().map(|series| wrap(&series.name, names_room, 2)).collect()
}

/// The axis of values: from zero, unless that would flatten every line.
fn scale_of(chart: &Chart) -> Scale {
    let (mut low, mut high) = chart.span();
    if low >= 0.0 && low <= high * ZERO_SHARE {
        low = 0.0;
    } else if high <= 0.0 && high >= low * ZERO_SHARE {
        high = 0.0;
    }
    Scale::covering(&Wish { low, high, ticks_max: chart.frame.ticks_max(), decimals: chart.decimals })
}

/// Where the categories stand between the first (0) and the last (1): at their positions, or evenly.
fn shares(chart: &Chart) -> Vec<f64> {
    let count = chart.categories.len();
    let given =
        chart.positions.as_ref().filter(|given| given.len() == count && given.iter().all(|year| year.is_finite()));
    let years = given.cloned().unwrap_or_else(|| (0..count).map(|at| at as f64).collect());
    let first = years.iter().copied().fold(f64::INFINITY, f64::min);
    let last = years.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    years.iter().map(|year| if last > first { (year - first) / (last - first) } else { 0.5 }).collect()
}

/// The names below the grid, and the most that one may take. Short ones are written whole: what was cut off would be the year.
fn periods(chart: &Chart) -> (&[String], f64) {
    let has_short = chart.categories_short.len() == chart.categories.len();
    if has_short { (&chart.categories_short, f64::INFINITY) } else { (&chart.categories, PERIOD_ROOM) }
}

/// `run` in pieces: dashed to and from provisional figures, unbroken between the others.
fn stretches(run: &[Dot]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for pair in run.windows(2) {
        let [from, to] = pair else { continue };
        let is_provisional = from.is_provisional || to.is_provisional;
        match stretches.last_mut() {
            Some(last) if last.is_provisional == is_provisional => last.points.push(to.at),
            _ => stretches.push(Stretch { points: vec![from.at, to.at], is_provisional }),
        }
    }
    stretches
}

/// Draws how sure the figures of a run are: a band around those that follow each other, a whisker where one stands alone.
fn draw_bands(canvas: &mut Canvas<'_>, paint: &Paint, run: &[Dot]) {
    for known in run.chunk_by(|a, b| a.sure.is_some() == b.sure.is_some()) {
        let side = |end: usize| {
            let edge = |dot: &Dot| Some(Point { y: *dot.sure?.get(end)?, ..dot.at });
            known.iter().filter_map(edge).collect::<Vec<Point>>()
        };
        let (lower, upper) = (side(0), side(1));
        match (&lower[..], &upper[..]) {
            ([], _) | (_, []) => {}
            // What is known exactly has nothing to show alone.
            ([low], [high]) if (low.y - high.y).abs() < 1.0 => {}
            ([low], [high]) => canvas.line(*low, *high, paint::whisker()),
            _ => {
                let around: Vec<Point> = lower.iter().chain(upper.iter().rev()).copied().collect();
                canvas.polyline(&around, paint.band());
            }
        }
    }
}

impl<'a> Plot<'a> {
    fn of(chart: &'a Chart, body: Area, number: &dyn Fn(f64) -> String) -> Self {
        let scale = scale_of(chart);
        let names = names(chart);
        let names_width = widest(names.iter().flatten().map(String::as_str));
        let names_width = if names_width > 0.0 { names_width + KEY.iter().sum::<f64>() } else { 0.0 };
        let (periods, period_room) = periods(chart);
        let half = |name: Option<&String>| name.map_or(0.0, |name| width(name).min(period_room) / 2.0 - INSET);
        let before = (axis::tick_width(&scale, number) + TICK_GAP).max(half(periods.first()));
        let after = names_width.max(half(periods.last()));
        let grid = Area {
            start: body.start + before,
            end: body.end - after,
            top: body.top + HEADROOM,
            bottom: body.bottom - AXIS_HEIGHT,
        };
        let span = (grid.width() - 2.0 * INSET).max(1.0);
        let places = shares(chart).iter().map(|share| grid.start + INSET + share * span).collect();
        Self { chart, grid, scale, places, names }
    }

    /// The height of a value.
    fn y(&self, value: f64) -> f64 {
        self.grid.bottom - self.scale.share(value) * self.grid.height()
    }

    /// Draws the grid and its ticks.
    fn draw_values(&self, canvas: &mut Canvas<'_>, number: &dyn Fn(f64) -> String) {
        for value in self.scale.ticks() {
            let y = self.y(*value);
            let line = if *value == 0.0 { paint::axis_line() } else { paint::grid_line() };
            canvas.line(Point { x: self.grid.start, y }, Point { x: self.grid.end, y }, line);
            let beside = Point { x: self.grid.start - TICK_GAP, y };
            canvas.text(&Label::new(beside, Anchor::End, &number(*value)).class("tick"));
        }
    }

    /// Writes the periods below the grid: the latest first, then every earlier one that has room.
    fn draw_periods(&self, canvas: &mut Canvas<'_>) {
        let (names, period_room) = periods(self.chart);
        let mut periods: Vec<(f64, &String)> = self.places.iter().copied().zip(names).collect();
        periods.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut free_to = f64::INFINITY;
        let mut written = Vec::new();
        for (x, name) in periods {
            let half = width(name).min(period_room) / 2.0;
            if x + half <= free_to {
                written.push((x, name));
                free_to = x - half - PERIOD_GAP;
            }
        }
        // Written in the order of reading.
        for (x, name) in written.into_iter().rev() {
            let at = Point { x, y: self.grid.bottom + AXIS_HEIGHT / 2.0 + 2.0 };
            canvas.text(&Label::new(at, Anchor::Middle, name).within(period_room, 1).class("label category"));
        }
    }

    /// Draws one line and its points.
    fn draw_line(&self, canvas: &mut Canvas<'_>, at: usize, series: &Series) {
        let paint = Paint::of(at);
        for run in self.runs(series) {
            draw_bands(canvas, &paint, &run);
            for stretch in stretches(&run) {
                let line =
                    if stretch.is_provisional { paint.provisional_line() } else { paint.stroke("polyline", "line") };
                canvas.polyline(&stretch.points, line);
            }
            for dot in run {
                let point = if dot.is_provisional { paint.provisional_point() } else { paint.area("circle", "point") };
                canvas.circle(dot.at, 3.0, point.titled(&tell(self.chart, series, dot.category)));
            }
        }
    }

    /// The figures of a series, parted where one is missing or hidden, and where it does not count what it counted before.
    fn runs(&self, series: &Series) -> Vec<Vec<Dot>> {
        let mut runs = Vec::new();
        let mut run = Vec::new();
        for (category, x) in self.places.iter().enumerate() {
            if series.breaks.contains(&category) {
                runs.push(std::mem::take(&mut run));
            }
            match series.mark(category) {
                Mark::Value { value, is_provisional, interval, .. } => {
                    let at = Point { x: *x, y: self.y(*value) };
                    let sure = interval.as_ref().map(|sure| [self.y(sure.low), self.y(sure.high)]);
                    run.push(Dot { at, category, is_provisional: *is_provisional, sure });
                }
                // A line has no room for whiskers and steps: who describes them draws bars.
                Mark::Estimate { .. } | Mark::Step { .. } | Mark::Hidden { .. } | Mark::Missing => {
                    runs.push(std::mem::take(&mut run));
                }
            }
        }
        runs.push(run);
        runs.retain(|run| !run.is_empty());
        runs
    }

    /// Draws the hidden figures at the foot of the grid, one above the other where several meet.
    fn draw_hidden(&self, canvas: &mut Canvas<'_>) {
        for (category, x) in self.places.iter().enumerate() {
            let hidden = self.chart.series.iter().filter(|series| matches!(series.mark(category), Mark::Hidden { .. }));
            for (rank, series) in hidden.enumerate() {
                let y = self.grid.bottom - (rank as f64 + 0.5) * (HIDDEN_SIDE + 2.0);
                canvas.hidden(Point { x: *x, y }, &tell(self.chart, series, category));
            }
        }
    }

    /// Writes the name of each series beside its last figure, with a short line in its colour.
    fn draw_names(&self, canvas: &mut Canvas<'_>) {
        let ends: Vec<Point> = self.chart.series.iter().map(|series| self.end_of(series)).collect();
        let block =
            |(end, name): (&Point, &Vec<String>)| Block { centre: end.y, height: name.len() as f64 * LINE_HEIGHT };
        let blocks: Vec<Block> = ends.iter().zip(&self.names).map(block).collect();
        let centres = spread(&blocks, self.grid.top - HEADROOM, self.grid.bottom + HEADROOM);
        for (at, series) in self.chart.series.iter().enumerate() {
            if let (Some(end), Some(y)) = (ends.get(at), centres.get(at)) {
                self.draw_name(canvas, series, &Name { paint: Paint::of(at), end: *end, y: *y });
            }
        }
    }

    fn draw_name(&self, canvas: &mut Canvas<'_>, series: &Series, name: &Name) {
        if series.name.trim().is_empty() {
            return;
        }
        let [gap, length, after] = KEY;
        let key = Point { x: self.grid.end + gap, y: name.y };
        let key_end = Point { x: key.x + length, ..key };
        let leader =
            name.paint.element("line", "leader").with("stroke", "currentColor").with("stroke-dasharray", "1 3");
        canvas.line(Point { x: name.end.x + 5.0, ..name.end }, key, leader);
        canvas.line(key, key_end, name.paint.stroke("line", "line key"));
        let at = Point { x: key_end.x + after, ..key };
        let names_room = room(self.chart) * NAMES_SHARE;
        canvas.text(&Label::new(at, Anchor::Start, &series.name).within(names_room, 2).class("label name"));
    }

    /// Where a line ends; one without any figure ends at the foot of the grid.
    fn end_of(&self, series: &Series) -> Point {
        let last = self.runs(series).last().and_then(|run| run.last().map(|dot| dot.at));
        last.unwrap_or(Point { x: self.grid.end, y: self.grid.bottom })
    }
}
