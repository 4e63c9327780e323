//! The functions by name.

/// A function of the values of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScalarFunction {
    Abs,
    Ceil,
    Floor,
    Sqrt,
    Ln,
    Exp,
    Round,
    Power,
    Mod,
    Between,
    IsNull,
    Nvl,
}

/// A function of the values of many rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AggregateFunction {
    Sum,
    Avg,
    Min,
    Max,
    Count,
    Median,
    StddevSamp,
}

/// Any function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Scalar(ScalarFunction),
    Aggregate(AggregateFunction),
    Lag,
    Lead,
    Prev,
    Rollup,
}

/// A function with its name, its form, and how many arguments it takes.
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) form: &'static str,
    pub(super) function: Function,
    pub(super) arguments_min: usize,
    pub(super) arguments_max: usize,
}

const fn signature(name: &'static str, form: &'static str, function: Function, counts: (usize, usize)) -> Signature {
    Signature { name, form, function, arguments_min: counts.0, arguments_max: counts.1 }
}

use AggregateFunction::{Avg, Count, Max, Median, Min, StddevSamp, Sum};
use Function::{Aggregate, Lag, Lead, Prev, Rollup, Scalar};
use ScalarFunction::{Abs, Between, Ceil, Exp, Floor, IsNull, Ln, Mod, Nvl, Power, Round, Sqrt};

/// Every function.
pub(super) const FUNCTIONS: [Signature; 23] = [
    signature("abs", "abs(x)", Scalar(Abs), (1, 1)),
    signature("ceil", "ceil(x)", Scalar(Ceil), (1, 1)),
    signature("floor", "floor(x)", Scalar(Floor), (1, 1)),
    signature("sqrt", "sqrt(x)", Scalar(Sqrt), (1, 1)),
    signature("ln", "ln(x)", Scalar(Ln), (1, 1)),
    signature("exp", "exp(x)", Scalar(Exp), (1, 1)),
    signature("round", "round(x, digits)", Scalar(Round), (1, 2)),
    signature("power", "power(x, y)", Scalar(Power), (2, 2)),
    signature("mod", "mod(x, y)", Scalar(Mod), (2, 2)),
    signature("between", "between(x, low, high)", Scalar(Between), (3, 3)),
    signature("isnull", "isnull(x)", Scalar(IsNull), (1, 1)),
    signature("nvl", "nvl(x, y)", Scalar(Nvl), (2, 2)),
    signature("sum", "sum(x group by A, B)", Aggregate(Sum), (1, 1)),
    signature("avg", "avg(x group by A, B)", Aggregate(Avg), (1, 1)),
    signature("min", "min(x group by A, B)", Aggregate(Min), (1, 1)),
    signature("max", "max(x group by A, B)", Aggregate(Max), (1, 1)),
    signature("count", "count(x group by A, B)", Aggregate(Count), (1, 1)),
    signature("median", "median(x group by A, B)", Aggregate(Median), (1, 1)),
    signature("stddev_samp", "stddev_samp(x group by A, B)", Aggregate(StddevSamp), (1, 1)),
    signature("lag", "lag(x, 1 over (order by TIME_PERIOD))", Lag, (1, 2)),
    signature("lead", "lead(x, 1 over (order by TIME_PERIOD))", Lead, (1, 2)),
    signature("prev", "prev(x)", Prev, (1, 1)),
    signature("rollup", "rollup(x, DIMENSION, \"group\", HIERARCHY, \"partial\")", Rollup, (3, 5)),
];

/// The function with this name.
pub(super) fn find(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.iter().find(|signature| signature.name == name)
}
