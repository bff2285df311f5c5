//! Imports: looked at before, started, followed, cancelled.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use dateline::ipc::import::preview::PreviewAsk;
use dateline::ipc::import::{ImportAsk, ImportOutcome, ImportProgress, ImportResult};
use dateline::ipc::{Code, IpcError};
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, Manager as _, State};
use tauri_plugin_log::log;

use crate::core;
use crate::desk::{Desk, OpenLibrary, lock};

/// The imports under way, each with the flag that cancels it.
#[derive(Default)]
pub(crate) struct Jobs {
    last: AtomicU32,
    running: Mutex<HashMap<u32, Arc<Job>>>,
}

/// One import under way.
#[derive(Default)]
struct Job {
    cancelled: AtomicBool,
    paused: Mutex<bool>,
    /// Rung when it goes on or is cancelled.
    bell: Condvar,
}

impl Job {
    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
        self.pause(false);
    }

    fn pause(&self, paused: bool) {
        *lock(&self.paused) = paused;
        self.bell.notify_all();
    }

    /// Whether it is cancelled. While it is paused there is no answer, and the import waits for one.
    fn is_cancelled(&self) -> bool {
        let mut paused = lock(&self.paused);
        while *paused {
            paused = self.bell.wait(paused).unwrap_or_else(PoisonError::into_inner);
        }
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl Jobs {
    fn begin(&self) -> (u32, Arc<Job>) {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let job = Arc::new(Job::default());
        lock(&self.running).insert(id, Arc::clone(&job));
        (id, job)
    }

    fn end(&self, id: u32) {
        lock(&self.running).remove(&id);
    }

    fn named(&self, id: u32) -> Option<Arc<Job>> {
        lock(&self.running).get(&id).cloned()
    }

    /// Cancels every import, as when another library is opened; what is imported stays.
    pub(crate) fn cancel_all(&self) {
        for job in lock(&self.running).values() {
            job.cancel();
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
    let (id, job) = desk.jobs.begin();
    let worker = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let desk = worker.state::<Desk>();
        carry_out(&desk, &open, ask, &channel, &job);
        desk.jobs.end(id);
    });
    Ok(id)
}

/// Reads one item, fetching an address, and answers what would be imported, as the bytes of JSON. Its number, by
/// which it is cancelled, comes over `channel` at once.
#[tauri::command]
pub(crate) async fn preview_import(
    app: AppHandle,
    ask: PreviewAsk,
    channel: Channel<u32>,
) -> Result<Response, IpcError> {
    let desk = app.state::<Desk>();
    let open = desk.library()?;
    let (id, job) = desk.jobs.begin();
    if let Err(error) = channel.send(id) {
        log::warn!("The window no longer listens to this preview: {error}");
    }
    let looked = tauri::async_runtime::spawn_blocking(move || {
        core::preview(&open.library, ask, &|| job.is_cancelled())
    })
    .await;
    desk.jobs.end(id);
    let preview =
        looked.map_err(|error| IpcError::new(Code::Failed, format!("The preview ended: {error}.")))??;
    let bytes = serde_json::to_vec(&preview);
    bytes
        .map(Response::new)
        .map_err(|error| IpcError::new(Code::Failed, format!("The preview can't be written: {error}.")))
}

/// Cancels an import or a preview; one that is over already is left as it is.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands a command its state by value")]
pub(crate) fn cancel_import(desk: State<'_, Desk>, job: u32) {
    if let Some(job) = desk.jobs.named(job) {
        job.cancel();
    }
}

/// Halts an import before the next item, or lets it go on; one that is over already is left as it is.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands a command its state by value")]
pub(crate) fn pause_import(desk: State<'_, Desk>, job: u32, paused: bool) {
    if let Some(job) = desk.jobs.named(job) {
        job.pause(paused);
    }
}

fn carry_out(desk: &Desk, open: &OpenLibrary, ask: ImportAsk, channel: &Channel<ImportProgress>, job: &Job) {
    let mut last = None;
    let mut tell = |progress: ImportProgress| {
        desk.changed();
        last = Some(ImportProgress { results: Vec::new(), ..progress.clone() });
        send(channel, progress);
    };
    let outcome = core::import(&open.library, ask, &mut tell, &|| job.is_cancelled());
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
        code: Some(error.code),
        alike: None,
        doubtful: false,
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

    #[test]
    fn cancelling_reaches_only_the_import_named() {
        let jobs = Jobs::default();
        let (first, first_job) = jobs.begin();
        let (second, second_job) = jobs.begin();
        assert_ne!(first, second);
        jobs.named(second).unwrap().cancel();
        assert!(!first_job.is_cancelled() && second_job.is_cancelled());
        jobs.end(second);
        assert!(jobs.named(second).is_none());
        jobs.cancel_all();
        assert!(first_job.is_cancelled());
    }

    #[test]
    fn a_paused_import_waits_until_it_goes_on_or_is_cancelled() {
        let (went_on, cancelled) = (Arc::new(Job::default()), Arc::new(Job::default()));
        for job in [&went_on, &cancelled] {
            job.pause(true);
        }
        let waiting = [&went_on, &cancelled].map(|job| {
            let job = Arc::clone(job);
            std::thread::spawn(move || job.is_cancelled())
        });
        went_on.pause(false);
        cancelled.cancel();
        assert_eq!(waiting.map(|thread| thread.join().unwrap()), [false, true]);
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
