import { Box, useInput, useStdin } from "ink";
import type { Row } from "../text/row.ts";
import { RowView } from "../view/row-view.tsx";

export interface LoadScreenProps {
  readonly rows: readonly Row[];
  readonly onInterrupt: () => void;
}

/** Draws the rows, and hears Ctrl-C where the keyboard is a terminal's; elsewhere it comes as a signal. */
export function LoadScreen({ rows, onInterrupt }: LoadScreenProps) {
  const { isRawModeSupported } = useStdin();
  useInput((input, key) => void (key.ctrl && input === "c" && onInterrupt()), {
    isActive: isRawModeSupported,
  });
  return (
    <Box flexDirection="column">
      {rows.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place
        <RowView key={index} row={each} />
      ))}
    </Box>
  );
}
