#include "core/base/error.h"
#include "core/imaging/decoding/decoder_service.h"

#include <charconv>
#include <cstdio>
#include <cstring>

namespace {

/// The id of the process that this one serves.
pid_t parentOf(int count, char** arguments) {
  pid_t parent = -1;
  if (count == 2) {
    std::from_chars(arguments[1], arguments[1] + std::strlen(arguments[1]), parent);
  }
  return parent;
}

} // namespace

/// Decodes image files for the window and the command line, in a process of its own that a hostile file may end.
int main(int count, char** arguments) {
  if (!stratoscope::imaging::becomeDecoderProcess(parentOf(count, arguments))) {
    std::fputs("stratoscope-decoder is started by Stratoscope and does nothing by itself\n", stderr);
    return 2;
  }
  const auto decoder = stratoscope::imaging::makeDirectDecoder();
  stratoscope::imaging::serveDecoder(*decoder);
  return 0;
}
