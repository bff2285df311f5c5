//! One integration binary, a module a stage.

mod import;
