//! How alike an Arabic word and a Latin one sound, letter by letter, with the vowels that Arabic does not write.
//!
//! Only for suggestions, which a person looks at. METHOD.md has the costs and a worked example.

/// What it costs that a letter of one word has no fellow, or a poor one.
mod cost {
    pub(super) const OTHER: f64 = 1.0;
    /// Two letters that some speakers or clerks take for each other.
    pub(super) const NEAR: f64 = 0.2;
    /// Two vowels that are not the same.
    pub(super) const VOWEL: f64 = 0.3;
    /// A short vowel, which Arabic does not write; a gap between words.
    pub(super) const SILENT: f64 = 0.1;
    /// A letter that Latin spellings often drop.
    pub(super) const WEAK: f64 = 0.2;
    /// A long vowel or a breath that the other word lacks.
    pub(super) const LONG: f64 = 0.4;
}

/// With fewer Arabic letters than this, words that have nothing in common sound alike.
const LETTERS_MIN: usize = 3;

/// Consonants that are written for one another.
const NEAR: [(char, char); 14] = [
    ('q', 'k'),
    ('q', 'g'),
    ('k', 'g'),
    ('j', 'g'),
    ('ɣ', 'g'),
    ('ɣ', 'r'),
    ('x', 'k'),
    ('x', 'h'),
    ('θ', 't'),
    ('θ', 's'),
    ('ð', 'd'),
    ('ð', 'z'),
    ('š', 's'),
    ('s', 'z'),
];

/// From 0 to 1: how alike a folded Arabic word and a folded Latin one sound; 0 where either is too short to say.
pub(super) fn sound_likeness(arabic: &str, latin: &str) -> f64 {
    let (arabic, latin) = (sounds_of_arabic(arabic), sounds_of_latin(latin));
    let letters = arabic.iter().filter(|sound| **sound != ' ').count();
    let consonants = latin.iter().filter(|sound| !is_vowel(**sound) && **sound != ' ').count();
    if letters < LETTERS_MIN || consonants == 0 || letters > 3 * consonants || consonants > 2 * letters {
        return 0.0;
    }
    (1.0 - distance(&arabic, &latin) / letters.max(consonants) as f64).max(0.0)
}

/// The least cost of laying the sounds of one word beside those of the other, in order.
fn distance(arabic: &[char], latin: &[char]) -> f64 {
    let mut row = vec![0.0];
    for at in 0..latin.len() {
        row.push(row[at] + without_latin(latin, at));
    }
    for sound in arabic {
        let mut diagonal = row[0];
        row[0] += without_arabic(*sound);
        for (at, other) in latin.iter().enumerate() {
            let together = diagonal + substitution(*sound, *other);
            let alone = row[at + 1] + without_arabic(*sound);
            diagonal = row[at + 1];
            row[at + 1] = together.min(alone).min(row[at] + without_latin(latin, at));
        }
    }
    row[latin.len()]
}

fn substitution(arabic: char, latin: char) -> f64 {
    if arabic == latin || NEAR.contains(&(arabic, latin)) || NEAR.contains(&(latin, arabic)) {
        return if arabic == latin { 0.0 } else { cost::NEAR };
    }
    match (arabic, latin) {
        // Long vowels, and the ending ة, which is folded to ه.
        ('a', 'e') | ('w', 'u' | 'o') | ('y', 'i' | 'e') => 0.0,
        ('h' | '3', 'a' | 'e') => cost::SILENT,
        ('w', 'f') => cost::NEAR,
        ('a' | 'w' | 'y' | '3', vowel) if is_vowel(vowel) => cost::VOWEL,
        _ => cost::OTHER,
    }
}

fn without_arabic(sound: char) -> f64 {
    match sound {
        ' ' => cost::SILENT,
        '3' | 'a' => cost::WEAK,
        'h' | 'w' | 'y' => cost::LONG,
        _ => cost::OTHER,
    }
}

