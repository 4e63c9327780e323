//! People at the doors: what lets them in, and what keeps others out.
//!
//! Passwords are in `passwords`, numbers of mobiles in `mobile`.

mod mobile;
mod passwords;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::date;
use marsad_catalog::{Catalog, Row};
use marsad_lake::Lake;
use marsad_model::{AccountState, Channel, Delegation, Lang, Letter, LetterKind, LocalText, Role, Scope};
use marsad_testkit::{catalog_addresses, pack_files};
use marsad_workflow::{
    Action, Actor, Begun, Contact, Credentials, Invitation, NewAccount, NewToken, ProvisionRule, Provisioned, Settings,
    SignOnSubject, Visitor, Work, WorkError, code_at,
};

const PASSWORD: &str = "a long enough one";

/// A workshop whose clock stands until it is told to go.
struct House {
    work: Work,
    /// The same catalog, to look behind the doors.
    catalog: Catalog,
    second: Arc<AtomicI64>,
    administrator: Actor,
}

impl House {
    async fn on(address: &str) -> Self {
        let second = Arc::new(AtomicI64::new(1_770_000_000));
        let read = second.clone();
        let clock = Arc::new(move || Timestamp::from_second(read.load(Ordering::Relaxed)).unwrap());
        let catalog = Catalog::open(address, clock()).await.unwrap();
        let pack = pack_files("marjan");
        let (lake, probe) = (Lake::memory(), Arc::new(|_: &str| {}));
        let settings = Settings { pack, lake, catalog: catalog.clone(), clock, probe, signer: None };
        let work = Work::open(settings).unwrap();
        let first = new("administrator", "OBS", Role::Administrator);
        let (administrator, _) = work.create_account(None, first).await.unwrap();
        Self { work, catalog, second, administrator }
    }

    fn wait(&self, seconds: i64) {
        self.second.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Invites a person, who follows the link and chooses a password.
    async fn person(&self, id: &str, provider: &str, role: Role) {
        let invited = self.work.invite(&self.administrator, invitation(id, provider, role)).await.unwrap();
        self.work.accept_link(&invited.link, PASSWORD, "web test").await.unwrap();
    }

    async fn sign_in(&self, id: &str, password: &str) -> Result<Begun, WorkError> {
        let credentials = Credentials { account: id.to_owned(), password: password.to_owned() };
        self.work.begin_session(credentials, &visitor()).await
    }

    async fn actor(&self, secret: &str) -> Option<Actor> {
        self.work.session_actor(secret, "web test").await.unwrap().map(|(actor, _)| actor)
    }

    /// The last letter of a kind to an account.
    async fn letter(&self, id: &str, kind: LetterKind) -> Option<Letter> {
        let letters = self.catalog.fleeting_list::<Letter>(id).await.unwrap();
        letters.into_iter().filter(|letter| letter.kind == kind).max_by_key(|letter| letter.due_at)
    }

    /// Asks for a link to another password two minutes later, and reads it in the letter.
    async fn reset_link(&self, id: &str) -> String {
        self.wait(120);
        self.work.ask_reset(id, &visitor()).await.unwrap();
        self.letter(id, LetterKind::Reset).await.unwrap().arguments["link"].clone()
    }

    async fn actions(&self) -> Vec<String> {
        self.work.catalog().audit_list().await.unwrap().into_iter().map(|record| record.action).collect()
    }
}

fn new(id: &str, provider: &str, role: Role) -> NewAccount {
    let name = LocalText::new("وظيفة", id, id).unwrap();
    NewAccount { id: id.to_owned(), name, provider: provider.parse().unwrap(), role }
}

fn invitation(id: &str, provider: &str, role: Role) -> Invitation {
    Invitation { account: new(id, provider, role), email: format!("{id}@marjan.example"), lang: Lang::Fr }
}

fn visitor() -> Visitor {
    Visitor { origin: "web 192.0.2.0/24".to_owned(), network: "192.0.2.0/24".to_owned(), agent: "test".to_owned() }
}

fn refusal<T>(done: Result<T, WorkError>) -> &'static str {
    match done {
        Err(WorkError::Refused(refusal)) => refusal.word(),
        Err(other) => panic!("{other}"),
        Ok(_) => "done",
    }
}

