//! One integration binary, a module a stage.

mod anchor;
mod library;
mod tidy;
