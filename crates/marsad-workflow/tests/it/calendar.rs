//! Conventions at work in Marjan: what is due and where it stands, who is reminded when, and who stands in for whom.
//!
//! Marjan's clocks are three hours ahead of universal time; Fridays and Saturdays are free. The arrivals of a year are due
//! sixty days after it, by the pack: those of 2025 on 1 March 2026, a Sunday.

mod letters;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use marsad_catalog::Catalog;
use marsad_lake::Lake;
use marsad_model::{
    Channel, ChecklistKind, ChecklistWeight, DayCounting, DayRoll, Decision, DueRule, Frequency, Lang, Letter,
    LetterKind, LocalText, NoticeKind, ReleaseKind, Role, SeriesCount, Transmission, TransmissionState,
};
use marsad_testkit::{catalog_addresses, pack_files};
use marsad_workflow::{
    Actor, AgreementDraft, Invitation, LateAgreement, NewAccount, NewDelegation, Pressing, Proposal, Settings,
    TransmissionsAsked, Verdict, Work, WorkError, reminder_steps,
};

/// A workshop whose clock stands where it is put.
pub struct House {
    pub work: Work,
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
        let settings = Settings {
            pack,
            lake: Lake::memory(),
            catalog: catalog.clone(),
            clock,
            probe: Arc::new(|_| {}),
            signer: None,
        };
        let work = Work::open(settings).unwrap();
        let (administrator, _) =
            work.create_account(None, new("administrator", "OBS", Role::Administrator)).await.unwrap();
        Self { work, catalog, second, administrator }
    }

    /// Puts the clock to a moment.
    pub fn at(&self, moment: &str) {
        let moment: Timestamp = moment.parse().unwrap();
        self.second.store(moment.as_second(), Ordering::Relaxed);
    }

    pub async fn person(&self, id: &str, provider: &str, role: Role) -> Actor {
        self.account(id, provider, role).await.0
    }

    /// The account, with its one-time password.
    async fn account(&self, id: &str, provider: &str, role: Role) -> (Actor, String) {
        self.work.create_account(Some(&self.administrator), new(id, provider, role)).await.unwrap()
    }

    async fn kinds(&self, actor: &Actor) -> Vec<NoticeKind> {
        let mut notices = self.work.notices(actor).await.unwrap();
        notices.reverse();
        notices.into_iter().map(|notice| notice.kind).collect()
    }

    /// The transmission of the arrivals of 2025.
    pub async fn arrivals(&self, actor: &Actor) -> Transmission {
        let due = date(2026, 3, 1);
        let found = self.work.transmissions(actor, asked((due, due))).await.unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap()
    }

    /// Sends the arrivals of Marjan with their last year called 2025.
    async fn send(&self, officer: &Actor) -> String {
        let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
        let bytes = Bytes::from(file.replace("\n2024;", "\n2025;"));
        let agreement = "PORTS_ARRIVALS".parse().unwrap();
        let receipt = self.work.receive_submission(officer, &agreement, ("arrivals.csv", bytes)).await.unwrap();
        let report = self.work.validate_submission(officer, &receipt.submission.id).await.unwrap();
        assert_eq!(report.periods, ["2021", "2022", "2023", "2025"]);
        receipt.submission.id
    }
}

pub fn new(id: &str, provider: &str, role: Role) -> NewAccount {
    NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role }
}

fn text(word: &str) -> LocalText {
    LocalText::new("نص", word, word).unwrap()
}

pub fn asked((from, to): (Date, Date)) -> TransmissionsAsked {
    TransmissionsAsked { from, to, provider: None }
}

pub fn refusal<T>(done: Result<T, WorkError>) -> &'static str {
    match done {
        Err(WorkError::Refused(refusal)) => refusal.word(),
        Err(other) => panic!("{other}"),
        Ok(_) => "done",
    }
}

