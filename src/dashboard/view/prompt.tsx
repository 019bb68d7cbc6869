import { Text, useInput, usePaste, useWindowSize } from "ink";
import { useRef, useState } from "react";
import { type Action, type EditedLine, EMPTY_LINE, editLine, pasteInto } from "../edit-line.ts";
import { firstLetter } from "../letters.ts";
import { type TypedRow, typedRows } from "../typed-rows.ts";
import { LABEL_COLUMNS, Labelled } from "./labelled.tsx";

export interface PromptProps {
  readonly label: string;
  readonly placeholder: string;
  /** The rows that it may take. */
  readonly height: number;
  readonly onAction: (action: Action) => void;
}

/** A line to type in, on as many rows as it needs and has. */
export function Prompt({ label, placeholder, height, onAction }: PromptProps) {
  const { columns } = useWindowSize();
  const [line, setLine] = useState(EMPTY_LINE);
  // Several keys may arrive before the next frame, so the latest line is kept outside of it.
  const latest = useRef(line);
  const change = (changed: EditedLine) => {
    latest.current = changed;
    setLine(changed);
  };
  useInput((input, key) => {
    const edited = editLine(latest.current, input, key);
    change(edited.line);
    for (const action of edited.actions) onAction(action);
  });
  usePaste((text) => change(pasteInto(latest.current, text)));
  const isEmpty = line.before + line.after === "";
  return (
    <Labelled label={label} color="cyan">
      {isEmpty ? (
        <Placeholder text={placeholder} />
      ) : (
        typedRows(line, columns - LABEL_COLUMNS, height).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place
          <RowView key={index} row={row} />
        ))
      )}
    </Labelled>
  );
}

function Placeholder({ text }: { readonly text: string }) {
  const letter = firstLetter(text);
  return (
    <Text wrap="truncate-end">
      {inverse(letter)}
      <Text dimColor>{text.slice(letter.length)}</Text>
    </Text>
  );
}

function RowView({ row: { before, cursor, after } }: { readonly row: TypedRow }) {
  return <Text wrap="truncate-end">{`${before}${cursor === undefined ? "" : inverse(cursor)}${after}`}</Text>;
}

/** Written as it is, since Ink's own `inverse` is gone where there is no colour, and with it the cursor. */
function inverse(letter: string): string {
  return `\u001b[7m${letter}\u001b[27m`;
}
