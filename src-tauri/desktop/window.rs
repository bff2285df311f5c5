//! The one window: its size, its title, and what its page may never do.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager as _, Url, WebviewUrl, WebviewWindowBuilder};

use crate::desk::Desk;

/// The window's label, which the capability file and the events name.
pub(crate) const LABEL: &str = "main";

/// Makes the window.
///
/// # Errors
/// When the system has no webview or no display.
pub(crate) fn create(app: &AppHandle) -> tauri::Result<()> {
    let mut builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(title(app))
        .inner_size(1440.0, 900.0)
        .min_inner_size(720.0, 600.0)
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    if std::env::var_os("DATELINE_COLLECT_PROBLEMS").is_some() {
        builder = builder.initialization_script(include_str!("collect_problems.js"));
    }
    builder.build()?;
    Ok(())
}

/// Brings the window before the others.
pub(crate) fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window that can't be raised is still there; nothing better can be done than leave it.
        let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
}

/// Lets the title follow the open library.
pub(crate) fn retitle(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.set_title(&title(app));
    }
}

fn title(app: &AppHandle) -> String {
    match app.state::<Desk>().open_library() {
        Some(open) => format!("{} – Dateline", open.info.name),
        None => "Dateline".to_owned(),
    }
}

/// Whether an address is the app's own page; the webview goes nowhere else, whatever an article holds.
fn is_our_page(address: &Url) -> bool {
    match (address.scheme(), address.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("localhost")) => cfg!(dev) && address.port() == Some(5173),
        ("about", _) => address.path() == "blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_webview_stays_on_our_page() {
        for inside in
            ["tauri://localhost/", "tauri://localhost/index.html", "http://tauri.localhost/", "about:blank"]
        {
            assert!(is_our_page(&Url::parse(inside).unwrap()), "{inside}");
        }
        for outside in [
            "https://example.org/",
            "http://localhost/",
            "http://localhost:8080/",
            "file:///etc/passwd",
            "tauri://elsewhere/",
            "https://tauri.localhost.example.org/",
            "javascript:alert(1)",
            "data:text/html,x",
            "about:srcdoc",
        ] {
            assert!(!is_our_page(&Url::parse(outside).unwrap()), "{outside}");
        }
    }
}
