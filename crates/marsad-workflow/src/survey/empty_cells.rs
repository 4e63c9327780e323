//! Cells in which nobody is, within groups of so few respondents that it is told of each of them.
//!
//! Where three persons have the same code, a table that lists this one alone, if only to hide it, tells it of all three. So the
//! empty cells beside it come into the table too, and are hidden as it is. One that is empty for another reason is left out: where
//! nobody in a larger group is like that, this tells nothing of the few in it.
//! Does not hold: how they are hidden (`marsad-protect`, METHOD.md, "Empty cells"), or what stands in them (`observations.rs`).

use std::collections::{BTreeSet, HashMap};

use marsad_model::{EstimateQuestion, Statistic};
use marsad_survey::{Codes, Design, Frame, MISSING, SurveyError};

use super::respondents::{Restriction, answering_rows, counted};

/// What is asked of a respondent, as a set of bits: one for each variable of a crossing, of which he has a code; one for each
/// restriction, which he meets; the last, that he answers.
type Conditions = usize;

/// A code for each variable of a crossing that a group is told by.
type Cell = Vec<Option<u32>>;

/// How many respondents meet which conditions of a question, and which groups of them are few.
pub(super) struct EmptyCells<'a> {
    by: Vec<Crossing<'a>>,
    /// The restrictions, and that somebody answers: they hold in every cell.
    everywhere: Conditions,
    counts: HashMap<(Conditions, u128), u64>,
    few: BTreeSet<Cell>,
    minimum: u64,
}

/// A variable by which a question is crossed, and the places of its codes that may be met.
struct Crossing<'a> {
    codes: &'a Codes,
    taken: Vec<u32>,
}

impl<'a> Crossing<'a> {
    fn of(frame: &'a Frame, question: &EstimateQuestion, name: &str) -> Result<Self, SurveyError> {
        let codes = frame.codes(name)?;
        let wanted = question.only.get(name);
        let is_taken = |label: &String| wanted.is_none_or(|wanted| wanted.contains(label));
        let places = codes.labels.iter().enumerate().filter(|(_, label)| is_taken(label));
        Ok(Self { codes, taken: places.map(|(place, _)| place as u32).collect() })
    }
}

impl<'a> EmptyCells<'a> {
    /// Those of the tables that a question asks for, crossed by all or some of its variables.
    ///
    /// # Errors
    /// Variables that are not there.
    pub(super) fn of(design: &'a Design, question: &EstimateQuestion, minimum: usize) -> Result<Self, SurveyError> {
        let crossing = |name: &String| Crossing::of(design.frame(), question, name);
        let by: Vec<Crossing<'a>> = question.by.iter().map(crossing).collect::<Result<_, _>>()?;
        let everywhere = (by.len()..=by.len() + question.only.len()).fold(0, |all, place| all | bit(place));
        let mut empty = Self { by, everywhere, counts: HashMap::new(), few: BTreeSet::new(), minimum: minimum as u64 };
        let groups = empty.groups(design, question)?;
        for (met, codes, rows) in &groups {
            for conditions in subsets(*met) {
                let number = empty.number(conditions, codes);
                *empty.counts.entry((conditions, number)).or_default() += rows;
            }
        }
        let mut few = BTreeSet::new();
        for (met, codes, _) in &groups {
            for conditions in subsets(*met).filter(|conditions| empty.is_few(empty.rows(*conditions, codes))) {
                let told = |(place, code): (usize, &Option<u32>)| code.filter(|_| has(conditions, place));
                few.insert(codes.iter().enumerate().map(told).collect());
            }
        }
        Ok(Self { few, ..empty })
    }

