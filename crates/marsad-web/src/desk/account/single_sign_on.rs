//! Single sign-on by OpenID Connect: the authorization code flow with a proof key (PKCE).
//!
//! Holds: the talk with the issuer. The state is bound to the device by a cookie, kept by its hash, and good once; the token
//! of the issuer is checked by its published keys, for this client and this nonce. What the token does not say of address
//! and groups is asked at the issuer's endpoint of user information, whose answer counts for the same person only. Does not
//! hold: which account the person gets (`accounts/sign_on.rs` of the workflow).
//!
//! The addresses to which the issuer sends people back are `PORTAL/{ar,fr,en}/desk/single-sign-on/back`.

use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use marsad_workflow::{ProvisionRule, Refusal, SignOnSubject};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields,
    EndUserEmail, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    StandardErrorResponse, StandardTokenResponse, SubjectIdentifier, TokenResponse as _, UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};

use super::sign_in::way_back;
use crate::app::App;
use crate::desk::frame::see_other;
use crate::desk::session::{OpenVisit, with_session};
use crate::error::PageError;
use crate::links;
use crate::pages::PageResult;
use crate::visit::Visit;

/// The cookie that binds a sign-on to the device that began it.
const COOKIE: &str = "marsad-sign-on";
/// So long a person may take at the issuer.
const COOKIE_SECONDS: u32 = 15 * 60;
/// An issuer that answers later than this does not answer.
const ISSUER_SECONDS: u64 = 10;

/// An issuer that the observatory trusts, and whom it gives accounts.
#[derive(Clone, Debug)]
pub struct SingleSignOn {
    /// The address of the issuer, exactly as its tokens write it.
    pub issuer: String,
    /// What the issuer calls this portal.
    pub client_id: String,
    /// What proves it to the issuer; none for a client that only has the proof key.
    pub client_secret: Option<String>,
    /// Who is given an account; nobody where there is no rule, so that only known people come in.
    pub rules: Vec<ProvisionRule>,
}

/// What the issuer says besides the standard's claims; none where it says nothing of groups.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Groups {
    #[serde(default)]
    groups: Option<Vec<String>>,
}

impl AdditionalClaims for Groups {}

type Fields = IdTokenFields<
    Groups,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// What an issuer answers to a code.
type Answer = StandardTokenResponse<Fields, CoreTokenType>;

/// The client of an issuer whose endpoints were discovered.
type Issuer = Client<
    Groups,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Answer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What the issuer says of a person by which an account is found or given: in its token, or where it is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Told {
    email: Option<String>,
    /// Whether the issuer has made sure of the address; none where it does not say.
    is_email_verified: Option<bool>,
    groups: Option<Vec<String>>,
}

impl Told {
    fn new((email, is_email_verified): (Option<&EndUserEmail>, Option<bool>), groups: &Groups) -> Self {
        let email = email.map(|email| email.as_str().to_owned());
        Self { email, is_email_verified, groups: groups.groups.clone() }
    }

    fn has_sure_email(&self) -> bool {
        self.email.is_some() && self.is_email_verified.is_some()
    }

    /// Whether nothing is missing. Groups matter only where there is a rule.
    fn is_enough(&self, rules: &[ProvisionRule]) -> bool {
        self.has_sure_email() && (rules.is_empty() || self.groups.is_some())
    }

    /// What is missing is taken from `other`; an address never without what was said of it there.
    fn or(self, other: Self) -> Self {
        let has_own = self.has_sure_email() || other.email.is_none();
        let (email, is_email_verified) =
            if has_own { (self.email, self.is_email_verified) } else { (other.email, other.is_email_verified) };
        Self { email, is_email_verified, groups: self.groups.or(other.groups) }
    }
}

