//! A naive evaluator, row by row, agrees with the columns; and no text makes the reader panic.

use proptest::prelude::*;

use super::{World, numbers_over, observation};
use crate::formula::{Formula, Frame};

/// A number or a truth, written as text and computed for one row with its previous value.
#[derive(Clone, Debug)]
struct Naive<T> {
    text: String,
    value: fn_of::Boxed<T>,
}

mod fn_of {
    use std::fmt;
    use std::sync::Arc;

    /// The values of a row and of the row before it.
    pub(super) type Pair = (Option<f64>, Option<f64>);

    #[derive(Clone)]
    pub(super) struct Boxed<T>(pub(super) Arc<dyn Fn(Pair) -> Option<T> + Send + Sync>);

    impl<T> fmt::Debug for Boxed<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("…")
        }
    }
}

fn naive<T>(text: String, value: impl Fn(fn_of::Pair) -> Option<T> + Send + Sync + 'static) -> Naive<T> {
    Naive { text, value: fn_of::Boxed(std::sync::Arc::new(value)) }
}

type Both<T> = fn(Option<T>, Option<T>) -> Option<T>;

const ARITHMETIC: [(&str, Both<f64>); 4] = [
    ("+", |x, y| Some(x? + y?)),
    ("-", |x, y| Some(x? - y?)),
    ("*", |x, y| Some(x? * y?)),
    ("/", |x, y| Some(x? / y?).filter(|x| x.is_finite())),
];

fn number() -> impl Strategy<Value = Naive<f64>> {
    let leaf = prop_oneof![
        (0..5i32).prop_map(|n| naive(n.to_string(), move |_| Some(f64::from(n)))),
        Just(naive("OBS_VALUE".to_owned(), |(now, _)| now)),
        Just(naive("prev(OBS_VALUE)".to_owned(), |(_, before)| before)),
        Just(naive("null".to_owned(), |_| None)),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), 0..4usize, inner.clone()).prop_map(|(x, sign, y)| {
                let (text, both) = ARITHMETIC[sign];
                naive(format!("({} {text} {})", x.text, y.text), move |row| both(x.value.0(row), y.value.0(row)))
            }),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| {
                let text = format!("nvl({}, {})", x.text, y.text);
                naive(text, move |row| x.value.0(row).or_else(|| y.value.0(row)))
            }),
            (inner.clone(), inner.clone(), inner.clone(), inner).prop_map(|(a, b, x, y)| {
                let text =
                    format!("if {} < {} and not isnull({}) then {} else ({})", a.text, b.text, a.text, x.text, y.text);
                let is_less = move |row| matches!((a.value.0(row), b.value.0(row)), (Some(a), Some(b)) if a < b);
                naive(format!("({text})"), move |row| if is_less(row) { x.value.0(row) } else { y.value.0(row) })
            }),
        ]
    })
}

/// True, false, or nothing.
fn truth() -> impl Strategy<Value = Naive<bool>> {
    let leaf = (number(), number()).prop_map(|(x, y)| {
        naive(format!("({} <= {})", x.text, y.text), move |row| Some(x.value.0(row)? <= y.value.0(row)?))
    });
    leaf.prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            inner
                .clone()
                .prop_map(|x| naive(format!("not {}", x.text), move |row| x.value.0(row).map(|x| !x)))
                .prop_map(|x| Naive { text: format!("({})", x.text), ..x }),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| {
                naive(format!("({} and {})", x.text, y.text), move |row| match (x.value.0(row), y.value.0(row)) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (x, y) => x.zip(y).map(|_| true),
                })
            }),
            (inner.clone(), inner).prop_map(|(x, y)| {
                naive(format!("({} or {})", x.text, y.text), move |row| match (x.value.0(row), y.value.0(row)) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (x, y) => x.zip(y).map(|_| false),
                })
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn columns_agree_with_rows(rule in truth(), values in prop::collection::vec(prop::option::of(-3..4i32), 1..6)) {
        let world = World::new();
        let rows: Vec<_> = values.iter().enumerate().map(|(year, value)| {
            let value = value.map_or(".".to_owned(), |value| value.to_string());
            observation(&format!("A F XM-L {} {value} A", 2000 + year))
        }).collect();
        let frame = Frame::of_observations(&world.residents, &rows);
        let formula = Formula::parse(&rule.text).unwrap();
        let found = world.with_scope(&world.residents, |scope| formula.evaluate(&frame, scope)).unwrap();
        let value = |row: usize| rows.get(row).and_then(|row| row.value);
        let expected = (0..rows.len()).map(|row| rule.value.0((value(row), value(row.wrapping_sub(1)))));
        prop_assert_eq!(found.iter().collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{}", rule.text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,60}") {
        World::new().errors(&text);
    }

    #[test]
    fn no_chain_of_words_makes_the_reader_panic(words in prop::collection::vec(0..WORDS.len(), 0..30)) {
        let text: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        for error in World::new().errors(&text.join(" ")) {
            prop_assert!(error.start <= error.end && text.join(" ").get(error.start..error.end).is_some());
        }
    }
}

const WORDS: [&str; 32] = [
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ",",
    "#",
    "=",
    "<>",
    "<",
    "+",
    "-",
    "*",
    "/",
    "and",
    "not",
    "in",
    "if",
    "then",
    "else",
    "OBS_VALUE",
    "SEX",
    "1",
    "\"F\"",
    "sum",
    "group by",
    "over",
    "order by TIME_PERIOD",
    "sub",
    "null",
    "DF_ARRIVALS",
];

#[test]
fn the_worked_example_of_the_method_holds() {
    let rows = "A F XM-L 2021 5000 A\nA F XM-S 2021 3618 A\nA F _T 2021 8600 A\nA F _T 2020 8100 A";
    assert_eq!(numbers_over(rows, "rollup(OBS_VALUE, ISLE, \"_T\")"), "8618 8618 8618 .");
    assert_eq!(numbers_over(rows, "round(OBS_VALUE / prev(OBS_VALUE), 3)"), ". . 1.062 .");
    let rule = Formula::parse("if ISLE = \"_T\" then OBS_VALUE = rollup(OBS_VALUE, ISLE, \"_T\") else true").unwrap();
    let world = World::new();
    let frame = super::frame(&world.residents, rows);
    let (found, sides) = world.with_scope(&world.residents, |scope| {
        (rule.evaluate(&frame, scope).unwrap(), rule.sides(&frame, scope).unwrap())
    });
    assert_eq!(super::shown(&found), "true true false .");
    assert_eq!((sides.0.value(2), sides.1.value(2)), (8600.0, 8618.0));
}
