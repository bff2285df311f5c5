//! Threads that read for an import step back behind the window's.

/// Lets everything else on the machine go before this thread, as far as the system knows threads that do. On Linux each
/// thread has its own niceness; elsewhere it would be the whole program's, so that nothing is done.
pub(super) fn step_back() {
    #[cfg(target_os = "linux")]
    {
        // A system that refuses leaves the thread as it was, which costs only smoothness.
        let _ = rustix::process::nice(10);
    }
}
