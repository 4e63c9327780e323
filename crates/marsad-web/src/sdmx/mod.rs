//! SDMX REST 2.2: structures, availability and data of what is public.

mod answer;
mod availability;
mod data;
mod flow;
mod structure;

use axum::Router;
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;

use crate::app::App;

/// The routes below `/sdmx/v2`. Paths may end in a slash and leave out their last parts.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/structure/{*path}", get(structure::structure))
        .route("/schema/{*path}", get(structure::schema))
        .route("/data/{*path}", get(data::data))
        .route("/availability/{*path}", get(availability::availability))
        .fallback(answer::not_served)
        .layer(map_response(open_to_all))
}

/// Any site may read what is public.
async fn open_to_all(mut response: Response) -> Response {
    use axum::http::{HeaderValue, header};
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept, Accept-Language, Accept-Encoding"));
    response
}
