package outrider.app.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.BlobStore;
import outrider.app.store.ProfileKey;

/// The profiles on this laptop: a folder each, named after server and login.
public final class ProfileStore {

  private static final Logger LOG = LoggerFactory.getLogger(ProfileStore.class);
  private static final String FILE = "profile.json";

  /// Lies in a folder from the moment its key is to go until all of it is gone.
  private static final String WITHDRAWN = "withdrawn";

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final Path root;

  /// @param root such as `~/.local/share/outrider`
  public ProfileStore(Path root) {
    this.root = root;
  }

  /// What stands in `profile.json`.
  private record Stored(
      @JsonProperty("server") String server,
      @JsonProperty("login") String login,
      @JsonProperty("user") String user,
      @JsonProperty("name") String name,
      @JsonProperty("tenant") String tenant,
      @JsonProperty("device") String device,
      @JsonProperty("key") ProfileKey.Wrapped key,
      @JsonProperty("certificate") @Nullable String certificate,
      @JsonProperty("company") Profile.@Nullable Company company) {}

  public Path folder(String server, String login) {
    var name = login.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}._-]", "_");
    var place = BlobStore.sha256((server + '\n' + login).getBytes(StandardCharsets.UTF_8));
    return root.resolve(name + '-' + place.substring(0, 8));
  }

  public Optional<Profile> find(String server, String login) {
    return read(folder(server, login));
  }

  /// All profiles, the last used first.
  public List<Profile> all() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var folders = Files.list(root)) {
      return folders
          .sorted(Comparator.comparingLong(ProfileStore::lastUsed).reversed())
          .flatMap(folder -> read(folder).stream())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Writes a profile whole, by rename: a crash leaves the old one or the new one.
  public void save(Profile profile) {
    try {
      Files.createDirectories(profile.folder());
      var next = profile.folder().resolve(FILE + ".next");
      var stored =
          new Stored(
              profile.server(),
              profile.login(),
              profile.user(),
              profile.name(),
              profile.tenant(),
              profile.device(),
              profile.key(),
              profile.certificate(),
              profile.company());
      Files.write(next, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(stored));
      try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          next,
          profile.folder().resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Makes a book worthless for ever: only the profile file holds its key, and it goes first. What
  /// is left is erased after, now or at the next start.
  void destroyKey(Profile profile) {
    var folder = profile.folder();
    try {
      write(folder.resolve(WITHDRAWN), new byte[] {'w'});
      for (var name : List.of(FILE, FILE + ".next")) {
        var file = folder.resolve(name);
        if (Files.exists(file)) {
          write(file, new byte[Math.toIntExact(Files.size(file))]);
          Files.delete(file);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Over what is there, and on the disk before it returns.
  private static void write(Path file, byte[] bytes) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
  }

  /// Erases what is left of a book whose key is gone, the sign of it last.
  void erase(Path folder) {
    var sign = folder.resolve(WITHDRAWN);
    if (!Files.exists(sign)) {
      throw new IllegalStateException("only what was withdrawn is erased: " + folder);
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(sign) && !file.equals(folder)) {
          Files.delete(file);
        }
      }
      Files.delete(sign);
      Files.delete(folder);
    } catch (IOException failure) {
      // A file that somebody else holds open; without the key it opens nothing.
      LOG.error("{} could not be erased whole; the next start goes on", folder, failure);
    }
  }

  /// Goes on where the erasing of a withdrawn book was broken off.
  public void finishErasing() {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (var folders = Files.list(root)) {
      folders
          .filter(folder -> Files.exists(folder.resolve(WITHDRAWN)))
          .toList()
          .forEach(folder -> {
            read(folder).ifPresent(this::destroyKey);
            erase(folder);
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<Profile> read(Path folder) {
    var file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      var stored = MAPPER.readValue(file.toFile(), Stored.class);
      return Optional.of(
          new Profile(
              folder,
              stored.server(),
              stored.login(),
              stored.user(),
              stored.name(),
              stored.tenant(),
              stored.device(),
              stored.key(),
              stored.certificate(),
              stored.company()));
    } catch (IOException damaged) {
      LOG.error("{} cannot be read; the profile is left alone", file, damaged);
      return Optional.empty();
    }
  }

  private static long lastUsed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder.resolve(FILE)).toMillis();
    } catch (IOException none) {
      return 0;
    }
  }
}
