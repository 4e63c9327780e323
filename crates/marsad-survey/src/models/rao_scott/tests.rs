use super::{Independence, Statistic};
use crate::models::{ModelError, ModelFinding};
use crate::{Codes, Design, Domain, Frame};

fn design(rows: &[&str], columns: &[&str]) -> Design {
    let frame = Frame::new(rows.len()).with_numbers("weight", vec![3.0; rows.len()]).unwrap();
    let frame = frame.with_texts("sex", rows).unwrap().with_texts("answer", columns).unwrap();
    Design::new(frame).weights("weight").build().unwrap()
}

fn eight() -> Design {
    design(&["f", "f", "f", "f", "m", "m", "m", "m"], &["yes", "yes", "yes", "no", "yes", "no", "no", "no"])
}

#[track_caller]
fn check(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-10 * (1.0 + expected.abs()), "{found} {expected}");
}

#[test]
fn worked_example_of_the_method() {
    let test = Independence::of("sex", "answer").test(&eight(), Statistic::SecondOrder).unwrap();
    check(test.pearson, 2.0);
    check(test.design_effects[0], 8.0 / 7.0);
    check(test.value, 1.75);
    check(test.numerator, 1.0);
    check(test.denominator, 7.0);
    // `pf(1.75, 1, 7, lower.tail = FALSE)` of R.
    check(test.p_value.unwrap(), 0.227_452_818_059_763_1);
    assert_eq!(test.totals, [vec![3.0, 9.0], vec![9.0, 3.0]]);
}

/// In a table of two by two there is one contrast, so that each statistic is a function of the others.
#[test]
fn with_one_contrast_both_orders_agree() {
    let asked = Independence::of("sex", "answer");
    let second = asked.test(&eight(), Statistic::SecondOrder).unwrap();
    let first = asked.test(&eight(), Statistic::FirstOrder).unwrap();
    check(first.value, second.pearson);
    check(first.p_value.unwrap(), crate::distributions::chi_square_upper(second.value, 1.0));
    let wald = asked.test(&eight(), Statistic::Wald).unwrap();
    let adjusted = asked.test(&eight(), Statistic::AdjustedWald).unwrap();
    check(adjusted.value, wald.value);
}

/// *n* are those with both codes: a person without an answer changes neither Pearson's statistic nor the design effects.
#[test]
fn rows_without_a_code_do_not_count() {
    let texts = ["f", "f", "f", "f", "m", "m", "m", "m", "f", "m"];
    let answers = ["yes", "yes", "yes", "no", "yes", "no", "no", "no", "", ""];
    let answers = Codes::of_texts(answers.into_iter().map(|answer| Some(answer).filter(|answer| !answer.is_empty())));
    let frame = Frame::new(10).with_numbers("weight", vec![3.0; 10]).unwrap().with_texts("sex", &texts).unwrap();
    let frame = frame.with_codes("answer", answers).unwrap();
    let with_gaps = Design::new(frame).weights("weight").build().unwrap();
    for statistic in [Statistic::SecondOrder, Statistic::FirstOrder] {
        let missing = Independence::of("sex", "answer").test(&with_gaps, statistic).unwrap();
        let answered =
            Independence::of("sex", "answer").within(Domain::is("answer", "yes").or(Domain::is("answer", "no")));
        let named = answered.test(&with_gaps, statistic).unwrap();
        assert_eq!((missing.rows_used, named.rows_used), (8, 8));
        check(missing.pearson, 2.0);
        check(named.pearson, 2.0);
        check(missing.value, named.value);
        check(missing.design_effects[0], named.design_effects[0]);
    }
}

#[test]
fn rows_and_columns_may_change_places() {
    let texts = ["a", "b", "c", "a", "b", "c", "a", "c", "c"];
    let others = ["x", "y", "x", "y", "x", "y", "x", "x", "y"];
    let (straight, turned) = (design(&texts, &others), design(&others, &texts));
    for statistic in [Statistic::SecondOrder, Statistic::FirstOrder, Statistic::Wald] {
        let one = Independence::of("sex", "answer").test(&straight, statistic).unwrap();
        let other = Independence::of("sex", "answer").test(&turned, statistic).unwrap();
        check(one.value, other.value);
        check(one.p_value.unwrap(), other.p_value.unwrap());
    }
}

#[test]
fn empty_cells_are_told_and_one_code_is_refused() {
    let design =
        design(&["f", "f", "f", "m", "m", "n", "n", "n"], &["yes", "yes", "no", "no", "yes", "no", "no", "no"]);
    let test = Independence::of("sex", "answer").test(&design, Statistic::SecondOrder).unwrap();
    assert_eq!(test.findings, [ModelFinding::EmptyCells { cells: vec![("n".to_owned(), "yes".to_owned())] }]);
    let asked = Independence::of("sex", "answer").within(Domain::is("sex", "f"));
    let refused = asked.test(&design, Statistic::SecondOrder).unwrap_err();
    assert_eq!(refused, ModelError::OneCategory { column: "sex".to_owned() });
}
