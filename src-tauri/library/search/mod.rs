//! Full-text search: what was found, with its surroundings and its place.
