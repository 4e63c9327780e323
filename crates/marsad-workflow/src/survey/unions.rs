//! Which cells of a table that a reader asks for would, beside other tables that he may ask for, give away a few persons.
//!
//! A restriction to some codes of a variable is a union of them, and two unions that differ by a rare code give it away.
//! Here the respondents of every code are counted for each cell; the rule itself is `marsad_protect::splits_small_parts`.
//! Does not hold: what is hidden for other reasons (`marsad-protect`), or how many codes may be named (`builder.rs`).

use marsad_model::{EstimateQuestion, Id, Statistic, TOTAL};
use marsad_protect::splits_small_parts;
use marsad_survey::{Codes, Design, Frame, MISSING, SurveyError};

/// For each key whether its cell is a secret because of the codes that a restriction leaves out or takes in.
///
/// A key has a code for each variable of `question.by`, then one for the variable whose shares are asked for where there is
/// one of these; `_T` stands for all. Fewer than `minimum` respondents are to stay together.
///
/// # Errors
/// Variables that are not there.
pub(super) fn secrets(
    design: &Design,
    question: &EstimateQuestion,
    (keys, minimum): (&[&[Id]], u32),
) -> Result<Vec<bool>, SurveyError> {
    let mut is_secret = vec![false; keys.len()];
    let rows = answering_rows(design, question)?;
    for name in told_apart(question) {
        let parts = Parts::of(design.frame(), question, (name, &rows))?;
        for (key, is_secret) in keys.iter().zip(&mut is_secret) {
            *is_secret |= parts.split(key, minimum);
        }
    }
    Ok(is_secret)
}

/// The variables of which a table tells some codes and not others: those of restrictions; where sums are told, which can be
/// subtracted, those that cross it too.
fn told_apart(question: &EstimateQuestion) -> Vec<&str> {
    let crossed = question.by.iter().filter(|name| !question.only.contains_key(*name));
    let crossed = crossed.filter(|_| question.statistic.is_additive());
    question.only.keys().chain(crossed).map(String::as_str).collect()
}

/// The rows that have a weight and all numbers that are asked for.
fn answering_rows(design: &Design, question: &EstimateQuestion) -> Result<Vec<usize>, SurveyError> {
    let frame = design.frame();
    let named = if question.statistic.is_of_numbers() { question.statistic.variables() } else { Vec::new() };
    let columns: Vec<&[f64]> = named.into_iter().map(|name| frame.numbers(name)).collect::<Result<_, _>>()?;
    let weights = design.weights();
    let answers = |row: &usize| weights[*row] != 0.0 && columns.iter().all(|column| !column[*row].is_nan());
    Ok((0..frame.rows()).filter(answers).collect())
}

/// The respondents of a table by what it is crossed with, by the answer whose share is asked for, and by the codes of a variable
/// that it tells apart.
struct Parts<'a> {
    by: Vec<&'a Codes>,
    answers: Option<&'a Codes>,
    /// The one answer whose share is asked for; none where it stands in the key.
    answer: Option<u32>,
    /// The variable told apart.
    codes: &'a Codes,
    /// Where it stands among those that the table is crossed with.
    own: Option<usize>,
    /// For each code of it whether the table takes it, and at the end whether it takes those who have none.
    taken: Vec<bool>,
    /// For each cell that somebody is in its codes (crossings, answer, variable told apart), and how many are.
    counted: Vec<(Vec<u32>, u64)>,
}

impl<'a> Parts<'a> {
    fn of(frame: &'a Frame, question: &EstimateQuestion, (name, rows): (&str, &[usize])) -> Result<Self, SurveyError> {
        let by: Vec<&Codes> = question.by.iter().map(|name| frame.codes(name)).collect::<Result<_, _>>()?;
        let (answers, answer) = match &question.statistic {
            Statistic::Proportion { variable, category } => {
                let answers = frame.codes(variable)?;
                (Some(answers), category.as_deref().map(|category| place_of(answers, category)))
            }
            _ => (None, None),
        };
        let codes = frame.codes(name)?;
        let others = restrictions(frame, question, name)?;
        let columns: Vec<&Codes> = by.iter().copied().chain(answers).chain([codes]).collect();
        let counted = counted(&columns, rows.iter().copied().filter(|row| others.iter().all(|other| other.has(*row))));
        let own = question.by.iter().position(|known| known == name);
        let taken = match question.only.get(name) {
            Some(wanted) => codes.labels.iter().map(|label| wanted.contains(label)).chain([false]).collect(),
            None => vec![true; codes.labels.len() + 1],
        };
        Ok(Self { by, answers, answer, codes, own, taken, counted })
    }

