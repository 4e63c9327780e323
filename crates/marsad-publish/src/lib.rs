//! Publication: released tables become grids, charts, downloads and citations, in three languages.
//!
//! Holds: the pivot of a released table, our own SVG charts, the files people download, how a table is cited.
//! Does not hold: pages (they are in `marsad-web`) and any way to data that were not released.
//! Where next: a new kind of chart is a file in `chart/`; a new download is a file in `downloads/`.

pub mod chart;
mod chart_of_grid;
mod citation;
mod downloads;
mod edition;
mod grid;
mod names;
mod spark;

pub use chart_of_grid::{ChartWords, chart_of, position};
pub use citation::citation;
pub use downloads::{csv, json, xlsx};
pub use edition::Edition;
pub use grid::{Cell, Grid, Head, View};
pub use names::Names;
pub use spark::spark;
