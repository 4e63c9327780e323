//! The web door: the portal in three languages, SDMX REST, and the desk. Portal and SDMX read; the desk calls steps.
//!
//! Holds: routes, pages (`pages/` with `templates/`), SDMX answers (`sdmx/`), the signed-in side (`desk/`), assets, the headers
//! that protect readers, the post (`post/`) and what happens by itself (`clockwork.rs`).
//! Does not hold: data access (only `marsad-workflow` gives it released tables), sentences (they are in `locales/`).
//! Where next: a new page is a file in `pages/`, a template, a route in `routes.rs`, and keys in `locales/`.

mod app;
mod assets;
mod clockwork;
mod desk;
mod error;
mod headers;
mod layout;
mod links;
mod pages;
mod pictures;
mod post;
mod refused;
mod routes;
mod sdmx;
mod visit;

pub use app::{App, has_fonts, has_pictures};
pub use desk::SingleSignOn;
pub use post::{Post, PostSettings, SmsSettings};
pub use routes::router;

use std::future::Future;
use std::net::SocketAddr;

/// Serves the portal on `listener` until `stop` is done; requests that are under way are finished. Letters wait.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    serve_with_post(listener, (app, None), stop).await
}

/// The same with a post that sends letters.
pub async fn serve_with_post(
    listener: tokio::net::TcpListener,
    (app, post): (App, Option<Post>),
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let clockwork = tokio::spawn(clockwork::run(app.clone(), post));
    let work = app.work.clone();
    let prepared = tokio::spawn(async move { work.prepare_builders().await });
    let served = axum::serve(listener, router(app).into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stop)
        .await;
    // What it was at is dropped with its transaction, or lent again later; nothing is half done.
    clockwork.abort();
    prepared.abort();
    let _ = clockwork.await;
    served
}
