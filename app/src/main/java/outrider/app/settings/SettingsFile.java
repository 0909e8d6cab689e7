package outrider.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.fx.Memory;

/// What a user set and what the screen remembers, in one small file of the profile folder.
///
/// Saved late (a second after the last change, so that dragging a column writes once), whole, and
/// by rename, so that a crash leaves the old file or the new one. A file that cannot be read is
/// started anew: nothing in it is worth keeping anybody from work. Any thread.
public final class SettingsFile implements Memory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final long SAVE_AFTER_MILLIS = 1_000;

  private final Path file;
  private final ScheduledExecutorService saver =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outrider-settings").factory());
  private final TreeMap<String, String> values = new TreeMap<>();
  private @Nullable Future<?> waiting;

  private SettingsFile(Path file) {
    this.file = file;
  }

  public static SettingsFile open(Path file) {
    var settings = new SettingsFile(file);
    var held = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      held.load(reader);
    } catch (NoSuchFileException first) {
      LOG.debug("no settings yet at {}", file);
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("settings cannot be read and are started anew: {}", file, unreadable);
    }
    held.stringPropertyNames().forEach(name -> settings.values.put(name, held.getProperty(name)));
    return settings;
  }

  @Override
  public synchronized String recall(String name) {
    return values.getOrDefault(name, "");
  }

  @Override
  public synchronized void remember(String name, String value) {
    if (value.equals(values.put(name, value)) || saver.isShutdown()) {
      return;
    }
    if (waiting != null) {
      waiting.cancel(false);
    }
    waiting = saver.schedule(this::saveQuietly, SAVE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Writes what is not written yet.
  public synchronized void save() {
    var text = new StringBuilder("# Outrider settings\n");
    values.forEach((name, value) ->
        text.append(escaped(name)).append('=').append(escaped(value)).append('\n'));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("settings were not saved: " + file, e);
    }
  }

  @Override
  public void close() {
    saver.shutdownNow();
    saveQuietly();
  }

  private void saveQuietly() {
    try {
      save();
    } catch (UncheckedIOException e) {
      LOG.warn("settings were not saved", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("=", "\\=").replace(":", "\\:").replace("\n", "\\n");
  }
}
