//! The board, score cards, and the steering committee.

use jiff::civil::date;
use marsad_catalog::Catalog;
use marsad_model::*;
use marsad_testkit::pack_files;
use marsad_workflow::*;

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

/// A person whom the administrator made.
async fn person(work: &Work, people: &People, (id, provider, role): (&str, &str, Role)) -> Actor {
    let name = LocalText::new("وظيفة", id, id).unwrap();
    let account = NewAccount { id: id.to_owned(), name, provider: provider.parse().unwrap(), role };
    work.create_account(Some(&people.administrator), account).await.unwrap().0
}

async fn director(work: &Work, people: &People) -> Actor {
    person(work, people, ("director", "OBS", Role::Director)).await
}

fn text(word: &str) -> LocalText {
    LocalText::new("نص", word, word).unwrap()
}

fn arrivals() -> String {
    String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()
}

/// Ten women more on Lulu in 2024, in the cell and in its three totals.
fn revised(file: &str) -> String {
    [
        ("2024;Lulu;Women;281", "2024;Lulu;Women;291"),
        ("2024;Lulu;Both;618", "2024;Lulu;Both;628"),
        ("2024;All isles;Women;417", "2024;All isles;Women;427"),
        ("2024;All isles;Both;905", "2024;All isles;Both;915"),
    ]
    .into_iter()
    .fold(file.to_owned(), |file, (from, to)| {
        assert!(file.contains(from), "{from}");
        file.replace(from, to)
    })
}

/// The sum of the column of arrivals.
fn sum(file: &str) -> f64 {
    file.lines().skip(1).map(|line| line.split(';').nth(3).unwrap().parse::<f64>().unwrap()).sum()
}

/// The ports and the observatory agree that the years from 2022 on are asked for, before the observatory began.
async fn asked_from_2022(work: &Work, people: &People) {
    let director = person(work, people, ("director", "OBS", Role::Director)).await;
    let head = person(work, people, ("head", "PORTS", Role::Head)).await;
    let draft = AgreementDraft {
        agreement: "PORTS_ARRIVALS".parse().unwrap(),
        parties: vec!["OBS".parse().unwrap(), "PORTS".parse().unwrap()],
        definitions: text("arrivals by ship"),
        frequency: Frequency::A,
        due: DueRule::calendar(60),
        legal_basis: text("invented"),
        contact: text("register"),
        contact_account: None,
        valid_from: work.today(),
        valid_until: None,
        asked_from: Some(date(2022, 1, 1)),
        text: None,
        note: "the years before too".to_owned(),
    };
    let written = work.amend_agreement(&director, draft).await.unwrap();
    work.sign_agreement(&head, ("PORTS_ARRIVALS", written.number)).await.unwrap();
}

#[tokio::test]
async fn a_house_that_begins_calls_nobody_late() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let board = work.board(&people.reviewer).await.unwrap();
        assert!(board.late.is_empty(), "{:?}", board.late);
        let ports = own(&work, &people).await;
        assert_eq!((ports.basis.due, ports.score.timeliness), (0, None));
        for one in &board.agreements {
            assert_eq!(one.late, 0, "{}", one.agreement);
            assert!(one.next.is_some(), "{}", one.agreement);
        }
        // What comes nevertheless is here, and is not late.
        let sent = send(&work, &people, "PORTS_ARRIVALS", arrivals().into_bytes()).await.unwrap();
        work.decide_submission(&people.reviewer, &sent.id, accept()).await.unwrap();
        let board = work.board(&people.reviewer).await.unwrap();
        let last = of(&board, "PORTS_ARRIVALS").last.clone().unwrap();
        assert_eq!((last.period.as_str(), last.days_late, last.is_asked), ("2024", 0, false));
    })
    .await;
}

/// Where the agreement of the ports stands on the day, as the ports see it.
async fn own(work: &Work, people: &People) -> AgreementStanding {
    work.score_card(&people.ports, "PORTS").await.unwrap().agreements.remove(0)
}

fn of<'a>(board: &'a Board, agreement: &str) -> &'a AgreementStanding {
    board.agreements.iter().find(|one| one.agreement == *agreement).unwrap()
}

