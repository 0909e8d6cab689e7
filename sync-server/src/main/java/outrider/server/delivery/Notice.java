package outrider.server.delivery;

import java.util.List;
import outrider.core.user.User;

/// Something that people are told, wherever they are.
///
/// @param id from which the ids of its deliveries follow: told twice it goes out once
/// @param people who are told by e-mail, where they have an address
/// @param broadly whether webhooks are told too
/// @param words plain text
public record Notice(
    String id, List<User> people, boolean broadly, String subject, String words, long at) {}
