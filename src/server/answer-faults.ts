import type { Server } from "node:http";
import type { OpenResponses } from "./open-responses.ts";

interface Fault {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const INVALID: Fault = {
  status: 400,
  title: "Bad Request",
  code: "REQUEST_INVALID",
  message: "This is no HTTP request.",
  remedy: "Send HTTP/1.1.",
};

/** By Node's codes of what is wrong with a request that is not even one yet. */
const FAULTS: Readonly<Record<string, Fault>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: "Request Timeout",
    code: "REQUEST_TIMEOUT",
    message: "The request took too long to come.",
    remedy: "Send the headers and the whole body at once.",
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: "Request Header Fields Too Large",
    code: "HEADERS_TOO_LARGE",
    message: "The headers have more than 16 KiB.",
    remedy: "Send fewer or shorter headers.",
  },
};

/** Answers what Node refuses by itself as the API answers, by RFC 9457, and ends the connection. */
export function answerFaults(server: Server, responses: OpenResponses): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // In the middle of another response it would be taken for a part of that.
    if (!socket.writable || responses.on(socket)?.headersSent) return void socket.destroy();
    const { status, title, ...words } = FAULTS[error.code ?? ""] ?? INVALID;
    const body = JSON.stringify({ type: "about:blank", title, status, detail: words.message, ...words });
    const head = [
      `HTTP/1.1 ${status} ${title}`,
      "Content-Type: application/problem+json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
  });
}
