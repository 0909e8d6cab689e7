package outrider.bench.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import outrider.app.sync.SyncFailure;
import outrider.app.sync.SyncTransport;
import outrider.app.sync.Wire;
import outrider.bench.simulation.HqLife.Down;
import outrider.core.protocol.DialRequest;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.Problem;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullSame;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
import outrider.server.problem.ProblemException;

/// The way from a laptop to HQ, with everything that happens to messages on it. Behaves towards the
/// laptop as `HttpTransport` does.
final class Line implements SyncTransport {

  /// After so long without an answer a request counts as failed.
  private static final long DEADLINE_MILLIS = 20_000;

  private final World world;
  private final Life life;
  private final Dice dice;

  Line(World world, Life life, Dice dice) {
    this.world = world;
    this.life = life;
    this.dice = dice;
  }

  /// As the others, where the program's own sign-in blocks.
  void signIn(SignInRequest request, Consumer<SignInResponse> done, Consumer<SyncFailure> failed) {
    var exchange = new Exchange("sign-in", DEADLINE_MILLIS, failed);
    exchange.send(
        () -> Wire.bytes(world.hq.door().signIn(life.laptop().user(), request)),
        bytes -> done.accept(Wire.value(bytes, SignInResponse.class)));
  }

  /// As the program's own, which shows how far the call is, while one looks.
  void dial(String token, DialRequest request) {
    var exchange = new Exchange("call", DEADLINE_MILLIS, _ -> {});
    exchange.send(() -> Wire.bytes(world.hq.dial(token, request)), _ -> {});
  }

  @Override
  public void push(String token, PushRequest request, PushAnswer answer) {
    var body = Wire.bytes(said(request));
    var exchange =
        new Exchange("push " + request.envelopes().size(), DEADLINE_MILLIS, answer::failed);
    exchange.send(
        () -> world.hq.door().push(token, body),
        bytes -> answer.answered(Wire.value(bytes, PushResponse.class)));
  }

  @Override
  public void pull(String token, PullRequest request, PullAnswer answer) {
    var now =
        new PullRequest(
            protocol(),
            request.device(),
            request.incarnation(),
            request.epoch(),
            request.cursors(),
            0,
            request.base(),
            request.holds());
    var body = Wire.bytes(now);
    var patience = DEADLINE_MILLIS + request.waitMillis();
    var exchange = new Exchange("pull", patience, answer::failed);
    exchange.until = world.agenda.millis() + request.waitMillis();
    exchange.isNews = bytes -> isNews(bytes, request);
    exchange.send(() -> world.hq.door().pull(token, body), bytes -> feed(bytes, answer));
  }

  /// In the protocol of the laptop's program, which the engine believes to be today's.
  private int protocol() {
    return life.laptop().program().protocol();
  }

  private PushRequest said(PushRequest request) {
    return new PushRequest(
        protocol(),
        request.device(),
        request.incarnation(),
        request.epoch(),
        request.clockOffsetMillis(),
        request.envelopes());
  }

