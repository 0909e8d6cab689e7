package outrider.app.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import outrider.app.attachment.NewFile;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.quickadd.SpokenTime;
import outrider.app.store.BlobStore;
import outrider.app.store.Database;
import outrider.core.command.Command;
import outrider.core.command.NextStep;

/// What is being written down: kind, words, pasted chat and images, outcome, and what follows. All
/// of it becomes one entry, or nothing does. FX thread only.
final class LogActivityViewModel {
  private static final int MINUTES_MAX = 24 * 60;

  /// Why it cannot be saved as it stands; the words are chosen at the screen.
  enum Wanting {
    /// Neither words nor chat nor image nor outcome.
    CONTENT,
    MINUTES,
    NEXT_TITLE,
    NEXT_TIME
  }

  private final Database database;
  private final CommandBus commands;
  private final Undo undo;
  private final InstantSource clock;
  private final ZoneId zone;
  private final LogSubject subject;

  private final ObjectProperty<ActivityKind> kind;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ObjectProperty<@Nullable PastedChat> chat =
      new SimpleObjectProperty<>(this, "chat", null);
  private final ObservableList<NewFile> images = FXCollections.observableArrayList();
  private final ObjectProperty<String> outcome = new SimpleObjectProperty<>(this, "outcome", "");
  private final StringProperty minutes = new SimpleStringProperty(this, "minutes", "");
  private final BooleanProperty incoming = new SimpleBooleanProperty(this, "incoming", false);
  private final BooleanProperty completes = new SimpleBooleanProperty(this, "completes", true);
  private final ObjectProperty<NextChoice> next =
      new SimpleObjectProperty<>(this, "next", NextChoice.NONE);
  private final StringProperty nextTitle = new SimpleStringProperty(this, "nextTitle", "");
  private final StringProperty nextTime = new SimpleStringProperty(this, "nextTime", "");
  private List<String> mentions = List.of();
  private boolean kindChosen;
  private @Nullable Instant dialledAt;
  private long countedSeconds;
  private String countedMinutes = "";

  LogActivityViewModel(
      Database database,
      CommandBus commands,
      Undo undo,
      InstantSource clock,
      ZoneId zone,
      LogSubject subject) {
    this.database = database;
    this.commands = commands;
    this.undo = undo;
    this.clock = clock;
    this.zone = zone;
    this.subject = subject;
    kind = new SimpleObjectProperty<>(this, "kind", subject.kind());
  }

  /// It is about a call that was dialled here: its time is known, and for how long at most they
  /// have talked.
  void of(Instant dialled) {
    dialledAt = dialled;
    kind.set(ActivityKind.CALL);
    countedSeconds = Math.max(0, Duration.between(dialled, clock.instant()).toSeconds());
    countedMinutes = Long.toString(Math.clamp((countedSeconds + 59) / 60, 1, MINUTES_MAX));
    minutes.set(countedMinutes);
  }

  boolean isOfACall() {
    return dialledAt != null && kind.get() == ActivityKind.CALL;
  }

  LogSubject subject() {
    return subject;
  }

  ObjectProperty<ActivityKind> kind() {
    return kind;
  }

  StringProperty text() {
    return text;
  }

  ObjectProperty<@Nullable PastedChat> chat() {
    return chat;
  }

  ObservableList<NewFile> images() {
    return images;
  }

  ObjectProperty<String> outcome() {
    return outcome;
  }

  StringProperty minutes() {
    return minutes;
  }

  BooleanProperty incoming() {
    return incoming;
  }

  BooleanProperty completes() {
    return completes;
  }

  ObjectProperty<NextChoice> next() {
    return next;
  }

  StringProperty nextTitle() {
    return nextTitle;
  }

  /// The time of a custom next step as people say it.
  StringProperty nextTime() {
    return nextTime;
  }

  /// The users whom the words call by name.
  void call(List<String> users) {
    mentions = List.copyOf(users);
  }

  /// Chosen by the person, so that nothing guesses another one afterwards.
  void choose(ActivityKind chosen) {
    kindChosen = true;
    kind.set(chosen);
  }

  /// Takes what was pasted if it is a conversation or has images; otherwise it is ordinary text.
  boolean paste(String pasted, List<NewFile> pictures) {
    images.addAll(pictures);
    var conversation = PastedChat.parse(pasted);
    conversation.ifPresent(parsed -> chat.set(together(parsed)));
    var taken = !pictures.isEmpty() || conversation.isPresent();
    if (conversation.isPresent() && !kindChosen) {
      kind.set(ActivityKind.WECHAT);
    }
    return taken;
  }

