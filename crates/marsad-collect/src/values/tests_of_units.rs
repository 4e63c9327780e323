//! Units as they are read in titles, corners and headers.

use super::units::{
    Unit, Verdict, after_unit, has_percent, is_another, is_percent, is_unclear, is_unit_line, is_unit_word, unit_in,
    unit_part, without_unit, without_unit_part,
};

fn against(text: &str, code: &str) -> Option<Verdict> {
    unit_in(text).map(|unit| unit.against(Unit::of_code(Some(code))))
}

#[test]
fn a_unit_is_a_multiplier_and_a_noun() {
    assert_eq!(against("Flux annuels (en milliers)", "PS"), Some(Verdict::Scale(1000.0)));
    assert_eq!(against("Transferts en millions de dinars", "MTND"), Some(Verdict::Same));
    assert_eq!(against("Transferts, en millions", "MTND"), Some(Verdict::Same));
    assert_eq!(against("2021 (mDT)", "MTND"), Some(Verdict::Scale(0.001)));
    assert_eq!(against("Unité : milliards de dinars", "MTND"), Some(Verdict::Scale(1000.0)));
    assert_eq!(against("en millions de dollars", "MTND"), Some(Verdict::Other));
    assert_eq!(against("(en millions d’euros)", "MTND"), Some(Verdict::Other));
    assert_eq!(against("العدد بالآلاف", "PS"), Some(Verdict::Scale(1000.0)));
    assert_eq!(against("Effectifs en centaines", "PS"), Some(Verdict::Scale(100.0)));
    assert_eq!(against("Effectifs (en dizaines de milliers)", "PS"), Some(Verdict::Scale(10_000.0)));
    assert_eq!(against("العدد بالمئات", "PS"), Some(Verdict::Scale(100.0)));
    assert_eq!(against("Une centaine de dossiers", "PS"), None);
    assert_eq!(against("بالألف دينار", "MTND"), Some(Verdict::Scale(0.001)));
    assert_eq!(against("بحساب الألف دينار", "MTND"), Some(Verdict::Scale(0.001)));
    assert_eq!(against("Tunisiens en France", "PS"), None);
    assert!(unit_in("Montants en dinars").is_some_and(Unit::is_money));
}

#[test]
fn a_title_may_begin_with_how_many_its_figures_are_counted_in() {
    all_are(&["Milliers de Tunisiens inscrits dans les consulats"], "PS", Verdict::Scale(1000.0));
    all_are(&["Thousands of Tunisians registered", "آلاف التونسيين المسجلين بالقنصليات"], "PS", Verdict::Scale(1000.0));
    all_are(&["Centaines d’étudiants", "Hundreds of visitors by country"], "PS", Verdict::Scale(100.0));
    all_are(&["Tens of thousands of visitors"], "PS", Verdict::Scale(10_000.0));
    all_are(&["Millions de dinars transférés par pays"], "MTND", Verdict::Same);
    all_are(
        &[
            "Visas (milliers de personnes, cumul), 2024",
            "Visas par pays, milliers",
            "Visas – milliers de personnes",
            "تأشيرات، آلاف",
        ],
        "PS",
        Verdict::Scale(1000.0),
    );
    for text in ["Visas, MDT", "Visas par pays, 1000", "Visas (2022, 1000)", "Enfants, femmes, des milliers de départs"]
    {
        assert_eq!(against(text, "PS"), None, "{text}");
    }
    for text in ["Des milliers de départs", "Milliers de départs ne sont pas comptés.", "Millionnaires par pays"] {
        assert_eq!(against(text, "PS"), None, "{text}");
    }
}

#[test]
fn a_power_of_ten_that_is_written_as_one_is_a_unit_wherever_a_word_for_it_is() {
    let thousands =
        ["10³ personnes", "10^3", "10³ visas", "'000", "’000", "(000s)", "in 000s", "('000)", "'000 persons"];
    all_are(&thousands, "PS", Verdict::Scale(1000.0));
    all_are(&["Visas par pays, '000", "Unité : 10^3", "Effectifs (10³)", "(x 10^3)"], "PS", Verdict::Scale(1000.0));
    all_are(&["10⁶ personnes", "(10^6)"], "PS", Verdict::Scale(1_000_000.0));
    for text in ["000", "2000s", "1000 personnes", "Les années '90", "Zone 10", "10 000 visas"] {
        assert_eq!(against(text, "PS"), None, "{text}");
    }
}

