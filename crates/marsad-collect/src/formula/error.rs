//! What is wrong with a formula, and where in its text.

use std::fmt;

use marsad_model::Id;

use super::ast::Span;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A number.
    Number,
    /// A code or another text; periods too.
    Text,
    /// True or false.
    Boolean,
}

/// What is wrong with a formula; the words for people are made from it elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaErrorKind {
    /// The text is no formula from here on.
    Syntax {
        /// Signs, words and names of parts of the grammar that could stand here.
        expected: Vec<String>,
    },
    /// The text is longer than a rule may be.
    TooLong {
        /// Bytes allowed.
        bytes_max: usize,
    },
    /// Expressions stand within expressions more often than a rule may.
    TooDeep {
        /// Levels allowed.
        levels_max: usize,
    },
    /// No function has this name.
    UnknownFunction {
        /// The name.
        name: String,
        /// Functions with similar names.
        nearest: Vec<String>,
    },
    /// The structure has no such component.
    UnknownComponent {
        /// The name.
        name: Id,
        /// Components with similar names.
        nearest: Vec<String>,
    },
    /// The component is there, but does not identify rows: groups are made by dimensions and time only.
    NotADimension {
        /// The name.
        name: Id,
    },
    /// There is no such dataflow.
    UnknownDataflow {
        /// The name.
        name: Id,
        /// Dataflows with similar names.
        nearest: Vec<String>,
    },
    /// There is no such hierarchy over the codelist of the dimension.
    UnknownHierarchy {
        /// The name.
        name: Id,
        /// Hierarchies with similar names.
        nearest: Vec<String>,
    },
    /// The codelist has no such code.
    UnknownCode {
        /// The code.
        code: String,
        /// Codes like it.
        nearest: Vec<String>,
    },
    /// The code stands for no others in the hierarchy or codelist.
    NotAGroup {
        /// The code.
        code: String,
        /// Groups with similar codes.
        nearest: Vec<String>,
    },
    /// The function takes other arguments.
    WrongArguments {
        /// The function.
        function: String,
        /// How it is written.
        form: String,
    },
    /// An expression is of another type than its place needs.
    TypeMismatch {
        /// What the place needs.
        expected: Type,
        /// What the expression is.
        found: Type,
    },
    /// The dimensions given do not determine one row.
    Undetermined {
        /// The dimensions that are missing.
        dimensions: Vec<Id>,
    },
}

/// Something wrong in the text of a formula.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct FormulaError {
    /// The first byte of the place.
    pub start: usize,
    /// The byte after the place.
    pub end: usize,
    /// The line where it begins, counted from 1.
    pub line: usize,
    /// The character of the line where it begins, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: FormulaErrorKind,
}

impl FormulaError {
    /// An error at a place of `source`.
    pub(super) fn at(source: &str, span: Span, kind: FormulaErrorKind) -> Self {
        let before = source.get(..span.start).unwrap_or(source);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { start: span.start, end: span.end, line, column, kind }
    }
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.kind)
    }
}

/// What could have stood there, parts of the grammar in words and signs as they are written.
fn expected_in_words(expected: &[String]) -> String {
    let word = |part: &String| match part.as_str() {
        "expression" => "a component, a number, a text or `(`".to_owned(),
        "operator" => "an operator such as `+`".to_owned(),
        "end" => "the end of the formula".to_owned(),
        part @ ("name" | "number" | "text" | "function") => format!("a {part}"),
        sign => format!("`{sign}`"),
    };
    let words: Vec<String> = expected.iter().map(word).collect();
    match words.split_last() {
        None => "no formula from here on".to_owned(),
        Some((only, [])) => format!("expected {only}"),
        Some((last, before)) => format!("expected {} or {last}", before.join(", ")),
    }
}

impl fmt::Display for FormulaErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { expected } => write!(f, "{}", expected_in_words(expected)),
            Self::TooLong { bytes_max } => write!(f, "longer than {bytes_max} bytes"),
            Self::TooDeep { levels_max } => write!(f, "deeper than {levels_max} levels"),
            Self::UnknownFunction { name, .. } => write!(f, "no function `{name}`"),
            Self::UnknownComponent { name, .. } => write!(f, "no component `{name}`"),
            Self::NotADimension { name } => write!(f, "`{name}` is no dimension"),
            Self::UnknownDataflow { name, .. } => write!(f, "no dataflow `{name}`"),
            Self::UnknownHierarchy { name, .. } => write!(f, "no hierarchy `{name}`"),
            Self::UnknownCode { code, .. } => write!(f, "no code `{code}`"),
            Self::NotAGroup { code, .. } => write!(f, "`{code}` has no members"),
            Self::WrongArguments { form, .. } => write!(f, "write `{form}`"),
            Self::TypeMismatch { expected, found } => write!(f, "expected {expected:?}, found {found:?}"),
            Self::Undetermined { dimensions } => {
                let missing: Vec<&str> = dimensions.iter().map(Id::as_str).collect();
                write!(f, "several rows: also give `{}`", missing.join("` `"))
            }
        }
    }
}
