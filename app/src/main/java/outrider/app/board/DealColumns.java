package outrider.app.board;

import java.util.Arrays;

/// The facts of all deals, a column each, by the deal's number. Guarded by whoever has the book.
final class DealColumns {
  static final byte ABSENT = -1;
  static final byte OPEN = 0;
  static final byte WON = 1;
  static final byte LOST = 2;

  byte[] state = {};
  int[] pipeline = {};
  int[] stage = {};
  int[] currency = {};
  int[] owner = {};
  int[] team = {};
  int[] source = {};
  int[] industry = {};
  int[] touches = {};
  long[] begunAt = {};
  long[] closedAt = {};

  /// In minor units; 0 where it has none.
  long[] amount = {};

  int end;
  int count;

  boolean has(int deal) {
    return deal < end && state[deal] != ABSENT;
  }

  void remove(int deal) {
    if (has(deal)) {
      state[deal] = ABSENT;
      count--;
    }
  }

  void read(Line line) {
    var deal = Math.toIntExact(line.next());
    room(deal);
    if (state[deal] == ABSENT) {
      count++;
    }
    begunAt[deal] = line.next();
    pipeline[deal] = (int) line.next();
    stage[deal] = (int) line.next();
    state[deal] = (byte) line.next();
    closedAt[deal] = line.next();
    amount[deal] = line.next();
    currency[deal] = (int) line.next();
    owner[deal] = (int) line.next();
    team[deal] = (int) line.next();
    source[deal] = (int) line.next();
    industry[deal] = (int) line.next();
    touches[deal] = (int) line.next();
  }

  void reserve(int deals) {
    if (deals > state.length) {
      grow(deals);
    }
  }

  private void room(int deal) {
    if (deal >= state.length) {
      grow(Math.max(1_024, deal + 1 + deal / 4));
    }
    end = Math.max(end, deal + 1);
  }

  private void grow(int size) {
    var before = state.length;
    state = Arrays.copyOf(state, size);
    Arrays.fill(state, before, size, ABSENT);
    pipeline = Arrays.copyOf(pipeline, size);
    stage = Arrays.copyOf(stage, size);
    currency = Arrays.copyOf(currency, size);
    owner = Arrays.copyOf(owner, size);
    team = Arrays.copyOf(team, size);
    source = Arrays.copyOf(source, size);
    industry = Arrays.copyOf(industry, size);
    touches = Arrays.copyOf(touches, size);
    begunAt = Arrays.copyOf(begunAt, size);
    closedAt = Arrays.copyOf(closedAt, size);
    amount = Arrays.copyOf(amount, size);
  }
}
