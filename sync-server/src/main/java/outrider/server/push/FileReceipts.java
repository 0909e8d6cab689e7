package outrider.server.push;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.core.attachment.Attachment;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.user.Role;
import outrider.core.user.Visibility;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.store.BlobStore.Proven;
import outrider.server.store.WriteTransaction;

/// Writes on attachments that HQ has their bytes. Everybody who sees the attachment hears of it as
/// of any change: a checklist stops saying "waits for upload".
public final class FileReceipts {
  private final Configurations configurations;

  public FileReceipts(Configurations configurations) {
    this.configurations = configurations;
  }

  /// The bytes of what a person attached are here.
  public void received(WriteTransaction transaction, String sha256, String userId, long now) {
    mark(transaction, transaction.blobs().attachmentsOf(sha256, userId), now);
  }

  private void mark(WriteTransaction transaction, List<String> attachments, long now) {
    StoredFacts facts = new StoredFacts(transaction, configurations);
    Actor hq =
        new Actor(
            OwnCommands.HEADQUARTERS,
            Role.ADMIN,
            null,
            OwnCommands.HEADQUARTERS,
            Set.of(Visibility.CONFIG));
    RecordWriter writer = new RecordWriter(transaction, facts, hq);
    Envelope envelope =
        new Envelope(
            UuidCreator.getTimeOrderedEpoch().toString(),
            Lane.DATA,
            0,
            Envelope.SCHEMA,
            now,
            "ReceiveFile",
            Map.of());
    for (String id : attachments) {
      Row before = facts.row(RecordType.ATTACHMENT, id).orElseThrow();
      if (!Attachment.of(before).isReceived()) {
        Row after = before.with(Attachment.RECEIVED_AT, now);
        writer.write(new Change(RecordType.ATTACHMENT, id, before, after), envelope, now, now);
      }
    }
  }

  /// Notes which bytes a new attachment names. Where its maker has shown to have them before, or
  /// may see an attachment with them (or could, before it was deleted), there is nothing to send.
  static Row refer(WriteTransaction transaction, Row attachment, Actor actor, long now) {
    String sha256 = Attachment.of(attachment).sha256();
    transaction.blobs().refer(sha256, attachment.id(), actor.user());
    if (transaction.blobs().held(sha256, actor.user()).isPresent()) {
      return attachment.with(Attachment.RECEIVED_AT, now);
    }
    for (Proven proven : transaction.blobs().proven(sha256)) {
      if (sees(actor, proven)) {
        transaction.blobs().hold(sha256, actor.user(), proven.sizeBytes(), now);
        return attachment.with(Attachment.RECEIVED_AT, now);
      }
    }
    return attachment;
  }

  /// Whether a person may see an attachment, going by whose it is.
  public static boolean sees(Actor actor, Proven attachment) {
    String owner = attachment.owner();
    String team = attachment.team();
    return owner != null && actor.scopes().contains(Visibility.userScope(owner))
        || team != null && actor.scopes().contains(Visibility.teamScope(team))
        || isWhere(actor, attachment);
  }

  /// Whether one of the scopes that it is in by what it says itself is the person's.
  private static boolean isWhere(Actor actor, Proven attachment) {
    Row row = RowJson.read(RecordType.ATTACHMENT, attachment.id(), attachment.body());
    return !Collections.disjoint(Visibility.scopesOf(row), actor.scopes());
  }
}
