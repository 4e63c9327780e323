//! The answer as lines for a terminal: worst first, a few places of each trouble, or all of them.

use marsad_i18n::Voice;

use super::{Answer, AnswerGroup, Cause};

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
        let is_long = |cause: &Cause| cause.places.len() > PLACES_MAX;
        self.groups.iter().any(|group| group.causes.len() > CAUSES_MAX || group.causes.iter().any(is_long))
    }
}

impl AnswerGroup {
    fn text(&self, causes: usize, places: usize, voice: &Voice) -> String {
        let listed: String = self.causes.iter().take(causes).map(|cause| cause.text(places, voice)).collect();
        let left: u64 = self.causes.iter().skip(causes).map(Cause::count).sum();
        let more = if left == 0 {
            String::new()
        } else {
            format!("  … {}\n\n", voice.say_with("finding-more", &marsad_i18n::args().count("count", left)))
        };
        format!("{}\n\n{listed}{more}", self.heading)
    }
}

impl Cause {
    fn text(&self, places: usize, voice: &Voice) -> String {
        let listed = self.places.iter().take(places);
        let more = self.more_text(places, voice);
        let found = match &self.reason {
            Some(reason) => {
                let words: Vec<String> = listed.map(|place| place.words(voice)).chain(more).collect();
                format!("  {reason} [{}]\n    {}\n", self.code, words.join(&voice.say("list-separator")))
            }
            None => {
                let count = voice.say_with("answer-in-places", &marsad_i18n::args().count("n", self.count()));
                let lines = listed.map(|place| format!("{}: {}", place.words(voice), place.reason)).chain(more);
                let lines: String = lines.map(|line| format!("    {line}\n")).collect();
                format!("  {count} [{}]\n{lines}", self.code)
            }
        };
        format!("{found}  → {}\n\n", self.remedy)
    }
}
