//! Which cells of a table that a reader asks for would, beside other tables that he may ask for, give away a few persons.
//!
//! A restriction to some codes of a variable is a union of them, and two unions that differ by a rare code give it away.
//! Here the respondents of every code are counted for each cell; the rule itself is `marsad_protect::splits_nested_parts`. A
//! variable each of whose codes lies in one code of another, as governorates lie in regions, is told apart with it.
//! Does not hold: what is hidden for other reasons (`marsad-protect`), or how many codes may be named (`builder.rs`).

use std::collections::BTreeSet;

use marsad_model::{EstimateQuestion, Id, Statistic, TOTAL};
use marsad_protect::splits_nested_parts;
use marsad_survey::{Codes, Design, Frame, MISSING, SurveyError};

use super::respondents::{Group, Restriction, answering_rows, counted, has_two_answers};

/// What of a table is looked at.
pub(super) struct Told<'a> {
    /// The keys of its cells: a code for each variable of `question.by`, then one for the variable whose shares are asked for
    /// where there is one of these; `_T` stands for all.
    pub keys: &'a [&'a [Id]],
    /// Fewer respondents are to stay together.
    pub minimum: u32,
    /// The variables by whose codes anybody may ask.
    pub open: &'a [&'a str],
    /// The prints of groups whose size is a secret, however many they are: they are kept together as the few are.
    pub secret_prints: &'a BTreeSet<u64>,
}

impl Told<'_> {
    /// As how many a group counts where the few are kept together: one whose size is a secret is as good as few.
    fn weight_of(&self, group: Group) -> u64 {
        let few = u64::from(self.minimum.saturating_sub(1));
        if self.secret_prints.contains(&group.print) { group.rows.min(few) } else { group.rows }
    }
}

/// For each key whether its cell is a secret because of the codes that a restriction leaves out or takes in.
///
/// # Errors
/// Variables that are not there.
pub(super) fn secrets(design: &Design, question: &EstimateQuestion, told: &Told<'_>) -> Result<Vec<bool>, SurveyError> {
    let mut is_secret = vec![false; told.keys.len()];
    let rows = answering_rows(design, &question.statistic)?;
    let apart = all_apart(design.frame(), question, told.open);
    for side in sides(design.frame(), question) {
        for apart in &apart {
            let parts = Parts::of(design.frame(), question, (*apart, side, &rows))?;
            for (key, is_secret) in told.keys.iter().zip(&mut is_secret) {
                *is_secret |= parts.split(key, told);
            }
        }
    }
    Ok(is_secret)
}

/// An answer of which a table tells how many gave it and how many gave another.
#[derive(Clone, Copy)]
struct Side<'a> {
    variable: &'a str,
    /// The answer; none where it stands in the key.
    code: Option<&'a str>,
}

/// What of its respondents a table tells: all of them, and of a share or of numbers with two answers both sides.
fn sides<'a>(frame: &'a Frame, question: &'a EstimateQuestion) -> Vec<Option<Side<'a>>> {
    match &question.statistic {
        Statistic::Proportion { variable, category } => vec![Some(Side { variable, code: category.as_deref() })],
        Statistic::Count {} | Statistic::Quantile { .. } => vec![None],
        Statistic::Total { .. } | Statistic::Mean { .. } | Statistic::Ratio { .. } => {
            let flags = question.statistic.variables().into_iter().filter(|name| has_two_answers(frame, name));
            let side = |variable: &'a str| {
                let code = frame.codes(variable).ok().and_then(|codes| codes.labels.first());
                Some(Side { variable, code: code.map(String::as_str) })
            };
            std::iter::once(None).chain(flags.map(side)).collect()
        }
    }
}

/// A variable whose codes are told apart, and one that has each of them in one of its own codes.
#[derive(Clone, Copy)]
struct Apart<'a> {
    fine: &'a str,
    coarse: Option<&'a str>,
}

