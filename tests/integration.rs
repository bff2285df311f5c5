//! One integration binary, a module a stage.

mod anchor;
mod cli;
mod export;
mod import;
mod ipc;
mod library;
mod temporal;
mod tidy;