async fn in_every_house(law: impl AsyncFn(&House)) {
    let folder = tempfile::tempdir().unwrap();
    for address in catalog_addresses(folder.path()) {
        let house = House::on(&address).await;
        law(&house).await;
        assert_eq!(house.work.catalog().audit_problems().await.unwrap(), []);
    }
}

#[tokio::test]
async fn who_is_invited_chooses_a_password_once_and_signs_in() {
    in_every_house(async |house| {
        let invited =
            house.work.invite(&house.administrator, invitation("ports", "PORTS", Role::Provider)).await.unwrap();
        let letter = house.letter("ports", LetterKind::Invitation).await.unwrap();
        assert_eq!(letter.arguments["link"], invited.link);
        assert_eq!(refusal(house.sign_in("ports", "").await), "wrong-credentials");
        let again = invitation("other", "PORTS", Role::Provider);
        let again = Invitation { email: "Ports@marjan.example".to_owned(), ..again };
        assert_eq!(refusal(house.work.invite(&house.administrator, again).await), "address-taken");
        assert_eq!(refusal(house.work.accept_link(&invited.link, "short", "web").await), "weak-password");
        let account = house.work.accept_link(&invited.link, PASSWORD, "web 192.0.2.0/24").await.unwrap();
        assert_eq!(account.state, AccountState::Active);
        assert_eq!(refusal(house.work.accept_link(&invited.link, PASSWORD, "web").await), "link-spent");
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        assert!(begun.is_whole);
        let actor = house.actor(&begun.secret).await.unwrap();
        assert_eq!((actor.account().id.as_str(), actor.account().lang), ("ports", Lang::Fr));
        let last = house.work.catalog().audit_head().await.unwrap().unwrap();
        assert_eq!((last.action.as_str(), last.origin.as_str()), ("sign_in", "web 192.0.2.0/24"));
        let trail = house.work.catalog().audit_list().await.unwrap();
        assert!(trail.iter().all(|record| !record.detail.contains("ports@") && !record.detail.contains(&invited.link)));
    })
    .await;
}

