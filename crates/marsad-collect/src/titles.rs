//! What texts outside a table say: of its period, its unit, its codes. One way for the proposer, which takes it into a
//! profile, and for the reader, which looks at the same place in the next file.
//!
//! Does not hold: which lines belong to which table, which `propose::title` and `reading::said` know.

use marsad_model::{Dataflow, Id, Lang, TableLayout};

pub(crate) use crate::propose::abbreviations::abbreviate;
pub(crate) use crate::propose::counted_titles::{tells_persons, units_counted_in};
pub(crate) use crate::propose::counted_units::{is_of_other_unit, is_unusual_unit};
pub(crate) use crate::propose::days_of_stocks::{is_of_other_day, is_of_unusual_day};
pub(crate) use crate::propose::doubt::is_likely;
pub(crate) use crate::propose::explained::{
    TakenCodes, Vocabulary, are_residents, is_empty_word, is_in_table, say_same, words_of_title,
};
pub(crate) use crate::propose::head_numbers::year_of_n;
pub(crate) use crate::propose::heads_over_values::{HEADS_MAX, is_head_of_values};
pub(crate) use crate::propose::kept_titles::{TITLES_MAX, behind_name, part_about_values};
pub(crate) use crate::propose::line_period::{Said, Told, months_of, period_in, title_period};
use crate::propose::narrowing::narrower_words;
pub(crate) use crate::propose::narrowing::{is_about_index, is_about_shares, is_narrowing, part_of};
pub(crate) use crate::propose::nature::{is_of_dataflow, other_nature};
pub(crate) use crate::propose::note_words::{
    Understood, explains_mark, is_formal, is_harmless, is_note, may_narrow, says_less, understood,
};
pub(crate) use crate::propose::notes_of_parts::{
    begins_notes, counts_what_happens, is_year, may_be_of, part_in_title, part_over_years, says_part_of_year, years_of,
};
pub(crate) use crate::propose::offices::without_addresses;
pub(crate) use crate::propose::ordinals::{are_one_ordinal, is_ordinal_of_things};
pub(crate) use crate::propose::origin_lines::{is_of_printing, is_of_source, may_be_of_other_year};
pub(crate) use crate::propose::other_figures::other_figure;
pub(crate) use crate::propose::own_words::OwnWords;
pub(crate) use crate::propose::paired_titles::TitledPeriod;
pub(crate) use crate::propose::phrases::{code_behind_name, code_in, is_letterhead, is_whole_subject, named_in};
pub(crate) use crate::propose::qualities_of_things::qualities_of_things;
pub(crate) use crate::propose::survey_names::part_beside_survey;
pub(crate) use crate::propose::title::{
    begins_with_sum, is_about_per_mille, is_about_percent, is_accumulated, says_sum,
};
pub(crate) use crate::propose::totals::named_total;
pub(crate) use crate::propose::unit_words::{UNIT, UnitWords};
pub(crate) use crate::propose::women::has_become_of_women;
use crate::propose::women::is_of_women;
pub(crate) use crate::propose::words_beside::is_same as is_same_unit;

use crate::Context;
use crate::cell::is_currency_sign;
use crate::names::Words;
use crate::reading::frequency;
use crate::values::periods::TimeHabits;
use crate::values::units::{Unit, Verdict, unit_in};

/// How titles write time: a date says the period that it ends, where something is counted at a point in time.
pub(crate) fn habits(context: &Context<'_>, own: TimeHabits) -> TimeHabits {
    TimeHabits { frequency: context.usual_of_stock().and_then(|code| frequency(code.as_str())), ..own }
}

/// The period that a line says, or the months since January that it names without a year.
pub(crate) fn period_of(line: &str, habits: TimeHabits) -> Option<String> {
    match title_period(line, habits) {
        Said::Period(told) => Some(told.period),
        _ => months_of(line, habits),
    }
}

