//! How published numbers are to be read: each misreading found in print is named by the guide of the number that was
//! misread. The numbers are those of the Tunisian pack, with the words in which they were misread.

use marsad_i18n::Voice;
use marsad_model::{Id, Lang, Misreading, Numerals, Observed, Plan, SeriesReference, TimePeriod};
use marsad_publish::{Absence, Clause, Names, QuestionNames, Reading, Sureness, reading_guide};
use marsad_reconcile::question_card;
use marsad_testkit::{marjan, tunisia};

/// A published number: dataflow, key, period, value, status.
type Published<'a> = (&'a str, &'a str, &'a str, f64, &'a str);

/// The clauses of a number's guide and its text, in a language.
fn guide(lang: Lang, (dataflow, key, period, value, status): Published<'_>) -> (Vec<Clause>, String) {
    let told = Told { value: Some(value), status: Some(status), ..Told::default() };
    guide_of(lang, (dataflow, key, period), told)
}

/// What a row says besides its key and its period.
#[derive(Clone, Copy, Default)]
struct Told<'a> {
    value: Option<f64>,
    status: Option<&'a str>,
    break_before: Option<&'a TimePeriod>,
    standard_error: Option<f64>,
    confidentiality: Option<&'a str>,
}

/// The same of a number of which a row says more, or nothing.
fn guide_of(lang: Lang, (dataflow, key, period): (&str, &str, &str), told: Told<'_>) -> (Vec<Clause>, String) {
    let pack = tunisia();
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let dataflow = pack.dataflow(dataflow).unwrap();
    let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
    let key: Vec<Id> = key.split('.').map(|code| code.parse().unwrap()).collect();
    let period: TimePeriod = period.parse().unwrap();
    let reading = Reading {
        names,
        key: &key,
        period: &period,
        value: told.value,
        status: told.status,
        break_before: told.break_before,
        standard_error: told.standard_error,
        interval: None,
        confidentiality: told.confidentiality,
    };
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

/// 8,511 in 2010, and so many more in 2015; nobody explains it.
#[test]
fn a_figure_at_which_its_series_breaks_is_not_comparable_with_those_before_it() {
    let leap = ("DF_UNDESA_EMIGRANTS", "A.US._T", "2015", 120_883.0);
    let guide_at = |lang, status| guide(lang, (leap.0, leap.1, leap.2, leap.3, status));
    let told = [(Lang::En, "not comparable"), (Lang::Fr, "pas comparable"), (Lang::Ar, "فلا يُقارن")];
    for (lang, words) in told {
        let (clauses, text) = guide_at(lang, "B");
        assert!(clauses.contains(&Clause::Sure(Sureness::Break)) && text.contains(words), "{text}");
        let (clauses, text) = guide_at(lang, "E");
        assert!(!clauses.contains(&Clause::Sure(Sureness::Break)) && !text.contains(words), "{text}");
    }
}

/// 130,541 in 2019, four years after the leap: it is as little comparable with the 8,511 of 2010 as the leap itself.
#[test]
fn a_figure_after_a_break_is_not_comparable_with_those_before_the_break() {
    let place = ("DF_UNDESA_EMIGRANTS", "A.US._T", "2019");
    let leap: TimePeriod = "2015".parse().unwrap();
    let told = [(Lang::En, "not comparable"), (Lang::Fr, "pas comparable"), (Lang::Ar, "فلا يُقارن")];
    for (lang, words) in told {
        let told = Told { value: Some(130_541.0), status: Some("E"), break_before: Some(&leap), ..Told::default() };
        let (clauses, text) = guide_of(lang, place, told);
        assert!(clauses.contains(&Clause::Sure(Sureness::BreakBefore)), "{text}");
        assert!(text.contains(words) && text.contains("2015"), "{text}");
        let (clauses, _) = guide_of(lang, place, Told { status: Some("B"), ..told });
        assert!(!clauses.contains(&Clause::Sure(Sureness::BreakBefore)), "a break of its own says more");
        let (_, text) = guide_of(lang, place, Told { break_before: None, ..told });
        assert!(!text.contains(words), "{text}");
    }
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
fn a_guide_says_of_a_range_of_days_from_when_to_when() {
    let arrivals = ("DF_CENSUS_ARRIVALS", "A5._T._T._T._T._T._T._T.PS", "2019-11-06/P5Y", 14570.0, "A");
    let cash = ("DF_REMITTANCES_CASH", "_O._T._T", "2024-12-10", 7607.8, "A");
    for (lang, published, words) in [
        (Lang::Fr, arrivals, "C’est le total de la période du 6 novembre 2019 au 5 novembre 2024."),
        (Lang::En, arrivals, "This is the total of the period from November 6, 2019 to November 5, 2024."),
        (Lang::Fr, cash, "C’est le cumul depuis le début de l’année, au 10 décembre 2024."),
    ] {
        let (_, text) = guide(lang, published);
        assert!(text.contains(words), "{text}");
    }
    let (_, text) = guide(Lang::Ar, arrivals);
    let plain: String = text.chars().filter(|c| !matches!(*c, '\u{2066}'..='\u{2069}')).collect();
    assert!(plain.contains("هو مجموع الفترة من 6 نوفمبر 2019 إلى 5 نوفمبر 2024."), "{plain}");
}

#[test]
fn the_number_of_an_average_year_is_not_the_total_from_then_to_then() {
    let text = read_question(Lang::Fr, ("DEPARTURES_PER_YEAR", None), (1000.0, None));
    assert!(text.contains("non le total de la période du 6 novembre 2019 au 5 novembre 2024."), "{text}");
}

#[test]
fn those_who_never_migrated_are_not_said_to_have_stayed() {
    let (_, text) = guide(Lang::En, ("DF_HIMS_INTENTIONS", "A.INTENT._T._T._T._T._T._T.PT", "2020", 18.5, "A"));
    let whom = "aged 15 and over. Stays that count as migration: Three months or more. ";
    assert!(text.contains("Non-migrants") && text.contains(whom), "{text}");
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
        break_before: None,
        standard_error: Some(10.0),
        interval: None,
        confidentiality: None,
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
    assert_eq!(
        sentences[5],
        "By the standard error published with it, the true value lies within 20 of it nineteen times in twenty."
    );
}

#[test]
fn a_growth_is_neither_a_stock_nor_a_flow() {
    let growth = ("DF_HIMS_FOREIGNERS_CHANGE", "_O._T", "2014-01-01/P7Y", 6000.0, "E");
    check(growth, &[Misreading::ChangeAsStock, Misreading::YearsAsYear]);
    let reconciled = ("DF_RECONCILED_FOREIGNERS", "_O._T.PER", "2014-01-01/P7Y", 4343.0, "E");
    check(reconciled, &[Misreading::ChangeAsStock, Misreading::YearsAsYear]);
    for (lang, words) in [(Lang::En, "net change"), (Lang::Fr, "variation nette"), (Lang::Ar, "التغير الصافي")]
    {
        for published in [growth, reconciled] {
            let (_, text) = guide(lang, published);
            assert!(text.contains(words), "{text}");
        }
    }
    let (clauses, text) = guide(Lang::En, ("DF_RECONCILED_FOREIGNERS", "A._T.INST", "2020", 58465.0, "E"));
    assert!(clauses.contains(&Clause::NotFor(Misreading::StockAsFlow)), "{text}");
    assert!(!text.contains("net change"), "{text}");
}

/// What the guide of an estimate of the survey says of how sure it is, where its standard error is `error`.
fn sureness(error: f64) -> (Vec<Sureness>, String) {
    sureness_between(Lang::En, error, None)
}

/// The same in a language, where an interval was published with it.
fn sureness_between(lang: Lang, error: f64, interval: Option<(f64, f64)>) -> (Vec<Sureness>, String) {
    let pack = tunisia();
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let dataflow = pack.dataflow("DF_HIMS_RETURN").unwrap();
    let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
    let key: Vec<Id> = "A._T._T._T._T._T".split('.').map(|code| code.parse().unwrap()).collect();
    let period: TimePeriod = "2020".parse().unwrap();
    let (value, standard_error) = (Some(211_000.0), Some(error));
    let reading = Reading {
        names,
        key: &key,
        period: &period,
        value,
        status: None,
        break_before: None,
        standard_error,
        interval,
        confidentiality: None,
    };
    let guide = reading_guide(&reading);
    let sureness = guide.clauses.iter().filter_map(|clause| match clause {
        Clause::Sure(sureness) => Some(*sureness),
        _ => None,
    });
    (sureness.collect(), guide.text(&reading))
}

/// 1.96 standard errors of 1,000 are 1,960; of a tenth of a person, less than half a person.
#[test]
fn an_error_says_on_what_it_rests_and_nothing_where_it_rounds_to_nothing() {
    let (told, text) = sureness(1000.0);
    assert!(told.contains(&Sureness::ErrorOfSample) && text.contains("sample") && text.contains("1,960"), "{text}");
    for nothing in [0.0, 0.1] {
        let (told, text) = sureness(nothing);
        let of_error = [Sureness::Error, Sureness::ErrorOfSample, Sureness::ErrorOfGrades, Sureness::ErrorUnknown];
        assert!(!told.iter().any(|one| of_error.contains(one)), "{text}");
        assert!(!text.contains("nineteen times"), "{text}");
    }
}

/// 1.96 standard errors of 1,000 would be 1,960, whatever the interval says that was made otherwise.
#[test]
fn a_guide_has_the_interval_that_was_published_and_both_its_ends_where_they_are_not_as_far_away() {
    let (told, text) = sureness_between(Lang::En, 1000.0, Some((208_000.0, 214_000.0)));
    assert!(told.contains(&Sureness::ErrorOfSample) && text.contains("within 3,000 of it"), "{text}");
    for lang in Lang::ALL {
        let (_, text) = sureness_between(lang, 1000.0, Some((209_500.0, 215_000.0)));
        assert!(!text.contains("960") && !text.contains("٩٦٠") && !text.contains('['), "{text}");
    }
    let (_, text) = sureness_between(Lang::En, 1000.0, Some((209_500.0, 215_000.0)));
    assert!(text.contains("between 209,500 and 215,000"), "{text}");
}

/// How the figure of a question is read under a definition, where every series that it asks for has this value and error.
fn read_question(lang: Lang, (id, count): (&str, Option<&str>), (value, error): (f64, Option<f64>)) -> String {
    let pack = tunisia();
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let question = pack.question(id).unwrap();
    let published = |reference: &SeriesReference| {
        let period = reference.period.clone()?;
        Some(Observed {
            value,
            period,
            standard_error: error,
            interval: None,
            is_approximate: false,
            is_percentage: false,
        })
    };
    let card = question_card(pack, question, &published);
    let count = count.map(|count| question.switches.iter().find(|switch| switch.id == *count).unwrap());
    let names = QuestionNames { pack, voice: &voice, question, card: &card, count };
    names.how_to_read().join(" ")
}

fn check_question(asked: (&str, Option<&str>), expected: &[&str]) {
    let text = read_question(Lang::En, asked, (1000.0, None));
    for words in expected {
        assert!(text.contains(words), "{words}: {text}");
    }
    for lang in Lang::ALL {
        let text = read_question(lang, asked, (1000.0, None));
        assert!(!text.contains('[') && !text.is_empty(), "a message is missing: {text}");
    }
}

/// 1,000 / 5 = 200, 100 × 1,000 / 1,000 = 100, 1,000 + 1,000 = 2,000, and 1,000 / 1.046 = 956.0.
#[test]
fn a_figure_that_is_computed_says_of_what_and_what_it_is_not() {
    let of_years = ["200 (Persons)", "it is computed: ", "divided by 5", "an average year", "not the total of"];
    check_question(("DEPARTURES_PER_YEAR", None), &of_years);
    check_question(("WOMEN_AMONG_EMIGRANTS", None), &["100", "divided by", "It is a percentage of"]);
    check_question(("REFUGEES", None), &["2,000 (Persons)", " plus ", "It is not a number of departures"]);
    let to_december = ["divided by 1.046", "covers only a part of the year", "2023"];
    check_question(("REMITTANCES_2023", Some("CASH_ONLY")), &to_december);
}

/// Of the women among those who left in five years the pack says no definition: nothing is said of theirs.
#[test]
fn a_figure_whose_definition_nobody_says_is_not_read_by_that_of_its_parts() {
    let asked = ("DEPARTURES_PER_YEAR", Some("WOMEN_ONLY"));
    check_question(asked, &["Women only: 2,000", "times", "divided by 5"]);
    let text = read_question(Lang::En, asked, (1000.0, None));
    assert!(!text.contains("This is the total of"), "{text}");
}

/// 1.96 × 4,075 = 7,987.
#[test]
fn the_error_of_a_balanced_figure_rests_on_grades_that_were_assumed() {
    let text = read_question(Lang::En, ("FOREIGNERS_GROWTH", None), (4343.0, Some(4075.0)));
    assert!(text.contains("grades that were assumed") && text.contains("within 7,987 of it"), "{text}");
    assert!(text.contains("net change") && !text.contains("exact"), "{text}");
}

#[test]
fn a_question_says_which_correlation_was_assumed_of_what_its_figure_was_balanced_from() {
    let pack = tunisia();
    let balance = pack.plan_of("DF_RECONCILED_FOREIGNERS").and_then(Plan::balance).unwrap();
    let [assumed] = &balance.correlations[..] else { panic!("{:?}", balance.correlations) };
    let why = &pack.question("FOREIGNERS_GROWTH").unwrap().why;
    for lang in Lang::ALL {
        let number = Voice::new(lang, Numerals::Western, &pack.head).number(assumed.correlation, 1);
        assert!(why.get(lang).contains(&number), "{number}: {}", why.get(lang));
    }
}

/// The guide of a number in English, and that it has no hole in another language.
fn read(published: Published<'_>) -> String {
    check(published, &[]);
    guide(Lang::En, published).1
}

/// Of foreign residents of Tunis 8.7 per cent had no schooling; the levels make a hundred in each population and place.
#[test]
fn the_hundred_per_cent_of_a_share_are_the_group_shown_where_another_dimension_chooses_one() {
    let of = |key: &str| read(("DF_SYN_PROFILE", key, "2020", 8.7, "A"));
    let tunis = of("A.FOREIGN.ED0.TN-11._T._T");
    assert!(tunis.contains("only this group: Invented persons: foreign residents (Tunis)"), "{tunis}");
    assert!(!tunis.contains("everyone counted here"), "{tunis}");
    let all = of("A.FOREIGN.ED0._T._T._T");
    assert!(all.contains("everyone counted here (Invented persons: foreign residents)"), "{all}");
    let motive = read(("DF_SYN_MOTIVES", "A.FOREIGN.ARRIVAL_MOTIVE.EDU.F._T._T", "2020", 27.1, "A"));
    assert!(motive.contains("only this group: Invented persons: foreign residents (Women)"), "{motive}");
    let skills = read(("DF_SYN_ACTIVITY", "A.SKILLS_MATCHED.CURRENT._T._T._T._T", "2020", 50.0, "A"));
    assert!(skills.contains("current migrants in employment"), "{skills}");
}

/// Of whom the census takes its shares by employment was not published.
#[test]
fn whose_hundred_per_cent_is_not_known_is_not_said_to_be_everyone() {
    let text = read(("DF_CENSUS_ARRIVALS", "A5._T._T._T._T._T.EMPLOYED._T.PT", "2019-11-06/P5Y", 31.0, "A"));
    assert!(text.contains("is not known") && !text.contains("The hundred per cent are everyone"), "{text}");
    assert!(!text.contains("This is the total"), "a share is no total: {text}");
}

#[test]
fn each_population_of_the_synthetic_survey_is_said_with_its_own_ages_and_stays() {
    let of = |key: &str| read(("DF_SYN_STOCKS", key, "2020", 1000.0, "A"));
    let migrants = of("A.CURRENT._T._T._T");
    assert!(migrants.contains("aged 15 and over") && migrants.contains("Three months"), "{migrants}");
    let foreigners = of("A.FOREIGN._T._T._T");
    assert!(foreigners.contains("all ages") && foreigners.contains("Six months"), "{foreigners}");
    assert!(!foreigners.contains("household"), "{foreigners}");
    let all = of("A._T._T._T._T");
    assert!(all.contains("Not counted: Tunisians under 15") && !all.contains("Three months"), "{all}");
}

#[test]
fn what_no_source_says_of_doctors_and_of_a_date_is_not_said() {
    let doctors = read(("DF_DOCTORS", "A.DEPART.OC221._T._T._T", "2024", 1450.0, "E"));
    assert!(!doctors.contains("household") && !doctors.contains("children"), "{doctors}");
    let italy = |period| read(("DF_OTE_COMMUNITY", "A.IT._T.PS", period, 270_000.0, "E"));
    assert!(italy("2025").contains("the situation at one moment of 2025"), "{}", italy("2025"));
    assert!(italy("2022").contains("the situation at the end of 2022"), "{}", italy("2022"));
}

#[test]
fn a_hidden_number_is_no_zero_and_has_no_error() {
    let place = ("DF_SYN_FOREIGNERS", "A.INTENDS_TO_LEAVE.FOREIGN._T._T.Y0T14._T", "2020");
    for (confidentiality, reason) in [("C", "recognised"), ("F", "unreliable"), ("N", "institution does not publish")] {
        let hidden = Told { status: Some("Q"), confidentiality: Some(confidentiality), ..Told::default() };
        let (clauses, text) = guide_of(Lang::En, place, hidden);
        assert!(text.contains("does not mean zero") && text.contains(reason), "{text}");
        let is_of_a_figure = |clause: &Clause| matches!(clause, Clause::Sure(_) | Clause::When | Clause::NotFor(_));
        assert!(!clauses.iter().any(is_of_a_figure), "{text}");
        for lang in Lang::ALL {
            assert!(!guide_of(lang, place, hidden).1.contains('['));
        }
    }
}

#[test]
fn a_number_that_its_source_never_published_is_hidden_by_nobody() {
    let place = ("DF_INTERCEPTIONS", "M.INTERCEPT._T._T._T._T._T.EVENT", "2023-07");
    for (status, confidentiality) in [("O", Some("F")), ("O", None), ("L", Some("F"))] {
        let missing = Told { status: Some(status), confidentiality, ..Told::default() };
        let (clauses, text) = guide_of(Lang::En, place, missing);
        assert!(clauses.contains(&Clause::Absent(Absence::Unpublished)), "{text}");
        assert!(text.contains("no figure: the source published none; this is not zero."), "{text}");
        assert!(!text.contains("hidden") && !text.contains("unreliable"), "{text}");
        for lang in Lang::ALL {
            assert!(!guide_of(lang, place, missing).1.contains('['));
        }
    }
}

/// It was never judged how reliable it is: nobody estimated it from a survey.
#[test]
fn what_a_sender_keeps_to_itself_is_not_said_to_be_unreliable() {
    let place = ("DF_INTERCEPTIONS", "M.INTERCEPT._T._T._T._T._T.EVENT", "2023-07");
    let kept = Told { status: Some("Q"), confidentiality: Some("F"), ..Told::default() };
    let (clauses, text) = guide_of(Lang::En, place, kept);
    assert!(clauses.contains(&Clause::Absent(Absence::NotForPublication)), "{text}");
}

#[test]
fn a_number_that_weights_were_made_to_meet_has_no_error_of_its_own() {
    let place = ("DF_SYN_STOCKS", "A.CURRENT._T._T._T", "2020");
    let met = Told { value: Some(566_000.0), standard_error: Some(0.0), ..Told::default() };
    let (clauses, text) = guide_of(Lang::En, place, met);
    assert!(clauses.contains(&Clause::Sure(Sureness::ErrorFixed)) && text.contains("weights"), "{text}");
}

/// Of the interceptions at sea of January to November 2023, 77.5 per cent were of foreigners: of eleven months, and of
/// interceptions, among which a person counts each time.
#[test]
fn a_share_of_some_months_is_not_that_of_the_year_and_is_of_what_was_counted() {
    let share = ("DF_INTERCEPTIONS", "_O.INTERCEPT.SEA.FOR._T._T._T.PT", "2023-01-01/P11M", 77.5, "P");
    check(share, &[Misreading::ColumnAsRow, Misreading::YearToDateAsYear]);
    let text = read(share);
    assert!(text.contains("only a part of the year") && text.contains("interceptions at sea"), "{text}");
    assert!(!text.contains("people intercepted"), "{text}");
}

#[test]
fn a_total_since_january_reaches_up_to_its_day() {
    let cash = ("DF_REMITTANCES_CASH", "_O._T._T", "2024-12-10", 7607.8, "A");
    assert!(read(cash).contains("only a part of the year (up to December 10, 2024)"), "{}", read(cash));
    let (_, text) = guide(Lang::Fr, cash);
    assert!(text.contains("(jusqu’au 10 décembre 2024)"), "{text}");
}

#[test]
fn an_estimate_names_who_gives_it() {
    let balanced = read(("DF_RECONCILED_FOREIGNERS", "A._T.INST", "2020", 58_465.0, "E"));
    assert!(balanced.contains("given by National Observatory of Migration"), "{balanced}");
}
