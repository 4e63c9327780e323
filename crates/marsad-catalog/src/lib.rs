//! marsad-catalog
