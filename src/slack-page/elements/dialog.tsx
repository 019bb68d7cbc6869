import { type ReactNode, useLayoutEffect, useRef } from "react";

interface Props {
  readonly labelledBy: string;
  readonly className?: string;
  /** Asked to close: by Escape. */
  onClose(): void;
  readonly children: ReactNode;
}

/** A modal dialog: the browser keeps the focus in it and gives it back afterwards. */
export function Dialog({ labelledBy, className = "", onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed before it is taken away, for only then does the browser give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A dialog is drawn inside a message; what is typed in it is no business of the message.
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </dialog>
  );
}
