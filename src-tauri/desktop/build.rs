//! Lets Tauri embed its configuration, and does nothing at all for the Tauri-free library.

#[cfg(feature = "desktop")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let capabilities = "src-tauri/desktop/capabilities/*.json";
    tauri_build::try_build(tauri_build::Attributes::new().capabilities_path_pattern(capabilities))?;
    Ok(())
}

#[cfg(not(feature = "desktop"))]
fn main() {}
