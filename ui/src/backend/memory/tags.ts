/** Calls about tags. */
import type { Answers } from "./answers";
import { find, type State, type Store } from "./store";
import { tagPath } from "./views";

export const tags: Pick<Answers, "create_tag" | "update_tag" | "delete_tag"> = {
  create_tag(store, { path, color }) {
    return store.change(`Make the tag “${path}”`, (state) => {
      const [id = ""] = tagsByPath(store, state, [path]);
      const tag = find(state.tags, (one) => one.id === id, "tag");
      if (color) tag.color = color;
      return tag;
    });
  },

  update_tag(store, { id, path, color }) {
    store.change(path ? "Rename a tag" : "Recolour a tag", (state) => {
      const tag = find(state.tags, (one) => one.id === id, "tag");
      if (color) tag.color = color;
      if (path === null) return;
      const at = path.lastIndexOf("/");
      const [parent = null] = at < 0 ? [] : tagsByPath(store, state, [path.slice(0, at)]);
      tag.parent = parent;
      tag.name = path.slice(at + 1);
    });
    return {};
  },

  delete_tag(store, { id }) {
    store.change("Delete a tag", (state) => {
      const gone = new Set([id]);
      for (let before = 0; before !== gone.size;) {
        before = gone.size;
        for (const tag of state.tags) if (tag.parent && gone.has(tag.parent)) gone.add(tag.id);
      }
      state.tags = state.tags.filter((tag) => !gone.has(tag.id));
      for (const carrier of [...state.annotations, ...state.events]) {
        carrier.tags = carrier.tags.filter((tag) => !gone.has(tag));
      }
    });
    return {};
  },
};

/** Identifiers of the tags with these paths; those that do not exist are made, with their ancestors. */
export function tagsByPath(store: Store, state: State, paths: string[]): string[] {
  return paths.map((path) => {
    const known = state.tags.find((tag) => tagPath(state, tag) === path);
    if (known) return known.id;
    const at = path.lastIndexOf("/");
    const [parent = null] = at < 0 ? [] : tagsByPath(store, state, [path.slice(0, at)]);
    const id = store.id("tag");
    state.tags.push({ id, parent, name: path.slice(at + 1), color: null });
    return id;
  });
}
