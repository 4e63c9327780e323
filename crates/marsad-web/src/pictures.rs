//! Pictures of points made of drawings, each once: networks ask for the same one again and again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use marsad_picture::PictureError;
use marsad_protect::sha256_hex;

use crate::app::App;
use crate::error::PageError;

/// How many pictures are kept in memory, of some fifty kilobytes each.
const PICTURES_MAX: usize = 256;

/// The pictures that were made, by the SHA-256 of their drawings.
#[derive(Default)]
pub(crate) struct Pictures(Mutex<HashMap<String, Bytes>>);

impl Pictures {
    fn find(&self, key: &str) -> Option<Bytes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// Remembers a picture; when there are too many, all are forgotten and made again as they are asked for.
    fn remember(&self, key: String, picture: &Bytes) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= PICTURES_MAX {
            known.clear();
        }
        known.insert(key, picture.clone());
    }
}

/// The picture of a drawing as PNG, from memory where it was made before. Without fonts there is none.
pub(crate) async fn png(app: &App, drawing: String) -> Result<Bytes, PageError> {
    let key = sha256_hex(drawing.as_bytes());
    if let Some(known) = app.pictures.find(&key) {
        return Ok(known);
    }
    let made = tokio::task::spawn_blocking(move || marsad_picture::png(&drawing)).await;
    let made = made.map_err(|error| PageError::Failed(error.to_string()))?;
    let picture = Bytes::from(made.map_err(|error| match error {
        PictureError::NoFonts => PageError::NotFound,
        other => PageError::Failed(other.to_string()),
    })?);
    app.pictures.remember(key, &picture);
    Ok(picture)
}
