//! What a form with files brings (`multipart/form-data`, RFC 7578), from a page of ours.

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use marsad_workflow::{FILE_BYTES_MAX, Refusal, clean_file_name, csrf_token};

use crate::app::App;
use crate::desk::guard::{all_writable, is_from_here};
use crate::desk::session::session_secret;
use crate::error::PageError;

/// What stands around the file in a form is no longer.
const AROUND_BYTES_MAX: usize = 64 << 10;
/// The field that shows that the form was on a page of this session.
const CSRF: &str = "csrf";

/// The form of a person who is signed in, with files.
pub(crate) struct DeskParts {
    fields: Vec<(String, String)>,
    /// The files that were chosen, each with the name of its field.
    files: Vec<(String, PartFile)>,
}

/// A file of a form.
pub(crate) struct PartFile {
    /// Its name, as names are kept.
    pub name: String,
    /// Its name as the form gave it.
    pub given: String,
    /// Its bytes.
    pub bytes: Bytes,
}

impl PartFile {
    fn new(given: String, bytes: Bytes) -> Self {
        Self { name: clean_file_name(&given), given, bytes }
    }
}

impl DeskParts {
    /// A field, without blanks around it; blank where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a field that may stand more than once.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The file of a field, out of the form; none where nobody chose one.
    pub(crate) fn take_file(&mut self, name: &str) -> Option<PartFile> {
        let at = self.files.iter().position(|(key, _)| key == name)?;
        Some(self.files.swap_remove(at).1)
    }

    fn add(&mut self, head: &str, bytes: Bytes) {
        let Some(name) = parameter(head, "name") else { return };
        match parameter(head, "filename") {
            Some(given) if !given.is_empty() => self.files.push((name, PartFile::new(given, bytes))),
            Some(_) => {}
            None => self.fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
}

impl FromRequest<App> for DeskParts {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let foreign = || PageError::from(Refusal::ForeignForm(String::new()));
        if !is_from_here(request.headers(), app) {
            return Err(foreign());
        }
        let expected = session_secret(request.headers()).map(|secret| csrf_token(&secret)).ok_or_else(foreign)?;
        let boundary = boundary(request.headers()).ok_or_else(foreign)?;
        let most = usize::try_from(FILE_BYTES_MAX).unwrap_or(usize::MAX - AROUND_BYTES_MAX) + AROUND_BYTES_MAX;
        let bytes = to_bytes(request.into_body(), most).await;
        let bytes = bytes.map_err(|_| Refusal::TooLarge(format!("{} MiB", FILE_BYTES_MAX >> 20)))?;
        let parts = read(&bytes, &boundary).ok_or_else(foreign)?;
        if parts.text(CSRF) != expected {
            return Err(foreign());
        }
        all_writable(parts.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
        Ok(parts)
    }
}

/// What stands between the parts of a form.
fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let rest = kind.strip_prefix("multipart/form-data")?;
    let boundary = rest.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?.trim_matches('"');
    (!boundary.is_empty() && boundary.len() <= 70).then(|| boundary.to_owned())
}

/// The parts of a form; none where it is no form or ends before its end.
fn read(bytes: &Bytes, boundary: &str) -> Option<DeskParts> {
    let (first, next) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let mut parts = DeskParts { fields: Vec::new(), files: Vec::new() };
    let mut at = find(bytes, first.as_bytes(), 0)? + first.len();
    loop {
        match bytes.get(at..at + 2)? {
            b"--" => return Some(parts),
            b"\r\n" => {}
            _ => return None,
        }
        let head_end = find(bytes, b"\r\n\r\n", at)?;
        let head = String::from_utf8_lossy(bytes.get(at..head_end)?).into_owned();
        let end = find(bytes, next.as_bytes(), head_end + 2)?;
        // An empty part ends where its head does.
        parts.add(&head, bytes.slice((head_end + 4).min(end)..end));
        at = end + next.len();
    }
}

/// Where `sought` stands at or after `from`.
fn find(bytes: &[u8], sought: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(sought.len()).position(|window| window == sought).map(|at| from + at)
}

/// A parameter of the head of a part: `name` or `filename`.
fn parameter(head: &str, name: &str) -> Option<String> {
    let is_disposition = |line: &&str| line.to_ascii_lowercase().starts_with("content-disposition:");
    let line = head.split("\r\n").find(is_disposition)?;
    let (_, rest) = line.split_once(&format!("; {name}=\""))?;
    Some(rest.split('"').next().unwrap_or_default().replace("%22", "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Option<DeskParts> {
        read(&Bytes::from(text.to_owned()), "X")
    }

    #[test]
    fn fields_and_files_are_told_apart_and_bytes_stay_as_they_are() {
        let text = "--X\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n\
                    --X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\data\\a;b %22c%22.csv\"\r\n\
                    Content-Type: text/csv\r\n\r\n1;2\r\n--Y\r\n\r\n3\r\n--X\r\n\
                    content-disposition: form-data; name=\"empty\"\r\n\r\n\r\n--X\r\n\
                    Content-Disposition: form-data; name=\"party\"\r\n\r\nOBS\r\n--X\r\n\
                    Content-Disposition: form-data; name=\"party\"\r\n\r\nPORTS\r\n--X--\r\n";
        let mut form = form(text).unwrap();
        assert_eq!((form.text("csrf"), form.text("empty"), form.text("none")), ("abc", "", ""));
        assert_eq!(form.all("party").collect::<Vec<_>>(), ["OBS", "PORTS"]);
        assert!(form.take_file("text").is_none());
        let file = form.take_file("file").unwrap();
        assert_eq!((file.name.as_str(), &file.bytes[..]), ("a;b \"c\".csv", &b"1;2\r\n--Y\r\n\r\n3"[..]));
    }

    #[test]
    fn a_form_that_is_cut_is_no_form_and_no_file_chosen_is_none() {
        assert!(form("--X\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n").is_none());
        assert!(form("").is_none() && form("no form").is_none() && form("--X").is_none() && form("--Xy").is_none());
        let none = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--X--";
        assert!(form(none).unwrap().take_file("file").is_none());
    }

    #[test]
    fn a_boundary_stands_in_the_type() {
        let of = |kind: &str| boundary(&HeaderMap::from_iter([(header::CONTENT_TYPE, kind.parse().unwrap())]));
        assert_eq!(of("multipart/form-data; boundary=b0"), Some("b0".to_owned()));
        assert_eq!(of("multipart/form-data; charset=utf-8; boundary=\"b0\""), Some("b0".to_owned()));
        assert_eq!((of("multipart/form-data"), of("text/plain; boundary=b0")), (None, None));
    }
}
