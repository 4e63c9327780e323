//! Columns that are left out because another one says the same: where both name codes row by row and do not agree, one of
//! the two is wrong, and nobody would see it in what was read.

use std::collections::BTreeMap;

use marsad_model::{Finding, FindingCode, Id, Place, Severity};

use super::plan::{LabelKind, Plan};
use crate::cell::Cell;
use crate::names::Found;

/// How many columns are looked at, and how many different texts of each.
const COLUMNS_MAX: usize = 32;
const TEXTS_MAX: usize = 500;
/// A longer text is a remark.
const TEXT_BYTES_MAX: usize = 120;

/// The columns that are left out beside a column of words, while rows come.
#[derive(Debug, Default)]
pub(super) struct Twins {
    columns: Vec<Twin>,
}

/// A column that is left out beside one that is read.
#[derive(Debug)]
struct Twin {
    at: usize,
    read: usize,
    component: usize,
    /// For each word that is read the text beside it, and the row in which the two stand first.
    beside: BTreeMap<String, (String, u32)>,
    words: BTreeMap<String, String>,
    /// Whether a word stands beside two texts, or a text beside two words: the columns say two things.
    says_another_thing: bool,
}

impl Twins {
    pub(super) fn of(plan: &Plan<'_, '_>) -> Self {
        let words = plan.labels.iter().filter_map(|label| match &label.kind {
            LabelKind::Words { component, further, has_time: false } if further.is_empty() => {
                Some((label.at, *component))
            }
            _ => None,
        });
        let twin = |(read, component): (usize, usize), at: usize| Twin {
            at,
            read,
            component,
            beside: BTreeMap::new(),
            words: BTreeMap::new(),
            says_another_thing: false,
        };
        let pairs = words.flat_map(|word| plan.ignored.iter().map(move |&at| twin(word, at)));
        Self { columns: pairs.take(COLUMNS_MAX).collect() }
    }

    /// Looks at a row.
    pub(super) fn row(&mut self, row: u32, cells: &[Cell<'_>]) {
        let text = |at: usize| {
            let cell = cells.get(at).filter(|cell| !cell.is_blank() && cell.number.is_none())?;
            let label = cell.label();
            (label.len() <= TEXT_BYTES_MAX).then(|| label.into_owned())
        };
        for twin in self.columns.iter_mut().filter(|twin| !twin.says_another_thing) {
            let (Some(word), Some(other)) = (text(twin.read), text(twin.at)) else { continue };
            twin.pair(row, word, other);
        }
    }

    /// What is told of the columns, now that their cells were seen.
    pub(super) fn tell(&self, plan: &Plan<'_, '_>, (file, sheet): (&str, &str)) -> Vec<Finding> {
        let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), ..Place::default() };
        self.columns.iter().filter_map(|twin| twin.finding(plan, &place)).collect()
    }
}

impl Twin {
    fn pair(&mut self, row: u32, word: String, other: String) {
        let is_known = self.beside.get(&word).is_some_and(|(known, _)| *known == other);
        if is_known {
            return;
        }
        if self.beside.contains_key(&word) || self.words.contains_key(&other) {
            self.says_another_thing = true;
        } else if self.beside.len() < TEXTS_MAX {
            self.words.insert(other.clone(), word.clone());
            self.beside.insert(word, (other, row));
        }
    }

    /// What is told where some texts name the code of the word beside them and others another one.
    fn finding(&self, plan: &Plan<'_, '_>, place: &Place) -> Option<Finding> {
        if self.says_another_thing {
            return None;
        }
        let mut agreeing = 0_u64;
        let mut others: Vec<(u32, &str, &str)> = Vec::new();
        for (word, (other, row)) in &self.beside {
            let (Some(read), Some(beside)) = (self.code(plan, word), self.code(plan, other)) else { continue };
            if read == beside {
                agreeing += 1;
            } else if !self.is_within(plan, read, beside) && !self.is_within(plan, beside, read) {
                others.push((*row, word.as_str(), other.as_str()));
            }
        }
        others.sort_unstable();
        let &(row, word, other) = others.first()?;
        let id = plan.dictionary.components.get(self.component)?.id;
        let place = Place { row: Some(row), column: Some(self.at as u32 + 1), ..place.clone() };
        let finding = Finding::new(FindingCode::UnexpectedColumn, Severity::Warning, place).with_value(other);
        let mut finding = finding.with("like", "twin").with("component", id).with("taken", word);
        finding.more = others.len() as u64 - 1;
        (agreeing > 0).then_some(finding)
    }

    /// The code of one thing that a text names, which is not the whole, the rest or the unknown.
    fn code<'p>(&self, plan: &'p Plan<'_, '_>, text: &str) -> Option<&'p Id> {
        let words = plan.dictionary.words(self.component)?;
        let Found::Code(code) = words.find(text) else { return None };
        words.code(code).filter(|code| !code.as_str().starts_with('_'))
    }

    fn is_within(&self, plan: &Plan<'_, '_>, inner: &Id, outer: &Id) -> bool {
        let id = plan.dictionary.components.get(self.component).map(|component| component.id);
        let list = id.and_then(|id| plan.context.codelist(id.as_str()));
        list.is_some_and(|list| plan.context.pack.is_within(list, inner, outer))
    }
}
