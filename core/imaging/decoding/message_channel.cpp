#include "core/imaging/decoding/message_channel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>

namespace stratoscope::imaging {
namespace {

constexpr std::uint64_t mark = 0x5354'5241'544F'4431; ///< what every message begins with
using Start = std::array<std::uint64_t, 2>;           ///< the mark and the length

/// Milliseconds left for poll(); rounded up, so that the last fraction is waited for.
int left(const Deadline& deadline) {
  if (!deadline) {
    return -1;
  }
  const auto rest = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(rest, 0, 1'000'000'000));
}

ChannelState await(int socket, short event, const Deadline& deadline) {
  pollfd waiting{socket, event, 0};
  int ready = ::poll(&waiting, 1, left(deadline));
  while (ready < 0 && errno == EINTR) {
    ready = ::poll(&waiting, 1, left(deadline));
  }
  if (ready < 0) {
    return ChannelState::Closed;
  }
  return ready == 0 ? ChannelState::Late : ChannelState::Done;
}

bool isTemporary(int error) { return error == EINTR || error == EAGAIN || error == EWOULDBLOCK; }

/// Moves bytes with `move`, which is send or recv from the given place on, until `done` is at least `size`.
template <typename Move>
ChannelState moveBytes(int socket, short event, std::size_t size, std::size_t& done, const Deadline& deadline,
                       Move&& move) {
  auto state = ChannelState::Done;
  while (done < size && state == ChannelState::Done) {
    const auto count = move(done);
    if (count > 0) {
      done += static_cast<std::size_t>(count);
    } else {
      state = count == 0 || !isTemporary(errno) ? ChannelState::Closed : await(socket, event, deadline);
    }
  }
  return state;
}

/// Fills `buffer` from `done` on until at least `size` bytes are there. Without a deadline the call itself waits.
ChannelState receiveUpTo(int socket, std::string& buffer, std::size_t size, std::size_t& done,
                         const Deadline& deadline) {
  const int flags = deadline ? MSG_DONTWAIT : 0;
  return moveBytes(socket, POLLIN, size, done, deadline,
                   [&](std::size_t from) { return ::recv(socket, buffer.data() + from, buffer.size() - from, flags); });
}

} // namespace

ChannelState sendMessage(int socket, const std::string& message, const Deadline& deadline) {
  const auto start = std::bit_cast<std::array<char, sizeof(Start)>>(Start{mark, message.size()});
  const auto whole = std::string(start.begin(), start.end()) + message;
  std::size_t done = 0;
  return moveBytes(socket, POLLOUT, whole.size(), done, deadline, [&](std::size_t from) {
    return ::send(socket, whole.data() + from, whole.size() - from, MSG_NOSIGNAL | MSG_DONTWAIT);
  });
}

ChannelState receiveMessage(int socket, std::string& message, const Deadline& deadline) {
  constexpr std::size_t usual = 1024; // most messages come whole with the first call
  Start start{};
  std::size_t done = 0;
  message.resize(usual);
  if (const auto state = receiveUpTo(socket, message, sizeof(start), done, deadline); state != ChannelState::Done) {
    return state;
  }
  std::memcpy(start.data(), message.data(), sizeof(start));
  if (start[0] != mark || start[1] > longestMessage || done > sizeof(start) + start[1]) {
    return ChannelState::Damaged;
  }
  const auto size = sizeof(start) + static_cast<std::size_t>(start[1]);
  message.resize(size);
  const auto state = receiveUpTo(socket, message, size, done, deadline);
  message.erase(0, sizeof(start));
  return state;
}

} // namespace stratoscope::imaging