#[test]
fn any_power_of_ten_behind_a_sign_of_times_is_a_unit() {
    all_are(&["×100", "x 100", "(x100)", "Effectifs (× 100)", "Effectifs ×100"], "PS", Verdict::Scale(100.0));
    all_are(&["(x 10)", "(par 10)", "par 10"], "PS", Verdict::Scale(10.0));
    all_are(&["(x 10 000)", "×10000"], "PS", Verdict::Scale(10_000.0));
    for text in ["x 12", "3 x 10", "Les pays classés par 10", "Top 10", "(10)", "x", "×200", "Visas (100)"] {
        assert_eq!(against(text, "PS"), None, "{text}");
    }
    assert_eq!(without_unit("Hommes (x 10)"), "Hommes");
}

#[test]
fn a_currency_is_that_of_the_country_beside_it() {
    for text in [
        "Transferts (millions de dinars tunisiens)",
        "Millions of Tunisian dinars",
        "مليون دينار تونسي",
        "بملايين الدنانير التونسية",
    ] {
        assert_eq!(against(text, "MTND"), Some(Verdict::Same), "{text}");
    }
    assert_eq!(against("Tunisian dinars", "MTND"), Some(Verdict::Scale(1e-6)));
    assert_eq!(against("Millions de dollars américains", "MUSD"), Some(Verdict::Same));
    for text in ["en millions de dinars algériens", "(millions of Libyan dinars)", "مليون دينار جزائري"]
    {
        assert_eq!(against(text, "MTND"), Some(Verdict::Other), "{text}");
    }
    assert_eq!(against("en millions de dollars canadiens", "MUSD"), Some(Verdict::Other));
    assert_eq!(against("en millions de dinars des Algériens", "MTND"), Some(Verdict::Same), "of whom, not whose");
    assert_eq!(against("Effectifs (milliers de Tunisiens)", "PS"), Some(Verdict::Scale(1000.0)));
    assert_eq!((against("Algériens", "PS"), against("Tunisian workers", "PS")), (None, None));
}

#[test]
fn the_case_of_a_letter_is_a_thousand_or_a_million() {
    for text in ["mDT", "(mDT)", "En mDT", "en mD", "Montant en mDT", "(m DT)", "(kDT)", "KDT", "(m TND)", "kdt"] {
        assert_eq!(against(text, "MTND"), Some(Verdict::Scale(0.001)), "{text}");
    }
    for text in ["MDT", "(En MD)", "M.D.T.", "Montant (M DT)", "en MTND"] {
        assert_eq!(against(text, "MTND"), Some(Verdict::Same), "{text}");
    }
    for text in ["mdt", "(Mdt)", "en md"] {
        assert_eq!((against(text, "MTND"), is_unclear(text)), (None, true), "{text}");
    }
    assert!(!is_unclear("MDT") && !is_unclear("mDT") && !is_unclear("Md€") && !is_unclear("modes"));
}

fn all_are(texts: &[&str], code: &str, expected: Verdict) {
    for text in texts {
        assert_eq!(against(text, code), Some(expected), "{text} against {code}");
    }
}

#[test]
fn dirhams_of_morocco_are_read_as_dinars_of_tunisia_are() {
    let millions = ["en millions de dirhams", "(MDH)", "en MDh", "(M DH)", "(MAD million)", "بالمليون درهم"];
    all_are(&millions, "MMAD", Verdict::Same);
    all_are(&["(mDH)", "(kDH)", "kdh", "بآلاف الدراهم", "1000 DH"], "MMAD", Verdict::Scale(0.001));
    all_are(&["en milliards de DH", "Milliards de dirhams", "MdDH"], "MMAD", Verdict::Scale(1000.0));
    all_are(&["en DH", "درهم مغربي"], "MAD", Verdict::Same);
    all_are(&["en millions de dinars", "(MDT)", "en millions de dirhams émiriens"], "MMAD", Verdict::Other);
    all_are(&["en millions de dirhams", "(MDH)"], "MTND", Verdict::Other);
    for text in ["mdh", "(Mdh)", "MMDH"] {
        assert_eq!((against(text, "MMAD"), is_unclear(text)), (None, true), "{text}");
    }
    assert!(is_another("mDH", "MMAD") && is_another("mdh", "MMAD") && !is_another("MDH", "MMAD"));
}