  private PastedChat together(PastedChat added) {
    var before = chat.get();
    if (before == null) {
      return added;
    }
    var all = new ArrayList<>(before.messages());
    all.addAll(added.messages());
    return new PastedChat(all);
  }

  /// When the next step would be; empty where none is planned, or its time cannot be read.
  Optional<ZonedDateTime> nextAt() {
    var now = clock.instant().atZone(zone);
    return next.get() == NextChoice.CUSTOM
        ? SpokenTime.find(nextTime.get(), now).map(SpokenTime::at)
        : next.get().at(now);
  }

  /// What is still missing; empty where it can be saved.
  Optional<Wanting> wanting() {
    if (text.get().isBlank()
        && chat.get() == null
        && images.isEmpty()
        && outcome.get().isEmpty()
        && !kind.get().isContact()) {
      return Optional.of(Wanting.CONTENT);
    }
    if (durationSeconds().isEmpty()) {
      return Optional.of(Wanting.MINUTES);
    }
    if (next.get() == NextChoice.NONE) {
      return Optional.empty();
    }
    if (nextTitle.get().isBlank()) {
      return Optional.of(Wanting.NEXT_TITLE);
    }
    return nextAt().isEmpty() ? Optional.of(Wanting.NEXT_TIME) : Optional.empty();
  }

  /// Writes the entry, its files, the finished task and the next step in one transaction. The bytes
  /// go first, in one of their own: bytes that nobody names do no harm.
  CompletableFuture<Receipt> save() {
    var at = clock.millis();
    var pictures = List.copyOf(images);
    var together = commands(pictures, at);
    var bytesKept =
        pictures.isEmpty()
            ? CompletableFuture.completedFuture(0)
            : database.write(transaction -> {
              pictures.forEach(image -> BlobStore.put(transaction, image.bytes(), at));
              return pictures.size();
            });
    return bytesKept.thenCompose(kept -> undo.submitTogether("undo.logged", together));
  }

  private List<Command> commands(List<NewFile> pictures, long at) {
    var all = new ArrayList<Command>();
    var files = new ArrayList<String>();
    for (var image : pictures) {
      var id = commands.newId();
      files.add(id);
      all.add(
          new Command.AttachFile(
              id,
              subject.type(),
              subject.id(),
              named(image, files.size(), at),
              null,
              image.contentType(),
              image.bytes().length,
              BlobStore.sha256(image.bytes())));
    }
    var conversation = chat.get();
    var contact = kind.get().isContact();
    all.add(
        new Command.LogActivity(
            commands.newId(),
            subject.type(),
            subject.id(),
            kind.get().wireName(),
            contact ? incoming.get() ? "in" : "out" : null,
            happenedAt(at),
            durationSeconds().filter(seconds -> seconds > 0).orElse(null),
            contact && !outcome.get().isEmpty() ? outcome.get() : null,
            text.get().isBlank() ? null : text.get().strip(),
            conversation == null ? null : conversation.lines(),
            files,
            completes.get() ? subject.task().map(OpenTask::id).orElse(null) : null,
            nextStep(),
            mentions));
    return all;
  }

  private long happenedAt(long now) {
    var dialled = dialledAt;
    return dialled != null && isOfACall() ? dialled.toEpochMilli() : now;
  }

  private @Nullable NextStep nextStep() {
    return nextAt()
        .map(time ->
            new NextStep(
                commands.newId(),
                nextTitle.get().strip(),
                kind.get() == ActivityKind.NOTE ? "other" : kind.get().wireName(),
                time.toInstant().toEpochMilli()))
        .orElse(null);
  }

  /// Nothing written is zero; empty where what is written is no number of minutes.
  private Optional<Long> durationSeconds() {
    var written = minutes.get().strip();
    if (written.isEmpty() || !kind.get().hasDuration()) {
      return Optional.of(0L);
    }
    if (isOfACall() && written.equals(countedMinutes)) {
      return Optional.of(Math.min(countedSeconds, MINUTES_MAX * 60L));
    }
    if (!written.matches("\\d{1,4}") || Integer.parseInt(written) > MINUTES_MAX) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(written) * 60L);
  }

  /// A screenshot has no name of its own: it gets the moment it was pasted.
  private String named(NewFile image, int number, long at) {
    if (!image.name().isEmpty()) {
      return image.name();
    }
    var time = Instant.ofEpochMilli(at).atZone(zone);
    return "%tF %<tH.%<tM %d.png".formatted(time, number);
  }
}
