//! Which address is which page.

use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::{assets, desk, headers, pages, sdmx};

/// Every route of the web door.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/", get(start))
        .route("/healthz", get(health))
        .route("/assets/{name}", get(assets::asset))
        .route("/service-worker.js", get(pages::worker))
        .route("/{lang}/manifest.webmanifest", get(pages::manifest))
        .route("/{lang}/offline", get(pages::offline))
        .route("/{lang}", get(pages::home))
        .route("/{lang}/questions", get(pages::questions))
        .route("/{lang}/questions/{id}", get(pages::question))
        .route("/{lang}/questions/{id}/picture.svg", get(pages::question_picture))
        .route("/{lang}/questions/{id}/picture.png", get(pages::question_picture_png))
        .route("/{lang}/contradictions", get(pages::contradictions))
        .route("/{lang}/contradictions.json", get(pages::contradictions_json))
        .route("/{lang}/data", get(pages::data_list))
        .route("/{lang}/data/{flow}", get(pages::dataflow))
        .route("/{lang}/data/{flow}/releases/{number}", get(pages::release))
        .route("/{lang}/data/{flow}/releases/{number}/balance", get(pages::balance))
        .route("/{lang}/data/{flow}/releases/{number}/changes", get(pages::changes))
        .route("/{lang}/data/{flow}/releases/{number}/numbers/{key}/{period}", get(pages::number))
        .route("/{lang}/studies", get(pages::studies))
        .route("/{lang}/studies/{id}", get(pages::study))
        .route("/{lang}/studies/{id}/tables/{table}/ddi.xml", get(pages::study_ddi))
        .route("/{lang}/studies/{id}/records/{name}", get(pages::study_records))
        .route("/{lang}/studies/{id}/variables/{name}", get(pages::study_variable))
        .route("/{lang}/institutions", get(pages::institutions))
        .route("/{lang}/institutions/{id}", get(pages::institution))
        .route("/{lang}/about", get(pages::about))
        .route("/{lang}/numerals/{kind}", get(pages::numerals))
        .merge(pages::study_table_routes())
        .nest("/sdmx/v2", sdmx::routes())
        .merge(desk::routes())
        .fallback(pages::nowhere)
        .layer(from_fn(desk::writable))
        .layer(from_fn_with_state(app.clone(), pages::spoken_errors))
        .layer(from_fn_with_state(app.clone(), desk::throttled))
        .layer(from_fn(headers::protect))
        .layer(CompressionLayer::new().gzip(true))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(without_slash))
        .with_state(app)
}

/// The start page speaks the language of the browser, or that of the country.
async fn start(request: Request) -> Redirect {
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = marsad_sdmx::accept_language(accepted).unwrap_or(marsad_model::Lang::Ar);
    Redirect::temporary(&format!("/{lang}"))
}

async fn health() -> &'static str {
    "ok\n"
}

/// A page with a slash at its end is the page without; SDMX takes both as they are.
async fn without_slash(request: Request, next: axum::middleware::Next) -> Response {
    let path = request.uri().path();
    if path.len() > 1 && path.ends_with('/') && !path.starts_with("/sdmx/") && !path.starts_with("//") {
        let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
        let target = format!("{}{query}", path.trim_end_matches('/'));
        return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response();
    }
    next.run(request).await
}
