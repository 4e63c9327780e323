//! The columns of a survey as its estimators see them, with codes in the order of the codebook.

use marsad_study::{Survey, Variable, VariableKind};
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

#[cfg(test)]
mod tests {
    use marsad_study::{Category, Code, Texts, Variable, VariableKind};
    use marsad_survey::{Codes, Frame, MISSING};

    use super::{ordered, with_numbers_read};

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

    #[test]
    fn texts_that_are_all_numbers_are_numbers() {
        let frame = Frame::new(2).with_texts("w", &["1.5", " 2 "]).unwrap().with_texts("h", &["a", "1"]).unwrap();
        let read = with_numbers_read(frame).unwrap();
        assert_eq!(read.numbers("w").unwrap(), [1.5, 2.0]);
        assert!(!read.is_numeric("h"));
    }
}
