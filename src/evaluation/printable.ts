export { printable } from "../text/printable.ts";
