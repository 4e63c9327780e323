//! Words of a title that make its numbers other figures than totals of what happened: a mean, rate or change, a forecast or target,
//! what a sample holds, what was asked for, those who left where those who came are counted.
//!
//! Does not hold: what was refused or is left out, which `narrowing` knows, and stocks and flows, which `nature` knows.
//! What the dataflow itself says, in its name, its description or the codes of its dimensions, is no contradiction.

use super::changes::{counts_changes, says_change};
use super::evidence::is_of_one_stem;
use super::nature::{dataflow_has, is_of_dataflow};
use crate::Context;
use crate::names::fold;

/// What the numbers under a title are, where they are no totals of what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherFigure {
    /// A mean of months or years, a median, a rate, so many a day or of a thousand, or a change from one time to another.
    Average,
    /// What is expected, aimed at or budgeted.
    Forecast,
    /// What a sample holds.
    Sample,
    /// What was asked for, whatever was granted.
    Application,
    /// Who left where the dataflow counts who came, or the other way round.
    Opposite,
}

impl OtherFigure {
    /// Those that a word says, whatever the dataflow counts.
    const OF_WORDS: [Self; 4] = [Self::Average, Self::Forecast, Self::Sample, Self::Application];

    /// The word for it in findings.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Average => "average",
            Self::Forecast => "forecast",
            Self::Sample => "sample",
            Self::Application => "application",
            Self::Opposite => "opposite",
        }
    }

    /// The word, of the folded words of a line, that says it.
    fn said_in<'w>(self, words: &[&'w str]) -> Option<&'w str> {
        let is_it = match self {
            Self::Average => is_average,
            Self::Forecast => is_forecast,
            Self::Sample => is_sample,
            Self::Application => is_application,
            Self::Opposite => return None,
        };
        (0..words.len()).find_map(|at| {
            let (before, rest) = words.split_at_checked(at)?;
            let (&word, after) = rest.split_first()?;
            let around = Around { before: before.last().copied().unwrap_or_default(), after };
            is_it(word, around).then_some(word)
        })
    }
}

/// The folded words around a word.
#[derive(Clone, Copy)]
struct Around<'w> {
    before: &'w str,
    after: &'w [&'w str],
}

impl Around<'_> {
    /// Whether the next word is one of these.
    fn goes_on(self, words: &[&str]) -> bool {
        self.after.first().is_some_and(|next| words.contains(next))
    }
}

/// What a line says of the numbers below it, where the dataflow does not say the same.
pub(crate) fn other_figure(context: &Context<'_>, line: &str) -> Option<OtherFigure> {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_yearly_mean = context.dataflow_attributes.get("TIME_AGG").is_some_and(|agg| *agg == *"AVG");
    let mut kinds = OtherFigure::OF_WORDS.into_iter().filter(|kind| !(is_yearly_mean && *kind == OtherFigure::Average));
    let is_counted =
        |kind: OtherFigure, word: &str| is_own(context, kind, word) || says_change(word) && counts_changes(context);
    let said = kinds.find(|kind| kind.said_in(&words).is_some_and(|word| !is_counted(*kind, word)));
    said.or_else(|| is_opposite(context, &words).then_some(OtherFigure::Opposite))
}

/// Whether the dataflow itself says a word of a kind. That those who asked are counted, `Demandeurs d’asile`, does not say that
/// what they asked for is.
fn is_own(context: &Context<'_>, kind: OtherFigure, word: &str) -> bool {
    let says = |own: &str| kind != OtherFigure::Application || !own.starts_with("demandeu");
    dataflow_has(context, |own| says(own) && is_of_one_stem(own, word))
}

/// Whether the words of a line speak of those who left alone, where the dataflow speaks of those who came alone, or the
/// other way round.
fn is_opposite(context: &Context<'_>, words: &[&str]) -> bool {
    const IN: [&str; 10] =
        ["entrees", "entries", "arrivees", "arrivals", "inflow", "inflows", "وافدون", "وافدين", "دخول", "وصول"];
    const OUT: [&str; 12] = [
        "sorties",
        "exits",
        "departs",
        "departures",
        "outflow",
        "outflows",
        "مغادرون",
        "مغادرين",
        "مغادره",
        "مغادرات",
        "خروج",
        "departed",
    ];
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let counts = |list: &[&str]| list.iter().any(|word| is_of_dataflow(context, word));
    let is_other = |own: &[&str], other: &[&str]| says(other) && !says(own) && counts(own) && !counts(other);
    is_other(&IN, &OUT) || is_other(&OUT, &IN)
}

