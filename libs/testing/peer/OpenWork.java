package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is left to be done, folded from the records: jobs a worker may still take, timers, incidents. */
final class OpenWork {
  private final Set<Long> jobs = new HashSet<>();
  private final Map<Long, Long> timers = new HashMap<>();
  private final Map<Long, String> incidents = new HashMap<>();
  private int seen;

  /** Reads on to the end of the log; `due`: timers that should have fired by then. */
  synchronized Now at(long instant, RecordLog log) {
    for (Record<?> record : log.from(seen)) {
      seen += 1;
      if (record.getRecordType() == RecordType.EVENT) note(record);
    }
    return new Now(jobs.size(), timers.values().stream().filter(due -> due <= instant).count(), incidents.values());
  }

  record Now(int jobs, long due, Collection<String> incidents) {}

  private void note(Record<?> record) {
    Intent intent = record.getIntent();
    switch (record.getValueType()) {
      case JOB -> {
        boolean over =
            intent == JobIntent.COMPLETED
                || intent == JobIntent.CANCELED
                || intent == JobIntent.ERROR_THROWN
                || (intent == JobIntent.FAILED && ((JobRecordValue) record.getValue()).getRetries() == 0);
        if (over) jobs.remove(record.getKey());
        if (intent == JobIntent.CREATED) jobs.add(record.getKey());
      }
      case TIMER -> {
        if (intent == TimerIntent.CREATED)
          timers.put(record.getKey(), ((TimerRecordValue) record.getValue()).getDueDate());
        else if (intent != TimerIntent.MIGRATED) timers.remove(record.getKey());
      }
      case INCIDENT -> {
        var incident = (IncidentRecordValue) record.getValue();
        if (intent == IncidentIntent.CREATED)
          incidents.put(record.getKey(), incident.getElementId() + ": " + incident.getErrorMessage());
        if (intent == IncidentIntent.RESOLVED && incidents.remove(record.getKey()) != null && incident.getJobKey() > 0)
          jobs.add(incident.getJobKey());
      }
      default -> {}
    }
  }
}
