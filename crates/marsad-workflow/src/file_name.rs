//! The name under which a file is kept that somebody sent: what every door gives, in one place.

/// A longer name is cut; its ending stays.
const CHARACTERS_MAX: usize = 200;
/// No ending is longer.
const ENDING_CHARACTERS_MAX: usize = 12;

/// The name of a file as it is kept and shown: without folders, without signs that are not seen or that turn the order of
/// letters (so that no program passes for a document), and without stops and blanks at its ends, which hide a file or vanish
/// from its name on another system. Blank where nothing is left.
pub fn clean_file_name(given: &str) -> String {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|letter| !is_unseen(*letter)).collect();
    cut(trimmed(&name))
}

/// Signs of control, of direction (Unicode 6.3, UAX 9) and of the ends of lines, and blanks without width. Those that join
/// letters or keep them apart belong to words of Persian and stay.
fn is_unseen(letter: char) -> bool {
    let is_of_direction =
        matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_blank = matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}');
    letter.is_control() || is_of_direction || is_blank
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|letter: char| letter.is_whitespace() || letter == '.')
}

fn cut(name: &str) -> String {
    if name.chars().count() <= CHARACTERS_MAX {
        return name.to_owned();
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let ending = ending.filter(|ending| ending.chars().count() <= ENDING_CHARACTERS_MAX);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let stem: String = name.chars().take(CHARACTERS_MAX - ending.chars().count()).collect();
    trimmed(&stem).to_owned() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, name: &str) {
        assert_eq!(clean_file_name(given), name, "{given:?}");
        assert_eq!(clean_file_name(name), name, "what is clean stays");
    }

    #[test]
    fn a_name_has_no_folder() {
        check("../../etc/passwd", "passwd");
        check("C:\\x\\ملف.xlsx", "ملف.xlsx");
        check("folder/", "");
    }

    #[test]
    fn a_name_shows_what_it_is() {
        // Read as `annexe.pdf`, and a program.
        check("ann\u{202e}fdp.exe", "annfdp.exe");
        check("\u{200f}مذكرة\u{2069}.pdf\u{200e}", "مذكرة.pdf");
        check("a\u{0}b\n\u{2028}\u{feff}.csv", "ab.csv");
        check("می\u{200c}خواهم.pdf", "می\u{200c}خواهم.pdf");
        check("a;b \"c\".csv", "a;b \"c\".csv");
    }

    #[test]
    fn a_name_neither_hides_nor_changes_on_another_system() {
        check(".htaccess", "htaccess");
        check("note.pdf. . ", "note.pdf");
        check(" .. ", "");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        check(&format!("{}.pdf", "م".repeat(300)), &format!("{}.pdf", "م".repeat(196)));
        check(&"x".repeat(300), &"x".repeat(200));
        check(&format!("a.{}", "x".repeat(300)), &format!("a.{}", "x".repeat(198)));
    }
}
