//! Names of columns as a caller writes them: one, or several.

/// One name or several, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub(crate) Vec<String>);

impl Names {
    /// The names in order.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

impl From<&str> for Names {
    fn from(name: &str) -> Self {
        Self(vec![name.to_owned()])
    }
}

impl From<String> for Names {
    fn from(name: String) -> Self {
        Self(vec![name])
    }
}

impl<const N: usize> From<[&str; N]> for Names {
    fn from(names: [&str; N]) -> Self {
        Self(names.iter().map(|name| (*name).to_owned()).collect())
    }
}

impl From<&[&str]> for Names {
    fn from(names: &[&str]) -> Self {
        Self(names.iter().map(|name| (*name).to_owned()).collect())
    }
}

impl From<Vec<String>> for Names {
    fn from(names: Vec<String>) -> Self {
        Self(names)
    }
}

impl From<&[String]> for Names {
    fn from(names: &[String]) -> Self {
        Self(names.to_vec())
    }
}
