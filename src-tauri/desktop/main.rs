//! The desktop window: the core's calls carried to a webview, and nothing thought up here.
//!
//! `app` puts the pieces together; `window` is the one window and what it may do; `desk` holds what lies
//! open; `commands` and `imports` convert and delegate; `watch` tells the window of changes, whichever
//! program made them; `graphics` has it drawn without a graphics card where there is none; `recent` remembers libraries; `places` knows the folders; `links` what may be opened.

// A console window beside the app on Windows is no use to anybody.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod commands;
mod core;
mod desk;
#[cfg(target_os = "linux")]
mod graphics;
mod imports;
mod links;
mod places;
mod recent;
mod watch;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    if let Err(error) = graphics::suit() {
        eprintln!("Dateline draws its window as WebKitGTK does by itself, which may be slow here: {error}");
    }
    match app::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Dateline could not start: {error}");
            ExitCode::FAILURE
        }
    }
}
