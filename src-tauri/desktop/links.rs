//! What may be handed to another program: addresses of three kinds, and folders to look into.

use std::path::Path;

use dateline::ipc::{Code, IpcError};
use tauri::{AppHandle, Url};
use tauri_plugin_opener::OpenerExt as _;

/// Opens a web or mail address in the person's own program for it.
#[tauri::command]
pub(crate) async fn open_link(app: AppHandle, address: String) -> Result<(), IpcError> {
    let address = allowed(&address)?;
    app.opener()
        .open_url(address.as_str(), None::<&str>)
        .map_err(|error| IpcError::new(Code::Failed, format!("No program opened {address}: {error}.")))
}

/// Shows a file or folder in the file manager, which opens nothing by it.
#[tauri::command]
pub(crate) async fn reveal(app: AppHandle, path: String) -> Result<(), IpcError> {
    if !Path::new(&path).exists() {
        return Err(IpcError::new(Code::NotFound, format!("{path} is no longer there.")));
    }
    app.opener().reveal_item_in_dir(&path).map_err(|error| {
        IpcError::new(Code::Failed, format!("The file manager did not show {path}: {error}."))
    })
}

/// The parsed address, if it is of a kind that is only ever looked at or written to.
///
/// # Errors
/// `bad-input` for anything but http, https and mailto.
fn allowed(address: &str) -> Result<Url, IpcError> {
    let refused = |why: String| IpcError::new(Code::BadInput, why);
    let url = Url::parse(address.trim())
        .map_err(|error| refused(format!("“{address}” is no address ({error}). Nothing was opened.")))?;
    match url.scheme() {
        "http" | "https" | "mailto" => Ok(url),
        other => Err(refused(format!(
            "Addresses of the kind “{other}:” are not opened; http, https and mailto are."
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_are_opened() {
        for good in ["http://example.org/a", " HTTPS://example.org ", "mailto:desk@example.org"] {
            assert!(allowed(good).is_ok(), "{good}");
        }
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "smb://host/share",
            "ms-msdt:/id",
            "/etc/passwd",
            "example.org",
            "",
        ] {
            assert_eq!(allowed(bad).unwrap_err().code, Code::BadInput, "{bad}");
        }
    }
}
