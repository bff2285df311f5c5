import { mount } from "svelte";
import App from "./App.svelte";
import { openBackend } from "./backend";
import { Session } from "./shared/session.svelte";
import "./styles/index.css";

const session = new Session(await openBackend());
const target = document.getElementById("app");
if (target) mount(App, { target, props: { session } });
void session.begin();
