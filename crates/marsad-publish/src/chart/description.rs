//! What a chart shows, before any coordinate.
//!
//! Holds: the description that callers fill in, every word already in the reader's language.
//! Does not hold: geometry, colours, the format of numbers.

/// What a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What tells this chart from the others of its page; the ids inside the drawing begin with it.
    pub id: String,
    /// How it is drawn.
    pub kind: Kind,
    /// The finding or the question; drawn, and read aloud.
    pub title: String,
    /// What a reader who cannot see the drawing is told; not drawn.
    pub description: String,
    /// What is measured, in which unit; drawn under the title and said with every figure.
    pub unit: String,
    /// Where the figures come from and of when; drawn at the foot.
    pub source: String,
    /// What is said in place of a drawing when there is nothing to draw.
    pub empty: String,
    /// Which way the reader reads.
    pub direction: Direction,
    /// The names of the categories in order: periods (earliest first), ages (youngest first) or names of codes.
    pub categories: Vec<String>,
    /// The same as the axis of a line has room for them, since an end that is cut off would be the year; none where the names
    /// are short.
    pub categories_short: Vec<String>,
    /// Where the categories of a line truly stand, in years; without it they stand evenly.
    pub positions: Option<Vec<f64>>,
    /// The series in order. More than six repeat the colours: group them first where it can be done.
    pub series: Vec<Series>,
    /// The size of the drawing.
    pub frame: Frame,
    /// The decimals that figures are published with; the axis is never finer.
    pub decimals: u32,
    /// Whether the drawing stands alone and so draws its title, unit and source; on a page they stand beside it.
    pub is_alone: bool,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// One line per series, over time.
    Line,
    /// Horizontal bars from zero, one group per category.
    Bar,
    /// Two series back to back by age. Drawn as bars unless there are exactly two series without negative values.
    Pyramid,
}

/// Which way the reader reads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// French, English.
    LeftToRight,
    /// Arabic: everything mirrors but the digits.
    RightToLeft,
}

/// The size of a drawing. The height is a minimum: many bars or a long title make it taller.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Frame {
    /// The width.
    pub width: u32,
    /// The least height.
    pub height: u32,
}

impl Frame {
    /// For a page or a sheet of paper.
    pub const WIDE: Self = Self { width: 720, height: 360 };
    /// For a phone: fewer ticks, the same size of type.
    pub const NARROW: Self = Self { width: 360, height: 300 };

    /// How many ticks an axis may have at most.
    pub(super) fn ticks_max(self) -> usize {
        if self.width < 480 { 4 } else { 6 }
    }
}

/// One series: a line, or the bars of one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// One mark per category; those absent at the end are missing.
    pub values: Vec<Mark>,
    /// The categories at which a line begins anew, since from there it does not count what it counted before.
    pub breaks: Vec<usize>,
}

/// How a figure stands to the one that a reader should take home.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// It is that one.
    Chief,
    /// It stands beside it.
    Beside,
    /// It counts something else; its point is hollow.
    Unlike,
}

/// Where the true value lies nineteen times in twenty; both ends are the value where it is known exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// From here.
    pub low: f64,
    /// To here.
    pub high: f64,
    /// How it is written after the figure.
    pub text: String,
}

/// What is known of one series in one category.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A figure.
    Value {
        /// Where it is drawn.
        value: f64,
        /// How it is written.
        text: String,
        /// Whether it may still change; drawn dashed.
        is_provisional: bool,
        /// How sure it is, where that was published; drawn as a band around a line, and as a whisker on a bar.
        interval: Option<Interval>,
    },
    /// A figure with its uncertainty, drawn as a point on a whisker; in bars only.
    Estimate {
        /// Where the point stands.
        value: f64,
        /// Where the whisker begins.
        low: f64,
        /// Where it ends.
        high: f64,
        /// How the figure is written.
        text: String,
        /// How it stands to the figure that a reader should take home.
        standing: Standing,
    },
    /// A step from one figure to another, drawn as a bar between them; in bars only.
    Step {
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
        /// The least that its end may be.
        low: f64,
        /// The most that its end may be.
        high: f64,
        /// How its size is written.
        text: String,
        /// Whether nobody knows why; drawn hatched.
        is_unexplained: bool,
    },
    /// A figure that exists and is not shown; drawn hatched.
    Hidden {
        /// Why it is not shown.
        reason: String,
    },
    /// No figure; drawn as a gap.
    Missing,
}

impl Mark {
    /// Every place of an axis that it needs.
    pub(super) fn places(&self) -> Vec<f64> {
        match self {
            Self::Value { value, interval: None, .. } => vec![*value],
            Self::Value { value, interval: Some(Interval { low, high, .. }), .. } => vec![*value, *low, *high],
            Self::Estimate { value, low, high, .. } => vec![*value, *low, *high],
            Self::Step { from, to, low, high, .. } => vec![*from, *to, *low, *high],
            Self::Hidden { .. } | Self::Missing => Vec::new(),
        }
    }

    /// How sure its figure is, where that was published.
    pub(crate) fn interval(&self) -> Option<&Interval> {
        match self {
            Self::Value { interval, .. } => interval.as_ref(),
            Self::Estimate { .. } | Self::Step { .. } | Self::Hidden { .. } | Self::Missing => None,
        }
    }

    /// How its figure is written.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Value { text, .. } | Self::Estimate { text, .. } | Self::Step { text, .. } => Some(text),
            Self::Hidden { .. } | Self::Missing => None,
        }
    }
}

impl Series {
    /// The mark in one category; a value that is no number is missing.
    pub(super) fn mark(&self, category: usize) -> &Mark {
        match self.values.get(category) {
            Some(mark) if mark.places().iter().any(|place| !place.is_finite()) => &Mark::Missing,
            Some(mark) => mark,
            None => &Mark::Missing,
        }
    }
}

impl Chart {
    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        self.marks().all(|mark| matches!(mark, Mark::Missing))
    }

    /// The least and the greatest value; zeros if there is none.
    pub(super) fn span(&self) -> (f64, f64) {
        let values = || self.marks().flat_map(Mark::places);
        (values().reduce(f64::min).unwrap_or(0.0), values().reduce(f64::max).unwrap_or(0.0))
    }

    /// The figures as written.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.marks().filter_map(Mark::text)
    }

    fn marks(&self) -> impl Iterator<Item = &Mark> {
        let count = self.categories.len();
        self.series.iter().flat_map(move |series| (0..count).map(move |category| series.mark(category)))
    }
}
