//! Calendars of Marjan: what an entry says, and that every word of notices, letters and agreements can be said.

use std::collections::BTreeMap;

use jiff::civil::date;
use marsad_i18n::{Voice, args};
use marsad_model::{
    Channel, DayCounting, DayRoll, Frequency, Lang, LetterKind, NoticeKind, Numerals, Transmission, TransmissionState,
};
use marsad_publish::{CalendarNames, EntryTime, calendar_json, icalendar, transmission_entry};
use marsad_testkit::marjan;

fn voice(lang: Lang) -> Voice {
    Voice::new(lang, Numerals::Western, &marjan().head)
}

fn names(voice: &Voice) -> CalendarNames<'_> {
    CalendarNames { pack: marjan(), voice, base: "https://marjan.example" }
}

/// The arrivals of 2025, sixty days after the end of the year.
fn arrivals(state: TransmissionState) -> Transmission {
    Transmission {
        agreement: "PORTS_ARRIVALS".parse().unwrap(),
        provider: "PORTS".parse().unwrap(),
        dataflow: "DF_ARRIVALS".parse().unwrap(),
        period: "2025".to_owned(),
        due: date(2026, 3, 1),
        state,
        is_asked: true,
        days_late: 0,
        submission: None,
        received_at: None,
        accepted_at: None,
        series: None,
    }
}

#[test]
fn cells_of_a_notice_have_names_and_their_totals() {
    let voice = voice(Lang::En);
    let values = [("dataflow", "DF_ARRIVALS"), ("cells", "A.XM-L.F 2021; A._T.F 2021; …")];
    let values = BTreeMap::from(values.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let words = names(&voice).words(&values).text("provider", "P").text("subject", "S");
    let told = voice.say_with("notice-cells-replaced", &words);
    assert!(
        told.contains("Lulu Isle · ") && told.contains("Marjan (all isles) · ") && !told.contains("XM-L"),
        "{told}"
    );
}

#[test]
fn an_entry_says_what_is_due_for_when_and_where_it_stands() {
    let english = voice(Lang::En);
    let entry = transmission_entry(&arrivals(TransmissionState::Late), names(&english));
    assert_eq!(entry.summary, "Arrivals registered in the ports, 2025: late");
    assert_eq!(entry.uid, "transmission-PORTS_ARRIVALS-2025@marjan.example");
    assert_eq!(entry.time, EntryTime::Day(date(2026, 3, 1)));
    assert_eq!(entry.link, "https://marjan.example/en/desk/agreements/PORTS_ARRIVALS");
    let json = calendar_json("Marjan", std::slice::from_ref(&entry));
    assert_eq!(json["entries"][0]["data"]["state"], "late");
    assert_eq!(json["entries"][0]["day"], "2026-03-01");
    let text = icalendar(("Marjan", Lang::En), &[entry], "2026-03-02T00:00:00Z".parse().unwrap());
    assert!(text.contains("\r\nSUMMARY;LANGUAGE=en:Arrivals registered in the ports\\, 2025: late\r\n"), "{text}");
}

#[test]
fn an_entry_keeps_its_name_when_its_state_changes() {
    for lang in Lang::ALL {
        let voice = voice(lang);
        let entries: Vec<_> =
            TransmissionState::ALL.iter().map(|state| transmission_entry(&arrivals(*state), names(&voice))).collect();
        assert!(entries.iter().all(|entry| entry.uid == entries[0].uid), "{lang}");
        assert!(entries.iter().all(|entry| !entry.summary.contains('[') && !entry.description.contains('[')), "{lang}");
    }
}

#[test]
fn every_word_of_notices_letters_and_agreements_can_be_said() {
    for lang in Lang::ALL {
        let voice = voice(lang);
        let check = |key: String| assert!(!voice.say(&key).starts_with('['), "{key} in {lang}");
        TransmissionState::ALL.iter().for_each(|one| check(format!("transmission-state-{}", one.word())));
        NoticeKind::ALL.iter().for_each(|one| check(format!("notice-{}", one.word())));
        let by_mail = LetterKind::ALL.iter().filter(|one| one.channel() == Channel::Mail);
        by_mail.for_each(|one| check(format!("letter-{}-subject", one.word())));
        LetterKind::ALL.iter().for_each(|one| check(format!("letter-{}-text", one.word())));
        DayCounting::ALL.iter().for_each(|one| check(format!("due-rule-{}", one.word())));
        DayRoll::ALL.iter().for_each(|one| check(format!("due-roll-{}", one.word())));
        for frequency in
            [Frequency::A, Frequency::S, Frequency::T, Frequency::Q, Frequency::M, Frequency::W, Frequency::D]
        {
            check(format!("frequency-{}", format!("{frequency:?}").to_lowercase()));
        }
    }
}

/// A part of an SMS has 160 signs of the alphabet of GSM (3GPP TS 23.038), or 70 of any other.
#[test]
fn an_sms_has_one_part_with_its_link_in_every_language() {
    for lang in Lang::ALL {
        let link = format!("https://marsad.marjan.example/{lang}/desk");
        let values = args().text("code", "123456").text("link", &link);
        for kind in LetterKind::ALL.iter().filter(|kind| kind.channel() == Channel::Sms) {
            let said = voice(lang).say_with(&format!("letter-{}-text", kind.word()), &values);
            let said: Vec<char> = said.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
            let is_gsm = said.iter().all(|c| matches!(c, ' '..='_' | 'a'..='z' | 'é' | 'è' | 'à' | 'ù'));
            let signs = if lang == Lang::Ar { 70 } else { 160 };
            assert!(is_gsm || lang == Lang::Ar, "{lang}: {said:?}");
            assert!(said.len() <= signs, "{lang}: {} signs", said.len());
        }
    }
}

#[test]
fn values_are_told_as_people_read_them() {
    let english = voice(Lang::En);
    let values = [("agreement", "PORTS_ARRIVALS"), ("due", "2026-03-01"), ("period", "2025"), ("provider", "PORTS")];
    let values: BTreeMap<String, String> =
        values.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let said = english.say_with("notice-reminder-late", &names(&english).words(&values));
    assert_eq!(said, "Arrivals registered in the ports, 2025: was due on March 1, 2026 and has not arrived.");
}