/// What it costs to leave a Latin letter without a fellow: nothing where it doubles the one before it.
fn without_latin(latin: &[char], at: usize) -> f64 {
    let sound = latin[at];
    match sound {
        ' ' => cost::SILENT,
        vowel if is_vowel(vowel) => cost::SILENT,
        consonant if at > 0 && latin[at - 1] == consonant => 0.0,
        'h' | 'y' | 'w' => cost::WEAK,
        _ => cost::OTHER,
    }
}

fn is_vowel(sound: char) -> bool {
    matches!(sound, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn sounds_of_arabic(folded: &str) -> Vec<char> {
    folded.chars().filter_map(sound_of_arabic).collect()
}

fn sound_of_arabic(letter: char) -> Option<char> {
    Some(match letter {
        'ب' | 'پ' => 'b',
        'ت' | 'ط' => 't',
        'ث' => 'θ',
        'ج' => 'j',
        'ح' | 'ه' => 'h',
        'خ' => 'x',
        'د' | 'ض' => 'd',
        'ذ' | 'ظ' => 'ð',
        'ر' => 'r',
        'ز' => 'z',
        'س' | 'ص' => 's',
        'ش' => 'š',
        'ع' => '3',
        'غ' => 'ɣ',
        'ف' => 'f',
        'ق' => 'q',
        'ك' => 'k',
        'گ' | 'ڤ' => 'g',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        'و' => 'w',
        'ي' => 'y',
        'ا' => 'a',
        ' ' => ' ',
        '0'..='9' => letter,
        _ => return None,
    })
}

/// Letters that are written together for one sound, as French and English write them.
const TOGETHER: [(&str, char); 10] = [
    ("ch", 'š'),
    ("sh", 'š'),
    ("kh", 'x'),
    ("gh", 'ɣ'),
    ("dh", 'ð'),
    ("th", 'θ'),
    ("ph", 'f'),
    ("dj", 'j'),
    ("ou", 'u'),
    ("qu", 'k'),
];

fn sounds_of_latin(folded: &str) -> Vec<char> {
    let (mut sounds, mut rest) = (Vec::with_capacity(folded.len()), folded);
    while let Some(first) = rest.chars().next() {
        let pair = TOGETHER.iter().find(|(pair, _)| rest.starts_with(pair));
        match pair {
            Some((pair, sound)) => {
                sounds.push(*sound);
                rest = &rest[pair.len()..];
            }
            None => {
                rest = &rest[first.len_utf8()..];
                match first {
                    'x' => sounds.extend(['k', 's']),
                    _ => sounds.extend(sound_of_latin(first, rest.chars().next())),
                }
            }
        }
    }
    sounds
}

fn sound_of_latin(letter: char, next: Option<char>) -> Option<char> {
    Some(match (letter, next) {
        ('c', Some('e' | 'i' | 'y')) => 's',
        ('c', _) => 'k',
        ('p', _) => 'b',
        ('v', _) => 'f',
        (letter, _) if letter.is_ascii_alphanumeric() || letter == ' ' => letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::sound_likeness;

    fn check(arabic: &str, latin: &str, expected: f64) {
        let found = sound_likeness(arabic, latin);
        assert!((found - expected).abs() < 1e-9, "{arabic} {latin}: {found}");
    }

    /// The worked examples of METHOD.md.
    #[test]
    fn a_name_is_found_across_scripts_by_its_sound() {
        check("قابس", "gabes", 0.925);
        check("سوسه", "sousse", 0.975);
        check("تونس", "tunis", 0.975);
    }

    #[test]
    fn names_of_other_places_do_not_sound_alike() {
        for (arabic, latin) in [("قفصه", "gabes"), ("سوسه", "sfax"), ("صفاقس", "tozeur"), ("باجه", "tunis")]
        {
            assert!(sound_likeness(arabic, latin) < 0.72, "{arabic} {latin}: {}", sound_likeness(arabic, latin));
        }
    }

    #[test]
    fn what_is_too_short_to_say_is_not_alike() {
        for (arabic, latin) in [("", ""), ("اب", "ab"), ("تونس", ""), ("تونس", "aeiou"), ("تونس", "t")] {
            assert_eq!(sound_likeness(arabic, latin), 0.0, "{arabic} {latin}");
        }
    }
}
