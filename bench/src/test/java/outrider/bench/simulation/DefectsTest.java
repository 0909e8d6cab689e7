package outrider.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outrider.app.store.Database;
import outrider.app.store.OutboxStore;
import outrider.core.command.Upcasters;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Shows that the simulation finds bugs: each of these is one that somebody could write, put around
/// the product, and has to be caught within a few seeds.
final class DefectsTest extends FleetTest {

  private static final int SEEDS = 40;

  static Stream<Named<Seams>> defects() {
    return Stream.of(
        Named.of(
            "the newest row of the queue is lost in a crash",
            inReopened("DELETE FROM outbox WHERE no = (SELECT max(no) FROM outbox)")),
        Named.of("a number is taken again once the queue is empty", new NumbersReused()),
        Named.of(
            "seq is read outside the snapshot, so that a row is skipped",
            inPulls(DefectsTest::skipTheLastRow)),
        Named.of("what came twice is done twice", new NoDedupe()),
        Named.of("a rebase forgets the shadows", inWorked("DELETE FROM shadow")),
        Named.of(
            "an exit is not sent",
            inFeeds(feed -> {
              feed.drop(row -> row.path("x").asBoolean());
              feed.forgetSums();
            })),
        Named.of("a lost scope is not told", new ScopesKept()),
        Named.of("a stamp from the future is not clamped", new NotClamped()),
        Named.of("a row is lost and nobody adds up", inPulls(new LosesRows(true))),
        Named.of("a poisoned envelope blocks the queue", new PoisonBlocks()),
        Named.of("a refusal is told as done", new RefusalsHidden()),
        Named.of("a server does not tell the other whom a commit is for", new ScopesNotTold()),
        Named.of("what an older program wrote is not understood any more", new StepsForgotten()),
        Named.of("what a withdrawn laptop hands in is thrown away", new HandedInForNothing()),
        Named.of("who was away too long is not told to start over", new NotStartedOver()),
        Named.of("HQ takes for overdue what is not", new Impatient()),
        Named.of("a form that is sent twice comes in twice", new FormsNotKnownAgain()),
        Named.of("HQ takes leads back before their time is up", new TakesBackEarly()),
        Named.of("a call that is told twice is two", new CallsNotKnownAgain()));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void isCaught(Seams defect) {
    for (var seed = 1; seed <= SEEDS; seed++) {
      if (!run(seed, defect).violations().isEmpty()) {
        return;
      }
    }
    assertThat(defect).as("not caught within " + SEEDS + " seeds").isNull();
  }

  /// The other half of the proof: with the sums in place the same loss heals.
  @Test
  void aRowThatIsLostIsFoundMissingByTheSums() {
    var verdict = run(1, inPulls(new LosesRows(false)));
    assertThat(verdict.violations()).isEmpty();
  }

  // Defects of a laptop.

  private static Seams inReopened(String sql) {
    return new Seams() {
      @Override
      public void reopened(Database book) {
        change(book, sql);
      }
    };
  }

  private static Seams inWorked(String sql) {
    return new Seams() {
      @Override
      public void worked(Database book) {
        change(book, sql);
      }
    };
  }

  private static void change(Database book, String sql) {
    book.writeNow(transaction -> transaction.sql().run(sql));
  }

  private static final class NumbersReused implements Seams {
    @Override
    public void worked(Database book) {
      if (book.readNow(OutboxStore::count) == 0) {
        change(book, "DELETE FROM lane");
      }
    }
  }

  // Defects of HQ.

  private static Seams inPulls(Consumer<Feed> change) {
    return new Seams() {
      @Override
      public Door door(Door real) {
        return new Tampered(real) {
          @Override
          public byte[] pull(String token, byte[] body) {
            return Feed.change(super.pull(token, body), change);
          }
        };
      }
    };
  }

  private static Seams inFeeds(Consumer<Feed> change) {
    return new Seams() {
      @Override
      public Door door(Door real) {
        return new Tampered(real) {
          @Override
          public byte[] pull(String token, byte[] body) {
            return Feed.change(super.pull(token, body), change);
          }

          @Override
          public String told(String message) {
            return Feed.change(super.told(message), change);
          }
        };
      }
    };
  }

  private static void skipTheLastRow(Feed feed) {
    if (feed.lines.size() > 4) {
      feed.lines.remove(feed.lines.size() - 2);
      feed.forgetSums();
    }
  }

  /// Every fifth answer with rows lacks one of them.
  private static final class LosesRows implements Consumer<Feed> {
    private final boolean sumsForgotten;
    private int answers;

    LosesRows(boolean sumsForgotten) {
      this.sumsForgotten = sumsForgotten;
    }

    @Override
    public void accept(Feed feed) {
      if (feed.lines.size() > 2 && ++answers % 5 == 0) {
        feed.lines.remove(1);
        if (sumsForgotten) {
          feed.forgetSums();
        }
      }
    }
  }

  private static final class NoDedupe implements Seams {
    @Override
    public Door door(Door real) {
      var last = new HashMap<String, Long>();
      return new Tampered(real) {
        @Override
        public byte[] push(String token, byte[] body) {
          return super.push(
              token,
              changed(
                  body,
                  push -> {
                    var life =
                        push.get("device").asText() + push.get("incarnation") + push.get("epoch");
                    for (var envelope : push.withArray("envelopes")) {
                      var n = last.merge(life + envelope.get("lane"), 1L, Long::sum);
                      ((ObjectNode) envelope).put("n", n);
                    }
                  }));
        }
      };
    }
  }

  private static final class ScopesKept implements Seams {
    @Override
    public Door door(Door real) {
      return new Tampered(real) {
        @Override
        public byte[] pull(String token, byte[] body) {
          return Feed.change(
              super.pull(token, body),
              feed -> {
                feed.head().withArray("lost").forEach(feed.head().withArray("scopes")::add);
                feed.head().putArray("lost");
              });
        }
      };
    }
  }

  private static final class NotClamped implements Seams {
    @Override
    public InstantSource judging(InstantSource real) {
      return new InstantSource() {
        @Override
        public Instant instant() {
          return real.instant().plus(Duration.ofDays(10_000));
        }
      };
    }
  }

  private static final class PoisonBlocks implements Seams {
    @Override
    public Door door(Door real) {
      return new Tampered(real) {
        @Override
        public byte[] push(String token, byte[] body) {
          var text = new String(body, StandardCharsets.UTF_8);
          if (text.contains("TeleportLead") || text.contains("\"schema\":99")) {
            throw new ProblemException(Problem.wrongShape("one of them is strange"));
          }
          return super.push(token, body);
        }
      };
    }
  }

  private static final class RefusalsHidden implements Seams {
    @Override
    public Door door(Door real) {
      return new Tampered(real) {
        @Override
        public byte[] push(String token, byte[] body) {
          return changed(
              super.push(token, body),
              answer -> {
                for (var outcome : answer.withArray("outcomes")) {
                  ((ObjectNode) outcome).put("status", "APPLIED");
                }
              });
        }
      };
    }
  }

  private static final class ScopesNotTold implements Seams {
    private static final int SCOPES = 3;

    @Override
    public String told(String notice) {
      var parts = notice.split("\n", -1);
      if (parts.length > SCOPES) {
        parts[SCOPES] = "";
      }
      return String.join("\n", parts);
    }
  }

  private static final class StepsForgotten implements Seams {
    @Override
    public Upcasters reading(Upcasters real) {
      return new Upcasters(Collections.nCopies(real.newest() - 1, UnaryOperator.identity()));
    }
  }

  private static final class HandedInForNothing implements Seams {
    @Override
    public Door door(Door real) {
      return new Tampered(real) {
        @Override
        public FarewellResponse farewell(String token, FarewellRequest request) {
          return super.farewell(
              token, new FarewellRequest(request.device(), List.of(), request.last()));
        }
      };
    }
  }

  /// HQ forgets at once, so that nobody has to be away for long, and nobody adds up.
  private static final class Impatient implements Seams {
    @Override
    public InstantSource watching(InstantSource real) {
      return () -> real.instant().plus(Duration.ofMinutes(10));
    }
  }

  private static final class FormsNotKnownAgain implements Seams {
    private int times;

    @Override
    public String sent(String key) {
      return key + ", time " + ++times;
    }
  }

  private static final class TakesBackEarly implements Seams {
    @Override
    public InstantSource recycling(InstantSource real) {
      return () -> real.instant().plus(Duration.ofDays(60));
    }
  }

  private static final class CallsNotKnownAgain implements Seams {
    private int times;

    @Override
    public Map<String, Object> toldOfCall(Map<String, Object> message) {
      var changed = new HashMap<>(message);
      changed.remove("requestUniqueId");
      changed.put("uniqueId", message.get("uniqueId") + ", time " + ++times);
      return changed;
    }
  }

  private static final class NotStartedOver implements Seams {
    @Override
    public InstantSource forgetting(InstantSource real) {
      return () -> real.instant().plus(Duration.ofDays(100));
    }

    @Override
    public Door door(Door real) {
      return inFeeds(
              feed -> {
                feed.head().remove("restart");
                feed.forgetSums();
              })
          .door(real);
    }
  }

  private static byte[] changed(byte[] json, Consumer<ObjectNode> change) {
    UnaryOperator<String> changed =
        text -> {
          var node = Feed.node(text);
          change.accept(node);
          return node.toString();
        };
    return changed.apply(new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  /// A door that lets everything through as it is.
  private abstract static class Tampered implements Door {
    private final Door real;

    Tampered(Door real) {
      this.real = real;
    }

    @Override
    public SignInResponse signIn(String user, SignInRequest request) {
      return real.signIn(user, request);
    }

    @Override
    public byte[] push(String token, byte[] body) {
      return real.push(token, body);
    }

    @Override
    public byte[] pull(String token, byte[] body) {
      return real.pull(token, body);
    }

    @Override
    public FarewellResponse farewell(String token, FarewellRequest request) {
      return real.farewell(token, request);
    }

    @Override
    public String told(String message) {
      return real.told(message);
    }
  }
}
