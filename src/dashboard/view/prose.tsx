import { Text, type TextProps, Transform } from "ink";

export interface ProseProps extends Pick<TextProps, "bold" | "color" | "dimColor"> {
  readonly text: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins what sets a colour
const SPACE_AT_START = /^((?:\u001b\[[\d;]*m)*) +/;

/** A line that is wrapped between words. Ink leaves the space of the break at the start of the next row. */
export function Prose({ text, ...style }: ProseProps) {
  return (
    <Transform transform={(row, index) => (index === 0 ? row : row.replace(SPACE_AT_START, "$1"))}>
      <Text {...style}>{text === "" ? " " : text}</Text>
    </Transform>
  );
}
