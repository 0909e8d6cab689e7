package outrider.app.library;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// How people who sell come to sell: by month since their first deed in the book, how many of the
/// deals that they closed were won, and how many gates their deals passed.
///
/// @param people the newest first
record Ramp(List<Person> people) {

  /// Later months say no more about a beginning.
  static final int MONTHS = 12;

  /// With fewer closed deals a share is chance.
  static final int SAMPLE = 5;

  static final Ramp EMPTY = new Ramp(List.of());

  /// One person.
  ///
  /// @param months that have begun for them, `MONTHS` at most
  /// @param won by month
  /// @param closed won and lost, by month
  /// @param passes by month
  record Person(
      String user, int months, List<Integer> won, List<Integer> closed, List<Integer> passes) {

    /// The share of won deals; empty where there are too few to tell.
    OptionalDouble winRate(int month) {
      return share(won.get(month), closed.get(month));
    }

    /// Empty where the month has not begun for them.
    OptionalDouble passes(int month) {
      return month < months ? OptionalDouble.of(passes.get(month)) : OptionalDouble.empty();
    }
  }

  private static OptionalDouble share(int won, int closed) {
    return closed < SAMPLE ? OptionalDouble.empty() : OptionalDouble.of((double) won / closed);
  }

  /// Of all deals that anybody closed in that month of theirs.
  OptionalDouble winRate(int month) {
    return share(people.stream().mapToInt(person -> person.won().get(month)).sum(), closed(month));
  }

  int closed(int month) {
    return people.stream().mapToInt(person -> person.closed().get(month)).sum();
  }

  /// The mean of those for whom the month has begun.
  OptionalDouble passes(int month) {
    return people.stream()
        .filter(person -> month < person.months())
        .mapToInt(person -> person.passes().get(month))
        .average();
  }

  /// How many have come so far.
  int reached(int month) {
    return (int) people.stream().filter(person -> month < person.months()).count();
  }

  static List<Integer> zeros() {
    return Arrays.asList(Arrays.stream(new int[MONTHS]).boxed().toArray(Integer[]::new));
  }
}
