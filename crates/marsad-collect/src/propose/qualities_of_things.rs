//! Words for a quality of figures that a title says of what is counted: `Cartes de séjour provisoires` are other cards, and
//! `Données provisoires` the same figures.

use super::explained::{is_listed, says_nothing};
use crate::names::fold;
use crate::values::qualities;

/// Folded words that stand behind what they describe.
const BEHIND: &str = "provisoire provisoires estime estimee estimes estimees موقت موقته وقتي وقتيه تقديري تقديريه";
/// Folded words that stand before it.
const BEFORE: &str = "provisional";
/// Folded words for how many there are of anything: beside them, figures are described.
const NUMBERS: &str = "nombre nombres effectif effectifs total totaux number numbers total totals عدد اعداد مجموع جمله";

/// The words of a title that may say the quality of figures, and are said of what is counted.
pub(crate) fn qualities_of_things(title: &str) -> Vec<&str> {
    if qualities::of_line(title).is_some() {
        return Vec::new();
    }
    let tokens: Vec<&str> = title.split_whitespace().collect();
    let pairs = tokens.windows(2).filter_map(|pair| {
        let &[one, next] = pair else { return None };
        let is_before = is_listed(one, BEFORE) && is_thing(bare(next));
        let is_behind = || is_thing(one) && next.starts_with(char::is_alphabetic) && is_listed(bare(next), BEHIND);
        if is_before { Some(one) } else { is_behind().then(|| bare(next)) }
    });
    pairs.collect()
}

/// A word without the marks behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word, with no mark behind it, may name what is counted.
fn is_thing(word: &str) -> bool {
    let folded = fold(word);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    word.ends_with(char::is_alphabetic) && !says_nothing(last) && !is_listed(last, NUMBERS)
}

#[cfg(test)]
mod tests {
    use super::qualities_of_things;

    #[test]
    fn what_is_counted_may_be_provisional_and_its_figures_final() {
        for (title, words) in [
            ("Cartes de séjour provisoires délivrées, 2024", vec!["provisoires"]),
            ("Provisional permits issued", vec!["Provisional"]),
            ("بطاقات الإقامة المؤقتة المسندة للأجانب", vec!["المؤقتة"]),
            ("Cartes de séjour délivrées, données provisoires", vec![]),
            ("Cartes de séjour délivrées (provisoire)", vec![]),
            ("Cartes de séjour, 2024, provisoires", vec![]),
            ("Nombre estimé de migrants", vec![]),
        ] {
            assert_eq!(qualities_of_things(title), words, "{title}");
        }
    }
}
