package outrider.server.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditStep;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.HistoryStore.Entry;
import outrider.server.store.HistoryStore.Link;
import outrider.server.store.StoredRecord;
import outrider.server.store.Transaction;

/// Links of the chain as a person reads them: with the names of what they are about, and field by
/// field.
final class AuditLines {
  private final Transaction transaction;
  private final Map<String, Optional<Device>> devices = new HashMap<>();

  AuditLines(Transaction transaction) {
    this.transaction = transaction;
  }

  AuditLine line(Link link) {
    Entry entry = link.entry();
    Map<String, Object> said = said(entry.changes());
    Map<String, Object> whole = object(said.getOrDefault("created", said.get("deleted")));
    Optional<StoredRecord> record =
        isRecord(entry.type())
            ? transaction.records().find(entry.type(), entry.id())
            : Optional.empty();
    boolean there = record.isPresent() && !record.get().deleted();
    Map<String, Object> now = there ? fields(record.get()) : whole;
    String parentType = text(now, Fields.PARENT_TYPE);
    String parent = text(now, Fields.PARENT);
    if (entry.type().equals(RecordType.CONTACT.wireName())) {
      parentType = RecordType.ACCOUNT.wireName();
      parent = text(now, "account");
    }
    return new AuditLine(
        link.seq(),
        entry.type(),
        entry.id(),
        name(now),
        parent == null ? null : parentType,
        parent,
        parent == null || parentType == null ? null : nameOf(parentType, parent),
        there,
        entry.command(),
        deed(said),
        steps(said),
        entry.userId(),
        entry.deviceId(),
        devices
            .computeIfAbsent(entry.deviceId(), transaction.devices()::find)
            .map(Device::name)
            .orElse(null),
        entry.occurredAt(),
        entry.receivedAt(),
        link.hash());
  }

  /// What somebody has altered may be no JSON any more; the line is shown all the same.
  private static Map<String, Object> said(String changes) {
    try {
      return object(Json.readOwn(changes, Object.class));
    } catch (IllegalStateException altered) {
      return Map.of();
    }
  }

  private static boolean isRecord(String type) {
    return RecordType.byWireName(type).isPresent();
  }

  private @Nullable String nameOf(String type, String id) {
    return transaction
        .records()
        .find(type, id)
        .filter(record -> !record.deleted())
        .map(record -> name(fields(record)))
        .orElse(null);
  }

  private static Map<String, Object> fields(StoredRecord record) {
    return object(Json.readOwn(record.body(), Object.class));
  }

  /// Most have a name; a task and an activity a title or a subject.
  private static @Nullable String name(Map<String, Object> fields) {
    for (String field : List.of(Fields.NAME, "title", "subject")) {
      String name = text(fields, field);
      if (name != null) {
        return cut(name);
      }
    }
    return null;
  }

  private static String deed(Map<String, Object> said) {
    for (String deed : List.of("created", "deleted", "changed")) {
      if (said.get(deed) instanceof Map<?, ?>) {
        return deed;
      }
    }
    return "noted";
  }

  private static List<AuditStep> steps(Map<String, Object> said) {
    List<AuditStep> steps = new ArrayList<>();
    switch (deed(said)) {
      case "created" ->
          object(said.get("created"))
              .forEach((field, value) -> steps.add(new AuditStep(field, null, shown(value))));
      case "deleted" ->
          object(said.get("deleted"))
              .forEach((field, value) -> steps.add(new AuditStep(field, shown(value), null)));
      case "changed" ->
          object(said.get("changed"))
              .forEach((field, value) -> {
                Map<String, Object> step = object(value);
                steps.add(
                    new AuditStep(field, shown(step.get("before")), shown(step.get("after"))));
              });
      default -> said.forEach((field, value) -> steps.add(new AuditStep(field, null, value)));
    }
    return steps;
  }

  private static @Nullable Object shown(@Nullable Object value) {
    return value instanceof String text ? cut(text) : value;
  }

  private static String cut(String text) {
    return text.length() <= Limits.AUDIT_TEXT_CHARS
        ? text
        : text.substring(0, Limits.AUDIT_TEXT_CHARS) + '…';
  }

  private static @Nullable String text(Map<String, Object> fields, String field) {
    return fields.get(field) instanceof String text && !text.isBlank() ? text : null;
  }

  @SuppressWarnings("unchecked") // JSON objects have texts for keys.
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
