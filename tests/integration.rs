//! One integration binary, a module a stage.

mod anchor;
mod import;
mod ipc;
mod library;
mod temporal;
mod tidy;