#[tokio::test]
async fn the_board_tells_what_came_and_what_it_was_counted_from() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        asked_from_2022(&work, &people).await;
        let before = work.board(&people.reviewer).await.unwrap();
        assert_eq!(own(&work, &people).await.score.completeness, Some(0.0));
        assert!(!before.late.is_empty() && before.upcoming.is_empty());
        assert!(before.late.windows(2).all(|pair| pair[0].days_late >= pair[1].days_late));
        run_all(&work).await.unwrap();
        let board = work.board(&people.reviewer).await.unwrap();
        assert_eq!(board.agreements.len(), work.pack().agreements.len());
        assert_eq!(of(&board, "PORTS_ARRIVALS").last.as_ref().unwrap().period, "2024");
        let ports = own(&work, &people).await;
        assert_eq!(ports.score.completeness, Some(1.0));
        assert_eq!(ports.basis.observations, 60);
        assert!(ports.score.validity.is_some_and(|part| part > 0.9));
        // Three years were due in the time looked at, and every one came more than 200 days late: 60 days were agreed.
        assert_eq!((ports.basis.due, ports.basis.came, ports.basis.accepted), (3, 3, 3));
        assert_eq!((ports.score.timeliness, ports.score.revision), (Some(0.0), None));
        let parts = [Some(1.0), ports.score.validity, Some(0.0), ports.score.coherence];
        let mean = parts.into_iter().flatten().sum::<f64>() / 4.0;
        assert!(ports.score.total.is_some_and(|total| (total - mean).abs() < 1e-12), "{:?}", ports.score);
        assert!(ports.score.coherence.is_some() && ports.score.total.is_some());
        assert!(board.late.iter().all(|one| one.agreement != *"PORTS_ARRIVALS"));
    })
    .await;
}

#[tokio::test]
async fn how_soon_a_returned_file_was_corrected_stands_beside_the_parts() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let told = async || own(&work, &people).await.basis.correction;
        let first = send(&work, &people, "PORTS_ARRIVALS", arrivals().into_bytes()).await.unwrap();
        assert_eq!(told().await, None, "nothing was returned");
        let back = Verdict { decision: Decision::Return, ..accept() };
        work.decide_submission(&people.reviewer, &first.id, back).await.unwrap();
        let waiting = CorrectionBasis { returned: 1, corrected: 0, days_median: None };
        assert_eq!(told().await, Some(waiting));
        send(&work, &people, "PORTS_ARRIVALS", revised(&arrivals()).into_bytes()).await.unwrap();
        let found = told().await.unwrap();
        assert_eq!((found.returned, found.corrected), (1, 1));
        assert!(found.days_median.is_some_and(|days| days <= 1.0), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn what_nobody_has_decided_is_here_and_not_accepted() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        asked_from_2022(&work, &people).await;
        let sent = send(&work, &people, "PORTS_ARRIVALS", arrivals().into_bytes()).await.unwrap();
        let check = async |counted: (u64, u64, u64), completeness: f64| {
            let ports = own(&work, &people).await;
            assert_eq!((ports.basis.due, ports.basis.came, ports.basis.accepted), counted);
            assert_eq!(ports.score.completeness, Some(completeness));
            // The clock of timeliness stopped with the reception: months after the due days.
            assert_eq!(ports.score.timeliness, Some(0.0));
            assert_eq!(ports.late, 0);
        };
        check((3, 3, 0), 0.0).await;
        work.decide_submission(&people.reviewer, &sent.id, accept()).await.unwrap();
        check((3, 3, 3), 1.0).await;
        let back = Verdict { decision: Decision::Return, ..accept() };
        work.decide_submission(&people.reviewer, &sent.id, back).await.unwrap();
        check((3, 0, 0), 0.0).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_revised_is_measured_against_its_level() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let file = revised(&arrivals());
        let sent = send(&work, &people, "PORTS_ARRIVALS", file.clone().into_bytes()).await.unwrap();
        work.decide_submission(&people.reviewer, &sent.id, accept()).await.unwrap();
        let ports = own(&work, &people).await;
        let size = 40.0 / sum(&file);
        assert!((ports.basis.revision.unwrap() - size).abs() < 1e-12, "{:?}", ports.basis);
        assert!((ports.score.revision.unwrap() - (1.0 - size / 0.10)).abs() < 1e-9);
    })
    .await;
}

#[tokio::test]
async fn an_institution_sees_its_own_card_and_no_other() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let card = work.score_card(&people.ports, "PORTS").await.unwrap();
        assert_eq!((card.provider.as_str(), card.agreements.len()), ("PORTS", 1));
        assert!(card.transmissions.iter().all(|one| one.provider == *"PORTS"));
        let foreign = refusal(work.score_card(&people.ports, "STAT").await);
        let unknown = refusal(work.score_card(&people.ports, "NOBODY").await);
        assert_eq!((foreign, unknown), ("not-your-institution", "not-your-institution"));
        assert_eq!(refusal(work.board(&people.ports).await), "not-your-role");
        assert_eq!(refusal(work.board(&people.administrator).await), "not-your-role");
        work.score_card(&people.reviewer, "STAT").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_token_for_the_board_reads_the_board_and_a_token_for_the_calendar_does_not() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        for (scope, expected) in [(Scope::ReadBoard, None), (Scope::ReadCalendar, Some("wrong-scope"))] {
            let new = NewToken { name: "program".to_owned(), scopes: vec![scope], days: 1 };
            let (_, shown) = work.make_token(&people.reviewer, new).await.unwrap();
            let program = work.token_actor(&shown).await.unwrap().unwrap();
            let told = work.board(&program).await;
            assert_eq!(told.map(|_| ()).map_err(word).err(), expected, "{scope:?}");
        }
    })
    .await;
}

