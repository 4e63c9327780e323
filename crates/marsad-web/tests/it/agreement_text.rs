//! The signed text of an agreement: only what is a document is kept, and it is given back as a file of its kind.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use marsad_model::Role;
use marsad_web::App;
use tower::ServiceExt as _;

use crate::board::{form_mark, signed_in};
use crate::portal::Portal;

const PATH: &str = "/desk/agreements/PORTS_ARRIVALS";
/// The fields of a version besides the text.
const FIELDS: [(&str, &str); 19] = [
    ("frequency", "Q"),
    ("due_days", "10"),
    ("counting", "working"),
    ("roll", "next"),
    ("valid_from", "2025-07-01"),
    ("valid_until", ""),
    ("party", "OBS"),
    ("party", "PORTS"),
    ("contact_account", ""),
    ("note", "signed again"),
    ("definitions_ar", "نص"),
    ("definitions_fr", "texte"),
    ("definitions_en", "text"),
    ("legal_basis_ar", "نص"),
    ("legal_basis_fr", "texte"),
    ("legal_basis_en", "text"),
    ("contact_ar", "نص"),
    ("contact_fr", "texte"),
    ("contact_en", "text"),
];

/// Someone with a device.
struct Seated<'p> {
    portal: &'p Portal,
    cookie: String,
    mark: String,
}

/// What came back.
struct Told {
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Told {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Seated<'_> {
    async fn ask(&self, method: &str, path: &str, body: Vec<u8>) -> Told {
        let request = Request::builder().method(method).uri(path).header("cookie", &self.cookie);
        let request = request.header("content-type", "multipart/form-data; boundary=b0");
        let request = request.header("origin", "https://marjan.example").body(Body::from(body)).unwrap();
        let router = marsad_web::router(App::new(self.portal.work.clone(), Some("https://marjan.example")));
        let response = router.oneshot(request).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Told { status, headers, bytes: to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec() }
    }

    /// Writes a version with a text, as a browser does.
    async fn writes(&self, lang: &str, (name, text): (&str, &[u8])) -> Told {
        let own = [("csrf", self.mark.as_str())];
        let part = |(name, value): (&str, &str)| {
            format!("--b0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let mut body: Vec<u8> = own.into_iter().chain(FIELDS).map(part).collect::<String>().into_bytes();
        let head = format!(
            "--b0\r\nContent-Disposition: form-data; name=\"text\"; filename=\"{name}\"\r\n\
             Content-Type: application/pdf\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(text);
        body.extend_from_slice(b"\r\n--b0--\r\n");
        self.ask("POST", &format!("/{lang}{PATH}/versions"), body).await
    }
}

async fn director(portal: &Portal) -> Seated<'_> {
    let cookie = signed_in(portal, ("director.x", "OBS", Role::Director)).await;
    let mark = form_mark(portal, &cookie).await;
    Seated { portal, cookie, mark }
}

#[tokio::test]
async fn what_is_no_document_is_refused_in_the_language_of_the_page_whatever_its_name_says() {
    let portal = Portal::unpublished().await;
    let director = director(&portal).await;
    let files: [(&str, &[u8]); 4] = [
        ("evil.html", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("signed.pdf", b"#!/bin/sh\nrm -rf ~\n"),
        ("signed.docx", b"PK\x03\x04 and nothing else"),
        ("signed.png", b"GIF89a"),
    ];
    for (lang, said) in [("ar", "مهما كان اسمه"), ("fr", "quoi que dise son nom"), ("en", "whatever its name says")]
    {
        for file in files {
            let refused = director.writes(lang, file).await;
            let page = String::from_utf8_lossy(&refused.bytes);
            assert_eq!(refused.status, 415, "{lang} {}: {page}", file.0);
            assert!(page.contains("role=\"alert\"") && page.contains(said) && page.contains(file.0), "{lang}: {page}");
            assert!(!page.contains("[refusal-"), "{lang}: {page}");
        }
    }
    assert_eq!(director.ask("GET", &format!("/en{PATH}/text/1"), Vec::new()).await.status, 404, "nothing was kept");
}

#[tokio::test]
async fn a_text_larger_than_is_taken_is_refused_with_the_limit() {
    let portal = Portal::unpublished().await;
    let director = director(&portal).await;
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize((20 << 20) + 1, b'x');
    let refused = director.writes("en", ("large.pdf", &large)).await;
    assert_eq!(refused.status, 413);
    assert!(String::from_utf8_lossy(&refused.bytes).contains("20 MiB"));
}

#[tokio::test]
async fn a_text_is_given_back_as_a_file_of_its_kind_and_never_as_a_page() {
    let portal = Portal::unpublished().await;
    let director = director(&portal).await;
    let files: [(&str, &[u8], &str, &str); 3] = [
        ("evil.html", b"%PDF-1.7\n<script>alert(1)</script>", "application/pdf", "evil.html.pdf"),
        ("scan.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png", "scan.png"),
        ("scan", b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg", "scan.jpg"),
    ];
    for (number, (given, bytes, kind, name)) in (1..).zip(files) {
        let kept = director.writes("en", (given, bytes)).await;
        assert_eq!(kept.status, 303, "{given}: {}", String::from_utf8_lossy(&kept.bytes));
        let text = director.ask("GET", &format!("/en{PATH}/text/{number}"), Vec::new()).await;
        assert_eq!((text.status, &text.bytes[..]), (200, bytes), "{given}");
        assert_eq!(text.header("content-type"), kind, "{given}");
        assert_eq!(text.header("content-disposition"), format!("attachment; filename*=UTF-8''{name}"), "{given}");
        assert_eq!(text.header("x-content-type-options"), "nosniff", "{given}");
        assert!(text.header("content-security-policy").starts_with("default-src 'none'"), "{given}");
    }
}
