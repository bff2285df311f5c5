const HELD = 20_000;

/** Width of words in pixels, in the interface's font. */
export type TextMeasure = (text: string, weight: 400 | 500 | 600, size?: number) => number;

/** Measures words with a canvas, and remembers: a scene asks for the same titles at every frame. */
export function textMeasure(sans: string): TextMeasure {
  const pen = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  let font = "";
  return (text, weight, size = 12) => {
    const key = `${weight} ${size} ${text}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    if (!pen) return text.length * size * 0.55;
    const wanted = `${weight} ${size}px ${sans}`;
    if (font !== wanted) pen.font = font = wanted;
    const { width } = pen.measureText(text);
    if (known.size > HELD) known.clear();
    known.set(key, width);
    return width;
  };
}
