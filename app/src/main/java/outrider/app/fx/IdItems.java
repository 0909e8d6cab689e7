package outrider.app.fx;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/// The ids of a [PagedRows] as the items of a list view, boxed one by one as they are looked at.
final class IdItems extends ObservableListBase<Long> {
  private PagedRows<?> rows = PagedRows.none();

  /// Replaces everything and says so in one change that copies nothing.
  void become(PagedRows<?> fresh) {
    var before = rows;
    rows = fresh;
    fireChange(new Replaced(this, before));
  }

  /// Takes rows with the very same ids: nobody needs to hear of it.
  void stay(PagedRows<?> fresh) {
    rows = fresh;
  }

  @Override
  public Long get(int index) {
    return rows.idAt(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  private static final class Replaced extends ListChangeListener.Change<Long> {
    private final PagedRows<?> before;
    private boolean begun;

    Replaced(IdItems list, PagedRows<?> before) {
      super(list);
      this.before = before;
    }

    @Override
    public boolean next() {
      boolean first = !begun;
      begun = true;
      return first;
    }

    @Override
    public void reset() {
      begun = false;
    }

    @Override
    public int getFrom() {
      return 0;
    }

    @Override
    public int getTo() {
      return getList().size();
    }

    @Override
    public List<Long> getRemoved() {
      return new AbstractList<>() {
        @Override
        public Long get(int index) {
          return before.idAt(index);
        }

        @Override
        public int size() {
          return before.size();
        }
      };
    }

    @Override
    protected int[] getPermutation() {
      return new int[0];
    }
  }
}
