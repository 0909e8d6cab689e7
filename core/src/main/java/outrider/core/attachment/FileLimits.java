package outrider.core.attachment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What may be attached: the one place that both ends and every screen ask.
public final class FileLimits {

  /// One file at most; a phone's photo has 3–8 MB.
  public static final int BYTES_MAX = 25 * 1_024 * 1_024;

  /// What goes over the line at once. Small enough that an edit that is made meanwhile waits for
  /// one of them only, and that a cut line costs little.
  public static final int CHUNK_BYTES = 256 * 1_024;

  /// Files that do something when they are opened: the way in which a colleague's laptop is lost.
  private static final Set<String> PROGRAMS =
      Set.of(
          "apk", "app", "bat", "bin", "cmd", "com", "cpl", "deb", "dll", "dmg", "elf", "exe",
          "gadget", "hta", "jar", "js", "jse", "lnk", "msc", "msi", "msp", "pif", "pkg", "ps1",
          "py", "reg", "rpm", "scr", "sh", "vb", "vbe", "vbs", "wsf");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// Why a file is not taken.
  public enum Refusal {
    EMPTY,
    TOO_LARGE,
    PROGRAM
  }

  private FileLimits() {}

  public static Optional<Refusal> refusal(String name, long sizeBytes) {
    if (sizeBytes == 0) {
      return Optional.of(Refusal.EMPTY);
    }
    if (sizeBytes > BYTES_MAX) {
      return Optional.of(Refusal.TOO_LARGE);
    }
    return PROGRAMS.contains(ending(name)) ? Optional.of(Refusal.PROGRAM) : Optional.empty();
  }

  /// What follows the last dot, in lower case; empty where there is none. Windows drops dots and
  /// spaces at the end, so `invoice.exe.` is a program.
  public static String ending(String name) {
    var bare = name.strip().replaceAll("[. ]+$", "");
    return bare.substring(bare.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  public static boolean isSha256(String text) {
    return SHA256.matcher(text).matches();
  }
}
