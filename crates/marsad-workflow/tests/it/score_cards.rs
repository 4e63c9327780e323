//! A score card is its institution's first: all others see it once it was answered, or its days are over.

use marsad_model::*;
use marsad_workflow::*;

use crate::memory::{House, in_every_house};
use crate::path_of_a_number::refusal;

/// The people of these laws.
struct Readers {
    officer: Actor,
    other: Actor,
    director: Actor,
}

async fn readers(house: &House) -> Readers {
    let person = async |id: &str, provider: &str, role: Role| {
        let name = LocalText::new("وظيفة", id, id).unwrap();
        let new = NewAccount { id: id.to_owned(), name, provider: provider.parse().unwrap(), role };
        house.work.create_account(Some(&house.administrator), new).await.unwrap().0
    };
    Readers {
        officer: person("ports", "PORTS", Role::Provider).await,
        other: person("statistics", "STAT", Role::Provider).await,
        director: person("director", "OBS", Role::Director).await,
    }
}

/// Of which card the director sees the score of the ports, on their card and on the board; and until when a newer is hidden.
async fn seen(house: &House, director: &Actor) -> (ScoreSource, bool) {
    let card = house.work.score_card(director, "PORTS").await.unwrap();
    assert!(!card.is_own && card.agreements.len() == 1);
    let board = house.work.board(director).await.unwrap();
    let on_board = board.agreements.iter().find(|one| one.provider == *"PORTS").unwrap();
    assert_eq!(on_board.score_of, card.agreements[0].score_of, "the board tells no more than the card");
    let shown = card.issued.map_or(ScoreSource::Closed, |issued| ScoreSource::Card(issued.period));
    assert_eq!(shown, card.agreements[0].score_of);
    (shown, card.alone_until.is_some())
}

fn card_of(period: &str) -> ScoreSource {
    ScoreSource::Card(period.to_owned())
}

#[tokio::test]
async fn a_card_is_its_institutions_alone_for_the_days_of_the_pack() {
    in_every_house(async |house| {
        let Readers { officer, director, .. } = readers(house).await;
        assert_eq!(seen(house, &director).await, (ScoreSource::Closed, false));
        // One for each institution that sends, and one a month.
        assert_eq!(house.work.issue_score_cards().await.unwrap(), 2);
        assert_eq!(house.work.issue_score_cards().await.unwrap(), 0);
        let own = house.work.score_card(&officer, "PORTS").await.unwrap();
        let made = own.issued.unwrap();
        // The house stands in February 2026.
        assert_eq!((own.is_own, made.period.as_str()), (true, "2026-01"));
        assert_eq!((own.alone_until, &own.agreements[0].score_of), (Some(made.open_from), &ScoreSource::Day));
        assert_eq!(made.open_from.as_second() - made.made_at.as_second(), 7 * 24 * 60 * 60);
        assert_eq!(seen(house, &director).await, (ScoreSource::Closed, true));
        house.wait(6);
        assert_eq!(seen(house, &director).await, (ScoreSource::Closed, true));
        house.wait(1);
        assert_eq!(seen(house, &director).await, (card_of("2026-01"), false));
        // The next month: the card before stays what others see.
        house.wait(28);
        assert_eq!(house.work.issue_score_cards().await.unwrap(), 2);
        assert_eq!(seen(house, &director).await, (card_of("2026-01"), true));
    })
    .await;
}

#[tokio::test]
async fn a_card_that_was_answered_is_seen_at_once_with_what_was_said() {
    in_every_house(async |house| {
        let Readers { officer, other, director } = readers(house).await;
        let answer =
            async |actor: &Actor| house.work.answer_score_card(actor, "PORTS", " one file was not ours ").await;
        assert_eq!(refusal(answer(&officer).await), "no-card-waits");
        house.work.issue_score_cards().await.unwrap();
        assert_eq!(refusal(answer(&other).await), "not-your-institution");
        assert_eq!(refusal(answer(&director).await), "not-your-role");
        let answered = answer(&officer).await.unwrap();
        assert_eq!(
            (answered.answered_by.as_deref(), answered.comment.as_str()),
            (Some("ports"), "one file was not ours")
        );
        assert_eq!(refusal(answer(&officer).await), "no-card-waits");
        assert_eq!(seen(house, &director).await, (card_of("2026-01"), false));
        let card = house.work.score_card(&director, "PORTS").await.unwrap();
        assert_eq!(card.issued.unwrap(), answered);
        let foreign = house.work.score_card(&director, "STAT").await.unwrap();
        assert_eq!((foreign.issued, foreign.alone_until.is_some()), (None, true), "the other has not answered");
    })
    .await;
}

#[tokio::test]
async fn the_trail_shows_no_score_before_its_card_is_open() {
    in_every_house(async |house| {
        let director = readers(house).await.director;
        house.work.issue_score_cards().await.unwrap();
        let asked = AuditAsked { action: "issue_score_cards".to_owned(), ..AuditAsked::default() };
        let page = house.work.audit_search_whole(&director, &asked, None).await.unwrap();
        assert!(page.records[0].is_reduced && page.records[0].record.detail.is_empty());
        assert!(page.records[0].changes.iter().all(|change| change.after.is_null()));
        house.wait(8);
        let page = house.work.audit_search_whole(&director, &asked, None).await.unwrap();
        assert!(!page.records[0].is_reduced && page.records[0].changes[0].after["period"] == "2026-01");
    })
    .await;
}

#[tokio::test]
async fn the_trail_is_not_searched_for_what_it_does_not_show() {
    in_every_house(async |house| {
        let Readers { officer, director, .. } = readers(house).await;
        house.work.issue_score_cards().await.unwrap();
        let asked = |text: &str| AuditAsked {
            action: "issue_score_cards".to_owned(),
            text: text.to_owned(),
            ..AuditAsked::default()
        };
        let found = async |text: &str| {
            let lines = house.work.audit_search(&director, &asked(text), None).await.unwrap().records.len();
            let whole = house.work.audit_search_whole(&director, &asked(text), None).await.unwrap().records.len();
            assert_eq!(house.work.audit_export(&director, &asked(text)).await.unwrap().len(), whole);
            assert_eq!(lines, whole);
            whole
        };
        // The month is the subject of the record, and stands there for everyone; what is on the cards does not.
        assert_eq!(
            (found("2026-01").await, found("open_from").await, found("\"provider\":\"PORTS\"").await),
            (1, 0, 0)
        );
        // The ports answer; the card of the other is in the same record, and closed.
        house.work.answer_score_card(&officer, "PORTS", "seen").await.unwrap();
        assert_eq!(found("open_from").await, 0);
        house.wait(8);
        assert_eq!((found("open_from").await, found("\"provider\":\"PORTS\"").await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_card_of_a_month_counts_what_was_due_by_the_end_of_that_month() {
    in_every_house(async |house| {
        let officer = readers(house).await.officer;
        // The arrivals of 2025 are due on 1 March 2026; the house stands on 2 February.
        let made = async |days: i64| {
            house.wait(days);
            house.work.issue_score_cards().await.unwrap();
            let card = house.work.score_card(&officer, "PORTS").await.unwrap().issued.unwrap();
            let own = card.scores.iter().find(|one| one.agreement == *"PORTS_ARRIVALS").unwrap();
            (card.period.clone(), own.basis.due, own.score.completeness)
        };
        assert_eq!(made(28).await, ("2026-02".to_owned(), 0, None), "on 2 March, of February");
        assert_eq!(made(31).await, ("2026-03".to_owned(), 1, Some(0.0)), "on 2 April, of March");
    })
    .await;
}
