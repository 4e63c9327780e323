//! Lines above a table, headers over its values and lines right below its headers that say something else than those of
//! the file of its profile, be it the word that makes its figures those of women alone or the order of the same words, and
//! lines that did not stand there, be it that none did.
//!
//! A word is known where a line said it, where it says nothing of what is counted, where the data explain it, or, of a new
//! one, where the dataflow says it of all that it counts. Does not hold: what a line is read for, which `said` and `narrower`
//! know, what the dataflow says, which `propose::own_words` knows, notes, which `new_notes` looks at, and lines right below the
//! headers that the profile does not know, which `first_lines` looks at.

mod counted;
mod moments;

use std::collections::{BTreeMap, HashSet};

use marsad_model::{CellName, Finding, FindingCode, Id, Lang, SaidOf, SaidText, Severity, TableLayout};

use super::Context;
use super::dictionary::Dictionary;
use super::lines_beside::is_beside;
use super::narrower::lines_above;
use super::new_notes::replaced_lines;
use super::outside_lines::{FoundAgain, OutsideLine, masked};
use super::own_units;
use super::said::{Around, is_header, place_of, rows_around};
use crate::names::{AgeSpan, Found, Words, ages_in, fold};
use crate::titles::{self, OwnWords, TITLES_MAX, TakenCodes, UNIT, Vocabulary};
use crate::values::qualities;

/// What is told of the lines above a table and the headers over its values that its profile keeps, and of new ones; `layout`
/// is the table as this file says it, `heads` are such headers, `headings` what stands in rows of words and is none, and of
/// which lines something is `told` already. Nothing where the profile keeps no such lines, unless there were none.
pub(super) fn tell(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (around, layout, heads): (Around<'_>, &TableLayout, &[OutsideLine]),
    (headings, told): (&[OutsideLine], &[Finding]),
) -> Vec<Finding> {
    if kept(around).next().is_none() && !had_no_line_above(context, around.layout) {
        return Vec::new();
    }
    let titles = Titles::of(context, dictionary, (around, layout, heads), told);
    let own = titles_of(around.layout).filter(|said| !is_below_headers(around.layout, said));
    let (of_heads, above): (Vec<&SaidText>, Vec<&SaidText>) = own.partition(|said| is_in_headers(around.layout, said));
    // Where the profile says a component of their row, each word there is looked up, but for a heading over several of them.
    let is_across =
        |said: &SaidText| around.layout.across.iter().any(|own| said.at.is_some_and(|at| at.row == own.row));
    let (of_words, of_heads): (Vec<&SaidText>, Vec<&SaidText>) = of_heads.into_iter().partition(|said| is_across(said));
    let headings_again = of_words.iter().filter_map(|said| titles.look_at_heading(context, said, headings));
    let of_other = |said: &SaidText| titles.other_day(context, said).or_else(|| titles.other_age(said));
    let again = above.into_iter().filter_map(|said| of_other(said).or_else(|| titles.look_again(context, said)));
    let heads_again = of_heads.iter().filter_map(|said| of_other(said).or_else(|| titles.look_at_head(context, said)));
    let heads_again = heads_again.chain(headings_again);
    let told = again.chain(titles.new_lines(context)).chain(heads_again).chain(titles.new_heads(context, &of_heads));
    told.chain(titles.other_unit(context)).collect()
}

/// The findings of a table with what is told of the lines right below its headers that its profile keeps: they come among
/// its rows, where they are not read.
pub(super) fn tell_below_headers(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    around: Around<'_>,
    mut findings: Vec<Finding>,
) -> Vec<Finding> {
    let own: Vec<&SaidText> = titles_of(around.layout).filter(|said| is_below_headers(around.layout, said)).collect();
    let Some(last) = own.iter().filter_map(|said| said.at).map(|at| at.row).max() else { return findings };
    let rows = around.layout.header_last() + 1..=last;
    let line_of = |finding: &Finding| {
        let is_of_texts = finding.arguments.get("what").is_some_and(|what| what == "texts");
        let row = finding.place.row.filter(|row| rows.contains(row))?;
        let at = CellName { row, column: finding.place.column.unwrap_or(1) };
        let is_line = finding.code == FindingCode::RowNotRead && is_of_texts;
        is_line.then(|| OutsideLine { at, text: finding.value.clone() })
    };
    let lines: Vec<OutsideLine> = findings.iter().filter_map(line_of).collect();
    let titles = Titles::of(context, dictionary, (around, around.layout, &lines), &[]);
    let told: Vec<Finding> = own.into_iter().filter_map(|said| titles.look_at_head(context, said)).collect();
    // What is told of a line is more than that it was not read.
    let is_told = |finding: &Finding| told.iter().any(|other| other.place.row == finding.place.row);
    findings.retain(|finding| line_of(finding).is_none() || !is_told(finding));
    findings.extend(told);
    findings
}

/// The lines that the profile keeps of a table. Keys beside it are looked for with their values.
fn titles_of(layout: &TableLayout) -> impl Iterator<Item = &SaidText> {
    let is_key = |said: &SaidText| said.at.is_some_and(|at| is_beside(layout, at));
    layout.said.iter().filter(move |said| said.of == SaidOf::Title && !is_key(said))
}

fn is_in_headers(layout: &TableLayout, said: &SaidText) -> bool {
    said.at.is_some_and(|at| is_header(layout, at.row))
}

fn is_below_headers(layout: &TableLayout, said: &SaidText) -> bool {
    layout.header_rows.is_some() && said.at.is_some_and(|at| at.row > layout.header_last())
}

/// Whether a line is one that the profile keeps but for its numbers; in a line of a unit they count.
fn is_as_kept(said: &str, heard: &str) -> bool {
    masked(said) == masked(heard) && titles::is_of_other_unit((said, heard)) != Some(true)
}

/// The lines that the profile keeps of a sheet.
pub(super) fn kept<'s>(around: Around<'s>) -> impl Iterator<Item = &'s SaidText> {
    around.tables.iter().flat_map(|table| &table.said).filter(|said| said.of == SaidOf::Title)
}

