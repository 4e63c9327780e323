//! Enums whose variants each have one word, the same in a pack, in JSON and in the keys of messages.

/// An enum with `ALL` and `word`; the words are its variants in kebab case, as serde writes them.
macro_rules! worded {
    ($(#[$about:meta])* $name:ident { $($(#[$meta:meta])+ $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$meta])+ $variant),+ }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it, in packs, in JSON and in the keys of messages.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one with this word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

pub(crate) use worded;