/// Sends a person to the issuer.
pub(super) async fn begin(State(app): State<App>, open: OpenVisit) -> PageResult {
    let visit = &open.visit;
    let config = app.single_sign_on().ok_or(PageError::NotFound)?;
    let issuer = issuer(config, visit, &http()?).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (address, state, nonce) = issuer
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let back = visit.parameter("back").unwrap_or_default();
    app.work.remember_sign_on(state.secret(), (verifier.secret(), nonce.secret(), back)).await?;
    let mut response = see_other(address.as_str());
    let secure = if app.is_secure() { "; Secure" } else { "" };
    let cookie =
        format!("{COOKIE}={}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{secure}", state.secret());
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// Takes a person back from the issuer.
pub(super) async fn back(State(app): State<App>, open: OpenVisit, headers: HeaderMap) -> PageResult {
    let visit = &open.visit;
    let config = app.single_sign_on().ok_or(PageError::NotFound)?;
    let spent = || Refusal::LinkSpent(String::new());
    let state = visit.parameter("state").ok_or_else(spent)?;
    if bound_state(&headers) != Some(state) {
        return Err(spent().into());
    }
    let known = app.work.recall_sign_on(state).await?;
    // The issuer says `error` and no code where the person thought better of it.
    let code = visit.parameter("code").ok_or_else(spent)?;
    let http = http()?;
    let issuer = issuer(config, visit, &http).await?;
    let request = issuer.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|error| failed(&error))?;
    let request = request.set_pkce_verifier(PkceCodeVerifier::new(known.verifier));
    let answer = request.request_async(&http).await.map_err(|error| match &error {
        RequestTokenError::ServerResponse(told) if *told.error() == CoreErrorResponseType::InvalidGrant => {
            not_believed(&error)
        }
        _ => failed(&error),
    })?;
    let (named, told) = by_token(&issuer, (&answer, known.nonce))?;
    let told =
        if told.is_enough(&config.rules) { told } else { told.or(asked(&issuer, &http, (&answer, &named)).await?) };
    let subject = SignOnSubject {
        issuer: config.issuer.clone(),
        subject: named.as_str().to_owned(),
        email: told.email,
        is_email_verified: told.is_email_verified.unwrap_or(false),
        groups: told.groups.unwrap_or_default(),
    };
    let (begun, _) = app.work.begin_session_of(&subject, &config.rules, &open.visitor).await?;
    Ok(with_session(see_other(&way_back(visit, &known.back)), Some(&begun), &app))
}

/// Whom the token of an answer names and what it says of them, if the issuer signed it for this client and this nonce.
fn by_token(issuer: &Issuer, (answer, nonce): (&Answer, String)) -> Result<(SubjectIdentifier, Told), PageError> {
    let token = answer.id_token().ok_or_else(|| PageError::Failed("the issuer gave no identity token".to_owned()))?;
    let verifier = issuer.id_token_verifier();
    let claims = token.claims(&verifier, &Nonce::new(nonce)).map_err(|error| not_believed(&error))?;
    let told = Told::new((claims.email(), claims.email_verified()), claims.additional_claims());
    Ok((claims.subject().clone(), told))
}

/// What the issuer says where it is asked for user information (OpenID Connect Core 1.0, 5.3): providers that keep to the
/// standard's default put address and groups there alone. An answer about another person is not believed (5.3.2). An issuer
/// without such an endpoint says nothing.
async fn asked(
    issuer: &Issuer,
    http: &reqwest::Client,
    (answer, named): (&Answer, &SubjectIdentifier),
) -> Result<Told, PageError> {
    if issuer.user_info_url().is_none() {
        return Ok(Told::default());
    }
    let request = issuer.user_info(answer.access_token().clone(), Some(named.clone()));
    let request = request.map_err(|error| failed(&error))?;
    let claims: UserInfoClaims<Groups, CoreGenderClaim> =
        request.request_async(http).await.map_err(|error| match &error {
            UserInfoError::ClaimsVerification(_) => not_believed(&error),
            _ => failed(&error),
        })?;
    Ok(Told::new((claims.email(), claims.email_verified()), claims.additional_claims()))
}

