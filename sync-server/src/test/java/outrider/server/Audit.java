package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.AuditResponse;

/// The audit trail as an administrator looks through it.
final class Audit {
  static final AuditRequest ALL =
      new AuditRequest(null, null, null, null, null, null, null, null, null, 200);

  private final Laptop admin;

  Audit(Laptop admin) {
    this.admin = admin;
  }

  AuditResponse search(AuditRequest request) {
    Laptop.Answer answer = admin.post("/v1/audit", request);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.as(AuditResponse.class);
  }

  List<AuditLine> lines(AuditRequest request) {
    return search(request).lines();
  }

  long newest() {
    return search(ALL).newest();
  }

  /// What was written since, the newest first.
  List<AuditLine> since(long line) {
    return lines(ALL).stream().filter(each -> each.n() > line).toList();
  }

  static AuditRequest of(@Nullable String user, @Nullable String type, @Nullable String record) {
    return new AuditRequest(user, null, type, record, null, null, null, null, null, 200);
  }

  static AuditRequest words(String words) {
    return new AuditRequest(null, null, null, null, null, null, null, words, null, 200);
  }

  static AuditRequest between(@Nullable Long from, @Nullable Long until) {
    return new AuditRequest(null, null, null, null, null, from, until, null, null, 200);
  }

  /// Says who, what, when and on which device.
  static void isSaidWhole(AuditLine line) {
    assertThat(line.user()).as("who").isNotBlank();
    assertThat(line.command()).as("what").isNotBlank();
    assertThat(line.type()).as("to what").isNotBlank();
    assertThat(line.record()).as("to which").isNotBlank();
    assertThat(line.device()).as("where").isNotBlank();
    assertThat(line.occurredAt()).as("when").isPositive();
    assertThat(line.receivedAt()).as("heard when").isPositive();
    assertThat(Objects.requireNonNull(line.hash())).hasSize(64);
  }
}
