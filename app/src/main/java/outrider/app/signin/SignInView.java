package outrider.app.signin;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Background;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Form;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Logo;

/// The first thing seen: server, user, password. After the first time it needs no network.
public final class SignInView extends View {
  private static final double WIDTH = 420;

  private final Words words;
  private final SignInViewModel model;
  private final Form form;
  private final VBox card = new VBox(16);

  public SignInView(
      Words words, SignInDesk desk, Background background, Consumer<SignInResult.Opened> opened) {
    super(new StackPane());
    this.words = words;
    this.model = new SignInViewModel(desk, background, opened);
    this.form = new Form(words);
    stylesheet(SignInView.class, "signin.css");
    root().getStyleClass().add("sign-in");
    build();
  }

  /// Fills in what is known of the last time.
  public void suggest(String server, String login) {
    model.serverProperty().set(server);
    model.loginProperty().set(login);
  }

  /// Says something above the button, as a problem is said, until the next try.
  public void tell(String wordKey) {
    model.problemKeyProperty().set(wordKey);
  }

  @Override
  protected void onShown() {
    FxThread.later(() ->
        form.fields().stream()
            .filter(field -> ((javafx.scene.control.TextField) field.control()).getText().isEmpty())
            .findFirst()
            .ifPresent(field -> field.control().requestFocus()));
  }

  private void build() {
    var title = new Label();
    words.bind(title, "app.name");
    title.getStyleClass().add("title");
    var lead = new Label();
    words.bind(lead, "signIn.lead");
    lead.getStyleClass().add("text-2");
    lead.setWrapText(true);
    var brand = new HBox(12, new Logo(), title);
    brand.setAlignment(Pos.CENTER_LEFT);

    form.text(
            "signIn.server",
            model.serverProperty(),
            field -> field.required("signIn.serverMissing").prompt("signIn.serverPrompt"))
        .text("signIn.login", model.loginProperty(), field -> field.required("signIn.loginMissing"))
        .password(
            "signIn.password",
            model.passwordProperty(),
            field -> field.required("signIn.passwordMissing"))
        .password(
            "signIn.oldPassword",
            model.oldPasswordProperty(),
            field -> {
              var node = field.field();
              node.visibleProperty().bind(model.asksOldPasswordProperty());
              node.managedProperty().bind(model.asksOldPasswordProperty());
            });

    card.getStyleClass().add("sign-in-card");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    card.getChildren().addAll(brand, lead, form, problem(), stranger(), button(), languages());
    ((StackPane) root()).getChildren().add(card);
  }

  private Label problem() {
    var problem = new Label();
    problem.getStyleClass().add("problem");
    problem.setGraphic(Icon.LATE.node(14));
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem
        .textProperty()
        .bind(
            javafx.beans.binding.Bindings.createStringBinding(
                () ->
                    model.problemKeyProperty().get().isEmpty()
                        ? ""
                        : words.get(
                            model.problemKeyProperty().get(), model.problemArguments().toArray()),
                model.problemKeyProperty(),
                words.languageProperty()));
    problem.visibleProperty().bind(model.problemKeyProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  /// The certificate of a server that nobody vouches for, to be compared by a person.
  private VBox stranger() {
    var print = new Label();
    print.getStyleClass().addAll("small", "num");
    print.setWrapText(true);
    print.textProperty().bind(model.strangerProperty());
    var trust =
        ButtonWithKey.secondary(words, "signIn.trust")
            .does(() -> {
              if (form.validate()) {
                model.trustAndSignIn();
              }
            });
    trust.setMaxWidth(Double.MAX_VALUE);
    var box = new VBox(8, print, trust);
    box.visibleProperty().bind(model.strangerProperty().isNotEmpty());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private ButtonWithKey button() {
    var button =
        ButtonWithKey.primary(words, "signIn.enter")
            .key("Enter")
            .does(() -> {
              if (form.validate()) {
                model.signIn();
              }
            });
    button.setDefaultButton(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private HBox languages() {
    var links = new HBox(12);
    links.setAlignment(Pos.CENTER);
    for (var language : Language.values()) {
      var link = new Hyperlink(language.nativeName());
      link.setOnAction(done -> words.languageProperty().set(language));
      links.getChildren().add(link);
    }
    return links;
  }
}
