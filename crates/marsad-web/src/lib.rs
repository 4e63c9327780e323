//! marsad-web
