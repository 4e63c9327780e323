//! Serves the portal and the API.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use marsad_i18n::args;
use marsad_web::{App, Post, PostSettings, SingleSignOn, SmsSettings};
use marsad_workflow::{ProvisionRule, Work};
use tokio::net::TcpListener;

use super::Outcome;
use super::account::function;
use crate::cli_serve::{Serve, SignOnRule};
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

/// Where a portal is reached, and whom it trusts.
pub struct Door {
    /// Where it listens.
    pub listen: SocketAddr,
    /// How the world reaches it.
    pub public_url: Option<String>,
    /// Proxies whose word about addresses is believed.
    pub proxies: Vec<IpAddr>,
    /// The issuer of a single sign-on.
    pub sign_on: Option<SingleSignOn>,
    /// The server that takes letters, and from whom they are.
    pub mail: Option<(String, String)>,
    /// The gateway that takes what is urgent.
    pub sms: Option<SmsSettings>,
}

impl Door {
    /// A door for this machine alone.
    pub fn plain(listen: SocketAddr) -> Self {
        Self { listen, public_url: None, proxies: Vec::new(), sign_on: None, mail: None, sms: None }
    }

    fn of(serve: &Serve, work: &Work) -> Result<Self, Failure> {
        let sign_on = serve.sign_on_issuer.clone().map(|issuer| SingleSignOn {
            issuer,
            client_id: serve.sign_on_client.clone().unwrap_or_default(),
            client_secret: serve.sign_on_secret.clone(),
            rules: rules(serve, work),
        });
        let mail = serve.mail_server.clone().zip(serve.mail_from.clone());
        Ok(Self {
            listen: serve.listen,
            public_url: serve.public_url.clone(),
            proxies: serve.proxies.clone(),
            sign_on,
            mail,
            sms: sms(serve)?,
        })
    }
}

/// The gateway for SMS; none where there is no address.
fn sms(serve: &Serve) -> Result<Option<SmsSettings>, Failure> {
    let Some(url) = serve.sms_url.clone() else { return Ok(None) };
    let read = |path: &PathBuf| std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error));
    let kept = serve.sms_token_file.as_ref().map(read).transpose()?;
    let token = kept.as_deref().or(serve.sms_token.as_deref()).map(|token| token.trim().to_owned());
    Ok(Some(SmsSettings {
        url,
        body: serve.sms_body.clone().unwrap_or_default(),
        headers: serve.sms_headers.iter().filter(|line| !line.trim().is_empty()).cloned().collect(),
        token,
        from: serve.sms_from.clone().unwrap_or_default(),
        timeout_seconds: serve.sms_timeout,
    }))
}

/// The rules of the single sign-on, with the usual names of functions.
fn rules(serve: &Serve, work: &Work) -> Vec<ProvisionRule> {
    let rule = |rule: &SignOnRule| ProvisionRule {
        group: rule.group.clone(),
        role: rule.role,
        provider: rule.provider.clone(),
        name: function(work.pack(), rule.role, rule.provider.as_str()),
    };
    serve.sign_on_rules.iter().map(rule).collect()
}

pub async fn run(site: &Site, serve: &Serve, console: &Console) -> Result<Outcome, Failure> {
    let work = site.open().await?;
    let door = Door::of(serve, &work)?;
    serve_work(work, door, console).await
}

/// Serves a workshop until the process is told to stop; requests under way are finished.
pub async fn serve_work(work: Work, door: Door, console: &Console) -> Result<Outcome, Failure> {
    let (listen, public_url) = (door.listen, door.public_url.as_deref());
    let refused = |error: std::io::Error| Failure::Address { address: listen.to_string(), detail: error.to_string() };
    let listener = TcpListener::bind(listen).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    let url = public_url.map_or_else(|| format!("http://{address}"), str::to_owned);
    if !marsad_web::has_fonts() {
        console.say("demo-no-fonts", &args());
    }
    let page = |lang: &str| format!("{url}/{lang}");
    console.say("serve-listening", &args().text("url", &url));
    console.say("serve-pages", &args().text("ar", &page("ar")).text("fr", &page("fr")).text("en", &page("en")));
    console.say("serve-api", &args().text("url", &format!("{url}/sdmx/v2/structure/dataflow")));
    console.say("serve-stop", &args());
    let app = App::new(work.clone(), public_url).behind(&door.proxies);
    let app = match door.sign_on.clone() {
        Some(issuer) => app.trusting(issuer),
        None => app,
    };
    let app = match &door.sms {
        Some(settings) => app.texting(Post::by_sms(settings, &url).map_err(Failure::Unexpected)?),
        None => app,
    };
    let post = post(&door, url)?;
    marsad_web::serve_with_post(listener, (app, post), told_to_stop()).await.map_err(refused)?;
    work.close().await;
    console.say("serve-stopped", &args());
    Ok(Outcome::Fine)
}

/// The post, where letters have a way.
fn post(door: &Door, base: String) -> Result<Option<Post>, Failure> {
    let Some((server, from)) = door.mail.clone() else { return Ok(None) };
    Post::new(&PostSettings { server, from, base }).map(Some).map_err(Failure::Unexpected)
}

/// Waits for Ctrl-C or, where there is one, the signal to terminate.
async fn told_to_stop() {
    let interrupted = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupted => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupted.await;
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Asked {
        #[command(flatten)]
        serve: Serve,
    }

    fn asked(words: &[&str]) -> Option<SmsSettings> {
        let words = ["serve"].iter().chain(words);
        sms(&Asked::try_parse_from(words).unwrap_or_else(|error| panic!("{error}")).serve).unwrap()
    }

    #[test]
    fn no_gateway_is_the_default_and_its_token_may_stand_in_a_file() {
        assert!(asked(&[]).is_none());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        std::fs::write(&file, "s3cret\n").unwrap();
        let gateway = ["--sms-url", "https://sms.example", "--sms-body", "to={to}&text={text}"];
        let token = ["--sms-token-file", file.to_str().unwrap(), "--sms-header", "X-Key: {token}"];
        let settings = asked(&[gateway, token].concat()).unwrap();
        assert_eq!((settings.token.as_deref(), settings.timeout_seconds), (Some("s3cret"), 10));
        assert_eq!(settings.headers, ["X-Key: {token}"]);
        assert!(Asked::try_parse_from(["serve", "--sms-url", "https://sms.example"]).is_err(), "a body is asked for");
    }
}
