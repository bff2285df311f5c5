//! Brings what is missing, where that is allowed; otherwise names the exact command and stops.

use std::path::Path;

use crate::Failure;
use crate::command::{npm, program};
use crate::needs::{Need, is_in_path};

/// The oldest Node that Vite takes.
const NODE: (u32, u32) = (20, 19);

/// Sees to the system's packages.
///
/// # Errors
/// When something is missing that this program may not install; the message is the command that does.
pub fn system(root: &Path, needs: &[&[Need]]) -> Result<(), Failure> {
    if cfg!(target_os = "macos") {
        return check_macos(root);
    }
    if cfg!(windows) {
        println!(
            "Windows: the window uses WebView2, which Windows 11 has; Rust's MSVC build tools are needed."
        );
        return Ok(());
    }
    let missing: Vec<&Need> = needs.iter().copied().flatten().filter(|need| !need.is_met()).collect();
    if missing.is_empty() {
        println!("Nothing is missing.");
        return Ok(());
    }
    let names = missing.iter().map(|need| need.name()).collect::<Vec<_>>().join(", ");
    println!("Missing: {names}.");
    let commands = installing(&missing).ok_or_else(|| {
        format!("This system has neither apt-get, dnf nor pacman. Install these in its own way: {names}.")
    })?;
    let may = privilege(root);
    let Some(before) = may else {
        let lines: Vec<String> = commands.iter().map(|words| format!("  sudo {}", words.join(" "))).collect();
        return Err(format!("Run this, then the same command again:\n{}", lines.join("\n")).into());
    };
    for words in &commands {
        let words: Vec<&str> = before.iter().copied().chain(words.iter().map(String::as_str)).collect();
        let (first, rest) = words.split_first().ok_or("There is no command to run.")?;
        program(root, first, rest).run()?;
    }
    match missing.iter().find(|need| !need.is_met()) {
        None => Ok(()),
        Some(need) => Err(format!("{} is still missing after the installation.", need.name()).into()),
    }
}

/// Sees to Node and the packages of the folder `of`.
///
/// # Errors
/// When Node is missing or too old, or npm fails.
pub fn node(root: &Path, of: &str) -> Result<(), Failure> {
    let need = format!("Node {}.{} or later is needed: https://nodejs.org", NODE.0, NODE.1);
    let version = program(root, "node", &["--version"]).ask().ok_or(need.as_str())?;
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|part| part.parse::<u32>().ok());
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < NODE {
        return Err(format!("{need}. This is {version}.").into());
    }
    let folder = root.join(of);
    if is_newer(&folder.join("package-lock.json"), &folder.join("node_modules/.package-lock.json")) {
        npm(&folder, "ci --no-audit --no-fund").run()
    } else {
        println!("{of}/node_modules is up to date.");
        Ok(())
    }
}

/// Sees to rustfmt and clippy, which a minimal Rust lacks.
///
/// # Errors
/// When they are missing and rustup can't add them.
pub fn rust_components(root: &Path) -> Result<(), Failure> {
    let asks = |words: &[&str]| program(root, "cargo", words).ask().is_some();
    if asks(&["fmt", "--version"]) && asks(&["clippy", "--version"]) {
        println!("rustfmt and clippy are there.");
        return Ok(());
    }
    program(root, "rustup", &["component", "add", "rustfmt", "clippy"]).run()
}

fn check_macos(root: &Path) -> Result<(), Failure> {
    match program(root, "xcode-select", &["-p"]).ask() {
        Some(_) => Ok(()),
        None => Err("Run this, then the same command again:\n  xcode-select --install".into()),
    }
}

/// The commands that install what is missing, for the package manager of this system.
fn installing(missing: &[&Need]) -> Option<Vec<Vec<String>>> {
    let packages = |of: fn(&Need) -> &'static str| {
        let mut all: Vec<&str> = missing.iter().flat_map(|need| of(need).split(' ')).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let words = |before: &[&str], packages: Vec<&str>| {
        before.iter().copied().chain(packages).map(str::to_owned).collect::<Vec<_>>()
    };
    if is_in_path("apt-get") {
        let install = [
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            "--yes",
            "--no-install-recommends",
        ];
        Some(vec![words(&["apt-get", "update"], vec![]), words(&install, packages(|need| need.debian))])
    } else if is_in_path("dnf") {
        Some(vec![words(&["dnf", "install", "--assumeyes"], packages(|need| need.fedora))])
    } else if is_in_path("pacman") {
        Some(vec![words(&["pacman", "-S", "--needed", "--noconfirm"], packages(|need| need.arch))])
    } else {
        None
    }
}

/// The words before a command that needs the administrator: none for root, `sudo -n` where it asks for no
/// password, nothing at all where this program may not.
fn privilege(root: &Path) -> Option<&'static [&'static str]> {
    if program(root, "id", &["-u"]).ask().as_deref() == Some("0") {
        Some(&[])
    } else if program(root, "sudo", &["-n", "true"]).ask().is_some() {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

/// Whether the first file was written after the second, or the second is not there.
fn is_newer(first: &Path, second: &Path) -> bool {
    let time = |path: &Path| std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    match (time(first), time(second)) {
        (Some(first), Some(second)) => first > second,
        _ => true,
    }
}
