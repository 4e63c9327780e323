//! The person behind `--as`.

use marsad_i18n::args;
use marsad_workflow::{Actor, Work};

use crate::cli::As;
use crate::console::Console;
use crate::failure::Failure;

/// The variable that holds a password, for programs.
const PASSWORD: &str = "MARSAD_PASSWORD";

/// Signs the person in.
pub async fn sign_in(work: &Work, actor: &As, console: &Console) -> Result<Actor, Failure> {
    let password = password(&actor.account, console)?;
    Ok(work.sign_in(&actor.account, &password).await?)
}

/// The password of an account: from the variable, or asked for without showing it.
pub fn password(account: &str, console: &Console) -> Result<String, Failure> {
    match std::env::var(PASSWORD) {
        Ok(password) => Ok(password),
        Err(_) => ask(&console.voice().say_with("account-password-prompt", &args().text("account", account))),
    }
}

/// Asks for a secret without showing it.
pub fn ask(prompt: &str) -> Result<String, Failure> {
    rpassword::prompt_password(format!("{prompt} ")).map_err(|error| Failure::Unexpected(error.to_string()))
}
