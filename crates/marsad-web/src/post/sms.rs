//! Letters by SMS: one request to a gateway of any vendor, whose body and headers are the operator's.
//!
//! INVARIANT: neither the number, the text nor the token is in an error: what failed is told by the status alone.

use std::time::Duration;

use marsad_model::Letter;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use crate::links;

/// Where a token stands in a header.
const TOKEN: &str = "{token}";
/// The only host that is spoken to without TLS: this machine.
const LOOPBACK: &str = "127.0.0.1";

/// How SMS leave.
#[derive(Clone)]
pub struct SmsSettings {
    /// The address of the gateway, `https://…`; without TLS on this machine only.
    pub url: String,
    /// What is posted: an object of JSON, or a form (`to={to}&text={text}`). `{to}` is the number with its `+`, `{digits}` the
    /// number without, `{text}` the text, `{from}` the sender, `{id}` what names the message however often it is tried.
    pub body: String,
    /// Headers, `NAME: VALUE`, where `{token}` is the token. Without one that has it, the token is sent as a bearer's.
    pub headers: Vec<String>,
    /// What proves the portal to the gateway.
    pub token: Option<String>,
    /// The sender that telephones show; blank where the gateway knows it.
    pub from: String,
    /// No answer is waited for longer.
    pub timeout_seconds: u64,
}

/// The way to a gateway.
pub(super) struct Gateway {
    client: reqwest::Client,
    url: reqwest::Url,
    headers: HeaderMap,
    body: Body,
    from: String,
}

/// What is posted, before it is filled.
enum Body {
    Json(Value),
    Form(String),
}

/// What a body is filled with.
struct Filling<'a> {
    id: &'a str,
    to: &'a str,
    text: &'a str,
    from: &'a str,
}

impl Gateway {
    pub(super) fn new(settings: &SmsSettings) -> Result<Self, String> {
        let client = reqwest::ClientBuilder::new()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(settings.timeout_seconds));
        Ok(Self {
            client: client.build().map_err(|error| error.to_string())?,
            url: checked_url(&settings.url)?,
            headers: headers(settings)?,
            body: Body::read(settings)?,
            from: settings.from.clone(),
        })
    }

    /// Sends a text to a number, or tells what the gateway says against it.
    pub(super) async fn send(&self, (letter, number): (&Letter, &str), text: &str) -> Result<(), String> {
        let filling = Filling { id: &letter.id, to: number, text, from: &self.from };
        let (kind, body) = self.body.filled(&filling);
        let request = self.client.post(self.url.clone()).header(CONTENT_TYPE, kind).headers(self.headers.clone());
        let answer = request.body(body).send().await.map_err(|error| error.without_url().to_string())?;
        let status = answer.status();
        if status.is_success() { Ok(()) } else { Err(format!("the gateway answers {}", status.as_u16())) }
    }
}

/// An address that no one on the way can listen to. It may hold a secret, and so is not said.
fn checked_url(text: &str) -> Result<reqwest::Url, String> {
    let url: Option<reqwest::Url> = text.parse().ok();
    let is_safe =
        |url: &reqwest::Url| url.scheme() == "https" || (url.scheme() == "http" && url.host_str() == Some(LOOPBACK));
    let wrong = || format!("the address of the SMS gateway begins with `https://`, or with `http://{LOOPBACK}`");
    url.filter(is_safe).ok_or_else(wrong)
}

/// The headers of each request, the token among them.
fn headers(settings: &SmsSettings) -> Result<HeaderMap, String> {
    let mut all = HeaderMap::new();
    let token = settings.token.as_deref();
    if let Some(token) = token.filter(|_| !settings.headers.iter().any(|line| line.contains(TOKEN))) {
        all.insert(AUTHORIZATION, secret_value(&format!("Bearer {token}"))?);
    }
    for line in &settings.headers {
        let wrong = || "a header for the SMS gateway is written `NAME: VALUE`".to_owned();
        let (name, value) = line.split_once(':').ok_or_else(wrong)?;
        if token.is_none() && value.contains(TOKEN) {
            return Err(format!("a header for the SMS gateway asks for `{TOKEN}`, and no token is given"));
        }
        let name: HeaderName = name.trim().parse().map_err(|_| wrong())?;
        all.insert(name, secret_value(&value.trim().replace(TOKEN, token.unwrap_or_default()))?);
    }
    Ok(all)
}

/// A value that nothing writes to a log.
fn secret_value(text: &str) -> Result<HeaderValue, String> {
    let value = HeaderValue::from_str(text);
    let mut value = value.map_err(|_| "the token or a header for the SMS gateway has signs that none may have")?;
    value.set_sensitive(true);
    Ok(value)
}

impl Body {
    fn read(settings: &SmsSettings) -> Result<Self, String> {
        let text = settings.body.trim();
        let has = |name: &str| text.contains(&format!("{{{name}}}"));
        if !has("text") || !(has("to") || has("digits")) {
            return Err("the body for the SMS gateway has `{text}`, and `{to}` or `{digits}`".to_owned());
        }
        if has("from") && settings.from.is_empty() {
            return Err("the body for the SMS gateway asks for `{from}`, and no sender is given".to_owned());
        }
        if !text.starts_with(['{', '[']) {
            return Ok(Self::Form(text.to_owned()));
        }
        let json = serde_json::from_str(text);
        json.map(Self::Json).map_err(|error| format!("the body for the SMS gateway is no JSON: {error}"))
    }

