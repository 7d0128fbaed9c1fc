#include "core/base/error.h"
#include "core/imaging/decoding/decoder_service.h"
#include "core/imaging/inspect.h"

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace stratoscope;
using namespace stratoscope::imaging;

namespace {

Volume small() {
  Volume volume;
  volume.size = {2, 2, 1};
  volume.values = {1, 2, 3, 4};
  return volume;
}

Volume withoutEnd() {
  std::vector<std::vector<char>> all;
  while (true) {
    all.emplace_back(std::size_t{16} << 20, 'x');
  }
}

Volume silentForever() {
  while (true) {
    std::this_thread::sleep_for(std::chrono::hours(1));
  }
}

/// Bytes that are no answer, in the place of one.
Volume rubbish(std::size_t count) {
  const std::string bytes(count, 'z');
  (void)::send(decoderSocket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  return silentForever();
}

Volume tooFewValues() {
  auto volume = small();
  volume.values.pop_back();
  return volume;
}

/// A size far beyond the values that are there.
Volume hugeClaim() {
  auto volume = small();
  volume.size = {60000, 60000, 2};
  return volume;
}

/// Does what the name of its file says; "fine" is a small volume, "pid" one that holds this process's id.
class Misbehaving final : public PixelDecoder {
public:
  Volume decode(const Series& series) override {
    const auto name = series.path.stem().string();
    if (name == "abort") {
      std::fputs("chatter on standard error\n", stderr);
      std::abort();
    }
    if (name == "segv") {
      std::signal(SIGSEGV, SIG_DFL); // the address sanitizer has its own way with it
      ::raise(SIGSEGV);
    }
    if (name == "exit") {
      std::_Exit(3);
    }
    if (name == "core") { // as it would be written, were it not for the limits
      ::raise(SIGQUIT);
    }
    if (name == "pid") {
      auto volume = small();
      const auto parts = std::div(::getpid(), 1000);
      volume.values = {static_cast<float>(parts.rem), static_cast<float>(parts.quot), 0, 0};
      return volume;
    }
    return other(name);
  }
  StoredImage storedImage(const Series& series) override {
    StoredImage image{2, 2, 1, 1, 8, "MONOCHROME2", "abcd"};
    image.rows = series.path.stem() == "claim" ? 60000 : 2;
    return image;
  }
  StoredValues storedValues(const Series& series) override { return {{0, 1, 0.5}, series.path.string(), {}}; }

private:
  static Volume other(const std::string& name) {
    if (name == "hang") {
      return silentForever();
    }
    if (name == "greedy") {
      return withoutEnd();
    }
    if (name == "rubbish") {
      return rubbish(100);
    }
    if (name == "short_rubbish") {
      return rubbish(5);
    }
    if (name == "few") {
      return tooFewValues();
    }
    if (name == "claim") {
      return hugeClaim();
    }
    if (name == "cancel") {
      throw Error(ErrorCode::Cancelled, "stop everything");
    }
    return small();
  }
};

} // namespace

/// A decoder for the test of decoder processes, which does what no shipped one may.
int main(int count, char** arguments) {
  pid_t parent = -1;
  if (count == 2) {
    std::from_chars(arguments[1], arguments[1] + std::strlen(arguments[1]), parent);
  }
  if (!becomeDecoderProcess(parent)) {
    return 2;
  }
  Misbehaving decoder;
  serveDecoder(decoder);
  return 0;
}
