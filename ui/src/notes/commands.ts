/** Commands of the notes. */
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import { withLibrary, type Command } from "../shared/command";

export const noteCommands: Command[] = [
  {
    id: "note.new",
    name: "New note",
    keys: ["Mod+N"],
    icon: NotebookPen,
    group: "Note",
    when: withLibrary,
    run: async (session) => {
      const made = await session.change("create_note", { title: "New note", text: "" });
      if (made) session.open({ room: "notes", id: made.note.id });
    },
  },
];
