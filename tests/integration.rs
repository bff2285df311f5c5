//! One integration binary, a module a stage.

mod anchor;
mod ipc;
mod library;
mod tidy;
