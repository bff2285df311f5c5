//! Care of the library: checked, backed up, restored. Each says in a plain report what it found and did.

mod backup;
mod check;
mod restore;

pub(in crate::library) use backup::copy_to_backups;
pub use backup::{Backup, BackupReport, backups};
pub use check::CheckReport;
pub use restore::{Restored, restore};
