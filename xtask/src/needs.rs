//! What the system must have: how each is recognised, and what brings it on each kind of Linux.

use std::path::Path;

use crate::command::program;

/// One thing that must be there.
pub struct Need {
    /// How it is recognised.
    pub sign: Sign,
    /// Debian's and Ubuntu's packages for it.
    pub debian: &'static str,
    /// Fedora's.
    pub fedora: &'static str,
    /// Arch's.
    pub arch: &'static str,
}

/// How a thing is recognised.
pub enum Sign {
    /// A program in the path.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
    /// A module of the system's Python, in which one of the window's tests drags files.
    Python(&'static str),
}

/// To build the window.
pub const TO_BUILD: &[Need] = &[
    Need {
        sign: Sign::Program("cc"),
        debian: "build-essential",
        fedora: "gcc gcc-c++ make",
        arch: "base-devel",
    },
    Need {
        sign: Sign::Program("pkg-config"),
        debian: "pkg-config",
        fedora: "pkgconf-pkg-config",
        arch: "pkgconf",
    },
    Need {
        sign: Sign::Library("webkit2gtk-4.1"),
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "webkit2gtk4.1-devel",
        arch: "webkit2gtk-4.1",
    },
];

/// To drive the real window without a screen.
pub const TO_DRIVE: &[Need] = &[
    Need {
        sign: Sign::Program("WebKitWebDriver"),
        debian: "webkit2gtk-driver",
        fedora: "/usr/bin/WebKitWebDriver",
        // Arch keeps the driver with the newest of WebKitGTK's interfaces; it drives all of them.
        arch: "webkitgtk-6.0",
    },
    Need {
        sign: Sign::Program("Xvfb"),
        debian: "xvfb",
        fedora: "xorg-x11-server-Xvfb",
        arch: "xorg-server-xvfb",
    },
    Need {
        sign: Sign::Program("dbus-run-session"),
        debian: "dbus dbus-x11",
        fedora: "dbus-daemon",
        arch: "dbus",
    },
    Need { sign: Sign::Program("xdotool"), debian: "xdotool", fedora: "xdotool", arch: "xdotool" },
    Need {
        sign: Sign::Python("gi"),
        debian: "python3-gi gir1.2-gtk-3.0",
        fedora: "python3-gobject gtk3",
        arch: "python-gobject gtk3",
    },
];

/// The system's own Python comes second in the path where a person has installed another.
const PYTHON: [&str; 2] = ["python3", "/usr/bin/python3"];

impl Need {
    /// Whether it is there.
    pub fn is_met(&self) -> bool {
        match self.sign {
            Sign::Program(name) => is_in_path(name),
            Sign::Python(name) => PYTHON.iter().any(|python| {
                program(Path::new("."), python, &["-c", &format!("import {name}")]).ask().is_some()
            }),
            Sign::Library(name) => program(Path::new("."), "pkg-config", &["--exists", name]).ask().is_some(),
        }
    }

    /// Its name for people.
    pub const fn name(&self) -> &'static str {
        match self.sign {
            Sign::Program(name) | Sign::Library(name) | Sign::Python(name) => name,
        }
    }
}

/// Whether a program of this name is in the path.
pub fn is_in_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}
