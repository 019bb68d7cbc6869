import { Fragment, useLayoutEffect, useRef } from "react";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { dayOf } from "../state/times.ts";
import { MessageRow } from "./message-row.tsx";
import { useAnchor } from "./use-anchor.ts";
import type { MessageWindow } from "./use-messages.ts";

interface Props {
  readonly label: string;
  readonly shown: MessageWindow;
  /** Whether these are the messages of a thread. */
  readonly inThread: boolean;
  /** What stands below the last message. */
  readonly children?: React.ReactNode;
}

/** Nearer to the end than this, a reader follows what comes. In pixels. */
const NEAR_END = 80;

export function MessageList({ label, shown, inThread, children }: Props) {
  const { messages = [], ephemeral, atLatest, showEarlier, showLater } = shown;
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const hold = useAnchor(list, shown.messages);
  const step = (go: () => void, end: "first" | "last") => () => {
    hold(end);
    follows.current = false;
    go();
  };

  // Pictures, streams and new messages make it longer; whoever reads the end stays there.
  useLayoutEffect(() => {
    const scrolled = list.current;
    const inner = scrolled?.firstElementChild;
    if (!scrolled || !inner) return;
    const stay = () => {
      if (follows.current && atLatest) scrolled.scrollTop = scrolled.scrollHeight;
    };
    stay();
    const observer = new ResizeObserver(stay);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [atLatest]);

  return (
    <div
      className="message-list"
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls has to be reached by the keyboard.
      tabIndex={0}
      role="log"
      aria-label={label}
      aria-live="polite"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
      }}
    >
      <div className="message-list-inner">
        {showEarlier && <Step words="Show earlier messages" go={step(showEarlier, "first")} />}
        {messages.map((message, index) => (
          <Fragment key={message.ts}>
            {startsDay(message, messages[index - 1]) && <DayLine ts={message.ts} />}
            {inThread && index === 1 && <p className="replies-line">Replies</p>}
            <MessageRow
              message={message}
              goesOn={goesOn(message, messages[index - 1]) && !(inThread && index === 1)}
              onlyMine={ephemeral.has(message.ts)}
              inThread={inThread}
            />
          </Fragment>
        ))}
        {showLater && <Step words="Show later messages" go={step(showLater, "last")} />}
        {children}
      </div>
    </div>
  );
}

function Step({ words, go }: { readonly words: string; go(): void }) {
  return (
    <button type="button" className="button small step" onClick={go}>
      {words}
    </button>
  );
}

function DayLine({ ts }: { readonly ts: string }) {
  return (
    <p className="day-line">
      <span>{dayOf(ts)}</span>
    </p>
  );
}

function startsDay(message: SlackMessage, previous: SlackMessage | undefined): boolean {
  return previous === undefined || dayOf(previous.ts) !== dayOf(message.ts);
}

const TOGETHER_WITHIN_SECONDS = 300;

/** Whether it follows the same author's soon, so that the author need not be named again. */
function goesOn(message: SlackMessage, previous: SlackMessage | undefined): boolean {
  return (
    previous !== undefined &&
    previous.user === message.user &&
    previous.username === message.username &&
    (previous.reply_count ?? 0) === 0 &&
    !startsDay(message, previous) &&
    Number(message.ts) - Number(previous.ts) < TOGETHER_WITHIN_SECONDS
  );
}
