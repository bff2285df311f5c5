//! Lets Tauri embed its configuration, and does nothing at all for the Tauri-free library.
fn main() {
    #[cfg(feature = "desktop")]
    tauri_build::build();
}
