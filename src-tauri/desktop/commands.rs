//! The commands of the window: each converts, delegates, and runs off the main thread.

use std::path::PathBuf;

use dateline::ipc::libraries::Start;
use dateline::ipc::{Code, IpcError};
use tauri::ipc::Response;
use tauri::{AppHandle, Manager as _};

use crate::desk::Desk;
use crate::{core, window};

/// Answers the call `name` with JSON as raw bytes, which spares large answers a second encoding.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    name: String,
    input: serde_json::Value,
) -> Result<Response, IpcError> {
    off_the_main_thread(move || {
        let desk = app.state::<Desk>();
        let open = desk.library()?;
        let answer = core::answer(&open.library, &name, input);
        desk.changed();
        answer.map(Response::new)
    })
    .await
}

/// What the window needs when it starts.
#[tauri::command]
pub(crate) async fn start(app: AppHandle) -> Result<Start, IpcError> {
    at_the_desk(app, |_| Ok(())).await
}

/// Opens the library in the folder `path`.
#[tauri::command]
pub(crate) async fn open_library(app: AppHandle, path: String) -> Result<Start, IpcError> {
    at_the_desk(app, move |desk| desk.open(&PathBuf::from(path))).await
}

/// Makes a library in the folder `path` and opens it.
#[tauri::command]
pub(crate) async fn create_library(app: AppHandle, path: String) -> Result<Start, IpcError> {
    at_the_desk(app, move |desk| desk.create(&PathBuf::from(path))).await
}

/// Opens the sample library.
#[tauri::command]
pub(crate) async fn open_sample(app: AppHandle) -> Result<Start, IpcError> {
    at_the_desk(app, Desk::open_sample).await
}

/// Closes the library.
#[tauri::command]
pub(crate) async fn close_library(app: AppHandle) -> Result<Start, IpcError> {
    at_the_desk(app, |desk| {
        desk.close();
        Ok(())
    })
    .await
}

/// Ends the program as closing its window does: the window's size is kept, the library closed.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands a command its app by value")]
pub(crate) fn quit(app: AppHandle) {
    app.exit(0);
}

/// Does something with the desk and says what lies on it then.
async fn at_the_desk(
    app: AppHandle,
    act: impl FnOnce(&Desk) -> Result<(), IpcError> + Send + 'static,
) -> Result<Start, IpcError> {
    off_the_main_thread(move || {
        let desk = app.state::<Desk>();
        act(&desk)?;
        window::retitle(&app);
        Ok(desk.start())
    })
    .await
}

/// Runs `work` on a thread that may wait for the disk.
///
/// # Errors
/// What `work` says; `failed` when it came to grief without saying anything.
async fn off_the_main_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, IpcError> + Send + 'static,
) -> Result<T, IpcError> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|error| {
        let sentence = format!("This stopped unexpectedly ({error}). Nothing of it was kept; try again.");
        Err(IpcError::new(Code::Failed, sentence))
    })
}
