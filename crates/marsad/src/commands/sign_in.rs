//! The person behind `--as`.

use std::io::{Error, ErrorKind};

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
    rpassword::prompt_password(format!("{prompt} ")).map_err(|error| unasked(&error))
}

/// Why nobody could be asked: nearly always there is no terminal, as in a script.
fn unasked(error: &Error) -> Failure {
    /// What Unix says of a terminal that is not there.
    const NO_SUCH_DEVICE: i32 = 6;
    let is_missing = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied);
    if is_missing || error.raw_os_error() == Some(NO_SUCH_DEVICE) {
        return Failure::Answer { key: "error-no-terminal", arguments: args() };
    }
    Failure::Unexpected(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Error;

    use super::unasked;
    use crate::failure::Failure;

    #[test]
    fn without_a_terminal_a_password_is_asked_for_elsewhere() {
        let told = unasked(&Error::from_raw_os_error(6));
        assert!(matches!(told, Failure::Answer { key: "error-no-terminal", .. }), "{told:?}");
        assert!(matches!(unasked(&Error::other("broken")), Failure::Unexpected(_)));
    }
}
