//! Letters and SMS on their way: each is lent to one door, tried again and sent once.

use marsad_model::{Channel, Decision, Lang, Letter, LetterKind, Role};
use marsad_workflow::{Actor, Contact, GivenMobile, Verdict};

use super::{House, in_every_house};

#[tokio::test]
async fn a_letter_is_lent_to_one_door_tried_again_and_emptied_when_it_is_sent() {
    in_every_house(async |house| {
        let (officer, password) = house.account("ports", "PORTS", Role::Provider).await;
        house.at("2026-02-15T09:00:00Z");
        house.work.remind().await.unwrap();
        assert_eq!(
            house.work.letters_due(Channel::Mail, 10).await.unwrap(),
            [],
            "without an address a letter is forgotten"
        );
        assert!(house.catalog.fleeting_list::<Letter>("ports").await.unwrap().is_empty());
        let contact = Contact { email: "ports@marjan.example".to_owned(), lang: Lang::En };
        house.work.set_contact(&officer, contact, &password).await.unwrap();
        house.at("2026-02-26T09:00:00Z");
        house.work.remind().await.unwrap();
        let due = house.work.letters_due(Channel::Mail, 10).await.unwrap();
        assert_eq!((due.len(), due[0].1.as_str()), (1, "ports@marjan.example"));
        assert_eq!(house.work.letters_due(Channel::Mail, 10).await.unwrap(), [], "it is lent");
        let id = due[0].0.id.clone();
        house.work.letter_sent(&id, Err("the server is away".to_owned())).await.unwrap();
        assert_eq!(house.work.letters_due(Channel::Mail, 10).await.unwrap(), []);
        house.at("2026-02-26T09:01:00Z");
        let again = house.work.letters_due(Channel::Mail, 10).await.unwrap();
        assert_eq!((again[0].0.id.as_str(), again[0].0.tries), (id.as_str(), 2));
        // The door died: after ten minutes another one takes the letter.
        house.at("2026-02-26T09:11:00Z");
        assert_eq!(house.work.letters_due(Channel::Mail, 10).await.unwrap().len(), 1);
        house.work.letter_sent(&id, Ok(())).await.unwrap();
        house.at("2026-02-26T19:00:00Z");
        assert_eq!(house.work.letters_due(Channel::Mail, 10).await.unwrap(), []);
        let kept = house.catalog.fleeting_find::<Letter>(&id).await.unwrap().unwrap();
        assert!(kept.arguments.is_empty() && kept.sent_at.is_some() && kept.failure.is_empty());
    })
    .await;
}

/// Gives a person a mobile number that they confirmed.
async fn with_mobile(house: &House, actor: &Actor, number: &str) {
    let given = GivenMobile { number: number.to_owned(), has_consent: true };
    house.work.add_mobile(actor, &given).await.unwrap();
    let due = house.work.letters_due(Channel::Sms, 10).await.unwrap();
    house.work.letter_sent(&due[0].0.id, Ok(())).await.unwrap();
    house.work.confirm_mobile(actor, &due[0].0.arguments["code"]).await.unwrap();
}

#[tokio::test]
async fn what_is_urgent_is_told_by_sms_once_to_who_gave_a_number_and_wants_it() {
    in_every_house(async |house| {
        let officer = house.person("ports", "PORTS", Role::Provider).await;
        let head = house.person("head", "PORTS", Role::Head).await;
        let reviewer = house.person("reviewer", "OBS", Role::Reviewer).await;
        house.at("2026-02-15T09:00:00Z");
        with_mobile(house, &officer, "+35620123456").await;
        with_mobile(house, &head, "+35620123457").await;
        house.work.choose_sms(&head, &[LetterKind::SmsReturned]).await.unwrap();
        house.work.remind().await.unwrap();
        let due = async || house.work.letters_due(Channel::Sms, 10).await.unwrap();
        assert!(due().await.is_empty(), "what is due in two weeks is not urgent");
        house.at("2026-03-04T09:00:00Z");
        assert_eq!(house.work.remind().await.unwrap(), 2);
        house.work.remind().await.unwrap();
        let late = due().await;
        assert_eq!((late.len(), late[0].0.kind, late[0].1.as_str()), (1, LetterKind::SmsLate, "+35620123456"));
        assert!(late[0].0.arguments.is_empty(), "it says nothing of what is late");
        assert!(due().await.is_empty(), "it is lent to one server");
        house.work.letter_sent(&late[0].0.id, Err("away".to_owned())).await.unwrap();
        house.at("2026-03-05T09:00:00Z");
        assert!(due().await.is_empty(), "a day later it is not sent any more");
        let id = house.send(&officer).await;
        let verdict = Verdict { decision: Decision::Return, reason: "sums".to_owned(), expected: None };
        house.work.decide_submission(&reviewer, &id, verdict).await.unwrap();
        let returned = due().await;
        assert_eq!((returned.len(), returned[0].0.kind), (1, LetterKind::SmsReturned));
        house.work.letter_sent(&returned[0].0.id, Ok(())).await.unwrap();
        house.at("2026-03-11T09:00:00Z");
        assert!(due().await.is_empty());
    })
    .await;
}
