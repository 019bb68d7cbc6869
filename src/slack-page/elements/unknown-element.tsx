/** An element that is not known here is named, not left out. */
export function UnknownElement({ type }: { readonly type: string }) {
  return <span className="undrawable">An element of the type “{type}” is not drawn here.</span>;
}