pub async fn in_every_house(law: impl AsyncFn(&House)) {
    let folder = tempfile::tempdir().unwrap();
    for address in catalog_addresses(folder.path()) {
        let house = House::on(&address).await;
        law(&house).await;
        assert_eq!(house.work.catalog().audit_problems().await.unwrap(), []);
    }
}

pub fn draft() -> AgreementDraft {
    AgreementDraft {
        agreement: "PORTS_ARRIVALS".parse().unwrap(),
        parties: vec!["OBS".parse().unwrap(), "PORTS".parse().unwrap()],
        definitions: text("arrivals by ship"),
        frequency: Frequency::Q,
        due: DueRule { days: 10, counting: DayCounting::Working, roll: DayRoll::Stay },
        legal_basis: text("invented"),
        contact: text("register"),
        contact_account: None,
        valid_from: date(2026, 1, 1),
        valid_until: None,
        asked_from: None,
        text: Some(("convention.pdf".to_owned(), Bytes::from_static(b"%PDF-1.7 signed"))),
        note: "every quarter".to_owned(),
    }
}

#[tokio::test]
async fn a_grid_opens_with_what_is_asked_for_next_and_never_with_the_year_after_an_old_one() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let reviewer = house.person("reviewer", "OBS", Role::Reviewer).await;
        let opened = async || house.work.grid(&officer, "PORTS_ARRIVALS", None).await.unwrap();
        let accept = async |id: &str| {
            let verdict = Verdict { decision: Decision::Accept, reason: "as agreed".to_owned(), expected: None };
            house.work.decide_submission(&reviewer, id, verdict).await.unwrap();
        };
        house.at("2026-02-20T09:00:00Z");
        let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
        let old: String =
            file.lines().filter(|line| !line.starts_with("2024;")).map(|line| format!("{line}\n")).collect();
        let agreement = "PORTS_ARRIVALS".parse().unwrap();
        let receipt = house.work.receive_submission(&officer, &agreement, ("old.csv", Bytes::from(old))).await.unwrap();
        house.work.validate_submission(&officer, &receipt.submission.id).await.unwrap();
        accept(&receipt.submission.id).await;
        house.at("2026-03-04T09:00:00Z");
        let late = opened().await;
        assert_eq!((late.period.as_str(), late.before.unwrap().as_str()), ("2025", "2023"));
        let id = house.send(&officer).await;
        let next = opened().await;
        assert_eq!(next.period.as_str(), "2026", "what waits is not missing, and 2024 is asked for by nobody");
        assert_eq!(next.waiting.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [id.as_str()]);
        assert!(next.waiting[0].holds(&"2025".parse().unwrap()) && !next.is_accepted);
        accept(&id).await;
        let next = opened().await;
        assert_eq!((next.period.as_str(), next.before.unwrap().as_str()), ("2026", "2025"));
        assert!(next.waiting.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_transmission_goes_from_expected_to_accepted() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let reviewer = house.person("reviewer", "OBS", Role::Reviewer).await;
        let check = async |state: TransmissionState, days_late: i32| {
            let found = house.arrivals(&officer).await;
            assert_eq!((found.state, found.days_late, found.period.as_str()), (state, days_late, "2025"));
            found
        };
        house.at("2026-02-14T09:00:00Z");
        check(TransmissionState::Expected, -15).await;
        // Half past nine in the evening of the 14th is half past midnight of the 15th in Marjan.
        house.at("2026-02-14T21:30:00Z");
        check(TransmissionState::Due, -14).await;
        house.at("2026-03-02T09:00:00Z");
        check(TransmissionState::Late, 1).await;
        house.at("2026-03-04T09:00:00Z");
        let id = house.send(&officer).await;
        let received = check(TransmissionState::Received, 3).await;
        assert_eq!((received.submission.as_deref(), received.accepted_at), (Some(id.as_str()), None));
        house.at("2026-03-06T09:00:00Z");
        let back = Verdict { decision: Decision::Return, reason: "one isle is missing".to_owned(), expected: None };
        house.work.decide_submission(&reviewer, &id, back).await.unwrap();
        // What was sent back did not bring the year: it is waited for, and the file that is not returned tells how late it came.
        let returned = check(TransmissionState::Returned, 5).await;
        assert_eq!((returned.received_at, returned.is_asked), (None, true));
        house.at("2026-03-08T09:00:00Z");
        let again = house.send(&officer).await;
        let received = check(TransmissionState::Received, 7).await;
        assert_eq!(received.received_at, Some("2026-03-08T09:00:00Z".parse().unwrap()));
        let accept = Verdict { decision: Decision::Accept, reason: "as agreed".to_owned(), expected: None };
        house.work.decide_submission(&reviewer, &again, accept).await.unwrap();
        let accepted = check(TransmissionState::Accepted, 7).await;
        assert_eq!(accepted.submission, Some(again));
        assert_eq!(accepted.accepted_at, Some("2026-03-08T09:00:00Z".parse().unwrap()));
    })
    .await;
}

