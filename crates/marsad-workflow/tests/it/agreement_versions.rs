//! Versions of an agreement in Marjan: who proposes and signs one, and what a signature changes of what is due.

use jiff::civil::{Date, date};
use marsad_model::{DueRule, Frequency, Role, TimePeriod, TransmissionState};
use marsad_workflow::{AgreementDraft, SigningEffect};

use crate::calendar::{asked, draft, in_every_house, refusal};

#[tokio::test]
async fn a_new_version_changes_what_is_due_and_the_head_signs_it() {
    in_every_house(async |house| {
        house.at("2026-01-04T09:00:00Z");
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        let director = house.person("director", "OBS", Role::Director).await;
        let work = &house.work;
        assert_eq!(refusal(work.amend_agreement(&officer, draft()).await), "not-your-role");
        let backwards = AgreementDraft { valid_until: Some(date(2025, 1, 1)), ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, backwards).await), "wrong-dates");
        let silent = AgreementDraft { note: " ".to_owned(), ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, silent).await), "reason-missing");
        let nobody = AgreementDraft { contact_account: Some("nobody".to_owned()), ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, nobody).await), "unknown-account");
        house.person("statistics", "STAT", Role::Provider).await;
        let elsewhere = AgreementDraft { contact_account: Some("statistics".to_owned()), ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, elsewhere).await), "unknown-account");
        let stranger = AgreementDraft { parties: vec!["NOBODY".parse().unwrap()], ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, stranger).await), "unknown-institution");
        let far = AgreementDraft { valid_from: date(1500, 1, 1), ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, far).await), "far-day");
        let alone = AgreementDraft { parties: vec!["OBS".parse().unwrap()], ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, alone).await), "party-missing");
        let slow = AgreementDraft { due: DueRule::calendar(1001), ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, slow).await), "wrong-due-days");
        let first = work.amend_agreement(&director, draft()).await.unwrap();
        assert_eq!((first.number, first.signed_by.as_deref()), (1, None));
        let spring = async || {
            let found = work.transmissions(&officer, asked((date(2026, 3, 2), date(2026, 6, 30)))).await.unwrap();
            found.into_iter().map(|one| (one.period, one.due)).collect::<Vec<(String, Date)>>()
        };
        assert_eq!(spring().await, [], "nobody has signed");
        let now = work.agreement_now("PORTS_ARRIVALS").await.unwrap();
        assert_eq!((&now.version, now.frequency, now.is_valid), (&None, Frequency::A, true));
        assert_eq!(now.proposed, Some(first.clone()));
        assert_eq!(house.arrivals(&officer).await.period, "2025");
        assert_eq!(refusal(work.sign_agreement(&officer, ("PORTS_ARRIVALS", 1)).await), "not-your-role");
        let second = work.amend_agreement(&director, AgreementDraft { text: None, ..draft() }).await.unwrap();
        assert_eq!(second.text, None, "a text is of its version");
        assert_eq!(refusal(work.sign_agreement(&head, ("PORTS_ARRIVALS", 1)).await), "changed-meanwhile");
        assert_eq!(refusal(work.sign_agreement(&head, ("PORTS_ARRIVALS", 9)).await), "unknown-version");
        assert_eq!(refusal(work.sign_agreement(&head, ("STAT_RESIDENTS", 1)).await), "not-your-institution");
        let signed = work.sign_agreement(&head, ("PORTS_ARRIVALS", 2)).await.unwrap();
        assert_eq!((signed.number, signed.signed_by.as_deref()), (3, Some("head")));
        assert_eq!(work.sign_agreement(&head, ("PORTS_ARRIVALS", 3)).await.unwrap(), signed);
        let again = AgreementDraft { asked_from: Some(date(2027, 1, 1)), ..draft() };
        assert_eq!(refusal(work.amend_agreement(&director, again).await), "begins-once");
        let now = work.agreement_now("PORTS_ARRIVALS").await.unwrap();
        assert_eq!((now.version, now.is_valid, now.frequency), (Some(signed), true, Frequency::Q));
        assert_eq!(now.proposed, None);
        // The quarter ends on a Tuesday. Ten working days of Marjan from 1 April 2026, a Wednesday, on: 1, 2, 5 to 9, 12, 13, 14.
        assert_eq!(spring().await, [("2026-Q1".to_owned(), date(2026, 4, 14))]);
        assert_eq!(house.arrivals(&officer).await.period, "2025");
        let text = work.agreement_text(&officer, ("PORTS_ARRIVALS", 1)).await.unwrap();
        assert_eq!((text.file_name.as_str(), text.media_type), ("convention.pdf", "application/pdf"));
        assert_eq!(&text.bytes[..], b"%PDF-1.7 signed");
        assert_eq!(refusal(work.agreement_text(&officer, ("PORTS_ARRIVALS", 9)).await), "unknown-version");
    })
    .await;
}