    /// The media type and the body of one message.
    fn filled(&self, filling: &Filling<'_>) -> (&'static str, String) {
        match self {
            Self::Json(template) => ("application/json", filled_json(template, filling).to_string()),
            Self::Form(template) => {
                let value = |name: &str| filling.value(name).map(|value| links::encoded(&value));
                ("application/x-www-form-urlencoded", filled(template, value))
            }
        }
    }
}

impl Filling<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let value = match name {
            "id" => self.id,
            "to" => self.to,
            "digits" => self.to.trim_start_matches('+'),
            "text" => self.text,
            "from" => self.from,
            _ => return None,
        };
        Some(value.to_owned())
    }
}

/// JSON whose texts are filled, at any depth.
fn filled_json(template: &Value, filling: &Filling<'_>) -> Value {
    match template {
        Value::String(text) => Value::String(filled(text, |name| filling.value(name))),
        Value::Array(all) => Value::Array(all.iter().map(|one| filled_json(one, filling)).collect()),
        Value::Object(all) => {
            Value::Object(all.iter().map(|(name, one)| (name.clone(), filled_json(one, filling))).collect())
        }
        other => other.clone(),
    }
}

/// A template with values in place of names in braces, once: braces in a value stay. Names without a value stay too.
fn filled(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let (mut done, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once('{') {
        done.push_str(before);
        match after.split_once('}').and_then(|(name, behind)| Some((value(name)?, behind))) {
            Some((value, behind)) => {
                done.push_str(&value);
                rest = behind;
            }
            None => {
                done.push('{');
                rest = after;
            }
        }
    }
    done + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "to={to}&text={text}";

    fn settings(url: &str, body: &str) -> SmsSettings {
        SmsSettings {
            url: url.to_owned(),
            body: body.to_owned(),
            headers: Vec::new(),
            token: None,
            from: String::new(),
            timeout_seconds: 10,
        }
    }

    fn body(template: &str, text: &str) -> (&'static str, String) {
        let body = Body::read(&SmsSettings { from: "Marsad".to_owned(), ..settings("", template) }).unwrap();
        body.filled(&Filling { id: "m-1", to: "+35620123456", text, from: "Marsad" })
    }

    #[test]
    fn only_this_machine_is_spoken_to_without_tls() {
        for (url, is_fit) in [
            ("https://sms.example/send", true),
            ("http://127.0.0.1:8081/send", true),
            ("http://sms.example/send", false),
            ("http://127.0.0.1.sms.example/", false),
            ("http://localhost/", false),
            ("ftp://127.0.0.1/", false),
            ("sms.example", false),
        ] {
            let made = Gateway::new(&settings(url, FORM));
            assert_eq!(made.is_ok(), is_fit, "{url}");
            assert!(!made.err().unwrap_or_default().contains("sms.example"), "an address may hold a secret");
        }
    }

    #[test]
    fn a_body_is_filled_once_and_escaped_as_its_kind_is() {
        let json = r#"{"messages":[{"to":"{to}","from":"{from}","body":"{text}","n":1}],"id":"{id}"}"#;
        let (kind, filled) = body(json, "a \"b\" {to} & c\n");
        assert_eq!(kind, "application/json");
        let read: Value = serde_json::from_str(&filled).unwrap();
        assert_eq!(read["messages"][0]["body"], "a \"b\" {to} & c\n", "braces in a text are no name");
        assert_eq!(read["messages"][0]["to"], "+35620123456");
        assert_eq!(read["id"], "m-1");
        let (kind, filled) = body("msisdn={digits}&to={to}&text={text}&unknown={x}", "a & b {to}=é");
        assert_eq!(kind, "application/x-www-form-urlencoded");
        assert_eq!(filled, "msisdn=35620123456&to=%2B35620123456&text=a%20%26%20b%20%7Bto%7D%3D%C3%A9&unknown={x}");
    }

    #[test]
    fn a_body_that_says_nothing_to_nobody_is_refused() {
        let refused = |template: &str| Gateway::new(&settings("https://sms.example", template)).is_err();
        for wrong in
            ["", "to={to}", "text={text}", r#"{"to":"{to}","text":"{text}""#, "to={to}&text={text}&from={from}"]
        {
            assert!(refused(wrong), "{wrong}");
        }
        assert!(!refused(FORM));
    }

    #[test]
    fn a_token_is_a_bearers_unless_a_header_says_where_it_goes() {
        let told = |lines: &[&str], token: Option<&str>| -> Result<Vec<String>, String> {
            let lines = lines.iter().map(|line| (*line).to_owned()).collect();
            let settings = SmsSettings { headers: lines, token: token.map(str::to_owned), ..settings("", FORM) };
            let all = headers(&settings)?;
            Ok(all.iter().map(|(name, value)| format!("{name}={}", value.to_str().unwrap())).collect())
        };
        let is = |text: &str| Ok(vec![text.to_owned()]);
        assert_eq!(told(&[], Some("s3cret")), is("authorization=Bearer s3cret"));
        assert_eq!(told(&["X-Key: k-{token}"], Some("s3cret")), is("x-key=k-s3cret"));
        assert_eq!(told(&[], None), Ok(Vec::new()));
        assert!(told(&["X-Key: {token}"], None).is_err());
        assert!(told(&["no header"], None).is_err());
        assert!(!told(&[], Some("s3\ncret")).unwrap_err().contains("s3"), "a token is not said");
    }
}
