//! One file for two readers: each has its own place in it.

use std::cell::RefCell;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::rc::Rc;

use super::super::Content;

/// A reader of a file that others read too.
#[derive(Clone)]
pub(in crate::formats) struct Shared<'c> {
    content: Rc<RefCell<&'c mut dyn Content>>,
    length: u64,
    at: u64,
}

impl<'c> Shared<'c> {
    /// A reader at the beginning of `content`.
    pub(in crate::formats) fn new(content: &'c mut dyn Content) -> Result<Self> {
        let length = content.seek(SeekFrom::End(0))?;
        Ok(Self { content: Rc::new(RefCell::new(content)), length, at: 0 })
    }

    /// Another reader of the same file, at its beginning.
    pub(in crate::formats) fn another(&self) -> Self {
        Self { at: 0, ..self.clone() }
    }
}

impl Read for Shared<'_> {
    fn read(&mut self, room: &mut [u8]) -> Result<usize> {
        let mut content = self.content.try_borrow_mut().map_err(Error::other)?;
        content.seek(SeekFrom::Start(self.at))?;
        let read = content.read(room)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Shared<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _, Seek as _, SeekFrom};

    use super::Shared;

    #[test]
    fn two_readers_of_one_file_do_not_move_each_other() {
        let mut bytes = Cursor::new(b"abcdef".to_vec());
        let mut first = Shared::new(&mut bytes).unwrap();
        let mut second = first.another();
        let mut two = [0; 2];
        first.read_exact(&mut two).unwrap();
        second.seek(SeekFrom::End(-2)).unwrap();
        let mut rest = String::new();
        second.read_to_string(&mut rest).unwrap();
        assert_eq!((&two, rest.as_str()), (b"ab", "ef"));
        first.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "efcdef");
        assert!(first.seek(SeekFrom::Current(-7)).is_err());
    }
}
