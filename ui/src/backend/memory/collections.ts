/** Calls about collections. */
import type { Answers } from "./answers";
import { find, problem, type State, type StoredCollection } from "./store";

type Names =
  | "collections"
  | "create_collection"
  | "update_collection"
  | "move_collection"
  | "delete_collection"
  | "add_to_collection"
  | "remove_from_collection"
  | "order_collection";

export const collections: Pick<Answers, Names> = {
  collections({ state }, { articles: asked = [] }) {
    const shown = new Set(state.articles.filter(({ trashed }) => !trashed).map(({ article }) => article.id));
    return state.collections.map(({ id, name, articles }) => ({
      id,
      name,
      articles: articles.filter((article) => shown.has(article)).length,
      holds: asked.filter((article) => articles.includes(article)).length,
    }));
  },

  create_collection(store, { name, articles }) {
    const free = freeName(store.state, name, null);
    return store.change(`Make the collection “${free}”`, (state) => {
      const made = { id: store.id("collection"), name: free, articles: [...new Set(articles)] };
      state.collections.push(made);
      return { id: made.id, name: free };
    });
  },

  update_collection(store, { id, name }) {
    const free = freeName(store.state, name, id);
    return store.change(`Rename the collection “${named(store.state, id).name}” to “${free}”`, (state) => {
      named(state, id).name = free;
      return { id, name: free };
    });
  },

  move_collection(store, { id, place }) {
    store.change(`Move the collection “${named(store.state, id).name}”`, (state) => {
      const moved = named(state, id);
      state.collections = state.collections.filter((other) => other !== moved);
      state.collections.splice(place, 0, moved);
    });
    return {};
  },

  delete_collection(store, { id }) {
    store.change(`Delete the collection “${named(store.state, id).name}”`, (state) => {
      state.collections = state.collections.filter((other) => other.id !== id);
    });
    return {};
  },

  add_to_collection(store, { collection, articles }) {
    store.change(`Put articles in “${named(store.state, collection).name}”`, (state) => {
      const into = named(state, collection);
      into.articles = [...new Set([...into.articles, ...articles])];
    });
    return {};
  },

  remove_from_collection(store, { collection, articles }) {
    store.change(`Take articles out of “${named(store.state, collection).name}”`, (state) => {
      const from = named(state, collection);
      from.articles = from.articles.filter((article) => !articles.includes(article));
    });
    return {};
  },

  order_collection(store, { collection, articles, before }) {
    store.change(`Order the collection “${named(store.state, collection).name}”`, (state) => {
      const ordered = named(state, collection);
      const rest = ordered.articles.filter((article) => !articles.includes(article));
      const place = before === null ? -1 : rest.indexOf(before);
      rest.splice(place < 0 ? rest.length : place, 0, ...articles);
      ordered.articles = rest;
    });
    return {};
  },
};

function named(state: State, id: string): StoredCollection {
  return find(state.collections, (one) => one.id === id, "collection");
}

function freeName(state: State, typed: string, own: string | null): string {
  const name = typed.trim().replace(/\s+/g, " ");
  if (!name) throw problem("bad-input", "A collection needs a name.");
  const taken = state.collections.some(
    (other) => other.id !== own && other.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw problem("bad-input", `There is a collection “${name}” already. Choose another name.`);
  return name;
}
