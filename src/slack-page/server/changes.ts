/** As far as the page looks into a change; the rest of it is read again from the server. */
export interface Change {
  readonly type: string;
  readonly user?: string;
  readonly channel?: string;
  readonly message?: { readonly channel: string; readonly ts: string; readonly thread_ts?: string };
  readonly previous?: { readonly channel: string; readonly ts: string; readonly thread_ts?: string };
}

/** Told of each change that the person can see, and with `reopened` that some may have been missed. */
export type ChangeListener = (change: Change) => void;

export interface Changes {
  add(listener: ChangeListener): () => void;
  close(): void;
}

/** One stream for the whole page. `onState` is told whether it is connected. */
export function openChanges(user: string, onState: (connected: boolean) => void): Changes {
  const listeners = new Set<ChangeListener>();
  const source = new EventSource(`/simulator/changes?${new URLSearchParams({ user })}`);
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  source.onopen = () => {
    onState(true);
    tell({ type: "reopened" });
  };
  source.onerror = () => onState(false);
  source.onmessage = ({ data }: MessageEvent<string>) => tell(JSON.parse(data));
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => source.close(),
  };
}
