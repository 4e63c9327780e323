//! Bytes read one field after another: nothing is believed that is not there.

/// A place in the bytes of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bytes<'b> {
    all: &'b [u8],
    at: usize,
    /// Whether numbers have their highest byte first.
    pub is_big_endian: bool,
}

macro_rules! numbers {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty),+ $(,)?) => {
        $($(#[doc = $doc])+
        pub(crate) fn $name(&mut self) -> Option<$type> {
            let bytes = self.array()?;
            Some(if self.is_big_endian { <$type>::from_be_bytes(bytes) } else { <$type>::from_le_bytes(bytes) })
        })+
    };
}

impl<'b> Bytes<'b> {
    /// The beginning of a file.
    pub(crate) fn new(all: &'b [u8], is_big_endian: bool) -> Self {
        Self { all, at: 0, is_big_endian }
    }

    /// Where the next byte stands, counted from the beginning of the file.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.all.len() - self.at
    }

    /// The next bytes; none where fewer are left, and then none is passed.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(count)?;
        let bytes = self.all.get(self.at..end)?;
        self.at = end;
        Some(bytes)
    }

    /// The next bytes, as many as the array holds.
    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// Passes bytes.
    pub(crate) fn skip(&mut self, count: usize) -> Option<()> {
        self.take(count).map(|_| ())
    }

    /// Goes to a place in the file.
    pub(crate) fn go_to(&mut self, at: usize) -> Option<()> {
        let is_inside = at <= self.all.len();
        is_inside.then(|| self.at = at)
    }

    /// Whether the next bytes are these; they are not passed.
    pub(crate) fn starts_with(&self, bytes: &[u8]) -> bool {
        self.all[self.at..].starts_with(bytes)
    }

    /// Passes these bytes if they come next.
    pub(crate) fn pass(&mut self, bytes: &[u8]) -> Option<()> {
        if self.starts_with(bytes) { self.skip(bytes.len()) } else { None }
    }

    /// Whether a part of `count` pieces of `bytes` each is there; a count that the file cannot hold is not believed.
    pub(crate) fn has(&self, count: usize, bytes: usize) -> bool {
        count.checked_mul(bytes).is_some_and(|wanted| wanted <= self.left())
    }

    numbers! {
        /// The next byte.
        number_u8: u8,
        /// The next two bytes as a number.
        number_u16: u16,
        /// The next four bytes as a number.
        number_u32: u32,
        /// The next four bytes as a number with a sign.
        number_i32: i32,
        /// The next eight bytes as a number.
        number_u64: u64,
        /// The next eight bytes as a fraction.
        number_f64: f64,
    }

    /// Four bytes that count something; a negative count is none.
    pub(crate) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number_i32()?).ok()
    }
}

/// Eight bytes as a fraction.
pub(crate) fn fraction(bytes: [u8; 8], is_big_endian: bool) -> f64 {
    if is_big_endian { f64::from_be_bytes(bytes) } else { f64::from_le_bytes(bytes) }
}

/// A text up to its first zero byte.
pub(crate) fn until_zero(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    &bytes[..end]
}

#[cfg(test)]
mod tests {
    use super::{Bytes, until_zero};

    #[test]
    fn nothing_is_read_beyond_the_end() {
        let mut bytes = Bytes::new(&[1, 0, 0, 0, 2], false);
        assert_eq!(bytes.number_i32(), Some(1));
        assert_eq!((bytes.number_u16(), bytes.at(), bytes.left()), (None, 4, 1));
        assert_eq!(bytes.take(usize::MAX), None);
        assert!(bytes.has(1, 1) && !bytes.has(usize::MAX, 2));
        assert_eq!((bytes.go_to(6), bytes.go_to(5)), (None, Some(())));
        assert!(!bytes.starts_with(b"x"));
    }

    #[test]
    fn numbers_have_their_highest_byte_first_or_last() {
        assert_eq!(Bytes::new(&[0, 2], true).number_u16(), Some(2));
        assert_eq!(Bytes::new(&[2, 0], false).number_u16(), Some(2));
        assert_eq!(Bytes::new(&[0xff; 4], false).count(), None);
        assert_eq!(until_zero(b"ab\0c"), b"ab");
    }
}
