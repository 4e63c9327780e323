//! Headers that stand once more among the rows, and the text right above them.

use marsad_model::FindingCode;

use super::{Row, RowReader};

/// How many captions among the rows of a table are looked at.
const CAPTIONS_MAX: usize = 20;

impl RowReader<'_, '_, '_> {
    /// Whether the headers stand here again, as where one list was put below another.
    pub(super) fn is_repeated_header(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let is_header = |at: usize| {
            plan.headers.get(at).is_some_and(|header| {
                let cell = row.cell(at);
                let may_be = !header.is_empty() && cell.text.len() >= header.len() && !cell.is_long();
                may_be && *header == cell.label()
            })
        };
        let is_repeated = plan.values.first().is_some_and(|value| is_header(value.at))
            && plan.labels.iter().filter(|label| is_header(label.at)).count() * 2 >= plan.labels.len();
        if is_repeated {
            self.add(FindingCode::RepeatedHeader, (row, None), |f| f);
            self.note_caption();
        }
        is_repeated
    }

    /// Keeps the text above headers that stand once more: what stands below may be about something else.
    fn note_caption(&mut self) {
        let Some(caption) = self.state.caption.take() else { return };
        let captions = &mut self.state.captions;
        if captions.len() < CAPTIONS_MAX && captions.iter().all(|known| known.text != caption.text) {
            captions.push(caption);
        }
    }
}
