//! Imports: started, followed, cancelled.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use dateline::ipc::IpcError;
use dateline::ipc::import::{ImportAsk, ImportOutcome, ImportProgress, ImportResult};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State};
use tauri_plugin_log::log;

use crate::core;
use crate::desk::{Desk, OpenLibrary, lock};

/// The imports under way, each with the flag that cancels it.
#[derive(Default)]
pub(crate) struct Jobs {
    last: AtomicU32,
    cancelled: Mutex<HashMap<u32, Arc<AtomicBool>>>,
}

impl Jobs {
    fn begin(&self) -> (u32, Arc<AtomicBool>) {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let flag = Arc::new(AtomicBool::new(false));
        lock(&self.cancelled).insert(id, Arc::clone(&flag));
        (id, flag)
    }

    fn end(&self, id: u32) {
        lock(&self.cancelled).remove(&id);
    }

    fn cancel(&self, id: u32) {
        if let Some(flag) = lock(&self.cancelled).get(&id) {
            flag.store(true, Ordering::Relaxed);
        }
    }

    /// Cancels every import, as when another library is opened; what is imported stays.
    pub(crate) fn cancel_all(&self) {
        for flag in lock(&self.cancelled).values() {
            flag.store(true, Ordering::Relaxed);
        }
    }
}

/// Starts an import and answers its number at once; how far it is comes over `channel`.
#[tauri::command]
pub(crate) async fn import(
    app: AppHandle,
    ask: ImportAsk,
    channel: Channel<ImportProgress>,
) -> Result<u32, IpcError> {
    let desk = app.state::<Desk>();
    let open = desk.library()?;
    let (id, cancelled) = desk.jobs.begin();
    let worker = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let desk = worker.state::<Desk>();
        carry_out(&desk, &open, ask, &channel, &cancelled);
        desk.jobs.end(id);
    });
    Ok(id)
}

/// Cancels an import; one that is over already is left as it is.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands a command its state by value")]
pub(crate) fn cancel_import(desk: State<'_, Desk>, job: u32) {
    desk.jobs.cancel(job);
}

fn carry_out(
    desk: &Desk,
    open: &OpenLibrary,
    ask: ImportAsk,
    channel: &Channel<ImportProgress>,
    cancelled: &AtomicBool,
) {
    let mut last = None;
    let mut tell = |progress: ImportProgress| {
        desk.changed();
        last = Some(ImportProgress { results: Vec::new(), ..progress.clone() });
        send(channel, progress);
    };
    let outcome = core::import(&open.library, ask, &mut tell, &|| cancelled.load(Ordering::Relaxed));
    if let Err(error) = outcome {
        send(channel, broken_off(last, error));
    }
    desk.changed();
}

/// The last message of an import that the library itself ended.
fn broken_off(last: Option<ImportProgress>, error: IpcError) -> ImportProgress {
    let mut progress = last.unwrap_or_else(|| ImportProgress {
        what: "Import".to_owned(),
        done: 0,
        total: 0,
        results: Vec::new(),
        finished: false,
        cancelled: false,
    });
    progress.results = vec![ImportResult {
        name: progress.what.clone(),
        outcome: ImportOutcome::Failed,
        article: None,
        version: None,
        message: error.message,
    }];
    progress.finished = true;
    progress
}

fn send(channel: &Channel<ImportProgress>, progress: ImportProgress) {
    if let Err(error) = channel.send(progress) {
        log::warn!("The window no longer listens to this import: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline::ipc::Code;

    #[test]
    fn cancelling_reaches_only_the_import_named() {
        let jobs = Jobs::default();
        let (first, first_flag) = jobs.begin();
        let (second, second_flag) = jobs.begin();
        assert_ne!(first, second);
        jobs.cancel(second);
        assert!(!first_flag.load(Ordering::Relaxed) && second_flag.load(Ordering::Relaxed));
        jobs.end(second);
        jobs.cancel(second);
        jobs.cancel_all();
        assert!(first_flag.load(Ordering::Relaxed));
    }

    #[test]
    fn an_import_that_breaks_off_says_why_and_keeps_its_counts() {
        let so_far = ImportProgress {
            what: "3 files".into(),
            done: 2,
            total: 3,
            results: vec![],
            finished: false,
            cancelled: false,
        };
        let last = broken_off(Some(so_far), IpcError::new(Code::DiskFull, "The disk is full."));
        assert!(last.finished);
        assert_eq!((last.done, last.total), (2, 3));
        assert_eq!(last.results[0].outcome, ImportOutcome::Failed);
        assert_eq!(last.results[0].message, "The disk is full.");
    }
}
