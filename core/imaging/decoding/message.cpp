#include "core/imaging/decoding/message.h"

namespace stratoscope::imaging {

void MessageReader::refuse() {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the decoder sent a damaged message"));
}

std::string_view MessageReader::next(std::uint64_t count) {
  if (count > rest_.size()) {
    refuse();
  }
  const auto bytes = rest_.substr(0, static_cast<std::size_t>(count));
  rest_.remove_prefix(bytes.size());
  return bytes;
}

void MessageReader::finish() const {
  if (!rest_.empty()) {
    refuse();
  }
}

} // namespace stratoscope::imaging