/// Whether a folded line has an ordinal, said of what is counted: `premier trimestre` says nothing of first permits.
fn has_ordinal(line: &str, ordinal: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let mut there = words.iter().enumerate().filter(|(_, word)| titles::are_one_ordinal(word, ordinal));
    there.any(|(at, _)| titles::is_ordinal_of_things(&words, at))
}

/// Whether no line stood above a table in the file of its profile: its headers, and those of all tables of its sheet, were the
/// first row. Of another profile without titles nobody knows whether there were some.
pub(super) fn had_no_line_above(context: &Context<'_>, layout: &TableLayout) -> bool {
    let tables = &context.profile.tables;
    let is_of_sheet = |table: &TableLayout| table.sheet == layout.sheet;
    // A sheet with another name stands for one of them.
    let is_known = tables.iter().any(is_of_sheet);
    let mut beside = tables.iter().filter(|table| !is_known || is_of_sheet(table));
    beside.all(|table| table.header_rows.is_some_and(|[first, _]| first == 1))
}

/// The codes that hold for all values of a table: constants, and what the name of its sheet says.
fn fixed_codes(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (layout, sheet): (&TableLayout, &str),
) -> BTreeMap<Id, String> {
    let mut fixed = context.profile.constants.clone();
    fixed.extend(layout.constants.clone());
    let of_sheet = layout.sheet_component.as_ref().and_then(|id| {
        let words = dictionary.words(dictionary.place(id.as_str())?)?;
        let Found::Code(code) = words.find(sheet) else { return None };
        Some((id.clone(), words.code(code)?.to_string()))
    });
    fixed.extend(of_sheet);
    fixed
}

