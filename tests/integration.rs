//! One integration binary, a module a stage.

mod temporal;
