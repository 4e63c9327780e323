//! The page of a balance. Marjan's register had 4,885 residents at the end of 2023 and 5,230 at the end of 2024, the ports
//! 905 arrivals in 2024; what the register of 2023 leaves for departures then is taken for 2024 as well.

use crate::portal::Portal;

const PAGE: &str = "/en/data/DF_RECONCILED/releases/1/balance";

/// The page holds every one of these.
fn check(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[tokio::test]
async fn a_balance_shows_who_says_what_and_who_had_to_give_way() {
    let portal = Portal::published().await;
    let page = portal.get(PAGE).await.text;
    check(&page, &["5,230", "5,216", "905", "The stock of 2024 is that of 2023 with arrivals and without departures"]);
    check(
        &page,
        &["χ² =", "fits least", "Nobody counts departures", "Who moved it", "DF_RESIDENTS/releases/1/numbers/"],
    );
    check(&page, &["/en/data/DF_RECONCILED/releases/1/numbers/A.STOCK/2024", "/en/data/DF_ARRIVALS/releases/1\""]);
    assert!(!page.contains("[balance-"), "a message is missing: {page}");
}

#[tokio::test]
async fn a_grade_on_trial_moves_the_figures_says_so_and_leads_back() {
    let portal = Portal::published().await;
    let page = portal.get(&format!("{PAGE}?statement=REGISTER_2024&grade=d")).await.text;
    check(&page, &["This is a trial", "What would change", "As tried", "value=\"REGISTER_2024.d\"", "grade on trial"]);
    check(&page, &[&format!("href=\"{PAGE}\""), &format!("href=\"{PAGE}#trial\"")]);
    let both = portal.get(&format!("{PAGE}?grades=REGISTER_2024.d&statement=PORTS_2024&grade=a")).await.text;
    check(&both, &["PORTS_2024.a,REGISTER_2024.d", "?grades=PORTS_2024.a#trial"]);
    let number = portal.get("/en/data/DF_RECONCILED/releases/1/numbers/A.STOCK/2024").await.text;
    assert!(number.contains("5,216"), "a trial changes nothing: {number}");
}

#[tokio::test]
async fn a_balance_is_public_only_with_its_release_and_its_dataset_leads_to_it() {
    let portal = Portal::unpublished().await;
    portal.publish("DF_ARRIVALS", None).await;
    portal.publish("DF_RESIDENTS", None).await;
    assert_eq!(portal.get(PAGE).await.status, 404, "it is not made yet");
    portal.publish("DF_RECONCILED", None).await;
    assert_eq!(portal.get(PAGE).await.status, 200);
    check(&portal.get("/en/data/DF_RECONCILED").await.text, &[PAGE]);
    assert!(!portal.get("/en/data/DF_ARRIVALS").await.text.contains("/balance\""));
}

/// A cell that holds words beside its number is told apart from those of numbers alone, which read from left to right in every
/// language.
#[tokio::test]
async fn a_number_with_its_error_reads_as_the_page_does() {
    let portal = Portal::published().await;
    let tried = portal.get("/ar/data/DF_RECONCILED/releases/1/balance?statement=REGISTER_2024&grade=d").await.text;
    let cells: Vec<&str> = tried.split("<td ").skip(1).filter_map(|cell| cell.split("</td>").next()).collect();
    let said: Vec<&&str> = cells.iter().filter(|cell| cell.contains("الخطأ المعياري")).collect();
    assert!(said.len() > 6, "those of the trial too: {}", said.len());
    for cell in said {
        assert!(!cell.starts_with("class=\"num\""), "{cell}");
    }
}
