//! Words for the whole, the rest, the mean or the unknown of something: they begin labels that are like many names and are
//! none of them. Those for the rest and the unknown stand in `rests`.

use super::fold::fold;
use super::rests::begins_rest;

/// The others, folded.
const WORDS: [&str; 40] = [
    "dont",
    "of",
    "total",
    "totaux",
    "sous",
    "sub",
    "subtotal",
    "ensemble",
    "all",
    "منهم",
    "منها",
    "مجموع",
    "جمله",
    "tous",
    "toutes",
    "somme",
    "sum",
    "moyenne",
    "moyen",
    "mean",
    "average",
    "mediane",
    "median",
    "minimum",
    "maximum",
    "ecart",
    "معدل",
    "متوسط",
    "جميع",
    "كل",
    // Whoever has no citizenship is of no country that is spelled like it.
    "apatride",
    "apatrides",
    "stateless",
    "sans",
    "without",
    "none",
    "عديم",
    "عديمو",
    "عديمي",
    "مختلف",
];

/// Whether a text begins with a word for the whole, the rest, the mean, a part or the unknown of something.
pub(crate) fn is_vague(text: &str) -> bool {
    let first = first_word(text);
    begins_rest(&first) || WORDS.contains(&first.as_str())
}

/// Whether a name begins with the same word as a label.
pub(super) fn begins_alike(label: &str, name: &str) -> bool {
    first_word(label) == first_word(name)
}

fn first_word(text: &str) -> String {
    fold(text).split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{begins_alike, is_vague};

    #[test]
    fn a_label_of_the_whole_or_of_nobody_is_told_by_its_first_word() {
        for text in
            ["Total", "All destinations", "Moyenne annuelle", "Apatrides", "Non déclaré", "المعدل", "كل الجنسيات"]
        {
            assert!(is_vague(text), "{text}");
        }
        for text in ["Totalement", "Allemagne", "France", "Nonce", ""] {
            assert!(!is_vague(text), "{text}");
        }
        assert!(begins_alike("Non déclaré", "Non précisé") && !begins_alike("Non déclaré", "Norvège"));
    }
}
