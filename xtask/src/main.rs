//! The project's own commands: `cargo xtask run | test | bench | bindings`.
fn main() {}
