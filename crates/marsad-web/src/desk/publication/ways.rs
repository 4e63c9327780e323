//! Where the pages that a release touches lead. They are made as they will be once it is public, for nobody to see, and every
//! link of them that stays in the portal is followed: to a page that exists, and to the place on it that it names.
//!
//! Does not hold: links to other sites, and what only a script would open.

use std::collections::{BTreeMap, BTreeSet};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use marsad_model::Lang;
use tower::ServiceExt as _;

use crate::links;

/// So many links are followed.
const WAYS_MAX: usize = 400;
/// So many more to single numbers, of which a table has one in each cell and all are made alike.
const NUMBERS_MAX: usize = 30;
/// A page has no more bytes.
const PAGE_BYTES_MAX: usize = 32 << 20;

/// Where the links of some pages lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Walked {
    /// How many were followed.
    pub ways: u64,
    /// How many were not.
    pub left: u64,
    /// Those that lead nowhere: the page on which one stands, and where it leads.
    pub broken: Vec<(String, String)>,
}

/// What answers at an address.
enum Place {
    Nowhere,
    /// A page, as it is written.
    Page(String),
    /// A file, or the way to another address.
    Other,
}

/// Follows every link of some pages, given as paths behind the language, in every language.
pub(super) async fn walk(router: &Router, pages: &[String]) -> Walked {
    let mut broken = Vec::new();
    // Each link once, with the first page on which it stands.
    let mut ways: BTreeMap<String, String> = BTreeMap::new();
    let all: Vec<String> =
        Lang::ALL.into_iter().flat_map(|lang| pages.iter().map(move |path| links::page(lang, path))).collect();
    for from in all {
        match place(router, &from).await {
            Place::Page(text) => {
                for way in ways_of(&text, &from) {
                    ways.entry(way).or_insert_with(|| from.clone());
                }
            }
            Place::Other => {}
            Place::Nowhere => broken.push((from.clone(), from)),
        }
    }
    let (numbers, others): (Vec<_>, Vec<_>) = ways.iter().partition(|(way, _)| way.contains("/numbers/"));
    let followed: Vec<(&String, &String)> =
        others.into_iter().take(WAYS_MAX).chain(numbers.into_iter().take(NUMBERS_MAX)).collect();
    let mut known: BTreeMap<String, Place> = BTreeMap::new();
    for &(way, from) in &followed {
        let (path, anchor) = way.split_once('#').unwrap_or((way.as_str(), ""));
        let found = match known.remove(path) {
            Some(found) => found,
            None => place(router, path).await,
        };
        let leads = match &found {
            Place::Page(text) => anchor.is_empty() || text.contains(&format!(" id=\"{anchor}\"")),
            Place::Other => true,
            Place::Nowhere => false,
        };
        known.insert(path.to_owned(), found);
        if !leads {
            broken.push((from.clone(), way.clone()));
        }
    }
    Walked { ways: followed.len() as u64, left: (ways.len() - followed.len()) as u64, broken }
}

/// What answers at a path, to whom nobody knows.
async fn place(router: &Router, path: &str) -> Place {
    let request = Request::get(path).header(header::HOST, "localhost").body(Body::empty());
    let Ok(request) = request else { return Place::Nowhere };
    let Ok(answer) = router.clone().oneshot(request).await;
    if answer.status().is_client_error() || answer.status().is_server_error() {
        return Place::Nowhere;
    }
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return Place::Other;
    }
    match to_bytes(answer.into_body(), PAGE_BYTES_MAX).await {
        Ok(bytes) => Place::Page(String::from_utf8_lossy(&bytes).into_owned()),
        Err(_) => Place::Nowhere,
    }
}

/// The links of a page that stay in the portal, each as a path from its root.
fn ways_of(html: &str, from: &str) -> BTreeSet<String> {
    let written = [" href=\"", " src=\""].into_iter().flat_map(|name| html.split(name).skip(1));
    let values = written.filter_map(|rest| rest.split_once('"')).map(|(value, _)| value);
    values.map(|value| value.replace("&#38;", "&").replace("&amp;", "&")).filter_map(|way| inside(&way, from)).collect()
}

fn inside(way: &str, from: &str) -> Option<String> {
    match way.as_bytes() {
        [b'/', b'/', ..] => None,
        [b'/', ..] => Some(way.to_owned()),
        [b'#' | b'?', ..] => Some(format!("{from}{way}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::response::Html;
    use axum::routing::get;

    use super::*;

    #[tokio::test]
    async fn a_link_to_a_page_or_to_a_place_that_does_not_exist_is_told_with_its_page() {
        let page = "<a href=\"#here\">a</a> <a href=\"/en/file?a=1&#38;b=2\">b</a> <a href=\"https://x.example/\">c</a>\
                    <a href=\"/en/gone\">d</a> <a href=\"/en/data#nowhere\">e</a> <p id=\"here\"></p>";
        let router = Router::new()
            .route("/en/data", get(move || async move { Html(page) }))
            .route("/fr/data", get(|| async { Html("") }))
            .route("/en/file", get(|| async { "a file" }));
        let walked = walk(&router, &["/data".to_owned()]).await;
        let on = |to: &str| ("/en/data".to_owned(), to.to_owned());
        let missing = ("/ar/data".to_owned(), "/ar/data".to_owned());
        assert_eq!(walked.broken, [missing, on("/en/data#nowhere"), on("/en/gone")]);
        assert_eq!((walked.ways, walked.left), (4, 0));
    }

    #[test]
    fn only_links_that_stay_in_the_portal_are_followed() {
        let check = |way: &str, expected: Option<&str>| assert_eq!(inside(way, "/en").as_deref(), expected, "{way}");
        check("/en/data", Some("/en/data"));
        check("?view=chart", Some("/en?view=chart"));
        check("#main", Some("/en#main"));
        check("//elsewhere.example/", None);
        check("https://elsewhere.example/", None);
        check("data:image/png;base64,AAAA", None);
        check("", None);
    }
}
