//! The consonants of a word in Latin letters, so that names in Arabic and in Latin script can be compared.
//!
//! Only for suggestions: `قابس` and `Gabès` share bones, and so do names that have nothing to do with each other.

/// The consonants of a folded word: vowels go, letters that sound alike become one.
pub(crate) fn skeleton(folded: &str) -> String {
    let latin = folded.replace("ch", "s").replace("sh", "s").replace("ph", "f").replace("kh", "k").replace("gh", "g");
    let latin = latin.replace("dh", "d").replace("th", "t").replace("ou", "").replace("qu", "k");
    let mut bones = String::new();
    for bone in latin.chars().filter_map(bone) {
        if !bones.ends_with(bone) {
            bones.push(bone);
        }
    }
    bones
}

fn bone(c: char) -> Option<char> {
    Some(match c {
        'b' | 'p' | 'ب' | 'پ' => 'b',
        't' | 'ت' | 'ط' | 'ث' => 't',
        'j' | 'ج' => 'j',
        'h' | 'ح' | 'ه' => return None,
        'd' | 'د' | 'ض' | 'ذ' => 'd',
        'r' | 'ر' => 'r',
        'z' | 'ز' | 'ظ' => 'z',
        's' | 'x' | 'س' | 'ش' | 'ص' => 's',
        'c' | 'k' | 'q' | 'ك' | 'ق' | 'خ' => 'k',
        'g' | 'غ' | 'ڤ' | 'گ' => 'g',
        'f' | 'v' | 'ف' => 'f',
        'l' | 'ل' => 'l',
        'm' | 'م' => 'm',
        'n' | 'ن' => 'n',
        ' ' => ' ',
        '0'..='9' => c,
        _ => return None,
    })
}
