package io.camunda.zeebe.process.test.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.process.test.engine.CamundaPeer.Answer;
import io.camunda.zeebe.process.test.engine.CamundaPeer.Running;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/** The user-task part of REST v2, written as commands of the engine; its answers are read from the record stream. */
final class UserTasks {
  private static final long PATIENCE_MS = 10_000;
  private static final Set<Intent> DONE =
      Set.of(UserTaskIntent.COMPLETED, UserTaskIntent.ASSIGNED, UserTaskIntent.UPDATED);

  private UserTasks() {}

  static Answer command(Running running, String verb, long key, JsonNode body) throws Exception {
    var task = new UserTaskRecord().setUserTaskKey(key);
    var intent = fill(task, verb, body);
    if (intent == null) return Answer.problem(404, "Not Found", "No endpoint " + verb);
    int before = running.log().size();
    running.writer().writeCommandWithKey(
        key,
        task,
        new RecordMetadata().recordType(RecordType.COMMAND).valueType(ValueType.USER_TASK).intent(intent));
    for (long end = System.currentTimeMillis() + PATIENCE_MS; System.currentTimeMillis() < end; Thread.sleep(2))
      for (Record<?> record : running.log().from(before)) {
        if (record.getValueType() != ValueType.USER_TASK || record.getKey() != key) continue;
        if (record.getRecordType() == RecordType.COMMAND_REJECTION)
          return Answer.problem(
              record.getRejectionType() == RejectionType.NOT_FOUND ? 404 : 409,
              record.getRejectionType().name(),
              record.getRejectionReason());
        if (DONE.contains(record.getIntent())) return new Answer(204, "");
      }
    return Answer.problem(504, "DEADLINE_EXCEEDED", "The command is held up by a task listener");
  }

  private static UserTaskIntent fill(UserTaskRecord task, String verb, JsonNode body) {
    switch (verb) {
      case "POST completion" -> {
        task.setAction(body.path("action").asText("complete"));
        if (body.hasNonNull("variables"))
          task.setVariables(new UnsafeBuffer(MsgPackConverter.convertToMsgPack(body.get("variables").toString())));
        return UserTaskIntent.COMPLETE;
      }
      case "POST assignment" -> {
        boolean override = body.path("allowOverride").asBoolean(true);
        task.setAssignee(body.path("assignee").asText())
            .setAction(body.path("action").asText(override ? "assign" : "claim"));
        return override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM;
      }
      case "DELETE assignee" -> {
        task.setAssignee("").setAction("unassign");
        return UserTaskIntent.ASSIGN;
      }
      case "PATCH" -> {
        change(task, body.path("changeset"));
        task.setAction(body.path("action").asText("update"));
        return UserTaskIntent.UPDATE;
      }
      default -> {
        return null;
      }
    }
  }

  private static void change(UserTaskRecord task, JsonNode to) {
    if (to.has("dueDate")) task.setDueDate(to.get("dueDate").asText("")).setDueDateChanged();
    if (to.has("followUpDate")) task.setFollowUpDate(to.get("followUpDate").asText("")).setFollowUpDateChanged();
    if (to.has("priority")) task.setPriority(to.get("priority").asInt()).setPriorityChanged();
    if (to.has("candidateGroups"))
      task.setCandidateGroupsList(texts(to.get("candidateGroups"))).setCandidateGroupsChanged();
    if (to.has("candidateUsers")) task.setCandidateUsersList(texts(to.get("candidateUsers"))).setCandidateUsersChanged();
  }

  private static List<String> texts(JsonNode list) {
    var out = new ArrayList<String>();
    list.forEach(one -> out.add(one.asText()));
    return out;
  }
}