fn word(error: WorkError) -> &'static str {
    match error {
        WorkError::Refused(refusal) => refusal.word(),
        other => panic!("{other}"),
    }
}

fn meeting(attending: &[&str]) -> MeetingDraft {
    MeetingDraft {
        held_on: date(2025, 9, 1),
        title: text("First meeting"),
        attending: attending.iter().map(|id| id.parse().unwrap()).collect(),
    }
}

fn action(meeting: &CommitteeMeeting, owner: &str) -> NewItem {
    NewItem {
        meeting: meeting.id.clone(),
        kind: CommitteeItemKind::Action,
        text: text("Send the departures too"),
        owner: Some(owner.parse().unwrap()),
        due: Some(date(2025, 12, 1)),
    }
}

#[tokio::test]
async fn the_committee_writes_down_what_it_settled_and_an_institution_reads_what_concerns_it() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let director = director(&work, &people).await;
        assert_eq!(refusal(work.put_meeting(&people.reviewer, meeting(&[])).await), "not-your-role");
        assert_eq!(refusal(work.put_meeting(&director, meeting(&["NOBODY"])).await), "not-your-institution");
        let held = work.put_meeting(&director, meeting(&["STAT"])).await.unwrap();
        let decision = NewItem { kind: CommitteeItemKind::Decision, owner: None, due: None, ..action(&held, "PORTS") };
        let decision = work.put_item(&director, decision).await.unwrap();
        let to_do = work.put_item(&director, action(&held, "PORTS")).await.unwrap();
        let nowhere = NewItem { meeting: "M-0009".to_owned(), ..action(&held, "PORTS") };
        assert_eq!(refusal(work.put_item(&director, nowhere).await), "unknown-meeting");
        let all = work.committee(&people.reviewer, &CommitteeAsked::default()).await.unwrap();
        assert_eq!((all.meetings.len(), all.meetings[0].items.len()), (1, 2));
        assert_eq!(all.open, std::slice::from_ref(&to_do));
        // The statistics office was there; the ports were not, and have something to do.
        let there = work.committee(&people.statistics, &CommitteeAsked::default()).await.unwrap();
        assert_eq!(there.meetings[0].items.len(), 2);
        let concerned = work.committee(&people.ports, &CommitteeAsked::default()).await.unwrap();
        assert_eq!(concerned.meetings[0].items, std::slice::from_ref(&to_do));
        let asked = CommitteeAsked { state: Some(CommitteeItemState::Done), owner: None };
        let settled = work.committee(&people.reviewer, &asked).await.unwrap();
        assert_eq!(settled.meetings[0].items, [decision]);
        assert_eq!(refusal(work.committee(&people.administrator, &asked).await), "not-your-role");
        assert_eq!(work.catalog().audit_problems().await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_mended_and_the_trail_keeps_what_stood_there_before() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let director = director(&work, &people).await;
        let held = work.put_meeting(&director, meeting(&["STAT"])).await.unwrap();
        let item = work.put_item(&director, action(&held, "PORTS")).await.unwrap();
        let to = |title: &str, minutes: &str| MeetingChange {
            title: text(title),
            attending: vec!["PORTS".parse().unwrap()],
            minutes: minutes.to_owned(),
        };
        assert_eq!(refusal(work.change_meeting(&people.reviewer, &held.id, to("x", "")).await), "not-your-role");
        assert_eq!(refusal(work.change_meeting(&director, "M-0009", to("x", "")).await), "unknown-meeting");
        let nobody = MeetingChange { attending: vec!["NOBODY".parse().unwrap()], ..to("x", "") };
        assert_eq!(refusal(work.change_meeting(&director, &held.id, nobody).await), "not-your-institution");
        let mended = work.change_meeting(&director, &held.id, to("First", " Two hours. ")).await.unwrap();
        assert_eq!((mended.title.get(Lang::En), mended.minutes.as_str()), ("First", "Two hours."));
        assert_eq!((mended.held_on, &mended.made_at), (held.held_on, &held.made_at));
        assert_eq!(mended.mended.as_ref().unwrap().by, held.made_by);
        let again = work.change_meeting(&director, &held.id, to("First", "Two hours.")).await.unwrap();
        assert_eq!(again, mended, "the same words are no correction");
        // Who was there sees all of it; what was settled stays as it was written.
        let seen = work.committee(&people.ports, &CommitteeAsked::default()).await.unwrap();
        assert_eq!((&seen.meetings[0].meeting, &seen.meetings[0].items), (&mended, &vec![item]));
        assert!(work.committee(&people.statistics, &CommitteeAsked::default()).await.unwrap().meetings.is_empty());
        let trail = work.catalog().audit_list().await.unwrap();
        assert_eq!(trail.iter().filter(|record| record.action == "change_meeting").count(), 1);
        assert_eq!(work.catalog().audit_problems().await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn an_action_that_is_given_up_needs_a_reason_and_what_was_written_stays() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let director = director(&work, &people).await;
        let held = work.put_meeting(&director, meeting(&[])).await.unwrap();
        let item = work.put_item(&director, action(&held, "PORTS")).await.unwrap();
        let to = |state, note: &str, due| ItemChange { state, note: note.to_owned(), due };
        let dropped = to(CommitteeItemState::Dropped, " ", None);
        assert_eq!(refusal(work.change_item(&director, &item.id, dropped).await), "reason-missing");
        let early = to(CommitteeItemState::Open, "", Some(date(2025, 8, 31)));
        assert_eq!(refusal(work.change_item(&director, &item.id, early).await), "due-before-meeting");
        let far = to(CommitteeItemState::Open, "", Some(date(9999, 12, 31)));
        assert_eq!(refusal(work.change_item(&director, &item.id, far).await), "far-day");
        let last = MeetingDraft { held_on: date(9999, 12, 31), ..meeting(&[]) };
        assert_eq!(refusal(work.put_meeting(&director, last).await), "far-day");
        let done = to(CommitteeItemState::Done, "They came.", None);
        assert_eq!(refusal(work.change_item(&director, "A-00099", done.clone()).await), "unknown-item");
        // Whoever has to do it answers; others do not know of it, and what was settled is not theirs to change.
        assert_eq!(refusal(work.change_item(&people.reviewer, &item.id, done.clone()).await), "not-your-role");
        assert_eq!(refusal(work.change_item(&people.statistics, &item.id, done.clone()).await), "unknown-item");
        let given_up = to(CommitteeItemState::Dropped, "no ships", None);
        assert_eq!(refusal(work.change_item(&people.ports, &item.id, given_up).await), "not-your-role");
        let moved = to(CommitteeItemState::Open, "later", Some(date(2026, 1, 1)));
        assert_eq!(refusal(work.change_item(&people.ports, &item.id, moved).await), "not-your-role");
        let silent = to(CommitteeItemState::Done, " ", None);
        assert_eq!(refusal(work.change_item(&people.ports, &item.id, silent).await), "reason-missing");
        let changed = work.change_item(&people.ports, &item.id, done.clone()).await.unwrap();
        assert_eq!(changed.changed_by, "ports");
        assert_eq!(refusal(work.change_item(&people.ports, &item.id, done).await), "wrong-state");
        assert_eq!((changed.state, changed.note.as_str()), (CommitteeItemState::Done, "They came."));
        assert_eq!((changed.text, changed.due), (item.text, item.due));
    })
    .await;
}

