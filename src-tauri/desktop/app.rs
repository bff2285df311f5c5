//! The app put together: plugins, the desk, the window, the commands.

use std::path::Path;

use tauri::plugin::TauriPlugin;
use tauri::{App, Manager as _, Wry};
use tauri_plugin_log::log::LevelFilter;
use tauri_plugin_log::{Target, TargetKind};

use crate::desk::Desk;
use crate::{commands, imports, links, places, watch, window};

/// Runs the app until its window closes.
///
/// # Errors
/// When the webview or a folder the app needs can't be had.
pub(crate) fn run() -> tauri::Result<()> {
    // The single instance comes first, as its documentation asks: a second start must end before it touches
    // anything of the first.
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::raise(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::start,
            commands::open_library,
            commands::create_library,
            commands::open_sample,
            commands::close_library,
            commands::quit,
            imports::import,
            imports::preview_import,
            imports::cancel_import,
            imports::pause_import,
            links::open_link,
            links::reveal,
        ])
        .setup(|app| Ok(set_up(app)?))
        .run(tauri::generate_context!())
}

fn set_up(app: &App) -> tauri::Result<()> {
    let folder = places::config(app.path())?;
    std::fs::create_dir_all(&folder)?;
    app.handle().plugin(log(&folder))?;
    app.handle().plugin(window_state(&folder))?;

    let (wake, woken) = watch::bell();
    let desk = Desk::new(folder, places::home(app.path()), wake);
    desk.open_at_start();
    app.manage(desk);
    window::create(app.handle())?;
    watch::start(app.handle().clone(), woken);
    Ok(())
}

fn log(folder: &Path) -> TauriPlugin<Wry> {
    let file = TargetKind::Folder { path: folder.join("logs"), file_name: Some("dateline".to_owned()) };
    tauri_plugin_log::Builder::new()
        .level(LevelFilter::Info)
        .clear_targets()
        .target(Target::new(TargetKind::Stderr))
        .target(Target::new(file))
        .build()
}

fn window_state(folder: &Path) -> TauriPlugin<Wry> {
    // The plugin joins this name to its own folder; an absolute path takes that folder's place.
    tauri_plugin_window_state::Builder::new()
        .with_filename(folder.join("window.json").to_string_lossy())
        .build()
}
