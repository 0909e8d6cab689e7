package outrider.server.store;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outrider.server.store.Commit.LaneStep;

/// What one server tells the others of a commit, in the commit itself: enough to look up the rest,
/// and short enough for a message of PostgreSQL's.
///
/// @param node the server whose commit it is
/// @param whole whether scopes and lanes fitted; else all that is known is that something changed
record CommitNotice(
    String tenant, String node, long seq, boolean whole, Set<String> scopes, List<LaneStep> lanes) {
  private static final int CHARS_MAX = 7_900;
  private static final String PARTS = "\n";

  static CommitNotice of(String tenant, String node, Commit commit) {
    return new CommitNotice(
        tenant, node, commit.seq(), true, commit.states().keySet(), commit.lanes());
  }

  String write() {
    String head = String.join(PARTS, safe(tenant), node, Long.toString(seq));
    String message =
        String.join(
            PARTS,
            head,
            scopes.stream().map(CommitNotice::safe).collect(Collectors.joining(" ")),
            lanes.stream().map(CommitNotice::write).collect(Collectors.joining(" ")));
    return message.length() <= CHARS_MAX ? message : head;
  }

  private static String write(LaneStep step) {
    return String.join(
        ";",
        safe(step.deviceId()),
        Long.toString(step.incarnation()),
        step.lane(),
        Long.toString(step.lastN()));
  }

  /// @return empty for what is no message of ours
  static Optional<CommitNotice> read(String message) {
    String[] parts = message.split(PARTS, -1);
    try {
      String tenant = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      long seq = Long.parseLong(parts[2]);
      if (parts.length < 5) {
        return Optional.of(new CommitNotice(tenant, parts[1], seq, false, Set.of(), List.of()));
      }
      Set<String> scopes = new TreeSet<>();
      words(parts[3]).forEach(word -> scopes.add(URLDecoder.decode(word, StandardCharsets.UTF_8)));
      List<LaneStep> lanes = words(parts[4]).stream().map(CommitNotice::step).toList();
      return Optional.of(new CommitNotice(tenant, parts[1], seq, true, scopes, lanes));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
      return Optional.empty();
    }
  }

  private static List<String> words(String part) {
    return part.isEmpty() ? List.of() : Arrays.asList(part.split(" "));
  }

  private static LaneStep step(String word) {
    String[] parts = word.split(";");
    return new LaneStep(
        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
        Long.parseLong(parts[1]),
        parts[2],
        Long.parseLong(parts[3]));
  }

  /// Devices name themselves, so whatever separates is written otherwise; only ASCII is left.
  private static String safe(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
