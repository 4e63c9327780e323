//! Charts as SVG: a plain description in, the same bytes out, for the page, the download and the PDF.
//!
//! Holds: lines, horizontal bars and population pyramids, mirrored for right-to-left readers; a figure as a picture to be
//! shared (`poster`).
//! Does not hold: any word or number format of its own (both arrive in the reader's language), any file, any clock,
//! any style sheet.
//! Where next: `description` says what a chart shows, `drawing` chooses how; a new kind is a variant of [`Kind`] and a
//! file beside `bar`.
//!
//! # For the style sheet of a page
//! Colours are presentation attributes of the light palette, so that any rule replaces them. Series take
//! `currentColor`: `.series-1 { color: … }` to `.series-6` suffice. The rest: `.paper` and `.point.provisional` (fill),
//! `.grid`, `.axis` (stroke), `.title`, `.label`, `.message` (fill, ink), `.tick`, `.unit`, `.source` (fill, quiet),
//! `.hidden-mark` and `.hatch` (stroke); `.band` (fill) and `.whisker` (stroke) are how sure a figure is; `.whisker-halo`
//! (stroke) has the colour of paper.
//!
//! INVARIANT: coordinates are logical (from the reader's first side) until `Canvas::x`, the only place that mirrors.

mod axis;
mod bar;
mod canvas;
mod description;
mod drawing;
mod element;
mod isolates;
mod labels;
mod line;
mod paint;
mod poster;
mod pyramid;
mod scale;
mod sheet;

pub use description::{Chart, Direction, Frame, Interval, Kind, Mark, Series, Standing};
pub use drawing::draw;
pub use poster::{Poster, draw_poster};
