import { Component, type ReactNode } from "react";

export interface FaultBoundaryProps {
  readonly onFault: (fault: unknown) => void;
  readonly children: ReactNode;
}

/** Shows nothing once a child has thrown; Ink itself would draw the stack over the chat. A class, since React asks for one. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(fault: unknown): void {
    this.props.onFault(fault);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
