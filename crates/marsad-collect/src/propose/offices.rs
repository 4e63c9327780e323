//! Lines that name who writes: an office, be it with its short name in brackets, a sender of the dataflow in whatever
//! language, the address of its site. They say nothing of what is counted, unless they name people, papers or units.
//!
//! Does not hold: what a draft takes for a letterhead, which `phrases` knows.

use super::explained::{forms, say_same, says_nothing};
use super::own_words::OwnWords;
use super::phrases::is_letterhead;
use super::sides::is_of_foreign;
use crate::names::{ages_in, fold, is_of_one_sex};
use crate::values::units::is_unit_word;

/// The first words of names of offices beside those of letterheads, folded.
const OFFICES: &str = "bureau cellule مكتب مديريه مصلحه خليه اداره";
/// How words begin for people, papers and what is counted, folded: an office that is called after them may head their
/// figures alone.
const TELLING: &str = "femme feminin masculin homme woman women female mineur minor enfant child jeune young youth etudiant \
    student eleve pupil travailleur worker saisonn season retrait retired resident residant refugi refugee asile asylum demand \
    applic permis permit carte card visa titre autoris naturalis menage household famil personne person prive private irregul \
    clandestin deces mort bours scholar نساء مراه امراه اناث ذكور رجال قصر اطفال طفل طفوله شباب لاجي لجوء طلبه طالب عمال رخص بطاق تاشير عايل \
    اسر خاص تجنيس مقيم";

/// A line without addresses of sites and of mail.
pub(crate) fn without_addresses(line: &str) -> String {
    if !line.split_whitespace().any(is_address) {
        return line.to_owned();
    }
    let words = line.split_whitespace().filter(|word| !is_address(word));
    words.collect::<Vec<_>>().join(" ")
}

impl OwnWords<'_> {
    /// Whether a line names nothing but who writes, and no people, papers or units that `said` does not name.
    pub(crate) fn is_of_writer(&self, line: &str, said: &str) -> bool {
        let line = without_addresses(line);
        let mut parts = parts_of(&line).peekable();
        let is_name = |part: &str| self.abbreviations.are_of_sender(part) || self.names_sender(part) || is_office(part);
        parts.peek().is_some() && parts.all(is_name) && !is_telling(&line, said)
    }

    /// Whether a text is the name of one of those who send the data, and nothing besides.
    fn names_sender(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_it = |word: &&str| {
            let folded = fold(word);
            folded.split(' ').all(|piece| says_nothing_of_figures(piece) || self.is_of_sender(piece, &words))
        };
        words.len() > 1 && words.iter().all(is_it)
    }
}

/// Whether a piece is too short to say anything; a number may say it.
fn says_nothing_of_figures(piece: &str) -> bool {
    says_nothing(piece) && !piece.contains(char::is_numeric)
}

/// The parts of a line between dashes and colons.
fn parts_of(line: &str) -> impl Iterator<Item = &str> {
    let pieces = line.split(['–', '—', '|', ':']).flat_map(|piece| piece.split(" - "));
    pieces.map(|part| part.trim_matches([' ', '-'])).filter(|part| !part.is_empty())
}

fn is_office(part: &str) -> bool {
    let folded = fold(part);
    let first = folded.split(' ').next().unwrap_or_default();
    let is_below = folded.starts_with("sous direction ");
    is_letterhead(part) || is_below || forms(first).any(|form| OFFICES.split_whitespace().any(|own| own == form))
}

/// Whether a line names people, papers, ages, units or numbers that `said` does not name.
fn is_telling(line: &str, said: &str) -> bool {
    let old = fold(said);
    let is_old =
        |word: &str| old.split(' ').any(|own| say_same(own, word) || is_of_foreign(own) && is_of_foreign(word));
    let begins = |word: &str| forms(word).any(|form| TELLING.split_whitespace().any(|start| form.starts_with(start)));
    let tells = |word: &str| {
        let is_unit = word.chars().count() > 2 && is_unit_word(word);
        begins(word) || is_of_foreign(word) || is_of_one_sex(word) || is_unit || word.contains(char::is_numeric)
    };
    let folded = fold(line);
    ages_in(line).iter().any(|age| !ages_in(said).contains(age))
        || folded.split(' ').any(|word| tells(word) && !is_old(word))
}

fn is_address(word: &str) -> bool {
    ["www.", "http:", "https:"].iter().any(|start| word.starts_with(start)) || word.contains('@')
}

#[cfg(test)]
mod tests {
    use marsad_model::Profile;
    use marsad_testkit::tunisia;
    use serde_json::json;

    use super::without_addresses;
    use crate::Context;
    use crate::propose::own_words::OwnWords;

    #[track_caller]
    fn check(dataflow: &str, [line, said]: [&str; 2], expected: bool) {
        let format = json!({ "kind": "csv", "delimiter": ";" });
        let profile: Profile = serde_json::from_value(json!({ "id": "P", "format": format, "table": [] })).unwrap();
        let context = Context::with_profile(tunisia(), dataflow, &profile).unwrap();
        assert_eq!(OwnWords::of(&context).is_of_writer(line, said), expected, "{line}");
    }

    #[test]
    fn an_office_or_a_sender_says_nothing_of_what_is_counted() {
        for line in [
            "Direction du placement international",
            "Bureau de l'émigration (BEM)",
            "Sous-direction des statistiques",
            "مديرية ميزان المدفوعات",
            "إدارة ميزان المدفوعات - مصلحة الإحصاء",
            "Banque Centrale de Tunisie",
            "البنك المركزي التونسي",
            "Banque Centrale de Tunisie - www.bct.gov.tn",
        ] {
            check("DF_REMITTANCES", [line, ""], true);
        }
        let of_foreign = ["مكتب الهجرة واليد العاملة الأجنبية", "Bureau de la main-d'œuvre étrangère"];
        check("DF_PLACEMENTS", of_foreign, true);
    }

    #[test]
    fn people_papers_units_and_numbers_in_the_name_of_an_office_say_something() {
        for line in [
            "Bureau des étrangers",
            "Direction des femmes",
            "Bureau de placement privé",
            "Bureau des cartes",
            "Bureau des mineurs de 15 ans",
            "Direction : Transferts en nature",
            "Bureau des ménages",
            "Bureau 7",
            "Sous contrat",
            "",
        ] {
            check("DF_REMITTANCES", [line, ""], false);
        }
        assert_eq!(without_addresses("Office www.marjan.example 2024"), "Office 2024");
    }
}