    /// The respondents who have the same codes and meet the same conditions: these, the codes, and how many they are.
    fn groups(
        &self,
        design: &Design,
        question: &EstimateQuestion,
    ) -> Result<Vec<(Conditions, Cell, u64)>, SurveyError> {
        let frame = design.frame();
        let restriction = |(name, codes): (&String, &Vec<String>)| Restriction::of(frame, (name, codes));
        let only: Vec<Restriction<'_>> = question.only.iter().map(restriction).collect::<Result<_, _>>()?;
        let mut met: Vec<Conditions> = vec![0; frame.rows()];
        for row in answering_rows(design, &question.statistic)? {
            met[row] = bit(only.len());
        }
        let everybody = answering_rows(design, &Statistic::Count {})?;
        let mut alike: HashMap<Conditions, Vec<usize>> = HashMap::new();
        for row in everybody {
            let is_met = only.iter().enumerate().filter(|(_, restriction)| restriction.has(row));
            let conditions = is_met.fold(met[row], |conditions, (place, _)| conditions | bit(place));
            alike.entry(conditions << self.by.len()).or_default().push(row);
        }
        let columns: Vec<&Codes> = self.by.iter().map(|crossing| crossing.codes).collect();
        let mut groups = Vec::new();
        for (met, rows) in alike {
            for (codes, group) in counted(&columns, rows.into_iter()) {
                let codes: Cell = codes.into_iter().map(|code| Some(code).filter(|code| *code != MISSING)).collect();
                let known = (0..codes.len()).filter(|place| codes[*place].is_some());
                groups.push((known.fold(met, |met, place| met | bit(place)), codes, group.rows));
            }
        }
        Ok(groups)
    }

    /// The empty cells of the table that is crossed by the variables at these places: the labels of their codes.
    pub(super) fn cells(&self, places: &[usize]) -> Vec<Vec<String>> {
        let conditions = places.iter().fold(self.everywhere, |conditions, place| conditions | bit(*place));
        let is_inside =
            |group: &&Cell| {
                group.iter().zip(&self.by).enumerate().all(|(place, (code, by))| {
                    code.is_none_or(|code| places.contains(&place) && by.taken.contains(&code))
                })
            };
        let within = self.few.iter().filter(is_inside).flat_map(|group| self.within(group, places));
        let cells: BTreeSet<Cell> = within.collect();
        let untold = cells.into_iter().filter(|cell| self.is_untold(cell, conditions));
        untold.map(|cell| places.iter().filter_map(|place| self.label(&cell, *place)).collect()).collect()
    }

    /// Every cell of a table in which none but those of a group can be.
    fn within(&self, group: &[Option<u32>], places: &[usize]) -> Vec<Cell> {
        let mut cells = vec![group.to_vec()];
        for place in places.iter().copied().filter(|place| group[*place].is_none()) {
            let mut told = Vec::new();
            for cell in &cells {
                for code in &self.by[place].taken {
                    let mut cell = cell.clone();
                    cell[place] = Some(*code);
                    told.push(cell);
                }
            }
            cells = told;
        }
        cells
    }

    fn label(&self, cell: &[Option<u32>], place: usize) -> Option<String> {
        let code = cell[place]?;
        self.by[place].codes.labels.get(code as usize).cloned()
    }

    /// Whether nobody is in a cell, and no larger group without anybody like that says so already.
    fn is_untold(&self, cell: &[Option<u32>], conditions: Conditions) -> bool {
        if self.rows(conditions, cell) > 0 {
            return false;
        }
        let all: Vec<(Conditions, u64)> = subsets(conditions).map(|part| (part, self.rows(part, cell))).collect();
        let few: Vec<Conditions> = all.iter().filter(|(_, rows)| self.is_few(*rows)).map(|(part, _)| *part).collect();
        let is_told = |(part, rows): &(Conditions, u64)| *rows == 0 && !few.iter().any(|few| few & part == *few);
        !few.is_empty() && !all.iter().any(is_told)
    }

    fn is_few(&self, rows: u64) -> bool {
        (1..self.minimum).contains(&rows)
    }

    /// How many meet some conditions with the codes of a cell.
    fn rows(&self, conditions: Conditions, cell: &[Option<u32>]) -> u64 {
        self.counts.get(&(conditions, self.number(conditions, cell))).copied().unwrap_or(0)
    }

    /// A number for the codes of a cell in the variables that are among some conditions.
    fn number(&self, conditions: Conditions, cell: &[Option<u32>]) -> u128 {
        let places = self.by.iter().zip(cell).enumerate();
        places.fold(0, |number, (place, (by, code))| {
            let all = by.codes.labels.len() as u128;
            let own = code.filter(|_| has(conditions, place)).map_or(all, u128::from);
            number * (all + 1) + own
        })
    }
}

/// The condition at a place.
const fn bit(place: usize) -> Conditions {
    1 << place
}

/// Whether the variable at a place is among some conditions.
const fn has(conditions: Conditions, place: usize) -> bool {
    (conditions >> place) & 1 == 1
}

/// Every set of some conditions.
fn subsets(conditions: Conditions) -> impl Iterator<Item = Conditions> {
    (0..=conditions).filter(move |part| part & conditions == *part)
}

