package outrider.core.pool;

import java.util.List;

/// What somebody has taken out of a pool.
///
/// @param held open leads of the pool that are theirs
/// @param claims when they claimed since the time that was asked for, the earliest first
public record Holdings(long held, List<Long> claims) {

  public static final Holdings NONE = new Holdings(0, List.of());

  public Holdings {
    claims = claims.stream().sorted().toList();
  }
}