/// A mean; `moyen` alone, `متوسط` and `معدل` are words of much else, such as the Mediterranean and rates.
fn is_average(word: &str, around: Around<'_>) -> bool {
    const ALONE: [&str; 7] = ["moyenne", "average", "averages", "mean", "mediane", "medianes", "median"];
    const BEFORE_SPAN: [&str; 5] = ["moyennes", "متوسط", "متوسطات", "معدل", "معدلات"];
    const SPANS: [&str; 15] = [
        "mensuelles",
        "annuelles",
        "trimestrielles",
        "journalieres",
        "hebdomadaires",
        "quotidiennes",
        "شهري",
        "شهريه",
        "سنوي",
        "سنويه",
        "يومي",
        "يوميه",
        "سنوات",
        "فتره",
        "عدد",
    ];
    const COUNTED: [&str; 4] = ["nombre", "effectif", "stock", "flux"];
    ALONE.contains(&word)
        || BEFORE_SPAN.contains(&word) && around.goes_on(&SPANS)
        || word == "moyen" && COUNTED.contains(&around.before)
        || is_rate(word, around)
        || is_change(word, around)
}

/// A change, `Variation des entrées`; beside the figures themselves, `entrées et variation`, `variation en %`, it is a column.
fn is_change(word: &str, around: Around<'_>) -> bool {
    const CHANGES: [&str; 14] = [
        "variation",
        "variations",
        "ecart",
        "ecarts",
        "glissement",
        "croissance",
        "growth",
        "difference",
        "differences",
        "فارق",
        "فوارق",
        "تغير",
        "تغيرات",
        "نمو",
    ];
    const BESIDE: [&str; 7] = ["et", "and", "avec", "with", "leur", "leurs", "their"];
    let is_english = word == "change" && around.goes_on(&["in", "from", "since", "compared"]);
    let is_beside = BESIDE.contains(&around.before) || around.goes_on(&["en", "in", "%", "saisonnieres"]);
    is_english || CHANGES.contains(&word) && !is_beside
}

/// So many a day, or so many of a thousand of something: `par jour`, `per 1,000 inhabitants`.
fn is_rate(word: &str, around: Around<'_>) -> bool {
    const ROUND: [&str; 8] = ["100", "1000", "10000", "100000", "1000000", "mille", "thousand", "الف"];
    let (is_round, rest) = match around.after {
        ["000", rest @ ..] => (["1", "10", "100"].contains(&word), rest),
        rest => (ROUND.contains(&word), rest),
    };
    let is_of_something = rest.first().is_some_and(|next| next.chars().all(char::is_alphabetic));
    match (around.before, word) {
        // `par jour de la semaine` says what the columns are.
        ("par", "jour") => rest.first() != Some(&"de"),
        ("per", "day") => true,
        ("pour" | "per" | "لكل", _) => is_round && is_of_something,
        _ => false,
    }
}

/// What is expected, aimed at or budgeted; the goals of development are no targets of a table.
fn is_forecast(word: &str, around: Around<'_>) -> bool {
    const STEMS: [&str; 7] = ["prevision", "forecast", "projection", "budgetis", "توقع", "متوقع", "اسقاطات"];
    const WORDS: [&str; 3] = ["budget", "budgets", "ميزانيه"];
    const TARGETS: [&str; 5] = ["objectif", "objectifs", "target", "targets", "اهداف"];
    const PLANNED: [&str; 4] = ["prevu", "prevue", "prevus", "prevues"];
    let is_of_development = || around.after.iter().any(|next| next.starts_with("develop") || *next == "تنميه");
    let is_of_group = || around.goes_on(&["countries", "country", "group", "groups", "population", "populations"]);
    let is_numbered = || around.after.first().is_some_and(|next| next.chars().all(char::is_numeric) && next.len() < 4);
    STEMS.iter().any(|stem| word.starts_with(stem))
        || WORDS.contains(&word)
        || TARGETS.contains(&word) && !is_of_development() && !is_of_group() && !is_numbered()
        || PLANNED.contains(&word) && !around.goes_on(&["par", "a", "au", "aux", "dans"])
}

