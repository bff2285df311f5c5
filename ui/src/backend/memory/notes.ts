/** Calls about research notes. */
import type { NoteRow, Note } from "../../bindings";
import type { Answers } from "./answers";
import { find } from "./store";

export const notes: Pick<Answers, "notes" | "create_note" | "update_note" | "delete_note"> = {
  notes({ state }) {
    return { rows: state.notes.toSorted((a, b) => b.changed - a.changed).map(row) };
  },

  create_note(store, { title, text }) {
    const now = store.revision + 1;
    return store.change(`Write the note “${title}”`, (state) => {
      const note: Note = { id: store.id("note"), title, text, created: now, changed: now };
      state.notes.push(note);
      return row(note);
    });
  },

  update_note(store, { id, title, text }) {
    const words = `Edit the note “${find(store.state.notes, (one) => one.id === id, "note").title}”`;
    return store.change(words, (state) => {
      const note = find(state.notes, (one) => one.id === id, "note");
      if (title !== null) note.title = title;
      if (text !== null) note.text = text;
      return row(note);
    });
  },

  delete_note(store, { id }) {
    const { title } = find(store.state.notes, (one) => one.id === id, "note");
    store.change(`Delete the note “${title}”`, (state) => {
      state.notes = state.notes.filter((one) => one.id !== id);
    });
    return {};
  },
};

function row(note: Note): NoteRow {
  return { note, changed: "14 March 2026, 09:12" };
}
