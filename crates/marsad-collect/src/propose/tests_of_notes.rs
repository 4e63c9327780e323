//! Laws of notes above and below a table: what nothing explains in them is asked about once, kept, and held against the next
//! file.

use marsad_model::{CellName, FindingCode, SaidOf, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;

use super::tests::{draft, draft_of, read};
use super::tests_of_narrowing::doubts;
use super::{DoubtKind, Draft};

const BY_YEAR: &str = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";

/// The table above a note.
fn with(note: &str) -> String {
    format!("{BY_YEAR};;\n{note};;\n")
}

/// Kind, component and what was understood of the doubts about a text.
fn asked<'d>(made: &'d Draft, text: &str) -> Vec<(DoubtKind, &'d str, &'d str)> {
    let about = made.doubts.iter().filter(|doubt| doubt.text == text);
    about.map(|doubt| (doubt.kind, doubt.component.as_str(), doubt.taken.as_str())).collect()
}

/// How grave what is told of the rows from the note on is, what it is, and the row.
fn told(made: &Draft, text: &str) -> Vec<(Severity, String, Option<u32>)> {
    let findings = read(marjan(), made, text).findings.into_iter();
    let codes = [FindingCode::TitleDisagrees, FindingCode::RowNotRead];
    let found = findings.filter(|finding| codes.contains(&finding.code));
    found.map(|finding| (finding.severity, finding.arguments["what"].clone(), finding.place.row)).collect()
}

#[test]
fn a_note_that_nothing_explains_is_asked_about_once_with_its_cell_and_kept() {
    for note in ["Including dependants", "لا يشمل الرحلات الليلية", "Y compris les saisonniers"] {
        let made = draft(&with(note));
        assert_eq!(asked(&made, note), [(DoubtKind::UnexplainedNote, "", "")], "{:?}", made.doubts);
        assert_eq!(made.doubts.last().map(|doubt| doubt.place.as_str()), Some("A5"));
        let said = &made.profile.tables[0].said;
        let kept: Vec<(&SaidOf, Option<CellName>, &str)> =
            said.iter().map(|said| (&said.of, said.at, said.text.as_str())).collect();
        assert_eq!(kept, [(&SaidOf::Subject, Some(CellName { row: 5, column: 1 }), note)]);
    }
}

#[test]
fn what_a_note_says_for_certain_is_named_and_not_taken() {
    for (note, expected) in [
        ("Partial data for 2024", (DoubtKind::NoteOfPeriod, "TIME_PERIOD", "2024")),
        ("Figures for 2024 are not yet available", (DoubtKind::NoteOfPeriod, "TIME_PERIOD", "2024")),
        ("Seuls les hommes sont retenus", (DoubtKind::NoteOfOneCode, "SEX", "M")),
    ] {
        let text = with(note);
        let made = draft(&text);
        assert_eq!(asked(&made, note), [expected], "{:?}", made.doubts);
        assert_eq!(made.profile.constants.get("SEX").map(String::as_str), Some("_T"));
        assert_eq!(read(marjan(), &made, &text).columns.len(), 4);
    }
}

#[test]
fn notes_that_every_sheet_has_and_those_of_which_something_else_is_asked_are_not_asked_about() {
    let kinds =
        [DoubtKind::UnexplainedNote, DoubtKind::NoteOfPeriod, DoubtKind::NoteOfOneCode, DoubtKind::NoteWithoutCode];
    for note in [
        "Source: the harbour masters, 2024",
        "Last updated: 11/03/2025",
        "Le Directeur Général",
        "n.d. : non disponible",
        "Page 1 / 3",
        "Contact: figures@example.org",
        "Arrivals by isle and sex",
        "The ports count them",
        "Hors marins",
        "Men only",
        "* 9 premiers mois",
        "Les données sont des moyennes mensuelles",
        "Données provisoires",
        "Les données de 2022 sont définitives",
    ] {
        let made = draft(&with(note));
        assert!(made.doubts.iter().all(|doubt| !kinds.contains(&doubt.kind)), "{note}: {:?}", made.doubts);
    }
}

