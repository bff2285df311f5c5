//! Items read by several threads, and handed over in their order to one.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::gather::Item;
use super::keeping;
use super::rank;
use super::reading::{self, Read, Reader, Ready};
use crate::import::fetch::Fetch;
use crate::ipc::IpcError;
use crate::library::Library;

/// How many threads read: one more than two cores have work for, as each waits for the disk now and then.
const READERS: usize = 3;

/// How many items may wait to be written. What is read beyond that waits with its thread, so that memory is bounded.
const WAITING: usize = 96;

/// How many bytes may wait to be written.
const WAITING_BYTES: usize = 64_000_000;

/// How often it is asked whether the import is cancelled, while an item is waited for.
const TICK: Duration = Duration::from_millis(100);

/// Items on their way from reading to writing.
pub(super) struct Pipeline<'a> {
    library: &'a Library,
    fetch: &'a dyn Fetch,
    items: Vec<Item>,
    state: Mutex<State>,
    /// Rung whenever the state changes.
    bell: Condvar,
}

#[derive(Default)]
struct State {
    /// The item that is read next.
    read: usize,
    /// The item that is written next.
    written: usize,
    waiting: BTreeMap<usize, Result<Read, IpcError>>,
    bytes: usize,
    stopped: bool,
}

impl<'a> Pipeline<'a> {
    /// A pipeline for these items.
    pub(super) fn new(library: &'a Library, fetch: &'a dyn Fetch, items: Vec<Item>) -> Self {
        Self { library, fetch, items, state: Mutex::default(), bell: Condvar::new() }
    }

    /// Reads all items and gives each, in order, to `take`, in this thread; at the end None. Answers whether all were
    /// taken: `take` may end it, and so may `cancelled`, which is asked while an item is waited for.
    ///
    /// # Errors
    /// The first error of `take`, and of reading what concerns all items.
    pub(super) fn run(
        self,
        mut take: impl FnMut(Option<Read>) -> Result<bool, IpcError>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<bool, IpcError> {
        thread::scope(|scope| {
            for _ in 0..READERS.min(self.items.len()) {
                scope.spawn(|| {
                    rank::step_back();
                    self.read_items();
                });
            }
            let outcome = self.hand_over(&mut take, cancelled);
            self.stop();
            outcome
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self) {
        let mut state = self.lock();
        state.stopped = true;
        let left = std::mem::take(&mut state.waiting);
        drop(state);
        self.bell.notify_all();
        left.into_values().for_each(|read| self.forget(read));
    }

    /// Forgets what was read and will not be written.
    fn forget(&self, read: Result<Read, IpcError>) {
        if let Ok(Read::Done(ready)) = read {
            keeping::forget(self.library, &[ready]);
        }
    }

    /// What a reading thread does: takes the next item, reads it, waits for room, puts it there.
    fn read_items(&self) {
        loop {
            let mut state = self.lock();
            let at = state.read;
            let Some(item) = self.items.get(at).filter(|_| !state.stopped) else { return };
            state.read += 1;
            drop(state);
            let stopped = || self.lock().stopped;
            let reader = Reader { library: self.library, fetch: self.fetch, stopped: &stopped, keeps: true };
            let read = catch_unwind(AssertUnwindSafe(|| reading::read(&reader, item))).unwrap_or_else(|_| {
                let why = "Reading it failed in a way that was not foreseen. Open it, copy the text and paste that.";
                Ok(Read::Done(Ready::failed(item.name(), why)))
            });
            let size = size(&read);
            let mut state = self.lock();
            // What is written next always finds room, or all would wait for it.
            while !state.stopped
                && at != state.written
                && (state.waiting.len() >= WAITING || state.bytes + size > WAITING_BYTES)
            {
                state = self.bell.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            if state.stopped {
                drop(state);
                self.forget(read);
                return;
            }
            state.bytes += size;
            state.waiting.insert(at, read);
            drop(state);
            self.bell.notify_all();
        }
    }

    fn hand_over(
        &self,
        take: &mut dyn FnMut(Option<Read>) -> Result<bool, IpcError>,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<bool, IpcError> {
        for at in 0..self.items.len() {
            let mut state = self.lock();
            let read = loop {
                if let Some(read) = state.waiting.remove(&at) {
                    break read;
                }
                let (held, waited) =
                    self.bell.wait_timeout(state, TICK).unwrap_or_else(PoisonError::into_inner);
                state = held;
                if waited.timed_out() {
                    drop(state);
                    if cancelled() {
                        return Ok(false);
                    }
                    state = self.lock();
                }
            };
            state.bytes = state.bytes.saturating_sub(size(&read));
            state.written = at + 1;
            drop(state);
            self.bell.notify_all();
            if !take(Some(read?))? {
                return Ok(false);
            }
        }
        take(None)
    }
}

/// How many bytes wait with it.
fn size(read: &Result<Read, IpcError>) -> usize {
    match read {
        Ok(Read::Done(ready)) => ready.size(),
        _ => 0,
    }
}