#[tokio::test]
async fn an_agreement_says_to_its_sender_what_is_to_be_done_now() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let reviewer = house.person("reviewer", "OBS", Role::Reviewer).await;
        let stands = async || {
            let found = house.work.to_send(&officer).await.unwrap();
            assert_eq!(found.len(), 1, "what others send is not asked of them");
            let period = found[0].transmission.as_ref().map(|one| (one.period.clone(), one.days_late));
            (found[0].pressing, period, found[0].submission.clone())
        };
        let year = |days_late: i32| Some(("2025".to_owned(), days_late));
        let decide = async |id: &str, decision: Decision| {
            let verdict = Verdict { decision, reason: "as it is".to_owned(), expected: None };
            house.work.decide_submission(&reviewer, id, verdict).await.unwrap();
        };
        house.at("2026-02-14T09:00:00Z");
        assert_eq!(stands().await, (Pressing::Nothing, year(-15), None));
        house.at("2026-02-20T09:00:00Z");
        assert_eq!(stands().await, (Pressing::Due, year(-9), None));
        house.at("2026-03-04T09:00:00Z");
        assert_eq!(stands().await, (Pressing::Late, year(3), None));
        let first = house.send(&officer).await;
        let (pressing, next, waits) = stands().await;
        assert_eq!((pressing, next.unwrap().0.as_str(), waits), (Pressing::Waits, "2026", Some(first.clone())));
        decide(&first, Decision::Return).await;
        let (pressing, _, back) = stands().await;
        assert_eq!((pressing, back), (Pressing::Returned, Some(first)));
        house.at("2026-03-06T09:00:00Z");
        let second = house.send(&officer).await;
        decide(&second, Decision::Accept).await;
        let (pressing, next, nothing) = stands().await;
        assert_eq!((pressing, next.unwrap().0.as_str(), nothing), (Pressing::Nothing, "2026", None));
        assert_eq!(refusal(house.work.to_send(&reviewer).await), "not-your-role");
    })
    .await;
}

