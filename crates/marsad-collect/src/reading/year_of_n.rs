//! Which year the headers `N-2 | N-1 | N` mean: a line above the table says it, `année N = 2023`, in each file another one,
//! while the words of the profile for periods stay as they were written.

use marsad_model::{Finding, FindingCode, SaidOf, Severity, TIME_PERIOD};

use super::Context;
use super::said::{Around, place_of, start_of};
use crate::titles;

/// What is wrong where the profile has a word for the period `N` and the nearest line above a table calls another year so,
/// or no line does any more where the profile knows one.
pub(super) fn other_year_of_n(context: &Context<'_>, around: Around<'_>) -> Option<Finding> {
    let taken = context.profile.codes.get(TIME_PERIOD)?.get("N")?;
    let mut lines = around.lines.between([1, start_of(around.layout).saturating_sub(1)]).rev();
    if let Some((year, line)) = lines.find_map(|line| Some((titles::year_of_n(&line.text)?, line))) {
        let found = year.to_string();
        let place = place_of(around.file, around.sheet, Some(line.at));
        let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Error, place).with_value(&line.text);
        let told = |finding: Finding| finding.with("what", "year-of-n").with("taken", taken).with("found", &found);
        return (*taken != *found).then(|| told(finding).with("said", ""));
    }
    let is_known = |text: &str| titles::year_of_n(text).is_some();
    let said = around.layout.said.iter().find(|said| said.of == SaidOf::Period && is_known(&said.text))?;
    let place = place_of(around.file, around.sheet, said.at);
    let finding = Finding::new(FindingCode::MissingPeriod, Severity::Error, place).with_value(&said.text);
    Some(finding.with("what", "gone").with("component", TIME_PERIOD).with("said", &said.text))
}
