package outrider.app.source;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Background;
import outrider.app.sync.SourceOffice;
import outrider.app.sync.SyncFailure;
import outrider.core.protocol.Problem;
import outrider.core.protocol.SourceAnswer;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;

/// Asks HQ what became of a source's deliveries while an administrator looks, and has it do
/// something. Nothing of it is kept on this laptop.
final class SourceDeskModel {
  private final SourceOffice office;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Known>> known =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SyncFailure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String chosen = "";
  private int asked;

  /// @param entry how it is set up; empty for one that was removed
  /// @param folder where folders of sources lie at HQ
  record Known(Optional<SourcesResponse.Entry> entry, SourceBook book, String folder) {}

  SourceDeskModel(SourceOffice office, Background background) {
    this.office = office;
    this.background = background;
  }

  /// What HQ said of the chosen source last; empty where it was not asked yet.
  ReadOnlyObjectProperty<Optional<Known>> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /// Why HQ did not do or say what it was asked last.
  ReadOnlyObjectProperty<Optional<SyncFailure>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  String chosen() {
    return chosen;
  }

  Optional<SourcesResponse.Entry> entry() {
    return known.get().flatMap(Known::entry);
  }

  /// Looks at another source, or at the same again.
  void choose(String source) {
    if (!source.equals(chosen)) {
      known.set(Optional.empty());
    }
    chosen = source;
    if (source.isEmpty()) {
      return;
    }
    var number = ++asked;
    work(
        "source",
        () -> {
          var all = office.list();
          var entry = all.sources().stream().filter(each -> each.id().equals(source)).findFirst();
          var book =
              entry.isEmpty()
                  ? new SourceBook(List.of(), List.of(), List.of(), List.of())
                  : office.book(source);
          return new Known(entry, book, all.folder());
        },
        answer -> {
          if (number == asked) {
            known.set(Optional.of(answer));
          }
        });
  }

  /// @param deed `ask`, `pause`, `resume`, `remove` or `renew-key`
  void act(String deed, Consumer<SourceAnswer> done) {
    var source = chosen;
    work(
        deed,
        () -> office.act(source, deed),
        answer -> {
          done.accept(answer);
          choose(chosen);
        });
  }

  /// @param account whose the rows are; null for those of which this is taken back
  void bring(List<String> records, @Nullable String account, Consumer<SourceAnswer> done) {
    var source = chosen;
    work(
        "join",
        () -> office.bring(source, records, account),
        answer -> {
          done.accept(answer);
          choose(chosen);
        });
  }

  void preview(SourceRequest request, Consumer<SourcePreview> done) {
    work("preview", () -> office.preview(request), done);
  }

  void save(SourceRequest request, Consumer<SourceAnswer> done) {
    work(
        "save source",
        () -> office.save(request),
        answer -> {
          done.accept(answer);
          choose(answer.id());
        });
  }

  private <T> void work(String name, Callable<T> question, Consumer<T> done) {
    background
        .work(name, question)
        .onSuccess(answer -> {
          failure.set(Optional.empty());
          done.accept(answer);
        })
        .onFailure(why ->
            failure.set(
                Optional.of(
                    why instanceof SyncFailure known
                        ? known
                        : new SyncFailure(
                            SyncFailure.Kind.UNREACHABLE, String.valueOf(why.getMessage()), why))))
        .start();
  }

  /// HQ's own sentence about settings that it did not take; empty where it could not be asked.
  static String said(SyncFailure failure) {
    return failure
        .problem()
        .filter(problem -> problem.status() < 500)
        .map(Problem::detail)
        .orElse("");
  }
}
