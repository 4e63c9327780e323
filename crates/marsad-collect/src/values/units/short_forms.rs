//! Short forms of currencies with what stands before them: `MDT`, `k€`, `mDT`.

use crate::values::money::{self, Money};

/// Longer tokens are no short forms.
const FORM_BYTES_MAX: usize = 16;

/// What stands before short forms of currencies.
const PREFIXES: [(&str, f64); 9] =
    [("", 1.0), ("m", 1e3), ("k", 1e3), ("K", 1e3), ("M", 1e6), ("Md", 1e9), ("Mds", 1e9), ("Mrd", 1e9), ("Mrds", 1e9)];

/// So many units of a currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reading {
    pub multiplier: f64,
    pub money: Money,
}

/// What a short form means.
#[derive(Clone, Copy)]
pub(super) struct Readings {
    pub first: Reading,
    /// What it may mean besides.
    pub aside: Option<Reading>,
    pub is_doubtful: bool,
}

impl Readings {
    pub(super) fn of_money(money: Money) -> Self {
        Self { first: Reading { multiplier: 1.0, money }, aside: None, is_doubtful: false }
    }
}

/// What a short form such as `MDT` or `k€` means; nothing where its letters do not tell.
pub(super) fn readings(token: &str) -> Option<Readings> {
    let bare = bare(token);
    if bare.len() > FORM_BYTES_MAX || is_letter(&bare) {
        return None;
    }
    let with_prefix = PREFIXES.into_iter().filter_map(|(prefix, multiplier)| {
        let form = money::of_form(bare.strip_prefix(prefix)?)?;
        let reading = Reading { multiplier, money: form.money };
        Some((reading, form.is_doubtful && prefix.is_empty()))
    });
    // Some are known with their stops alone, `ج.م`.
    let with_stops = token.contains('.').then(|| money::of_form(token.trim_end_matches('.'))).flatten();
    let with_stops = with_stops.map(|form| (Reading { multiplier: 1.0, money: form.money }, form.is_doubtful));
    let mut found = with_prefix.chain(with_stops);
    if let Some((first, is_doubtful)) = found.next() {
        return Some(Readings { first, aside: found.next().map(|(other, _)| other), is_doubtful });
    }
    // A thousand is meant by `k` in any case.
    let money = bare.to_lowercase().strip_prefix('k').and_then(money::of_small_form)?;
    Some(Readings { first: Reading { multiplier: 1e3, money }, ..Readings::of_money(money) })
}

/// A token without stops: `M.D.T.` is `MDT`. The sign of the dollar may stand before its letters.
pub(super) fn bare(token: &str) -> String {
    let bare: String = token.chars().filter(|c| *c != '.').collect();
    bare.replace("$US", "US$")
}

/// One letter alone says nothing.
pub(super) fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.chars().all(char::is_alphabetic)
}
