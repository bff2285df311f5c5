import type { Color } from "../bindings";
import type { Command, Icon } from "./command";

/** A menu's entry: a command of the list, something of this place only, or a dividing line. */
export type MenuItem =
  | Command
  | {
      name: string;
      icon?: Icon;
      /** A square of this colour stands in the icon's place. */
      swatch?: Color;
      /** The key behind it, where the list of commands has none: "F2". */
      keys?: [string];
      checked?: boolean;
      danger?: boolean;
      disabled?: boolean;
      run: () => unknown;
    }
  | "line";
