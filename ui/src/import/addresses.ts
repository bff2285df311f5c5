/** Whether what was pasted is a text, or addresses of pages. */

/** The addresses, when every line is one (http, https); none when there is anything else. */
export function addressesIn(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.every(isAddress) ? [...new Set(lines)] : [];
}

function isAddress(line: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(line)) return false;
  return URL.canParse(line);
}
