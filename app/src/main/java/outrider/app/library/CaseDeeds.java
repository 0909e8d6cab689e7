package outrider.app.library;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.app.shell.Workspace;
import outrider.app.store.CaseFiles;
import outrider.core.command.Command;
import outrider.core.library.CaseStudy.State;
import outrider.core.library.CaseView;
import outrider.core.record.RecordType;

/// What is done with a case: it is heard, kept, written, reviewed and published. FX thread.
final class CaseDeeds implements CasePane.Deeds {
  private final Workspace space;
  private final LibraryText text;
  private final Consumer<String> opens;
  private final Consumer<State> moved;

  /// @param opens shows the case of this id
  /// @param moved hears where a case went
  CaseDeeds(Workspace space, LibraryText text, Consumer<String> opens, Consumer<State> moved) {
    this.space = space;
    this.text = text;
    this.opens = opens;
    this.moved = moved;
  }

  /// Somebody has the case before them.
  void looked(CaseDetail of) {
    view(of, CaseView.VIEWED, null);
  }

  private void view(CaseDetail of, String state, @Nullable Long seconds) {
    if (of.study().isPublished()) {
      var unused = space.commands().submit(new Command.ViewCase(of.study().id(), state, seconds));
    }
  }

  @Override
  public void finish(CaseDetail of) {
    if (!of.study().isPublished()) {
      return;
    }
    if (of.mine().filter(CaseView::isFinished).isPresent()) {
      view(of, CaseView.OPEN, null);
      return;
    }
    space.tell(
        space
            .undo()
            .submit(
                "undo.finishedCase",
                new Command.ViewCase(of.study().id(), CaseView.FINISHED, null)),
        space.words().get("library.didFinish", of.study().title()));
  }

  @Override
  public void pin(CaseDetail of) {
    if (of.study().isPublished() && !of.files().isEmpty()) {
      var unused =
          space
              .database()
              .write(transaction -> {
                CaseFiles.pin(transaction, of.study().id(), !of.pinned());
                return true;
              });
    }
  }

  @Override
  public void edit(CaseDetail of) {
    if (of.study().state() == State.DRAFT && space.user().leads()) {
      new CaseDialog(space, text, of.row(), opens).open();
    }
  }

  @Override
  public void delete(CaseDetail of) {
    space.tell(
        space
            .undo()
            .submit(
                "undo.deleted", new Command.DeleteRecord(RecordType.CASE_STUDY, of.study().id())),
        space.words().get("library.deleted", of.study().title()));
  }

  @Override
  public void move(CaseDetail of, State to, String note) {
    var from = of.study().state();
    if (!space.user().leads() || !from.next().contains(to)) {
      return;
    }
    if (to == State.REVIEW && !of.missing().isEmpty()) {
      space.toasts().error(text.lacks(of.missing()));
      return;
    }
    space.tell(
        space
            .undo()
            .submit(
                "undo.movedCase",
                new Command.MoveCase(
                    of.study().id(), from.word(), to.word(), note.isBlank() ? null : note.strip())),
        space.words().get("library.moved." + to.name(), of.study().title()),
        () -> moved.accept(to));
  }

  @Override
  public void heard(CaseDetail of, long seconds) {
    view(of, CaseView.VIEWED, seconds);
  }

  @Override
  public void ended(CaseDetail of) {
    view(of, CaseView.FINISHED, 0L);
  }
}
