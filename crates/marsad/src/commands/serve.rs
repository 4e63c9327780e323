//! Serves the portal and the API.

use std::net::SocketAddr;

use marsad_i18n::args;
use marsad_web::App;
use marsad_workflow::Work;
use tokio::net::TcpListener;

use super::Outcome;
use crate::cli::Serve;
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

pub async fn run(site: &Site, serve: &Serve, console: &Console) -> Result<Outcome, Failure> {
    let work = site.open().await?;
    serve_work(work, serve.listen, serve.public_url.as_deref(), console).await
}

/// Serves a workshop until the process is told to stop; requests under way are finished.
pub async fn serve_work(
    work: Work,
    listen: SocketAddr,
    public_url: Option<&str>,
    console: &Console,
) -> Result<Outcome, Failure> {
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
    let app = App::new(work.clone(), public_url);
    marsad_web::serve(listener, app, told_to_stop()).await.map_err(refused)?;
    work.close().await;
    console.say("serve-stopped", &args());
    Ok(Outcome::Fine)
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
