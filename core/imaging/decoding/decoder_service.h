#pragma once

#include "core/imaging/decoding/pixel_decoder.h"

#include <sys/types.h>

namespace stratoscope::imaging {

/// Where a decoder process finds its ends of the connection; the rest is closed, standard output and error lead
/// nowhere.
constexpr int decoderSocket = 0;
constexpr int decoderMemory = 3; ///< a file in memory; the values of a decoded volume are written to its start

/// Makes this process one that serves `parent`: it ends with it, leaves no core dump, gains no rights and uses one
/// thread. @return false when the parent is gone already or the ends of the connection are not there.
[[nodiscard]] bool becomeDecoderProcess(pid_t parent);

/// Answers requests, one after the other, until the other side closes the connection.
void serveDecoder(PixelDecoder& decoder);

} // namespace stratoscope::imaging
