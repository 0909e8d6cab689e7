package outrider.core.command;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.diagnosis.KeptCause;
import outrider.core.record.RecordType;
import outrider.core.review.ReviewFigures;

/// Commands as maps of plain values and back, from their record components: both ends share one
/// wire form whatever JSON library carries it, and an unknown kind is an answer, not a crash.
public final class CommandCodec {

  private static final Map<String, Shape> SHAPES =
      Arrays.stream(Command.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Shape::of));

  private static final Map<Class<?>, Shape> NESTED =
      Stream.of(
              FieldEdit.class,
              NextStep.class,
              Repetition.class,
              Gift.class,
              ReviewFigures.class,
              DiagnosisFigures.class,
              KeptCause.class)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Shape::of));

  private CommandCodec() {}

  public static String kind(Command command) {
    return command.getClass().getSimpleName();
  }

  public static Map<String, Object> arguments(Command command) {
    return shape(kind(command)).write(command);
  }

  /// @throws UnknownCommandException where the kind is unknown or the arguments have another shape
  public static Command read(@Nullable String kind, @Nullable Map<String, ?> arguments) {
    if (kind == null || arguments == null) {
      throw new UnknownCommandException("a command without a name or arguments");
    }
    return (Command) shape(kind).read(arguments);
  }

  public static Map<String, Class<?>> kinds() {
    return SHAPES.values().stream()
        .collect(Collectors.toMap(shape -> shape.type.getSimpleName(), shape -> shape.type));
  }

  private record Shape(Class<?> type, RecordComponent[] components, Constructor<?> constructor) {

    static Shape of(Class<?> type) {
      var components = type.getRecordComponents();
      try {
        return new Shape(
            type,
            components,
            type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)));
      } catch (NoSuchMethodException impossible) {
        throw new AssertionError(type + " is no record", impossible);
      }
    }

    Map<String, Object> write(Object value) {
      var map = LinkedHashMap.<String, Object>newLinkedHashMap(components.length);
      for (var component : components) {
        Object item;
        try {
          item = component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
          throw new AssertionError(impossible);
        }
        if (item != null) {
          map.put(component.getName(), plain(item));
        }
      }
      return map;
    }

    Object read(Map<String, ?> map) {
      var arguments = new @Nullable Object[components.length];
      for (var index = 0; index < components.length; index++) {
        var component = components[index];
        var value = map.get(component.getName());
        if (value == null && !optional(component)) {
          throw new UnknownCommandException(type.getSimpleName() + " lacks " + component.getName());
        }
        try {
          arguments[index] = typed(component.getGenericType(), value);
        } catch (IllegalArgumentException | ClassCastException wrong) {
          throw new UnknownCommandException(
              type.getSimpleName() + " has a malformed " + component.getName(), wrong);
        }
      }
      try {
        return constructor.newInstance(arguments);
      } catch (InvocationTargetException | InstantiationException | IllegalAccessException wrong) {
        throw new UnknownCommandException(type.getSimpleName() + " is malformed", wrong);
      }
    }

    private static boolean optional(RecordComponent component) {
      return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
          || component.getType() == List.class;
    }
  }

  private static Object plain(Object value) {
    return switch (value) {
      case RecordType type -> type.wireName();
      case Record nested -> nested(nested.getClass()).write(nested);
      case List<?> list -> list.stream().map(CommandCodec::plain).toList();
      case Map<?, ?> map -> new LinkedHashMap<>(map);
      default -> value;
    };
  }

  private static @Nullable Object typed(Type type, @Nullable Object value) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(generic.getActualTypeArguments()[0], value)
          : map(value);
    }
    if (value == null) {
      return null;
    }
    return switch (type) {
      case Class<?> wanted when wanted == Object.class -> value;
      case Class<?> wanted when wanted == RecordType.class ->
          RecordType.byWireName((String) value)
              .orElseThrow(() -> new IllegalArgumentException("record type " + value));
      case Class<?> wanted when wanted == long.class || wanted == Long.class -> number(value);
      case Class<?> wanted when wanted == boolean.class -> (Boolean) value;
      case Class<?> wanted when wanted == String.class -> (String) value;
      case Class<?> wanted when wanted.isRecord() -> nested(wanted).read(map(value));
      default -> throw new IllegalArgumentException("no wire form for " + type);
    };
  }

  private static long number(Object value) {
    return switch (value) {
      case Long number -> number;
      case Integer number -> number.longValue();
      default -> throw new IllegalArgumentException("not a whole number: " + value);
    };
  }

  private static List<?> list(Type of, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    Function<Object, Object> element =
        item -> {
          var typed = typed(of, item);
          if (typed == null) {
            throw new IllegalArgumentException("a list holds no null");
          }
          return typed;
        };
    return ((List<?>) value).stream().map(element::apply).toList();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> given)) {
      throw new IllegalArgumentException("not an object: " + value);
    }
    var map = HashMap.<String, Object>newHashMap(given.size());
    given.forEach((name, item) -> {
      if (item != null) {
        map.put((String) name, item);
      }
    });
    return map;
  }

  private static Shape shape(String kind) {
    var shape = SHAPES.get(kind);
    if (shape == null) {
      throw new UnknownCommandException("no command is called " + kind);
    }
    return shape;
  }

  private static Shape nested(Class<?> type) {
    var shape = NESTED.get(type);
    if (shape == null) {
      throw new IllegalArgumentException("no wire form for " + type);
    }
    return shape;
  }
}
