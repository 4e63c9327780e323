//! The command line of the server.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use marsad_model::{Id, Role};

/// Serve the portal, the desk and the API.
#[derive(Args, Debug)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How the world reaches the portal, for permanent links: `https://…`.
    #[arg(long, env = "MARSAD_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// A proxy before this program, whose word about the address of a reader is believed.
    #[arg(long = "proxy", value_name = "ADDRESS", env = "MARSAD_PROXIES", value_delimiter = ',')]
    pub proxies: Vec<IpAddr>,
    /// The issuer of a single sign-on (OpenID Connect), exactly as its tokens write it.
    #[arg(long, value_name = "URL", env = "MARSAD_SIGN_ON_ISSUER", requires = "sign_on_client")]
    pub sign_on_issuer: Option<String>,
    /// What the issuer calls this portal.
    #[arg(long, value_name = "ID", env = "MARSAD_SIGN_ON_CLIENT")]
    pub sign_on_client: Option<String>,
    /// What proves the portal to the issuer. A file or the environment is better than a command line that others can read.
    #[arg(long, value_name = "SECRET", env = "MARSAD_SIGN_ON_SECRET", hide_env_values = true)]
    pub sign_on_secret: Option<String>,
    /// Who is given an account: GROUP=ROLE@INSTITUTION, the first that fits.
    #[arg(long = "sign-on-rule", value_name = "RULE", env = "MARSAD_SIGN_ON_RULES", value_delimiter = ',')]
    pub sign_on_rules: Vec<SignOnRule>,
    /// The server that takes letters: `smtps://USER:PASSWORD@HOST`, or `smtp://HOST:PORT` within a house. The environment is
    /// better than a command line that others can read.
    #[arg(long, value_name = "URL", env = "MARSAD_MAIL_SERVER", hide_env_values = true, requires = "mail_from")]
    pub mail_server: Option<String>,
    /// From whom letters are: `NAME <ADDRESS>`.
    #[arg(long, value_name = "ADDRESS", env = "MARSAD_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// The gateway that takes what is urgent as SMS: `https://…`; without TLS on 127.0.0.1 only.
    #[arg(long, value_name = "URL", env = "MARSAD_SMS_URL", hide_env_values = true, requires = "sms_body")]
    pub sms_url: Option<String>,
    /// What is posted to it, JSON or a form: `to={to}&text={text}`; also `{digits}`, the number without `+`, `{from}` and `{id}`.
    #[arg(long, value_name = "TEMPLATE", env = "MARSAD_SMS_BODY", hide_env_values = true)]
    pub sms_body: Option<String>,
    /// A header for it, `NAME: VALUE`, where `{token}` is the token; in the environment one a line.
    #[arg(
        long = "sms-header",
        value_name = "HEADER",
        env = "MARSAD_SMS_HEADERS",
        hide_env_values = true,
        value_delimiter = '\n'
    )]
    pub sms_headers: Vec<String>,
    /// What proves the portal to it, sent as a bearer's token unless a header says otherwise. A file or the environment is better
    /// than a command line that others can read.
    #[arg(long, value_name = "TOKEN", env = "MARSAD_SMS_TOKEN", hide_env_values = true)]
    pub sms_token: Option<String>,
    /// A file that holds that token.
    #[arg(long, value_name = "FILE", env = "MARSAD_SMS_TOKEN_FILE", conflicts_with = "sms_token")]
    pub sms_token_file: Option<PathBuf>,
    /// The sender that telephones show, where the body asks for it.
    #[arg(long, value_name = "NAME", env = "MARSAD_SMS_FROM")]
    pub sms_from: Option<String>,
    /// No answer of the gateway is waited for longer, in seconds.
    #[arg(long, value_name = "SECONDS", env = "MARSAD_SMS_TIMEOUT", default_value_t = 10)]
    pub sms_timeout: u64,
}

/// Who is given an account by the single sign-on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOnRule {
    /// The group of the issuer.
    pub group: String,
    /// What the person may do.
    pub role: Role,
    /// The institution.
    pub provider: Id,
}

impl FromStr for SignOnRule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no rule: write GROUP=ROLE@INSTITUTION");
        let (group, rest) = text.split_once('=').ok_or_else(wrong)?;
        let (role, provider) = rest.split_once('@').ok_or_else(wrong)?;
        Ok(Self { group: group.to_owned(), role: role.parse()?, provider: provider.parse().map_err(|_| wrong())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_names_group_role_and_institution() {
        let rule: SignOnRule = "statistics=provider@STAT".parse().unwrap();
        assert_eq!((rule.group.as_str(), rule.role, rule.provider.as_str()), ("statistics", Role::Provider, "STAT"));
        for wrong in ["", "a=b", "a@b", "a=boss@STAT", "a=provider@two words"] {
            assert!(wrong.parse::<SignOnRule>().is_err(), "{wrong}");
        }
    }
}