/// What a sample holds; a survey by sample says how numbers were found, and not that they are of the sample alone.
fn is_sample(word: &str, around: Around<'_>) -> bool {
    const WORDS: [&str; 6] = ["echantillon", "echantillons", "sample", "samples", "عينه", "عينات"];
    WORDS.contains(&word) && around.before != "par" && !around.goes_on(&["survey", "surveys"])
}

/// What was asked for; where the line says that it was granted, it is what was granted.
fn is_application(word: &str, around: Around<'_>) -> bool {
    const WORDS: [&str; 5] = ["demandes", "applications", "applicants", "طلبات", "مطالب"];
    const GRANTED: [&str; 8] = ["accord", "accept", "grant", "approuv", "approv", "satisf", "مقبول", "ملبا"];
    let is_granted = |next: &&str| GRANTED.iter().any(|stem| next.starts_with(stem));
    let is_led = GRANTED.iter().any(|stem| around.before.starts_with(stem));
    WORDS.contains(&word) && !is_led && !around.after.iter().any(is_granted)
}

#[cfg(test)]
mod tests {
    use marsad_model::Profile;
    use marsad_testkit::marjan;
    use serde_json::json;

    use super::{OtherFigure, other_figure};
    use crate::Context;

    fn said(line: &str) -> Option<OtherFigure> {
        let format = json!({ "kind": "csv", "delimiter": ";" });
        let profile: Profile = serde_json::from_value(json!({ "id": "P", "format": format, "table": [] })).unwrap();
        let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
        other_figure(&context, line)
    }

    #[test]
    fn a_mean_a_forecast_a_sample_and_what_was_asked_for_are_no_totals() {
        for (line, figure) in [
            ("Entrées 2023 (moyenne mensuelle)", OtherFigure::Average),
            ("Moyennes annuelles des entrées", OtherFigure::Average),
            ("Nombre moyen d’entrées par mois", OtherFigure::Average),
            ("Arrivals, monthly average", OtherFigure::Average),
            ("المعدل الشهري للوافدين", OtherFigure::Average),
            ("متوسط عدد الوافدين", OtherFigure::Average),
            ("Prévisions des entrées 2023", OtherFigure::Forecast),
            ("Objectifs d’entrées 2023", OtherFigure::Forecast),
            ("Arrivées prévues", OtherFigure::Forecast),
            ("Projection of arrivals 2023", OtherFigure::Forecast),
            ("توقعات الوافدين لسنة 2023", OtherFigure::Forecast),
            ("أهداف سنة 2023", OtherFigure::Forecast),
            ("Entrées 2023 – échantillon de 10 %", OtherFigure::Sample),
            ("الوافدون (عينة من 10 %)", OtherFigure::Sample),
            ("Demandes déposées en 2023", OtherFigure::Application),
            ("Applications received in 2023", OtherFigure::Application),
            ("طلبات الإقامة", OtherFigure::Application),
            ("Entrées par jour", OtherFigure::Average),
            ("Arrivals per day, 2023", OtherFigure::Average),
            ("Entrées pour 1000 habitants", OtherFigure::Average),
            ("Arrivals per 1 000 inhabitants", OtherFigure::Average),
            ("Médiane des entrées", OtherFigure::Average),
            ("Variation des entrées 2023", OtherFigure::Average),
            ("Entrées : écart par rapport à 2019", OtherFigure::Average),
            ("Entrées, glissement annuel", OtherFigure::Average),
            ("Change in arrivals, 2023", OtherFigure::Average),
            ("الوافدون: الفارق مقارنة بسنة 2019", OtherFigure::Average),
            ("Sorties 2023", OtherFigure::Opposite),
            ("Departures 2023", OtherFigure::Opposite),
            ("عدد المغادرين 2023", OtherFigure::Opposite),
        ] {
            assert_eq!(said(line), Some(figure), "{line}");
        }
    }

    #[test]
    fn words_that_mean_something_else_there_are_no_other_figures() {
        for line in [
            "Arrivées par île",
            "Pays du Moyen-Orient",
            "البحر الأبيض المتوسط",
            "Objectifs de développement durable",
            "Objectif 10.7",
            "Target countries",
            "Arrivées, comme prévu par la loi",
            "Enquête par échantillon",
            "Labour force sample survey",
            "Demandes accordées en 2023",
            "Accepted applications",
            "Arrivées pour 2023",
            "Arrivées par jour de la semaine",
            "Arrivées et départs",
            "Arrivées 2022, 2023 et variation",
            "Arrivées 2022-2023 (variation en %)",
            "Arrivées, bureau de change",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}