/// Each variable told apart by itself, and with every open one within whose codes its own lie. Which these are depends on the
/// data alone, so that tables which name either are judged by the same parts: one that names the coarser alone takes whole
/// groups of parts, which are refused as its own codes are.
fn all_apart<'a>(frame: &Frame, question: &'a EstimateQuestion, open: &[&'a str]) -> Vec<Apart<'a>> {
    let mut all: Vec<Apart<'a>> = Vec::new();
    for name in told_apart(question) {
        all.push(Apart { fine: name, coarse: None });
        let coarser = open.iter().copied().filter(|other| *other != name && is_nested(frame, name, other));
        all.extend(coarser.map(|coarse| Apart { fine: name, coarse: Some(coarse) }));
    }
    all
}

/// Whether all who have the same code of `fine` have the same code of `coarse`, or none, and some have one. Those without a
/// code of `fine` may have any. A column that is not there is nested in none.
fn is_nested(frame: &Frame, fine: &str, coarse: &str) -> bool {
    let (Ok(fine), Ok(coarse)) = (frame.codes(fine), frame.codes(coarse)) else { return false };
    let mut found: Vec<Option<u32>> = vec![None; fine.labels.len()];
    let is_one = fine.of_row.iter().zip(&coarse.of_row).all(|(fine, coarse)| match found.get_mut(*fine as usize) {
        Some(known) => *known.get_or_insert(*coarse) == *coarse,
        None => true,
    });
    is_one && found.into_iter().flatten().any(|coarse| coarse != MISSING)
}

/// The variables of which a table tells some codes and not others: those of restrictions; where sums are told, which can be
/// subtracted, those that cross it too.
fn told_apart(question: &EstimateQuestion) -> Vec<&str> {
    let crossed = question.by.iter().filter(|name| !question.only.contains_key(*name));
    let crossed = crossed.filter(|_| question.statistic.is_additive());
    question.only.keys().chain(crossed).map(String::as_str).collect()
}

/// A variable that is told apart, and what of it the table takes.
struct Taking<'a> {
    codes: &'a Codes,
    /// Where it stands among those that the table is crossed with.
    own: Option<usize>,
    /// For each code of it whether the table takes it, and at the end whether it takes those who have none.
    taken: Vec<bool>,
}

impl<'a> Taking<'a> {
    fn of(frame: &'a Frame, question: &EstimateQuestion, name: &str) -> Result<Self, SurveyError> {
        let codes = frame.codes(name)?;
        let own = question.by.iter().position(|known| known == name);
        let taken = match question.only.get(name) {
            Some(wanted) => codes.labels.iter().map(|label| wanted.contains(label)).chain([false]).collect(),
            None => vec![true; codes.labels.len() + 1],
        };
        Ok(Self { codes, own, taken })
    }

    /// What of it a cell takes: one code, where the table is crossed with it.
    fn taken_at(&self, key: &[Id]) -> Vec<bool> {
        let own = self.own.and_then(|place| key.get(place)).and_then(|code| wanted(self.codes, code));
        match own {
            Some(own) => (0..self.taken.len()).map(|part| part == own as usize).collect(),
            None => self.taken.clone(),
        }
    }

    /// The place of a code, those without one behind all.
    fn place(&self, code: u32) -> usize {
        (code as usize).min(self.codes.labels.len())
    }
}

/// The respondents of a table by what it is crossed with, by the answer whose share is asked for, and by the codes of a variable
/// that it tells apart.
struct Parts<'a> {
    by: Vec<&'a Codes>,
    answers: Option<&'a Codes>,
    /// The one answer whose share is asked for; none where it stands in the key.
    answer: Option<u32>,
    /// The variable told apart.
    fine: Taking<'a>,
    /// The variable in whose codes its own lie.
    coarse: Option<Taking<'a>>,
    /// For each cell that somebody is in its codes (crossings, answer, variables told apart), and how many are.
    counted: Vec<(Vec<u32>, Group)>,
}

/// A part: the group in which it lies, whether the cell takes it, and the respondents who gave the answer and who did not.
#[derive(Clone, Copy, Default)]
struct Part {
    group: usize,
    is_taken: bool,
    given: [Group; 2],
}

impl<'a> Parts<'a> {
    fn of(
        frame: &'a Frame,
        question: &EstimateQuestion,
        (apart, side, rows): (Apart<'_>, Option<Side<'_>>, &[usize]),
    ) -> Result<Self, SurveyError> {
        let by: Vec<&Codes> = question.by.iter().map(|name| frame.codes(name)).collect::<Result<_, _>>()?;
        let (answers, answer) = match side {
            Some(Side { variable, code }) => {
                let answers = frame.codes(variable)?;
                (Some(answers), code.map(|code| place_of(answers, code)))
            }
            None => (None, None),
        };
        let fine = Taking::of(frame, question, apart.fine)?;
        let coarse = apart.coarse.map(|name| Taking::of(frame, question, name)).transpose()?;
        let others = restrictions(frame, question, apart)?;
        let told_apart = [Some(fine.codes), coarse.as_ref().map(|coarse| coarse.codes)];
        let columns: Vec<&Codes> = by.iter().copied().chain(answers).chain(told_apart.into_iter().flatten()).collect();
        let counted = counted(&columns, rows.iter().copied().filter(|row| others.iter().all(|other| other.has(*row))));
        Ok(Self { by, answers, answer, fine, coarse, counted })
    }

