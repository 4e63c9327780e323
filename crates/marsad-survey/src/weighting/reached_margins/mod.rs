//! Weights that came with margins they already reach: nothing is weighted anew, but errors know it (see METHOD.md).
//!
//! Holds: [`ReachedMargin`], what a file says of its weights, and [`with_reached_margins`]. Does not hold: the regression by which
//! influences lose what the margins explain (`regression.rs`), nor any total: the weights themselves give it.

mod regression;

use std::sync::Arc;

use super::cells::Cells;
use crate::{Design, Frame, MISSING, SurveyError};

pub use regression::MarginRegression;

/// A column and the codes of it that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenCodes {
    /// The column.
    pub column: String,
    /// The codes, as its labels are written; one that no row has takes nobody.
    pub codes: Vec<String>,
}

/// One margin to which weights were calibrated before they came: the numbers of persons in some cells.
///
/// Rows outside `within`, and those that miss a code of `by`, are in no cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReachedMargin {
    /// Whose numbers are known: those who have one of the codes of each; everybody where there is none.
    pub within: Vec<TakenCodes>,
    /// The coded columns whose crossing makes the cells; none for one cell.
    pub by: Vec<String>,
    /// Parts every cell in two: those who have one of the codes of each, and all others, among them those who miss a value.
    /// None leaves cells whole.
    pub of: Vec<TakenCodes>,
}

/// The design whose errors know that its weights reach these margins in every sample. Weights stay as they are.
///
/// A design with replicates is given back as it is: whoever made its weights calibrated every replicate, or did not.
///
/// # Errors
/// Columns that are not there.
pub fn with_reached_margins(design: &Design, margins: &[ReachedMargin]) -> Result<Design, SurveyError> {
    if margins.is_empty() || design.replicate_weights().is_some() {
        return Ok(design.clone());
    }
    let mut blocks = Vec::with_capacity(margins.len());
    for margin in margins {
        blocks.push(cells(design.frame(), design.weights(), margin)?);
    }
    let regression = MarginRegression::of(&blocks, design.weights());
    design.with_adjustment(design.weights().to_vec(), Arc::new(regression))
}

/// The cell of each row in one margin.
fn cells(frame: &Frame, weights: &[f64], margin: &ReachedMargin) -> Result<Cells, SurveyError> {
    let is_inside = taken(frame, &margin.within)?;
    let inside: Vec<u32> = is_inside
        .iter()
        .zip(weights)
        .map(|(is_inside, weight)| if *is_inside && *weight != 0.0 { 0 } else { MISSING })
        .collect();
    let mut cells = Cells::one(frame.rows()).crossed_with(&inside, 1);
    for name in &margin.by {
        let codes = frame.codes(name)?;
        cells = cells.crossed_with(&codes.of_row, codes.labels.len());
    }
    if margin.of.is_empty() {
        return Ok(cells);
    }
    let parts: Vec<u32> = taken(frame, &margin.of)?.into_iter().map(u32::from).collect();
    Ok(cells.crossed_with(&parts, 2))
}

/// For each row whether it has one of the codes of every column.
fn taken(frame: &Frame, wanted: &[TakenCodes]) -> Result<Vec<bool>, SurveyError> {
    let mut is_taken = vec![true; frame.rows()];
    for one in wanted {
        let codes = frame.codes(&one.column)?;
        let is_wanted: Vec<bool> = codes.labels.iter().map(|label| one.codes.contains(label)).collect();
        for (is_taken, code) in is_taken.iter_mut().zip(&codes.of_row) {
            *is_taken &= is_wanted.get(*code as usize).copied().unwrap_or(false);
        }
    }
    Ok(is_taken)
}

#[cfg(test)]
mod tests {
    use super::{ReachedMargin, TakenCodes, with_reached_margins};
    use crate::{Design, DesignEffect, Domain, Frame, LonelyRule, Request, SurveyError, count, mean, total};

    fn of(column: &str, codes: &[&str]) -> Vec<TakenCodes> {
        vec![TakenCodes { column: column.to_owned(), codes: codes.iter().map(|code| (*code).to_owned()).collect() }]
    }

