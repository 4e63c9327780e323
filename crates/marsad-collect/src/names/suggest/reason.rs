//! Why a code is suggested for a word, and the words that stood for codes elsewhere.

use marsad_model::Id;

/// Why a code is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionReason {
    /// The word is a name of the code, but for what carries no meaning.
    Fold,
    /// A correspondence table says so.
    Correspondence,
    /// A person said so of the same word before.
    History,
    /// The word sounds like a name of the code in another script.
    Transliteration,
    /// The word is spelled nearly like a name of the code.
    Nearest,
}

impl SuggestionReason {
    /// Every one, the strongest first.
    pub const ALL: [Self; 5] = [Self::Fold, Self::Correspondence, Self::History, Self::Transliteration, Self::Nearest];

    /// Whether the word is only alike: nothing says that it stands for the code.
    pub const fn is_likeness(self) -> bool {
        matches!(self, Self::Transliteration | Self::Nearest)
    }

    /// The word for it in messages and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fold => "fold",
            Self::Correspondence => "correspondence",
            Self::History => "history",
            Self::Transliteration => "transliteration",
            Self::Nearest => "nearest",
        }
    }
}

/// A word that stood for a code elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedWord {
    /// The word.
    pub word: String,
    /// The code.
    pub code: Id,
    /// How it is known: `History` or `Correspondence`.
    pub reason: SuggestionReason,
}
