//! One integration binary, a module a stage.

// What a test needs and can't get is a failure of the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod anchor;
mod cli;
mod export;
mod fetch;
mod fuzz;
mod import;
mod import_formats;
mod ipc;
mod library;
mod temporal;
mod tidy;
