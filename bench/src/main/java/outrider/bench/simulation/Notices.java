package outrider.bench.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.server.store.Commit;
import outrider.server.store.Neighbours;
import outrider.server.store.OthersCommits;

/// Carries from server to server what PostgreSQL's `NOTIFY` does, and no better: everybody is told
/// of every commit, in their order, sooner or later; whose line breaks hears nothing until there is
/// a new one.
final class Notices {

  private static final long LOOK_MILLIS = 500;

  private final World world;
  private final Dice dice;
  private final Set<Post> posts = new LinkedHashSet<>();

  Notices(World world) {
    this.world = world;
    dice = world.dice("notices");
  }

  /// For a server that is about to open the file.
  Post post() {
    return new Post();
  }

  /// One server's end.
  final class Post implements Neighbours {
    private final Deque<String> onTheWay = new ArrayDeque<>();
    private @Nullable OthersCommits ears;
    private long lastAt;
    private boolean deaf;

    @Override
    public long nanos() {
      return world.agenda.nanos();
    }

    @Override
    public void joined(OthersCommits own) {
      ears = own;
      posts.add(this);
    }

    /// The server is there for the others from now on.
    void begin() {
      hearAnew();
      look();
    }

    void end() {
      posts.remove(this);
      ears = null;
    }

    @Override
    public void committed(Commit commit, String notice) {
      world.ledger.committed(commit);
      var told = world.seams.told(notice);
      posts.forEach(post -> post.send(told));
    }

    private void send(String notice) {
      if (world.weather.strikes(Fault.NOTICES_LOST, dice) && !deaf) {
        deaf = true;
        onTheWay.clear();
        world.trace.say("hq", "a server hears nothing of the others");
        world.agenda.after(dice.between(100, 8_000), this::hearAnew);
      }
      if (deaf) {
        return;
      }
      onTheWay.add(notice);
      var slow = world.weather.strikes(Fault.NOTICE_DELAYED, dice);
      var delay = slow ? dice.between(200, 9_000) : dice.between(1, 20);
      lastAt = Math.max(lastAt, world.agenda.millis() + delay);
      world.agenda.after(lastAt - world.agenda.millis(), this::deliver);
    }

    private void deliver() {
      var notice = onTheWay.poll();
      if (notice != null) {
        hear(notice);
        if (world.weather.strikes(Fault.NOTICE_DOUBLED, dice)) {
          world.agenda.after(dice.between(0, 3_000), () -> hear(notice));
        }
      }
    }

    private void hear(String notice) {
      var here = ears;
      if (here != null && !deaf) {
        here.hear(List.of(notice), this::stragglers);
      }
    }

    /// Those that are still on their way come in time, or do not.
    private List<String> stragglers() {
      if (onTheWay.isEmpty() || dice.chance(0.3)) {
        return List.of();
      }
      var come = new ArrayList<>(onTheWay);
      onTheWay.clear();
      return come;
    }

    private void hearAnew() {
      deaf = false;
      var here = ears;
      if (here != null) {
        here.begin();
      }
    }

    private void look() {
      var here = ears;
      if (here != null) {
        if (!deaf) {
          here.hear(List.of(), this::stragglers);
        }
        world.agenda.after(LOOK_MILLIS, this::look);
      }
    }
  }
}
