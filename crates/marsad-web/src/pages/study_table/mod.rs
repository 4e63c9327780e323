//! Tables over a study: the builder for everybody, and estimates for those who estimate.
//!
//! Holds: what an address asks for (`asked.rs`), the form that asks it (`form.rs`), the two pages (`build.rs`,
//! `estimate.rs`) with what they share (`study_visit.rs`), estimates at the desk with the plans that are kept there
//! (`at_desk.rs`), the table as it is written (`table.rs`), the words of a refusal (`refused.rs`) and of a design
//! (`design.rs`), the files behind an ending (`files.rs`, `scripts.rs`).
//! Does not hold: estimates or protection (`Work::built_table`, `Work::estimate`), nor the words of a table
//! (`marsad_publish::SurveyTable`).
//! INVARIANT: the builder shows a `BuiltTable` and nothing else.

mod asked;
mod at_desk;
mod build;
mod design;
mod estimate;
mod files;
mod form;
mod refused;
mod scripts;
mod study_visit;
mod table;

pub(crate) use at_desk::{desk_estimate, keep_plan, kept_plan, plan_query, table_query};

use axum::Router;
use axum::routing::{MethodRouter, get};

use files::TableFile;

use crate::app::App;

/// The most cells that are put together for one page.
const CELLS_MAX: usize = 4_000;

/// The routes of both pages and of the files behind them.
pub(crate) fn routes() -> Router<App> {
    let router = with_files(Router::new(), "build", &TableFile::BUILT, || get(build::build));
    with_files(router, "estimate", &TableFile::ESTIMATED, || get(estimate::estimate))
}

fn with_files(
    router: Router<App>,
    page: &str,
    files: &[TableFile],
    handler: impl Fn() -> MethodRouter<App>,
) -> Router<App> {
    let path = format!("/{{lang}}/studies/{{id}}/{page}");
    let router = router.route(&path, handler());
    files.iter().fold(router, |router, file| router.route(&format!("{path}.{}", file.ending()), handler()))
}
