//! Notes that say that totals may differ from their sums because both were rounded, which narrows nothing.

use crate::names::fold;

/// Words of notes that say that totals are not the sums of what was rounded, folded.
const OF_ROUNDING: &str = "les des le la l de d du en a au aux nb note remarque chiffres donnees total totaux somme sommes details \
    composantes parties peut peuvent pourraient ne pas toujours exactement correspondre correspond egal egale egaux egaler \
    etre raison cause suite fait dus due arrondi arrondis arrondissement arrondissements the of to and a may might do does \
    not always exactly add up sum totals figures numbers components because owing rounding قد لا المجموع المجاميع مجموع \
    مجاميع تتطابق يتطابق يساوي مع الاجزاء بسبب نتيجه التدوير تدوير";

/// Whether a note says that totals may differ from their sums by rounding, and not a word besides.
pub(super) fn is_of_rounding(note: &str) -> bool {
    let folded = fold(note);
    let starts = |word: &str| ["arrondi", "rounding", "تدوير", "التدوير"].iter().any(|start| word.starts_with(start));
    let sums = ["total", "somme", "sum", "مجموع", "المجموع", "مجاميع", "المجاميع"];
    let is_sum = |word: &str| sums.iter().any(|start| word.starts_with(start));
    let words = || folded.split(' ').filter(|word| !word.is_empty());
    words().any(starts)
        && words().any(is_sum)
        && words().all(|word| OF_ROUNDING.split_whitespace().any(|own| own == word))
}
