package outrider.server.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// JSON as both ends write it: absent rather than null, whole numbers as long ones, and members
/// that an older program does not know are passed over.
public final class Json {
  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Limits.JSON_DEPTH)
                          .maxStringLength(Limits.JSON_TEXT_CHARS)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /// Reads what a caller sent.
  ///
  /// @throws ProblemException that says whether it is no JSON, of another shape, or too much
  public static <T> T read(byte[] bytes, Class<T> shape) {
    try {
      T value = MAPPER.readValue(bytes, shape);
      if (value == null) {
        throw new ProblemException(Problem.wrongShape("The body is null."));
      }
      return value;
    } catch (StreamConstraintsException excess) {
      throw new ProblemException(Problem.tooLarge("The JSON is nested too deep or too long."));
    } catch (JsonMappingException mismatch) {
      if (mismatch.getCause() instanceof StreamConstraintsException) {
        throw new ProblemException(Problem.tooLarge("The JSON is nested too deep or too long."));
      }
      throw new ProblemException(Problem.wrongShape(explain(mismatch)));
    } catch (JsonProcessingException broken) {
      throw new ProblemException(Problem.malformed("The body is not JSON."));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Reads what we wrote ourselves.
  public static <T> T readOwn(String text, Class<T> shape) {
    try {
      return MAPPER.readValue(text, shape);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored JSON cannot be read", impossible);
    }
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write " + value.getClass(), impossible);
    }
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write " + value.getClass(), impossible);
    }
  }

  /// Where a body differs from its shape, in words without class names.
  private static String explain(JsonMappingException mismatch) {
    String path =
        mismatch.getPath().stream()
            .map(step ->
                step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty()
        ? "The body is not the expected kind of value."
        : "The value at " + path + " is missing or of another kind.";
  }
}