/// The code of a component that a line names, be it all of a segment or after a preposition.
pub(crate) fn code_of(context: &Context<'_>, (component, words): (&str, &Words<'_>), line: &str) -> Option<Id> {
    let dataflow = context.pack.dataflow(context.dataflow);
    let segment = code_in(line, words, &names_of(context, component));
    let told =
        segment.filter(|(_, segment)| !is_whole_subject(segment, words, dataflow)).or_else(|| named_in(line, words));
    words.code(told?.0).cloned()
}

/// Whether a line says that a table holds less than all that the dataflow counts: something was refused or is left out, or
/// a group within its subject is named.
pub(crate) fn is_less_than_all(line: &str, dataflow: Option<&Dataflow>) -> bool {
    is_narrowing(line, dataflow) || narrower_words(line, dataflow).is_some()
}

/// Whether a line has a word for women alone.
pub(crate) fn names_women(line: &str, dataflow: Option<&Dataflow>) -> bool {
    line.split_whitespace().any(|word| is_of_women(word, dataflow))
}

/// Whether the words of a list may be taken from a title: names of places stand in titles for many reasons.
pub(crate) fn is_small(context: &Context<'_>, component: &str) -> bool {
    context.codelist(component).is_some_and(|list| !list.is_of_countries && list.id != *"CL_GEO")
}

/// The code of a component that a title says: for lists of places only behind the name of the component.
pub(crate) fn code_of_title(context: &Context<'_>, (component, words): (&str, &Words<'_>), line: &str) -> Option<Id> {
    if is_small(context, component) {
        return code_of(context, (component, words), line);
    }
    let (code, _) = code_behind_name(line, words, &names_of(context, component))?;
    words.code(code).cloned()
}

/// The code of a component that is all that a line, or a segment of it, says.
pub(crate) fn code_of_heading(context: &Context<'_>, (component, words): (&str, &Words<'_>), line: &str) -> Option<Id> {
    let names = names_of(context, component);
    let behind = code_behind_name(line, words, &names);
    let alone = || code_in(line, words, &names).filter(|_| is_small(context, component));
    words.code(behind.or_else(alone)?.0).cloned()
}

/// The names of a component in every language, and its identifier.
pub(crate) fn names_of(context: &Context<'_>, component: &str) -> Vec<String> {
    let concept = context.pack.concept(component);
    let named = concept.map(|concept| Lang::ALL.map(|lang| concept.name.get(lang).to_owned()));
    named.into_iter().flatten().chain([component.to_owned()]).collect()
}

/// The unit that texts name: where each observation has its own, a code of the list with a factor; else how it goes with
/// that of the dataflow.
pub(crate) struct UnitReader<'a> {
    /// The units of the list, where each observation has its own.
    words: Option<UnitWords<'a>>,
    /// The units of the list and the code of the dataflow's, where all observations have that.
    own: Option<(UnitWords<'a>, &'a Id)>,
    of_dataflow: Unit,
    /// The unit of all values of one table, where each observation has its own; no money where they have several.
    of_table: Option<Unit>,
    is_percent: bool,
}

impl<'a> UnitReader<'a> {
    pub(crate) fn of(context: &Context<'a>) -> Self {
        let is_dimension = context.structure.dimensions.iter().any(|dimension| dimension.id == *UNIT);
        let code = context.dataflow_attributes.get(UNIT);
        let units = UnitWords::of(context);
        let (words, own) = if is_dimension { (units, None) } else { (None, units.zip(code)) };
        let code = code.map(Id::as_str);
        Self { words, own, of_dataflow: Unit::of_code(code), of_table: None, is_percent: code == Some("PT") }
    }

    /// The same for the lines around one table: amounts are held against the unit that its profile writes for all of it.
    pub(crate) fn of_table(context: &Context<'a>, layout: &TableLayout) -> Self {
        let code = layout.constants.get(UNIT).or_else(|| context.profile.constants.get(UNIT));
        Self::in_unit(context, code.map(String::as_str))
    }

    /// The same, by the code of the unit of all values.
    pub(crate) fn in_unit(context: &Context<'a>, code: Option<&str>) -> Self {
        Self { of_table: Some(Unit::of_code(code)), ..Self::of(context) }
    }

