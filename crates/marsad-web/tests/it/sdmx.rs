//! The SDMX door.

use crate::portal::Portal;

const DATA: &str = "/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0";

#[tokio::test]
async fn paths_may_be_short_and_end_in_a_slash() {
    let portal = Portal::published().await;
    for path in [
        "/sdmx/v2/structure/dataflow",
        "/sdmx/v2/structure/dataflow/",
        "/sdmx/v2/structure/dataflow/*/*/+",
        "/sdmx/v2/structure/agencyscheme/SDMX/",
        "/sdmx/v2/structure/codelist/MRJ/CL_ISLE/latest?references=ancestors",
        "/sdmx/v2/schema/dataflow/MRJ/DF_ARRIVALS/1.0/",
        "/sdmx/v2/availability/dataflow/MRJ/DF_ARRIVALS/1.0/",
        "/sdmx/v2/availability/dataflow/MRJ/DF_ARRIVALS/1.0/A.*.F/ISLE?references=all",
        "/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS",
        "/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0/A.XM-L%2BXM-S.%2A",
        "/sdmx/v2/data/dataflow/*/DF_ARRIVALS/~/*",
        "/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0?lastNObservations=18446744073709551615",
    ] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        assert!(answer.kind.contains("json"), "{path}: {}", answer.kind);
    }
}

#[tokio::test]
async fn what_cannot_be_answered_has_the_right_status() {
    let portal = Portal::published().await;
    for (path, accept, status) in [
        ("/sdmx/v2/structure/dataflow/MRJ/NOPE/1.0", "*/*", 404),
        ("/sdmx/v2/data/dataflow/MRJ/NOPE/1.0", "*/*", 404),
        ("/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/9.0", "*/*", 404),
        ("/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0/A.NOWHERE.F", "*/*", 404),
        ("/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0/A.F", "*/*", 400),
        ("/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0?c[NOPE]=1", "*/*", 400),
        ("/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0?dimensionAtObservation=%21%21", "*/*", 400),
        ("/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0?lastNObservations=-1", "*/*", 400),
        (DATA, "image/png", 406),
        ("/sdmx/v2/data/datastructure/MRJ/DSD_ARRIVALS/1.0", "*/*", 501),
        ("/sdmx/v2/registration/id/x", "*/*", 501),
    ] {
        let answer = portal.get_with(path, &[("accept", accept)]).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
        assert!(answer.text.contains("\"errors\""), "{path}: {}", answer.text);
    }
}

#[tokio::test]
async fn an_answer_that_is_known_is_not_sent_again() {
    let portal = Portal::published().await;
    let csv = ("accept", "application/vnd.sdmx.data+csv;version=2.0.0");
    let first = portal.get_with(DATA, &[csv]).await;
    let again = portal.get_with(DATA, &[csv, ("if-none-match", &first.etag)]).await;
    assert_eq!((again.status, again.text.as_str(), &again.etag), (304, "", &first.etag));
    let json = portal.get_with(DATA, &[("if-none-match", &first.etag)]).await;
    assert_eq!(json.status, 200, "another format is another answer");
    portal.withdraw("DF_RESIDENTS", "x").await;
    assert_eq!(portal.get_with(DATA, &[csv, ("if-none-match", &first.etag)]).await.status, 304);
}

#[tokio::test]
async fn data_that_were_withdrawn_are_told_from_data_that_never_were() {
    let portal = Portal::published().await;
    portal.withdraw("DF_ARRIVALS", "two isles were mixed up").await;
    for path in [DATA, "/sdmx/v2/availability/dataflow/MRJ/DF_ARRIVALS/1.0"] {
        let gone = portal.get(path).await;
        assert_eq!(gone.status, 404, "{}", gone.text);
        let told = "the data of `DF_ARRIVALS` were withdrawn at 2025-06-";
        assert!(gone.text.contains(told) && gone.text.contains("two isles were mixed up"), "{}", gone.text);
    }
    let never = Portal::unpublished().await.get(DATA).await;
    assert_eq!(never.status, 404);
    assert!(never.text.contains("no public release of `DF_ARRIVALS`"), "{}", never.text);
}

#[tokio::test]
async fn names_follow_the_language_and_labels_come_by_request() {
    let portal = Portal::published().await;
    let mut names = std::collections::BTreeSet::new();
    for lang in ["ar", "fr", "en"] {
        let answer =
            portal.get_with("/sdmx/v2/structure/dataflow/MRJ/DF_ARRIVALS/1.0", &[("accept-language", lang)]).await;
        let start = answer.text.find("\"name\":").unwrap();
        names.insert(answer.text[start..].chars().take(40).collect::<String>());
    }
    assert_eq!(names.len(), 3);
    let both = portal.get_with(DATA, &[("accept", "text/csv; labels=both"), ("accept-language", "en")]).await;
    assert!(both.text.contains("XM-L: Lulu"), "{}", both.text);
}