#[test]
fn a_note_of_the_profile_is_silent_and_one_that_it_does_not_know_is_a_warning() {
    let made = draft(&with("Including 12 dependants"));
    assert_eq!(told(&made, &with("Including 12 dependants")), []);
    assert_eq!(told(&made, &with("Including 9 dependants")), [], "its number alone is another");
    for (note, what) in [
        ("Excluding dependants", "note"),
        ("Hors marins", "note"),
        ("Partial data for 2024", "note-of-period"),
        ("Seuls les hommes sont retenus", "note-of-one-code"),
        ("Données provisoires", "provisional"),
    ] {
        assert_eq!(told(&made, &with(note)), [(Severity::Warning, what.to_owned(), Some(5))], "{note}");
    }
    for note in
        ["Source: the harbour masters", "n.d. : non disponible", "Page 1 / 3", "Les données de 2022 sont définitives"]
    {
        assert_eq!(told(&made, &with(note)), [(Severity::Note, "texts".to_owned(), Some(5))], "{note}");
    }
}

#[test]
fn what_a_new_note_says_for_certain_stands_in_its_finding() {
    let text = with("Figures for 2024 are not yet available");
    let findings = read(marjan(), &draft(BY_YEAR), &text).findings;
    let finding = findings.iter().find(|finding| finding.code == FindingCode::TitleDisagrees).unwrap();
    assert_eq!(
        (finding.value.as_str(), finding.arguments["found"].as_str()),
        ("Figures for 2024 are not yet available", "2024")
    );
    let text = with("Seuls les hommes sont retenus");
    let findings = read(marjan(), &draft(BY_YEAR), &text).findings;
    let finding = findings.iter().find(|finding| finding.code == FindingCode::TitleDisagrees).unwrap();
    assert_eq!((finding.arguments["component"].as_str(), finding.arguments["found"].as_str()), ("SEX", "M"));
}

#[test]
fn a_note_that_moves_to_another_year_is_told_and_one_that_only_may_is_a_note() {
    let made = draft(&with("Partial data for 2023"));
    assert_eq!(told(&made, &with("Partial data for 2024")), [(Severity::Warning, "note-of-year".to_owned(), Some(5))]);
    let made = draft(&with("Including the dependants registered in 2023"));
    let next = with("Including the dependants registered in 2024");
    assert_eq!(told(&made, &next), [(Severity::Note, "note-of-year".to_owned(), Some(5))]);
}

#[test]
fn a_note_above_a_table_is_asked_about_too_and_told_where_it_is_new() {
    let note = "(1) Including dependants";
    let text = format!("Arrivals;;\n{note};;\n{BY_YEAR}");
    let made = draft(&text);
    assert_eq!(asked(&made, note), [(DoubtKind::UnexplainedNote, "", "")], "{:?}", made.doubts);
    assert_eq!(told(&made, &text), []);
    let plain = draft(&format!("Arrivals;;\n;;\n{BY_YEAR}"));
    assert_eq!(told(&plain, &text), [(Severity::Warning, "note".to_owned(), Some(2))]);
}

#[test]
fn a_note_below_a_table_whose_end_the_profile_says_is_told() {
    let workbook = |note: &str| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, (isle, value)) in (0..).zip([("Isle", 2023.0), ("Lulu Isle", 12.0), ("Sadaf Isle", 7.0)]) {
            sheet.write(row, 0, isle).unwrap().write(row, 1, value).unwrap();
        }
        sheet.write(4, 0, note).unwrap();
        workbook.save_to_buffer().unwrap()
    };
    let mut made = draft_of(marjan(), "DF_ARRIVALS", &workbook("Including dependants"));
    assert_eq!(doubts(&made, DoubtKind::UnexplainedNote), [("Including dependants", "")], "{:?}", made.doubts);
    made.profile.tables[0].rows = Some([2, 3]);
    let told = |note: &str| {
        let mut content = std::io::Cursor::new(workbook(note));
        let file = crate::SubmittedFile { name: "a.xlsx", submission: "S", content: &mut content };
        let context = crate::Context::with_profile(marjan(), "DF_ARRIVALS", &made.profile).unwrap();
        let findings = crate::read_submission(&context, file).findings;
        let told = findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        told.map(|finding| (finding.place.row, finding.value.clone())).collect::<Vec<_>>()
    };
    assert_eq!(told("Including dependants"), []);
    assert_eq!(told("Source: the harbour masters"), []);
    assert_eq!(told("Excluding dependants"), [(Some(5), "Excluding dependants".to_owned())]);
}