    fn by(columns: &[&str]) -> ReachedMargin {
        ReachedMargin { by: columns.iter().map(|column| (*column).to_owned()).collect(), ..ReachedMargin::default() }
    }

    /// Four rows of which each is a unit.
    fn four() -> Design {
        let frame = Frame::new(4).with_numbers("w", vec![10.0, 10.0, 20.0, 20.0]).unwrap();
        let frame = frame.with_numbers("y", vec![1.0, 0.0, 1.0, 1.0]).unwrap();
        Design::new(frame.with_texts("sex", &["f", "f", "m", "m"]).unwrap()).weights("w").build().unwrap()
    }

    /// Twelve rows in six clusters of two strata.
    fn twelve(rule: LonelyRule) -> Design {
        let numbers = [
            ("w", vec![3.0, 5.0, 4.0, 6.0, 2.0, 7.0, 5.0, 5.0, 8.0, 3.0, 4.0, 6.0]),
            ("y", vec![1.0, 4.0, 2.0, 8.0, 5.0, 7.0, 3.0, 6.0, 9.0, 2.0, 4.0, 10.0]),
            ("h", vec![1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]),
            ("c", vec![1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 5.0, 5.0, 6.0, 6.0]),
        ];
        let frame =
            numbers.into_iter().fold(Frame::new(12), |frame, (name, values)| frame.with_numbers(name, values).unwrap());
        let texts = [
            ("sex", ["f", "m", "f", "m", "m", "f", "f", "f", "m", "m", "f", "m"]),
            ("age", ["y", "o", "o", "y", "y", "o", "y", "o", "y", "o", "y", "o"]),
            ("works", ["1", "0", "1", "0", "1", "1", "0", "1", "0", "0", "1", "1"]),
        ];
        let frame = texts.into_iter().fold(frame, |frame, (name, values)| frame.with_texts(name, &values).unwrap());
        Design::new(frame).weights("w").strata("h").clusters("c").lonely(rule).build().unwrap()
    }

    fn errors(design: &Design, request: Request) -> Vec<f64> {
        design.estimate(request).unwrap().rows.into_iter().map(|row| row.standard_error).collect()
    }

