package outrider.app.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.store.BlobStore;
import outrider.app.store.Database;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// Attaches files to records: the bytes into the encrypted file of this laptop, the fact as a
/// command. The bytes go up by themselves when there is a network. Any thread.
public final class Attaching {

  private final Database database;
  private final CommandBus commands;
  private final Undo undo;

  public Attaching(Database database, CommandBus commands, Undo undo) {
    this.database = database;
    this.commands = commands;
    this.undo = undo;
  }

  /// @param kind what the files are for, such as `site-survey-photo`; null for nothing special
  public CompletableFuture<List<Receipt>> attach(
      List<NewFile> files, RecordType parentType, String parent, @Nullable String kind) {
    return database
        .write(transaction -> {
          var inOrder = new ArrayList<Command>();
          for (var file : files) {
            var sha256 = BlobStore.put(transaction, file.bytes(), commands.now());
            inOrder.add(
                new Command.AttachFile(
                    commands.newId(),
                    parentType,
                    parent,
                    file.name(),
                    kind,
                    file.contentType(),
                    file.bytes().length,
                    sha256));
          }
          return inOrder;
        })
        .thenCompose(inOrder -> undo.submitAll("undo.attached", inOrder));
  }
}
