import { Text } from "ink";
import { memo } from "react";
import type { Row, Span } from "../text/row.ts";

/** One row of the screen. */
export const RowView = memo(function RowView({ row }: { readonly row: Row }) {
  return (
    <Text wrap="truncate-end">
      {row.length === 0
        ? " "
        : row.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is what stands at its place
            <SpanView key={index} span={each} />
          ))}
    </Text>
  );
});

function SpanView({ span: { text, style = {} } }: { readonly span: Span }) {
  const { bold, dim, italic, underline, strike, color, inverse: marked } = style;
  return (
    <Text
      {...(bold && { bold })}
      {...(dim && { dimColor: dim })}
      {...(italic && { italic })}
      {...(underline && { underline })}
      {...(strike && { strikethrough: strike })}
      {...(color !== undefined && { color })}
    >
      {marked ? inverse(text) : text}
    </Text>
  );
}

/** Written as it is, since Ink's own `inverse` is gone where there is no colour, and with it the cursor. */
function inverse(text: string): string {
  return `\u001b[7m${text}\u001b[27m`;
}
