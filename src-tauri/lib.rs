//! Dateline's core: *every event on the timeline is one click from the sentence that proves it.*
//!
//! Data flows left to right, and nothing on the left knows anything on its right:
//!
//! ```text
//!         bytes                     code points              bounds                 pixels, files
//! import ───────▶ article ─▶ anchor ───────────▶ annotation ─▶ event ─▶ timeline ───────▶ ui, export
//!                    └──── temporal (text → expressions → EDTF) ───┘
//! ──────────── library: one SQLite file, one door for every write ────────────
//! ```
//!
//! [`model`] holds the plain types that every room speaks. [`temporal`], [`anchor`] and [`import`] are
//! pure: they do no I/O and know no database. [`library`] is the only room that writes. [`ipc`] is what
//! the two shells, the desktop window and the command line, ask for and get.

pub mod anchor;
pub mod export;
pub mod import;
pub mod ipc;
pub mod library;
pub mod model;
pub mod picture;
pub mod sample;
pub mod temporal;
pub mod timeline;
