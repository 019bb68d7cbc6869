import { Box, Text } from "ink";
import type { ReactNode } from "react";

/** The columns that who speaks stands in; everything that is said begins after them. */
export const LABEL_COLUMNS = 8;

export interface LabelledProps {
  readonly label: string;
  readonly color: "cyan" | "green";
  readonly children: ReactNode;
}

export function Labelled({ label, color, children }: LabelledProps) {
  return (
    <Box>
      <Box width={LABEL_COLUMNS}>
        <Text bold color={color}>
          {label}
        </Text>
      </Box>
      <Box flexDirection="column" flexGrow={1} flexBasis={0}>
        {children}
      </Box>
    </Box>
  );
}