    /// What values under a line must be multiplied with; none where it names no unit.
    pub(crate) fn of_line(&self, line: &str) -> Option<Verdict> {
        match &self.words {
            Some(words) => self.against_table(line).or_else(|| words.factor_of_line(line).map(verdict)),
            None => self.against(line),
        }
    }

    /// What words beside a number say of its unit; a currency that nobody knows is another one.
    pub(crate) fn of_words(&self, words: &str) -> Option<Verdict> {
        let is_currency = !self.is_of_observations() && words.contains(is_currency_sign);
        self.of_line(&format!("en {words}")).or(is_currency.then_some(Verdict::Other))
    }

    /// What values under headers must be multiplied with; `path` has all of their levels, ` / ` between them.
    pub(crate) fn of_headers(&self, path: &str) -> Option<Verdict> {
        match &self.words {
            Some(words) => words.factor_below(&levels(path)).map(verdict),
            None => path.split(" / ").find_map(|level| self.against(level)),
        }
    }

    /// Whether headers say of what the values are, where each observation has its own unit, and not how many: `Personnes`.
    pub(crate) fn leaves_multiple_open(&self, path: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.leaves_multiple_open(&levels(path)))
    }

    /// Whether a line says so of the values under it: `Unité : personne`.
    pub(crate) fn leaves_multiple_of_line_open(&self, line: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.leaves_multiple_of_line_open(line))
    }

    /// Whether headers name shares, where each observation has its own unit.
    pub(crate) fn is_share(&self, path: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.is_share(&levels(path)))
    }

    /// Whether a line names a unit, where each observation has its own, that is none of these codes.
    pub(crate) fn is_of_other_code(&self, line: &str, codes: &[String]) -> bool {
        let Some(words) = &self.words else { return false };
        match unit_in(line).filter(|unit| unit.is_money()) {
            Some(unit) => codes.iter().all(|code| unit.against(Unit::of_code(Some(code))) == Verdict::Other),
            None => words.named_in_line(line).is_some_and(|named| codes.iter().all(|code| named.code != **code)),
        }
    }

    /// The code of the unit that a line names, where each observation has its own.
    pub(crate) fn code_of_line(&self, line: &str) -> Option<Id> {
        self.words.as_ref()?.named_in_line(line).map(|unit| unit.code)
    }

    /// Whether words are the currency of the dataflow and nothing besides: `$`, `USD` where it counts millions of dollars.
    pub(crate) fn is_own_currency(&self, words: &str) -> bool {
        let unit = unit_in(&format!("en {words}")).filter(|unit| self.words.is_none() && unit.multiplier == 1.0);
        unit.is_some_and(|unit| unit.is_of_money_of(self.of_dataflow))
    }

    /// Whether a text names the unit of values that are taken as they stand; that of each observation is a code, and told as
    /// such, and what was corrected by hand is missed by nobody.
    pub(crate) fn names_unit_as_it_stands(&self, text: &str) -> bool {
        self.words.is_none() && matches!(self.against(text), Some(Verdict::Same | Verdict::Other))
    }

    /// Whether a line names the unit of the dataflow by a word of the list that is no unit by itself: `(م د)`.
    pub(crate) fn names_own_unit(&self, line: &str) -> bool {
        self.own.as_ref().is_some_and(|(units, code)| units.names(line, code))
    }

    /// Whether each observation has its own unit.
    pub(crate) fn is_of_observations(&self) -> bool {
        self.words.is_some()
    }

    /// How the money that a line names goes with that of the table.
    fn against_table(&self, line: &str) -> Option<Verdict> {
        let own = self.of_table?;
        unit_in(line).filter(|unit| unit.is_money()).map(|unit| unit.against(own))
    }

    fn against(&self, text: &str) -> Option<Verdict> {
        unit_in(text).filter(|_| !self.is_percent).map(|unit| unit.against(self.of_dataflow))
    }
}

/// The headers above a column, the lowest first.
fn levels(path: &str) -> Vec<&str> {
    path.rsplit(" / ").collect()
}

fn verdict(factor: f64) -> Verdict {
    if factor == 1.0 { Verdict::Same } else { Verdict::Scale(factor) }
}