#[tokio::test]
async fn who_has_something_to_do_is_told_at_once_and_reminded_once_for_each_step() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let director = director(&work, &people).await;
        let held = work.put_meeting(&director, meeting(&[])).await.unwrap();
        let due = work.today().saturating_add(jiff::SignedDuration::from_hours(3 * 24));
        let new = NewItem { due: Some(due), ..action(&held, "PORTS") };
        work.put_item(&director, new).await.unwrap();
        let catalog = Catalog::open(site.address, work.now()).await.unwrap();
        let notices = catalog.fleeting_list::<Notice>("ports").await.unwrap();
        assert_eq!(notices.iter().map(|one| one.kind).collect::<Vec<_>>(), [NoticeKind::ActionDue]);
        assert_eq!(catalog.fleeting_list::<Notice>("statistics").await.unwrap(), []);
        assert_eq!(work.remind_actions().await.unwrap(), 1);
        assert_eq!(work.remind_actions().await.unwrap(), 0);
        assert_eq!(catalog.fleeting_list::<Letter>("ports").await.unwrap().len(), 2);
        // The first word and the reminder differ, and so does what was due before it was given to anybody.
        let before = work.today().saturating_sub(jiff::SignedDuration::from_hours(24));
        let late = NewItem { due: Some(before), ..action(&held, "PORTS") };
        work.put_item(&director, late).await.unwrap();
        assert_eq!(work.remind_actions().await.unwrap(), 1);
        let notices = catalog.fleeting_list::<Notice>("ports").await.unwrap();
        let mut told: Vec<&str> =
            notices.iter().filter_map(|one| one.arguments.get("told")).map(String::as_str).collect();
        told.sort_unstable();
        assert_eq!(told, ["again", "late", "new", "new"]);
        catalog.close().await;
    })
    .await;
}
