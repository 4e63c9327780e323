//! Laws of texts that say another period than the one of a table: wherever that is said, and wherever they stand, a person is
//! asked about them in the first file and told in the next.

use marsad_model::{Finding, FindingCode, SaidOf, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;

use super::tests::draft_of;
use super::{DoubtKind, Draft};
use crate::{Context, SubmittedFile, read_submission};

/// What says the period of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Sheet,
    Title,
    /// The profile alone, by the hand of a person.
    Profile,
    Key,
}

/// Where another text says another period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the title, in the place of the period.
    Title,
    /// In a line above the title.
    Above,
    /// In a line between title and headers.
    Below,
    Note,
}

const SOURCES: [Source; 4] = [Source::Sheet, Source::Title, Source::Profile, Source::Key];

/// Arrivals by isle and sex in a period, with another text.
fn book((source, period): (Source, &str), other: Option<(Place, &str)>) -> Vec<u8> {
    let text = |place: Place| other.filter(|(own, _)| *own == place).map(|(_, text)| text);
    let own = if source == Source::Key { None } else { Some(period) };
    let said = text(Place::Title).or(own).map(|said| format!(", {said}")).unwrap_or_default();
    let title = format!("Arrivals by isle and sex{said}");
    let key = if source == Source::Key { ["Time", period] } else { ["", ""] };
    let line = |text: Option<&str>| [text.unwrap_or_default().to_owned(), String::new(), String::new()];
    let words = |texts: [&str; 3]| texts.map(str::to_owned);
    let rows = [
        line(text(Place::Above)),
        line(Some(title.as_str())),
        words([key[0], key[1], ""]),
        line(text(Place::Below)),
        words(["Isle", "Female", "Male"]),
        words(["Lulu Isle", "12", "31"]),
        words(["Sadaf Isle", "17", "28"]),
        words(["Nawaris Isle", "21", "33"]),
        words(["Fanar Isle", "14", "25"]),
        line(None),
        line(text(Place::Note)),
    ];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(if source == Source::Sheet { period } else { "Arrivals" }).unwrap();
    for (row, texts) in (0_u32..).zip(&rows) {
        for (column, text) in (0_u16..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<u32>() {
                Ok(number) if column > 0 && row > 4 => sheet.write(row, column, number).unwrap(),
                _ => sheet.write(row, column, text.as_str()).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// The draft of a table without another text.
fn own_draft(source: Source, period: &str) -> Draft {
    let mut made = draft_of(marjan(), "DF_ARRIVALS", &book((source, period), None));
    if source == Source::Profile {
        made.profile.tables[0].said.retain(|said| said.of != SaidOf::Period);
    }
    made
}

fn findings(made: &Draft, bytes: Vec<u8>) -> Vec<Finding> {
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &made.profile).unwrap();
    let mut content = std::io::Cursor::new(bytes);
    read_submission(&context, SubmittedFile { name: "a.xlsx", submission: "S", content: &mut content }).findings
}

/// Whether a person is asked about a text of the first file; of the profile nobody asks whom it was written by.
fn is_asked((source, period): (Source, &str), other: (Place, &str)) -> bool {
    let made = draft_of(marjan(), "DF_ARRIVALS", &book((source, period), Some(other)));
    source == Source::Profile || made.doubts.iter().any(|doubt| doubt.text.contains(other.1))
}

/// Whether a text of the next file is told with more than a note.
fn is_told(made: &Draft, (source, period): (Source, &str), other: (Place, &str)) -> bool {
    let told = findings(made, book((source, period), Some(other)));
    told.iter().any(|finding| finding.severity != Severity::Note && finding.value.contains(other.1))
}

/// The places in which a text may say another period than a table has. What stands in the title that says it is followed.
fn places(source: Source) -> impl Iterator<Item = Place> {
    let all = [Place::Title, Place::Above, Place::Below, Place::Note].into_iter();
    all.filter(move |place| *place != Place::Title || source != Source::Title)
}

#[test]
fn a_part_of_the_year_is_told_wherever_the_year_is_said_and_wherever_the_part_stands() {
    for source in SOURCES {
        let made = own_draft(source, "2024");
        assert_eq!(findings(&made, book((source, "2024"), None)), [], "{source:?}");
        for place in places(source) {
            for part in ["1er semestre 2024", "السداسي الأول 2024", "January-September 2024", "au 30 septembre 2024"]
            {
                assert!(is_asked((source, "2024"), (place, part)), "{source:?} {place:?} {part}: first file");
                assert!(is_told(&made, (source, "2024"), (place, part)), "{source:?} {place:?} {part}: next file");
            }
        }
    }
}

#[test]
fn a_part_of_the_year_is_told_behind_the_name_of_who_writes_or_of_a_publication() {
    for source in SOURCES {
        let made = own_draft(source, "2024");
        for place in [Place::Above, Place::Below] {
            for line in [
                "Ministry of Ports - Arrivals by isle, January-September 2024",
                "Ministère des Ports : arrivées par île, premier semestre 2024",
                "وزارة الموانئ - الوافدون حسب الجزيرة، السداسي الأول 2024",
                "Annual bulletin - Arrivals by isle, March 2024",
            ] {
                assert!(is_asked((source, "2024"), (place, line)), "{source:?} {place:?} {line}: first file");
                assert!(is_told(&made, (source, "2024"), (place, line)), "{source:?} {place:?} {line}: next file");
            }
        }
    }
}

#[test]
fn a_part_of_a_month_and_what_is_longer_are_told_wherever_the_month_is_said_and_wherever_they_stand_above() {
    let period = "February 2025";
    for source in SOURCES {
        let made = own_draft(source, period);
        for place in places(source).filter(|place| *place != Place::Note) {
            for other in ["janvier-février 2025", "الثلاثي الأول 2025", "1er trimestre 2025", "15 February 2025"]
            {
                assert!(is_asked((source, period), (place, other)), "{source:?} {place:?} {other}: first file");
                assert!(is_told(&made, (source, period), (place, other)), "{source:?} {place:?} {other}: next file");
            }
        }
    }
}

#[test]
fn another_year_or_a_part_of_it_is_told_where_it_stands_nearer_than_the_period_or_above_its_key() {
    for (source, place) in [
        (Source::Sheet, Place::Title),
        (Source::Sheet, Place::Below),
        (Source::Title, Place::Below),
        (Source::Profile, Place::Title),
        (Source::Profile, Place::Below),
        (Source::Key, Place::Title),
        (Source::Key, Place::Above),
        (Source::Key, Place::Below),
    ] {
        let made = own_draft(source, "2024");
        let years = ["year 2023", "année 2023", "سنة 2023"];
        let parts = ["March 2023", "1er semestre 2023", "السداسي الأول 2023", "au 30 juin 2023", "S1 2025"];
        for other in years.into_iter().chain(parts) {
            assert!(is_asked((source, "2024"), (place, other)), "{source:?} {place:?} {other}: first file");
            assert!(is_told(&made, (source, "2024"), (place, other)), "{source:?} {place:?} {other}: next file");
        }
    }
}

#[test]
fn whole_years_around_a_period_its_last_day_and_the_date_of_a_publication_are_no_other_period() {
    let is_of_period = |finding: &&Finding| {
        let what = finding.arguments.get("what").map_or("", String::as_str);
        finding.code == FindingCode::TitleDisagrees && ["sheet", "year", "other-language"].contains(&what)
    };
    for source in SOURCES {
        let made = own_draft(source, "2024");
        for line in [
            "2020-2024",
            "Au 31 décembre 2024",
            "Bulletin des ports, mars 2024",
            "Bulletin of the ports - issue 3, March 2024",
            "Ministry of Ports - March 2024",
            "Mis à jour le 15 mars 2024",
        ] {
            let bytes = book((source, "2024"), Some((Place::Above, line)));
            let asked = draft_of(marjan(), "DF_ARRIVALS", &bytes).doubts;
            assert!(asked.iter().all(|doubt| doubt.kind != DoubtKind::OtherPeriod), "{source:?} {line}: {asked:?}");
            let told = findings(&made, bytes);
            assert_eq!(told.iter().find(is_of_period), None, "{source:?} {line}");
        }
    }
}

#[test]
fn a_title_that_the_profile_keeps_with_a_part_of_the_period_is_not_told_again() {
    let first = book((Source::Sheet, "2024"), Some((Place::Above, "1er semestre 2024")));
    let made = draft_of(marjan(), "DF_ARRIVALS", &first);
    assert_eq!(findings(&made, first), []);
    assert!(is_told(&made, (Source::Sheet, "2024"), (Place::Above, "1er trimestre 2024")));
}

/// Residents by citizenship at the ends of two years, below a title.
fn residents(title: &str) -> String {
    format!("{title};;\n;;\nCitizenship;2023;2024\nEgypt;1;2\nKenya;3;4\n")
}

#[test]
fn more_than_a_month_over_years_of_who_is_there_is_asked_about_and_told() {
    let plain = draft_of(marjan(), "DF_RESIDENTS", residents("Résidents étrangers, 2023-2024").as_bytes());
    let context = Context::with_profile(marjan(), "DF_RESIDENTS", &plain.profile).unwrap();
    for (time, is_part) in [
        ("premier semestre 2024", true),
        ("S1 2024", true),
        ("9 premiers mois de 2023 et 2024", true),
        ("السداسي الأول 2024", true),
        ("juin 2024", false),
        ("au 30 juin 2024", false),
        ("31 décembre 2024", false),
        ("2023-2024", false),
    ] {
        let text = residents(&format!("Résidents étrangers, {time}"));
        let made = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
        let is_asked = |doubt: &DoubtKind| matches!(doubt, DoubtKind::NoteOfPart | DoubtKind::Cumulative);
        let asked = made.doubts.iter().filter(|doubt| is_asked(&doubt.kind)).count();
        let mut content = std::io::Cursor::new(text.into_bytes());
        let file = SubmittedFile { name: "a.csv", submission: "S", content: &mut content };
        let findings = read_submission(&context, file).findings;
        let is_part_told = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "part");
        let told: Vec<Severity> = findings.iter().filter(is_part_told).map(|finding| finding.severity).collect();
        let expected: &[Severity] = if is_part { &[Severity::Warning] } else { &[] };
        assert_eq!((asked, told.as_slice()), (usize::from(is_part), expected), "{time}: {findings:#?}");
    }
}
