#pragma once

#include <exception>

namespace stratoscope::learning {

/// Whether an error says that a device's or the machine's memory did not suffice: by its type, or by its text where
/// LibTorch throws its general one.
[[nodiscard]] bool isOutOfMemory(const std::exception& error);

/// Gives what LibTorch keeps of CUDA cards' memory back to them; nothing where it was built without CUDA.
void giveCardMemoryBack();

} // namespace stratoscope::learning
