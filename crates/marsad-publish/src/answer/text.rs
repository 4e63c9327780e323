//! The answer as lines for a terminal: worst first, a few places of each trouble, or all of them.

use marsad_i18n::{Voice, args};

use super::{Answer, AnswerGroup, AnswerPlace, Cause};

/// How many places of a trouble are listed where not all are asked for.
const PLACES_MAX: usize = 5;
/// How many troubles of a severity are listed where not all are asked for.
const CAUSES_MAX: usize = 50;

impl Answer {
    /// The answer with the first places of each trouble.
    pub fn text(&self, voice: &Voice) -> String {
        self.groups.iter().map(|group| group.text(CAUSES_MAX, PLACES_MAX, voice)).collect()
    }

    /// The answer with every place.
    pub fn whole_text(&self, voice: &Voice) -> String {
        self.groups.iter().map(|group| group.text(usize::MAX, usize::MAX, voice)).collect()
    }

    /// Whether [`Answer::text`] leaves out places that [`Answer::whole_text`] lists.
    pub fn is_cut(&self) -> bool {
        let is_cut = |cause: &Cause| cause.shown(PLACES_MAX).iter().map(Vec::len).sum::<usize>() < cause.places.len();
        self.groups.iter().any(|group| group.causes.len() > CAUSES_MAX || group.causes.iter().any(is_cut))
    }
}

impl AnswerGroup {
    fn text(&self, causes: usize, places: usize, voice: &Voice) -> String {
        let listed: String = self.causes.iter().take(causes).map(|cause| cause.text(places, voice)).collect();
        let left: u64 = self.causes.iter().skip(causes).map(Cause::count).sum();
        let more = if left == 0 {
            String::new()
        } else {
            format!("  … {}\n\n", voice.say_with("finding-more", &args().count("count", left)))
        };
        format!("{}\n\n{listed}{more}", self.heading)
    }
}

impl Cause {
    /// So many reasons at most, and so many places of each.
    fn shown(&self, max: usize) -> Vec<Vec<&AnswerPlace>> {
        let groups = self.by_reason(usize::MAX).into_iter().take(max);
        groups.map(|group| group.into_iter().take(max).collect()).collect()
    }

    fn text(&self, places: usize, voice: &Voice) -> String {
        let shown = self.shown(places);
        let more = self.more_text(shown.iter().map(Vec::len).sum(), voice);
        let found = match &self.reason {
            Some(reason) => {
                let sheets = shown.iter().flat_map(|group| sheets_text(group, voice));
                let words: Vec<String> = sheets.chain(more).collect();
                format!("  {reason} [{}]\n    {}\n", self.code, words.join(&voice.say("list-separator")))
            }
            None => {
                let heading = self.heading(voice);
                let lines = shown.iter().map(|group| reason_line(group, voice)).chain(more);
                let lines: String = lines.map(|line| format!("    {line}\n")).collect();
                format!("  {heading} [{}]\n{lines}", self.code)
            }
        };
        format!("{found}  → {}\n\n", self.remedy)
    }
}

/// Places of which the same is said, and what that is.
fn reason_line(places: &[&AnswerPlace], voice: &Voice) -> String {
    let reason = places.first().map_or("", |place| place.reason.as_str());
    let words = sheets_text(places, voice).join(&voice.say("list-separator"));
    voice.say_with("answer-place-reason", &args().text("place", &words).text("reason", reason))
}

/// Places sheet by sheet.
fn sheets_text(places: &[&AnswerPlace], voice: &Voice) -> Vec<String> {
    let sheets = places.chunk_by(|a, b| a.place.sheet == b.place.sheet);
    sheets.map(|places| places_text(places, voice)).collect()
}

/// Places on one sheet: its cells, and the sheet once.
fn places_text(places: &[&AnswerPlace], voice: &Voice) -> String {
    match places {
        [first, ..] if !first.cell.is_empty() && !first.place.sheet.is_empty() => {
            let cells = cells_text(places, voice);
            let arguments = args().text("cell", &cells).text("sheet", &first.place.sheet);
            voice.say_with("answer-place-in-sheet", &arguments)
        }
        places if places.iter().all(|place| !place.cell.is_empty()) => cells_text(places, voice),
        places => {
            let words: Vec<String> = places.iter().map(|place| place.words(voice)).collect();
            words.join(&voice.say("list-separator"))
        }
    }
}

/// Cells in a row.
fn cells_text(places: &[&AnswerPlace], voice: &Voice) -> String {
    let cells: Vec<&str> = places.iter().map(|place| place.cell.as_str()).collect();
    voice.joined(&cells)
}