/// The state that the device began with.
fn bound_state(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

/// A client that follows nobody to elsewhere and does not wait for ever.
fn http() -> Result<reqwest::Client, PageError> {
    let builder = reqwest::ClientBuilder::new()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(ISSUER_SECONDS));
    builder.build().map_err(|error| failed(&error))
}

/// The issuer as it describes itself now: its keys change, and people sign in seldom.
async fn issuer(config: &SingleSignOn, visit: &Visit, http: &reqwest::Client) -> Result<Issuer, PageError> {
    let address = IssuerUrl::new(config.issuer.clone()).map_err(|error| failed(&error))?;
    let described = CoreProviderMetadata::discover_async(address, http).await.map_err(|error| failed(&error))?;
    let back = format!("{}{}", visit.base, links::page(visit.lang, "/desk/single-sign-on/back"));
    let back = RedirectUrl::new(back).map_err(|error| failed(&error))?;
    let (id, secret) = (ClientId::new(config.client_id.clone()), config.client_secret.clone().map(ClientSecret::new));
    Ok(Issuer::from_provider_metadata(described, id, secret).set_redirect_uri(back))
}

/// The issuer fails: the operator's log says how, with every cause.
fn failed(error: &(dyn std::error::Error + 'static)) -> PageError {
    PageError::Failed(format!("single sign-on: {}", causes(error)))
}

/// A code that the issuer does not take, or a token that is not for this sign-on: the person begins again.
fn not_believed(error: &(dyn std::error::Error + 'static)) -> PageError {
    tracing::warn!(detail = causes(error), "an answer of the single sign-on is not believed");
    Refusal::LinkSpent(String::new()).into()
}

fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let all = std::iter::successors(Some(error), |error| error.source());
    all.map(|cause| cause.to_string()).collect::<Vec<String>>().join(": ")
}

#[cfg(test)]
mod tests {
    use marsad_model::{LocalText, Role};

    use super::*;

    fn told(email: Option<&str>, is_email_verified: Option<bool>, groups: Option<&[&str]>) -> Told {
        let groups = groups.map(|groups| groups.iter().map(|group| (*group).to_owned()).collect());
        Told { email: email.map(str::to_owned), is_email_verified, groups }
    }

    fn rule() -> ProvisionRule {
        ProvisionRule {
            group: "statistics".to_owned(),
            role: Role::Provider,
            provider: "STAT".parse().unwrap(),
            name: LocalText::new("ن", "f", "n").unwrap(),
        }
    }

    #[test]
    fn the_issuer_is_asked_only_for_what_its_token_lacks() {
        let whole = told(Some("a@x.example"), Some(false), Some(&[]));
        assert!(whole.is_enough(&[]) && whole.is_enough(&[rule()]));
        let without_groups = told(Some("a@x.example"), Some(true), None);
        assert!(without_groups.is_enough(&[]) && !without_groups.is_enough(&[rule()]));
        assert!(!told(Some("a@x.example"), None, Some(&[])).is_enough(&[]));
        assert!(!Told::default().is_enough(&[]));
    }

    #[test]
    fn an_address_keeps_what_was_said_of_it_and_never_borrows_it_from_another() {
        let unsure = told(Some("head@x.example"), None, None);
        let sure = told(Some("other@x.example"), Some(true), Some(&["statistics"]));
        assert_eq!(unsure.clone().or(sure.clone()), sure);
        let denied = told(Some("head@x.example"), Some(false), None);
        let expected = told(Some("head@x.example"), Some(false), Some(&["statistics"]));
        assert_eq!(denied.or(sure), expected);
        let groups_only = told(None, Some(true), Some(&[]));
        assert_eq!(unsure.or(groups_only), told(Some("head@x.example"), None, Some(&[])));
    }

    #[test]
    fn groups_that_are_not_said_are_none() {
        let read = |text: &str| serde_json::from_str::<Groups>(text).unwrap().groups;
        assert_eq!((read("{}"), read("{\"groups\":null}")), (None, None));
        assert_eq!(read("{\"groups\":[]}"), Some(Vec::new()));
    }
}
