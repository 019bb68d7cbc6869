import { Box, Static, Text, useApp, useWindowSize } from "ink";
import { useEffect, useSyncExternalStore } from "react";
import type { Chat } from "../chat.ts";
import type { Action } from "../edit-line.ts";
import type { ChatModel, Notice, OpenExchange } from "../model.ts";
import { printable } from "../printable.ts";
import { OpenView, SettledView } from "./exchange.tsx";
import { FaultBoundary } from "./fault-boundary.tsx";
import { Prompt } from "./prompt.tsx";
import { Prose } from "./prose.tsx";

export interface ChatViewProps {
  readonly chat: Chat;
  readonly facts: readonly string[];
}

// Together with the gaps, the hint and the line that counts the rest these take 14 rows. Ink draws a frame that is
// higher than the terminal over what stands above it, and it does so before React hears of a smaller terminal.
const PROMPT_ROWS = 4;
const OPEN_SHOWN = 3;

/** What is settled scrolls away above, what is open stays in sight, and the last line is to type in. */
export function ChatView({ chat, facts }: ChatViewProps) {
  const { settled, open, thread, ended } = useSyncExternalStore(chat.subscribe, chat.model);
  const { exit } = useApp();
  const { columns } = useWindowSize();
  useEffect(() => {
    // By now the last frame, without the prompt, is drawn.
    if (ended) exit();
  }, [ended, exit]);
  return (
    <FaultBoundary onFault={chat.fail}>
      <Static items={[facts, ...settled]} style={{ width: columns }}>
        {(item) =>
          "kind" in item ? <Settled key={item.id} item={item} /> : <Facts key="facts" facts={item} />
        }
      </Static>
      {open.length > 0 && <OpenList open={open} />}
      <Box flexDirection="column" marginTop={1}>
        {ended ? <Text dimColor>Stopping...</Text> : <TypeHere chat={chat} inThread={thread !== undefined} />}
      </Box>
    </FaultBoundary>
  );
}

interface TypeHereProps {
  readonly chat: Chat;
  readonly inThread: boolean;
}

function TypeHere({ chat, inThread }: TypeHereProps) {
  return (
    <>
      <Prompt
        label={inThread ? "└ ask ›" : "ask ›"}
        placeholder={inThread ? "What else about this?" : "What do you want to know?"}
        height={PROMPT_ROWS}
        onAction={(action) => perform(chat, action)}
      />
      <Text dimColor wrap="truncate-end">
        {`Enter asks · ${inThread ? "Ctrl-N leaves the thread · " : ""}Ctrl-C stops`}
      </Text>
    </>
  );
}

const LEAVING = { "leave-thread": "leaveThread", leave: "leave" } as const;

function perform(chat: Chat, action: Action): void {
  if (action.type === "ask") chat.ask(action.question);
  else chat[LEAVING[action.type]]();
}

/** The questions that have waited longest, and how many more there are. */
function OpenList({ open }: { readonly open: readonly OpenExchange[] }) {
  const hidden = open.length - OPEN_SHOWN;
  return (
    <Box flexDirection="column" marginTop={1}>
      {open.slice(0, OPEN_SHOWN).map((exchange) => (
        <OpenView key={exchange.id} exchange={exchange} />
      ))}
      {hidden > 0 && <Text dimColor>{`and ${hidden} more`}</Text>}
    </Box>
  );
}

function Settled({ item }: { readonly item: ChatModel["settled"][number] }) {
  return item.kind === "exchange" ? <SettledView exchange={item} /> : <NoticeView notice={item} />;
}

function NoticeView({ notice }: { readonly notice: Notice }) {
  return (
    <Box marginTop={1}>
      <Prose color="yellow" text={`! ${printable(notice.text)}`} />
    </Box>
  );
}

function Facts({ facts }: { readonly facts: readonly string[] }) {
  return (
    <Box flexDirection="column">
      <Text bold>Ledger</Text>
      {facts.map((fact) => (
        <Text key={fact} dimColor>
          {fact}
        </Text>
      ))}
    </Box>
  );
}
