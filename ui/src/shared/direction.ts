/** Letters of scripts that are written from right to left, and then those of all others. */
const LETTER = /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])|\p{L}/u;

/** The direction in which a text runs: that of its first letter, as the Unicode bidirectional algorithm has it. */
export function directionOf(text: string): "ltr" | "rtl" {
  return LETTER.exec(text)?.[1] ? "rtl" : "ltr";
}