/// The lines above a table in this file, and what explains their words.
pub(super) struct Titles<'t, 'd, 'a, 'c> {
    around: Around<'t>,
    told: &'t [Finding],
    /// The nearest first.
    lines: Vec<&'t OutsideLine>,
    /// What stands between them and the values.
    heads: &'t [OutsideLine],
    /// The codes of all values in the file of the profile, and in this one.
    before: TakenCodes<'d, 'a>,
    now: TakenCodes<'d, 'a>,
    /// The ages among the codes of this one.
    ages: HashSet<AgeSpan>,
    around_table: Vocabulary,
    /// The words by what the table tells its values apart.
    breakdown: Vocabulary,
    own: OwnWords<'c>,
    /// The codes of the units in which the values may be.
    units: Vec<String>,
    /// The words of the units, where each observation has its own.
    unit_words: Option<&'d Words<'a>>,
}

impl<'t, 'd, 'a, 'c> Titles<'t, 'd, 'a, 'c> {
    pub(super) fn of(
        context: &Context<'c>,
        dictionary: &'d Dictionary<'a>,
        (around, layout, heads): (Around<'t>, &TableLayout, &'t [OutsideLine]),
        told: &'t [Finding],
    ) -> Self {
        let fixed = |layout: &TableLayout| fixed_codes(context, dictionary, (layout, around.sheet));
        let of = |layout: &TableLayout| TakenCodes::of_fixed(context, dictionary, &fixed(layout));
        let unit = dictionary.place(UNIT).filter(|&place| place < dictionary.dimensions);
        Self {
            around,
            told,
            lines: lines_above(around, layout),
            heads,
            before: of(around.layout),
            now: of(layout),
            ages: fixed(layout).values().filter_map(|code| AgeSpan::of_code(code)).collect(),
            around_table: Vocabulary::around_table(context, layout),
            breakdown: Vocabulary::of_breakdown(context, layout),
            own: OwnWords::of(context),
            units: own_units::codes_beside(context, around),
            unit_words: unit.and_then(|place| dictionary.words(place)),
        }
    }
}

