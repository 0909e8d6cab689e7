package outrider.app.board;

import java.util.Arrays;

/// The facts of all leads, a column each, by the lead's number: a million of them are looked
/// through in a few milliseconds. Guarded by whoever has the book.
final class LeadColumns {
  static final byte ABSENT = -1;
  static final byte CONVERTED = 1;
  static final byte DISQUALIFIED = 2;

  byte[] state = {};
  boolean[] imported = {};
  int[] owner = {};
  int[] team = {};
  int[] source = {};
  int[] industry = {};
  int[] touches = {};

  /// The number of the deal that it became; 0 for none.
  int[] deal = {};

  long[] createdAt = {};
  long[] firstAt = {};
  long[] secondAt = {};

  /// When it became a deal; 0 where that is not known.
  long[] convertedAt = {};

  /// Beyond the highest number.
  int end;

  int count;

  boolean has(int lead) {
    return lead < end && state[lead] != ABSENT;
  }

  void remove(int lead) {
    if (has(lead)) {
      state[lead] = ABSENT;
      count--;
    }
  }

  /// Takes a lead out of a packed line: see `BoardQueries`.
  void read(Line line) {
    var lead = Math.toIntExact(line.next());
    room(lead);
    if (state[lead] == ABSENT) {
      count++;
    }
    createdAt[lead] = line.next();
    owner[lead] = (int) line.next();
    team[lead] = (int) line.next();
    source[lead] = (int) line.next();
    industry[lead] = (int) line.next();
    state[lead] = (byte) line.next();
    imported[lead] = line.next() != 0;
    touches[lead] = (int) line.next();
    firstAt[lead] = line.next();
    secondAt[lead] = line.next();
    deal[lead] = (int) line.next();
    convertedAt[lead] = line.next();
  }

  /// Room for so many at once.
  void reserve(int leads) {
    if (leads > state.length) {
      grow(leads);
    }
  }

  private void room(int lead) {
    if (lead >= state.length) {
      grow(Math.max(1_024, lead + 1 + lead / 4));
    }
    end = Math.max(end, lead + 1);
  }

  private void grow(int size) {
    var before = state.length;
    state = Arrays.copyOf(state, size);
    Arrays.fill(state, before, size, ABSENT);
    imported = Arrays.copyOf(imported, size);
    owner = Arrays.copyOf(owner, size);
    team = Arrays.copyOf(team, size);
    source = Arrays.copyOf(source, size);
    industry = Arrays.copyOf(industry, size);
    touches = Arrays.copyOf(touches, size);
    deal = Arrays.copyOf(deal, size);
    createdAt = Arrays.copyOf(createdAt, size);
    firstAt = Arrays.copyOf(firstAt, size);
    secondAt = Arrays.copyOf(secondAt, size);
    convertedAt = Arrays.copyOf(convertedAt, size);
  }
}