#[test]
fn pounds_of_egypt_are_no_other_pounds() {
    let millions =
        ["مليون جنيه مصري", "بالمليون جنيه", "en millions de livres égyptiennes", "(EGP million)", "L.E. million"];
    all_are(&millions, "MEGP", Verdict::Same);
    all_are(&["بآلاف الجنيهات", "(EGP thousand)", "(ألف ج.م)"], "MEGP", Verdict::Scale(0.001));
    all_are(&["مليار جنيه"], "MEGP", Verdict::Scale(1000.0));
    all_are(&["(millions of pounds sterling)", "مليون جنيه إسترليني", "(US$ million)"], "MEGP", Verdict::Other);
}

#[test]
fn francs_of_the_west_african_states_are_those_of_each_of_them() {
    let millions = ["en millions de F CFA", "(MFCFA)", "(M F CFA)", "(millions de francs CFA)", "مليون فرنك سيفا"];
    all_are(&millions, "MXOF", Verdict::Same);
    all_are(&["en millions de francs sénégalais"], "MXOF", Verdict::Same);
    all_are(&["en milliards de FCFA", "(milliards de francs CFA)", "(Mds FCFA)"], "BXOF", Verdict::Same);
    all_are(&["en milliers de FCFA", "(kFCFA)"], "KXOF", Verdict::Same);
    all_are(&["en milliards de francs CFA"], "MXOF", Verdict::Scale(1000.0));
    all_are(&["en millions de francs suisses", "(millions d’euros)"], "MXOF", Verdict::Other);
}

#[test]
fn a_short_form_of_two_meanings_has_that_of_the_money_expected() {
    all_are(&["(KD million)", "KD million", "مليون دينار كويتي", "(MKD)", "(MD)"], "MKWD", Verdict::Same);
    all_are(&["(KD thousand)"], "MKWD", Verdict::Scale(0.001));
    all_are(&["(KD)", "en KD"], "KWD", Verdict::Same);
    all_are(&["(KD)", "en KD", "kd"], "MTND", Verdict::Scale(0.001));
    all_are(&["en millions de DA", "(MDA)", "(MDZD)", "en MD"], "MDZD", Verdict::Same);
    all_are(&["en milliards de DA", "(MdDA)"], "MDZD", Verdict::Scale(1000.0));
    all_are(&["Transferts en DA"], "KDZD", Verdict::Scale(0.001));
    all_are(&["en millions de dinars tunisiens", "(KD million)"], "MDZD", Verdict::Other);
}

#[test]
fn what_is_a_word_besides_is_no_money_by_itself() {
    for text in [
        "DA",
        "Demandeurs d’asile (DA)",
        "in SAR operations",
        "in SDG indicators",
        "MARS",
        "ALL",
        "IN ALL COUNTRIES",
        "Moldova (MDA)",
        "Moldova (MD)",
        "MDA",
        "North Macedonia (MKD)",
        "in real terms",
        "Top 10",
    ] {
        assert_eq!(against(text, "PS"), None, "{text}");
    }
    assert!(is_unit_word("MDA") && is_unit_word("milliers") && !is_unit_word("DA") && !is_unit_word("SAR"));
    assert!(!is_unclear("mars 2024") && !is_unclear("Mle") && !is_unclear("Made in"));
}

#[test]
fn digits_are_a_unit_where_they_are_a_thousand() {
    for text in ["Unité : 1000 DT", "x 1000 DT", "×1000 DT", "000 DT", "10^3 DT", "en 1 000 dinars", "(10³ DT)"] {
        assert_eq!(against(text, "MTND"), Some(Verdict::Scale(0.001)), "{text}");
    }
    assert_eq!(against("Unité : 1 000 000 DT", "MTND"), Some(Verdict::Same));
    assert_eq!(against("Effectif (x 1000)", "PS"), Some(Verdict::Scale(1000.0)));
    for text in ["Enquête auprès de 45 000 ménages", "en 1000 ménages", "1000", "pour 1000 habitants", "2000 DT"] {
        assert_eq!(against(text, "PS"), None, "{text}");
    }
}