#[tokio::test]
async fn an_officer_sees_what_is_due_of_the_own_institution_only() {
    in_every_house(async |house| {
        house.at("2026-02-15T09:00:00Z");
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let director = house.person("director", "OBS", Role::Director).await;
        let year = (date(2026, 1, 1), date(2026, 12, 31));
        let seen = async |actor: &Actor| {
            let found = house.work.transmissions(actor, asked(year)).await.unwrap();
            found.into_iter().map(|one| one.agreement.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(seen(&officer).await, ["PORTS_ARRIVALS"]);
        assert_eq!(seen(&director).await, ["PORTS_ARRIVALS", "STAT_RESIDENTS"]);
        let other = TransmissionsAsked { provider: Some("STAT".parse().unwrap()), ..asked(year) };
        assert_eq!(refusal(house.work.transmissions(&officer, other).await), "not-your-institution");
        assert_eq!(refusal(house.work.transmissions(&house.administrator, asked(year)).await), "not-your-role");
        let backwards = asked((year.1, year.0));
        assert_eq!(refusal(house.work.transmissions(&officer, backwards).await), "wrong-dates");
        assert_eq!(refusal(house.work.agreement_versions(&officer, "STAT_RESIDENTS").await), "not-your-institution");
    })
    .await;
}

#[tokio::test]
async fn reminders_reach_more_and_more_people_once_each_and_on_working_days() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        let director = house.person("director", "OBS", Role::Director).await;
        let other = house.person("stat", "STAT", Role::Provider).await;
        let remind = async |moment: &str, expected: u32| {
            house.at(moment);
            assert_eq!(house.work.remind().await.unwrap(), expected, "{moment}");
            assert_eq!(house.work.remind().await.unwrap(), 0, "{moment}, again");
        };
        assert_eq!(reminder_steps().map(|(days, _)| days), [-14, -3, 0, 3, 10, 30]);
        // A Saturday; then before seven o'clock in Marjan.
        remind("2026-02-14T09:00:00Z", 0).await;
        remind("2026-02-15T03:59:00Z", 0).await;
        remind("2026-02-15T04:00:00Z", 1).await;
        remind("2026-02-16T09:00:00Z", 0).await;
        remind("2026-02-26T09:00:00Z", 1).await;
        remind("2026-03-01T09:00:00Z", 1).await;
        remind("2026-03-04T09:00:00Z", 2).await;
        remind("2026-03-11T09:00:00Z", 2).await;
        remind("2026-03-31T09:00:00Z", 1).await;
        use NoticeKind::{Escalation, ReminderBefore, ReminderDue, ReminderLate};
        assert_eq!(house.kinds(&officer).await, [ReminderBefore, ReminderBefore, ReminderDue, ReminderLate]);
        assert_eq!(house.kinds(&head).await, [ReminderLate, Escalation]);
        assert_eq!(house.kinds(&director).await, [Escalation, Escalation]);
        assert_eq!(house.kinds(&other).await, []);
        let letters = house.catalog.fleeting_list::<Letter>("head").await.unwrap();
        let mut kinds: Vec<LetterKind> = letters.iter().map(|letter| letter.kind).collect();
        kinds.sort();
        assert_eq!(kinds, [LetterKind::Reminder, LetterKind::Escalation]);
        assert!(letters.iter().all(|letter| letter.arguments["line-0000"] == "PORTS_ARRIVALS 2025 2026-03-01"));
    })
    .await;
}

#[tokio::test]
async fn who_has_sent_is_not_reminded_and_what_was_returned_is_waited_for() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let reviewer = house.person("reviewer", "OBS", Role::Reviewer).await;
        house.at("2026-02-15T09:00:00Z");
        let id = house.send(&officer).await;
        assert_eq!(house.work.remind().await.unwrap(), 0);
        let back = Verdict { decision: Decision::Return, reason: "one isle is missing".to_owned(), expected: None };
        house.work.decide_submission(&reviewer, &id, back).await.unwrap();
        assert_eq!(house.work.remind().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_servers_remind_once() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        house.at("2026-03-01T09:00:00Z");
        let (one, two) = (house.work.clone(), house.work.clone());
        let (first, second) = tokio::join!(
            tokio::spawn(async move { one.remind().await }),
            tokio::spawn(async move { two.remind().await })
        );
        assert_eq!(first.unwrap().unwrap() + second.unwrap().unwrap(), 1);
        assert_eq!(house.kinds(&officer).await, [NoticeKind::ReminderDue]);
    })
    .await;
}

