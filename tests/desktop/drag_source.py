"""A small window beside the app's, from which files can be dragged: `drag_source.py X Y FILE…`.

Says "ready" once it is on the screen, and ends when the drag has ended.
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

x, y, *files = sys.argv[1:]
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(120, 80)
window.move(int(x), int(y))
held = Gtk.EventBox()
held.add(Gtk.Label(label="Files"))
held.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
held.drag_source_add_uri_targets()
held.connect(
    "drag-data-get",
    lambda _held, _context, data, _info, _time: data.set_uris([pathlib.Path(file).resolve().as_uri() for file in files]),
)
held.connect("drag-end", lambda *_: Gtk.main_quit())
window.connect("map-event", lambda *_: print("ready", flush=True))
window.add(held)
window.show_all()
Gtk.main()