  /// Whether HQ would have answered a waiting request with this.
  private static boolean isNews(byte[] answer, PullRequest request) {
    var news = new News(request);
    try {
      Wire.read(new ByteArrayInputStream(answer), news);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return news.found;
  }

  private static final class News implements PullSink {
    private final PullRequest request;
    private boolean found;

    News(PullRequest request) {
      this.request = request;
    }

    @Override
    public void head(PullHead head) {
      found =
          head.rows() > 0
              || !head.lost().isEmpty()
              || !request.cursors().keySet().containsAll(head.scopes());
    }

    @Override
    public void row(PullRow row) {}

    @Override
    public void tail(PullTail tail) {}

    @Override
    public void same(PullSame line) {}
  }

  private static void feed(byte[] bytes, PullAnswer answer) {
    try {
      Wire.read(new ByteArrayInputStream(bytes), answer);
    } catch (IOException cut) {
      throw unreachable(cut.toString());
    }
    answer.ended();
  }

  @Override
  public LiveChannel openLive(String token, LiveHello hello, LiveListener listener) {
    return new LiveLine(world, life, dice, token, hello, listener);
  }

  @Override
  public void close() {}

  static SyncFailure unreachable(String why) {
    return new SyncFailure(SyncFailure.Kind.UNREACHABLE, why, null);
  }

  static long latency(Dice dice) {
    return dice.between(5, dice.chance(0.1) ? 900 : 90);
  }

  /// One request and its one end.
  private final class Exchange {
    private final String what;
    private final Consumer<SyncFailure> failed;
    private Function<byte[], Boolean> isNews = _ -> true;
    private long until;
    private final int leaps = world.agenda.leaps();
    private boolean ended;

    Exchange(String what, long patience, Consumer<SyncFailure> failed) {
      this.what = what;
      this.failed = failed;
      world.agenda.after(patience, () -> fail(unreachable("no answer in time")));
    }

    void send(Supplier<byte[]> serve, Consumer<byte[]> arrived) {
      if (life.laptop().hasNoSignal()) {
        world.agenda.after(dice.between(1, 5_000), () -> fail(unreachable("no signal")));
        return;
      }
      if (world.weather.strikes(Fault.DROP_REQUEST, dice)) {
        say("is lost");
        return;
      }
      world.agenda.after(latency(dice), () -> serve(serve, arrived, false));
      if (world.weather.strikes(Fault.DUPLICATE, dice)) {
        world.agenda.after(dice.between(5, 40_000), () -> serve(serve, arrived, true));
      }
    }

    private void serve(Supplier<byte[]> serve, Consumer<byte[]> arrived, boolean again) {
      if (isLongAgo()) {
        return;
      }
      byte[] bytes;
      try {
        bytes = serve.get();
      } catch (Down down) {
        answer(again, () -> fail(unreachable("connection refused")));
        return;
      } catch (ProblemException refused) {
        say("is refused: " + refused.problem().type());
        answer(again, () -> fail(failure(refused)));
        return;
      }
      if (again) {
        say("came twice");
        return;
      }
      if (!isNews.apply(bytes) && world.agenda.millis() < until) {
        hold(serve, arrived);
        return;
      }
      reply(bytes, arrived);
    }

    /// Nothing is on its way for weeks.
    private boolean isLongAgo() {
      var longAgo = world.agenda.leaps() > leaps;
      if (longAgo) {
        fail(unreachable("everybody was away"));
      }
      return longAgo;
    }

    /// As a long poll: HQ looks again when something was committed, or the time is up.
    private void hold(Supplier<byte[]> serve, Consumer<byte[]> arrived) {
      var looked =
          new Runnable() {
            private boolean done;

            @Override
            public void run() {
              if (!done && !ended) {
                done = true;
                serve(serve, arrived, false);
              }
            }
          };
      world.hq.await(looked);
      world.agenda.after(until - world.agenda.millis(), looked);
    }

    private void reply(byte[] bytes, Consumer<byte[]> arrived) {
      if (world.weather.strikes(Fault.DROP_ANSWER, dice)) {
        say("is answered in vain");
        return;
      }
      var delay = latency(dice);
      if (world.weather.strikes(Fault.DELAY, dice)) {
        delay += dice.between(500, 15_000);
      }
      var cut = world.weather.strikes(Fault.CUT_ANSWER, dice);
      var whole = cut ? Arrays.copyOf(bytes, dice.below(bytes.length)) : bytes;
      world.agenda.after(
          delay,
          () -> {
            if (isLongAgo()) {
              return;
            }
            if (cut && !what.equals("pull")) {
              fail(unreachable("the answer was cut"));
            } else {
              arrive(whole, arrived);
            }
          });
    }

    private void answer(boolean again, Runnable end) {
      if (!again) {
        world.agenda.after(latency(dice), end);
      }
    }

    private void arrive(byte[] bytes, Consumer<byte[]> arrived) {
      if (ended) {
        return;
      }
      ended = true;
      life.turn(() -> {
        try {
          arrived.accept(bytes);
        } catch (SyncFailure failure) {
          if (life.isInParts()) {
            world.weather.happened(Fault.LEFT_IN_PARTS);
          }
          failed.accept(failure);
        } catch (RuntimeException bug) {
          life.stumbled(bug);
          failed.accept(unreachable(String.valueOf(bug)));
        }
      });
    }

    private void fail(SyncFailure failure) {
      if (!ended) {
        ended = true;
        say("fails: " + failure.kind());
        life.turn(() -> failed.accept(failure));
      }
    }

    private void say(String fate) {
      world.trace.say(life.laptop().name(), what + ' ' + fate);
    }
  }

  static SyncFailure failure(ProblemException refused) {
    var problem = refused.problem();
    var retryAfter = problem.members().get("retryAfterSeconds");
    return SyncFailure.of(
        new Problem(
            problem.type(),
            problem.title(),
            problem.status(),
            problem.detail(),
            null,
            retryAfter instanceof Long seconds ? seconds : null),
        problem.status());
  }
}