    /// Whether the cell at a key takes some of the few and leaves others of them.
    fn split(&self, key: &[Id], told: &Told<'_>) -> bool {
        let parts = self.parts(key);
        let groups: Vec<usize> = parts.iter().map(|part| part.group).collect();
        let is_taken: Vec<bool> = parts.iter().map(|part| part.is_taken).collect();
        // Those who gave the answer, and those who gave another: a share tells of both.
        (0..2).any(|side| {
            let counts: Vec<u64> = parts.iter().map(|part| told.weight_of(part.given[side])).collect();
            splits_nested_parts(&counts, &groups, &is_taken, told.minimum)
        })
    }

    /// Each code of the variable told apart, then those without one, by the code of the coarser variable where there is one.
    fn parts(&self, key: &[Id]) -> Vec<Part> {
        let wanted: Vec<Option<u32>> = self.by.iter().zip(key).map(|(codes, code)| wanted(codes, code)).collect();
        let answer = self.answers.zip(key.get(self.by.len())).map(|(answers, code)| place_of(answers, code.as_str()));
        let answer = self.answer.or(answer);
        let fine_taken = self.fine.taken_at(key);
        let coarse_taken = self.coarse.as_ref().map_or_else(|| vec![true], |coarse| coarse.taken_at(key));
        let first = self.by.len() + usize::from(self.answers.is_some());
        let mut parts = vec![Part::default(); self.fine.codes.labels.len() + coarse_taken.len()];
        for (cell, rows) in self.counted_of(&wanted) {
            let is_inside = wanted
                .iter()
                .zip(cell)
                .enumerate()
                .all(|(place, (wanted, code))| self.is_apart(place) || wanted.is_none_or(|wanted| wanted == *code));
            let side = match answer {
                None => Some(0),
                Some(answer) => side_of(answer, cell.get(self.by.len()).copied()),
            };
            let (Some(side), Some(fine), true) = (side, cell.get(first), is_inside) else { continue };
            let fine = self.fine.place(*fine);
            let group = match (&self.coarse, cell.get(first + 1)) {
                (Some(coarse), Some(code)) => coarse.place(*code),
                _ => 0,
            };
            let is_without = fine == self.fine.codes.labels.len();
            let part = &mut parts[if is_without { fine + group } else { fine }];
            part.group = group;
            part.is_taken = fine_taken[fine] && coarse_taken[group];
            part.given[side] = part.given[side].with(*rows);
        }
        parts
    }

    /// Whether the variable at a place of the crossing is one of those told apart.
    fn is_apart(&self, place: usize) -> bool {
        self.fine.own == Some(place) || self.coarse.as_ref().is_some_and(|coarse| coarse.own == Some(place))
    }

    /// The crossings that may stand in the cell of these codes: they are in the order of their first code.
    fn counted_of(&self, wanted: &[Option<u32>]) -> &[(Vec<u32>, Group)] {
        match wanted.first() {
            Some(Some(first)) if !self.is_apart(0) => {
                let begin = self.counted.partition_point(|(cell, _)| cell.first() < Some(first));
                let end = self.counted.partition_point(|(cell, _)| cell.first() <= Some(first));
                &self.counted[begin..end]
            }
            _ => &self.counted,
        }
    }
}

/// Where somebody stands who gave an answer: 0 for this one, 1 for another; nowhere who gave none.
fn side_of(answer: u32, given: Option<u32>) -> Option<usize> {
    given.filter(|given| *given != MISSING).map(|given| usize::from(given != answer))
}

/// The place of a code among the labels; one that nobody has stands behind all.
fn place_of(codes: &Codes, code: &str) -> u32 {
    codes.labels.iter().position(|label| label == code).unwrap_or(codes.labels.len()) as u32
}

