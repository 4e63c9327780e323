//! The light palette, and how series are told apart. A page's style sheet replaces the colours by class.

use super::element::Element;

/// Text and figures.
pub(super) const INK: &str = "#14212b";
/// Secondary text.
pub(super) const QUIET: &str = "#5b6b75";
/// The background.
pub(super) const PAPER: &str = "#fdfcf9";
/// Hairlines.
pub(super) const LINE: &str = "#dcd8cd";
/// How wide the halo of a whisker is at most.
const HALO_WIDTH_MAX: f64 = 6.0;
/// How the line to a provisional figure is broken.
const PROVISIONAL_DASHES: &str = "3 3";
/// Sea, clay, olive, saffron, rose, quiet: the colours of series, in this order.
const PALETTE: [&str; 6] = ["#0f5c7a", "#b4532a", "#5d7327", "#b9850b", "#a32a4a", "#5b6b75"];

/// The look of one series.
pub(super) struct Paint {
    colour_at: usize,
    round: usize,
}

impl Paint {
    /// The look of the series at this place; after six, colours repeat with another line and a lighter area.
    pub(super) fn of(series: usize) -> Self {
        Self { colour_at: series % PALETTE.len(), round: series / PALETTE.len() }
    }

    /// An element in the colour of the series, which its `currentColor` means.
    pub(super) fn element(&self, name: &'static str, class: &str) -> Element {
        let class = format!("series-{} {class}", self.colour_at + 1);
        Element::new(name).class(&class).with("color", PALETTE[self.colour_at])
    }

    /// A stroked element in the colour of the series, unbroken in the first round of colours.
    pub(super) fn stroke(&self, name: &'static str, class: &str) -> Element {
        let element =
            self.element(name, class).with("fill", "none").with("stroke", "currentColor").with("stroke-width", "2");
        match self.round {
            0 => element,
            1 => element.with("stroke-dasharray", "9 3"),
            _ => element.with("stroke-dasharray", "9 3 2 3"),
        }
    }

    /// A filled element in the colour of the series, full in the first round of colours.
    pub(super) fn area(&self, name: &'static str, class: &str) -> Element {
        let element = self.element(name, class).with("fill", "currentColor");
        match self.round {
            0 => element,
            1 => element.with("fill-opacity", "0.65"),
            _ => element.with("fill-opacity", "0.4"),
        }
    }

    /// The band in which the true values of a line lie: lighter than any area.
    pub(super) fn band(&self) -> Element {
        self.element("polygon", "band").with("fill", "currentColor").with("fill-opacity", "0.18").with("stroke", "none")
    }

    /// The line to or from a figure that may still change.
    pub(super) fn provisional_line(&self) -> Element {
        let line = self.element("polyline", "line provisional").with("fill", "none").with("stroke", "currentColor");
        line.with("stroke-width", "2").with("stroke-dasharray", PROVISIONAL_DASHES)
    }

    /// The point of a figure that may still change: hollow.
    pub(super) fn provisional_point(&self) -> Element {
        self.open_point("provisional")
    }

    /// A hollow point; a word says why it is.
    pub(super) fn open_point(&self, why: &str) -> Element {
        self.element("circle", &format!("point {why}"))
            .with("fill", PAPER)
            .with("stroke", "currentColor")
            .with("stroke-width", "1.5")
    }

    /// The bar of a figure that may still change.
    pub(super) fn provisional_bar(&self) -> Element {
        let light = self.element("rect", "bar provisional").with("fill", "currentColor").with("fill-opacity", "0.25");
        light.with("stroke", "currentColor").with("stroke-dasharray", PROVISIONAL_DASHES)
    }
}

/// A line of the grid.
pub(super) fn grid_line() -> Element {
    Element::new("line").class("grid").with("stroke", LINE)
}

/// The line from the least to the most that a figure may be.
pub(super) fn whisker() -> Element {
    Element::new("line").class("whisker").with("stroke", QUIET).with("stroke-width", "2")
}

/// What a whisker is drawn upon, so that it is seen on a bar as beside it: no wider than the bar, which is so high.
pub(super) fn whisker_halo(height: f64) -> Element {
    Element::new("line").class("whisker-halo").with("stroke", PAPER).at("stroke-width", height.min(HALO_WIDTH_MAX))
}

/// The line of zero.
pub(super) fn axis_line() -> Element {
    Element::new("line").class("axis").with("stroke", QUIET)
}

/// The colour of text by its class.
pub(super) fn text_colour(class: &str) -> &'static str {
    match class {
        "tick" | "unit" | "source" | "label reason" => QUIET,
        _ => INK,
    }
}
