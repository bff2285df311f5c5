/** Calls about tags. */
import type { Answers } from "./answers";
import { find, problem, type State, type Store } from "./store";
import { tagChips, tagPath } from "./views";

export const tags: Pick<Answers, "create_tag" | "update_tag" | "delete_tag" | "tag_keys"> = {
  create_tag(store, { path, color }) {
    return store.change(`Make the tag “${path}”`, (state) => {
      const [id = ""] = tagsByPath(store, state, [path]);
      const tag = find(state.tags, (one) => one.id === id, "tag");
      if (color) tag.color = color;
      return tag;
    });
  },

  update_tag(store, { id, path, color, description, pinned }) {
    store.change(path ? "Rename a tag" : color ? "Colour a tag" : "Describe a tag", (state) => {
      const tag = find(state.tags, (one) => one.id === id, "tag");
      if (color) tag.color = color === "clear" ? null : color.set;
      if (typeof description === "string") tag.description = description.trim();
      if (pinned === true) tag.pin ??= freeKey(state);
      if (pinned === false) tag.pin = null;
      if (path === null) return;
      const other = state.tags.find((one) => one.id !== id && tagPath(state, one) === path);
      if (other) {
        merge(state, tag.id, other.id);
        return;
      }
      const at = path.lastIndexOf("/");
      const [parent = null] = at < 0 ? [] : tagsByPath(store, state, [path.slice(0, at)]);
      tag.parent = parent;
      tag.name = path.slice(at + 1);
    });
    return {};
  },

  tag_keys({ state }) {
    const pinned = state.tags.flatMap((tag) => (tag.pin ? [{ key: tag.pin, id: tag.id, pinned: true }] : []));
    const recent = [...new Set(state.annotations.flatMap(({ tags }) => tags).toReversed())].filter((id) =>
      pinned.every((each) => each.id !== id),
    );
    const free = KEYS.filter((key) => pinned.every((each) => each.key !== key));
    const used = recent.slice(0, free.length).map((id, at) => ({ key: free[at] ?? 9, id, pinned: false }));
    return [...pinned, ...used]
      .sort((a, b) => a.key - b.key)
      .flatMap(({ key, id, pinned }) => tagChips(state, [id]).map((tag) => ({ key, tag, pinned })));
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

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function freeKey(state: State): number {
  const free = KEYS.find((key) => state.tags.every(({ pin }) => pin !== key));
  if (free === undefined)
    throw problem("bad-input", "All nine number keys have a tag. Take one of them off its key first.");
  return free;
}

/** Makes one tag of two; children of the same name become one as well. */
function merge(state: State, from: string, into: string): void {
  for (const carrier of [...state.annotations, ...state.events])
    carrier.tags = [...new Set(carrier.tags.map((id) => (id === from ? into : id)))];
  for (const child of state.tags.filter(({ parent }) => parent === from)) {
    const twin = state.tags.find(({ parent, name }) => parent === into && name === child.name);
    if (twin) merge(state, child.id, twin.id);
    else child.parent = into;
  }
  state.tags = state.tags.filter(({ id }) => id !== from);
}

/** Identifiers of the tags with these paths; those that do not exist are made, with their ancestors. */
export function tagsByPath(store: Store, state: State, paths: string[]): string[] {
  return paths.map((path) => {
    const known = state.tags.find((tag) => tagPath(state, tag) === path);
    if (known) return known.id;
    const at = path.lastIndexOf("/");
    const [parent = null] = at < 0 ? [] : tagsByPath(store, state, [path.slice(0, at)]);
    const id = store.id("tag");
    state.tags.push({ id, parent, name: path.slice(at + 1), color: null, description: "", pin: null });
    return id;
  });
}
