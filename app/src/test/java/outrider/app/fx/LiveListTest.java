package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/// A refreshed list touches only what differs.
final class LiveListTest {
  private record Item(int id, String text) {}

  private final LiveList<Item> list = new LiveList<>(Item::id);

  private static List<Item> items(int... ids) {
    var items = new ArrayList<Item>();
    for (int id : ids) {
      items.add(new Item(id, "t" + id));
    }
    return items;
  }

  @Test
  void theSameAnswerChangesNothing() {
    list.show(items(1, 2, 3));
    var changes = new ArrayList<Object>();
    list.items().addListener((ListChangeListener<Item>) changes::add);
    list.show(items(1, 2, 3));
    assertThat(changes).isEmpty();
  }

  @Test
  void aRowThatChangedIsReplacedInItsPlace() {
    list.show(items(1, 2, 3));
    list.show(List.of(new Item(1, "t1"), new Item(2, "new"), new Item(3, "t3")));
    assertThat(list.items().get(1).text()).isEqualTo("new");
  }

  @Test
  void anyAnswerIsReachedFromAnyOther() {
    var random = new Random(42);
    for (int round = 0; round < 200; round++) {
      var fresh = new ArrayList<Item>();
      for (int id = 0; id < 30; id++) {
        if (random.nextBoolean()) {
          fresh.add(new Item(id, "t" + random.nextInt(3)));
        }
      }
      Collections.shuffle(fresh, random);
      list.show(fresh);
      assertThat(list.items()).isEqualTo(fresh);
    }
  }
}
