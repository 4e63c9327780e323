//! Makes a data folder.

use marsad_i18n::args;
use marsad_model::Role;
use marsad_workflow::{NewAccount, WorkError};

use super::Outcome;
use crate::cli::Init;
use crate::commands::account::function;
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

pub async fn run(site: &Site, init: &Init, console: &Console) -> Result<Outcome, Failure> {
    let folder = site.folder().display().to_string();
    let _held = site.hold()?;
    if !site.exists() {
        site.make(&site.pack_files(init.pack.as_deref())?)?;
    }
    let work = site.open_or_make().await?;
    if !work.catalog().account_list().await.map_err(WorkError::from)?.is_empty() {
        console.say("init-known", &args().text("folder", &folder));
        return Ok(Outcome::Fine);
    }
    let head = &work.pack().head;
    let account = NewAccount {
        id: init.administrator.clone(),
        name: function(work.pack(), Role::Administrator, head.observatory.as_str()),
        provider: head.observatory.clone(),
        role: Role::Administrator,
    };
    let (_, password) = work.create_account(None, account).await?;
    let arguments = args().text("folder", &folder).text("pack", head.id.as_str()).text("account", &init.administrator);
    console.tell(&console.voice().say_with("init-done", &arguments.text("password", &password)));
    work.close().await;
    Ok(Outcome::Fine)
}