    /// Whether the cell at a key takes some of the few and leaves others of them.
    fn split(&self, key: &[Id], minimum: u32) -> bool {
        let taken = self.taken_at(key);
        let wanted: Vec<Option<u32>> = self.by.iter().zip(key).map(|(codes, code)| wanted(codes, code)).collect();
        let answer = self.answers.zip(key.get(self.by.len())).map(|(answers, code)| place_of(answers, code.as_str()));
        let answer = self.answer.or(answer);
        // Those who gave the answer, and those who gave another: a share tells of both.
        let mut given = [vec![0_u64; taken.len()], vec![0_u64; taken.len()]];
        for (cell, rows) in self.counted_of(&wanted) {
            let is_inside =
                wanted.iter().zip(cell).enumerate().all(|(place, (wanted, code))| {
                    self.own == Some(place) || wanted.is_none_or(|wanted| wanted == *code)
                });
            let side = match answer {
                None => Some(0),
                Some(answer) => side_of(answer, cell.get(self.by.len()).copied()),
            };
            let (Some(side), Some(code), true) = (side, cell.last(), is_inside) else { continue };
            let part = (*code as usize).min(taken.len() - 1);
            given[side][part] += rows;
        }
        given.iter().any(|counts| splits_small_parts(counts, &taken, minimum))
    }

    /// The crossings that may stand in the cell of these codes: they are in the order of their first code.
    fn counted_of(&self, wanted: &[Option<u32>]) -> &[(Vec<u32>, u64)] {
        match wanted.first() {
            Some(Some(first)) if self.own != Some(0) => {
                let begin = self.counted.partition_point(|(cell, _)| cell.first() < Some(first));
                let end = self.counted.partition_point(|(cell, _)| cell.first() <= Some(first));
                &self.counted[begin..end]
            }
            _ => &self.counted,
        }
    }

    /// What of the variable told apart a cell takes: one code, where the table is crossed with it.
    fn taken_at(&self, key: &[Id]) -> Vec<bool> {
        let own = self.own.and_then(|place| key.get(place)).and_then(|code| wanted(self.codes, code));
        match own {
            Some(own) => (0..self.taken.len()).map(|part| part == own as usize).collect(),
            None => self.taken.clone(),
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

/// A variable of which some codes are taken.
struct Restriction<'a> {
    codes: &'a Codes,
    is_taken: Vec<bool>,
}

impl Restriction<'_> {
    fn has(&self, row: usize) -> bool {
        self.is_taken.get(self.codes.of_row[row] as usize).copied().unwrap_or(false)
    }
}

/// The restrictions by every variable but one.
fn restrictions<'a>(
    frame: &'a Frame,
    question: &EstimateQuestion,
    but: &str,
) -> Result<Vec<Restriction<'a>>, SurveyError> {
    let others = question.only.iter().filter(|(name, _)| name.as_str() != but);
    let restriction = |(name, wanted): (&String, &Vec<String>)| -> Result<Restriction<'a>, SurveyError> {
        let codes = frame.codes(name)?;
        Ok(Restriction { codes, is_taken: codes.labels.iter().map(|label| wanted.contains(label)).collect() })
    };
    others.map(restriction).collect()
}

/// How many rows have each crossing of the codes of some columns, in the order of the codes, those without one last. Cells
/// become one number each, so that sorting finds them.
fn counted(columns: &[&Codes], rows: impl Iterator<Item = usize>) -> Vec<(Vec<u32>, u64)> {
    let width = |codes: &Codes| codes.labels.len() as u128 + 1;
    let place = |codes: &Codes, row: usize| (codes.of_row[row] as usize).min(codes.labels.len()) as u128;
    let cell = |row: usize| columns.iter().fold(0_u128, |cell, codes| cell * width(codes) + place(codes, row));
    let mut cells: Vec<u128> = rows.map(cell).collect();
    cells.sort_unstable();
    let decoded = |mut cell: u128| {
        let mut key = vec![0_u32; columns.len()];
        for (code, codes) in key.iter_mut().zip(columns).rev() {
            let place = (cell % width(codes)) as u32;
            *code = if place as usize == codes.labels.len() { MISSING } else { place };
            cell /= width(codes);
        }
        key
    };
    cells.chunk_by(|one, other| one == other).map(|same| (decoded(same[0]), same.len() as u64)).collect()
}

#[cfg(test)]
mod tests {
    use marsad_model::{EstimateQuestion, Id, Statistic};
    use marsad_survey::{Design, Frame};

    use super::secrets;

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
        let columns = [("group", &groups), ("sex", &sexes), ("area", &areas), ("works", &works)];
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

    fn check(question: &EstimateQuestion, expected: &[(&[&str], bool)]) {
        let keys: Vec<Vec<Id>> =
            expected.iter().map(|(key, _)| key.iter().map(|code| Id::new(code).unwrap()).collect()).collect();
        let keys: Vec<&[Id]> = keys.iter().map(Vec::as_slice).collect();
        let expected: Vec<bool> = expected.iter().map(|(_, is_secret)| *is_secret).collect();
        assert_eq!(secrets(&design(), question, (&keys, 5)).unwrap(), expected, "{question:?}");
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
}