#[tokio::test]
async fn what_is_late_stands_in_the_calendar_whatever_its_age() {
    in_every_house(async |house| {
        let director = house.person("director", "OBS", Role::Director).await;
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let late = async |actor: &Actor| {
            let window = asked((house.work.today(), house.work.today()));
            let calendar = house.work.due_calendar(actor, window).await.unwrap();
            let all = LateAgreement::all_of(&calendar.overdue).into_iter();
            all.map(|one| (one.agreement.to_string(), one.count, one.oldest.due)).collect::<Vec<_>>()
        };
        // The house was founded on 2 February 2026: what was due before was never due to it.
        house.at("2026-02-15T09:00:00Z");
        assert_eq!(late(&director).await, []);
        house.at("2026-05-15T09:00:00Z");
        let ports = ("PORTS_ARRIVALS".to_owned(), 1, date(2026, 3, 1));
        let statistics = ("STAT_RESIDENTS".to_owned(), 1, date(2026, 4, 30));
        assert_eq!(late(&director).await, [ports.clone(), statistics.clone()]);
        assert_eq!(late(&officer).await, [ports]);
        let tasks = house.work.tasks(&officer).await.unwrap();
        assert_eq!(tasks.len(), 1, "tasks, calendar and board look at one set: {tasks:?}");
        // Ten years later nothing has been forgotten.
        house.at("2036-02-15T09:00:00Z");
        let ports = ("PORTS_ARRIVALS".to_owned(), 10, date(2026, 3, 1));
        let statistics = ("STAT_RESIDENTS".to_owned(), 10, date(2026, 4, 30));
        assert_eq!(late(&director).await, [ports, statistics]);
        let board = house.work.board(&director).await.unwrap();
        assert_eq!(board.late.len(), 20);
        assert_eq!(board.agreements.iter().map(|one| one.late).collect::<Vec<_>>(), [10, 10]);
    })
    .await;
}

