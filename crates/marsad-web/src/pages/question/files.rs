//! A question under the endings of files, and the picture beside a shared link.

use axum::response::Response;
use marsad_publish::chart::{Chart, Frame, draw};
use marsad_publish::{Drawing, QuestionEdition, question_csv, question_json, question_xlsx};

use crate::error::PageError;
use crate::pages::PageResult;
use crate::pages::downloads::{Ending, file};
use crate::pages::unlike_answers::UnlikeAnswers;
use crate::pictures;
use crate::visit::Visit;

/// The endings under which a question is given.
pub(super) const ENDINGS: [Ending; 4] = [Ending::Csv, Ending::Xlsx, Ending::Json, Ending::Svg];

/// The file that an address asks for.
pub(super) fn download(edition: &QuestionEdition<'_>, ending: Ending) -> PageResult {
    let names = &edition.names;
    let bytes = match ending {
        Ending::Csv => question_csv(edition),
        Ending::Xlsx => question_xlsx(edition),
        Ending::Json => question_json(edition).to_string().into_bytes(),
        Ending::Svg => {
            let drawing = Drawing { id: "chart".to_owned(), frame: Frame::WIDE, is_alone: true };
            let chart = edition.statements_chart(&drawing, &UnlikeAnswers::of(names).ids());
            draw(&warned(edition, chart), &|value| names.number(value)).into_bytes()
        }
        Ending::Parquet => return Err(PageError::NotFound),
    };
    Ok(file(&format!("{}.{}", name(edition), ending.word()), ending.media_type(), bytes))
}

/// What files of a question are called: by the question, and the definition that the reader has switched to.
pub(super) fn name(edition: &QuestionEdition<'_>) -> String {
    let names = &edition.names;
    match names.count {
        None => names.question.id.to_string(),
        Some(switch) => format!("{}-{}", names.question.id, switch.id),
    }
}

/// A drawing of all answers that has no notice beside it: it says itself that they do not count the same, under its title
/// and to those who cannot see it.
fn warned(edition: &QuestionEdition<'_>, chart: Chart) -> Chart {
    let unlike = UnlikeAnswers::of(&edition.names);
    let (Some(told), Some(brief)) = (unlike.told(), unlike.told_briefly()) else { return chart };
    Chart { unit: format!("{} · {brief}", chart.unit), description: format!("{} {told}", chart.description), ..chart }
}

/// The drawing that stands beside a shared link.
pub(super) fn drawing(edition: &QuestionEdition<'_>) -> String {
    edition.picture(UnlikeAnswers::of(&edition.names).told_briefly().as_deref())
}

/// The picture as a drawing.
pub(super) fn picture(name: &str, drawing: String) -> Response {
    file(&format!("{name}-picture.svg"), Ending::Svg.media_type(), drawing.into_bytes())
}

/// The picture as points; there is none where the program was built without fonts.
pub(super) async fn picture_png(visit: &Visit, name: &str, drawing: String) -> PageResult {
    let png = pictures::png(&visit.app, drawing).await?;
    Ok(file(&format!("{name}-picture.png"), "image/png", png.to_vec()))
}
