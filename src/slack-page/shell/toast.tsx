import { useEffect, useRef } from "react";
import { Icon } from "../design/icon.tsx";

interface Props {
  readonly words: string;
  onDismiss(): void;
}

const SHOWN_FOR_MS = 12_000;

/** What went wrong, above everything, open modals included. */
export function Toast({ words, onDismiss }: Props) {
  const toast = useRef<HTMLDivElement>(null);
  useEffect(() => {
    toast.current?.showPopover();
    const timer = setTimeout(onDismiss, SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [onDismiss]);
  return (
    <div className="toast wrong" role="alert" popover="manual" ref={toast}>
      <p>{words}</p>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={onDismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}
