package outrider.server;

import java.io.IOException;
import java.time.InstantSource;
import outrider.core.attachment.FileLimits;
import outrider.server.admin.Administration;
import outrider.server.admin.AdministrationException;
import outrider.server.blob.BlobStorage;
import outrider.server.ops.Metrics;
import outrider.server.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Commands about the bytes of files. They work beside a running server.
@Command(name = "file", mixinStandardHelpOptions = true, description = "The bytes of files.")
final class FileCommands {
  @ParentCommand private Commands commands = new Commands();

  @Command(
      description =
          "Throws the bytes of a file away for good, as the law may ask for. Its attachments stay,"
              + " and say that HQ does not have it.")
  void erase(
      @Parameters(paramLabel = "SHA256", description = "The hash that the file is named by.")
          String sha256,
      @Mixin FilesOptions files)
      throws IOException {
    if (!FileLimits.isSha256(sha256)) {
      throw new AdministrationException("A file is named by 64 digits from 0 to f.");
    }
    ServerSettings settings = commands.settings().withFilesIn(files.bucket().orElse(null));
    try (Metrics metrics = new Metrics();
        BlobStorage storage = SyncServer.files(settings, metrics, InstantSource.system());
        Database database = Headquarters.open(settings, InstantSource.system())) {
      int holders = new Administration(database, InstantSource.system()).eraseFile(sha256, storage);
      System.out.println("Erased. People who had sent it: " + holders);
    }
  }
}
