//! marsad-publish
