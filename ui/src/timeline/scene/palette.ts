import type { Color } from "../../bindings";
import type { Ink, Palette } from "./surface";

const COLORS: Color[] = ["amber", "moss", "sky", "rose", "plum"];

/**
 * Reads the tokens' colours as they are inside an element. A canvas cannot read `light-dark()` from a custom
 * property, so each is set as the colour of a hidden probe, and the computed value read.
 *
 * @param ground the token that the drawing stands on: `--paper`, or `--surface` in the strip
 */
export function readPalette(inside: HTMLElement, ground: "--paper" | "--surface"): Palette {
  const probe = inside.ownerDocument.createElement("span");
  probe.hidden = true;
  inside.append(probe);
  const style = getComputedStyle(probe);
  const read = (token: string): string => {
    probe.style.color = `var(${token})`;
    return style.color;
  };
  const ink = (color: Color): Ink => ({ soft: read(`--hl-${color}-bg`), strong: read(`--hl-${color}-mark`) });
  const [amber, moss, sky, rose, plum] = COLORS.map(ink) as [Ink, Ink, Ink, Ink, Ink];
  const palette: Palette = {
    ground: read(ground),
    text: read("--text"),
    text2: read("--text-2"),
    text3: read("--text-3"),
    line: read("--line"),
    accent: read("--accent"),
    disputes: read("--disputes"),
    inks: { amber, moss, sky, rose, plum, none: { soft: read("--line-2"), strong: read("--text-3") } },
    sans: style.getPropertyValue("--sans").trim() || "sans-serif",
  };
  probe.remove();
  return palette;
}
