package outrider.server.escalation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import outrider.core.escalation.Escalation;
import outrider.core.escalation.EscalationLevel;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.TeamTree;
import outrider.core.user.User;
import outrider.server.delivery.Notice;

/// What is overdue, for people who are not at their laptops: in Chinese and in English, because HQ
/// does not know which they read.
final class OverdueWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private OverdueWords() {}

  /// @param about the record that the task is about
  static Notice notice(Row escalation, Row about, Task task, TeamTree tree) {
    String company = about.text(Lead.COMPANY);
    String name = about.text(Fields.NAME) + (company.isEmpty() ? "" : " · " + company);
    String due =
        TIME.format(
            Instant.ofEpochMilli(escalation.number(Escalation.DUE_AT, 0))
                .atZone(ZoneId.systemDefault()));
    String owner = name(tree, escalation.text(Fields.OWNER));
    List<User> told =
        escalation.set(Escalation.RECIPIENTS).stream()
            .flatMap(id -> tree.user(id).stream())
            .toList();
    String people = told.stream().map(User::name).collect(Collectors.joining("、"));
    String what = task.isResponse() ? "首次响应" : task.title();
    String whatEnglish = task.isResponse() ? "the first response" : task.title();
    boolean reassigned = escalation.text(Escalation.ACTION).equals(EscalationLevel.REASSIGN);
    String words =
        "%s 的%s应在 %s 前完成，还没有做。负责人：%s。%s\n%s: %s was due %s and is not done. Owner: %s.%s"
            .formatted(
                name,
                what,
                due,
                owner,
                reassigned ? "已转给 " + people + "。" : "",
                name,
                whatEnglish,
                due,
                owner,
                reassigned ? " Given to " + people + "." : "");
    return new Notice(
        escalation.id(),
        told,
        !escalation.text(Escalation.ACTION).equals(EscalationLevel.REMIND_OWNER),
        "已超时 Overdue: " + name,
        words,
        escalation.number(Fields.CREATED_AT, 0));
  }

  private static String name(TeamTree tree, String user) {
    return tree.user(user).map(User::name).orElse(user);
  }
}
