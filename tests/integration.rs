//! One integration binary, a module a stage.

mod library;
mod tidy;
