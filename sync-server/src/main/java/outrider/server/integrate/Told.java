package outrider.server.integrate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.codec.Json;

/// The settings of a source as a workstation sees and sends them: nothing by which it is reached
/// goes out, and what comes back untold stays as it was.
///
/// Whoever leads HQ from a workstation is not at its console: a source that is set up there reads
/// no folder but below the one that is meant for it, and no database but a PostgreSQL.
final class Told {
  private static final String PASSWORD = "password";
  private static final String HEADERS = "headers";
  private static final String ADDRESS = "address";
  private static final String DATABASE = "database";

  /// Stands for what follows the question mark of an address.
  private static final String UNTOLD = "?…";

  private static final Pattern POSTGRES =
      Pattern.compile("jdbc:postgresql://[A-Za-z0-9.-]+(:\\d{1,5})?/[A-Za-z0-9_-]+");

  private Told() {}

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String json) {
    return new LinkedHashMap<>(Json.readOwn(json, LinkedHashMap.class));
  }

  /// @param json as it is stored
  static Map<String, Object> of(String json) {
    Map<String, Object> told = map(json);
    told.remove(PASSWORD);
    told.remove(HEADERS);
    for (String name : List.of(ADDRESS, DATABASE)) {
      if (told.get(name) instanceof String address && address.indexOf('?') >= 0) {
        told.put(name, address.substring(0, address.indexOf('?')) + UNTOLD);
      }
    }
    return told;
  }

  /// What is set and not told.
  static List<String> secrets(String json) {
    Map<String, Object> all = map(json);
    List<String> secrets = new ArrayList<>();
    if (all.containsKey(PASSWORD)) {
      secrets.add(PASSWORD);
    }
    if (all.get(HEADERS) instanceof Map<?, ?> headers) {
      headers.keySet().forEach(name -> secrets.add(HEADERS + '.' + name));
    }
    return secrets;
  }

  /// @param sent by a workstation
  /// @param before as it is stored; null for a source that is new
  /// @throws AdministrationException where it may only be set up at the console
  static SourceSettings settings(Map<String, Object> sent, @Nullable String before) {
    Map<String, Object> all = new LinkedHashMap<>(sent);
    if (before != null) {
      Map<String, Object> known = map(before);
      Map<String, Object> told = of(before);
      for (String name : List.of(ADDRESS, DATABASE)) {
        if (known.containsKey(name) && Objects.equals(all.get(name), told.get(name))) {
          all.put(name, known.get(name));
        }
      }
      keep(HEADERS, ADDRESS, known, all);
      keep(PASSWORD, DATABASE, known, all);
    }
    all.values().removeIf(Objects::isNull);
    return Sources.read(Json.bytes(all));
  }

  /// What was not told again stays, but goes nowhere else: otherwise whoever may change where a
  /// source is could have its password sent to themselves.
  private static void keep(
      String secret, String place, Map<String, Object> known, Map<String, Object> all) {
    if (!known.containsKey(secret) || all.get(place) == null || all.get(secret) != null) {
      return;
    }
    SourceSettings.require(
        isSamePlace(known.get(place), all.get(place)),
        "`" + place + "` is another one: give `" + secret + "` again.");
    all.put(secret, known.get(secret));
  }

  /// Whether both lead to the same server, by the same protocol.
  private static boolean isSamePlace(@Nullable Object one, @Nullable Object other) {
    return server(one).equals(server(other));
  }

  /// All before the path.
  private static String server(@Nullable Object address) {
    return Objects.toString(address, "")
        .replaceFirst("(?s)^([^/?#]*//[^/?#]*).*", "$1")
        .toLowerCase(Locale.ROOT);
  }

  /// @param folder below which sources may read
  /// @param before as it is stored; null for a source that is new
  /// @throws AdministrationException where it may only be set up at the console
  static void check(SourceSettings settings, Path folder, @Nullable SourceSettings before) {
    if (settings.way() == null) {
      throw new AdministrationException("`way` is push, folder, http or jdbc.");
    }
    String place = settings.folder();
    boolean asBefore = before != null && Objects.equals(before.folder(), place);
    if (settings.way().equals(SourceSettings.FOLDER) && place != null && !asBefore) {
      Path wanted = path(place).toAbsolutePath().normalize();
      Path root = folder.toAbsolutePath().normalize();
      SourceSettings.require(
          wanted.startsWith(root) && !wanted.equals(root),
          "Set up from a workstation, a folder lies below " + root + " at HQ.");
    }
    String database = settings.database();
    boolean sameDatabase = before != null && Objects.equals(before.database(), database);
    if (settings.way().equals(SourceSettings.JDBC) && database != null && !sameDatabase) {
      SourceSettings.require(
          POSTGRES.matcher(database).matches(),
          "Set up from a workstation, a database is jdbc:postgresql://host:port/name.");
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException none) {
      throw new AdministrationException("`folder` is no path.");
    }
  }
}
