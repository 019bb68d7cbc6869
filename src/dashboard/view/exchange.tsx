import { Box, Text, useWindowSize } from "ink";
import { cutTo } from "../letters.ts";
import type { OpenExchange, SettledExchange } from "../model.ts";
import { printable } from "../printable.ts";
import { AnswerView } from "./answer.tsx";
import { LABEL_COLUMNS, Labelled } from "./labelled.tsx";
import { Prose } from "./prose.tsx";

/** A question with its answer. */
export function SettledView({ exchange }: { readonly exchange: SettledExchange }) {
  const { question, followUp } = exchange;
  return (
    <Box flexDirection="column" marginTop={followUp ? 0 : 1}>
      <Labelled label={you(followUp)} color="cyan">
        <Prose text={printable(question)} />
      </Labelled>
      <AnswerView exchange={exchange} />
    </Box>
  );
}

/** A question, cut to one row, and in a second one the one message that begins as "Thinking..." and becomes the answer. */
export function OpenView({ exchange: { question, followUp, state } }: { readonly exchange: OpenExchange }) {
  const { columns } = useWindowSize();
  return (
    <Box flexDirection="column">
      <Labelled label={you(followUp)} color="cyan">
        <Text wrap="truncate-end">
          {cutTo(printable(question).replaceAll("\n", " "), columns - LABEL_COLUMNS)}
        </Text>
      </Labelled>
      <Labelled label="ledger" color="green">
        <Text dimColor>{state === "acknowledged" ? "Thinking..." : "sent"}</Text>
      </Labelled>
    </Box>
  );
}

function you(followUp: boolean): string {
  return followUp ? "└ you" : "you";
}
