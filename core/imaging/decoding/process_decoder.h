#pragma once

#include "core/imaging/decoding/decoder_limits.h"
#include "core/imaging/decoding/pixel_decoder.h"

#include <memory>

namespace stratoscope::imaging {

struct ProcessDecoderOptions {
  std::filesystem::path program; ///< of the decoder processes
  LimitBounds limits;
};

/// Where the program that decodes lies: beside the running one, in bin beside its folder (the build tree's tests) or in
/// libexec/stratoscope (installed). Throws Error::NotFound.
[[nodiscard]] std::filesystem::path decoderProgram();

/// A decoder with processes of its own, as many as decode() is called at once; they are started when they are first
/// needed, wait for the next series afterwards and end with the decoder, or with this process however that ends.
/// A process that dies is replaced at the next series. Throws Error::NotFound when there is no such program.
[[nodiscard]] std::unique_ptr<PixelDecoder> makeProcessDecoder(const ProcessDecoderOptions& options);

} // namespace stratoscope::imaging
