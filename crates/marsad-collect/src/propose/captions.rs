//! Captions of the tables of a file, `Tableau 2. Bourses attribuées`, `Nuitées touristiques`: below another caption may
//! stand another subject, and nothing in the table says so.
//!
//! A numbered caption is held against the first one of its sheet. One without a number is held against the name of the
//! dataflow and the captions before it: where it shares no word with any of them, a person decides. So are the names of
//! sheets held against the first. Captions and names that say a code, a period, a unit or a component tell tables apart,
//! and are no subjects.

use std::collections::BTreeMap;

use marsad_model::Lang;

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::evidence::{is_of_one_stem, words_of};
use super::notes_of_parts::begins_notes;
use super::origin_lines::{is_of_printing, is_of_source};
use super::outside::is_about_code;
use super::title::Line;
use crate::names::fold;
use crate::titles::{is_letterhead, names_of};
use crate::values::periods::{self, TimeHabits};
use crate::values::units::{is_unit_line, without_unit};

/// How many captions are asked about, and how long one is at most: what is longer is a note.
const ASKED_MAX: usize = 6;
const CHARACTERS_MAX: usize = 100;
/// How long a title is at most.
const TITLE_CHARACTERS_MAX: usize = 160;

/// What heads the tables that were drafted.
#[derive(Default)]
pub(super) struct Captions {
    /// The words of the first numbered caption of each sheet, and the caption as it stands.
    numbered: BTreeMap<String, (Vec<String>, String)>,
    subjects: Vec<Subject>,
    /// The name of the first sheet with a table, and its words.
    sheet: Option<(String, Vec<String>)>,
    asked: usize,
    /// The sheet of the last table and the last of its rows.
    end: (String, u32),
}

/// The subject that a caption without a number says.
struct Subject {
    text: String,
    place: String,
    words: Vec<String>,
    /// Whether the name of the dataflow has one of its words.
    is_own: bool,
    is_asked: bool,
}

impl Subject {
    fn shares_a_word(&self, other: &Self) -> bool {
        self.words.iter().any(|word| other.words.iter().any(|other| is_of_one_stem(word, other)))
    }
}

impl Drafter<'_, '_, '_> {
    /// Asks about a table under a caption that speaks of something else than the others or the dataflow.
    pub(super) fn other_caption(&mut self, table: &Table<'_>) {
        if caption_of(&table.title.lines).is_some() {
            self.other_numbered_caption(table);
        } else if let Some(subject) = self.subject_of(table) {
            self.other_subject(subject);
        }
        self.other_sheet(table);
        let end = table.layout.rows.map_or(0, |[_, last]| last);
        self.captions.end = (table.grid.name.clone(), end);
    }

    fn other_numbered_caption(&mut self, table: &Table<'_>) {
        let Some((line, words)) = caption_of(&table.title.lines) else { return };
        let numbered = &mut self.captions.numbered;
        let first = numbered.entry(table.grid.name.clone()).or_insert_with(|| (words.clone(), line.text.clone()));
        // What tells the tables apart may be a code that is taken from there.
        if first.0 == words || is_about_code(table, line) {
            return;
        }
        let first = first.1.clone();
        let place = table.grid.spot(Some(line.row), line.column);
        self.doubt(Doubt::new(DoubtKind::OtherCaption, "", &line.text).taking(first).at(place));
    }

    /// Asks about a sheet whose name shares no word with that of the first, and says nothing that was taken: `Djerba` and
    /// `Monastir` where no component tells places apart.
    fn other_sheet(&mut self, table: &Table<'_>) {
        let name = &table.grid.name;
        let is_taken =
            table.layout.sheet_component.is_some() || table.layout.said.iter().any(|said| said.text == *name);
        if name.is_empty() || is_taken {
            return;
        }
        let words = self.words_of_subject(name);
        let Some((first, known)) = &self.captions.sheet else {
            self.captions.sheet = Some((name.clone(), words));
            return;
        };
        let is_alike = known.iter().any(|known| words.iter().any(|word| is_of_one_stem(known, word)));
        if first == name || words.is_empty() || known.is_empty() || is_alike || self.captions.asked >= ASKED_MAX {
            return;
        }
        let doubt = Doubt::new(DoubtKind::OtherCaption, "", name).taking(first.clone()).at(name.clone());
        self.captions.asked += 1;
        self.doubt(doubt);
    }

    /// What the nearest line above a table and behind the one before it speaks of.
    fn subject_of(&self, table: &Table<'_>) -> Option<Subject> {
        let (sheet, end) = &self.captions.end;
        let is_behind = |line: &&Line| *sheet != table.grid.name || line.row > *end;
        let lines = table.title.lines.iter().rev().filter(is_behind).filter(|line| is_caption(&line.text));
        let mut told = lines.map(|line| (line, self.words_of_subject(&line.text)));
        let (line, words) = told.find(|(line, words)| !words.is_empty() && !is_about_code(table, line))?;
        let dataflow = self.context.pack.dataflow(self.context.dataflow)?;
        let own: Vec<String> = Lang::ALL.iter().flat_map(|&lang| words_of(dataflow.name.get(lang))).collect();
        let is_own = words.iter().any(|word| own.iter().any(|own| is_of_one_stem(word, own)));
        let place = table.grid.spot(Some(line.row), line.column);
        Some(Subject { text: line.text.clone(), place, words, is_own, is_asked: false })
    }

    /// The words of a caption that can say a subject: neither those of codes and components nor those of time.
    fn words_of_subject(&self, text: &str) -> Vec<String> {
        if !self.lists_of(text).is_empty() {
            return Vec::new();
        }
        let dimensions = self.context.structure.dimensions.iter();
        let names: Vec<String> =
            dimensions.flat_map(|dimension| names_of(self.context, dimension.id.as_str())).collect();
        let components: Vec<String> = names.iter().flat_map(|name| words_of(name)).collect();
        let is_of_component = |word: &str| components.iter().any(|name| is_of_one_stem(name, word));
        let is_of_time = |word: &str| periods::read(word, TimeHabits::default()).is_some();
        let is_telling = |word: &String| {
            let is_general = word.chars().any(char::is_numeric) || GENERAL.contains(&word.as_str());
            !is_general && !is_of_component(word) && !is_of_time(word) && self.lists_of(word).is_empty()
        };
        words_of(without_unit(text)).into_iter().filter(is_telling).collect()
    }

    /// Asks about a subject that shares no word with the dataflow and the captions before it, or about the earlier one
    /// where this one is the dataflow's.
    fn other_subject(&mut self, mut subject: Subject) {
        let captions = &mut self.captions;
        let mut doubts: Vec<Doubt> = Vec::new();
        let doubt = |about: &mut Subject, taken: &str| {
            about.is_asked = true;
            Doubt::new(DoubtKind::OtherCaption, "", &about.text).taking(taken.to_owned()).at(about.place.clone())
        };
        if subject.is_own {
            let others = captions.subjects.iter_mut().filter(|other| !other.is_own && !other.is_asked);
            let others = others.filter(|other| !other.shares_a_word(&subject));
            doubts.extend(others.map(|other| doubt(other, &subject.text)));
        } else if let Some(first) = captions.subjects.first()
            && !captions.subjects.iter().any(|other| other.shares_a_word(&subject))
        {
            doubts.push(doubt(&mut subject, &first.text));
        }
        doubts.truncate(ASKED_MAX.saturating_sub(captions.asked));
        captions.asked += doubts.len();
        captions.subjects.push(subject);
        doubts.into_iter().for_each(|doubt| self.doubt(doubt));
    }
}

