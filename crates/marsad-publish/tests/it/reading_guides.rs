//! How published numbers are to be read: each misreading found in print is named by the guide of the number that was
//! misread. The numbers are those of the Tunisian pack, with the words in which they were misread.

use marsad_i18n::Voice;
use marsad_model::{Id, Lang, Misreading, Numerals, TimePeriod};
use marsad_publish::{Clause, Names, Reading, Sureness, reading_guide};
use marsad_testkit::{marjan, tunisia};

/// A published number: dataflow, key, period, value, status.
type Published<'a> = (&'a str, &'a str, &'a str, f64, &'a str);

/// The clauses of a number's guide and its text, in a language.
fn guide(lang: Lang, (dataflow, key, period, value, status): Published<'_>) -> (Vec<Clause>, String) {
    let pack = tunisia();
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let dataflow = pack.dataflow(dataflow).unwrap();
    let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
    let key: Vec<Id> = key.split('.').map(|code| code.parse().unwrap()).collect();
    let period: TimePeriod = period.parse().unwrap();
    let reading =
        Reading { names, key: &key, period: &period, value: Some(value), status: Some(status), standard_error: None };
    let guide = reading_guide(&reading);
    let text = guide.text(&reading);
    (guide.clauses, text)
}

fn check(published: Published<'_>, expected: &[Misreading]) {
    let (clauses, text) = guide(Lang::En, published);
    for misreading in expected {
        assert!(clauses.contains(&Clause::NotFor(*misreading)), "{misreading:?}: {text}");
    }
    for lang in Lang::ALL {
        let (_, text) = guide(lang, published);
        assert!(!text.contains('[') && !text.is_empty(), "a message is missing: {text}");
    }
}

#[test]
fn arrivals_are_not_residents() {
    // "14.570 étrangers résidents en Tunisie".
    let arrivals = ("DF_CENSUS_ARRIVALS", "A5._T._T._T._T._T._T._T.PS", "2019-11-06/P5Y", 14570.0, "A");
    check(arrivals, &[Misreading::FlowAsStock, Misreading::YearsAsYear]);
    check(("DF_ATCT_STOCK", "M._T._T._T.PS", "2023-12", 25084.0, "A"), &[Misreading::StockAsFlow]);
}

#[test]
fn persons_estimated_are_not_persons_interviewed() {
    // "211.000 persone intervistate".
    let returnees = ("DF_HIMS_RETURN", "A._T._T._T._T._T", "2020", 211_000.0, "E");
    check(returnees, &[Misreading::EstimateAsRespondents]);
    let (clauses, text) = guide(Lang::En, returnees);
    assert!(clauses.contains(&Clause::Sure(Sureness::ErrorUnknown)), "{text}");
    assert!(text.contains("not a number of people interviewed"), "{text}");
    assert!(text.contains("aged 15 and over"), "{text}");
}

#[test]
fn a_total_since_january_is_not_the_year() {
    let cash = ("DF_REMITTANCES_CASH", "_O._T._T", "2024-12-10", 7607.8, "A");
    check(cash, &[Misreading::CumulativeAsPeriod, Misreading::YearToDateAsYear]);
    let interceptions = ("DF_INTERCEPTIONS", "_O.INTERCEPT._T._T._T._T._T.EVENT", "2023-01-01/P10M", 75923.0, "P");
    check(interceptions, &[Misreading::YearToDateAsYear, Misreading::UnitAsPersons]);
}

#[test]
fn a_rate_is_not_a_share_and_a_column_is_not_a_row() {
    // "cette proportion est constituée de 50,4% d'hommes de 15-24 ans".
    let rate = ("DF_HIMS_INTENTIONS", "A.INTENT._T.M.Y15T24._T._T._T.PT", "2020", 50.4, "D");
    check(rate, &[Misreading::RateAsShare, Misreading::IntentionAsDeparture]);
    // "most of them women, up to 33.9% in 25-29", against 25.2% women.
    let women = ("DF_CENSUS_EMIGRANTS", "A5._T.F._T._T.PT", "2019-11-06/P5Y", 25.2, "A");
    check(women, &[Misreading::ColumnAsRow]);
}

/// What the guide says of whom a number is a percentage; the whole text in the other languages has no hole.
fn check_base(published: Published<'_>, expected: &str) {
    let (clauses, text) = guide(Lang::En, published);
    assert!(clauses.contains(&Clause::Base) && text.contains(expected), "{text}");
    check(published, &[]);
}

