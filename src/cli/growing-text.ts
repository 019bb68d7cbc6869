/** A text that is printed while it grows. */
export interface GrowingText {
  /** Takes the text so far. */
  grow(text: string): void;
  /** Takes the whole text; what was shown and is not its beginning is followed by the whole. */
  end(text: string): void;
}

export function printGrowing(write: (text: string) => void): GrowingText {
  let shown = "";
  const show = (text: string) => {
    if (!text.startsWith(shown)) return false;
    write(text.slice(shown.length));
    shown = text;
    return true;
  };
  return {
    grow: (text) => void show(text),
    end(text) {
      if (!show(text)) write(`\n\n${text}`);
      write("\n");
    },
  };
}
