//! Words for the whole of anything, which every list with a total knows beside its own.

use super::fold::fold;

/// Whether a text is a word for the whole of anything.
pub(crate) fn is_whole_of_anything(text: &str) -> bool {
    let folded = fold(text);
    TOTALS.iter().any(|word| fold(word) == folded)
}

/// Words for the whole of anything.
pub(super) const TOTALS: [&str; 41] = [
    "total",
    "totaux",
    "total général",
    "total generale",
    "grand total",
    "ensemble",
    "tous",
    "toutes",
    "all",
    "overall",
    "somme",
    "both",
    "المجموع",
    "المجموع العام",
    "مجموع",
    "المجموع الجملي",
    "الجملة",
    "جملة",
    "الكل",
    "الإجمالي",
    "إجمالي",
    "العدد الجملي",
    "tot",
    "ens",
    "ttl",
    "مج",
    "total des",
    "all nationalities",
    "all citizenships",
    "all countries",
    "all ages",
    "toutes nationalités",
    "toutes les nationalités",
    "tous pays",
    "tous les pays",
    "tous âges",
    "كل الجنسيات",
    "جميع الجنسيات",
    "كل البلدان",
    "جميع البلدان",
    "كل الأعمار",
];
