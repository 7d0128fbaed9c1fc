#pragma once

#include "core/base/error.h"
#include "core/imaging/inspect.h"
#include "core/imaging/series.h"

#include <string>
#include <string_view>
#include <variant>

namespace stratoscope::imaging {

/// What is said between a decoder process and the program that started it. Requests come from the program and are
/// believed; answers come from a process that a hostile file may have taken over, and are checked in full.

enum class DecoderTask { Volume, StoredValues, StoredImage };

struct DecoderRequest {
  DecoderTask task = DecoderTask::Volume;
  Series series;
};

/// An Error on its way from one process to the other.
struct DecoderFailure {
  ErrorCode code = ErrorCode::Internal;
  Text reason;
  std::string subject;
  Text advice;
};

/// A volume without its values: few of them come as bytes, many through shared memory.
struct DecodedVolume {
  Volume volume;
  std::uint64_t values = 0; ///< how many floats there are
  std::string bytes;        ///< these floats, or empty where they lie in the shared memory
};

constexpr std::size_t mostBytesInMessage = 128 << 10;

/// An image without its bytes, which travel as a volume's values do.
struct DecodedImage {
  StoredImage image;
  std::string bytes; ///< or empty where they lie in the shared memory
};

/// In the order of DecoderTask.
using DecoderAnswer = std::variant<DecodedVolume, StoredValues, DecodedImage, DecoderFailure>;

[[nodiscard]] std::string encode(const DecoderRequest& request);
[[nodiscard]] std::string encode(const DecoderAnswer& answer);
/// Both throw Error::Unreadable for bytes that are no such message. In a volume that comes back, the sizes are at least
/// 1, there are 1 or 3 channels, and the number of values fits them, as do the bytes where there are any; likewise in
/// an image, whose samples have 8, 16 or 32 bits.
[[nodiscard]] DecoderRequest decodeRequest(std::string_view bytes);
[[nodiscard]] DecoderAnswer decodeAnswer(std::string_view bytes);

} // namespace stratoscope::imaging
