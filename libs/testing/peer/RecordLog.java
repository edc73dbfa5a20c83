package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.protocol.record.Record;
import java.util.ArrayList;
import java.util.List;

/** The engine's record stream, read by several at once; the engine's own reader is not made for that. */
final class RecordLog {
  private final RecordStreamSource source;

  RecordLog(RecordStreamSource source) {
    this.source = source;
  }

  /** Number of records so far; `from` of the next look. */
  synchronized int size() {
    return all().size();
  }

  synchronized List<Record<?>> from(int index) {
    var all = all();
    return new ArrayList<>(all.subList(Math.min(index, all.size()), all.size()));
  }

  /** Records after the first `seen`, a line of JSON each. */
  String since(long seen) {
    var out = new StringBuilder();
    for (Record<?> record : from((int) seen)) out.append(record.toJson()).append('\n');
    return out.toString();
  }

  @SuppressWarnings("unchecked")
  private List<Record<?>> all() {
    return (List<Record<?>>) (List<?>) source.getRecords();
  }
}