#[tokio::test]
async fn a_signature_moves_nothing_that_was_due_and_a_version_without_one_moves_nothing_at_all() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        let director = house.person("director", "OBS", Role::Director).await;
        let year = asked((date(2026, 1, 1), date(2027, 12, 31)));
        let due = async || {
            let found = house.work.transmissions(&officer, year.clone()).await.unwrap();
            found.into_iter().map(|one| (one.period, one.due, one.state)).collect::<Vec<_>>()
        };
        house.at("2026-04-01T09:00:00Z");
        let before = due().await;
        // The year of 2026 ends on a Thursday; sixty days later is 1 March 2027.
        let late = ("2025".to_owned(), date(2026, 3, 1), TransmissionState::Late);
        assert_eq!(before, [late.clone(), ("2026".to_owned(), date(2027, 3, 1), TransmissionState::Expected)]);
        // As if it had been agreed a year ago that there are two hundred days.
        let backdated = AgreementDraft {
            frequency: Frequency::A,
            due: DueRule::calendar(200),
            valid_from: date(2025, 1, 1),
            contact_account: Some("head".to_owned()),
            ..draft()
        };
        house.work.amend_agreement(&director, backdated).await.unwrap();
        assert_eq!(due().await, before, "nobody has signed");
        house.work.sign_agreement(&head, ("PORTS_ARRIVALS", 1)).await.unwrap();
        // 31 + 28 + 31 + 30 + 31 + 30 = 181 days until the end of June, and 19.
        assert_eq!(due().await, [late, ("2026".to_owned(), date(2027, 7, 19), TransmissionState::Expected)]);
    })
    .await;
}

#[tokio::test]
async fn an_agreement_says_with_its_first_signature_from_when_on_it_asks() {
    in_every_house(async |house| {
        let director = house.person("director", "OBS", Role::Director).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        house.at("2026-05-15T09:00:00Z");
        let late = async || {
            let window = asked((house.work.today(), house.work.today()));
            let found = house.work.due_calendar(&head, window).await.unwrap().overdue;
            found.into_iter().map(|one| one.period).collect::<Vec<_>>()
        };
        assert_eq!(late().await, ["2025"]);
        let annual = AgreementDraft { frequency: Frequency::A, due: DueRule::calendar(60), ..draft() };
        let earlier = AgreementDraft { asked_from: Some(date(2023, 1, 1)), ..annual.clone() };
        let effect = async || {
            let SigningEffect { asked, dropped } = house.work.signing_effect("PORTS_ARRIVALS").await.unwrap();
            let names = |all: Vec<TimePeriod>| all.iter().map(TimePeriod::to_string).collect::<Vec<_>>().join(" ");
            (names(asked), names(dropped))
        };
        assert_eq!(effect().await, (String::new(), String::new()), "nothing waits for a signature");
        house.work.amend_agreement(&director, earlier).await.unwrap();
        assert_eq!(late().await, ["2025"], "nobody has signed");
        assert_eq!(effect().await, ("2023 2024".to_owned(), String::new()), "whoever signs is told first");
        // The ports join with the year that runs: nothing before it is asked of them.
        let joined = AgreementDraft { asked_from: Some(date(2026, 1, 1)), ..annual };
        house.work.amend_agreement(&director, joined).await.unwrap();
        assert_eq!(effect().await, (String::new(), "2025".to_owned()));
        house.work.sign_agreement(&head, ("PORTS_ARRIVALS", 2)).await.unwrap();
        assert_eq!(effect().await, (String::new(), String::new()));
        assert_eq!(late().await, Vec::<String>::new());
        house.at("2027-03-02T09:00:00Z");
        assert_eq!(late().await, ["2026"]);
    })
    .await;
}
