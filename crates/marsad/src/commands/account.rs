//! Makes accounts and changes passwords.

use marsad_i18n::{Voice, args};
use marsad_model::{Lang, LocalText, Pack, Role};
use marsad_workflow::{Invitation, NewAccount, Refusal, Work, WorkError};

use super::Outcome;
use super::sign_in::{ask, password, sign_in};
use crate::cli_account::Account;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, command: &Account, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Account::List => {
            let all = work.catalog().account_list().await.map_err(WorkError::from)?;
            console.answer(&all, || {
                all.iter()
                    .map(|a| format!("{}\t{}\t{}\t{}\n", a.id, a.role, a.provider, a.name.get(console.voice().lang())))
                    .collect()
            });
        }
        Account::Create { id, role, provider, name_ar, name_fr, name_en, actor } => {
            let actor = sign_in(work, actor, console).await?;
            let usual = function(work.pack(), *role, provider.as_str());
            let given = |text: &Option<String>, lang| text.clone().unwrap_or_else(|| usual.get(lang).to_owned());
            let name = LocalText::new(&given(name_ar, Lang::Ar), &given(name_fr, Lang::Fr), &given(name_en, Lang::En))
                .unwrap_or(usual.clone());
            let account = NewAccount { id: id.clone(), name, provider: provider.clone(), role: *role };
            let (_, password) = work.create_account(Some(&actor), account).await?;
            console.tell(
                &console.voice().say_with("account-created", &args().text("account", id).text("password", &password)),
            );
        }
        Account::Reset { id, actor } => {
            let actor = sign_in(work, actor, console).await?;
            let password = work.reset_password(&actor, id).await?;
            let arguments = args().text("account", id).text("password", &password);
            console.tell(&console.voice().say_with("account-reset", &arguments));
        }
        Account::Invite { id, email, letters, role, provider, actor } => {
            let actor = sign_in(work, actor, console).await?;
            let name = function(work.pack(), *role, provider.as_str());
            let account = NewAccount { id: id.clone(), name, provider: provider.clone(), role: *role };
            let invitation = Invitation { account, email: email.clone(), lang: *letters };
            let invited = work.invite(&actor, invitation).await?;
            let link = format!("/{letters}/desk/link/{}", invited.link);
            console.tell(&console.voice().say_with("account-invited", &args().text("account", id).text("link", &link)));
        }
        Account::Close { id, actor } => {
            let actor = sign_in(work, actor, console).await?;
            work.close_account(&actor, id).await?;
            console.say("account-closed", &args().text("account", id));
        }
        Account::Password { id } => {
            let old = password(id, console)?;
            let new = match std::env::var("MARSAD_NEW_PASSWORD") {
                Ok(new) => new,
                Err(_) => ask_twice(console, id)?,
            };
            work.set_password(id, &old, &new).await?;
            console.say("account-password-set", &args().text("account", id));
        }
    }
    Ok(Outcome::Fine)
}

/// A new password, asked for twice, because nobody sees what is typed.
fn ask_twice(console: &Console, id: &str) -> Result<String, Failure> {
    let first = ask(&console.voice().say("account-password-new"))?;
    let second = ask(&console.voice().say("account-password-again"))?;
    if first == second { Ok(first) } else { Err(Refusal::PasswordsDiffer(id.to_owned()).into()) }
}

/// The usual name of a function: the role and the institution, in every language.
pub fn function(pack: &Pack, role: Role, provider: &str) -> LocalText {
    let words = Lang::ALL.map(|lang| {
        let voice = Voice::new(lang, pack.head.numerals, &pack.head);
        let institution = pack.provider(provider).map_or(provider, |provider| provider.name.get(lang)).to_owned();
        voice
            .say_with(&format!("role-{}", role.word()), &args().text("institution", &institution))
            .replace(['\u{2068}', '\u{2069}'], "")
    });
    let whole = LocalText::new(&words[0], &words[1], &words[2]);
    whole.unwrap_or_else(|_| pack.head.name.clone())
}
