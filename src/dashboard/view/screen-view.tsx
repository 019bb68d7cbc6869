import { Box, useApp, useInput, usePaste, useWindowSize } from "ink";
import { useEffect, useSyncExternalStore } from "react";
import type { Client } from "../client/client.ts";
import { readKeys } from "../keys/key-press.ts";
import { screenRows } from "../screen/screen.ts";
import { FaultBoundary } from "./fault-boundary.tsx";
import { RowView } from "./row-view.tsx";

/** Draws the client's model, and hands it the keys. */
export function ScreenView({ client }: { readonly client: Client }) {
  const { exit } = useApp();
  const { ended } = useSyncExternalStore(client.subscribe, client.model);
  useEffect(() => {
    if (ended) exit();
  }, [ended, exit]);
  const fail = (fault: unknown) => client.dispatch({ type: "ended", ending: { fault } });
  return <FaultBoundary onFault={fail}>{ended ? null : <Rows client={client} />}</FaultBoundary>;
}

function Rows({ client }: { readonly client: Client }) {
  const model = useSyncExternalStore(client.subscribe, client.model);
  const { columns, rows } = useWindowSize();
  useEffect(() => {
    client.dispatch({ type: "resized", size: { columns, rows } });
  }, [client, columns, rows]);
  useInput((input, key) => {
    for (const press of readKeys(input, key)) client.dispatch({ type: "key", press });
  });
  usePaste((text) => client.dispatch({ type: "pasted", text }));
  // What is drawn fits the terminal as it is, also before the model has heard of its size.
  const { size } = model;
  const fits = size.columns === columns && size.rows === rows;
  const shown = fits ? model : { ...model, size: { columns, rows } };
  return (
    <Box flexDirection="column">
      {screenRows(shown).map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place
        <RowView key={index} row={each} />
      ))}
    </Box>
  );
}
