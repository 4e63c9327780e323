//! A header such as `Mois` or `خلال الشهر` beside running totals: what stands below it is what came in the period of each row.

use crate::names::fold;
use crate::reading::beside::{Derived, derived};

/// Words for a month or a quarter, folded, and those that stand beside them.
const PERIODS: [&str; 16] = [
    "mois",
    "mensuel",
    "mensuelle",
    "mensuels",
    "month",
    "monthly",
    "شهر",
    "شهري",
    "شهريه",
    "trimestre",
    "trimestriel",
    "trimestrielle",
    "quarter",
    "quarterly",
    "ثلاثي",
    "ثلاثيه",
];
const BESIDE_PERIODS: [&str; 18] = [
    "du", "au", "cours", "de", "le", "dans", "pendant", "courant", "in", "the", "of", "during", "this", "current",
    "خلال", "في", "جاري", "حالي",
];

/// The one of some headers that says no more than that its values are of a month or a quarter, where all others are of
/// running totals.
pub(super) fn month_beside_sums<'t>(headers: &[&'t str]) -> Option<&'t str> {
    let (sums, others): (Vec<&'t str>, Vec<&'t str>) =
        headers.iter().copied().partition(|header| derived(header) == Some(Derived::RunningTotal));
    let [only] = others[..] else { return None };
    (!sums.is_empty() && is_of_period(only)).then_some(only)
}

fn is_of_period(header: &str) -> bool {
    let folded = fold(header);
    let is_known = |word: &str| PERIODS.contains(&word) || BESIDE_PERIODS.contains(&word);
    folded.split(' ').all(is_known) && folded.split(' ').any(|word| PERIODS.contains(&word))
}

#[cfg(test)]
mod tests {
    use marsad_testkit::marjan;

    use super::month_beside_sums;
    use crate::propose::DoubtKind;
    use crate::propose::tests::draft_of;
    use crate::propose::tests_of_headers::{all, read_workbook, workbook};

    #[test]
    fn a_header_is_of_the_month_only_beside_running_totals() {
        for (headers, of_month) in [
            (&["Mois", "Cumul"][..], Some("Mois")),
            (&["Cumul", "Mensuel"][..], Some("Mensuel")),
            (&["Au cours du mois", "Cumul depuis janvier"][..], Some("Au cours du mois")),
            (&["الشهر", "التراكمي منذ جانفي"][..], Some("الشهر")),
            (&["خلال الشهر", "منذ بداية السنة"][..], Some("خلال الشهر")),
            (&["شهري", "Cumul"][..], Some("شهري")),
            (&["Trimestre", "Cumul"][..], Some("Trimestre")),
            (&["Moyenne mensuelle", "Cumul"][..], None),
            (&["Mois précédent", "Cumul"][..], None),
            (&["Mois", "Mensuel", "Cumul"][..], None),
            (&["Mois", "Boats"][..], None),
            (&["Mois"][..], None),
        ] {
            assert_eq!(month_beside_sums(headers), of_month, "{headers:?}");
        }
    }

    #[test]
    fn values_of_months_are_read_beside_running_totals_that_are_left_out() {
        for (month, sum) in [("Mois", "Cumul"), ("الشهر", "التراكمي منذ جانفي"), ("خلال الشهر", "منذ بداية السنة")]
        {
            let bytes = workbook(
                &[
                    &["Arrivals 2024"],
                    &["Month", "Lulu Isle", "", "Sadaf Isle", ""],
                    &["", month, sum, month, sum],
                    &["January", "100", "100", "40", "40"],
                    &["February", "120", "220", "50", "90"],
                    &["March", "130", "350", "60", "150"],
                ],
                &[([1, 2], [0, 0]), ([1, 1], [1, 2]), ([1, 1], [3, 4])],
            );
            let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
            let reading = read_workbook(&draft, &bytes);
            let read = [
                "XM-L _T 2024-01 100",
                "XM-S _T 2024-01 40",
                "XM-L _T 2024-02 120",
                "XM-S _T 2024-02 50",
                "XM-L _T 2024-03 130",
                "XM-S _T 2024-03 60",
            ];
            assert_eq!(all(&reading), read.map(|one| format!("{one} A")), "{:?} {:#?}", draft.doubts, reading.findings);
            assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnknownHeader), "{:?}", draft.doubts);
        }
    }
}