/// The place of a code of a key; none for the total.
fn wanted(codes: &Codes, code: &Id) -> Option<u32> {
    (*code != *TOTAL).then(|| place_of(codes, code.as_str()))
}

/// The restrictions by every variable but those told apart.
fn restrictions<'a>(
    frame: &'a Frame,
    question: &EstimateQuestion,
    but: Apart<'_>,
) -> Result<Vec<Restriction<'a>>, SurveyError> {
    let is_apart = |name: &str| name == but.fine || Some(name) == but.coarse;
    let others = question.only.iter().filter(|(name, _)| !is_apart(name));
    others.map(|(name, wanted)| Restriction::of(frame, (name.as_str(), wanted.as_slice()))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use marsad_model::{EstimateQuestion, Id, Statistic};
    use marsad_survey::{Design, Frame};

    use super::super::respondents::Group;
    use super::{Told, secrets};

    /// Forty of A, twelve of B, thirty of C and one of D, half of them women; the first of B is in the south, all others in
    /// the north. Every second one of A works, all of B, none of C and D.
    fn design() -> Design {
        let groups: Vec<&str> = [("A", 40), ("B", 12), ("C", 30), ("D", 1)]
            .into_iter()
            .flat_map(|(code, rows)| std::iter::repeat_n(code, rows))
            .collect();
        let rows = groups.len();
        let sexes: Vec<&str> = (0..rows).map(|row| if row % 2 == 0 { "F" } else { "M" }).collect();
        let areas: Vec<&str> = (0..rows).map(|row| if row == 40 { "S" } else { "N" }).collect();
        let work =
            |row: usize| if groups[row] == "B" || (groups[row] == "A" && row.is_multiple_of(2)) { "1" } else { "0" };
        let works: Vec<&str> = (0..rows).map(work).collect();
        let frame = Frame::new(rows).with_numbers("w", vec![10.0; rows]).unwrap();
        let ones = works.iter().map(|works| f64::from(u8::from(*works == "1"))).collect();
        let frame = frame.with_numbers("one", ones).unwrap();
        // North are A and B, south are C and D.
        let side = |group: &&str| if matches!(*group, "A" | "B") { "N" } else { "S" };
        let sides: Vec<&str> = groups.iter().map(side).collect();
        let columns = [("group", &groups), ("sex", &sexes), ("area", &areas), ("works", &works), ("side", &sides)];
        let frame = columns.into_iter().try_fold(frame, |frame, (name, texts)| frame.with_texts(name, texts));
        Design::new(frame.unwrap()).weights("w").build().unwrap()
    }

    fn question(statistic: Statistic, by: &[&str], only: &[(&str, &[&str])]) -> EstimateQuestion {
        let mut question = EstimateQuestion::new(statistic);
        question.by = by.iter().map(|name| (*name).to_owned()).collect();
        for (name, codes) in only {
            question.only.insert((*name).to_owned(), codes.iter().map(|code| (*code).to_owned()).collect());
        }
        question
    }

    /// Without the sides, which are coarser than the groups.
    const OPEN: [&str; 4] = ["group", "sex", "area", "works"];

    fn check(question: &EstimateQuestion, expected: &[(&[&str], bool)]) {
        check_open(&OPEN, question, expected);
    }

    fn check_open(open: &[&str], question: &EstimateQuestion, expected: &[(&[&str], bool)]) {
        check_beside(&BTreeSet::new(), open, question, expected);
    }

    fn check_beside(
        secret_prints: &BTreeSet<u64>,
        open: &[&str],
        question: &EstimateQuestion,
        expected: &[(&[&str], bool)],
    ) {
        let keys: Vec<Vec<Id>> =
            expected.iter().map(|(key, _)| key.iter().map(|code| Id::new(code).unwrap()).collect()).collect();
        let keys: Vec<&[Id]> = keys.iter().map(Vec::as_slice).collect();
        let expected: Vec<bool> = expected.iter().map(|(_, is_secret)| *is_secret).collect();
        let told = Told { keys: &keys, minimum: 5, open, secret_prints };
        assert_eq!(secrets(&design(), question, &told).unwrap(), expected, "{question:?}");
    }

    #[test]
    fn all_codes_but_a_rare_one_are_a_secret_like_the_rare_one() {
        let count = |codes: &[&str]| question(Statistic::Count {}, &["sex"], &[("group", codes)]);
        // D is one woman or man; the next larger group of that sex, B, stays with it.
        check(&count(&["A", "B", "C", "D"]), &[(&["_T"], false), (&["F"], false)]);
        check(&count(&["A", "B", "C"]), &[(&["_T"], true), (&["F"], true), (&["M"], false)]);
        check(&count(&["A", "C", "D"]), &[(&["_T"], true)]);
        check(&count(&["A", "C"]), &[(&["_T"], false), (&["F"], false)]);
        check(&count(&["B", "D"]), &[(&["_T"], false)]);
        check(&count(&["B"]), &[(&["_T"], true)]);
    }

    #[test]
    fn a_restricted_table_hides_what_the_whole_table_hides() {
        let whole = question(Statistic::Count {}, &["group"], &[]);
        let hidden: [(&[&str], bool); 5] =
            [(&["A"], false), (&["B"], true), (&["C"], false), (&["D"], true), (&["_T"], false)];
        check(&whole, &hidden);
        let part = question(Statistic::Count {}, &["group"], &[("group", &["B", "C"])]);
        check(&part, &[(&["B"], true), (&["C"], false), (&["_T"], true)]);
    }

    #[test]
    fn shares_are_secrets_where_few_gave_the_answer_or_another_one() {
        let share = |codes: &[&str]| {
            let statistic = Statistic::Proportion { variable: "works".into(), category: Some("1".into()) };
            question(statistic, &[], &[("group", codes)])
        };
        // Of those who do not work one is in D, and twenty in the next larger part, A: the two stay together.
        check(&share(&["A", "B", "C"]), &[(&[], true)]);
        check(&share(&["A", "B"]), &[(&[], true)]);
        check(&share(&["B", "C"]), &[(&[], false)]);
        check(&share(&["A", "B", "D"]), &[(&[], false)]);
    }

    #[test]
    fn one_person_elsewhere_makes_the_restriction_to_all_others_a_secret() {
        check(&question(Statistic::Count {}, &[], &[("area", &["N"])]), &[(&[], true)]);
        check(&question(Statistic::Count {}, &[], &[("area", &["N", "S"])]), &[(&[], false)]);
    }

    /// The south without D is C: the two together are told, and C alone is not, nor is anything with C and without D.
    #[test]
    fn a_code_without_its_small_part_is_a_secret_though_another_variable_names_both() {
        fn check(by: &[&str], only: &[(&str, &[&str])], expected: &[(&[&str], bool)]) {
            check_open(&["group", "sex", "area", "works", "side"], &question(Statistic::Count {}, by, only), expected);
        }
        check(&[], &[("side", &["S"])], &[(&[], false)]);
        check(&["side"], &[], &[(&["_T"], false), (&["N"], false), (&["S"], false)]);
        check(&[], &[("group", &["C"])], &[(&[], true)]);
        check(&[], &[("group", &["A", "C"])], &[(&[], true)]);
        check(&[], &[("group", &["A", "B"])], &[(&[], true)]);
        check(&[], &[("side", &["S"]), ("group", &["C"])], &[(&[], true)]);
        check(&["side"], &[("group", &["A", "B", "C"])], &[(&["_T"], true), (&["N"], false), (&["S"], true)]);
    }

    /// Zeros and ones for who works: their mean is the share. Of those who do not, D and A stay together.
    #[test]
    fn a_mean_of_two_answers_is_a_secret_where_its_share_is() {
        let mean = |codes: &[&str]| question(Statistic::Mean { variable: "one".into() }, &[], &[("group", codes)]);
        check(&mean(&["A", "C"]), &[(&[], true)]);
        check(&mean(&["B", "D"]), &[(&[], true)]);
        check(&mean(&["A", "B", "D"]), &[(&[], false)]);
    }

    /// A release hides how many are in C, though they are thirty: C stays with D as the few do, so that no union has one without the
    /// other.
    #[test]
    fn a_group_whose_size_is_a_secret_is_kept_together_as_the_few_are() {
        let secret = BTreeSet::from([Group::of(52..82).print]);
        let check = |codes: &[&str], is_secret: bool| {
            let count = question(Statistic::Count {}, &[], &[("group", codes)]);
            check_beside(&secret, &OPEN, &count, &[(&[], is_secret)]);
        };
        check(&["A", "B", "D"], true);
        check(&["A", "C"], true);
        check(&["A"], false);
        check(&["A", "B", "C", "D"], false);
    }
}