#[tokio::test]
async fn a_link_is_good_for_its_time_and_the_last_one_only() {
    in_every_house(async |house| {
        let by = &house.administrator;
        let first = house.work.invite(by, invitation("ports", "PORTS", Role::Provider)).await.unwrap();
        let second = house.work.invite_again(by, "ports").await.unwrap();
        assert_eq!(refusal(house.work.linked_account(&first.link).await), "link-spent");
        assert_eq!(house.work.linked_account(&second.link).await.unwrap().account.id, "ports");
        house.wait(7 * 24 * 3600);
        assert_eq!(refusal(house.work.accept_link(&second.link, PASSWORD, "web").await), "link-spent");
        assert_eq!(refusal(house.work.linked_account("").await), "link-spent");
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_old_or_idle_or_left_or_its_account_is_closed() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let idle = house.sign_in("ports", PASSWORD).await.unwrap();
        house.wait(3_599);
        assert!(house.actor(&idle.secret).await.is_some(), "seen, and so it goes on");
        house.wait(3_599);
        assert!(house.actor(&idle.secret).await.is_some());
        house.wait(3_600);
        assert!(house.actor(&idle.secret).await.is_none());
        let old = house.sign_in("ports", PASSWORD).await.unwrap();
        for _ in 0..24 {
            house.wait(1_800);
            let _ = house.actor(&old.secret).await;
        }
        assert!(house.actor(&old.secret).await.is_none(), "after twelve hours");
        let left = house.sign_in("ports", PASSWORD).await.unwrap();
        let leaving = house.actor(&left.secret).await.unwrap();
        house.work.end_session(&leaving, &left.secret).await.unwrap();
        assert!(house.actor(&left.secret).await.is_none());
        assert_eq!(house.actions().await.last().map(String::as_str), Some("sign_out"));
        let closed = house.sign_in("ports", PASSWORD).await.unwrap();
        house.work.close_account(&house.administrator, "ports").await.unwrap();
        assert!(house.actor(&closed.secret).await.is_none());
        assert_eq!(refusal(house.sign_in("ports", PASSWORD).await), "wrong-credentials");
        assert_eq!(refusal(house.work.close_account(&house.administrator, "administrator").await), "own-account");
        house.work.open_account(&house.administrator, "ports").await.unwrap();
        assert!(house.sign_in("ports", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn what_a_closed_account_had_open_stays_ended_when_it_is_opened_again() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        let officer = house.actor(&begun.secret).await.unwrap();
        let new = NewToken { name: "x".to_owned(), scopes: vec![Scope::ReadSubmissions], days: 30 };
        let (token, shown) = house.work.make_token(&officer, new).await.unwrap();
        let link = house.reset_link("ports").await;
        let invited =
            house.work.invite(&house.administrator, invitation("new", "PORTS", Role::Provider)).await.unwrap();
        for id in ["ports", "new"] {
            house.work.close_account(&house.administrator, id).await.unwrap();
            house.work.open_account(&house.administrator, id).await.unwrap();
        }
        assert!(house.actor(&begun.secret).await.is_none(), "the session");
        assert!(house.work.token_actor(&shown).await.unwrap().is_none(), "the token");
        for link in [&link, &invited.link] {
            assert_eq!(refusal(house.work.accept_link(link, PASSWORD, "web").await), "link-spent");
        }
        assert!(house.sign_in("ports", PASSWORD).await.is_ok(), "the person comes again by the password");
        let trail = house.work.catalog().audit_list().await.unwrap();
        let closing = trail.iter().find(|record| record.action == "close_account").unwrap();
        assert!(closing.detail.contains(&token.id), "the trail tells of the token: {}", closing.detail);
    })
    .await;
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_no_code_is_good_twice() {
    in_every_house(async |house| {
        house.person("reviewer", "OBS", Role::Reviewer).await;
        let begun = house.sign_in("reviewer", PASSWORD).await.unwrap();
        let actor = house.actor(&begun.secret).await.unwrap();
        let secret = house.work.offer_second_factor(&actor).secret;
        let code = || code_at(&secret, house.work.now()).unwrap();
        assert_eq!(refusal(house.work.confirm_second_factor(&actor, (&secret, "000")).await), "wrong-code");
        let paper = house.work.confirm_second_factor(&actor, (&secret, &code())).await.unwrap();
        assert_eq!(paper.len(), 10);
        let other = house.work.offer_second_factor(&actor).secret;
        let again = code_at(&other, house.work.now()).unwrap();
        let twice = house.work.confirm_second_factor(&actor, (&other, &again)).await;
        assert_eq!(refusal(twice), "second-factor-on");
        let half = house.sign_in("reviewer", PASSWORD).await.unwrap();
        let used = house.work.finish_session(&half.secret, &code(), &visitor()).await;
        assert_eq!(refusal(used), "wrong-code", "the code that set it up");
        house.wait(60);
        let half = house.sign_in("reviewer", PASSWORD).await.unwrap();
        assert!(!half.is_whole);
        assert!(house.actor(&half.secret).await.is_none(), "half a session is none");
        assert_eq!(refusal(house.work.finish_session(&half.secret, "123", &visitor()).await), "wrong-code");
        let whole = house.work.finish_session(&half.secret, &code(), &visitor()).await.unwrap();
        assert!(whole.is_whole && whole.secret != half.secret);
        assert!(house.actor(&whole.secret).await.is_some() && house.actor(&half.secret).await.is_none());
        let half = house.sign_in("reviewer", PASSWORD).await.unwrap();
        assert_eq!(refusal(house.work.finish_session(&half.secret, &code(), &visitor()).await), "wrong-code", "twice");
        assert!(house.work.finish_session(&half.secret, &paper[3], &visitor()).await.is_ok());
        let half = house.sign_in("reviewer", PASSWORD).await.unwrap();
        assert_eq!(refusal(house.work.finish_session(&half.secret, &paper[3], &visitor()).await), "wrong-code");
        house.wait(300);
        assert_eq!(refusal(house.work.finish_session(&half.secret, &paper[4], &visitor()).await), "link-spent");
        house.work.end_second_factor(&actor, PASSWORD).await.unwrap();
        assert!(house.sign_in("reviewer", PASSWORD).await.unwrap().is_whole);
    })
    .await;
}

#[tokio::test]
async fn a_token_acts_within_its_scopes_until_it_expires_or_is_taken_back() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        house.person("reviewer", "OBS", Role::Reviewer).await;
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        let officer = house.actor(&begun.secret).await.unwrap();
        let wanted =
            |days| NewToken { name: "البرنامج".to_owned(), scopes: vec![Scope::ReadSubmissions], days };
        for days in [0, 367, 1000] {
            assert_eq!(refusal(house.work.make_token(&officer, wanted(days)).await), "wrong-days", "{days}");
        }
        let (token, shown) = house.work.make_token(&officer, wanted(30)).await.unwrap();
        let program = house.work.token_actor(&shown).await.unwrap().unwrap();
        assert_eq!(program.origin(), format!("api {}", token.id));
        let (ports, stat) = ("PORTS".parse().unwrap(), "STAT".parse().unwrap());
        assert!(program.may_for(Action::ReadSubmission, &ports).is_ok());
        assert_eq!(program.may_for(Action::ReadSubmission, &stat).unwrap_err().word(), "not-your-institution");
        assert_eq!(program.may(Action::Receive).unwrap_err().word(), "wrong-scope");
        assert_eq!(program.may(Action::Decide).unwrap_err().word(), "not-your-role");
        for wrong in ["", "marsad_", "marsad_x_y", &shown[..shown.len() - 1], &format!("{shown}a")] {
            assert!(house.work.token_actor(wrong).await.unwrap().is_none(), "{wrong}");
        }
        let begun = house.sign_in("reviewer", PASSWORD).await.unwrap();
        let reviewer = house.actor(&begun.secret).await.unwrap();
        assert_eq!(refusal(house.work.revoke_token(&reviewer, &token.id).await), "unknown-token");
        house.work.revoke_token(&officer, &token.id).await.unwrap();
        assert!(house.work.token_actor(&shown).await.unwrap().is_none());
        let (_, shown) = house.work.make_token(&officer, wanted(1)).await.unwrap();
        house.wait(24 * 3600);
        assert!(house.work.token_actor(&shown).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn who_stands_in_has_the_rights_of_the_other_and_counts_as_both() {
    in_every_house(async |house| {
        house.person("head", "PORTS", Role::Head).await;
        house.person("ports", "PORTS", Role::Provider).await;
        house.person("stat", "STAT", Role::Provider).await;
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        let officer = house.actor(&begun.secret).await.unwrap();
        assert_eq!(refusal(house.work.stand_for(&officer, (&begun.secret, Some("head"))).await), "unknown-delegation");
        let given = Delegation {
            id: "D-1".to_owned(),
            from: "head".to_owned(),
            to: "ports".to_owned(),
            valid_from: date(2026, 1, 1),
            valid_until: date(2026, 12, 31),
            reason: "leave".to_owned(),
            made_at: house.work.now(),
            made_by: "head".to_owned(),
            revoked_at: None,
        };
        let wrong = Delegation { id: "D-2".to_owned(), to: "stat".to_owned(), ..given.clone() };
        let mut change = house.catalog.writer().begin().await.unwrap();
        change.put(Row::Delegation(given.clone())).await.unwrap();
        change.put(Row::Delegation(wrong)).await.unwrap();
        let deed = marsad_catalog::Deed {
            actor: "head",
            action: "delegate",
            subject: "ports",
            at: house.work.now(),
            origin: "",
        };
        change.commit(deed).await.unwrap();
        house.work.stand_for(&officer, (&begun.secret, Some("head"))).await.unwrap();
        let standing = house.actor(&begun.secret).await.unwrap();
        assert!(standing.may(Action::SignAgreement).is_ok() && standing.may(Action::Receive).is_err());
        assert_eq!((standing.account().id.as_str(), standing.acting().id.as_str()), ("ports", "head"));
        let other = house.sign_in("stat", PASSWORD).await.unwrap();
        let stranger = house.actor(&other.secret).await.unwrap();
        assert_eq!(
            refusal(house.work.stand_for(&stranger, (&other.secret, Some("head"))).await),
            "unknown-delegation",
            "another institution"
        );
        house.work.stand_for(&officer, (&begun.secret, None)).await.unwrap();
        assert!(house.actor(&begun.secret).await.unwrap().may(Action::Receive).is_ok());
    })
    .await;
}

#[tokio::test]
async fn whom_an_issuer_vouches_for_is_known_matched_once_or_made_by_rule() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let rules = [ProvisionRule {
            group: "statistics".to_owned(),
            role: Role::Provider,
            provider: "STAT".parse().unwrap(),
            name: LocalText::new("مكلف", "Chargé", "Officer").unwrap(),
        }];
        let subject = |who: &str, email: &str, is_email_verified, groups: &[&str]| SignOnSubject {
            issuer: "https://issuer.example".to_owned(),
            subject: who.to_owned(),
            email: Some(email.to_owned()),
            is_email_verified,
            groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        };
        let come = async |subject: SignOnSubject| house.work.begin_session_of(&subject, &rules, &visitor()).await;
        let doubtful = subject("1", "ports@marjan.example", false, &[]);
        assert_eq!(
            refusal(come(doubtful).await),
            "not-provisioned",
            "an address that nobody made sure of counts nothing"
        );
        let (begun, how) = come(subject("1", "ports@marjan.example", true, &[])).await.unwrap();
        assert_eq!(how, Provisioned::Matched);
        assert_eq!(house.actor(&begun.secret).await.unwrap().account().id, "ports");
        let (_, how) = come(subject("1", "changed@marjan.example", true, &[])).await.unwrap();
        assert_eq!(how, Provisioned::Known);
        assert_eq!(refusal(come(subject("2", "ports@marjan.example", true, &[])).await), "not-provisioned");
        let (begun, how) = come(subject("3", "Ports@elsewhere.example", true, &["statistics"])).await.unwrap();
        assert_eq!(how, Provisioned::Made);
        let made = house.actor(&begun.secret).await.unwrap();
        assert_eq!((made.account().id.as_str(), made.account().provider.as_str()), ("ports-2", "STAT"));
        house.work.close_account(&house.administrator, "ports-2").await.unwrap();
        assert_eq!(refusal(come(subject("3", "", false, &["statistics"])).await), "not-provisioned");
    })
    .await;
}

#[tokio::test]
async fn a_person_says_where_letters_go_and_administrators_do_the_rest() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        let officer = house.actor(&begun.secret).await.unwrap();
        assert_eq!(
            refusal(house.work.invite(&officer, invitation("x.y", "PORTS", Role::Provider)).await),
            "not-your-role"
        );
        let contact = Contact { email: "new@marjan.example".to_owned(), lang: Lang::Ar };
        house.work.set_contact(&officer, contact.clone(), PASSWORD).await.unwrap();
        let due = house.work.letters_due(Channel::Mail, 10).await.unwrap();
        let told = due.iter().find(|(letter, _)| letter.kind == LetterKind::EmailChanged).unwrap();
        assert_eq!((told.0.account.as_str(), told.1.as_str()), ("ports", "ports@marjan.example"), "the old address");
        house.work.letter_sent(&told.0.id, Ok(())).await.unwrap();
        let sent = house.letter("ports", LetterKind::EmailChanged).await.unwrap();
        assert!(sent.arguments.is_empty(), "the old address is forgotten");
        let same = Contact { lang: Lang::Fr, ..contact.clone() };
        house.work.set_contact(&officer, same, "").await.unwrap();
        house.work.set_contact(&officer, contact.clone(), "").await.unwrap();
        assert_eq!(house.letter("ports", LetterKind::EmailChanged).await.unwrap().id, sent.id, "no second letter");
        let officer = house.actor(&begun.secret).await.unwrap();
        assert_eq!(house.work.contact(&officer).await.unwrap(), contact);
        let wrong = Contact { email: "no address".to_owned(), lang: Lang::Ar };
        assert_eq!(refusal(house.work.set_contact(&officer, wrong, PASSWORD).await), "wrong-address");
        let unknown = invitation("x.y", "NOBODY", Role::Provider);
        assert_eq!(refusal(house.work.invite(&house.administrator, unknown).await), "unknown-institution");
        for role in Role::ALL.into_iter().filter(|role| !role.is_of_institution()) {
            let elsewhere = invitation("x.y", "PORTS", role);
            assert_eq!(refusal(house.work.invite(&house.administrator, elsewhere).await), "role-elsewhere", "{role}");
            let made = house.work.create_account(Some(&house.administrator), new("x.y", "PORTS", role)).await;
            assert_eq!(refusal(made), "role-elsewhere", "{role}");
        }
        let named = invitation("Big Name", "PORTS", Role::Provider);
        let named = Invitation { email: "big@marjan.example".to_owned(), ..named };
        assert_eq!(refusal(house.work.invite(&house.administrator, named).await), "wrong-account-name");
    })
    .await;
}
