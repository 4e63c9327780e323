//! People: signing in and out, the page of one's own, and accounts.

mod accounts;
mod device;
mod links;
mod me;
mod mobile;
mod programs;
mod reset;
mod second_factor;
mod sign_in;
mod single_sign_on;
mod tokens;

pub use single_sign_on::SingleSignOn;

use axum::Router;
use axum::routing::{delete, get, post};

use crate::app::App;

/// Its addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/{lang}/desk/sign-in", get(sign_in::page).post(sign_in::sign_in))
        .route("/{lang}/desk/sign-out", post(sign_in::sign_out))
        .route("/{lang}/desk/code", get(sign_in::code_page).post(sign_in::give_code))
        .route("/{lang}/desk/password", get(sign_in::password_page).post(sign_in::set_password))
        .route("/{lang}/desk/link/{secret}", get(links::page).post(links::accept))
        .route("/{lang}/desk/reset", get(reset::page).post(reset::ask))
        .route("/{lang}/desk/single-sign-on", get(single_sign_on::begin))
        .route("/{lang}/desk/single-sign-on/back", get(single_sign_on::back))
        .route("/{lang}/desk/me", get(me::page))
        .route("/{lang}/desk/me/contact", post(me::set_contact))
        .route("/{lang}/desk/me/mobile", post(mobile::add))
        .route("/{lang}/desk/me/mobile/confirm", post(mobile::confirm))
        .route("/{lang}/desk/me/mobile/kinds", post(mobile::choose))
        .route("/{lang}/desk/me/mobile/remove", post(mobile::remove))
        .route("/{lang}/desk/me/password", post(me::change_password))
        .route("/{lang}/desk/me/sessions/end", post(me::end_sessions))
        .route("/{lang}/desk/me/second-factor", get(second_factor::page).post(second_factor::confirm))
        .route("/{lang}/desk/me/second-factor-off", post(second_factor::end))
        .route("/{lang}/desk/me/tokens", post(tokens::make))
        .route("/{lang}/desk/me/tokens/{id}/revoke", post(tokens::revoke))
        .route("/{lang}/desk/accounts", get(accounts::page).post(accounts::invite))
        .route("/{lang}/desk/accounts/{id}/{action}", post(accounts::act))
        .route("/api/v1/me", get(programs::me))
        .route("/api/v1/tokens", get(programs::tokens))
        .route("/api/v1/tokens/{id}", delete(programs::revoke))
}

/// What it says of its addresses for programs.
pub(super) fn openapi() -> serde_json::Value {
    programs::openapi()
}
