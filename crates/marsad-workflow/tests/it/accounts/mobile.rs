//! Numbers of mobiles: whose they are, and the codes that are sent there.

use marsad_model::{Channel, LetterKind, Role};
use marsad_workflow::GivenMobile;

use super::{PASSWORD, in_every_house, refusal};

fn given(number: &str, has_consent: bool) -> GivenMobile {
    GivenMobile { number: number.to_owned(), has_consent }
}

#[tokio::test]
async fn a_mobile_number_is_a_persons_once_the_code_that_was_sent_there_comes_back() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        let officer = house.actor(&begun.secret).await.unwrap();
        let (work, number) = (&house.work, "+35620123456");
        assert_eq!(refusal(work.add_mobile(&officer, &given("20123456", true)).await), "wrong-mobile");
        assert_eq!(refusal(work.add_mobile(&officer, &given(number, false)).await), "consent-missing");
        work.add_mobile(&officer, &given("+356 2012 3456", true)).await.unwrap();
        let due = work.letters_due(Channel::Sms, 10).await.unwrap();
        assert_eq!((due.len(), due[0].0.kind, due[0].1.as_str()), (1, LetterKind::SmsCode, number));
        assert!(work.mobile(&officer).await.unwrap().number.is_empty(), "it is not confirmed");
        assert_eq!(work.mobile(&officer).await.unwrap().waiting, number);
        let code = due[0].0.arguments["code"].clone();
        work.letter_sent(&due[0].0.id, Ok(())).await.unwrap();
        let sent = house.letter("ports", LetterKind::SmsCode).await.unwrap();
        assert!(sent.arguments.is_empty(), "a code is a secret");
        assert_eq!(refusal(work.confirm_mobile(&officer, "no code").await), "wrong-mobile-code");
        work.confirm_mobile(&officer, &format!(" {code} ")).await.unwrap();
        assert_eq!(refusal(work.confirm_mobile(&officer, &code).await), "wrong-mobile-code", "it is good once");
        let standing = work.mobile(&officer).await.unwrap();
        assert!(standing.number == number && standing.waiting.is_empty());
        assert_eq!(standing.kinds, LetterKind::URGENT);
        work.choose_sms(&officer, &[LetterKind::SmsLate, LetterKind::Reset]).await.unwrap();
        assert_eq!(work.mobile(&officer).await.unwrap().kinds, [LetterKind::SmsLate]);
        assert!(work.catalog().account_find("ports").await.unwrap().unwrap().has_mobile());
        work.remove_mobile(&officer).await.unwrap();
        assert!(work.mobile(&officer).await.unwrap().number.is_empty());
        assert!(!work.catalog().account_find("ports").await.unwrap().unwrap().has_mobile());
        let actions = house.actions().await;
        assert!(actions.ends_with(&["add_mobile", "confirm_mobile", "choose_sms", "remove_mobile"].map(str::to_owned)));
        let trail = work.catalog().audit_list().await.unwrap();
        assert!(trail.iter().all(|record| !record.detail.contains("20123456")), "the number is not in the trail");
    })
    .await;
}

#[tokio::test]
async fn a_code_for_a_mobile_number_lasts_ten_minutes_and_five_tries_and_is_not_asked_for_endlessly() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        let officer = house.actor(&begun.secret).await.unwrap();
        let (work, wish) = (&house.work, given("+35620123456", true));
        let code = async || house.letter("ports", LetterKind::SmsCode).await.unwrap().arguments["code"].clone();
        work.add_mobile(&officer, &wish).await.unwrap();
        let first = code().await;
        house.wait(601);
        assert_eq!(refusal(work.confirm_mobile(&officer, &first).await), "wrong-mobile-code", "it is too old");
        assert!(work.letters_due(Channel::Sms, 10).await.unwrap().is_empty(), "and is not sent any more");
        assert!(work.mobile(&officer).await.unwrap().waiting.is_empty());
        work.add_mobile(&officer, &wish).await.unwrap();
        let second = code().await;
        for _ in 0..5 {
            assert_eq!(refusal(work.confirm_mobile(&officer, "no code").await), "wrong-mobile-code");
        }
        assert_eq!(refusal(work.confirm_mobile(&officer, &second).await), "wrong-mobile-code", "five tries are over");
        let mut told = Vec::new();
        for _ in 0..4 {
            told.push(refusal(work.add_mobile(&officer, &wish).await));
        }
        assert_eq!(told, ["done", "done", "done", "too-many-attempts"]);
        let due = work.letters_due(Channel::Sms, 10).await.unwrap();
        assert_eq!(due.len(), 1, "of several codes the last is sent");
    })
    .await;
}
