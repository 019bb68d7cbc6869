import { bytesField, doubleField, int64Field } from "./protobuf.ts";
import type { TimeSeries } from "./time-series.ts";

/**
 * `prometheus.WriteRequest` of remote write 1.0 (https://prometheus.io/docs/specs/prw/remote_write_spec/): the labels of a
 * series in the order of their names, its samples in the order of time.
 */
export function writeRequest(series: readonly TimeSeries[]): Buffer {
  return Buffer.concat(series.map((each) => bytesField(1, seriesMessage(each))));
}

function seriesMessage({ labels, samples }: TimeSeries): Buffer {
  const sorted = Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.concat([
    ...sorted.map(([name, value]) =>
      bytesField(1, Buffer.concat([bytesField(1, name), bytesField(2, value)])),
    ),
    ...samples.map(({ value, at }) =>
      bytesField(2, Buffer.concat([doubleField(1, value), int64Field(2, at)])),
    ),
  ]);
}