#[tokio::test]
async fn one_cell_of_fifteen_is_a_part_of_its_period_in_the_calendar_and_in_the_score() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let reviewer = house.person("reviewer", "OBS", Role::Reviewer).await;
        let agreement = "PORTS_ARRIVALS".parse().unwrap();
        let accept = async |bytes: Vec<u8>| {
            let file = ("arrivals.csv", Bytes::from(bytes));
            let id = house.work.receive_submission(&officer, &agreement, file).await.unwrap().submission.id;
            house.work.validate_submission(&officer, &id).await.unwrap();
            let verdict = Verdict { decision: Decision::Accept, reason: "as agreed".to_owned(), expected: None };
            house.work.decide_submission(&reviewer, &id, verdict).await.unwrap();
        };
        let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
        house.at("2026-02-20T09:00:00Z");
        accept(file.clone().into_bytes()).await;
        let lines: Vec<&str> = file.lines().take(2).collect();
        house.at("2026-02-24T09:00:00Z");
        accept(lines.join("\n").replace("\n2021;", "\n2025;").into_bytes()).await;
        house.at("2026-03-04T09:00:00Z");
        let found = house.arrivals(&officer).await;
        assert_eq!((found.state, found.days_late), (TransmissionState::Late, 3), "the rest is waited for");
        assert_eq!(found.series, Some(SeriesCount { accepted: 1, expected: 15 }));
        let window = asked((house.work.today(), house.work.today()));
        let overdue = house.work.due_calendar(&officer, window).await.unwrap().overdue;
        assert_eq!(overdue, [found]);
        let tasks = house.work.tasks(&officer).await.unwrap();
        assert!(tasks.iter().any(|task| task.subject == "PORTS_ARRIVALS 2025"), "{tasks:?}");
        let flow = "DF_ARRIVALS";
        let in_part = async || {
            let number = house.work.build_version(&reviewer, flow).await.unwrap().number;
            let proposal = Proposal { version: number, kind: ReleaseKind::Regular, note: None };
            let number = house.work.protect_tables(&reviewer, flow, proposal).await.unwrap().number;
            let mut items = house.work.checklist(&reviewer, flow, number).await.unwrap();
            items.retain(|item| item.kind == ChecklistKind::PeriodInPart);
            items
        };
        let lines = in_part().await;
        let [line] = &lines[..] else { panic!("{lines:?}") };
        let told = ["n", "period", "accepted", "expected"].map(|name| line.values[name].as_str());
        assert_eq!((line.weight, told), (ChecklistWeight::Asks, ["1", "2025", "1", "15"]));
        let card = house.work.score_card(&officer, "PORTS").await.unwrap();
        let ports = card.agreements.iter().find(|one| one.agreement == agreement).unwrap();
        assert_eq!(ports.score.completeness, Some(1.0 / 15.0));
        assert_eq!((ports.basis.series_accepted, ports.basis.series_expected), (1, 15));
        accept(file.replace("\n2024;", "\n2025;").into_bytes()).await;
        let whole = house.arrivals(&officer).await;
        assert_eq!(whole.state, TransmissionState::Accepted);
        assert_eq!(whole.series, Some(SeriesCount { accepted: 15, expected: 15 }));
        assert_eq!(in_part().await, []);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_that_was_used_is_not_mailed_any_more() {
    in_every_house(async |house| {
        let account = new("invited", "PORTS", Role::Provider);
        let email = "invited@marjan.example".to_owned();
        let invitation = Invitation { account, email, lang: Lang::En };
        let link = house.work.invite(&house.administrator, invitation).await.unwrap().link;
        house.work.accept_link(&link, "a long sentence nobody else says", "test").await.unwrap();
        assert_eq!(house.work.letters_due(Channel::Mail, 10).await.unwrap(), []);
        assert_eq!(house.catalog.fleeting_list::<Letter>("invited").await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_stays_late_is_told_every_month_until_it_comes() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        let director = house.person("director", "OBS", Role::Director).await;
        let remind = async |moment: &str, expected: u32| {
            house.at(moment);
            assert_eq!(house.work.remind_of_late().await.unwrap(), expected, "{moment}");
            assert_eq!(house.work.remind_of_late().await.unwrap(), 0, "{moment}, again");
        };
        let lines = async |account: &str| {
            let letters = house.catalog.fleeting_list::<Letter>(account).await.unwrap().into_iter();
            let last = letters.filter(|letter| letter.kind == LetterKind::LateDigest).max_by_key(|one| one.due_at);
            last.unwrap().arguments.into_values().collect::<Vec<String>>()
        };
        // The year of 2025 was due on 1 March: on 1 April it is late by 31 days. Before seven o'clock nobody is told.
        remind("2026-03-01T09:00:00Z", 0).await;
        remind("2026-04-01T03:59:00Z", 0).await;
        remind("2026-04-01T04:00:00Z", 3).await;
        assert_eq!(lines("head").await, ["PORTS_ARRIVALS 2025 2026-03-01 1"]);
        remind("2026-04-26T09:00:00Z", 0).await;
        // That of the statistics office was due on 30 April: officer, head and director about the ports, the director about
        // the statistics office.
        remind("2026-06-01T09:00:00Z", 4).await;
        let both = ["PORTS_ARRIVALS 2025 2026-03-01 1", "STAT_RESIDENTS 2025 2026-04-30 1"];
        assert_eq!(lines("director").await, both);
        house.send(&officer).await;
        remind("2026-07-01T09:00:00Z", 1).await;
        assert_eq!(lines("director").await, ["STAT_RESIDENTS 2025 2026-04-30 1"]);
        remind("2031-06-01T09:00:00Z", 4).await;
        assert!(house.kinds(&head).await.iter().all(|kind| *kind == NoticeKind::LateDigest));
        assert!(house.kinds(&director).await.contains(&NoticeKind::LateDigest));
    })
    .await;
}

#[tokio::test]
async fn only_the_one_whom_the_agreement_names_is_reminded() {
    in_every_house(async |house| {
        house.at("2026-01-04T09:00:00Z");
        let named = house.person("named", "PORTS", Role::Provider).await;
        let other = house.person("other", "PORTS", Role::Provider).await;
        let director = house.person("director", "OBS", Role::Director).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        let draft = AgreementDraft { contact_account: Some("named".to_owned()), ..draft() };
        house.work.amend_agreement(&director, draft).await.unwrap();
        house.work.sign_agreement(&head, ("PORTS_ARRIVALS", 1)).await.unwrap();
        house.at("2026-04-14T09:00:00Z");
        house.work.remind().await.unwrap();
        assert!(house.kinds(&named).await.contains(&NoticeKind::ReminderDue));
        assert_eq!(house.kinds(&other).await, []);
    })
    .await;
}

#[tokio::test]
async fn who_stands_in_is_told_and_gets_the_reminders() {
    in_every_house(async |house| {
        house.at("2026-02-15T04:00:00Z");
        let away = house.person("ports", "PORTS", Role::Provider).await;
        let second = house.person("second", "PORTS", Role::Provider).await;
        let stranger = house.person("stat", "STAT", Role::Provider).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        let new = |to: &str| NewDelegation {
            to: to.to_owned(),
            valid_from: date(2026, 3, 4),
            valid_until: date(2026, 3, 10),
            reason: "leave".to_owned(),
        };
        let work = &house.work;
        assert_eq!(refusal(work.delegate(&away, new("stat")).await), "unknown-account");
        assert_eq!(refusal(work.delegate(&away, new("ports")).await), "unknown-account");
        assert_eq!(refusal(work.delegate(&house.administrator, new("second")).await), "not-your-role");
        let over = NewDelegation { valid_until: date(2026, 3, 3), ..new("second") };
        assert_eq!(refusal(work.delegate(&away, over).await), "wrong-dates");
        let silent = NewDelegation { reason: String::new(), ..new("second") };
        assert_eq!(refusal(work.delegate(&away, silent).await), "reason-missing");
        // The officer of the ports lends to the head, who gets the reminders of officers besides the own ones.
        let given = work.delegate(&away, new("head")).await.unwrap();
        assert_eq!(house.kinds(&head).await, [NoticeKind::DelegationGiven]);
        house.at("2026-03-05T09:00:00Z");
        work.remind().await.unwrap();
        assert_eq!(house.kinds(&head).await, [NoticeKind::DelegationGiven, NoticeKind::ReminderLate], "told once");
        assert_eq!(house.kinds(&second).await, [NoticeKind::ReminderLate]);
        assert_eq!(work.delegations_of(&head).await.unwrap(), std::slice::from_ref(&given));
        assert_eq!(work.delegations_of(&stranger).await.unwrap(), []);
        assert_eq!(refusal(work.end_delegation(&stranger, &given.id).await), "unknown-delegation");
        let ended = work.end_delegation(&head, &given.id).await.unwrap();
        assert!(ended.revoked_at.is_some() && !ended.is_valid(date(2026, 3, 5)));
    })
    .await;
}

#[tokio::test]
async fn notices_are_read_up_to_what_was_seen() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        house.at("2026-02-15T09:00:00Z");
        house.work.remind().await.unwrap();
        let seen = house.work.now();
        house.at("2026-02-26T09:00:00Z");
        house.work.remind().await.unwrap();
        house.work.read_notices(&officer, seen).await.unwrap();
        let notices = house.work.notices(&officer).await.unwrap();
        let is_read: Vec<bool> = notices.iter().map(|notice| notice.read_at.is_some()).collect();
        assert_eq!(is_read, [false, true], "the newest first");
        // After half a year a notice is forgotten.
        house.at("2026-08-30T09:00:00Z");
        assert_eq!(house.work.notices(&officer).await.unwrap(), []);
    })
    .await;
}