#[cfg(test)]
mod tests {
    use marsad_model::{EstimateQuestion, Statistic};
    use marsad_survey::{Design, Frame};

    use super::EmptyCells;

    /// Side, job, kind, and whether he has invested.
    type Person = (&'static str, &'static str, &'static str, f64);

    /// Twenty persons in each crossing of side, job and kind, half of whom have invested; but of the doctors in the north there are
    /// three, all of the first kind, of whom the investments are given. No nurse is of the third kind.
    fn design(invests: [f64; 3]) -> Design {
        let mut all: Vec<Person> = invests.iter().map(|invests| ("N", "DOC", "K0", *invests)).collect();
        for (side, job) in [("N", "NURSE"), ("S", "DOC"), ("S", "NURSE")] {
            for kind in ["K0", "K1", "K2"].into_iter().filter(|kind| job == "DOC" || *kind != "K2") {
                all.extend((0..20).map(|person| (side, job, kind, f64::from(person % 2))));
            }
        }
        let texts = |of: fn(&Person) -> &'static str| -> Vec<&'static str> { all.iter().map(of).collect() };
        let frame = Frame::new(all.len()).with_numbers("w", vec![10.0; all.len()]).unwrap();
        let frame = frame.with_numbers("invests", all.iter().map(|person| person.3).collect()).unwrap();
        let frame = frame.with_texts("side", &texts(|person| person.0)).unwrap();
        let frame = frame.with_texts("job", &texts(|person| person.1)).unwrap();
        let frame = frame.with_texts("kind", &texts(|person| person.2)).unwrap();
        Design::new(frame).weights("w").build().unwrap()
    }

    fn check(statistic: Statistic, by: &[&str], only: &[(&str, &[&str])], expected: &[&[&str]]) {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        let only = only.iter().map(|(name, codes)| ((*name).to_owned(), texts(codes))).collect();
        let question = EstimateQuestion { by: texts(by), only, ..EstimateQuestion::new(statistic) };
        let design = design([0.0, 0.0, f64::NAN]);
        let places: Vec<usize> = (0..by.len()).collect();
        let found = EmptyCells::of(&design, &question, 5).unwrap().cells(&places);
        assert_eq!(found, expected.iter().map(|cell| texts(cell)).collect::<Vec<_>>(), "{question:?}");
    }

    #[test]
    fn an_empty_cell_of_a_group_of_few_is_found_and_one_of_a_larger_group_is_not() {
        let count = Statistic::Count {};
        // Nobody in the north is of the third kind, and no nurse: that is told of more than a few.
        check(count.clone(), &["side", "job", "kind"], &[], &[&["N", "DOC", "K1"]]);
        check(count.clone(), &["side", "job"], &[], &[]);
        check(count.clone(), &["job", "kind"], &[], &[]);
        check(count, &["side", "job", "invests"], &[], &[&["N", "DOC", "1"]]);
    }

    #[test]
    fn a_restriction_and_an_answer_are_told_of_few_as_codes_are() {
        let count = || Statistic::Count {};
        check(count(), &["side", "job"], &[("kind", &["K1"])], &[&["N", "DOC"]]);
        check(count(), &["job"], &[("kind", &["K1"]), ("side", &["N"])], &[&["DOC"]]);
        check(count(), &[], &[("kind", &["K1"]), ("side", &["N"]), ("job", &["DOC"])], &[&[]]);
        check(count(), &["side", "job"], &[("kind", &["K1"]), ("side", &["S"])], &[]);
        let mean = Statistic::Mean { variable: "invests".into() };
        check(mean, &["side", "job", "kind"], &[], &[&["N", "DOC", "K1"]]);
    }

    #[test]
    fn that_none_of_a_few_answers_is_told_of_them_too() {
        let question = EstimateQuestion {
            by: ["side", "job"].map(str::to_owned).to_vec(),
            ..EstimateQuestion::new(Statistic::Mean { variable: "invests".into() })
        };
        let found = |invests: [f64; 3]| {
            EmptyCells::of(&design(invests), &question, 5).map(|empty| empty.cells(&[0, 1])).unwrap()
        };
        assert_eq!(found([f64::NAN; 3]), [["N", "DOC"].map(str::to_owned)]);
        assert!(found([f64::NAN, 1.0, 0.0]).is_empty(), "somebody is in it");
    }
}
