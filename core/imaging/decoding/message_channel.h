#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace stratoscope::imaging {

/// Longest message; image values do not travel in messages.
constexpr std::size_t longestMessage = std::size_t{64} << 20;

using Deadline = std::optional<std::chrono::steady_clock::time_point>; ///< nothing: wait as long as it takes

enum class ChannelState {
  Done,
  Closed,  ///< the other side is gone
  Late,    ///< the deadline passed
  Damaged, ///< what came is no message, or one that is longer than longestMessage
};

/// Sends a message, its length before it, over a connected stream socket; no signal where the other side is gone.
[[nodiscard]] ChannelState sendMessage(int socket, const std::string& message, const Deadline& deadline);
/// Receives one message.
[[nodiscard]] ChannelState receiveMessage(int socket, std::string& message, const Deadline& deadline);

} // namespace stratoscope::imaging
