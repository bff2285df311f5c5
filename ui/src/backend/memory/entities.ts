/** Calls about people, organisations and places, and completion. */
import type { Completion } from "../../bindings";
import type { Answers } from "./answers";
import { find } from "./store";
import { eventRow, inTime, tagRows, when } from "./views";

export const entities: Pick<Answers, "entities" | "entity" | "update_entity" | "delete_entity" | "complete"> =
  {
    entities({ state }, { kind }) {
      const rows = state.entities
        .filter((entity) => !kind || entity.kind === kind)
        .map((entity) => ({
          entity,
          events: state.events.filter((event) => event.entities.includes(entity.id)).length,
        }))
        .sort((a, b) => a.entity.name.localeCompare(b.entity.name));
      return { rows };
    },

    entity({ state }, { id }) {
      const entity = find(state.entities, (one) => one.id === id, "name");
      const own = inTime(state.events.filter((event) => event.entities.includes(id)));
      return { entity, events: own.map((event) => eventRow(state, event)) };
    },

    update_entity(store, { id, kind, name, aliases }) {
      store.change("Edit a name", (state) => {
        const entity = find(state.entities, (one) => one.id === id, "name");
        if (kind) entity.kind = kind;
        if (name) entity.name = name;
        if (aliases) entity.aliases = aliases;
      });
      return {};
    },

    delete_entity(store, { id }) {
      const { name } = find(store.state.entities, (one) => one.id === id, "name");
      store.change(`Delete “${name}”`, (state) => {
        state.entities = state.entities.filter((one) => one.id !== id);
        for (const event of state.events) event.entities = event.entities.filter((one) => one !== id);
      });
      return {};
    },

    complete({ state }, { text, of, limit }) {
      const typed = text.trim().toLowerCase();
      const fits = (...words: string[]): boolean => words.some((word) => word.toLowerCase().includes(typed));
      const bare = { color: null, kind: null, detail: null };
      const all = (): Completion[] => {
        if (of === "tags") {
          return tagRows(state)
            .filter(({ path }) => fits(path))
            .map(({ tag, path }) => ({ ...bare, id: tag.id, label: path, color: tag.color }));
        }
        if (of === "events") {
          return state.events
            .filter(({ title }) => fits(title))
            .map((event) => ({
              ...bare,
              id: event.id,
              label: event.title,
              detail: when(event.when)?.short ?? null,
            }));
        }
        return state.entities
          .filter(({ name, aliases }) => fits(name, ...aliases))
          .map(({ id, name, kind, aliases }) => ({
            ...bare,
            id,
            label: name,
            kind,
            detail: fits(name) ? null : (aliases.find((alias) => fits(alias)) ?? null),
          }));
      };
      return all().slice(0, limit);
    },
  };