#[test]
fn a_word_of_other_case_is_another_unit() {
    assert!(is_another("mDT", "MTND") && is_another("mdt", "MTND") && is_another("M", "MUSD"));
    for word in ["MDT", "MD", "M.D.", "Millions de dinars", "مليون دينار", "م د"] {
        assert!(!is_another(word, "MTND"), "{word}");
    }
    assert!(!is_another("M$", "MUSD") && !is_another("Personnes", "PS"));
}

#[test]
fn a_line_of_a_unit_is_told_by_its_first_word() {
    assert_eq!(after_unit("Unité : 1000 DT"), Some("1000 DT"));
    assert_eq!(after_unit("UNITÉ DE MESURE : Personnes"), Some("Personnes"));
    assert_eq!(after_unit("الوحدة: ألف دينار"), Some("ألف دينار"));
    assert_eq!(after_unit("United Kingdom"), None);
    for note in
        ["Les chiffres sont exprimés en milliers", "Données en milliers", "الأرقام بالآلاف", "Figures in thousands"]
    {
        assert!(is_unit_line(note), "{note}");
    }
    assert!(is_unit_line("En milliers") && is_unit_line("بالآلاف") && !is_unit_line("Transferts en MDT"));
    for line in ["Chiffres arrondis en milliers", "Données par pays", "Transferts en MDT", "Données provisoires"] {
        assert!(!is_unit_line(line), "{line}");
    }
    assert_eq!(after_unit("Unité"), Some(""));
}

#[test]
fn a_header_keeps_its_word_without_the_unit() {
    assert_eq!(without_unit("Hommes (en milliers)"), "Hommes");
    assert_eq!(without_unit("2021 (mDT)"), "2021");
    assert_eq!(without_unit("Congo (Kinshasa)"), "Congo (Kinshasa)");
    assert_eq!(without_unit("Moldova (MDA)"), "Moldova (MDA)");
    assert_eq!(without_unit("(en milliers)"), "(en milliers)");
}

#[test]
fn the_name_of_a_header_is_what_it_says_without_its_unit() {
    for (path, unit) in [
        ("Pays / Unité : 1000 DT", "Unité : 1000 DT"),
        ("Pays / MDT", "MDT"),
        ("Pays/Unité : personne", "Unité : personne"),
        ("Pays - Unité : ménage", "Unité : ménage"),
        ("Pays (en milliers)", "en milliers"),
        ("Pays (Unité : MDT)", "Unité : MDT"),
        ("Pays Unité : millions de dinars", "Unité : millions de dinars"),
        ("Unité : 1000 DT / Pays", "Unité : 1000 DT"),
        ("Pays (€)", "€"),
    ] {
        assert_eq!((without_unit_part(path).as_str(), unit_part(path)), ("Pays", Some(unit)), "{path}");
    }
    assert_eq!(without_unit_part("البلد / الوحدة : ألف دينار"), "البلد");
    assert_eq!(without_unit_part("Persons (in thousands)"), "Persons", "though it is a unit as a whole");
    assert_eq!(without_unit_part("Milliers de personnes"), "Milliers de personnes", "it says nothing else");
    for path in ["Pays", "Unité", "Pays (1)", "Unité urbaine / Pays", "Congo (Kinshasa)", "2022 / Hommes", "Part (%)"]
    {
        assert_eq!((without_unit_part(path).as_str(), unit_part(path)), (path, None), "{path}");
    }
    assert_eq!(without_unit_part("Unité : 1000 DT"), "Unité : 1000 DT", "it says nothing else");
}

#[test]
fn a_header_says_percentages_by_a_sign_or_a_word() {
    for header in ["%", "en %", "Part (%)", "Pourcentage", "En pourcentage", "Percentage of total", "النسبة المئوية"]
    {
        assert!(is_percent(header), "{header}");
    }
    for header in ["Part", "Pourcentage de femmes", "30 %", "Femmes (%)", "النسبة", "Per isle"] {
        assert!(!is_percent(header), "{header}");
    }
    assert!(has_percent("2023 / النسبة (٪)") && has_percent("2023 / Pourcentage") && !has_percent("2023 / Part"));
}
