//! marsad-testkit
