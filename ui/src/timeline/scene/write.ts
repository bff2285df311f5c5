import type { Surface } from "./surface";

/** Words as they are to be seen. */
export interface Words {
  text: string;
  font: string;
  colour: string;
  /** Colour of an edge three pixels wide, by which words stand out from lines and hatching; none where `null`. */
  edge: string | null;
  direction: CanvasDirection;
}

/** Writes words with their left end and baseline at a pixel. */
export type Write = (on: Surface, words: Words, x: number, y: number) => void;

/** Writes words letter by letter. */
export const writeWords: Write = (on, { text, font, colour, edge, direction }, x, y) => {
  on.textAlign = "left";
  on.direction = direction;
  on.font = font;
  if (edge !== null) {
    on.strokeStyle = edge;
    on.lineWidth = 3;
    on.lineJoin = "round";
    on.strokeText(text, x, y);
  }
  on.fillStyle = colour;
  on.fillText(text, x, y);
  on.direction = "ltr";
};