/// Words that stand in captions of all subjects, folded.
const GENERAL: [&str; 48] = [
    "tableau",
    "tableaux",
    "table",
    "tables",
    "nombre",
    "number",
    "numbers",
    "effectif",
    "effectifs",
    "repartition",
    "distribution",
    "evolution",
    "statistiques",
    "statistics",
    "donnees",
    "data",
    "total",
    "annee",
    "annees",
    "year",
    "suite",
    "partie",
    "part",
    "annexe",
    "feuille",
    "sheet",
    "جدول",
    "جداول",
    "عدد",
    "توزيع",
    "تطور",
    "احصاييات",
    "معطيات",
    "سنه",
    "حسب",
    "mois",
    "month",
    "months",
    "trimestre",
    "quarter",
    "semestre",
    "half",
    "شهر",
    "اشهر",
    "ثلاثي",
    "ثلاثيه",
    "سداسي",
    "سداسيه",
];

/// Whether a line can head a table: neither a note, a source, a unit nor a letterhead.
fn is_caption(text: &str) -> bool {
    is_title(text)
        && text.chars().count() <= CHARACTERS_MAX
        && !is_letterhead(text)
        && !is_of_printing(text)
        && !is_of_source(text)
}

/// Whether a text can say what values are: neither a note nor a unit, nor too long for a title.
pub(super) fn is_title(text: &str) -> bool {
    let folded = fold(text);
    let is_note = folded.split(' ').next().is_some_and(begins_notes);
    let begins_in_words = text.starts_with(char::is_alphanumeric);
    begins_in_words && !is_note && text.chars().count() <= TITLE_CHARACTERS_MAX && !is_unit_line(text)
}

/// The nearest line that begins with a word for a table and its number, and its other words without numbers.
fn caption_of(lines: &[Line]) -> Option<(&Line, Vec<String>)> {
    lines.iter().rev().find_map(|line| Some((line, words_of_caption(&line.text)?)))
}

fn words_of_caption(text: &str) -> Option<Vec<String>> {
    const TABLES: [&str; 6] = ["tableau", "tabl", "tab", "table", "جدول", "لوحه"];
    let folded = fold(text);
    let has_digit = |word: &str| word.chars().any(char::is_numeric);
    let mut words = folded.split(' ');
    let is_numbered = words.next().is_some_and(|word| TABLES.contains(&word)) && words.next().is_some_and(has_digit);
    let words: Vec<String> = words.filter(|word| !has_digit(word)).map(str::to_owned).collect();
    (is_numbered && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::{GENERAL, is_caption, words_of_caption};
    use crate::names::fold;

    #[test]
    fn words_of_all_subjects_are_written_as_they_are_folded() {
        for word in GENERAL {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn a_note_a_unit_and_a_source_head_no_table() {
        for text in ["Recettes en devises (MD)", "الليالي السياحية", "Bourses attribuées"] {
            assert!(is_caption(text), "{text}");
        }
        for text in
            ["En milliers de dinars", "Unité : MD", "(1) hors résidents", "* provisoire", "Source : INS", "Note : ..."]
        {
            assert!(!is_caption(text), "{text}");
        }
    }

    #[test]
    fn a_caption_is_told_by_its_number_and_compared_by_its_words() {
        let words = |text: &str| words_of_caption(text).map(|words| words.join(" "));
        assert_eq!(words("Tableau 2. Bourses attribuées, 2023").as_deref(), Some("bourses attribuees"));
        assert_eq!(words("Table 1a: Arrivals 2022"), words("Table 1b: Arrivals 2023"));
        assert_eq!(words("الجدول 3: الطلبة").as_deref(), Some("طلبه"));
        for text in ["Tableau des bourses", "Table 2", "Bourses 2023", ""] {
            assert_eq!(words(text), None, "{text}");
        }
    }
}
