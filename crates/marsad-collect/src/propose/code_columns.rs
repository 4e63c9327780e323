//! Columns of exports that hold codes of their own, by headers as data bases write them: `COD_GOUV`, `TYP_DEC`. Of which list
//! they are nobody knows for sure: they are not read, and a person is asked, with the components that are likely.
//!
//! Does not hold: columns whose codes or words a list knows, which `labels` takes.

use marsad_model::{Code, Column, ColumnRole, Lang};

use super::columns::LabelColumn;
use super::doubt::{Doubt, DoubtKind};
use super::evidence::{Grade, words_of};
use super::labels::code;
use super::roles::{Meaning, Roles};
use crate::names::{Suggestion, fold};
use crate::reading::headers::Headers;

/// How many components are named, and how likely each must be.
const NAMED_MAX: usize = 3;
const SCORE_MIN: f64 = 0.3;
/// For how many different texts of a column the codes of a list are looked through.
const TEXTS_MAX: usize = 50;
/// What a header weighs that names a component, and what the texts weigh that are like its codes.
const HALF: f64 = 0.5;
/// International classifications by their French names, and as sources of lists write them; both folded.
const CLASSIFICATIONS: [(&str, &str); 3] = [("citp", "isco"), ("citi", "isic"), ("cite", "isced")];

/// Words beside which a column of codes is one of time or of the status of numbers.
const OTHER_WORDS: [&str; 14] = [
    "flag",
    "flags",
    "status",
    "statut",
    "obs",
    "mois",
    "month",
    "annee",
    "year",
    "trimestre",
    "quarter",
    "semaine",
    "week",
    "periode",
];

/// What the name of a column in a data base says that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Codes, or types as one or a few letters.
    Code,
    Number,
    Date,
    Label,
    Identifier,
}

/// What a header says as data bases name columns, `COD_GOUV`, `NB_AUT`, `DT_DEC`, `PAYS_ID`; none where it is written otherwise.
pub(super) fn shape_of(header: &str) -> Option<Shape> {
    let is_name = header.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let lower = header.to_ascii_lowercase();
    let pieces: Vec<&str> = lower.split('_').filter(|piece| !piece.is_empty()).collect();
    let [first, .., last] = pieces[..] else { return None };
    if pieces.iter().any(|piece| OTHER_WORDS.contains(piece)) {
        return None;
    }
    let shape = match (first, last) {
        ("id", _) | (_, "id") => Shape::Identifier,
        ("nb" | "nbr" | "nbre" | "qte", _) => Shape::Number,
        ("dt" | "date", _) => Shape::Date,
        ("lib" | "libelle" | "lbl", _) => Shape::Label,
        ("cod" | "cd" | "code" | "typ" | "type", _) | (_, "cod" | "cd" | "code") => Shape::Code,
        _ => return None,
    };
    is_name.then_some(shape)
}

