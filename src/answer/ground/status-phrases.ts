/**
 * The phrases of HTTP's statuses, by number. To import `node:http` loads whatever `fetch` needs too, some 20 ms and 14 MB that
 * an answer without a network has no use for.
 */
export const { STATUS_CODES } = process.getBuiltinModule("node:http");
