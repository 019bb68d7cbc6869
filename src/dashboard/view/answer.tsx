import { Box, Text } from "ink";
import type { Citation, Outcome } from "../../core/answer.ts";
import type { SettledExchange } from "../model.ts";
import { printable } from "../printable.ts";
import { type TextLine, textLines } from "../text-lines.ts";
import { Labelled } from "./labelled.tsx";
import { Prose } from "./prose.tsx";

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: "✓ answered",
  refused: "? refused",
  clarify: "? asked back",
  "handed-over": "→ handed over",
  limited: "! over a limit",
  failed: "✗ failed",
};

/** The answer's text, its sources, and how it came about. */
export function AnswerView({ exchange: { answer, latencyMs } }: { readonly exchange: SettledExchange }) {
  const { outcome, text, citations, model, degraded } = answer;
  const markerColumns = Math.max(0, ...citations.map(({ marker }) => `[${marker}] `.length));
  return (
    <Labelled label="ledger" color="green">
      {textLines(text).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an answer never change
        <LineView key={index} line={line} />
      ))}
      {citations.map((citation) => (
        <CitationView key={citation.marker} citation={citation} columns={markerColumns} />
      ))}
      {degraded && <Prose color="yellow" text={`! ${printable(degraded)}`} />}
      <Prose dimColor text={`${OUTCOMES[outcome]} in ${latencyMs.toFixed(0)} ms · ${printable(model)}`} />
    </Labelled>
  );
}

function LineView({ line: { kind, indent, marker, text } }: { readonly line: TextLine }) {
  return (
    <Box paddingLeft={indent}>
      {marker && (
        <Box flexShrink={0}>
          <Text>{marker}</Text>
        </Box>
      )}
      <Box flexShrink={1}>{BODIES[kind](text)}</Box>
    </Box>
  );
}

const prose = (text: string) => <Prose text={text} />;

const BODIES: Readonly<Record<TextLine["kind"], (text: string) => React.ReactNode>> = {
  prose,
  item: prose,
  heading: (text) => <Prose bold text={text} />,
  literal: (text) => <Text wrap="hard">{text === "" ? " " : text}</Text>,
};

interface CitationProps {
  readonly citation: Citation;
  readonly columns: number;
}

/** The source follows its title where there is room, and stands beneath it where there is none. */
function CitationView({ citation: { marker, title, source }, columns }: CitationProps) {
  return (
    <Box>
      <Box width={columns} flexShrink={0}>
        <Text>{`[${marker}]`}</Text>
      </Box>
      <Box flexShrink={1} flexWrap="wrap" columnGap={2}>
        <Prose text={printable(title)} />
        <Prose dimColor text={printable(source)} />
      </Box>
    </Box>
  );
}