impl<'t> Titles<'t, '_, '_, '_> {
    /// What is told of a line that the profile keeps.
    fn look_again(&self, context: &Context<'_>, said: &SaidText) -> Option<Finding> {
        let at = said.at?;
        let rows = rows_around(at.row, self.around.layout, self.around.tables);
        match self.around.lines.find((at, &said.text), rows) {
            FoundAgain::Same => None,
            FoundAgain::Changed { line, .. } if is_as_kept(&said.text, &line.text) => None,
            FoundAgain::Changed { line, .. } if self.is_other_writer(said, line) => None,
            FoundAgain::Changed { line, .. } if !self.is_kept(line) => {
                self.is_other(context, (said, line)).then(|| self.other_title(said, line)).flatten()
            }
            FoundAgain::Changed { line, .. } if line.at.column == at.column && self.is_of_other_table(said, line) => {
                self.other_title(said, line)
            }
            FoundAgain::Changed { .. } | FoundAgain::Gone => self.gone_title(said),
        }
    }

    /// Whether one office or sender stands in the place of another: neither says what is counted.
    fn is_other_writer(&self, said: &SaidText, line: &OutsideLine) -> bool {
        self.own.is_of_writer(&said.text, &said.text) && self.own.is_of_writer(&line.text, &said.text)
    }

    /// What is told of a header over the values that the profile keeps: columns change places, so that it may stand over
    /// others now.
    fn look_at_head(&self, context: &Context<'_>, said: &SaidText) -> Option<Finding> {
        if self.is_there(said) {
            return None;
        }
        match self.in_place_of(said) {
            Some(line) => self.is_other(context, (said, line)).then(|| self.other_title(said, line)).flatten(),
            None => self.gone_title(said),
        }
    }

    /// What is told of a heading in a row of words that the profile keeps, where another one stands in its row.
    fn look_at_heading(&self, context: &Context<'_>, said: &SaidText, headings: &[OutsideLine]) -> Option<Finding> {
        if headings.iter().any(|line| is_as_kept(&said.text, &line.text)) {
            return None;
        }
        let at = said.at?;
        let open = headings.iter().filter(|line| line.at.row == at.row && !self.is_kept(line));
        let line = open.min_by_key(|line| line.at.column.abs_diff(at.column))?;
        self.is_other(context, (said, line)).then(|| self.other_title(said, line)).flatten()
    }

    /// What is told of headers over the values that did not stand there, and in the place of none of those that the profile
    /// keeps; nothing where it keeps none.
    fn new_heads(&self, context: &Context<'_>, of_heads: &[&SaidText]) -> Vec<Finding> {
        let gone = of_heads.iter().filter(|said| !self.is_there(said));
        let replaced: Vec<CellName> = gone.filter_map(|said| self.in_place_of(said)).map(|line| line.at).collect();
        let is_new = |line: &&OutsideLine| {
            !self.is_kept(line) && !replaced.contains(&line.at) && self.is_telling_title(context, &line.text)
        };
        let heads = self.heads.iter().filter(|_| !of_heads.is_empty()).filter(is_new);
        let told = heads
            .filter(|line| !self.is_told(&line.text))
            .map(|line| self.finding((Severity::Warning, "new-title"), Some(line.at), &line.text).with("said", ""));
        told.collect()
    }

    /// Whether a header that the profile keeps stands over the values still.
    fn is_there(&self, said: &SaidText) -> bool {
        self.heads.iter().any(|line| is_as_kept(&said.text, &line.text))
    }

    /// The nearest header over the values that the profile does not keep.
    fn in_place_of(&self, said: &SaidText) -> Option<&'t OutsideLine> {
        let at = said.at?;
        let open = self.heads.iter().filter(|line| !self.is_kept(line));
        open.min_by_key(|line| (line.at.row.abs_diff(at.row), line.at.column.abs_diff(at.column)))
    }

    fn other_title(&self, said: &SaidText, line: &OutsideLine) -> Option<Finding> {
        let finding = self.finding((Severity::Warning, "other-title"), Some(line.at), &line.text);
        (!self.is_told(&line.text)).then(|| finding.with("said", &said.text))
    }

    fn gone_title(&self, said: &SaidText) -> Option<Finding> {
        let finding = self.finding((Severity::Note, "gone-title"), said.at, &said.text);
        (!self.is_told(&said.text)).then(|| finding.with("said", &said.text))
    }

    /// Whether a line says something else than the one that the profile keeps in its place.
    fn is_other(&self, context: &Context<'_>, (said, line): (&SaidText, &OutsideLine)) -> bool {
        let has_other_words =
            || self.says_more(&line.text) || self.says_less(said, line) || self.is_unusual_unit(context, &line.text);
        self.is_other_by_itself(&said.text, &line.text).unwrap_or_else(has_other_words)
    }

    /// Whether a line and the one in whose place it stands name other units, people, places or ways; none where their words
    /// must tell.
    fn is_other_by_itself(&self, said: &str, heard: &str) -> Option<bool> {
        let (said, heard) = (self.own.abbreviations.spell_out(said), self.own.abbreviations.spell_out(heard));
        let texts = (said.as_str(), heard.as_str());
        let is_other = || titles::has_become_of_women(texts) || self.own.country.has_other_sides(texts);
        titles::is_of_other_unit(texts).or_else(|| is_other().then_some(true))
    }

    /// What is told of a line that names another day of the year than the one that the profile keeps.
    fn other_day(&self, context: &Context<'_>, said: &SaidText) -> Option<Finding> {
        let line = self.changed(said)?;
        let is_other = titles::is_of_other_day(context, (&said.text, &line.text)) && !self.is_told(&line.text);
        let finding = || self.finding((Severity::Warning, "day"), Some(line.at), &line.text).with("said", &said.text);
        is_other.then(finding)
    }

    /// What is told of a line that names an age which neither the one that the profile keeps nor a code names: of two lines
    /// that are alike but for their numbers, one may be of other people.
    fn other_age(&self, said: &SaidText) -> Option<Finding> {
        let line = self.changed(said)?;
        let is_own = titles_of(self.around.layout).any(|own| own.text == line.text);
        let is_other = !is_own && self.names_other_age(&line.text, &ages_in(&said.text));
        is_other.then(|| self.other_title(said, line)).flatten()
    }

    /// Whether a line names an age that is none of these and that no code of all values names.
    pub(super) fn names_other_age(&self, line: &str, known: &HashSet<AgeSpan>) -> bool {
        ages_in(line).iter().any(|age| !known.contains(age) && !self.ages.contains(age))
    }

    /// Whether a line names an age that neither a line which the profile keeps, nor a code of all values, nor the dataflow
    /// names, over a table that tells no ages apart.
    fn names_new_age(&self, context: &Context<'_>, line: &str) -> bool {
        let dataflow = context.pack.dataflow(context.dataflow);
        let texts = dataflow.into_iter().flat_map(|own| [&own.name, &own.description, &own.universe]);
        let texts = texts.flat_map(|text| Lang::ALL.map(|lang| text.get(lang)));
        let kept = kept(self.around).map(|said| said.text.as_str());
        let is_told_apart = Id::new("AGE").is_ok_and(|age| titles::is_in_table(self.around.layout, &age));
        !is_told_apart && self.names_other_age(line, &texts.chain(kept).flat_map(ages_in).collect())
    }

    /// The line in the place of one that the profile keeps, where it does not say the same.
    fn changed(&self, said: &SaidText) -> Option<&'t OutsideLine> {
        let at = said.at?;
        let rows = rows_around(at.row, self.around.layout, self.around.tables);
        match self.around.lines.find((at, &said.text), rows) {
            FoundAgain::Changed { line, .. } => Some(line),
            FoundAgain::Same | FoundAgain::Gone => None,
        }
    }

    /// What is told of lines that did not stand above the table, down from the next row with several texts: another table
    /// may end there.
    fn new_lines(&self, context: &Context<'_>) -> Vec<Finding> {
        let replaced = replaced_lines(self.around);
        let is_beside =
            |line: &OutsideLine, other: &OutsideLine| other.at.row == line.at.row && other.text != line.text;
        let is_alone = |line: &&OutsideLine| !self.lines.iter().any(|other| is_beside(line, other));
        let mut found: Vec<&'t OutsideLine> = Vec::new();
        for line in self.lines.iter().copied().take_while(is_alone).take(TITLES_MAX) {
            let is_new = !self.is_kept(line) && !replaced.contains(&line.at) && !self.is_told(&line.text);
            // A merged cell may have its text in each of its columns.
            let is_again = found.iter().any(|other| other.text == line.text);
            let is_other = || self.is_telling_title(context, &line.text) || self.is_unusual_unit(context, &line.text);
            let is_of_writer = self.own.is_of_writer(&line.text, "");
            if is_new && !is_again && !is_of_writer && (is_other() || self.names_new_age(context, &line.text)) {
                found.push(line);
            }
        }
        let told = found.into_iter().map(|line| {
            let is_unit = self.is_unusual_unit(context, &line.text);
            let is_day = !is_unit && titles::is_of_unusual_day(context, &line.text) && !self.says_more(&line.text);
            let what = if is_day { "new-day" } else { "new-title" };
            self.finding((Severity::Warning, what), Some(line.at), &line.text).with("said", "")
        });
        told.collect()
    }

    /// Whether a line that did not stand there says something of what is counted that nothing explains.
    pub(super) fn is_telling_title(&self, context: &Context<'_>, text: &str) -> bool {
        let is_title = titles::part_about_values(text).is_some() && !titles::is_note(text);
        let names_others = || !self.own.country.other_sides(text).is_empty();
        let is_telling = || titles::is_of_unusual_day(context, text) || self.says_more(text) || names_others();
        is_title && is_telling()
    }

    /// Whether the profile has a line, be it with another number.
    pub(super) fn is_kept(&self, line: &OutsideLine) -> bool {
        let mut said = self.around.tables.iter().flat_map(|table| &table.said);
        said.any(|said| is_as_kept(&said.text, &line.text))
    }

    /// Whether a line names a unit that nothing explains.
    fn is_unusual_unit(&self, context: &Context<'_>, line: &str) -> bool {
        titles::is_unusual_unit(context, &self.units, line)
    }

    /// Whether a line in the place of one of this table says what another table of the sheet was said to be: where titles
    /// change places, what the profile fixes stays with the wrong table.
    fn is_of_other_table(&self, said: &SaidText, line: &OutsideLine) -> bool {
        let own: Vec<&SaidText> = self.around.layout.said.iter().filter(|said| said.of == SaidOf::Title).collect();
        if own.iter().any(|said| masked(&said.text) == masked(&line.text)) {
            return false;
        }
        let own: Vec<String> = own.iter().map(|said| fold(&said.text)).collect();
        let says_more = |text: &str, (codes, others): (&TakenCodes<'_, '_>, &[String])| {
            titles::part_about_values(text)
                .is_some_and(|part| !self.other_words(&titles::words_of_title(part), (codes, others)).is_empty())
        };
        let heard = [fold(&line.text)];
        let has_other_words = || {
            says_more(&line.text, (&self.now, own.as_slice()))
                || says_more(&said.text, (&self.before, heard.as_slice()))
        };
        self.is_other_by_itself(&said.text, &line.text).unwrap_or_else(has_other_words)
    }

    /// Whether something is told of a text that says that it is another one.
    fn is_told(&self, text: &str) -> bool {
        self.told.iter().any(|finding| finding.is_of(text) && finding.code != FindingCode::FollowedTitle)
    }

    /// Whether a line has a word that no line had that the profile keeps, and that neither the data nor the dataflow explains.
    fn says_more(&self, text: &str) -> bool {
        let text =
            kept(self.around).fold(titles::without_addresses(text), |text, said| titles::abbreviate(&text, &said.text));
        let text = self.own.abbreviations.spell_out(&text);
        let text = text.as_str();
        let is_of_writer = titles::is_letterhead(text) || titles::is_of_source(text) || titles::is_of_printing(text);
        let Some(part) = titles::part_about_values(text).or((!is_of_writer).then_some(text)) else { return false };
        let old: Vec<String> = kept(self.around).map(|said| self.folded(&said.text)).collect();
        let is_sum = titles::says_sum(part) && !kept(self.around).any(|said| titles::says_sum(&said.text));
        let words = titles::words_of_title(part);
        let excusing = kept(self.around).filter(|said| !self.is_of_writer_still(said, text));
        let both = |said: &SaidText| [self.folded(&said.text), self.folded(&titles::abbreviate(&said.text, text))];
        let excusing: Vec<String> = excusing.flat_map(both).collect();
        let is_final = qualities::says_final(part);
        let is_of_figures =
            |at: &usize| is_final && words.get(*at).is_some_and(|word| qualities::is_final(&fold(word)));
        let others = self.other_words(&words, (&self.now, &excusing)).into_iter();
        let mut others = others.filter(|at| !is_of_figures(at));
        is_sum
            || others.any(|at| !self.own.say(part, (&words, at)))
            || self.own.are_contradicted(&words, &old)
            || self.has_quality_of_things(part, &old)
            || moments::are_other(&self.breakdown, part, &old)
    }

    /// Whether a line that the profile keeps stands above still and says more behind the name of who writes than `text` does:
    /// below `Coast guard — Bureau of land and sea borders`, those who came by sea are a part of all, and below the name of
    /// all that is counted the same name is nothing new.
    fn is_of_writer_still(&self, said: &SaidText, text: &str) -> bool {
        let Some(behind) = titles::behind_name(&said.text) else { return false };
        let is_number = said.text.strip_suffix(behind).is_some_and(|name| name.contains(char::is_numeric));
        let own_line = masked(&said.text);
        let is_there = || self.around.lines.between([1, u32::MAX]).any(|line| masked(&line.text) == own_line);
        let own = [self.folded(text)];
        let says_more = || !self.other_words(&titles::words_of_title(behind), (&self.now, own.as_slice())).is_empty();
        !is_number && is_there() && says_more()
    }

    /// Whether a title says of what is counted that it is provisional, as no line did that the profile keeps.
    fn has_quality_of_things(&self, title: &str, old: &[String]) -> bool {
        let words = titles::words_of_title(title);
        let is_old = |word: &str| {
            let folded = fold(word);
            old.iter().any(|text| text.split(' ').any(|own| titles::say_same(own, &folded)))
        };
        let is_named = |word: &str| {
            let at = words.iter().position(|own| *own == word);
            at.is_some_and(|at| self.now.says(&words, at)) || self.around_table.says(word)
        };
        titles::qualities_of_things(title).into_iter().any(|word| !is_old(word) && !is_named(word))
    }

    /// Whether a kept line had a word that neither the one in its place nor a new one has, and that nothing explained. That
    /// another line has it explains nothing where it had it before: below `Assisted return` those who were assisted are
    /// others than those who are registered.
    fn says_less(&self, said: &SaidText, line: &OutsideLine) -> bool {
        let text = self.own.abbreviations.spell_out(&titles::abbreviate(&said.text, &line.text));
        let Some(part) = titles::part_about_values(&text) else { return false };
        let is_new = |other: &&&OutsideLine| !self.is_kept(other) && titles::part_about_values(&other.text).is_some();
        let new_lines = self.lines.iter().filter(is_new);
        let texts = new_lines.map(|line| line.text.as_str()).chain([line.text.as_str()]);
        let new: Vec<String> = texts.map(|text| self.folded(&titles::abbreviate(text, &said.text))).collect();
        let words = titles::words_of_title(part);
        let lines = [said.text.as_str(), line.text.as_str()];
        let is_said = |at: usize| words.get(at).is_some_and(|word| self.own.say_granted(word, lines));
        !self.other_words(&words, (&self.before, &new)).into_iter().all(is_said)
    }

    /// A line with its abbreviations spelled out, folded.
    fn folded(&self, line: &str) -> String {
        fold(&self.own.abbreviations.spell_out(line))
    }

    /// The places of the words of a line that no other line has and that nothing explains.
    fn other_words(&self, words: &[&str], (fixed, others): (&TakenCodes<'_, '_>, &[String])) -> Vec<usize> {
        let say_one = |own: &str, piece: &str| titles::say_same(own, piece) || titles::are_residents(own, piece);
        let is_there = |piece: &str| others.iter().any(|text| text.split(' ').any(|own| say_one(own, piece)));
        let is_said = |at: usize, word: &str| match titles::is_ordinal_of_things(words, at) {
            true => others.iter().any(|text| has_ordinal(text, word)),
            false => fold(word).split(' ').all(is_there),
        };
        let is_other = |(at, word): &(usize, &&str)| {
            let is_empty = titles::is_empty_word(words, *at);
            let is_explained = is_empty || fixed.says(words, *at) || self.around_table.says(word);
            !is_explained && !is_said(*at, word)
        };
        words.iter().enumerate().filter(is_other).map(|(at, _)| at).collect()
    }

    pub(super) fn finding(&self, (severity, what): (Severity, &str), at: Option<CellName>, text: &str) -> Finding {
        let place = place_of(self.around.file, self.around.sheet, at);
        Finding::new(FindingCode::TitleDisagrees, severity, place).with("what", what).with_value(text)
    }
}
