//! marsad-pack