impl Roles<'_, '_, '_> {
    /// What a header says as data bases name columns, where it is not the name of a component.
    pub(super) fn shape(&self, header: &str) -> Option<Shape> {
        let shape = shape_of(header.rsplit(" / ").next()?)?;
        let is_name = |place: usize| self.names.grade(place, header) == Grade::Name;
        (!(0..self.dictionary.components.len()).any(is_name)).then_some(shape)
    }

    /// Whether the header of a column says that what stands below it is no number that is counted, be it of digits, and another
    /// column has numbers: `Type_1` and `Type_2` alone are two kinds of what is counted.
    pub(super) fn is_of_no_numbers(&self, headers: &Headers, column: usize) -> bool {
        let has_none = |at: usize| {
            let header = headers.path(at);
            let is_other = matches!(self.shape(&header), Some(Shape::Code | Shape::Date | Shape::Label));
            is_other || self.dimension_of_numbers(&header, at).is_some()
        };
        let [first, last] = self.block.columns;
        let has_numbers = |at: usize| self.data_rows().any(|row| self.kinds.at(row, at).is_number());
        has_none(column) && (first..=last).any(|other| !has_none(other) && has_numbers(other))
    }

    /// A column that holds codes by its header, with the question of which component they are; none where it is no such
    /// column. Of the likeliest component no total may be assumed.
    pub(super) fn offered_code(&self, column: &LabelColumn, found: &mut Meaning) -> Option<Column> {
        let is_of_codes = self.shape(column.name()) == Some(Shape::Code) && column.texts.len() < column.filled();
        if !is_of_codes {
            return None;
        }
        let likely = self.likely_components(column, found);
        found.held_back.extend(likely.first().map(|best| best.code.clone()));
        let doubt = Doubt::new(DoubtKind::CodeColumn, "", &column.header).naming(likely);
        found.doubts.push(doubt.at(self.grid.spot(None, column.at)));
        Some(code(column, ColumnRole::Ignore, None))
    }

    /// The components of which a column most likely holds codes, best first.
    fn likely_components(&self, column: &LabelColumn, found: &Meaning) -> Vec<Suggestion> {
        let open = (0..self.dictionary.dimensions).filter(|&place| self.is_open(place, found));
        let scored = open.filter_map(|place| {
            let score = self.score_of_codes(column, place);
            let made = Suggestion { code: self.id(place).to_string(), name: String::new(), score };
            (score >= SCORE_MIN).then_some(made)
        });
        let mut likely: Vec<Suggestion> = scored.collect();
        likely.sort_by(|a, b| b.score.total_cmp(&a.score));
        likely.truncate(NAMED_MAX);
        likely
    }

    /// How far the header of a column and its texts point to a component.
    fn score_of_codes(&self, column: &LabelColumn, place: usize) -> f64 {
        let Some(list) = self.context.codelist(self.id(place).as_str()) else { return 0.0 };
        let codes = list.codes().iter().filter(|code| !code.id.as_str().starts_with('_'));
        let codes: Vec<(&str, Vec<String>)> = codes.map(|code| (code.id.as_str(), words_of_code(code))).collect();
        let is_code = |text: &str| codes.iter().any(|(code, words)| ends_in(code, text) || begins_one(text, words));
        let texts: Vec<&str> = column.texts.iter().take(TEXTS_MAX).map(|seen| seen.text.trim()).collect();
        let known = texts.iter().filter(|text| is_code(text)).count();
        let share = if texts.is_empty() { 0.0 } else { known as f64 / texts.len() as f64 };
        let is_named = self.is_short_for(place, column.name(), &fold(&list.source));
        HALF * share + if is_named { HALF } else { 0.0 }
    }

    /// Whether a piece of a header begins a word of a component’s name, or is the classification of its list.
    pub(super) fn is_short_for(&self, place: usize, header: &str, source: &str) -> bool {
        const SHAPES: [&str; 4] = ["cod", "code", "typ", "type"];
        let id = self.id(place);
        let concept = self.context.pack.concept(id.as_str());
        let names = concept.iter().flat_map(|concept| Lang::ALL.map(|lang| concept.name.get(lang).to_owned()));
        let words: Vec<String> = names.chain([id.to_string()]).flat_map(|name| words_of(&name)).collect();
        let mut pieces = words_of(header).into_iter().filter(|piece| !SHAPES.contains(&piece.as_str()));
        pieces.any(|piece| {
            let is_source =
                |(own, other): &(&str, &str)| [*own, *other].contains(&piece.as_str()) && source.contains(other);
            words.iter().any(|word| word.starts_with(&piece)) || CLASSIFICATIONS.iter().any(is_source)
        })
    }
}

/// The words of a code and of its names, folded.
fn words_of_code(code: &Code) -> Vec<String> {
    let names = Lang::ALL.into_iter().flat_map(|lang| words_of(code.name.get(lang)));
    names.chain(words_of(code.id.as_str())).collect()
}

/// Whether a code is a text but for what stands before it: `TN-13` and `13`, `OC3` and `3`.
fn ends_in(code: &str, text: &str) -> bool {
    let Some(before) = code.strip_suffix(text).filter(|_| !text.is_empty()) else { return false };
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_apart = |c: char| !c.is_alphanumeric() || is_number && c.is_alphabetic();
    before.is_empty() || before.ends_with(is_apart)
}

/// Whether a text of a few letters begins one of some words: `REN` and `renouvellement`.
fn begins_one(text: &str, words: &[String]) -> bool {
    let folded = fold(text);
    let count = folded.chars().count();
    (3..=6).contains(&count)
        && folded.chars().all(char::is_alphabetic)
        && words.iter().any(|word| word.starts_with(&folded))
}

#[cfg(test)]
mod tests {
    use marsad_model::{ColumnRole, Id};
    use marsad_testkit::tunisia;

