//! A form with a file in it: `multipart/form-data` (RFC 7578), from a page of ours.

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use marsad_workflow::{Refusal, csrf_token};

use crate::app::App;
use crate::desk::guard::{all_writable, is_from_here};
use crate::desk::session::session_secret;
use crate::error::PageError;

/// A form has no more bytes: the signed text, and the fields around it.
const BYTES_MAX: usize = 21 << 20;
/// The field that shows that the form was on a page of this session.
const CSRF: &str = "csrf";

/// The form of a person who is signed in, with a file.
#[derive(Debug, Default)]
pub(super) struct DeskParts {
    fields: Vec<(String, String)>,
    files: Vec<(String, String, Bytes)>,
}

impl DeskParts {
    /// A field, without blanks around it; blank where there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a field that may stand more than once.
    pub(super) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The name and the bytes of a file; none where nobody chose one.
    pub(super) fn file(&self, name: &str) -> Option<(String, Bytes)> {
        let found = self.files.iter().find(|(key, _, bytes)| key == name && !bytes.is_empty());
        found.map(|(_, file_name, bytes)| (file_name.clone(), bytes.clone()))
    }
}

impl FromRequest<App> for DeskParts {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let foreign = || PageError::from(Refusal::ForeignForm(String::new()));
        if !is_from_here(request.headers(), app) {
            return Err(foreign());
        }
        let expected = session_secret(request.headers()).map(|secret| csrf_token(&secret));
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = kind.and_then(boundary).ok_or_else(foreign)?;
        let bytes = to_bytes(request.into_body(), BYTES_MAX).await;
        let bytes = bytes.map_err(|_| Refusal::TooLarge((BYTES_MAX >> 10).to_string()))?;
        let parts = parts(&bytes, &boundary);
        if expected.is_none_or(|expected| parts.text(CSRF) != expected) {
            return Err(foreign());
        }
        all_writable(parts.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
        Ok(parts)
    }
}

/// What separates the parts, as the type of the content says.
fn boundary(kind: &str) -> Option<String> {
    let rest = kind.strip_prefix("multipart/form-data")?;
    let found = rest.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?;
    let boundary = found.trim_matches('"');
    (!boundary.is_empty() && boundary.len() <= 70).then(|| boundary.to_owned())
}

/// The parts of a body; what is no part is left out.
fn parts(body: &Bytes, boundary: &str) -> DeskParts {
    let (mut found, mark) = (DeskParts::default(), format!("\r\n--{boundary}"));
    // The first mark has no line before it.
    let first = &mark.as_bytes()[2..];
    if !body.starts_with(first) {
        return found;
    }
    let mut from = first.len();
    while let Some(length) = position(&body[from..], mark.as_bytes()) {
        part(&body.slice(from..from + length), &mut found);
        from += length + mark.len();
    }
    found
}

/// One part: the lines of its head, a blank line, what it holds.
fn part(bytes: &Bytes, found: &mut DeskParts) {
    let Some(end) = position(bytes, b"\r\n\r\n") else { return };
    let head = String::from_utf8_lossy(&bytes[..end]);
    let content = bytes.slice(end + 4..);
    let is_disposition = |line: &&str| line.to_ascii_lowercase().starts_with("content-disposition:");
    let Some(disposition) = head.lines().find(is_disposition) else { return };
    let Some(name) = parameter(disposition, "name") else { return };
    match parameter(disposition, "filename") {
        Some(file_name) => found.files.push((name, plain_name(&file_name), content)),
        None => found.fields.push((name, String::from_utf8_lossy(&content).into_owned())),
    }
}

/// A quoted parameter of a line; browsers write a quote within it as `%22`.
fn parameter(line: &str, name: &str) -> Option<String> {
    let mark = format!("; {name}=\"");
    let (_, rest) = line.split_once(&mark)?;
    let (value, _) = rest.split_once('"')?;
    Some(value.replace("%22", "\"").replace("%0D", "").replace("%0A", ""))
}

/// The name of a file without its folders.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    if plain.is_empty() { "text".to_owned() } else { plain }
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> DeskParts {
        parts(&Bytes::copy_from_slice(body.replace('\n', "\r\n").as_bytes()), "b0")
    }

    #[test]
    fn fields_and_files_are_told_apart() {
        let form = read(
            "--b0\nContent-Disposition: form-data; name=\"note\"\n\nما تغير \n--b0\n\
             Content-Disposition: form-data; name=\"party\"\n\nOBS\n--b0\n\
             content-disposition: form-data; name=\"party\"\n\nPORTS\n--b0\n\
             Content-Disposition: form-data; name=\"text\"; filename=\"a/signed%22.pdf\"\nContent-Type: application/pdf\n\n\
             %PDF\n\n1\n--b0--\n",
        );
        assert_eq!(form.text("note"), "ما تغير");
        assert_eq!(form.all("party").collect::<Vec<_>>(), ["OBS", "PORTS"]);
        let (name, bytes) = form.file("text").unwrap();
        assert_eq!((name.as_str(), &bytes[..]), ("signed\".pdf", &b"%PDF\r\n\r\n1"[..]));
        assert_eq!((form.text("other"), form.file("other")), ("", None));
    }

    #[test]
    fn what_is_no_form_has_no_fields() {
        for body in ["", "--b0", "--b0--", "--b1\n\nx\n--b1--", "--b0\nContent-Disposition: form-data\n\nx\n--b0--"] {
            let form = read(body);
            assert!(form.fields.is_empty() && form.files.is_empty(), "{body}");
        }
    }

    #[test]
    fn a_file_that_nobody_chose_is_none() {
        let form = read("--b0\nContent-Disposition: form-data; name=\"text\"; filename=\"\"\n\n\n--b0--\n");
        assert_eq!(form.file("text"), None);
    }

    #[test]
    fn a_boundary_stands_in_the_type() {
        assert_eq!(boundary("multipart/form-data; boundary=b0"), Some("b0".to_owned()));
        assert_eq!(boundary("multipart/form-data; charset=utf-8; boundary=\"b0\""), Some("b0".to_owned()));
        assert_eq!(boundary("multipart/form-data"), None);
        assert_eq!(boundary("text/plain; boundary=b0"), None);
    }
}
