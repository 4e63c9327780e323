//! Requests written by hand, so that a connection can be cut at any byte of them.

use std::io::{Error, Read as _, Result, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// Who has no answer after this long gets none.
const PATIENCE: Duration = Duration::from_secs(300);

/// A request as it goes over the line.
pub struct Request(Vec<u8>);

/// An answer that came whole.
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: Vec<u8>,
}

/// What a request asks for, and with which headers.
pub struct Asked<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
}

impl Request {
    pub fn new(address: &str, asked: &Asked<'_>, body: &[u8]) -> Self {
        let Asked { method, path, headers } = asked;
        let length = body.len();
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n");
        for (name, value) in *headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(body);
        Self(bytes)
    }

    /// How many bytes it has, with its head.
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// Sends it whole and reads the answer.
    pub fn send(&self, address: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(&self.0)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Answer::read(&bytes)
    }

    /// Sends its first `bytes`, waits, and cuts the connection; whatever was answered is lost.
    pub fn cut(&self, address: &str, bytes: usize, wait: Duration) -> Result<()> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(self.0.get(..bytes).unwrap_or(&self.0))?;
        std::thread::sleep(wait);
        stream.shutdown(Shutdown::Both)
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Result<Self> {
        let broken = || Error::other("the answer is cut");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(broken)?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok()).ok_or_else(broken)?;
        let answer = Self { status, head, body: bytes[end + 4..].to_vec() };
        let announced = answer.header("content-length").and_then(|length| length.parse::<usize>().ok());
        if announced.is_some_and(|length| length != answer.body.len()) {
            return Err(broken());
        }
        Ok(answer)
    }

    /// A header; the first of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut pairs = self.head.lines().filter_map(|line| line.split_once(':'));
        pairs.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Asked, Request};

    #[test]
    fn a_request_says_how_long_its_body_is() {
        let asked = Asked { method: "POST", path: "/x", headers: &[("A", "b")] };
        let request = Request::new("localhost:1", &asked, b"12345");
        let text = String::from_utf8(request.0).unwrap();
        let head = "POST /x HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\nContent-Length: 5\r\nA: b\r\n\r\n";
        assert_eq!(text, format!("{head}12345"));
    }

    #[test]
    fn an_answer_that_is_cut_is_none() {
        let whole = b"HTTP/1.1 201 Created\r\nContent-Length: 3\r\nset-cookie: a=b; Path=/\r\n\r\nabc";
        let answer = Answer::read(whole).unwrap();
        assert_eq!(
            (answer.status, answer.header("Set-Cookie"), answer.text().as_str()),
            (201, Some("a=b; Path=/"), "abc")
        );
        for cut in [0, 20, whole.len() - 4, whole.len() - 1] {
            assert!(Answer::read(&whole[..cut]).is_err(), "{cut}");
        }
    }
}
