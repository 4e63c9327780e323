//! marsad-collect
