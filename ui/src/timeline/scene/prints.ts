import type { Surface } from "./surface";

/** A small picture that stands in many places of a frame, or in the frames after it. Pixels of the layout. */
export interface Print {
  /** The same for pictures that look the same. */
  key: string;
  /** How far it reaches from its point. */
  left: number;
  right: number;
  above: number;
  below: number;
  /** Draws it with its point at a pixel. */
  draw: (on: Surface, x: number, y: number) => void;
}

/** Puts a picture's point at a pixel. */
export type Press = (on: Surface, print: Print, x: number, y: number) => void;

/** Draws each picture stroke by stroke. */
export const drawn: Press = (on, print, x, y) => print.draw(on, x, y);

/** How words are to be seen. */
export interface Words {
  text: string;
  /** Pixels that they are wide at most. */
  width: number;
  font: string;
  colour: string;
  /** Colour of an edge three pixels wide, by which words stand out from lines and hatching; none where `null`. */
  edge: string | null;
  direction: CanvasDirection;
}

/** Words as a picture; its point is their left end on the baseline. */
export function printOfWords({ text, width, font, colour, edge, direction }: Words): Print {
  return {
    key: `${font}\n${colour}\n${edge ?? ""}\n${text}`,
    left: 3,
    right: width + 3,
    above: 15,
    below: 7,
    draw(on, x, y) {
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
    },
  };
}
