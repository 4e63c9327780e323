//! Questions that are kept as plans of a study.

use marsad_workflow::{PLAN_NAME_MAX, StudyPlanDraft, may_remove_plan};

use super::{DATAFLOW, STUDY, abroad, asked, persons};
use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

#[tokio::test]
async fn a_question_is_kept_as_a_plan_once_under_its_name_and_by_those_who_estimate() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let draft = |name: &str| StudyPlanDraft {
            name: name.to_owned(),
            table: persons(),
            question: abroad(&["isle"]),
            dataflow: DATAFLOW.parse().unwrap(),
        };
        let keep = async |actor, name| work.keep_plan(actor, STUDY, draft(name)).await;
        assert_eq!(refusal(keep(&people.ports, "isles").await), "not-your-role");
        assert_eq!(refusal(keep(&people.reviewer, " ").await), "name-missing");
        let unknown = StudyPlanDraft { question: abroad(&["nothing"]), ..draft("isles") };
        assert_eq!(refusal(work.keep_plan(&people.reviewer, STUDY, unknown).await), "unknown-variable");
        let kept = keep(&people.reviewer, " isles ").await.unwrap();
        assert_eq!((kept.number, kept.name.as_str(), kept.made_by.as_str()), (1, "isles", "reviewer"));
        assert_eq!(kept.text, work.draft_plan(STUDY, &asked(abroad(&["isle"])), DATAFLOW).unwrap());
        assert_eq!(keep(&people.approver, "isles").await.unwrap(), kept);
        let (longest, too_long) = ("ا".repeat(PLAN_NAME_MAX), "ا".repeat(PLAN_NAME_MAX + 1));
        assert_eq!(refusal(keep(&people.reviewer, &too_long).await), "name-too-long");
        let other = keep(&people.approver, &longest).await.unwrap();
        assert_eq!(work.study_plans(&people.approver, STUDY).await.unwrap(), [kept, other]);
        assert_eq!(refusal(work.study_plans(&people.ports, STUDY).await), "not-your-role");
        let trail = work.catalog().audit_list().await.unwrap();
        let told: Vec<&str> =
            trail.iter().filter(|one| one.action == "keep_plan").map(|one| one.subject.as_str()).collect();
        assert_eq!(told, ["HIMS 1", "HIMS 2"]);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_removed_by_its_author_or_by_who_approves_and_the_trail_keeps_both() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let keep = async |actor, name: &str| {
            let (table, dataflow) = (persons(), DATAFLOW.parse().unwrap());
            let draft = StudyPlanDraft { name: name.to_owned(), table, question: abroad(&["isle"]), dataflow };
            work.keep_plan(actor, STUDY, draft).await.unwrap()
        };
        let names = async || {
            let plans = work.study_plans(&people.reviewer, STUDY).await.unwrap();
            plans.into_iter().map(|plan| (plan.number, plan.name)).collect::<Vec<(u32, String)>>()
        };
        let of_approver = keep(&people.approver, "of the approver").await;
        let of_reviewer = keep(&people.reviewer, "of the reviewer").await;
        assert!(!may_remove_plan(&people.reviewer, &of_approver) && may_remove_plan(&people.reviewer, &of_reviewer));
        assert!(may_remove_plan(&people.approver, &of_reviewer) && !may_remove_plan(&people.ports, &of_reviewer));
        assert_eq!(refusal(work.remove_plan(&people.ports, STUDY, 2).await), "not-your-role");
        assert_eq!(refusal(work.remove_plan(&people.reviewer, STUDY, 1).await), "not-your-plan");
        assert_eq!(refusal(work.remove_plan(&people.reviewer, STUDY, 3).await), "unknown-plan");
        assert_eq!(work.remove_plan(&people.reviewer, STUDY, 2).await.unwrap(), of_reviewer);
        assert_eq!(refusal(work.remove_plan(&people.reviewer, STUDY, 2).await), "unknown-plan");
        assert_eq!(names().await, [(1, "of the approver".to_owned())]);
        // The same again is another plan, which whoever approves removes too.
        assert_eq!(keep(&people.reviewer, "of the reviewer").await.number, 3);
        work.remove_plan(&people.approver, STUDY, 3).await.unwrap();
        assert_eq!(names().await, [(1, "of the approver".to_owned())]);
        let trail = work.catalog().audit_list().await.unwrap();
        let told: Vec<(&str, &str)> = trail
            .iter()
            .filter(|one| one.action.ends_with("_plan"))
            .map(|one| (one.action.as_str(), one.subject.as_str()))
            .collect();
        let expected = [
            ("keep_plan", "HIMS 1"),
            ("keep_plan", "HIMS 2"),
            ("remove_plan", "HIMS 2"),
            ("keep_plan", "HIMS 3"),
            ("remove_plan", "HIMS 3"),
        ];
        assert_eq!(told, expected);
        assert_eq!(work.catalog().audit_problems().await.unwrap(), []);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}
