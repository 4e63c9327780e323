//! From where a request comes, whether it comes from a page of ours, that nobody asks too much, and that every text in it is
//! one that a catalog can hold.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use marsad_sdmx::Parameters;
use marsad_workflow::Visitor;

use super::api::ApiError;
use crate::app::App;
use crate::error::PageError;

/// So many requests that change something may come at once from one network: an office has one address.
const BURST: f64 = 240.0;
/// So many more each second.
const PER_SECOND: f64 = 8.0;
/// With more networks than this, those that have been quiet are forgotten.
const NETWORKS_MAX: usize = 10_000;

/// Requests that change something, counted for each network by this server.
#[derive(Default)]
pub(crate) struct Throttle {
    buckets: Mutex<HashMap<String, (f64, Instant)>>,
}

impl Throttle {
    /// Whether another request may come.
    fn takes(&self, network: &str, now: Instant) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= NETWORKS_MAX {
            buckets.retain(|_, (left, at)| filled(*left, *at, now) < BURST);
        }
        let (left, at) = buckets.get(network).copied().unwrap_or((BURST, now));
        let left = filled(left, at, now);
        let takes = left >= 1.0;
        buckets.insert(network.to_owned(), (if takes { left - 1.0 } else { left }, now));
        takes
    }
}

fn filled(left: f64, at: Instant, now: Instant) -> f64 {
    (left + now.saturating_duration_since(at).as_secs_f64() * PER_SECOND).min(BURST)
}

/// Lets nobody change things without end.
pub(crate) async fn throttled(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let address = peer(request.extensions().get());
    let network = network(address, request.headers(), &app);
    if is_reading || app.throttle().takes(&network, Instant::now()) {
        return next.run(request).await;
    }
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "30")]).into_response()
}

/// The sign that no text has: PostgreSQL holds none with it, so that it gets no further than the door on any engine.
const NUL: char = '\0';

/// Refuses an address with [`NUL`] in it. The SDMX API compares texts with what it knows, and says itself what it does not.
pub(crate) async fn writable(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    match unwritable(request.uri()) {
        Some(error) if path.starts_with("/api/") => ApiError::from(error).into_response(),
        Some(error) if !path.starts_with("/sdmx/") => error.into_response(),
        _ => next.run(request).await,
    }
}

/// Why an address cannot be asked for. A path with [`NUL`] leads nowhere.
fn unwritable(uri: &Uri) -> Option<PageError> {
    if uri.path().contains("%00") {
        return Some(PageError::NotFound);
    }
    let query = Parameters::read(uri.query().unwrap_or_default());
    all_writable(query.iter()).err()
}

/// Refuses a parameter or a field with [`NUL`] in its name or its value.
pub(super) fn all_writable<'f>(mut fields: impl Iterator<Item = (&'f str, &'f str)>) -> Result<(), PageError> {
    let found = fields.find(|(name, value)| name.contains(NUL) || value.contains(NUL));
    found.map_or(Ok(()), |(name, value)| {
        let shown = |text: &str| text.replace(NUL, "\u{2400}");
        Err(PageError::bad(&shown(name), &shown(value), &[]))
    })
}

fn peer(found: Option<&ConnectInfo<SocketAddr>>) -> Option<IpAddr> {
    found.map(|ConnectInfo(address)| address.ip())
}

/// The network of a request: that of the one who is connected, or, where that is a proxy of ours, the one it names last.
fn network(peer: Option<IpAddr>, headers: &HeaderMap, app: &App) -> String {
    let forwarded = || {
        let value = headers.get("x-forwarded-for")?.to_str().ok()?;
        value.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
    };
    let address = peer.filter(|peer| app.is_proxy(*peer)).and_then(|_| forwarded()).or(peer);
    address.map_or_else(|| "unknown".to_owned(), prefix)
}

/// A network is what is kept of an address: enough to see from where, too little to be a person.
fn prefix(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
    }
}

/// From where a request of a person comes.
pub(super) fn visitor(parts: &Parts, app: &App) -> Visitor {
    let network = network(peer(parts.extensions.get()), &parts.headers, app);
    let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Visitor { origin: format!("web {network}"), network, agent: agent.to_owned() }
}

/// Whether a request was made by a page of ours, as far as the browser says. What no browser sends, such as a program's
/// request, has neither header.
pub(super) fn is_from_here(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_same_site = text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let own = app.public_url(text("host"));
    let host = |url: &str| url.split_once("://").map_or(url, |(_, host)| host).to_owned();
    let is_own = |origin: &str| host(origin) == host(&own) || text("host").is_some_and(|name| host(origin) == name);
    is_same_site && text("origin").is_none_or(is_own)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn an_address_with_the_sign_that_no_text_has_is_refused_and_others_are_not() {
        let found = |address: &str| unwritable(&address.parse().unwrap());
        assert!(matches!(found("/en/desk/review/x%00y"), Some(PageError::NotFound)));
        for wrong in ["/en/desk/audit?text=%00", "/en/desk/audit?a=1&b%00=2", "/en/desk/audit?a=%2541%00"] {
            assert!(matches!(found(wrong), Some(PageError::Bad { .. })), "{wrong}");
        }
        for right in ["/en/desk/audit?text=%2500", "/en/desk/x%2500", "/en", "/en?a=%0A"] {
            assert!(found(right).is_none(), "{right}");
        }
    }

    #[test]
    fn a_network_is_all_that_is_kept_of_an_address() {
        for (address, kept) in [
            ("192.0.2.77", "192.0.2.0/24"),
            ("2001:db8:7:8:9:a:b:c", "2001:db8:7::/48"),
            ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ] {
            assert_eq!(prefix(address.parse().unwrap()), kept);
        }
    }

    #[test]
    fn who_asks_too_much_waits_and_others_do_not() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        let taken = (0..300).filter(|_| throttle.takes("a", now)).count();
        assert_eq!(taken, 240);
        assert!(throttle.takes("b", now));
        assert!(throttle.takes("a", now + Duration::from_secs(1)));
    }
}