#[test]
fn a_note_that_counts_one_code_alone_or_leaves_one_out_is_asked_about_with_it_and_kept() {
    let only = draft(&with("Lulu Isle only"));
    let doubt = only.doubts.iter().find(|doubt| doubt.text == "Lulu Isle only").unwrap();
    assert_eq!((doubt.kind, doubt.component.as_str()), (DoubtKind::NarrowerTitle, "ISLE"));
    assert_eq!(doubt.suggestions.first().map(|found| found.code.as_str()), Some("XM-L"));
    let without = "Not including Lulu Isle";
    let made = draft(&with(without));
    assert_eq!(asked(&made, without), [(DoubtKind::NoteWithoutCode, "ISLE", "XM-L")], "{:?}", made.doubts);
    assert_eq!((told(&only, &with("Lulu Isle only")), told(&made, &with(without))), (Vec::new(), Vec::new()));
    let new = told(&draft(BY_YEAR), &with(without));
    assert_eq!(new, [(Severity::Warning, "note-without-code".to_owned(), Some(5))]);
}

#[test]
fn a_legend_that_gives_a_mark_another_meaning_than_the_profile_is_told() {
    let text = |mark: &str, legend: &str| {
        format!("Isle;2023;2024\nLulu Isle;112;131{mark}\nSadaf Isle;107;108\n;;\n{legend};;\n")
    };
    for (mark, first, other) in [
        ("*", "* Données provisoires", "* Estimations"),
        ("b", "b : données provisoires", "b : estimation"),
        (" (b)", "(b) : estimation", "(b) : données provisoires / معطيات وقتية"),
    ] {
        let made = draft(&text(mark, first));
        let warned = |legend: &str| told(&made, &text(mark, legend)).contains(&warning("legend"));
        assert!(!warned(first) && !warned(&first.to_lowercase()), "{first}: {:?}", made.profile.statuses);
        assert!(warned(other), "{other}: {:?} {:?}", made.profile.statuses, told(&made, &text(mark, other)));
    }
}

#[test]
fn a_legend_that_no_longer_says_what_the_profile_reads_its_mark_as_is_told() {
    let text = |mark: &str, legend: &str| {
        format!("Isle;2023;2024\nLulu Isle;112;{mark}\nSadaf Isle;107;108\n;;\n{legend};;\n")
    };
    for (mark, first, other) in [
        ("131*", "* Données provisoires", "* Données définitives"),
        ("131 (b)", "(b) : estimation", "(b) : nouvelle série"),
        ("n.d.", "n.d. : donnée non disponible", "n.d. : néant"),
    ] {
        let made = draft(&text(mark, first));
        let warned = |legend: &str| told(&made, &text(mark, legend)).contains(&warning("other-legend"));
        assert!(!warned(first), "{first}: {:?}", made.profile.statuses);
        assert!(warned(other), "{other}: {:?} {:?}", made.profile.statuses, told(&made, &text(mark, other)));
        assert!(!warned("* Source : ports") && !warned("Source : ports"), "{first}");
    }
}

#[test]
fn a_sentence_that_gives_a_mark_another_meaning_than_the_profile_is_told() {
    let text = |legend: &str| format!("Isle;2023;2024\nLulu Isle;112;*\nSadaf Isle;107;108\n;;\n{legend};;\n");
    let first = "An asterisk (*) stands for a number between 1 and 4, suppressed to protect persons.";
    let made = draft(&text(first));
    assert_eq!(made.profile.statuses.get("*").map(|code| code.as_str()), Some("Q"), "{:?}", made.doubts);
    assert!(told(&made, &text(first)).iter().all(|(severity, ..)| *severity == Severity::Note));
    let other = told(&made, &text("An asterisk (*) stands for figures that are provisional."));
    assert!(other.contains(&warning("legend")), "{other:?}");
}

/// A warning of what stands on the row of the note.
fn warning(what: &str) -> (Severity, String, Option<u32>) {
    (Severity::Warning, what.to_owned(), Some(5))
}

#[test]
fn a_kept_note_that_narrows_the_figures_is_told_where_it_is_gone() {
    let made = draft(&with("Partial data for 2023"));
    assert_eq!(told(&made, BY_YEAR), [(Severity::Note, "gone-note".to_owned(), Some(5))]);
    assert_eq!(told(&made, &with("Partial data for 2023")), []);
    let other = draft(&with("Including 12 dependants"));
    assert_eq!(told(&other, BY_YEAR), [], "that it includes some narrows nothing");
}

#[test]
fn the_meaning_of_a_letter_says_nothing_of_figures_without_it() {
    let is_asked = |note: &str| {
        let made = draft(&format!("{BY_YEAR};;\n{note}\n"));
        made.doubts.iter().any(|doubt| doubt.kind == DoubtKind::ProvisionalTitle)
    };
    assert!(!is_asked("p;provisional;"));
    assert!(is_asked("Note;provisional;") && is_asked("provisional;;"));
}
