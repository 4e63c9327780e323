//! marsad-lake
