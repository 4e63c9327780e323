//! People at the doors: accounts, passwords, second factors, mobile numbers, sessions, links, tokens, single sign-on.
//!
//! Holds: everything that ends in an [`Actor`](crate::Actor). Does not hold: what an actor may do (`authority.rs`), and
//! nothing of HTTP. Secrets leave this folder once, to the person they are for; the catalog keeps their hashes, except for
//! the secret of a second factor, which must be known to check a code.

mod account;
mod attempts;
mod letters;
mod links;
mod mobile;
mod one_time_code;
mod password;
mod password_rule;
mod second_factor;
mod secret;
mod sessions;
mod sign_on;
mod stand_in;
mod tokens;

pub use account::{Contact, Invitation, Invited, NewAccount};
pub(crate) use letters::{ADDRESS, letter, sms};
pub use links::LinkedAccount;
pub use mobile::{GivenMobile, MobileStanding};
pub use one_time_code::code_at;
pub use second_factor::SecondFactorOffer;
pub use secret::{csrf_token, one_time_password};
pub use sessions::{Begun, Credentials, Visitor};
pub use sign_on::{ProvisionRule, Provisioned, SignOnSubject};
pub use stand_in::ReleaseHands;
pub use tokens::NewToken;
