//! Tells the window of every change, by itself or by another program such as the command line.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use dateline::ipc::libraries::LibraryChanged;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tauri_plugin_log::log;

use crate::desk::Desk;
use crate::{core, window};

/// How long another program's change may go unseen.
const PATIENCE: Duration = Duration::from_millis(300);

/// Rouses the watcher before its time.
#[derive(Clone)]
pub(crate) struct Wake(Sender<()>);

impl Wake {
    /// Has the watcher look at once.
    pub(crate) fn ring(&self) {
        // Without a watcher there is no window left to tell.
        let _ = self.0.send(());
    }
}

/// A bell: who rings, and who hears.
pub(crate) fn bell() -> (Wake, Receiver<()>) {
    let (wake, woken) = channel();
    (Wake(wake), woken)
}

/// Starts watching the open library's revision, until the app ends.
pub(crate) fn start(app: AppHandle, woken: Receiver<()>) {
    thread::spawn(move || {
        let mut seen = None;
        loop {
            match woken.recv_timeout(PATIENCE) {
                Err(RecvTimeoutError::Disconnected) => return,
                Ok(()) => while woken.try_recv().is_ok() {},
                Err(RecvTimeoutError::Timeout) => {}
            }
            look(&app, &mut seen);
        }
    });
}

/// Compares the revision with the last one seen in this library, and tells the window when it grew.
fn look(app: &AppHandle, seen: &mut Option<(String, u64)>) {
    let Some(open) = app.state::<Desk>().open_library() else {
        *seen = None;
        return;
    };
    let revision = match core::revision(&open.library) {
        Ok(revision) => revision,
        Err(error) => {
            log::warn!("{}: {error}", open.info.path);
            return;
        }
    };
    let now = Some((open.info.path.clone(), revision));
    if *seen == now {
        return;
    }
    let first_look = seen.as_ref().is_none_or(|(path, _)| *path != open.info.path);
    *seen = now;
    if !first_look
        && let Err(error) = app.emit_to(window::LABEL, "library-changed", LibraryChanged { revision })
    {
        log::warn!("The window could not be told of revision {revision}: {error}");
    }
}
