//! What lies open: at most one library.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use dateline::ipc::libraries::{LibraryInfo, Start};
use dateline::ipc::{Code, IpcError};
use dateline::library::Library;
use tauri_plugin_log::log;

use crate::core;
use crate::imports::Jobs;
use crate::recent::Recent;
use crate::watch::Wake;

/// An open library. Calls under way keep it open until they end.
pub(crate) struct OpenLibrary {
    /// Its name and folder.
    pub(crate) info: LibraryInfo,
    /// The library.
    pub(crate) library: Library,
}

/// The app's state.
pub(crate) struct Desk {
    open: Mutex<Option<Arc<OpenLibrary>>>,
    /// The folder a failed opening at the start named, and the sentence that says why.
    failed: Mutex<Option<(PathBuf, String)>>,
    recent: Recent,
    folder: PathBuf,
    home: PathBuf,
    wake: Wake,
    /// Imports under way.
    pub(crate) jobs: Jobs,
}

impl Desk {
    /// An empty desk that keeps its own files in `folder` and proposes `home` for new libraries.
    pub(crate) fn new(folder: PathBuf, home: PathBuf, wake: Wake) -> Self {
        let recent = Recent::load(folder.join("recent.json"));
        let (open, failed) = (Mutex::default(), Mutex::default());
        Self { open, failed, recent, folder, home, wake, jobs: Jobs::default() }
    }

    /// The open library, if there is one.
    pub(crate) fn open_library(&self) -> Option<Arc<OpenLibrary>> {
        lock(&self.open).clone()
    }

    /// The open library.
    ///
    /// # Errors
    /// `no-library` when none is open.
    pub(crate) fn library(&self) -> Result<Arc<OpenLibrary>, IpcError> {
        self.open_library()
            .ok_or_else(|| IpcError::new(Code::NoLibrary, "No library is open. Open or create one first."))
    }

    /// Opens what `DATELINE_LIBRARY` names, else the library that was open when the app last ended. A
    /// failure is kept, to be shown beside the library's name on the start page.
    pub(crate) fn open_at_start(&self) {
        let named = std::env::var_os("DATELINE_LIBRARY").map(PathBuf::from);
        let Some(path) = named.or_else(|| self.recent.last_open()) else { return };
        if let Err(error) = self.open(&path) {
            log::warn!("{}: {error}", path.display());
            *lock(&self.failed) = Some((path, error.message));
        }
    }

    /// Opens the library in the folder `path` in place of the one that is open.
    ///
    /// # Errors
    /// When it is no library, newer, damaged or locked; then the one that was open stays open.
    pub(crate) fn open(&self, path: &Path) -> Result<(), IpcError> {
        self.put(core::open(path)?);
        Ok(())
    }

    /// Makes a library and opens it; `.dateline` is added to the folder's name where it lacks.
    ///
    /// # Errors
    /// When the folder exists or can't be written.
    pub(crate) fn create(&self, path: &Path) -> Result<(), IpcError> {
        self.put(core::create(path)?);
        Ok(())
    }

    /// Opens the sample library, which is made at first use.
    ///
    /// # Errors
    /// When it can't be made or opened.
    pub(crate) fn open_sample(&self) -> Result<(), IpcError> {
        let path = self.folder.join("The loss of the Italia.dateline");
        let library = if path.is_dir() { core::open(&path)? } else { core::create_sample(&path)? };
        self.put(library);
        Ok(())
    }

    /// Closes the library; nothing is lost, since every change was written when it was made.
    pub(crate) fn close(&self) {
        self.jobs.cancel_all();
        *lock(&self.open) = None;
        self.recent.closed();
        self.wake.ring();
    }

    /// What the window needs when it starts.
    pub(crate) fn start(&self) -> Start {
        let failed = lock(&self.failed).clone();
        let mut recent: Vec<LibraryInfo> =
            self.recent.paths().iter().map(|path| LibraryInfo::at(path)).collect();
        if let Some((path, sentence)) = failed {
            let mut info = LibraryInfo::at(&path);
            info.warning = Some(sentence);
            recent.retain(|other| other.path != info.path);
            recent.insert(0, info);
        }
        Start {
            open: self.open_library().map(|open| open.info.clone()),
            recent,
            home: self.home.to_string_lossy().into_owned(),
        }
    }

    /// Wakes the watcher, after a change by this window.
    pub(crate) fn changed(&self) {
        self.wake.ring();
    }

    fn put(&self, library: Library) {
        let path = library.folder().path().to_owned();
        self.jobs.cancel_all();
        *lock(&self.failed) = None;
        let open = Arc::new(OpenLibrary { info: LibraryInfo::at(&path), library });
        *lock(&self.open) = Some(Arc::clone(&open));
        prepare(Arc::clone(&open));
        back_up(open);
        self.recent.opened(&path);
        self.wake.ring();
    }
}

/// Backs the library up when that is due, while the person goes on. One that can't be made is no reason to
/// disturb them: the log says so, and the next start tries again.
fn back_up(open: Arc<OpenLibrary>) {
    thread::spawn(move || match open.library.back_up_when_due() {
        Ok(None) => {}
        Ok(Some(made)) => log::info!("{} was made, {} bytes.", made.path.display(), made.bytes),
        Err(error) => log::warn!("No backup of {} was made: {error}", open.info.path),
    });
}

/// Has the timeline ready before it is looked at, while the person goes on.
fn prepare(open: Arc<OpenLibrary>) {
    thread::spawn(move || {
        if let Err(error) = core::prepare(&open.library) {
            log::warn!("The timeline of {} was not prepared: {error}", open.info.path);
        }
    });
}

/// The value behind a lock, also after a panic of another holder: each is replaced whole, never half.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
