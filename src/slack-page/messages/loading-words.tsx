import { useEffect, useState } from "react";

interface Props {
  readonly status: string;
  /** Shown in turn in place of the status. */
  readonly messages: readonly string[];
}

/** Assumed: Slack says only that they rotate. */
const SHOWN_FOR_MS = 3_000;

/** What an app is about. A screen reader hears the status once, not each of the words that take its place. */
export function LoadingWords({ status, messages }: Props) {
  const [turn, setTurn] = useState(0);
  const several = messages.length > 1;
  useEffect(() => {
    if (!several || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const timer = setInterval(() => setTurn((last) => last + 1), SHOWN_FOR_MS);
    return () => clearInterval(timer);
  }, [several]);
  if (messages.length === 0) return status;
  return (
    <>
      <span className="unseen">{status}</span>
      <span aria-hidden="true">{messages[turn % messages.length]}</span>
    </>
  );
}
