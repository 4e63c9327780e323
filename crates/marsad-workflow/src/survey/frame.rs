//! The columns of a survey as its estimators see them, with codes in the order of the codebook.

use marsad_study::{Codebook, MeasurementLevel, Survey, Variable, VariableKind};
use marsad_survey::{Codes, Frame, MISSING, SurveyError};

/// The columns of a survey. Codes come in the order of their categories, then those that have none.
pub(crate) fn frame(survey: &Survey) -> Result<Frame, SurveyError> {
    let mut frame = Frame::from_batch(&survey.data);
    for variable in survey.codebook.variables.iter().filter(|variable| variable.kind == VariableKind::Text) {
        if let Ok(codes) = frame.codes(&variable.name)
            && let Some(ordered) = ordered(codes, variable)
        {
            frame = frame.with_codes(&variable.name, ordered)?;
        }
    }
    Ok(frame)
}

/// The same codes in another order; none where the variable says nothing of an order.
fn ordered(codes: &Codes, variable: &Variable) -> Option<Codes> {
    if variable.categories.is_empty() {
        return None;
    }
    let category = |label: &str| {
        let place = variable.categories.iter().position(|category| category.code.to_string() == *label);
        place.unwrap_or(variable.categories.len())
    };
    let mut order: Vec<usize> = (0..codes.labels.len()).collect();
    // What has no category keeps its own order behind the others.
    order.sort_by_key(|place| category(&codes.labels[*place]));
    let mut renamed = vec![MISSING; codes.labels.len()];
    order.iter().enumerate().for_each(|(new, old)| renamed[*old] = new as u32);
    let renamed = |code: u32| renamed.get(code as usize).copied().unwrap_or(MISSING);
    Some(Codes {
        of_row: codes.of_row.iter().map(|code| renamed(*code)).collect(),
        labels: order.iter().map(|old| codes.labels[*old].clone()).collect(),
    })
}

/// The same columns, those of texts that are all numbers as numbers: a table of text does not tell the two apart.
pub(crate) fn with_numbers_read(frame: Frame) -> Result<Frame, SurveyError> {
    let names: Vec<String> = frame.names().into_iter().map(str::to_owned).collect();
    let mut read = frame;
    for name in names {
        if read.is_numeric(&name) {
            continue;
        }
        let Ok(codes) = read.codes(&name) else { continue };
        let numbers: Option<Vec<f64>> = codes.labels.iter().map(|label| label.trim().parse().ok()).collect();
        if let Some(numbers) = numbers.filter(|numbers| numbers.iter().all(|number| number.is_finite())) {
            let of_row = codes.of_row.iter().map(|code| numbers.get(*code as usize).copied().unwrap_or(f64::NAN));
            let of_row: Vec<f64> = of_row.collect();
            read = read.with_numbers(&name, of_row)?;
        }
    }
    Ok(read)
}

/// The same columns, those of numbers that only name kinds as codes, in the order of the codebook: their means and slopes
/// would say nothing. A number that is 0 or 1 stays one, for its mean is a share.
pub(crate) fn with_kinds_coded(frame: Frame, codebook: &Codebook) -> Result<Frame, SurveyError> {
    let mut coded = frame;
    for variable in codebook.variables.iter().filter(|variable| names_kinds(variable)) {
        if !coded.is_numeric(&variable.name) {
            continue;
        }
        let codes = coded.codes(&variable.name)?;
        if codes.labels.iter().all(|label| matches!(label.as_str(), "0" | "1")) {
            continue;
        }
        let codes = ordered(codes, variable).unwrap_or_else(|| codes.clone());
        coded = coded.with_codes(&variable.name, codes)?;
    }
    Ok(coded)
}

/// Whether a variable is declared to name kinds, and has names for some.
fn names_kinds(variable: &Variable) -> bool {
    let is_named = variable.categories.iter().any(|category| !category.is_missing);
    variable.level == Some(MeasurementLevel::Nominal) && is_named
}

#[cfg(test)]
mod tests {
    use marsad_study::{Category, Code, Codebook, MeasurementLevel, Texts, Variable, VariableKind};
    use marsad_survey::{Codes, Frame, MISSING};

    use super::{ordered, with_kinds_coded, with_numbers_read};

    #[test]
    fn codes_stand_in_the_order_of_the_codebook_and_unknown_ones_behind() {
        let mut variable = Variable::new("sex", VariableKind::Text);
        for code in ["M", "F"] {
            let code = Code::Text(code.to_owned());
            variable.categories.push(Category { code, label: Texts::default(), is_missing: false });
        }
        let labels = ["F", "M", "X"].map(str::to_owned).to_vec();
        let codes = ordered(&Codes { of_row: vec![0, 1, MISSING, 2], labels }, &variable).unwrap();
        assert_eq!((codes.labels, codes.of_row), (["M", "F", "X"].map(str::to_owned).to_vec(), vec![1, 0, MISSING, 2]));
    }

    fn nominal(name: &str, codes: &[f64]) -> Variable {
        let category = |code: &f64| Category { code: Code::Number(*code), label: Texts::default(), is_missing: false };
        Variable {
            level: Some(MeasurementLevel::Nominal),
            categories: codes.iter().map(category).collect(),
            ..Variable::new(name, VariableKind::Number)
        }
    }

    #[test]
    fn numbers_that_name_kinds_are_codes_and_those_that_say_yes_or_no_are_numbers() {
        let columns = [("area", [2.0, 1.0, 2.0]), ("works", [0.0, 1.0, 1.0]), ("age", [30.0, 40.0, 50.0])];
        let add = |frame: Frame, (name, values): (&str, [f64; 3])| frame.with_numbers(name, values.to_vec()).unwrap();
        let frame = columns.into_iter().fold(Frame::new(3), add);
        let variables = vec![nominal("area", &[2.0, 1.0]), nominal("works", &[0.0, 1.0]), nominal("age", &[])];
        let coded = with_kinds_coded(frame, &Codebook { variables, ..Codebook::default() }).unwrap();
        assert_eq!(["area", "works", "age"].map(|name| coded.is_numeric(name)), [false, true, true]);
        assert_eq!(coded.codes("area").unwrap().labels, ["2", "1"], "as the codebook has them");
    }

    #[test]
    fn texts_that_are_all_numbers_are_numbers() {
        let frame = Frame::new(2).with_texts("w", &["1.5", " 2 "]).unwrap().with_texts("h", &["a", "1"]).unwrap();
        let read = with_numbers_read(frame).unwrap();
        assert_eq!(read.numbers("w").unwrap(), [1.5, 2.0]);
        assert!(!read.is_numeric("h"));
    }
}
