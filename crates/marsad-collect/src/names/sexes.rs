//! Words for men, for women and for both together, which every list of the sexes knows beside its own.

use marsad_model::{Codelist, Lang};

use super::fold::fold;

/// Words for men and women together.
pub(super) const BOTH: [&str; 12] = [
    "both sexes",
    "les deux sexes",
    "deux sexes",
    "mf",
    "m+f",
    "h+f",
    "f+h",
    "hommes et femmes",
    "men and women",
    "كلا الجنسين",
    "الجنسان",
    "الجنسين",
];

/// Words for men, for boys, and for those of the male sex.
pub(super) const MALE: [&str; 28] = [
    "men",
    "homme",
    "hommes",
    "رجال",
    "boys",
    "boy",
    "males",
    "male pupils",
    "male students",
    "garçons",
    "garçon",
    "masculin",
    "masculins",
    "de sexe masculin",
    "élèves garçons",
    "élèves masculins",
    "étudiants garçons",
    "بنين",
    "بنون",
    "صبيان",
    "فتيان",
    "ذكر",
    // One letter, as narrow columns are headed.
    "ذ",
    "تلاميذ ذكور",
    "تلاميذ بنين",
    "طلبة ذكور",
    "طلاب ذكور",
    "أطفال ذكور",
];

/// Words for women, for girls, and for those of the female sex.
pub(super) const FEMALE: [&str; 32] = [
    "women",
    "femme",
    "femmes",
    "نساء",
    "girls",
    "girl",
    "females",
    "female pupils",
    "female students",
    "filles",
    "fille",
    "féminin",
    "féminins",
    "de sexe féminin",
    "élèves filles",
    "élèves féminins",
    "étudiantes",
    "écolières",
    "lycéennes",
    "collégiennes",
    "بنات",
    "فتيات",
    "صبايا",
    "أنثى",
    "إ",
    "تلميذات",
    "طالبات",
    "تلاميذ إناث",
    "تلاميذ بنات",
    "طلبة إناث",
    "طلاب إناث",
    "أطفال إناث",
];

/// Words for boys that also stand for all children.
pub(super) const MALE_OR_BOTH: [&str; 1] = ["أولاد"];

/// Whether a word is one for men or for women alone, however short it is: `men`.
pub(crate) fn is_of_one_sex(word: &str) -> bool {
    let folded = fold(word);
    MALE.iter().chain(&FEMALE).any(|known| fold(known) == folded)
}

/// Whether the codes `M` and `F` of a list are the sexes, by the names of the latter: elsewhere they are branches of the
/// economy or months.
pub(super) fn is_of_sexes(list: &Codelist) -> bool {
    const WOMEN: [&str; 10] =
        ["femmes", "femme", "feminin", "women", "woman", "female", "females", "اناث", "انثي", "نساء"];
    let (Some(_), Some(code)) = (list.find("M"), list.find("F")) else { return false };
    Lang::ALL.iter().any(|lang| WOMEN.contains(&fold(code.name.get(*lang)).as_str()))
}
