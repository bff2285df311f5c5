//! How WebKitGTK puts the window's picture together where no graphics card does it.
//!
//! With accelerated compositing each frame goes through OpenGL. Where OpenGL itself is calculated by the processor (a
//! virtual machine, a remote desktop, a server), that costs 60 to 80 ms a frame for a window of 1600 × 1000, whatever
//! the page does; drawn without it, the same frame costs 18 ms. ADR 38 has the figures.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// WebKitGTK's own variable; whoever sets it, to whatever value, has chosen.
const WITHOUT_COMPOSITING: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Starts this program anew in its own place, without accelerated compositing, where OpenGL would be calculated by the
/// processor; comes back everywhere else.
///
/// WebKitGTK reads its variable once, and the webview's own setting comes too late for a page that loads already (its
/// frames may stop for good). A variable can be set for a new program only, without unsafe code.
///
/// # Errors
/// When the program cannot be started anew; then this one can go on as it is.
pub(crate) fn suit() -> io::Result<()> {
    if env::var_os(WITHOUT_COMPOSITING).is_some() {
        return Ok(());
    }
    let devices = fs::read_dir("/dev/dri").into_iter().flatten().flatten().map(|device| device.file_name());
    if !calculated(env::var_os("LIBGL_ALWAYS_SOFTWARE").as_deref(), devices) {
        return Ok(());
    }
    Err(Command::new(env::current_exe()?).args(env::args_os().skip(1)).env(WITHOUT_COMPOSITING, "1").exec())
}

/// Whether OpenGL is calculated by the processor: because Mesa is told so (its variable `LIBGL_ALWAYS_SOFTWARE`), or
/// because the system has no device that renders (`renderD128` and on, in `/dev/dri`).
fn calculated<Name: AsRef<OsStr>>(told: Option<&OsStr>, devices: impl IntoIterator<Item = Name>) -> bool {
    let told = told.is_some_and(|value| value == "1" || value.eq_ignore_ascii_case("true"));
    told || !devices.into_iter().any(|name| name.as_ref().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_renders_is_used_unless_mesa_is_told_otherwise() {
        assert!(!calculated(None, ["by-path", "card0", "renderD128"]));
        assert!(!calculated(Some(OsStr::new("0")), ["renderD128"]));
        assert!(calculated(Some(OsStr::new("1")), ["renderD128"]));
        assert!(calculated(Some(OsStr::new("true")), ["card0", "renderD128"]));
    }

    #[test]
    fn without_a_device_that_renders_the_processor_calculates() {
        assert!(calculated(None, Vec::<&str>::new()));
        assert!(calculated(None, ["by-path", "card0"]), "a card for the screen alone renders nothing");
    }
}
