import { describe, expect, it } from "vitest";
import { LedgerError } from "../../../src/core/errors.ts";
import { engineFault, isPortTaken } from "../../../src/stack/engine/engine-faults.ts";

/** As Dockerode hands on what an engine answers. */
function refusal(statusCode: number, message: string): Error {
  return Object.assign(new Error(`(HTTP code ${statusCode}) server error - ${message} `), {
    statusCode,
    json: { message },
  });
}

/** An answer that is not as the API says. */
function odd(json: unknown): Error {
  return Object.assign(new Error("(HTTP code 500) server error - [object Object] "), {
    statusCode: 500,
    json,
  });
}

describe("what an engine refuses", () => {
  it.each([
    ["write /var/lib/docker/tmp/GetImageBlob1: no space left on device", "ENGINE_FULL", "disk is full"],
    ["connect ECONNREFUSED /run/docker.sock", "ENGINE_UNAVAILABLE", "stopped answering"],
    ["socket hang up", "ENGINE_UNAVAILABLE", "stopped answering"],
    ["aborted", "ENGINE_UNAVAILABLE", "stopped answering"],
    ["exec /redis: exec format error", "STACK_SERVICE_FAILED", "its image is a wrong one"],
    [
      'unable to start: exec: "/redis": permission denied',
      "STACK_SERVICE_FAILED",
      "its image is a wrong one",
    ],
    ["cannot allocate memory", "ENGINE_REFUSED", "cannot allocate memory"],
  ])("is told with what to do: %s", (message, code, said) => {
    const fault = engineFault("Starting ledger-redis", refusal(500, message));
    expect(fault).toMatchObject({ code, exitCode: 4, message: expect.stringContaining(said) });
    expect(fault.message).toContain("Starting ledger-redis failed");
    expect(fault.remedy).not.toBe("");
  });

  it.each([
    [Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" }), "ECONNREFUSED"],
    [new AggregateError([new Error("connect ECONNREFUSED ::1:80")]), "ECONNREFUSED ::1:80"],
    [odd({ message: { reason: "odd" } }), '{"reason":"odd"}'],
    [odd({}), "nothing but status 500"],
  ])("is never told as nothing, nor as an object: %#", (thrown, said) => {
    const { message } = engineFault("Starting", thrown);
    expect(message).toContain(said);
    expect(message).not.toContain("[object");
  });

  it("stays what it is, where it is told already", () => {
    const told = new LedgerError("IMAGE_UNAVAILABLE", "a", "b");
    expect(engineFault("Pulling", told)).toBe(told);
  });

  it.each([
    "driver failed programming external connectivity: listen tcp4 127.0.0.1:5432: bind: address already in use",
    "Bind for 127.0.0.1:5432 failed: port is already allocated",
    "Ports are not available: exposing port TCP 127.0.0.1:5432",
  ])("is a port that somebody has: %s", (message) => {
    expect(isPortTaken(refusal(500, message))).toBe(true);
    expect(isPortTaken(engineFault("Starting", refusal(500, message)))).toBe(true);
    expect(isPortTaken(refusal(500, "no such container"))).toBe(false);
  });
});
