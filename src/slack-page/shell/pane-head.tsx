import type { ReactNode } from "react";
import { Icon } from "../design/icon.tsx";

interface Props {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly onMenu?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** The top of a pane: what it shows, and what can be done with all of it. */
export function PaneHead({ title, about, onMenu, children }: Props) {
  return (
    <header className="pane-head">
      {onMenu && (
        <button type="button" className="icon-button menu-open" aria-label="Open the menu" onClick={onMenu}>
          <Icon name="menu" />
        </button>
      )}
      <div className="pane-title">
        <h1>{title}</h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      <div className="pane-tools">{children}</div>
    </header>
  );
}
