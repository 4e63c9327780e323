//! A data folder with officers of one institution, each of whom has a token for a program.
//!
//! They come in as people do: invited by the administrator, by the link of their letter, with a password of their own. Each
//! writes from a network of their own, so that nobody is taken for one who asks too much.

use std::path::Path;
use std::process::{Command, Stdio};

use super::wire::{Answer, Asked, Request};
use crate::shell::program;

/// The administrator of a folder that was just made.
const ADMINISTRATOR: &str = "administrator";
/// The institution that sends under the agreement of the bench.
const PROVIDER: &str = "PORTS";
/// Everybody's, in a folder that is gone when the bench ends.
const PASSWORD: &str = "a sentence that is easy to keep";

/// An officer and the token of their program.
pub struct Officer {
    pub account: String,
    network: String,
    token: String,
}

impl Officer {
    /// A request of the officer's program.
    pub fn asks(&self, address: &str, asked: &Asked<'_>, body: &[u8]) -> Request {
        let bearer = format!("Bearer {}", self.token);
        let own = [("Authorization", bearer.as_str()), ("X-Forwarded-For", self.network.as_str())];
        let headers: Vec<(&str, &str)> = own.into_iter().chain(asked.headers.iter().copied()).collect();
        Request::new(address, &Asked { method: asked.method, path: asked.path, headers: &headers }, body)
    }
}

/// Makes a data folder with a pack and an administrator; gives the links of so many officers.
pub fn invited(binary: &Path, (folder, pack): (&Path, &Path), count: usize) -> Result<Vec<String>, String> {
    let mut init = program(binary, &["init", "--lang", "en", "--pack"]);
    let made = told(init.arg(pack).arg("--data").arg(folder))?;
    let one_time = made.split_whitespace().last().ok_or("`marsad init` shows no password")?;
    let mut password = program(binary, &["account", "password", ADMINISTRATOR, "--data"]);
    told(password.arg(folder).env("MARSAD_PASSWORD", one_time).env("MARSAD_NEW_PASSWORD", PASSWORD))?;
    (0..count).map(|place| invited_one(binary, folder, &name(place))).collect()
}

fn name(place: usize) -> String {
    format!("officer.{place}")
}

/// Invites an officer; the path of the link.
fn invited_one(binary: &Path, folder: &Path, account: &str) -> Result<String, String> {
    let email = format!("{account}@marjan.example");
    let who = ["account", "invite", account, "--email", email.as_str(), "--role", "provider", "--provider", PROVIDER];
    let mut invite = program(binary, &who);
    invite.args(["--as", ADMINISTRATOR, "--lang", "en", "--letters", "en", "--data"]).arg(folder);
    let shown = told(invite.env("MARSAD_PASSWORD", PASSWORD))?;
    let link = between(&shown, "/en/desk/link/", |letter| !letter.is_ascii_alphanumeric());
    link.map(|secret| format!("/en/desk/link/{secret}")).ok_or_else(|| format!("{account} has no link: {shown}"))
}

/// Runs a command of ours; what it tells people.
fn told(command: &mut Command) -> Result<String, String> {
    let name = command.get_args().take(2).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("`marsad {name}`: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(text) } else { Err(format!("`marsad {name}`: {text}")) }
}

/// Everybody follows their link, signs in and makes a token.
pub fn signed_in(address: &str, links: &[String]) -> Result<Vec<Officer>, String> {
    let one = |(place, link): (usize, &String)| {
        let network = format!("10.{}.{}.1", place / 256, place % 256);
        let device = Device { address, network: &network, cookie: String::new() };
        device.officer(&name(place), link)
    };
    links.iter().enumerate().map(one).collect()
}

/// A browser, as far as it is needed.
struct Device<'a> {
    address: &'a str,
    network: &'a str,
    cookie: String,
}

impl Device<'_> {
    fn officer(mut self, account: &str, link: &str) -> Result<Officer, String> {
        self.posts(link, &[("new", PASSWORD), ("again", PASSWORD)], 303)?;
        let answer = self.posts("/en/desk/sign-in", &[("account", account), ("password", PASSWORD)], 303)?;
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        cookie.ok_or("signing in gives no cookie")?.clone_into(&mut self.cookie);
        let me = self.asks("GET", "/en/desk/me", "", 200)?.text();
        let csrf = between(&me, "name=\"csrf\" value=\"", |letter| letter == '"').ok_or("the page has no form")?;
        let scopes = [("scope", "send-submissions"), ("scope", "read-submissions")];
        let fields = [("csrf", csrf.as_str()), ("name", "bench"), ("days", "1"), scopes[0], scopes[1]];
        let made = self.posts("/en/desk/me/tokens", &fields, 200)?.text();
        let token = between(&made, "class=\"secret\"><code>", |letter| letter == '<').ok_or("no token is shown")?;
        Ok(Officer { account: account.to_owned(), network: self.network.to_owned(), token })
    }

    fn posts(&self, path: &str, fields: &[(&str, &str)], expected: u16) -> Result<Answer, String> {
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.asks("POST", path, &pairs.join("&"), expected)
    }

    fn asks(&self, method: &str, path: &str, body: &str, expected: u16) -> Result<Answer, String> {
        let headers = [
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Cookie", self.cookie.as_str()),
            ("X-Forwarded-For", self.network),
        ];
        let request = Request::new(self.address, &Asked { method, path, headers: &headers }, body.as_bytes());
        let answer = request.send(self.address).map_err(|error| format!("{method} {path}: {error}"))?;
        if answer.status == expected {
            return Ok(answer);
        }
        Err(format!("{method} {path} answers {}: {}", answer.status, answer.text()))
    }
}

/// What stands after `start`, up to the first letter that ends it.
fn between(text: &str, start: &str, ends: impl Fn(char) -> bool) -> Option<String> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split(ends).next().unwrap_or_default().to_owned()).filter(|found| !found.is_empty())
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn what_is_sought_ends_where_it_should() {
        let found = |text| between(text, "link/", |letter: char| !letter.is_ascii_alphanumeric());
        assert_eq!(found("the link: /en/desk/link/a1b2\u{2069}.").as_deref(), Some("a1b2"));
        assert_eq!((found("no link"), found("link/ x")), (None, None));
    }
}