#[test]
fn a_share_names_those_of_whom_it_is_a_share() {
    // A quarter of those who intend to leave, not of all foreigners.
    let reason = ("DF_HIMS_FOREIGNERS_SHARES", "A.LV_EMP._T._T._T._T", "2020", 25.0, "E");
    check_base(reason, "It is a percentage of: foreign residents who intend to leave Tunisia.");
    let leaving = ("DF_HIMS_FOREIGNERS_SHARES", "A.LEAVE._T._T._T._T", "2020", 40.0, "E");
    check_base(leaving, "It is a percentage of: foreigners living in Tunisia.");
    // 82.3 per cent of returnees in three sectors, while 19.2 per cent invested at all.
    let farming = ("DF_HIMS_RETURN_SHARES", "A.INV_AGRI._T._T._T._T", "2020", 30.61, "A");
    check_base(farming, "It is a percentage of: return migrants who invested.");
    let steps = ("DF_HIMS_INTENTIONS", "A.STEPS._T._T._T._T._T._T.PT", "2020", 14.3, "A");
    check_base(steps, "It is a percentage of: non-migrants who intend to emigrate; within the group shown.");
    let (clauses, _) = guide(Lang::En, ("DF_HIMS_RETURN", "A._T._T._T._T._T", "2020", 211_000.0, "E"));
    assert!(!clauses.contains(&Clause::Base), "a number of persons is a percentage of nobody");
}

#[test]
fn every_share_of_the_surveys_and_censuses_names_its_base() {
    let pack = tunisia();
    for (dataflow, key) in [
        ("DF_HIMS_CURRENT_SHARES", "A.STAY._T._T._T._T"),
        ("DF_HIMS_CURRENT_SHARES", "A.INV_AGRI._T._T._T._T"),
        ("DF_CENSUS_EMIGRANTS", "A5._T.F._T._T.PT"),
        ("DF_CENSUS_RETURNEES", "A5._T._T.M._T._T._T.PT"),
        ("DF_OECD_EMIGRANTS", "_O.OECD._T._T._T.PT"),
        ("DF_OTE_COMMUNITY", "A.150._T.PT"),
        ("DF_ATCT_STOCK", "M.ARAB._T._T.PT"),
        ("DF_HEALTH_MAP", "A.LANG_BARRIER._T._T._T._T"),
    ] {
        let key: Vec<Id> = key.split('.').map(|code| code.parse().unwrap()).collect();
        assert!(pack.definition_of(pack.dataflow(dataflow).unwrap(), &key).base.is_some(), "{dataflow}");
    }
}

#[test]
fn tunisians_who_arrived_are_not_all_who_left_from_tunisia() {
    // "migrants arrivés au départ des côtes tunisiennes 17 322".
    let arrivals = ("DF_INTERCEPTIONS_FTDES", "A.ARRIVAL_IT.SEA.TN._T._T._T.PS", "2023", 17322.0, "P");
    check(arrivals, &[Misreading::NationalityAsRoute, Misreading::FlowAsStock]);
}

#[test]
fn dollars_are_not_dinars_and_year_ends_added_up_are_not_permits() {
    // "2 085 millions de dinars".
    check(("DF_REMITTANCES_USD", "A._T", "2022", 2085.0, "E"), &[Misreading::Currency]);
    // "1,326,688 obtenus entre 2019 et 2023".
    let permits = ("DF_PERMITS_FRANCE", "_O.FR.VALID._T._T._T._T", "2019-01-01/P5Y", 1_326_688.0, "D");
    check(permits, &[Misreading::SumOfStocks, Misreading::UnitAsPersons]);
}

#[test]
fn a_certificate_is_not_a_departure_and_a_register_is_not_presence() {
    check(("DF_DOCTORS", "A.CERT.OC221._T._T._T", "2017", 485.0, "A"), &[Misreading::PaperAsDeparture]);
    let register = ("DF_CONSULAR", "A._T._T._T._T", "2022", 1_816_833.0, "A");
    check(register, &[Misreading::RegisterAsPresence, Misreading::StockAsFlow]);
    let (clauses, _) = guide(Lang::En, register);
    assert!(clauses.contains(&Clause::Sure(Sureness::Missing)) && clauses.contains(&Clause::Sure(Sureness::Surplus)));
}

#[test]
fn a_guide_says_what_of_whom_when_by_whom_and_how_sure() {
    let pack = marjan();
    let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
    let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
    let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
    let key: Vec<Id> = ["A", "XM-L", "F"].map(|code| code.parse().unwrap()).into();
    let period: TimePeriod = "2024".parse().unwrap();
    let reading = Reading {
        names,
        key: &key,
        period: &period,
        value: Some(260.0),
        status: Some("P"),
        standard_error: Some(10.0),
    };
    let guide = reading_guide(&reading);
    let expected = [
        Clause::What,
        Clause::Whom,
        Clause::When,
        Clause::By,
        Clause::Sure(Sureness::Method(marsad_model::CountingMethod::Register)),
        Clause::Sure(Sureness::Error),
        Clause::Sure(Sureness::Provisional),
        Clause::Sure(Sureness::Missing),
        Clause::NotFor(Misreading::FlowAsStock),
    ];
    assert_eq!(guide.clauses, expected);
    let sentences = guide.sentences(&reading);
    assert_eq!(sentences[0], "Foreigners who came to live in Marjan (Female, Lulu Isle): 260 (Persons).");
    assert_eq!(sentences[2], "This is the total of 2024.");
    assert_eq!(sentences[5], "It is exact to within 20, nineteen times in twenty.");
}
