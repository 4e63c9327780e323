//! Passwords: what another one ends, which are refused, and who waits after wrong ones.

use marsad_model::{LetterKind, Role};

use super::{PASSWORD, in_every_house, invitation, refusal, visitor};

#[tokio::test]
async fn another_password_ends_every_session_and_asking_for_one_tells_nothing() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let begun = house.sign_in("ports", PASSWORD).await.unwrap();
        house.work.ask_reset("nobody@marjan.example", &visitor()).await.unwrap();
        house.work.ask_reset("PORTS@marjan.example", &visitor()).await.unwrap();
        assert!(house.letter("", LetterKind::Reset).await.is_some(), "nobody has a letter that the post forgets");
        let asked = house.actions().await.into_iter().filter(|action| action == "ask_reset").count();
        assert_eq!(asked, 2, "a record for nobody takes as long as one for somebody");
        let letter = house.letter("ports", LetterKind::Reset).await.unwrap();
        house.work.accept_link(&letter.arguments["link"], "another long one", "web").await.unwrap();
        assert!(house.actor(&begun.secret).await.is_none());
        assert_eq!(refusal(house.sign_in("ports", PASSWORD).await), "wrong-credentials");
        let begun = house.sign_in("ports", "another long one").await.unwrap();
        let actor = house.actor(&begun.secret).await.unwrap();
        assert_eq!(refusal(house.work.change_password(&actor, "wrong", PASSWORD).await), "wrong-credentials");
        house.work.change_password(&actor, "another long one", PASSWORD).await.unwrap();
        assert!(house.actor(&begun.secret).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn of_the_links_to_another_password_only_the_last_is_good_and_none_after_a_change() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        let first = house.reset_link("ports").await;
        assert_eq!(refusal(house.work.linked_account(&first).await), "done");
        let second = house.reset_link("ports").await;
        assert_eq!(refusal(house.work.linked_account(&first).await), "link-spent");
        assert_eq!(refusal(house.work.linked_account(&second).await), "done");
        assert_eq!(refusal(house.work.accept_link(&first, "another long one", "web").await), "link-spent");
        house.work.accept_link(&second, "another long one", "web").await.unwrap();
        assert_eq!(refusal(house.work.linked_account(&second).await), "link-spent");
        // The person changes the password.
        let third = house.reset_link("ports").await;
        let begun = house.sign_in("ports", "another long one").await.unwrap();
        let actor = house.actor(&begun.secret).await.unwrap();
        house.work.change_password(&actor, "another long one", PASSWORD).await.unwrap();
        assert_eq!(refusal(house.work.linked_account(&third).await), "link-spent");
        // The administrator does.
        let fourth = house.reset_link("ports").await;
        assert_eq!(refusal(house.work.linked_account(&fourth).await), "done");
        house.work.reset_password(&house.administrator, "ports").await.unwrap();
        assert_eq!(refusal(house.work.linked_account(&fourth).await), "link-spent");
    })
    .await;
}

#[tokio::test]
async fn after_five_failures_even_the_right_password_waits_and_strangers_wait_alike() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        for id in ["ports", "nobody"] {
            for _ in 0..5 {
                assert_eq!(refusal(house.sign_in(id, "wrong").await), "wrong-credentials", "{id}");
            }
            assert_eq!(refusal(house.sign_in(id, PASSWORD).await), "too-many-attempts", "{id}");
        }
        assert!(house.letter("ports", LetterKind::Locked).await.is_some());
        assert_eq!(house.actions().await.iter().filter(|action| *action == "block_sign_in").count(), 1);
        house.wait(30);
        assert!(house.sign_in("ports", PASSWORD).await.is_ok());
        for _ in 0..5 {
            assert_eq!(refusal(house.sign_in("ports", "wrong").await), "wrong-credentials", "the count began anew");
        }
        house.wait(30);
        assert_eq!(refusal(house.sign_in("ports", "wrong").await), "wrong-credentials");
        house.wait(59);
        assert_eq!(refusal(house.sign_in("ports", PASSWORD).await), "too-many-attempts", "twice as long");
        house.wait(1);
        assert!(house.sign_in("ports", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn wrong_passwords_on_the_command_line_count_with_those_of_the_web() {
    in_every_house(async |house| {
        house.person("ports", "PORTS", Role::Provider).await;
        for _ in 0..3 {
            assert_eq!(refusal(house.work.sign_in("ports", "wrong").await), "wrong-credentials");
        }
        assert_eq!(refusal(house.sign_in("ports", "wrong").await), "wrong-credentials");
        let another = house.work.set_password("ports", "wrong", "another long one").await;
        assert_eq!(refusal(another), "wrong-credentials");
        assert_eq!(refusal(house.work.sign_in("ports", PASSWORD).await), "too-many-attempts");
        assert_eq!(refusal(house.sign_in("ports", PASSWORD).await), "too-many-attempts");
        let another = house.work.set_password("ports", PASSWORD, "another long one").await;
        assert_eq!(refusal(another), "too-many-attempts");
        assert!(house.letter("ports", LetterKind::Locked).await.is_some());
        assert_eq!(house.actions().await.iter().filter(|action| *action == "block_sign_in").count(), 1);
        house.wait(30);
        assert!(house.work.sign_in("ports", PASSWORD).await.is_ok());
        // The count began anew.
        assert_eq!(refusal(house.sign_in("ports", "wrong").await), "wrong-credentials");
        assert!(house.work.sign_in("ports", PASSWORD).await.is_ok());
        // A stranger waits alike.
        for _ in 0..5 {
            assert_eq!(refusal(house.work.sign_in("nobody", "wrong").await), "wrong-credentials");
        }
        assert_eq!(refusal(house.work.sign_in("nobody", "wrong").await), "too-many-attempts");
    })
    .await;
}

#[tokio::test]
async fn a_password_that_is_guessed_first_is_refused_wherever_it_is_chosen() {
    in_every_house(async |house| {
        let by = &house.administrator;
        let invited = house.work.invite(by, invitation("ports", "PORTS", Role::Provider)).await.unwrap();
        for weak in ["aaaaaaaaaaaa", "password1234", "ports-ports-2026"] {
            assert_eq!(refusal(house.work.accept_link(&invited.link, weak, "web").await), "weak-password", "{weak}");
        }
        house.work.accept_link(&invited.link, PASSWORD, "web").await.unwrap();
        let set = house.work.set_password("ports", PASSWORD, "aaaaaaaaaaaa").await;
        assert_eq!(refusal(set), "weak-password");
    })
    .await;
}