    use super::{Shape, ends_in, shape_of};
    use crate::propose::DoubtKind;
    use crate::propose::tests::{draft, draft_of};

    #[test]
    fn a_header_as_data_bases_write_it_says_what_stands_below_it() {
        for (header, shape) in [
            ("COD_GOUV", Some(Shape::Code)),
            ("CD_PAYS", Some(Shape::Code)),
            ("code_nat", Some(Shape::Code)),
            ("PAYS_CODE", Some(Shape::Code)),
            ("TYP_DEC", Some(Shape::Code)),
            ("NB_AUT", Some(Shape::Number)),
            ("DT_DEC", Some(Shape::Date)),
            ("LIB_PAYS", Some(Shape::Label)),
            ("ID_LIGNE", Some(Shape::Identifier)),
            ("DOSSIER_ID", Some(Shape::Identifier)),
            ("TIME_PERIOD", None),
            ("COD_MOIS", None),
            ("STATUS_CODE", None),
            ("Code", None),
            ("Type de titre", None),
            ("Cod_é", None),
        ] {
            assert_eq!(shape_of(header), shape, "{header}");
        }
        assert!(ends_in("TN-13", "13") && ends_in("OC3", "3") && ends_in("XM-S", "S"));
        assert!(!ends_in("OC13", "3") && !ends_in("FIRST", "T") && !ends_in("OC3", ""));
    }

    #[test]
    fn columns_of_codes_of_an_export_are_offered_with_their_likely_components() {
        let text = "COD_NAT_ISO3;COD_CITP;COD_GOUV;TYP_DEC;DT_DECISION;NB_AUT\n\
                    FRA;3;13;REN;12/01/2023;1\nCHN;9;11;PRE;13/01/2023;2\nFRA;3;11;PRE;15/01/2023;18\n\
                    CHN;1;12;REN;15/02/2023;2\nFRA;9;13;PRE;16/02/2023;5\nCHN;1;12;REN;17/02/2023;7\n";
        let made = draft_of(tunisia(), "DF_WORK_PERMITS", text.as_bytes());
        let doubts = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::CodeColumn);
        let best = |doubt: &crate::propose::Doubt| doubt.suggestions.first().map(|best| best.code.clone());
        let asked: Vec<(&str, Option<String>)> = doubts.map(|doubt| (doubt.text.as_str(), best(doubt))).collect();
        let of = |id: &str| Some(id.to_owned());
        assert_eq!(asked, [("TYP_DEC", of("PERMIT_STAGE"))], "{:?}", made.doubts);
        let table = &made.profile.tables[0];
        // Numbers below a header that names their dimension are asked about one by one.
        for (header, id) in [("COD_CITP", "OCCUPATION"), ("COD_GOUV", "GEO")] {
            let column = table.column.iter().find(|column| column.header == header).unwrap();
            assert_eq!((column.role, column.component.as_ref()), (ColumnRole::Code, Some(&Id::literal(id))));
        }
        for id in ["OCCUPATION", "GEO", "PERMIT_STAGE"] {
            let constants = [&table.constants, &made.profile.constants];
            assert!(constants.iter().all(|constants| !constants.contains_key(&Id::literal(id))), "{id}");
        }
        let value = table.column.iter().find(|column| column.role == ColumnRole::Value).unwrap();
        assert_eq!((value.header.as_str(), table.across.len()), ("NB_AUT", 0), "{:?}", made.doubts);
    }

    #[test]
    fn numbers_below_headers_for_types_alone_are_values() {
        let made = draft("Isle;Type_1;Type_2\nLulu Isle;12;31\nSadaf Isle;12;31\n");
        assert!(made.doubts.iter().all(|doubt| doubt.kind != DoubtKind::CodeColumn), "{:?}", made.doubts);
    }

    #[test]
    fn letters_below_a_header_for_types_are_no_status_of_the_number_beside_them() {
        let has_flags = |header: &str| {
            let rows = "2024-01;5;PRE\n2024-02;7;REN\n2024-03;9;PRE\n2024-04;4;REN\n";
            let made = draft(&format!("Month;Arrivals;{header}\n{rows}"));
            made.profile.tables[0].column.iter().any(|column| column.role == ColumnRole::Flag)
        };
        assert!(has_flags("") && !has_flags("TYP_DEC") && !has_flags("DEC_CODE"));
    }
}