    fn check(design: &Design, request: Request, expected: &[f64]) {
        let found = errors(design, request);
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
        }
    }

    /// The regression of y on sex has ½ and 1; the residuals times the weights are 5, −5, 0, 0, and V = 4/3 · 50.
    #[test]
    fn one_margin_worked_by_hand() {
        check(&four(), total("y"), &[(275.0_f64 * 4.0 / 3.0).sqrt()]);
        let known = with_reached_margins(&four(), &[by(&["sex"])]).unwrap();
        check(&known, total("y"), &[(200.0_f64 / 3.0).sqrt()]);
        assert_eq!(errors(&known, count()), [0.0]);
        assert_eq!(errors(&known, count().by(["sex"])), [0.0, 0.0]);
        // The mean is 5/6: its influences have the same residuals, divided by 60.
        check(&known, mean("y"), &[(200.0_f64 / 3.0).sqrt() / 60.0]);
    }

    #[test]
    fn a_part_within_others_is_known_with_its_rest() {
        let within = ReachedMargin { within: of("sex", &["f"]), of: of("works", &["1"]), by: Vec::new() };
        let known = with_reached_margins(&twelve(LonelyRule::Fail), &[within]).unwrap();
        let women = || Domain::is("sex", "f");
        assert_eq!(errors(&known, count().by(["works"]).where_(women())), [0.0, 0.0]);
        assert_eq!(errors(&known, count().where_(women())), [0.0]);
        let men = Domain::is("sex", "m");
        let plain = twelve(LonelyRule::Fail);
        check(&known, count().where_(men.clone()), &errors(&plain, count().where_(men)));
    }

    /// R survey 4.1.1: `d <- svydesign(~c, strata = ~h, weights = ~w, data = data, nest = TRUE)`, then `calibrate(d, ~sex + age +
    /// I(sex == "f" & works == "1"), population)` with the totals that the weights give; `svytotal`, `svymean` and `svyby`.
    #[test]
    fn errors_are_those_of_r_after_a_calibration_that_changes_nothing() {
        let part = ReachedMargin { within: of("sex", &["f"]), of: of("works", &["1"]), by: Vec::new() };
        let margins = [by(&["sex"]), by(&["age"]), part];
        // Averages over strata go over rows, all else over units: both ways are held against R.
        for rule in [LonelyRule::Fail, LonelyRule::Average] {
            let known = with_reached_margins(&twelve(rule), &margins).unwrap();
            check(&known, total("y"), &[36.692_228_693_263_42]);
            check(&known, mean("y"), &[0.632_624_632_642_472_6]);
        }
        let known = with_reached_margins(&twelve(LonelyRule::Fail), &margins).unwrap();
        check(&known, mean("y").by(["works"]), &[0.584_753_701_964_942, 1.026_006_329_440_14]);
        check(&known, count().by(["works"]), &[6.602_775_993_024_844; 2]);
    }

    /// The same covariance from totals of units and from columns of rows.
    #[test]
    fn the_short_way_over_units_is_that_over_rows() {
        let known = with_reached_margins(&twelve(LonelyRule::Fail), &[by(&["sex", "age"])]).unwrap();
        let frame = known.frame();
        let (numbers, codes) = (frame.numbers("y").unwrap(), frame.codes("works").unwrap());
        let column = |code: &str| -> Vec<f64> {
            let place = codes.labels.iter().position(|label| label == code).unwrap() as u32;
            let rows = numbers.iter().zip(&codes.of_row).zip(known.weights());
            rows.map(|((y, code), weight)| if *code == place { weight * y } else { 0.0 }).collect()
        };
        let covariance = known.covariance(&[column("0"), column("1")]).unwrap();
        check(&known, total("y").by(["works"]), &[covariance.standard_error(0), covariance.standard_error(1)]);
    }

    #[test]
    fn contrasts_and_design_effects_know_the_margins_too() {
        let known = with_reached_margins(&four(), &[by(&["sex"])]).unwrap();
        let effect = DesignEffect::WithReplacement;
        let found = known.estimate(count().by(["sex"]).design_effect(effect)).unwrap();
        assert!(found.rows.iter().all(|row| row.standard_error == 0.0));
        let covariance = known.covariance(&[vec![10.0, 10.0, 0.0, 0.0], vec![10.0, 0.0, 20.0, 20.0]]).unwrap();
        assert_eq!((covariance.variance(0), covariance.get(0, 1)), (0.0, 0.0));
    }

    /// One margin: a row carries its share of the weights of its sex, ½ each, and so each sex one margin. With a second one
    /// that says the same there are no more.
    #[test]
    fn domains_carry_the_margins_that_hang_on_them() {
        for margins in [vec![by(&["sex"])], vec![by(&["sex"]), by(&["sex"])]] {
            let known = with_reached_margins(&four(), &margins).unwrap();
            let carried = |request: Request| known.estimate(request).unwrap().margins_carried();
            let near = |found: &[f64], expected: &[f64]| {
                assert_eq!(found.len(), expected.len());
                assert!(found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-12), "{found:?}");
            };
            near(&carried(total("y")), &[2.0]);
            near(&carried(count().by(["sex"])), &[1.0, 1.0]);
            // Three rows have y = 1: one woman and two men.
            near(&carried(mean("w").where_(Domain::within("y", 1.0, 1.0))), &[1.5]);
        }
        assert_eq!(four().estimate(total("y")).unwrap().margins_carried(), Vec::<f64>::new());
    }

    #[test]
    fn a_margin_of_an_unknown_column_is_an_error() {
        let wrong = with_reached_margins(&four(), &[by(&["sexe"])]).unwrap_err();
        assert!(matches!(wrong, SurveyError::NoSuchColumn { .. }), "{wrong:?}");
        assert!(with_reached_margins(&four(), &[]).is_ok());
    }
}
