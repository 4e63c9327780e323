//! The web door: the portal in three languages, and SDMX REST. It reads; it changes nothing.
//!
//! Holds: routes, pages (`pages/` with `templates/`), SDMX answers (`sdmx/`), assets, the headers that protect readers.
//! Does not hold: data access (only `marsad-workflow` gives it released tables), sentences (they are in `locales/`).
//! Where next: a new page is a file in `pages/`, a template, a route in `routes.rs`, and keys in `locales/`.

mod app;
mod assets;
mod error;
mod headers;
mod layout;
mod links;
mod pages;
mod pictures;
mod routes;
mod sdmx;
mod visit;

pub use app::{App, has_fonts, has_pictures};
pub use routes::router;

use std::future::Future;

/// Serves the portal on `listener` until `stop` is done; requests that are under way are finished.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(app)).with_graceful_shutdown(stop).await
}
