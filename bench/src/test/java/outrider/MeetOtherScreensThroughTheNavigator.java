package outrider;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// Holds where no class names a view or view model of another screen's package.
///
/// The shell hosts them all and `fx` holds their common ancestors, so those two are free.
final class MeetOtherScreensThroughTheNavigator extends ArchCondition<JavaClass> {
  private static final String APP = "outrider.app";
  private static final Set<String> COMMON = Set.of("", "shell", "fx");

  MeetOtherScreensThroughTheNavigator() {
    super("reach other screens through shell.Navigator");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (COMMON.contains(screen(type))) {
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass();
      if (isScreen(target) && !screen(target).equals(screen(type))) {
        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
      }
    }
  }

  private static boolean isScreen(JavaClass type) {
    String name = ArchitectureTest.outermost(type).getSimpleName();
    return type.getPackageName().startsWith(APP + ".")
        && !COMMON.contains(screen(type))
        // A saved view is a question that was kept, and a record; a screen is never one.
        && !ArchitectureTest.outermost(type).isRecord()
        && (name.endsWith("View") || name.endsWith("ViewModel"));
  }

  private static String screen(JavaClass type) {
    String rest = type.getPackageName().substring(APP.length());
    if (rest.isEmpty()) {
      return "";
    }
    int end = rest.indexOf('.', 1);
    return end < 0 ? rest.substring(1) : rest.substring(1, end);
  }
}
